"""Rules about marrying that more than one service asks: age on the day, and other marriages in force."""

from __future__ import annotations

from datetime import date

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.tanggal import usia
from adminduk.permohonan.aturan.keluarga import USIA_KAWIN, USIA_KAWIN_LAMA, UU_16_2019_SEJAK
from adminduk.register.isi import Penduduk


def batas_umur(orang: Penduduk, tanggal: date) -> int:
    """Return the age that the law of that day asks for (UU 1/1974 Pasal 7, since 15-10-2019 as of UU 16/2019)."""
    return USIA_KAWIN if tanggal >= UU_16_2019_SEJAK else USIA_KAWIN_LAMA[orang.jenis_kelamin]


def belum_cukup_umur(orang: Penduduk, tanggal: date) -> bool:
    return usia(orang.tanggal_lahir, tanggal) < batas_umur(orang, tanggal)


def suami_istri(satu: Penduduk, lain: Penduduk) -> bool:
    return (satu.jenis_kelamin, lain.jenis_kelamin) == (JenisKelamin.LAKI_LAKI, JenisKelamin.PEREMPUAN)
