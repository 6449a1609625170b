"""Kutipan Akta Pengakuan Anak dan Kutipan Akta Pengesahan Anak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat.dasar import Surat, kutipan_ke
from adminduk.register.perubahan import NomorAktaBaru


@dataclass(frozen=True, kw_only=True)
class AktaPengakuanAnak(Surat):
    """``dasar_pengakuan`` says in words what the act rests on: a marriage by religion, or a judgement."""

    kode: ClassVar[str] = "AKTA_PENGAKUAN_ANAK"
    judul: ClassVar[str] = "Kutipan Akta Pengakuan Anak"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")
    kalimat: ClassVar[str] = "telah dicatat pengakuan anak di bawah ini oleh ayahnya, dengan persetujuan ibunya:"

    nomor: str | NomorAktaBaru
    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    akta_kelahiran: str
    nama_ayah: str
    nama_ibu: str
    dasar_pengakuan: str
    nik: str = ""
    nik_ayah: str = ""
    kutipan_ke: int = 1
    catatan: tuple[str, ...] = ()

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (self.nama, self.tempat_lahir, self.tanggal_lahir.isoformat())

    def cetak(self) -> dict[str, Any]:
        return {
            "nomor": self.nomor_dokumen,
            "kalimat": self.kalimat,
            "baris": [
                ["Nama anak", self.nama],
                ["NIK", self.nik or "-"],
                ["Tempat, tanggal lahir", f"{self.tempat_lahir}, {tulis_tanggal(self.tanggal_lahir)}"],
                ["Jenis kelamin", self.jenis_kelamin],
                ["Akta kelahiran nomor", self.akta_kelahiran],
                ["Nama ayah", self.nama_ayah],
                ["NIK ayah", self.nik_ayah or "-"],
                ["Nama ibu", self.nama_ibu or "-"],
                ["Dasar", self.dasar_pengakuan],
            ],
            "kutipan_ke": kutipan_ke(self.kutipan_ke),
            "catatan": list(self.catatan),
        }


@dataclass(frozen=True, kw_only=True)
class AktaPengesahanAnak(AktaPengakuanAnak):
    kode: ClassVar[str] = "AKTA_PENGESAHAN_ANAK"
    judul: ClassVar[str] = "Kutipan Akta Pengesahan Anak"
    kalimat: ClassVar[str] = "telah dicatat pengesahan anak di bawah ini sebagai anak sah dari ayah dan ibunya:"
