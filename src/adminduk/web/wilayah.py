"""The region picker: what was typed, or chosen step by step, and the region it means.

Regions are public and change a few times a year, so each web process reads their names once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from adminduk.dasar.wilayah import dari_titik, induk
from adminduk.register.wilayah import cari_desa, daftar_wilayah

KABUPATEN, DESA = 4, 10  # digits of the code, which tell the level of a region
HASIL_PALING_BANYAK = 20


@dataclass(frozen=True)
class Temuan:
    kode: int
    nama: str  # with the regions around it: "Sindang Jaya, Masni, Kabupaten Manokwari, Papua Barat"


@dataclass(frozen=True)
class Tahap:
    """One step of choosing without JavaScript: regions inside ``di``; ``akhir``: they are what is looked for."""

    di: Temuan | None
    pilihan: tuple[Temuan, ...]
    akhir: bool


class Indeks:
    """Names and tree of all regions in force.

    >>> i = Indeks([(92, "Papua Barat"), (9202, "Kabupaten Manokwari"), (9271, "Kota Sorong"), (920212, "Masni")])
    >>> i.lengkap(920212), [t.nama for t in i.cari_kabupaten("sor")]
    ('Masni, Kabupaten Manokwari, Papua Barat', ['Kota Sorong, Papua Barat'])
    """

    def __init__(self, wilayah: Iterable[tuple[int, str]]) -> None:
        self.nama = dict(wilayah)
        self.anak: dict[int, list[int]] = {}
        for kode in sorted(self.nama, key=self.nama.__getitem__):
            self.anak.setdefault(induk(kode) or 0, []).append(kode)

    def lengkap(self, kode: int) -> str:
        rantai: list[str] = []
        di: int | None = kode
        while di is not None:
            rantai.append(self.nama.get(di, "?"))
            di = induk(di)
        return ", ".join(rantai)

    def cari_kabupaten(self, teks: str) -> list[Temuan]:
        kata = [f" {k}" for k in re.findall(r"[^\W_]+", teks.lower())]
        semua = (Temuan(k, self.lengkap(k)) for p in self.anak.get(0, ()) for k in self.anak.get(p, ()))
        return [t for t in semua if kata and all(k in f" {t.nama.lower()}" for k in kata)][:HASIL_PALING_BANYAK]


@lru_cache(maxsize=1)
def indeks() -> Indeks:
    return Indeks(daftar_wilayah())


def cari(teks: str, panjang: int, *, utamakan: int = 0) -> list[Temuan]:
    """Return what may be meant, the villages of the district ``utamakan`` first."""
    if panjang == KABUPATEN:
        return indeks().cari_kabupaten(teks)
    with connection.cursor() as kursor:
        dekat = cari_desa(kursor, teks, utamakan, HASIL_PALING_BANYAK) if utamakan else []
        jauh = cari_desa(kursor, teks, None, HASIL_PALING_BANYAK) if len(dekat) < HASIL_PALING_BANYAK else []
    urut = dict.fromkeys(w.kode for w in (*dekat, *jauh))
    return [Temuan(k, indeks().lengkap(k)) for k in list(urut)[:HASIL_PALING_BANYAK]]


def desa_di(kab: int) -> list[int]:
    """Return the villages of a district, by kecamatan."""
    anak = indeks().anak
    return [desa for kec in anak.get(kab, ()) for desa in anak.get(kec, ())]


def ada(kode: int) -> bool:
    return kode in indeks().nama


def nama_lengkap(teks: str) -> str:
    """Return the full name of a region given by its code, else an empty text."""
    kode = _kode(teks)
    return indeks().lengkap(kode) if kode in indeks().nama else ""


def satu_satunya(teks: str, panjang: int, utamakan: int = 0) -> int | None:
    """Return the region that a typed text means: a code, a full name as the picker wrote it, or the only one found."""
    if (kode := _kode(teks)) and len(str(kode)) == panjang:
        return kode
    ditemukan = cari(teks, panjang, utamakan=utamakan)
    persis = [t for t in ditemukan if t.nama.lower() == teks.lower()]
    return next((t.kode for t in (persis or ditemukan)), None) if persis or len(ditemukan) == 1 else None


def tahap(teks: str, panjang: int, *, utamakan: int = 0) -> Tahap:
    """Return the next step down from the region chosen last; without one, from the office's own district."""
    di = _kode(teks)
    if not di and teks != "0" and panjang == DESA:
        di = utamakan
    if len(str(di)) >= panjang or di not in indeks().nama:
        di = 0
    anak = indeks().anak.get(di, [])
    pilihan = tuple(Temuan(k, indeks().nama[k]) for k in anak)
    return Tahap(Temuan(di, indeks().lengkap(di)) if di else None, pilihan, bool(anak) and len(str(anak[0])) == panjang)


def _kode(teks: str) -> int:
    try:
        return dari_titik(teks)
    except ValueError:
        return 0


def daftar_kabupaten() -> list[tuple[str, list[Temuan]]]:
    """Return every district by province, both by name, for a list to choose an office from."""
    i = indeks()
    return [(i.nama[p], [Temuan(k, i.nama[k]) for k in i.anak.get(p, ())]) for p in i.anak.get(0, ())]
