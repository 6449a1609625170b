"""Surat Keterangan Lahir Mati."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.tanggal import tulis_dengan_huruf, tulis_tanggal
from adminduk.dokumen.surat.dasar import Surat
from adminduk.register.perubahan import NomorAktaBaru


@dataclass(frozen=True, kw_only=True)
class SuratKeteranganLahirMati(Surat):
    """A stillborn child has neither name nor NIK; the parents are named. ``lama_kandungan`` is in weeks."""

    kode: ClassVar[str] = "SK_LAHIR_MATI"
    judul: ClassVar[str] = "Surat Keterangan Lahir Mati"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")

    nomor: str | NomorAktaBaru
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    lama_kandungan: int
    nama_ibu: str
    nik_ibu: str = ""
    nama_ayah: str = ""
    nik_ayah: str = ""
    anak_ke: int = 0
    jenis_kelahiran: str = ""
    tempat_dilahirkan: str = ""
    penolong: str = ""
    sebab: str = ""
    yang_menentukan: str = ""

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (f"ibu {self.nama_ibu}", self.tempat_lahir, self.tanggal_lahir.isoformat())

    def cetak(self) -> dict[str, Any]:
        return {
            "nomor": self.nomor_dokumen,
            "tempat_lahir": self.tempat_lahir,
            "tanggal_lahir": tulis_tanggal(self.tanggal_lahir),
            "tanggal_huruf": tulis_dengan_huruf(self.tanggal_lahir),
            "baris": [
                ["Jenis kelamin", self.jenis_kelamin],
                ["Lama dalam kandungan", f"{self.lama_kandungan} minggu"],
                ["Jenis kelahiran", self.jenis_kelahiran or "-"],
                ["Anak ke-", str(self.anak_ke) if self.anak_ke else "-"],
                ["Tempat dilahirkan", self.tempat_dilahirkan or "-"],
                ["Penolong kelahiran", self.penolong or "-"],
                ["Sebab lahir mati", self.sebab or "-"],
                ["Yang menentukan", self.yang_menentukan or "-"],
            ],
            "orang_tua": [
                ["Nama ibu", self.nama_ibu],
                ["NIK ibu", self.nik_ibu or "-"],
                ["Nama ayah", self.nama_ayah or "-"],
                ["NIK ayah", self.nik_ayah or "-"],
            ],
        }
