"""Akta perkawinan — bagi perkawinan yang sah menurut agama atau kepercayaan selain Islam.

Perkawinan menurut agama Islam dicatat KUA; statusnya masuk Kartu Keluarga dengan buku nikah. Dua kutipan terbit, untuk
suami dan untuk istri. Yang sudah tercantum kawin belum tercatat (F-1.05) menjadi kawin tercatat.
"""

from __future__ import annotations

from datetime import date

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, UU_1_1974, UU_16_2019, UU_23_2006, Keyakinan
from adminduk.dasar.kode import Agama, StatusPenduduk
from adminduk.dokumen.surat import AktaPerkawinan, KartuKeluarga
from adminduk.pencatatan_sipil.akta_perkawinan.formulir import F201Perkawinan
from adminduk.pencatatan_sipil.akta_perkawinan.pencatatan import (
    DASAR_AKTA,
    KasusKawin,
    catat_perkawinan,
    ikatan_keduanya,
    pasangan,
)
from adminduk.permohonan import Hasil, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan.perkawinan import batas_umur, belum_cukup_umur, suami_istri
from adminduk.register.isi import Register

DASAR_USIA = UU_16_2019.pasal(7, keyakinan=Keyakinan.DIINGAT)
DASAR_SATU = UU_1_1974.pasal(3, keyakinan=Keyakinan.DIINGAT)
DASAR_IZIN = UU_1_1974.pasal(4, keyakinan=Keyakinan.DIINGAT)
DASAR_KUA = UU_23_2006.pasal(8, ayat=2, keyakinan=Keyakinan.DIINGAT)
DASAR_SE = SE_470_13287.butir("Perkawinan")

layanan = Layanan(
    kode="KAWIN",
    nama="Akta perkawinan",
    sebutan=("menikah di gereja", "mau kawin", "catat pernikahan"),
    ringkasan="Mencatat perkawinan selain menurut agama Islam; dua kutipan akta dan KK terbit.",
    dasar_hukum=(DASAR_AKTA, PERPRES_96_2018.butir("Pencatatan perkawinan")),
    formulir=F201Perkawinan,
    persyaratan=(
        Syarat("surat_perkawinan", "Surat keterangan kawin dari pemuka agama atau penghayat kepercayaan", DASAR_AKTA),
        Syarat("pas_foto", "Pas foto berdampingan 4x6", DASAR_AKTA),
        Syarat("kk", "Kartu Keluarga", DASAR_AKTA, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_AKTA, dari_register=True),
        Syarat(
            "dispensasi", "Penetapan pengadilan tentang dispensasi kawin", DASAR_USIA,
            bila="suami atau istri belum cukup umur", wajib_bila=lambda f: f.dispensasi is not None,
        ),
        Syarat(
            "izin", "Penetapan pengadilan tentang izin beristri lebih dari seorang", DASAR_IZIN,
            bila="suami sudah beristri", wajib_bila=lambda f: f.izin is not None,
        ),
        Syarat(
            "f_2_04", "SPTJM sebagai pasangan suami istri (F-2.04) dengan dua saksi", DASAR_SE,
            bila="salah seorang wafat sebelum dicatat", wajib_bila=lambda f: f.tanggal_wafat is not None,
        ),
    ),
    dokumen=(AktaPerkawinan.kode, KartuKeluarga.kode),
    larangan=(
        Larangan("Fotokopi KTP-el saksi", DASAR_SE),
        Larangan("Asli surat keterangan kawin (cukup ditunjukkan)", DASAR_SE),
        Larangan("Surat pengantar RT/RW atau lurah", DASAR_SE),
    ),
    batas_lapor="60 hari sejak perkawinan; lewat dari itu tetap dicatat.",
)  # fmt: skip


@layanan.pemeriksaan(DASAR_AKTA)
def keduanya_penduduk_kantor_ini(kasus: KasusKawin, register: Register) -> Tolak | None:
    """Suami laki-laki dan istri perempuan, penduduk kabupaten/kota ini; yang wafat disebut tanggal wafatnya."""
    dua = pasangan(kasus, register)
    if dua is None or any(o.kab != kasus.kab for o in dua):
        return Tolak(
            "NIK suami atau istri bukan NIK penduduk kabupaten/kota ini.",
            "Periksa kedua NIK; yang tinggal di daerah lain mengurus kepindahannya lebih dahulu.",
            isian="suami",
        )
    if not suami_istri(*dua):
        return Tolak("Suami laki-laki dan istri perempuan.", "Periksa apakah kedua NIK tertukar.", isian="istri")
    return _hidup(kasus, [o.status for o in dua])


