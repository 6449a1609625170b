"""F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: pemohon, jenis permohonan, dan susunan KK yang diminta."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan.isian import Desa, isian


class SebabKKBaru(StrEnum):
    """Bagian I.A: sebab permohonan KK baru."""

    MEMBENTUK_KELUARGA = "Membentuk keluarga baru"
    GANTI_KEPALA = "Penggantian kepala keluarga"
    PISAH = "Pisah KK"
    PINDAH_DATANG = "Pindah datang"
    DARI_LUAR_NEGERI = "WNI dari LN karena pindah"
    RENTAN = "Rentan adminduk"


class SebabKIA(StrEnum):
    """Bagian III: sebab permohonan KIA."""

    BARU = "Baru"
    HILANG = "Hilang"
    RUSAK = "Rusak"
    PERPANJANG_ITAP = "Perpanjang ITAP"
    LAINNYA = "Lainnya"


@dataclass(frozen=True)
class Pemohon:
    """NIK tertulis di formulir, sehingga fotokopi KTP-el tidak diminta (SE 470/13287/Dukcapil)."""

    nama: str = isian("Nama lengkap", isi_otomatis="name")
    nik: NIK = isian("NIK")
    no_kk: NomorKK | None = isian("Nomor Kartu Keluarga", "Kosongkan bila belum punya.", wajib=False)
    telepon: str | None = isian("Telepon/HP", wajib=False, panjang=20, isi_otomatis="tel")
    email: str | None = isian("Email", wajib=False, isi_otomatis="email")


@dataclass(frozen=True)
class AlamatKK:
    alamat: str = isian(
        "Alamat", "Nama jalan, nomor rumah, atau nama lain yang dikenal.", isi_otomatis="street-address"
    )
    rt: str | None = isian("RT", wajib=False, panjang=3)
    rw: str | None = isian("RW", wajib=False, panjang=3)
    dusun: str | None = isian("Nama dusun/kampung", wajib=False, panjang=60)
    desa: Desa = isian("Desa/kelurahan")
    kode_pos: str | None = isian("Kode pos", wajib=False, panjang=5, isi_otomatis="postal-code")


@dataclass(frozen=True)
class AnggotaKK:
    """Seorang yang akan tercantum dalam KK yang diminta."""

    nik: NIK = isian("NIK")
    shdk: Shdk = isian("Status hubungan dalam keluarga")
