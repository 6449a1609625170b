"""Kutipan Akta Perkawinan, untuk suami dan untuk istri, dan Kutipan Akta Perceraian bagi masing-masing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.tanggal import tulis_dengan_huruf, tulis_tanggal
from adminduk.dokumen.surat.dasar import Surat, kutipan_ke
from adminduk.register.perubahan import NomorAktaBaru


@dataclass(frozen=True, slots=True, kw_only=True)
class Mempelai:
    nama: str
    tempat_lahir: str
    tanggal_lahir: date
    nik: str = ""
    kewarganegaraan: str = "WNI"
    nama_ayah: str = ""
    nama_ibu: str = ""

    def baris(self, sebutan: str) -> list[list[str]]:
        orang_tua = " dan ".join(n for n in (self.nama_ayah, self.nama_ibu) if n)
        return [
            [sebutan, self.nama],
            ["NIK", self.nik or "-"],
            ["Lahir", f"{self.tempat_lahir}, {tulis_tanggal(self.tanggal_lahir)}"],
            ["Kewarganegaraan", self.kewarganegaraan],
            ["Anak dari", orang_tua or "-"],
        ]


@dataclass(frozen=True, kw_only=True)
class AktaPerkawinan(Surat):
    kode: ClassVar[str] = "AKTA_PERKAWINAN"
    judul: ClassVar[str] = "Kutipan Akta Perkawinan"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")

    nomor: str | NomorAktaBaru
    suami: Mempelai
    istri: Mempelai
    tempat: str
    tanggal: date
    agama: str
    pemuka_agama: str
    kutipan_ke: int = 1
    catatan: tuple[str, ...] = ()

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (self.suami.nama, self.istri.nama, self.tanggal.isoformat())

    def cetak(self) -> dict[str, Any]:
        return {
            "nomor": self.nomor_dokumen,
            "kalimat": f"telah dicatat perkawinan yang dilangsungkan menurut agama {self.agama} "
            f"di hadapan {self.pemuka_agama}, antara:",
            "tempat": self.tempat,
            "tanggal": tulis_tanggal(self.tanggal),
            "tanggal_huruf": tulis_dengan_huruf(self.tanggal),
            "pihak": [self.suami.baris("Suami"), self.istri.baris("Istri")],
            "penutup": "",
            "kutipan_ke": kutipan_ke(self.kutipan_ke),
            "catatan": list(self.catatan),
        }


@dataclass(frozen=True, kw_only=True)
class AktaPerceraian(Surat):
    """``putusan`` names court, number and date; ``akta_perkawinan`` the act that is withdrawn."""

    kode: ClassVar[str] = "AKTA_PERCERAIAN"
    judul: ClassVar[str] = "Kutipan Akta Perceraian"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")  # the same page says either

    nomor: str | NomorAktaBaru
    suami: Mempelai
    istri: Mempelai
    tempat: str
    tanggal: date
    putusan: str
    akta_perkawinan: str
    kutipan_ke: int = 1
    catatan: tuple[str, ...] = ()

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (self.suami.nama, self.istri.nama, self.tanggal.isoformat())

    def cetak(self) -> dict[str, Any]:
        return {
            "nomor": self.nomor_dokumen,
            "kalimat": f"berdasarkan putusan {self.putusan} telah dicatat perceraian antara:",
            "tempat": self.tempat,
            "tanggal": tulis_tanggal(self.tanggal),
            "tanggal_huruf": tulis_dengan_huruf(self.tanggal),
            "pihak": [self.suami.baris("Suami"), self.istri.baris("Istri")],
            "penutup": f"Akta Perkawinan Nomor {self.akta_perkawinan} dicabut." if self.akta_perkawinan else "",
            "kutipan_ke": kutipan_ke(self.kutipan_ke),
            "catatan": list(self.catatan),
        }
