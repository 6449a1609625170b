"""Biodata Penduduk Warga Negara Indonesia."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import Agama, GolonganDarah, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat.dasar import Surat, tanggal_atau_garis
from adminduk.register.perubahan import NikBaru, NomorKKBaru


@dataclass(frozen=True, kw_only=True)
class Biodata(Surat):
    """``pendidikan`` and ``pekerjaan`` are words; disability is protected data (Ps. 84) and never printed."""

    kode: ClassVar[str] = "BIODATA"
    judul: ClassVar[str] = "Biodata Penduduk Warga Negara Indonesia"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")

    nik: str | NikBaru
    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    agama: Agama
    status_kawin: StatusKawin
    pendidikan: str
    pekerjaan: str
    alamat: str
    rt: str
    rw: str
    desa: str
    kecamatan: str
    nomor_kk: str | NomorKKBaru = ""
    shdk: Shdk | None = None
    kode_pos: str = ""
    kewarganegaraan: Kewarganegaraan = Kewarganegaraan.WNI
    golongan_darah: GolonganDarah = GolonganDarah.TIDAK_TAHU
    no_akta_lahir: str = ""
    no_akta_kawin: str = ""
    tanggal_kawin: date | None = None
    no_akta_cerai: str = ""
    tanggal_cerai: date | None = None
    no_paspor: str = ""
    tanggal_akhir_paspor: date | None = None
    nik_ayah: str = ""
    nama_ayah: str = ""
    nik_ibu: str = ""
    nama_ibu: str = ""
    gelar_depan: str = ""
    gelar_belakang: str = ""

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nik)

    def fakta(self) -> tuple[str, ...]:
        return (self.nama, self.tempat_lahir, self.tanggal_lahir.isoformat())

    def cetak(self) -> dict[str, Any]:
        """Sections of [label, value] rows, in the order of F-1.01."""
        return {
            "nik": str(self.nik),
            "bagian": [
                ["Data diri", self._diri()],
                ["Alamat", self._alamat()],
                ["Kepemilikan dokumen", self._dokumen()],
                ["Orang tua", self._orang_tua()],
            ],
        }

    def _diri(self) -> list[list[str]]:
        gelar = " / ".join(g for g in (self.gelar_depan, self.gelar_belakang) if g)
        return [
            ["Nama lengkap", self.nama],
            ["Gelar", gelar or "-"],
            ["Tempat lahir", self.tempat_lahir],
            ["Tanggal lahir", tulis_tanggal(self.tanggal_lahir)],
            ["Jenis kelamin", self.jenis_kelamin],
            ["Golongan darah", self.golongan_darah],
            ["Agama/Kepercayaan", self.agama],
            ["Status perkawinan", self.status_kawin],
            ["Status hubungan dalam keluarga", self.shdk or "-"],
            ["Pendidikan terakhir", self.pendidikan],
            ["Jenis pekerjaan", self.pekerjaan],
            ["Kewarganegaraan", self.kewarganegaraan],
        ]

    def _alamat(self) -> list[list[str]]:
        return [
            ["Nomor Kartu Keluarga", str(self.nomor_kk) or "-"],
            ["Alamat", self.alamat],
            ["RT/RW", f"{self.rt or '-'}/{self.rw or '-'}"],
            ["Desa/Kelurahan", self.desa],
            ["Kecamatan", self.kecamatan],
            ["Kode pos", self.kode_pos or "-"],
        ]

    def _dokumen(self) -> list[list[str]]:
        return [
            ["Nomor akta kelahiran", self.no_akta_lahir or "-"],
            ["Nomor akta perkawinan/buku nikah", self.no_akta_kawin or "-"],
            ["Tanggal perkawinan", tanggal_atau_garis(self.tanggal_kawin)],
            ["Nomor akta perceraian", self.no_akta_cerai or "-"],
            ["Tanggal perceraian", tanggal_atau_garis(self.tanggal_cerai)],
            ["Nomor paspor", self.no_paspor or "-"],
            ["Tanggal berakhir paspor", tanggal_atau_garis(self.tanggal_akhir_paspor)],
        ]

    def _orang_tua(self) -> list[list[str]]:
        return [
            ["Nama ayah", self.nama_ayah or "-"],
            ["NIK ayah", self.nik_ayah or "-"],
            ["Nama ibu", self.nama_ibu or "-"],
            ["NIK ibu", self.nik_ibu or "-"],
        ]
