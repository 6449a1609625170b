"""Teks dari luar tidak pernah menjadi bagian dari perintah SQL: setiap parameter yang dibaca kode, setiap alamat."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from adminduk.api.contoh import Sistem
from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan

from .conftest import PENANDA

pytestmark = pytest.mark.django_db
SUMBER = Path(__file__).parents[2] / "src" / "adminduk"
SUNTIK = (
    f"' or '{PENANDA}'='{PENANDA}",
    f"'; drop table {PENANDA}; --",
    f"\\'; select pg_sleep(9) -- {PENANDA}",
    f"1) union select {PENANDA}(null)--",
    f"$${PENANDA}$$ %s %(x)s %% {{}}",
    f"\0{PENANDA}",
)
# What a search is asked for with: kept in one list in code.
_LAIN = {"nama", "lahir", "nomor", "kode", "kab", "batas"}


def parameter() -> set[str]:
    """Return every name that the code takes out of an address or a form."""
    semua = "".join(b.read_text() for b in SUMBER.rglob("*.py") if not b.name.startswith(("test_", "contoh")))
    return set(re.findall(r"(?:GET|POST|kiriman)\.(?:get|getlist)\(\s*\"([^\"]+)\"", semua)) | _LAIN


@pytest.fixture
def perintah(monkeypatch) -> list[str]:
    """Every statement as it is handed to the driver: what is a value is not in it."""
    semua: list[str] = []
    for nama in ("execute", "executemany"):
        asli = getattr(psycopg.Cursor, nama)

        def catat(self, query, *sisa, _asli=asli, **lain):
            semua.append(query if isinstance(query, str) else str(query))
            return _asli(self, query, *sisa, **lain)

        monkeypatch.setattr(psycopg.Cursor, nama, catat)
    return semua


@pytest.mark.parametrize("suntik", SUNTIK)
@pytest.mark.parametrize("siapa", ["siapa pun", "penduduk", "operator"])
def test_setiap_parameter_tetap_nilai(siapa, suntik, semua_rute, panggung, peramban, perintah):
    mata, isi = peramban(siapa), dict.fromkeys(parameter(), suntik)
    rusak = {}
    for rute in semua_rute:
        if rute.api:
            continue
        alamat = panggung.alamat(rute)[0]
        for cara in ("get", "post"):
            jawaban = getattr(mata, cara)(alamat, isi)
            if jawaban.status_code >= 500:
                rusak[rute.nama, cara] = jawaban.status_code

    assert rusak == {}
    assert "\0" in suntik or len(perintah) > 30
    assert [p for p in perintah if PENANDA in p] == []


@pytest.mark.parametrize("nama", ["nama", "lahir", "nomor"])
def test_pencarian_penduduk_tidak_menemukan_semua_orang(nama, panggung, peramban):
    operator = peramban("operator")
    ditemukan = {s: operator.post("/petugas/penduduk/", {"nama": "", nama: s}).content.decode() for s in SUNTIK}

    assert [s for s, isi in ditemukan.items() if "RUMBIAK" in isi] == []
    assert "RUMBIAK" in operator.post("/petugas/penduduk/", {"nama": "Yosep Rumbiak"}).content.decode()


@pytest.mark.parametrize(
    "alamat", ["/v/{}", "/ambil/{}/", "/layanan/{}/", "/pencabutan/9202{}.cose", "/api/layanan/{}"]
)
def test_bagian_alamat_tetap_nilai(alamat, panggung, peramban, perintah):
    for suntik in SUNTIK:
        jawaban = peramban("siapa pun").get(alamat.format(suntik.replace("%", "%25").replace("\0", "%00")))
        assert jawaban.status_code in (200, 400, 404), suntik

    assert [p for p in perintah if PENANDA in p] == []


def test_api_saringan_dan_isi_formulir_tetap_nilai(panggung, perintah):
    sistem = Sistem(OPERATOR)
    for suntik in SUNTIK:
        antrean = sistem.baca("antrean", keadaan=suntik, batas=suntik, sesudah=suntik, kode=suntik)
        buat = sistem.kirim("permohonan", {"kode": "LAHIR", "formulir": dict.fromkeys(KELAHIRAN, suntik)})
        kunci = sistem.kirim("permohonan", {"kode": "LAHIR", "formulir": {suntik: suntik}})
        assert {antrean.status_code, buat.status_code, kunci.status_code} <= {200, 201, 400, 404, 422}, suntik

    assert [p for p in perintah if PENANDA in p] == []


def test_kepala_dan_kuki_tetap_nilai(panggung, peramban, perintah):
    for suntik in SUNTIK[:5]:
        mata = peramban("siapa pun")
        mata.cookies["sesi"] = mata.cookies["bahasa"] = suntik.replace(";", "").replace("\\", "")
        kepala = {"X-Forwarded-For": suntik, "User-Agent": suntik, "Accept-Language": suntik, "Referer": suntik}
        assert mata.get("/petugas/", headers=kepala).status_code == 302
        assert mata.post("/masuk/", {"nama_pengguna": suntik, "sandi": suntik}, headers=kepala).status_code in (
            403,
            429,
        )

    assert [p for p in perintah if PENANDA in p] == []


def test_perintah_yang_memuat_teks_dari_luar_memang_ketahuan(panggung, perintah):
    """The control: one statement put together the wrong way is seen, and does find what it must not."""
    nomor = f"tidak ada' or '{PENANDA}'='{PENANDA}"
    with connection.cursor() as kursor:
        kursor.execute(f"select count(*) from pg_class where relname = '{nomor}'")
        semua = kursor.fetchone()[0]
        kursor.execute("select count(*) from pg_class where relname = %s", [nomor])
        tiada = kursor.fetchone()[0]

    assert semua > 100 and tiada == 0
    assert len([p for p in perintah if PENANDA in p]) == 1
    assert Permohonan.objects.filter(keadaan=Keadaan.DRAF).query  # the ORM binds too: its values are not in the text
