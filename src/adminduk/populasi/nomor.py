"""Numbers of one piece: NIK, KK and acts, gapless where the kecamatan issues them itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from adminduk.dasar.nik import NOMOR_TERAKHIR
from adminduk.populasi.kalender import angka_akta, angka_nik
from adminduk.populasi.sebaran import Potongan

# Serials of numbers that other places issued: above what a day brings anywhere, a block for each province of residence.
AWAL_NOMOR_LUAR = 1_000
BLOK_PROVINSI = 89


class NomorSintetisHabis(ValueError):
    """More people of one kecamatan, birth date and sex than there are numbers: ask for fewer residents."""


class Penomoran:
    def __init__(self, potongan: Potongan) -> None:
        self._kecamatan = f"{potongan.kecamatan:06d}"
        self._kab = str(potongan.kab)
        self._urutan, self._langkah = potongan.urutan + 1, potongan.banyak
        self._dasar_luar = AWAL_NOMOR_LUAR + BLOK_PROVINSI * (potongan.kab // 100 - 10)
        self._nik: dict[str, int] = defaultdict(int)
        self._kk: dict[str, int] = defaultdict(int)
        self._akta: dict[str, int] = defaultdict(int)

    def nik(self, hari: int, perempuan: bool) -> str:
        kunci = self._kecamatan + angka_nik(hari, perempuan)
        nomor = self._nik[kunci] = self._nik[kunci] + 1
        return _rangkai(kunci, nomor)

    def nik_luar(self, kecamatan: int, hari: int, perempuan: bool) -> str:
        """Return a NIK issued by another kecamatan; one of this kecamatan when the block there is full."""
        kunci = f"{kecamatan:06d}{angka_nik(hari, perempuan)}"
        if self._nik[kunci] == BLOK_PROVINSI:
            return self.nik(hari, perempuan)
        nomor = self._nik[kunci] = self._nik[kunci] + 1
        return _rangkai(kunci, self._dasar_luar + nomor)

    def kk(self, hari: int) -> str:
        kunci = self._kecamatan + angka_nik(hari, False)
        nomor = self._kk[kunci] = self._kk[kunci] + 1
        return _rangkai(kunci, nomor)

    def akta(self, kode: str, hari: int) -> str:
        """Return the number of an act; the pieces of a plan take turns, so that no two give the same."""
        kunci = f"{self._kab}-{kode}-{angka_akta(hari)}-"
        nomor = self._akta[kunci] * self._langkah + self._urutan
        self._akta[kunci] += 1
        return f"{kunci}{nomor:04d}"

    def pencacah(self) -> list[tuple[str, str, int]]:
        """Return the counters to go on from: kind, key, last serial. Only those of this kecamatan."""
        nik = sorted((k, n) for k, n in self._nik.items() if k.startswith(self._kecamatan))
        return [("nik", k, n) for k, n in nik] + [("kk", k, n) for k, n in _terurut(self._kk)]


def _terurut(pencacah: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(pencacah.items())


def _rangkai(kunci: str, nomor: int) -> str:
    if nomor > NOMOR_TERAKHIR:
        raise NomorSintetisHabis(f"Nomor urut untuk {kunci[:6]} habis; kurangi --jiwa atau perluas --wilayah.")
    return f"{kunci}{nomor:04d}"
