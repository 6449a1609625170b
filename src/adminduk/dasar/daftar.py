"""Code lists of ``adminduk/data/*.csv``: words with the numbers that SIAK and the forms give them.

A file opens with comment lines (``# sumber: …``, ``# tanggal: …``). Where the meaning of a code
changed, the columns ``berlaku_sejak`` and ``berlaku_sampai`` tell from which day to which day,
both included, a row holds; empty is for ever.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kode:
    kode: str
    nama: str
    sejak: date
    sampai: date
    rinci: Mapping[str, str]  # the other columns

    def berlaku(self, pada: date | None) -> bool:
        """Whether the row holds on a date; without a date, whether it has not ended."""
        return self.sampai == date.max if pada is None else self.sejak <= pada <= self.sampai


@dataclass(frozen=True, slots=True)
class Daftar:
    """A code list.

    >>> pekerjaan = daftar("pekerjaan")
    >>> pekerjaan.nama("89", pada=date(2018, 5, 2)), pekerjaan.nama("89")
    ('LAINNYA', 'ANGGOTA LEMBAGA TINGGI LAINNYA')
    """

    judul: str
    sumber: str
    baris: tuple[Kode, ...]

    def berlaku(self, pada: date | None = None) -> tuple[Kode, ...]:
        return tuple(k for k in self.baris if k.berlaku(pada))

    def nama(self, kode: str, pada: date | None = None) -> str:
        """Return the word of a code, or raise KeyError."""
        return next((k.nama for k in self.baris if k.kode == kode and k.berlaku(pada)), None) or self._tiada(kode)

    def kode(self, nama: str, pada: date | None = None) -> str:
        """Return the code of a word, or raise KeyError."""
        return next((k.kode for k in self.baris if k.nama == nama and k.berlaku(pada)), None) or self._tiada(nama)

    def __iter__(self) -> Iterator[Kode]:
        return iter(self.baris)

    def _tiada(self, apa: str) -> str:
        raise KeyError(f"{apa} tidak ada dalam daftar {self.judul}")


def baca_baris(nama: str) -> list[dict[str, str]]:
    """Return the rows of a data file as they are written, by column."""
    return list(csv.DictReader(_baris_isi(nama)))


@cache
def daftar(nama: str) -> Daftar:
    """Return the code list ``data/<nama>.csv``."""
    return Daftar(nama, _sumber(nama), tuple(_kode(b) for b in baca_baris(nama)))


def _kode(baris: dict[str, str]) -> Kode:
    rinci = dict(baris)
    sejak, sampai = rinci.pop("berlaku_sejak", ""), rinci.pop("berlaku_sampai", "")
    return Kode(
        rinci.pop("kode"),
        rinci.pop("nama"),
        date.fromisoformat(sejak) if sejak else date.min,
        date.fromisoformat(sampai) if sampai else date.max,
        rinci,
    )


def _teks(nama: str) -> list[str]:
    return files("adminduk").joinpath("data", f"{nama}.csv").read_text(encoding="utf-8").splitlines()


def _baris_isi(nama: str) -> list[str]:
    return [b for b in _teks(nama) if not b.startswith("#")]


def _sumber(nama: str) -> str:
    return next(b.removeprefix("# sumber: ") for b in _teks(nama) if b.startswith("# sumber: "))
