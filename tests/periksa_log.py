"""Looks for personal data in everything that a run of the tests logged: its own logs, and of systems it started.

``conftest.py`` asks once at the end of a run, after all workers of xdist. The cast of the tests is looked for by name
and number, and any number that has the form of a NIK. First of all it must see a line in which there is something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from adminduk.register import contoh
from adminduk.register.isi import Penduduk

POLA_LOG = ("log/*", "pangkalan/log")
# Region, day (of women: plus 40), month, year, serial: a time stamp in microseconds has not this form.
_NIK = re.compile(r"(?<!\d)[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}(?!\d)")
_PEMERAN = [n for n in vars(contoh).values() if isinstance(n, Penduduk)]
NAMA = sorted({p.nama for p in _PEMERAN if " " in p.nama} | {"ELISABET KOROMPIS"})
NOMOR = sorted({p.nik.lengkap for p in _PEMERAN if p.nik} | {contoh.NOMOR_KK.lengkap, contoh.NOMOR_KK_SENDIRI.lengkap})
_DICARI = re.compile("|".join([*map(re.escape, [*NAMA, *NOMOR]), _NIK.pattern]), re.IGNORECASE)


def bocor(baris: str) -> list[str]:
    """Return what a line of a log tells about somebody."""
    return _DICARI.findall(baris)


def berkas_log(folder: Iterable[Path]) -> Iterator[Path]:
    for satu in folder:
        for pola in POLA_LOG:
            yield from (b for b in satu.rglob(pola) if b.is_file())


def periksa(folder: Iterable[Path], tanda: str) -> Iterator[str]:
    """Yield a sentence for each finding; ``tanda`` must stand in a log, or nothing was logged at all.

    The finding itself is named by its file and line, never repeated.
    """
    if len(bocor(f"galat {NAMA[0]} {NOMOR[0]}")) != 2:
        yield "pemeriksa log tidak melihat data pribadi yang ada di depannya"
    terlihat = False
    for berkas in berkas_log(folder):
        with berkas.open(errors="replace") as isi:
            for ke, baris in enumerate(isi, 1):
                terlihat = terlihat or tanda in baris
                if ditemukan := bocor(baris):
                    yield f"{berkas.parent.name}/{berkas.name}:{ke} memuat {len(ditemukan)} data pribadi"
    if not terlihat:
        yield "log pengujian tidak memuat tanda yang baru saja ditulis: tidak ada yang diperiksa"
