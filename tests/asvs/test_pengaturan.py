"""What the settings promise to browsers, read as a service behind TLS reads them (OWASP ASVS 5.0, V3, V6, V7, V13)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module

import pytest
from django.conf import settings
from django.test import Client

from adminduk.akun.models import AkunPenduduk, Petugas, TokenSistem

BACA = """
import json
from adminduk.proyek import settings as s
tertulis = (str, int, bool, list, tuple)
print(json.dumps({n: v for n, v in vars(s).items() if n.isupper() and isinstance(v, tertulis)}))
"""


@pytest.fixture(scope="module")
def layanan():
    """Return the settings of a process that stands behind a proxy which ends TLS."""
    lingkungan = os.environ | {"ADMINDUK_HTTPS": "1", "ADMINDUK_HOST": "dukcapil.contoh.id"}
    hasil = subprocess.run([sys.executable, "-c", BACA], env=lingkungan, capture_output=True, text=True, check=True)
    return json.loads(hasil.stdout)


@pytest.mark.parametrize("kuki", ["SESSION", "CSRF"])
def test_kuki_hanya_lewat_tls_dan_hanya_bagi_tuan_rumah_ini(layanan, kuki):
    assert layanan[f"{kuki}_COOKIE_SECURE"] is True
    assert layanan[f"{kuki}_COOKIE_NAME"].startswith("__Host-")
    assert layanan[f"{kuki}_COOKIE_SAMESITE"] in {"Lax", "Strict"}
    assert not layanan.get(f"{kuki}_COOKIE_DOMAIN")
    assert not settings.SESSION_COOKIE_SECURE, "tanpa TLS browser akan membuang kukinya"


@pytest.mark.django_db
def test_kuki_sesi_tidak_terbaca_skrip():
    kiriman = {"nama_pengguna": "siapa", "sandi": "salah", "kode": "x"}
    kuki = Client().post("/masuk/", kiriman).cookies | Client().get("/masuk/").cookies

    assert settings.SESSION_COOKIE_HTTPONLY is True
    assert [n for n, isi in kuki.items() if n == settings.SESSION_COOKIE_NAME and not isi["httponly"]] == []


def test_hsts_setahun_untuk_semua_subdomain(layanan):
    assert layanan["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert layanan["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_hanya_tuan_rumah_yang_disebut(layanan):
    assert layanan["ALLOWED_HOSTS"] == ["dukcapil.contoh.id"]
    assert layanan["CSRF_TRUSTED_ORIGINS"] == ["https://dukcapil.contoh.id"]


def test_tidak_pernah_dalam_keadaan_debug(layanan):
    assert layanan["DEBUG"] is False
    assert "debug_toolbar" not in settings.INSTALLED_APPS


def test_kunci_web_dibuat_pada_pemasangan_dan_panjang(layanan):
    assert len(layanan["SECRET_KEY"]) >= 43, "256 bit"
    assert "insecure" not in layanan["SECRET_KEY"]


def test_sesi_disimpan_server_dan_paling_lama_satu_hari_kerja(layanan):
    assert settings.SESSION_ENGINE == "adminduk.akun.sesi"
    assert layanan["SESSION_COOKIE_AGE"] <= 12 * 3600
    assert layanan["SESSION_EXPIRE_AT_BROWSER_CLOSE"] is True


def test_sandi_disimpan_dengan_argon2():
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.mark.django_db
def test_tidak_ada_asal_lain_yang_boleh_membaca():
    jawaban = Client().get("/", headers={"origin": "https://jahat.contoh"})

    assert [n for n in jawaban.headers if n.lower().startswith("access-control-")] == []


@pytest.mark.django_db
@pytest.mark.parametrize("alamat", ["/.git/config", "/.env", "/pyproject.toml", "/statis/", "/statis/../settings.py"])
def test_berkas_kerja_dan_isi_folder_tidak_disajikan(alamat):
    assert Client().get(alamat).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("alamat", ["/", "/masuk/", "/api/layanan"])
def test_metode_trace_tidak_dilayani(alamat):
    assert Client().generic("TRACE", alamat).status_code in {403, 404, 405}


@pytest.mark.django_db
def test_halaman_menyebut_jenis_dan_pengodeannya():
    jenis = {alamat: Client().get(alamat).headers["Content-Type"] for alamat in ("/", "/masuk/", "/api/openapi.json")}

    assert jenis["/"] == jenis["/masuk/"] == "text/html; charset=utf-8"
    assert jenis["/api/openapi.json"].startswith("application/json")


@pytest.mark.django_db
def test_http_tidak_dialihkan_oleh_aplikasi():
    """A system that calls the API without TLS hears nothing that would hide its mistake."""
    assert settings.SECURE_SSL_REDIRECT is False
    assert Client().get("/api/antrean").status_code == 401


@pytest.mark.django_db
def test_tidak_ada_akun_bawaan():
    assert Petugas.objects.count() == TokenSistem.objects.count() == AkunPenduduk.objects.count() == 0


@pytest.mark.django_db
def test_nomor_sesi_acak_dan_panjang():
    nomor = set()
    for _ in range(50):
        sesi = import_module(settings.SESSION_ENGINE).SessionStore()
        sesi.create()
        nomor.add(sesi.session_key)

    assert len(nomor) == 50
    # 32 signs of 36: 165 bits from the operating system's generator
    assert {len(n) for n in nomor} == {32}
