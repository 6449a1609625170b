"""Kiriman dari situs lain tidak pernah dikerjakan: setiap alamat, dari yang dikenal Django, bukan dari daftar."""

from __future__ import annotations

import pytest
from django.test import Client

from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan

pytestmark = pytest.mark.django_db
KEDALUWARSA = "Formulir ini sudah terlalu lama terbuka"
PENGUBAH = ("post", "put", "patch", "delete")


@pytest.fixture
def korban(panggung, peramban):
    """The browser of an operator who is logged in, checking as the real one does."""
    asli = peramban("operator")
    dengan_csrf = Client(enforce_csrf_checks=True)
    dengan_csrf.cookies.update(asli.cookies)
    return dengan_csrf


def alamat_halaman(semua_rute, panggung) -> list[str]:
    return [a for r in semua_rute if not r.api for a in panggung.alamat(r)[:1]]


def token_dari(peramban) -> str:
    peramban.get("/petugas/penduduk/")
    return str(peramban.cookies["csrf"].value)


def test_setiap_alamat_menolak_kiriman_tanpa_tanda(semua_rute, panggung, korban):
    semua = alamat_halaman(semua_rute, panggung)
    lolos = {
        (cara, alamat): jawaban.status_code
        for alamat in semua
        for cara in PENGUBAH
        if (jawaban := getattr(korban, cara)(alamat)).status_code != 403 or KEDALUWARSA not in jawaban.content.decode()
    }

    assert len(semua) > 50
    assert lolos == {}


@pytest.mark.parametrize(
    "asal", ["https://jahat.contoh", "null", "http://testserver.jahat.contoh", "http://testserver:1"]
)
def test_tanda_yang_benar_dari_situs_lain_tetap_ditolak(asal, semua_rute, panggung, korban):
    tanda = token_dari(korban)
    lolos = [
        alamat
        for alamat in alamat_halaman(semua_rute, panggung)
        if korban.post(alamat, {"csrfmiddlewaretoken": tanda}, headers={"origin": asal}).status_code != 403
    ]

    assert lolos == []


def test_tanda_orang_lain_tidak_berlaku(panggung, korban, peramban):
    lain = token_dari(peramban("verifikator"))
    token_dari(korban)
    jawaban = korban.post("/petugas/penduduk/", {"csrfmiddlewaretoken": lain, "nama": "Yosep"})

    assert jawaban.status_code == 403


def test_dari_halaman_sendiri_diterima_dan_dikerjakan(panggung, korban):
    """The control: the very requests that were refused above do something when they come from our page."""
    kasus = panggung.kasus[Keadaan.DRAF]
    kiriman = {"csrfmiddlewaretoken": token_dari(korban), "versi": kasus.versi, "permintaan": kasus.id}
    tanpa = korban.post(f"/petugas/permohonan/{kasus.id}/batalkan/", {"versi": kasus.versi, "permintaan": kasus.id})
    dengan = korban.post("/petugas/penduduk/", kiriman | {"nama": "Yosep Rumbiak"})

    assert (tanpa.status_code, dengan.status_code) == (403, 200)
    assert "YOSEP RUMBIAK" in dengan.content.decode()


def test_hanya_api_bebas_dari_tanda_dan_api_tidak_mengenal_kuki(semua_rute, panggung, korban):
    bebas = {r.nama for r in semua_rute if getattr(r.pola_url.callback, "csrf_exempt", False) and not r.api}
    jumlah = Permohonan.objects.count
    semula = jumlah()
    jawaban = korban.post("/api/permohonan", {"kode": "LAHIR", "formulir": {}}, content_type="application/json")

    assert bebas == set()
    assert (jawaban.status_code, jumlah()) == (401, semula)


def test_bingkai_dan_kuki_pihak_ketiga_tertutup(settings, korban):
    """Together with the token: the page cannot be framed, and the cookie does not travel with a foreign form."""
    jawaban = korban.get("/petugas/")

    assert jawaban.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in jawaban.headers["Content-Security-Policy"]
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
