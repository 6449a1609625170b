"""The region picker: every region of the country in one text that is searched in milliseconds.

Regions are public and change a few times a year, so each web process reads them once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from adminduk.dasar.wilayah import dari_titik, induk
from adminduk.register.wilayah import daftar_wilayah

KABUPATEN, DESA = 4, 10  # digits of the code, which tell the level of a region
HASIL_PALING_BANYAK = 20


@dataclass(frozen=True)
class Temuan:
    kode: int
    nama: str  # with the regions around it: "Sindang Jaya, Masni, Kabupaten Manokwari, Papua Barat"


@dataclass(frozen=True)
class Tahap:
    """One step of choosing without JavaScript: the regions inside ``di``; ``akhir`` when they are what is looked for."""

    di: Temuan | None
    pilihan: tuple[Temuan, ...]
    akhir: bool


class Indeks:
    """Regions in force, in the order of their codes.

    >>> i = Indeks([(92, "Papua Barat"), (9202, "Kabupaten Manokwari"), (920212, "Masni"), (9202122003, "Sumber Boga")])
    >>> [t.nama for t in i.cari("sumb mans", DESA)], [t.nama for t in i.cari("masni sumber", DESA)]
    ([], ['Sumber Boga, Masni, Kabupaten Manokwari, Papua Barat'])
    """

    def __init__(self, wilayah: Iterable[tuple[int, str]]) -> None:
        self.nama = dict(sorted(wilayah, key=lambda w: str(w[0])))
        self.anak: dict[int, list[int]] = {}
        for kode in self.nama:
            self.anak.setdefault(induk(kode) or 0, []).append(kode)
        self._teks = {panjang: self._susun(panjang) for panjang in (KABUPATEN, DESA)}

    def _susun(self, panjang: int) -> tuple[str, list[int], list[int]]:
        """Return one line for each region of a level, where each line starts, and whose it is."""
        letak, kode_kode, teks = [], [], ["\n"]
        posisi = 1
        for kode in self.nama:
            if len(str(kode)) == panjang:
                baris = self.lengkap(kode).lower().replace(",", "") + "\n"
                letak.append(posisi)
                kode_kode.append(kode)
                teks.append(baris)
                posisi += len(baris)
        return "".join(teks), letak, kode_kode

    def lengkap(self, kode: int) -> str:
        rantai: list[str] = []
        di: int | None = kode
        while di is not None:
            rantai.append(self.nama.get(di, "?"))
            di = induk(di)
        return ", ".join(rantai)

    def cari(self, teks: str, panjang: int, *, utamakan: int = 0) -> list[Temuan]:
        """Return regions that hold a word beginning with each word of ``teks``; those in ``utamakan`` and whose own
        name begins so come first."""
        kata = re.findall(r"[^\W_]+", teks.lower())
        if not kata or len("".join(kata)) < 2:
            return []
        urutan = dict.fromkeys(self._cocok(kata, panjang, str(utamakan)))
        return [Temuan(k, self.lengkap(k)) for k in list(urutan)[:HASIL_PALING_BANYAK]]

    def _cocok(self, kata: list[str], panjang: int, utamakan: str) -> Iterator[int]:
        semua, letak, kode = self._teks[panjang]
        awal = bisect_left(kode, utamakan, key=str) if utamakan != "0" else 0
        akhir = bisect_left(kode, str(int(utamakan) + 1), key=str) if utamakan != "0" else 0
        if awal < akhir:
            batas = (letak[awal] - 1, letak[akhir] if akhir < len(letak) else len(semua))
            yield from self._pindai(kata, panjang, *batas)
        yield from self._pindai(kata, panjang, 0, len(semua))

    def _pindai(self, kata: list[str], panjang: int, dari: int, sampai: int) -> Iterator[int]:
        """Own name first, then any region around it; the scan stops as soon as enough are found."""
        semua, letak, kode = self._teks[panjang]
        for awalan in ("\n", " "):
            jumlah, posisi = 0, dari
            while jumlah < HASIL_PALING_BANYAK and (posisi := semua.find(awalan + kata[0], posisi, sampai)) >= 0:
                nomor = bisect_left(letak, posisi + 2) - 1
                baris = semua[letak[nomor] - 1 : letak[nomor + 1] - 1 if nomor + 1 < len(letak) else None]
                if all(f" {k}" in baris or baris.startswith(f"\n{k}") for k in kata[1:]):
                    jumlah += 1
                    yield kode[nomor]
                posisi += 1


@lru_cache(maxsize=1)
def indeks() -> Indeks:
    return Indeks(daftar_wilayah())


def cari(teks: str, panjang: int, *, utamakan: int = 0) -> list[Temuan]:
    return indeks().cari(teks, panjang, utamakan=utamakan)


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
    pilihan = tuple(Temuan(k, indeks().nama[k]) for k in sorted(anak, key=lambda k: indeks().nama[k]))
    return Tahap(Temuan(di, indeks().lengkap(di)) if di else None, pilihan, bool(anak) and len(str(anak[0])) == panjang)


def _kode(teks: str) -> int:
    try:
        return dari_titik(teks)
    except ValueError:
        return 0
