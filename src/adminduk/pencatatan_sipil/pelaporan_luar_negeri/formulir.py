"""F-2.01 bagian pelaporan dari luar negeri."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.nik import NIK
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.isian import isian, sama


class PeristiwaLuarNegeri(StrEnum):
    KELAHIRAN = "Kelahiran di luar negeri"
    PERKAWINAN = "Perkawinan di luar negeri"
    PERCERAIAN = "Perceraian di luar negeri"
    KEMATIAN = "Kematian di luar negeri"


@dataclass(frozen=True)
class AktaNegaraSetempat:
    nomor: str = isian("Nomor akta negara setempat", panjang=50)
    kota: str = isian("Kota tempat peristiwa", panjang=60)
    negara: str = isian("Negara", panjang=60)
    tanggal: date = isian("Tanggal peristiwa")


@dataclass(frozen=True)
class BuktiPerwakilan:
    perwakilan: str = isian("Perwakilan RI", "Misalnya KBRI Canberra.", panjang=80)
    nomor: str = isian("Nomor bukti pelaporan", panjang=50)
    tanggal: date = isian("Tanggal bukti pelaporan")


@dataclass(frozen=True)
class AnakLuarNegeri:
    nama: str = isian("Nama lengkap anak", "Seperti pada akta negara setempat.")
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")


@dataclass(frozen=True)
class F201LuarNegeri:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: peristiwa yang dialami WNI di luar negeri."""

    pelapor: Pelapor = isian("Pelapor")
    peristiwa: PeristiwaLuarNegeri = isian("Peristiwa yang dilaporkan")
    nik: NIK = isian("NIK yang bersangkutan", "Untuk kelahiran: ayah atau ibu yang KK-nya memuat anak itu.")
    nik_pasangan: NIK | None = isian(
        "NIK suami, istri, atau orang tua yang lain", "Kosongkan bila bukan penduduk kabupaten/kota ini.", wajib=False
    )
    nama_pasangan: str | None = isian("Nama suami, istri, atau orang tua yang lain", "Bila tanpa NIK.", wajib=False)
    akta: AktaNegaraSetempat = isian("Akta negara setempat")
    bukti: BuktiPerwakilan = isian("Bukti pelaporan Perwakilan RI")
    tanggal_kembali: date | None = isian("Kembali ke Indonesia pada", wajib=False)
    anak: AnakLuarNegeri | None = isian("Anak", bila=sama("peristiwa", PeristiwaLuarNegeri.KELAHIRAN))
