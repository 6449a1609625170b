"""Rules about the child a KIA is for, and who may ask for it (Permendagri 2/2016)."""

from __future__ import annotations

from typing import Any

from adminduk.dasar.hukum import PERMENDAGRI_2_2016, Keyakinan
from adminduk.dasar.kode import StatusPenduduk
from adminduk.dokumen.surat.kia import USIA_KTP
from adminduk.permohonan.aturan.orang_asing import adalah_orang_asing, izin_tinggal
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.isi import Penduduk, Register

DASAR_KIA = PERMENDAGRI_2_2016.butir("Penerbitan KIA")
# [I] The requirements were read on pages of offices, the article that lists them was not.
DASAR_SYARAT = PERMENDAGRI_2_2016.pasal(3, keyakinan=Keyakinan.DIINGAT)


def anak_pemilik_kia(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    return register.orang_ber_nik(kasus.formulir.nik_anak)


def anak_terdaftar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Anak adalah penduduk kabupaten/kota ini, hidup, dan tercantum pada sebuah KK."""
    anak = anak_pemilik_kia(kasus, register)
    aktif = anak is not None and anak.status is StatusPenduduk.AKTIF and anak.kab == kasus.kab
    if anak is None or not aktif or register.keluarga_dari(anak.id) is None:
        return Tolak(
            "NIK anak bukan NIK penduduk aktif pada KK di wilayah kantor ini.",
            "Periksa NIK anak pada Kartu Keluarga.",
            isian="nik_anak",
        )
    return None


def belum_17_tahun_dan_belum_kawin(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """KIA bagi yang belum berumur 17 tahun dan belum kawin; sesudahnya KTP-el."""
    anak = anak_pemilik_kia(kasus, register)
    if anak and (anak.usia(kasus.tanggal_pengajuan) >= USIA_KTP or anak.status_kawin.pernah_kawin):
        return Tolak(
            "{nama} sudah berumur 17 tahun, atau sudah atau pernah kawin.",
            "Gunakan layanan KTP-el (KTP-BARU).",
            {"nama": anak.nama},
            "nik_anak",
        )
    return None


def diajukan_orang_tua_atau_wali(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Pemohon ialah ayah atau ibu anak, atau orang dewasa yang satu KK dengannya."""
    anak, pemohon = anak_pemilik_kia(kasus, register), register.orang_ber_nik(kasus.formulir.pemohon.nik)
    keluarga = register.keluarga_dari(anak.id) if anak else None
    if anak is None or keluarga is None:
        return None
    orang_tua = pemohon is not None and pemohon.id in (anak.ayah, anak.ibu)
    wali = (
        pemohon is not None
        and keluarga.cari(pemohon.id) is not None
        and pemohon.usia(kasus.tanggal_pengajuan) >= USIA_KTP
    )
    if not (orang_tua or wali):
        return Tolak(
            "Pemohon bukan orang tua anak dan bukan orang dewasa yang satu KK dengannya.",
            "KIA diajukan orang tua atau wali; periksa NIK pemohon.",
            isian="pemohon.nik",
        )
    return None


def anak_wni_atau_ber_itap(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Anak WNI, atau anak asing yang ITAP-nya berlaku: KIA-nya berlaku paling lama sampai ITAP itu berakhir."""
    anak = anak_pemilik_kia(kasus, register)
    if anak is None or not adalah_orang_asing(anak):
        return None
    izin = izin_tinggal(anak.rinci)
    if izin is None or izin.jenis is not JenisIzin.ITAP or not izin.berlaku(kasus.tanggal_pengajuan):
        return Tolak(
            "Anak orang asing itu tidak memegang ITAP yang berlaku.",
            "Laporkan ITAP-nya lebih dahulu: yang baru dengan layanan OA-ITAS-ITAP, yang diperpanjang dengan KTP-OA "
            "bersama orang tuanya.",
            isian="nik_anak",
        )
    return None
