"""No page without a permission, no permission without a page, no template without a user."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from adminduk.permohonan.contoh_alur import KABID, KADIS, OPERATOR, PETUGAS_DESA, VERIFIKATOR
from adminduk.register import Peran
from adminduk.register.contoh import WARGA_MARTHA
from adminduk.register.pintu import BOLEH
from adminduk.web.contoh import masuk
from adminduk.web.izin import IZIN
from adminduk.web.urls import urlpatterns
from adminduk.web.views.umum import layanan_per_bidang

PAKET = Path(__file__).parent
PELAKU = {p.peran: p for p in (OPERATOR, VERIFIKATOR, KABID, KADIS, PETUGAS_DESA, WARGA_MARTHA)}


def _alamat(pola: URLPattern) -> str:
    nilai: dict[str, object] = {
        "uuid": "00000000-0000-0000-0000-00000000ffff", "slug": "lahir", "string": "7K2M9QXA4TBN", "int": 9202,
        "path": "0/000",
    }  # fmt: skip
    bagian = {k: nilai[type(v).__name__.removesuffix("Converter").lower()] for k, v in pola.pattern.converters.items()}
    if pola.name == "putusan":
        bagian["langkah"] = "tolak"
    return reverse(f"web:{pola.name}", kwargs=bagian)


def test_setiap_rute_punya_izin_dan_setiap_izin_punya_rute() -> None:
    assert sorted(IZIN) == sorted(p.name or "" for p in urlpatterns)


def test_izin_tidak_lebih_luas_daripada_pintu_register() -> None:
    lebih = {n: i.peran - BOLEH[i.keperluan] for n, i in IZIN.items() if i.keperluan}

    assert not any(lebih.values())


def test_halaman_yang_membuka_register_selalu_meminta_masuk() -> None:
    assert all(i.peran for i in IZIN.values() if i.keperluan)


def test_tidak_ada_rute_lain_selain_halaman_akun_dan_kesehatan() -> None:
    """Routes outside this app are those of accounts and the health check; the API guards its own."""
    lain = [str(r.pattern) for r in get_resolver().url_patterns if isinstance(r, URLPattern)]

    assert lain == ["sehat"]
    assert all(isinstance(r, URLPattern | URLResolver) for r in get_resolver().url_patterns)


@pytest.mark.django_db
@pytest.mark.parametrize("pola", urlpatterns, ids=lambda p: p.name)
def test_tanpa_masuk_hanya_halaman_umum(pola: URLPattern) -> None:
    jawaban = Client().get(_alamat(pola))

    diarahkan = jawaban.status_code == 302 and jawaban.url.startswith("/masuk/")
    assert diarahkan == bool(IZIN[pola.name or ""].peran)


@pytest.mark.django_db
@pytest.mark.parametrize("peran", PELAKU, ids=lambda p: p.name)
def test_peran_lain_melihat_halaman_yang_tidak_ada(peran: Peran) -> None:
    peramban = masuk(PELAKU[peran])
    terlarang = [p for p in urlpatterns if (i := IZIN[p.name or ""]).peran and peran not in i.peran]

    assert terlarang
    assert {p.name: peramban.get(_alamat(p)).status_code for p in terlarang} == {p.name: 404 for p in terlarang}


def test_setiap_templat_dipakai() -> None:
    sumber = [p for p in PAKET.rglob("*") if p.suffix in (".py", ".html")]
    disebut = {n for p in sumber for n in re.findall(r"[\"'](web/[\w/]+\.html)[\"']", p.read_text("utf-8"))}
    templat = {p.relative_to(PAKET / "templates").as_posix() for p in PAKET.glob("templates/web/**/*.html")}

    isian = {t for t in templat if t.startswith("web/isian/")}  # chosen by the kind of field
    assert templat - isian == disebut - isian
    assert len(isian) == 9


def test_tidak_ada_skrip_atau_gaya_di_dalam_halaman() -> None:
    """The policy of the site forbids both; a page that needs one would be broken for everybody."""
    for templat in PAKET.glob("templates/**/*.html"):
        isi = templat.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", isi), templat.name
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", isi)), templat.name


def test_lembar_gaya_tidak_lebih_dari_20_kb() -> None:
    assert (PAKET / "static/web/adminduk.css").stat().st_size <= 20_000


@pytest.mark.django_db
def test_setiap_layanan_punya_halaman_dan_formulir() -> None:
    layanan = [satu for _, isi in layanan_per_bidang() for satu in isi]
    peramban = masuk(OPERATOR)

    for satu in layanan:
        for alamat in (f"/layanan/{satu.kode.lower()}/", f"/petugas/permohonan/baru/{satu.kode.lower()}/"):
            jawaban = peramban.get(alamat)
            assert jawaban.status_code == 200, alamat
            assert len(jawaban.content) < 100_000, alamat
