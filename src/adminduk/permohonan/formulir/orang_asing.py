"""Bagian formulir bagi orang asing: izin tinggal (F-1.01 elemen 32-35, F-1.03 bagian 15-16) dan sponsor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.nik import NIK
from adminduk.permohonan.formulir.f101 import AnggotaF101, TipeSponsor
from adminduk.permohonan.isian import isian


class JenisIzin(StrEnum):
    ITAS = "Izin tinggal terbatas (ITAS)"
    ITAP = "Izin tinggal tetap (ITAP)"


@dataclass(frozen=True)
class IzinBaru:
    """Nomor, penerbit, dan masa izin tinggal seperti pada kartunya."""

    nomor: str = isian("Nomor ITAS/ITAP", panjang=30)
    tempat_terbit: str = isian("Tempat terbit ITAS/ITAP", panjang=60)
    tanggal_terbit: date = isian("Tanggal terbit ITAS/ITAP")
    tanggal_akhir: date = isian("Tanggal akhir ITAS/ITAP", masa_depan=True)


@dataclass(frozen=True)
class OrangBerizin:
    """Seorang pemegang izin tinggal dan izinnya yang sekarang."""

    nik: NIK = isian("NIK")
    izin: IzinBaru = isian("Izin tinggal")


@dataclass(frozen=True)
class Sponsor:
    """F-1.03 bagian 13 dan 14."""

    nama: str | None = isian("Nama sponsor", wajib=False)
    tipe: TipeSponsor = isian("Tipe sponsor")
    alamat: str | None = isian("Alamat sponsor", wajib=False)


@dataclass(frozen=True)
class AnggotaOrangAsing(AnggotaF101):
    """Elemen F-1.01 seorang orang asing; nama negaranya ditulis di samping kewarganegaraannya."""

    no_paspor: str = isian("Nomor paspor", panjang=20)
    negara: str = isian("Negara kewarganegaraan", "Seperti pada paspor.", panjang=60)
