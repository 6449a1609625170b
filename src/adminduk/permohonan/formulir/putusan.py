"""Bagian formulir tentang putusan atau penetapan pengadilan, dan tentang akta yang dikenai peristiwanya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.dasar.nik import NIK
from adminduk.permohonan.isian import isian


@dataclass(frozen=True)
class PutusanPengadilan:
    pengadilan: str = isian("Pengadilan", "Misalnya Pengadilan Negeri Manokwari.")
    nomor: str = isian("Nomor putusan atau penetapan", panjang=60)
    tanggal: date = isian("Tanggal putusan atau penetapan")
    tanggal_inkracht: date = isian("Berkekuatan hukum tetap pada")

    def __str__(self) -> str:
        return f"{self.pengadilan} Nomor {self.nomor} tanggal {self.tanggal:%d-%m-%Y}"


@dataclass(frozen=True)
class SubjekAkta:
    """Orang dan akta yang dikenai peristiwanya."""

    nik: NIK = isian("NIK")
    no_akta: str = isian("Nomor akta", "Seperti tertulis pada kutipannya.", panjang=50)
