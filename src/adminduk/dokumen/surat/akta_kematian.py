"""Kutipan Akta Kematian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.tanggal import tulis_dengan_huruf, tulis_tanggal
from adminduk.dokumen.surat.dasar import Surat, kutipan_ke
from adminduk.register.perubahan import NomorAktaBaru


@dataclass(frozen=True, kw_only=True)
class AktaKematian(Surat):
    """Empty ``nik``: the deceased was never in the register (the act is issued without one)."""

    kode: ClassVar[str] = "AKTA_KEMATIAN"
    judul: ClassVar[str] = "Kutipan Akta Kematian"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")

    nomor: str | NomorAktaBaru
    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    tempat_kematian: str
    tanggal_kematian: date
    nik: str = ""
    pukul: str = ""  # "14.30", local time, where it is known
    nama_ayah: str = ""
    nama_ibu: str = ""
    kewarganegaraan: str = "WNI"
    kutipan_ke: int = 1
    catatan: tuple[str, ...] = ()

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (self.nama, self.tempat_kematian, self.tanggal_kematian.isoformat())

    def cetak(self) -> dict[str, Any]:
        return {
            "nomor": self.nomor_dokumen,
            "nik": self.nik,
            "kewarganegaraan": self.kewarganegaraan,
            "nama": self.nama,
            "jenis_kelamin": self.jenis_kelamin.value.lower(),
            "tempat_lahir": self.tempat_lahir,
            "tanggal_lahir": tulis_tanggal(self.tanggal_lahir),
            "tempat_kematian": self.tempat_kematian,
            "tanggal_kematian": tulis_tanggal(self.tanggal_kematian),
            "tanggal_huruf": tulis_dengan_huruf(self.tanggal_kematian),
            "pukul": self.pukul,
            "nama_ayah": self.nama_ayah,
            "nama_ibu": self.nama_ibu,
            "kutipan_ke": kutipan_ke(self.kutipan_ke),
            "catatan": list(self.catatan),
        }
