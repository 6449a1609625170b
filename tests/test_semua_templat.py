"""Every template, script and style sheet is used by something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adminduk.dokumen import formulir
from adminduk.dokumen.surat import SURAT

SRC = Path(__file__).parent.parent / "src" / "adminduk"
TEKS = {b: b.read_text() for b in SRC.rglob("*") if b.suffix in {".py", ".html", ".typ", ".js", ".css"}}
HALAMAN = sorted(SRC.glob("*/templates/**/*.html"))
STATIS = sorted(b for b in SRC.glob("*/static/**/*") if b.is_file())


def nama_templat(berkas: Path) -> str:
    """
    >>> nama_templat(Path("src/web/templates/web/isian/teks.html"))
    'web/isian/teks.html'
    """
    return berkas.as_posix().partition("/templates/")[2]


def disebut(nama: str, selain: Path) -> bool:
    """Whether a file names it whole, builds it from folder and stem (``f"web/isian/{…}.html"``), or imports it."""
    folder, _, akhir = nama.rpartition("/")
    disusun = re.compile(rf"\"{re.escape(folder)}/{{.*}}{re.escape(Path(akhir).suffix)}\"")
    batang, impor = f'"{Path(akhir).stem}"', f'from "./{akhir}"'
    return any(
        nama in isi or impor in isi or (disusun.search(isi) and batang in isi)
        for berkas, isi in TEKS.items()
        if berkas != selain
    )


def test_ada_templat_dan_berkas_statis():
    assert len(HALAMAN) > 20
    assert {b.suffix for b in STATIS} >= {".css", ".js"}


@pytest.mark.parametrize("berkas", HALAMAN, ids=nama_templat)
def test_setiap_halaman_dipakai(berkas: Path):
    assert disebut(nama_templat(berkas), berkas)


@pytest.mark.parametrize("berkas", STATIS, ids=lambda b: b.name)
def test_setiap_berkas_statis_dipakai(berkas: Path):
    assert disebut(berkas.as_posix().partition("/static/")[2], berkas)


def test_setiap_templat_dokumen_dicetak_atau_diimpor():
    dicetak = {s.templat for s in SURAT.values()} | {formulir.TEMPLAT}
    diimpor = {
        (berkas.parent / nama).resolve()
        for berkas, isi in TEKS.items()
        if berkas.suffix == ".typ"
        for nama in re.findall(r'(?:import|include) "([^"]+\.typ)"', isi)
    }
    ada = {b.resolve() for b in SRC.rglob("*.typ")}

    assert ada - {b.resolve() for b in dicetak} - diimpor == set()
