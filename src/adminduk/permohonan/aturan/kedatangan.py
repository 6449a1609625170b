"""Rules of those who come back to a KK of this office: where they will live, and what they are in the family."""

from __future__ import annotations

from typing import Any

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import Shdk, StatusPenduduk
from adminduk.dasar.wilayah import kab
from adminduk.permohonan.aturan.keluarga import calon_dari, daftar_calon, daftar_peserta
from adminduk.permohonan.aturan.susunan import kepala_dewasa, susunan_serasi, tepat_satu_kepala
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.isi import Keluarga, Penduduk, Register

DASAR_DATANG = PERPRES_96_2018.pasal(28, ayat=4)


def yang_datang(kasus: Kasus[Any], register: Register) -> list[tuple[Penduduk, Shdk]]:
    return [(p.orang, p.shdk) for p in daftar_peserta(kasus.formulir, register) if p.orang]


def kk_tumpangan(kasus: Kasus[Any], register: Register) -> Keluarga | None:
    nomor = kasus.formulir.no_kk_tumpangan
    keluarga = register.keluarga_bernomor(nomor) if nomor else None
    return keluarga if keluarga and keluarga.kab == kasus.kab else None


def semua_tercatat_di_luar_negeri(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang datang tercatat pindah ke luar negeri dari kabupaten/kota ini."""
    for p in daftar_peserta(kasus.formulir, register):
        if p.orang is None or p.orang.kab != kasus.kab or p.orang.status is not StatusPenduduk.PINDAH_LN:
            return Tolak(
                "NIK ke-{nomor} bukan NIK orang yang tercatat pindah ke luar negeri dari wilayah kantor ini.",
                "Periksa NIK; ajukan pada kantor yang menerbitkan SKPLN-nya.",
                {"nomor": int(p.isian.rpartition(".")[2]) + 1},
                f"{p.isian}.nik",
            )
    return None


def tujuan_di_wilayah_kantor(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """KK yang ditumpangi atau alamat KK baru ada di kabupaten/kota ini."""
    f = kasus.formulir
    if f.no_kk_tumpangan and kk_tumpangan(kasus, register) is None:
        return Tolak(
            "KK yang ditumpangi tidak ditemukan di wilayah kantor ini.",
            "Periksa nomornya.",
            isian="no_kk_tumpangan",
        )
    if f.alamat and kab(f.alamat.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan itu di luar wilayah kantor ini.",
            "Ajukan pada kantor tempat tinggal yang baru.",
            isian="alamat.desa",
        )
    return None


def hubungan_yang_datang_serasi(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """KK baru mempunyai tepat satu kepala yang dewasa; yang menumpang tidak membawa kepala; hubungannya sesuai."""
    calon = daftar_calon(kasus.formulir, register)
    tujuan = kk_tumpangan(kasus, register)
    if kasus.formulir.no_kk_tumpangan is None:
        return tepat_satu_kepala(calon) or kepala_dewasa(calon, kasus.tanggal_pengajuan) or susunan_serasi(calon)
    kepala = next((c for c in calon if c.shdk is Shdk.KEPALA_KELUARGA), None)
    if kepala:
        return Tolak(
            "{nama} ditulis sebagai kepala keluarga, padahal menumpang pada KK yang sudah ada.",
            "Tulis hubungannya terhadap kepala keluarga pada KK itu.",
            {"nama": kepala.nama},
            f"{kepala.isian}.shdk",
        )
    induk = tujuan.kepala if tujuan else None
    return susunan_serasi(calon, calon_dari(induk.penduduk, induk.shdk) if induk else None)
