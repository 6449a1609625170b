"""Kartu Identitas Anak: dua muka kartu seukuran KTP-el (Permendagri 2/2016)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import Agama, GolonganDarah, JenisKelamin, Kewarganegaraan
from adminduk.dasar.tanggal import ulang_tahun, usia
from adminduk.dokumen.surat.dasar import Surat
from adminduk.register.perubahan import NikBaru, NomorAktaBaru, NomorKKBaru

USIA_BERFOTO = 5
USIA_KTP = 17


@dataclass(frozen=True, kw_only=True)
class KartuIdentitasAnak(Surat):
    """``foto_sha256`` (hex) names the photo of a child of five and older; the younger have none.

    ``sampai_izin``: the last day of a foreign child's ITAP.
    """

    kode: ClassVar[str] = "KIA"
    judul: ClassVar[str] = "Kartu Identitas Anak"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")

    nik: str | NikBaru
    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    nomor_kk: str | NomorKKBaru
    kepala_keluarga: str
    no_akta_lahir: str | NomorAktaBaru
    agama: Agama
    alamat: str
    rt: str
    rw: str
    desa: str
    kecamatan: str
    golongan_darah: GolonganDarah = GolonganDarah.TIDAK_TAHU
    kewarganegaraan: Kewarganegaraan = Kewarganegaraan.WNI
    foto_sha256: str = ""
    sampai_izin: date | None = None

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nik)

    @property
    def berlaku_hingga(self) -> date:
        """Fifth birthday without photo, the day of the KTP-el (17) with one, and never after the permit."""
        berfoto = usia(self.tanggal_lahir, self.tanggal_terbit) >= USIA_BERFOTO
        hari = ulang_tahun(self.tanggal_lahir, USIA_KTP if berfoto else USIA_BERFOTO)
        return min(hari, self.sampai_izin) if self.sampai_izin else hari

    def fakta(self) -> tuple[str, ...]:
        return (self.nama, self.tanggal_lahir.isoformat())

    def cetak(self) -> dict[str, Any]:
        return {
            "nik": str(self.nik),
            "nama": self.nama,
            "lahir": f"{self.tempat_lahir}, {self.tanggal_lahir:%d-%m-%Y}",
            "jenis_kelamin": self.jenis_kelamin,
            "golongan_darah": "-" if self.golongan_darah is GolonganDarah.TIDAK_TAHU else self.golongan_darah,
            "nomor_kk": str(self.nomor_kk),
            "kepala_keluarga": self.kepala_keluarga,
            "no_akta_lahir": str(self.no_akta_lahir),
            "agama": self.agama,
            "kewarganegaraan": self.kewarganegaraan,
            "alamat": self.alamat,
            "rt_rw": f"{self.rt or '-'}/{self.rw or '-'}",
            "desa": self.desa,
            "kecamatan": self.kecamatan,
            "berlaku_hingga": f"{self.berlaku_hingga:%d-%m-%Y}",
            "berfoto": bool(self.foto_sha256),
        }
