"""Which pages are generated, by what, and whether they are fresh."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from adminduk.perintah.pembangkit import audit, hukum, layanan


def _perakitan(modul: str) -> Callable[[Path], str]:
    """Ask the wiring: permissions and limits are the web's and the API's, which commands do not know (needs Django)."""

    def susun(proyek: Path) -> str:
        halaman: str = import_module(f"adminduk.proyek.{modul}").susun(proyek)
        return halaman

    return susun


HALAMAN: Mapping[str, Callable[[Path], str]] = {
    "docs/layanan.md": layanan.susun,
    "docs/hukum/matriks.md": hukum.susun,
    "docs/audit.md": audit.susun,
    "docs/hak.md": _perakitan("hak"),
    "docs/keamanan/batas.md": _perakitan("batas"),
}


def basi(proyek: Path) -> Iterator[str]:
    """Yield the pages that are missing or differ from what the code says now."""
    for nama, susun in HALAMAN.items():
        berkas = proyek / nama
        if not berkas.exists() or berkas.read_text(encoding="utf-8") != susun(proyek):
            yield nama


def tulis(proyek: Path) -> Iterator[str]:
    """Write the pages that are not fresh and yield their names."""
    for nama in list(basi(proyek)):
        berkas = proyek / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(HALAMAN[nama](proyek), encoding="utf-8")
        yield nama
