"""Satu baris buku pokok pemakaman, diisi petugas desa di telepon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.nik import NIK
from adminduk.permohonan.isian import isian


class Penyelesaian(StrEnum):
    """Mengapa sebuah baris tidak lagi memerlukan akta dari kantor ini."""

    AKTA = "akta terbit"
    KANTOR_LAIN = "akta terbit pada kantor lain"
    GANDA = "tertulis dua kali"
    SALAH = "salah tulis"


@dataclass(frozen=True)
class YangDimakamkan:
    nik: NIK | None = isian("NIK", "Boleh kosong bila tidak diketahui.", wajib=False)
    nama: str = isian("Nama", "Seperti pada KK bila ada.")
    tempat_meninggal: str = isian("Tempat meninggal", "Misalnya rumah, rumah sakit, atau nama kampung.", panjang=60)
    tanggal_meninggal: date = isian("Tanggal meninggal")


@dataclass(frozen=True)
class PemakamanJenazah:
    tanggal: date = isian("Tanggal pemakaman")
    lokasi: str = isian("Lokasi makam", panjang=100)


@dataclass(frozen=True)
class PelaporPemakaman:
    nama: str = isian("Nama pelapor", "Keluarga atau ketua RT.")
    nik: NIK = isian("NIK pelapor")
    saksi: str = isian("Nama saksi")


@dataclass(frozen=True)
class BarisBukuPemakaman:
    """Isian sesuai daftar kolom buku; tidak ada isian lain."""

    almarhum: YangDimakamkan = isian("Yang meninggal")
    pemakaman: PemakamanJenazah = isian("Pemakaman")
    pelapor: PelaporPemakaman = isian("Pelapor dan saksi")
