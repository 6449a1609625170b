"""Kartu Keluarga."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import Agama, GolonganDarah, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin
from adminduk.dokumen.surat.dasar import Surat
from adminduk.register.perubahan import NikBaru, NomorKKBaru

_BELUM_TERCATAT = (StatusKawin.KAWIN_BELUM_TERCATAT, StatusKawin.CERAI_HIDUP_BELUM_TERCATAT)
_BUKAN_PENGESAHAN = (
    "Pencantuman status perkawinan yang belum tercatat bukan pengesahan perkawinan atau perceraian "
    "(Surat Dirjen Dukcapil 472.2/15145/DUKCAPIL)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnggotaKK:
    """One row of both tables. Titles are printed here and on the KTP-el only (Permendagri 73/2022).

    ``pendidikan`` and ``pekerjaan`` are words, not codes.
    """

    nama: str
    nik: str | NikBaru
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    agama: Agama
    pendidikan: str
    pekerjaan: str
    shdk: Shdk
    status_kawin: StatusKawin = StatusKawin.BELUM_KAWIN
    kewarganegaraan: Kewarganegaraan = Kewarganegaraan.WNI
    golongan_darah: GolonganDarah = GolonganDarah.TIDAK_TAHU
    tanggal_kawin: date | None = None
    no_paspor: str = ""
    no_kitap: str = ""
    nama_ayah: str = ""
    nama_ibu: str = ""
    gelar_depan: str = ""
    gelar_belakang: str = ""

    @property
    def nama_dan_gelar(self) -> str:
        depan = f"{self.gelar_depan} {self.nama}".strip()
        return f"{depan}, {self.gelar_belakang}" if self.gelar_belakang else depan


@dataclass(frozen=True, kw_only=True)
class KartuKeluarga(Surat):
    """Members in the order they are printed, head first; ``alamat`` without RT, RW and village."""

    kode: ClassVar[str] = "KK"
    judul: ClassVar[str] = "Kartu Keluarga"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")

    nomor: str | NomorKKBaru
    kepala_keluarga: str
    alamat: str
    rt: str
    rw: str
    desa: str
    kecamatan: str
    kode_pos: str
    anggota: tuple[AnggotaKK, ...]

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (self.kepala_keluarga, f"{len(self.anggota)} anggota")

    def cetak(self) -> dict[str, Any]:
        return {
            "nomor": self.nomor_dokumen,
            "kepala_keluarga": self.kepala_keluarga,
            "alamat": self.alamat,
            "rt_rw": f"{self.rt or '-'} / {self.rw or '-'}",
            "desa": self.desa,
            "kecamatan": self.kecamatan,
            "kode_pos": self.kode_pos,
            "diri": [_baris_diri(a) for a in self.anggota],
            "hubungan": [_baris_hubungan(a) for a in self.anggota],
            "catatan": _BUKAN_PENGESAHAN if any(a.status_kawin in _BELUM_TERCATAT for a in self.anggota) else "",
        }


def _baris_diri(a: AnggotaKK) -> list[str]:
    return [
        a.nama_dan_gelar,
        str(a.nik),
        a.jenis_kelamin,
        a.tempat_lahir,
        f"{a.tanggal_lahir:%d-%m-%Y}",
        a.agama,
        a.pendidikan,
        a.pekerjaan,
        a.golongan_darah,
    ]


def _baris_hubungan(a: AnggotaKK) -> list[str]:
    return [
        a.status_kawin,
        f"{a.tanggal_kawin:%d-%m-%Y}" if a.tanggal_kawin else "-",
        a.shdk,
        a.kewarganegaraan,
        a.no_paspor or "-",
        a.no_kitap or "-",
        a.nama_ayah or "-",
        a.nama_ibu or "-",
    ]
