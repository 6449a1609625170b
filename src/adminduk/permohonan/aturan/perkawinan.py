"""Rules about marrying that more than one service asks: age on the day, and other marriages in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from adminduk.dasar.kode import Agama, JenisKelamin
from adminduk.dasar.tanggal import usia
from adminduk.permohonan.aturan.keluarga import USIA_KAWIN, USIA_KAWIN_LAMA, UU_16_2019_SEJAK, pasangan_baru
from adminduk.permohonan.formulir.tambahan import BuktiStatus, GolonganBelumTercatat
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.isi import Penduduk, Register

_KEPERCAYAAN = (GolonganBelumTercatat.DI_LUAR_ENAM_AGAMA, GolonganBelumTercatat.PENGHAYAT)


def batas_umur(orang: Penduduk, tanggal: date) -> int:
    """Return the age that the law of that day asks for (UU 1/1974 Pasal 7, since 15-10-2019 as of UU 16/2019)."""
    return USIA_KAWIN if tanggal >= UU_16_2019_SEJAK else USIA_KAWIN_LAMA[orang.jenis_kelamin]


def belum_cukup_umur(orang: Penduduk, tanggal: date) -> bool:
    return usia(orang.tanggal_lahir, tanggal) < batas_umur(orang, tanggal)


def suami_istri(satu: Penduduk, lain: Penduduk) -> bool:
    return (satu.jenis_kelamin, lain.jenis_kelamin) == (JenisKelamin.LAKI_LAKI, JenisKelamin.PEREMPUAN)


def golongan_sesuai(golongan: GolonganBelumTercatat | None, dua: Iterable[Penduduk]) -> bool:
    """Whether the register bears out the group of the letter 472.2/15145 that a couple names for F-1.05."""
    pasangan = list(dua)
    if golongan is GolonganBelumTercatat.TERTULIS_KAWIN:
        return all(o.status_kawin.kawin for o in pasangan)
    return golongan not in _KEPERCAYAAN or all(o.agama is Agama.KEPERCAYAAN for o in pasangan)


def golongan_f105_sesuai(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Golongan pada F-1.05 sesuai dengan status dan agama suami dan istri dalam register."""
    status, dua = kasus.formulir.status, pasangan_baru(kasus.formulir, register)
    if status.bukti is BuktiStatus.SPTJM_KAWIN and dua and not golongan_sesuai(status.golongan, dua):
        return Tolak(
            "Golongan yang dipilih tidak sesuai dengan status atau agama keduanya dalam register.",
            "Pilih golongan yang sesuai; perkawinan di luar keempat golongan dicatat dahulu di KUA atau dengan "
            "layanan KAWIN.",
            isian="status.golongan",
        )
    return None
