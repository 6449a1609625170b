"""Nomor Induk Kependudukan dan nomor Kartu Keluarga."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Self

from adminduk.dasar.hukum import PP_40_2019, UU_23_2006, Dasar
from adminduk.dasar.temuan import NilaiDitolak, Temuan

DASAR_NIK = PP_40_2019.pasal(30, ayat=2)
DASAR_NOMOR_KK = UU_23_2006.pasal(61)

NOMOR_TERAKHIR = 9999
TAMBAHAN_PEREMPUAN = 40
_ABAD = (1900, 2000)
_ENAM_BELAS_ANGKA = re.compile(r"[0-9]{16}")


@dataclass(frozen=True, slots=True, repr=False)
class _Nomor(ABC):
    """Sixteen digits: six of the kecamatan, six of a date, four of a serial.

    Printing masks the six digits of the date, in f-strings, ``repr`` and logs alike; ``lengkap``
    is the word to search for where the whole number is shown.
    """

    lengkap: str

    def __post_init__(self) -> None:
        if not _ENAM_BELAS_ANGKA.fullmatch(self.lengkap):
            raise self._salah(
                "{nama} harus terdiri atas 16 angka.", "Ketik 16 angka tanpa huruf, spasi, atau tanda baca."
            )
        if self.lengkap.endswith("0000"):
            raise self._salah(
                "Nomor urut {nama} tidak boleh 0000.", "Periksa empat angka terakhir pada dokumen aslinya."
            )
        if self.lengkap[:2] < "11" or self.lengkap[4:6] == "00":
            raise self._salah(
                "Enam angka pertama {nama} bukan kode kecamatan.", "Periksa enam angka pertama pada dokumen aslinya."
            )
        if not self.tanggal_mungkin():
            raise self._salah(
                "Angka ketujuh sampai kedua belas {nama} bukan tanggal.", "Periksa angka itu pada dokumen aslinya."
            )

    @classmethod
    @abstractmethod
    def _nama(cls) -> str:
        """Return what the number is called in a sentence."""

    @classmethod
    @abstractmethod
    def _dasar(cls) -> Dasar:
        """Return the article the number stands on."""

    @classmethod
    def _salah(cls, pesan: str, saran: str) -> NilaiDitolak:
        return NilaiDitolak(Temuan(pesan, saran, cls._dasar(), {"nama": cls._nama()}))

    @classmethod
    def _rangkai(cls, kecamatan: int, hari: int, tanggal: date, nomor: int) -> Self:
        if not 1 <= nomor <= NOMOR_TERAKHIR:
            raise cls._salah(
                "Nomor urut {nama} untuk kecamatan dan tanggal ini sudah habis.", "Laporkan kepada administrator data."
            )
        return cls(f"{kecamatan:06d}{hari:02d}{tanggal:%m%y}{nomor:04d}")

    @property
    def kecamatan(self) -> int:
        """Code of the kecamatan at first registration; it may have ended since."""
        return int(self.lengkap[:6])

    @property
    def nomor(self) -> int:
        return int(self.lengkap[12:])

    def tanggal_mungkin(self) -> tuple[date, ...]:
        """Return the dates that the number can mean, one for each century in which the day exists."""
        hari, bulan, tahun = self._hari(), int(self.lengkap[8:10]), int(self.lengkap[10:12])
        return tuple(t for t in (_tanggal_bila_ada(abad + tahun, bulan, hari) for abad in _ABAD) if t)

    def _hari(self) -> int:
        return int(self.lengkap[6:8])

    def __str__(self) -> str:
        return f"{self.lengkap[:6]}******{self.lengkap[12:]}"

    __repr__ = __str__

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)


class NIK(_Nomor):
    """The number of one person for life: never changed, never used again.

    Its date, sex and kecamatan are those of the first registration. A correction of the
    biodata leaves the number as it is (Permendagri 108/2019 Pasal 15 ayat (3)), so a NIK is
    never compared with the present biodata.

    >>> nik = NIK("9202124107850001")
    >>> print(nik, nik.perempuan, nik.kecamatan)
    920212******0001 True 920212
    >>> nik.lengkap
    '9202124107850001'
    """

    __slots__ = ()

    @classmethod
    def bentuk(cls, kecamatan: int, lahir: date, perempuan: bool, nomor: int) -> Self:
        """Compose a NIK; ``nomor`` counts from 1 within kecamatan, date of birth and sex."""
        return cls._rangkai(kecamatan, lahir.day + (TAMBAHAN_PEREMPUAN if perempuan else 0), lahir, nomor)

    @property
    def perempuan(self) -> bool:
        return int(self.lengkap[6:8]) > TAMBAHAN_PEREMPUAN

    def _hari(self) -> int:
        hari = int(self.lengkap[6:8])
        return hari - TAMBAHAN_PEREMPUAN if hari > TAMBAHAN_PEREMPUAN else hari

    @classmethod
    def _nama(cls) -> str:
        return "NIK"

    @classmethod
    def _dasar(cls) -> Dasar:
        return DASAR_NIK


class NomorKK(_Nomor):
    """The number of a Kartu Keluarga; its date is that of registration.

    >>> print(NomorKK.bentuk(920212, date(2026, 11, 23), 7))
    920212******0007
    """

    __slots__ = ()

    @classmethod
    def bentuk(cls, kecamatan: int, tanggal: date, nomor: int) -> Self:
        """Compose a number; ``nomor`` counts from 1 within kecamatan and date of registration."""
        return cls._rangkai(kecamatan, tanggal.day, tanggal, nomor)

    @classmethod
    def _nama(cls) -> str:
        return "Nomor KK"

    @classmethod
    def _dasar(cls) -> Dasar:
        return DASAR_NOMOR_KK


def _tanggal_bila_ada(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None