def _hidup(kasus: KasusKawin, status: list[StatusPenduduk]) -> Tolak | None:
    hidup, wafat = status.count(StatusPenduduk.AKTIF), kasus.formulir.tanggal_wafat
    if hidup == 0 or (hidup == 1) is (wafat is None):
        return Tolak(
            "Tanggal wafat tidak sesuai dengan keadaan suami dan istri dalam register.",
            "Isi tanggal wafat hanya bila salah seorang sudah dicatat meninggal; keduanya wafat tidak dicatat lagi.",
            isian="tanggal_wafat",
        )
    return None


@layanan.pemeriksaan(DASAR_KUA)
def bukan_menurut_agama_islam(kasus: KasusKawin, register: Register) -> Tolak | None:
    """Perkawinan menurut agama Islam dicatat KUA."""
    if kasus.formulir.agama is Agama.ISLAM:
        return Tolak(
            "Perkawinan menurut agama Islam dicatat oleh KUA.",
            "Dengan buku nikah, mutakhirkan KK dengan layanan KK-UBAH, KK-BARU, atau KK-PISAH.",
            isian="agama",
        )
    return None


@layanan.pemeriksaan(DASAR_AKTA)
def perkawinan_sudah_terjadi(kasus: KasusKawin, register: Register) -> Tolak | None:
    """Perkawinan sudah dilangsungkan, sebelum salah seorang wafat."""
    f = kasus.formulir
    if f.tanggal > kasus.tanggal_pengajuan or (f.tanggal_wafat and f.tanggal_wafat < f.tanggal):
        return Tolak(
            "Tanggal perkawinan lewat dari hari pengajuan atau dari tanggal wafat.",
            "Periksa tanggalnya.",
            isian="tanggal",
        )
    return None


@layanan.pemeriksaan(DASAR_USIA)
def cukup_umur_atau_dispensasi(kasus: KasusKawin, register: Register) -> Tolak | None:
    """Keduanya cukup umur menurut hukum pada hari perkawinan, atau ada dispensasi pengadilan."""
    tanggal: date = kasus.formulir.tanggal
    for orang in pasangan(kasus, register) or ():
        if belum_cukup_umur(orang, tanggal) and kasus.formulir.dispensasi is None:
            return Tolak(
                "{nama} belum berumur {batas} tahun pada hari perkawinan.",
                "Lampirkan penetapan pengadilan tentang dispensasi kawin.",
                {"nama": orang.nama, "batas": batas_umur(orang, tanggal)},
                "dispensasi.nomor",
            )
    return None


@layanan.pemeriksaan(DASAR_SATU)
def istri_tidak_terikat(kasus: KasusKawin, register: Register) -> Tolak | None:
    """Istri tidak terikat perkawinan lain; perkawinan keduanya belum tercatat."""
    dua = pasangan(kasus, register)
    if dua is None:
        return None
    bersama = ikatan_keduanya(register, dua[0].id, dua[1].id)
    if bersama and bersama.tercatat:
        return Tolak(
            "Perkawinan keduanya sudah tercatat.", "Untuk kutipan lagi gunakan layanan KUTIPAN-KEDUA.", isian="istri"
        )
    if any(k.id != (bersama and bersama.id) for k in register.daftar_perkawinan(dua[1].id)):
        return Tolak(
            "{nama} masih terikat perkawinan lain.",
            "Catat perceraian atau kematian suaminya lebih dahulu.",
            {"nama": dua[1].nama},
            "istri",
        )
    return None


@layanan.pemeriksaan(DASAR_IZIN)
def suami_beristri_dengan_izin(kasus: KasusKawin, register: Register) -> Tolak | None:
    """Suami yang masih beristri mencatat perkawinan berikutnya hanya dengan izin pengadilan."""
    dua = pasangan(kasus, register)
    if dua is None or kasus.formulir.izin is not None:
        return None
    if any(k.istri != dua[1].id for k in register.daftar_perkawinan(dua[0].id)):
        return Tolak(
            "{nama} masih terikat perkawinan lain.",
            "Lampirkan izin pengadilan beristri lebih dari seorang, atau catat perceraiannya lebih dahulu.",
            {"nama": dua[0].nama},
            "izin.nomor",
        )
    return None


@layanan.pemeriksaan(DASAR_AKTA)
def dua_saksi_berbeda(kasus: KasusKawin, register: Register) -> Tolak | None:
    """Perkawinan disaksikan dua orang yang berbeda; fotokopi KTP-el mereka tidak diminta."""
    if kasus.formulir.saksi_1.nik == kasus.formulir.saksi_2.nik:
        return Tolak("Kedua saksi orang yang sama.", "Tulis dua saksi yang berbeda.", isian="saksi_2.nik")
    return None


@layanan.pelaksanaan
def catat(kasus: KasusKawin, register: Register) -> Hasil:
    return catat_perkawinan(kasus, register)
