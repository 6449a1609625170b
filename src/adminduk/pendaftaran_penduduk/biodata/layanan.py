"""Biodata WNI — pencatatan penduduk yang belum pernah terdaftar, dan penerbitan NIK-nya.

Yang dicatat membentuk keluarga baru atau menumpang pada KK yang sudah ada. Inilah satu-satunya
layanan pendaftaran penduduk yang meminta surat pengantar RT/RW asli; bayi dari orang tua yang sudah
terdaftar dicatat dengan layanan LAHIR, tanpa surat itu.
"""

from __future__ import annotations

from typing import Any

from adminduk.dasar.hukum import SE_470_13287
from adminduk.dasar.kode import Kewarganegaraan, Pendidikan
from adminduk.dasar.tanggal import usia
from adminduk.dokumen.surat import Biodata, KartuKeluarga
from adminduk.pendaftaran_penduduk.biodata.formulir import BuktiBiodata, F101Biodata
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import biodata as aturan
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.pencatatan_biodata import (
    DASAR_BIODATA,
    daftar_calon,
    kk_ditumpangi,
    orang_ber_nik,
    perubahan_biodata,
)
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_SE = SE_470_13287.butir("Biodata")

USIA_BAYI = 1  # under one year

_BERIJAZAH = frozenset(Pendidikan) - {Pendidikan.BELUM_SEKOLAH, Pendidikan.BELUM_TAMAT_SD}

KasusBiodata = Kasus[F101Biodata]


def _berdokumen(formulir: Any) -> bool:
    return bool(formulir.bukti is BuktiBiodata.DOKUMEN)


layanan = Layanan(
    kode="BIO-WNI",
    nama="Biodata WNI",
    sebutan=("belum punya NIK", "belum pernah terdaftar"),
    ringkasan="Mencatat penduduk yang belum terdaftar; NIK, biodata, dan Kartu Keluarga terbit.",
    dasar_hukum=(DASAR_BIODATA, DASAR_SE),
    formulir=F101Biodata,
    persyaratan=(
        Syarat("pengantar_rt_rw", "Surat pengantar RT/RW asli", DASAR_SE),
        Syarat(
            "bukti_peristiwa", "Dokumen atau bukti peristiwa kependudukan atau peristiwa penting", DASAR_BIODATA,
            bila="dokumen ada", wajib_bila=_berdokumen, bantuan="Misalnya akta kelahiran, surat baptis, buku nikah.",
        ),
        Syarat(
            "ijazah", "Ijazah terakhir", DASAR_BIODATA, bila="ada anggota yang tamat sekolah dan dokumennya ada",
            wajib_bila=lambda f: _berdokumen(f) and any(a.pendidikan in _BERIJAZAH for a in f.anggota),
        ),
        Syarat(
            "f_1_04", "Surat pernyataan tidak memiliki dokumen kependudukan (F-1.04)", DASAR_BIODATA,
            bila="dokumen tidak ada", wajib_bila=lambda f: not _berdokumen(f),
        ),
        Syarat(
            "pernyataan_pemilik_rumah", "Pernyataan tidak keberatan pemilik rumah", DASAR_SE,
            bila="menumpang, sewa, kontrak, atau kos",
            wajib_bila=lambda f: f.menumpang or f.rumah is not StatusRumah.SENDIRI,
        ),
    ),
    dokumen=(Biodata.kode, KartuKeluarga.kode),
    larangan=(Larangan("Surat pengantar RT/RW untuk bayi dari orang tua yang sudah terdaftar", DASAR_SE),),
)  # fmt: skip


@layanan.pemeriksaan(DASAR_BIODATA)
def semua_wni(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Yang dicatat WNI; orang asing memakai layanan biodata orang asing."""
    for n, a in enumerate(kasus.formulir.anggota):
        if a.kewarganegaraan is Kewarganegaraan.WNA:
            return Tolak(
                "Anggota ke-{nomor} bukan WNI.",
                "Catat orang asing dengan layanan BIO-OA.",
                {"nomor": n + 1},
                f"anggota.{n}.kewarganegaraan",
            )
    return None


layanan.pemeriksaan(DASAR_BIODATA)(aturan.alamat_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_SE)(aturan.kk_yang_ditumpangi_terdaftar)
layanan.pemeriksaan(susunan.DASAR_SATU_KEPALA)(aturan.kepala_keluarga_tepat_satu)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.kepala_keluarga_dewasa)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.nama_kepala_sesuai_susunan)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.hubungan_dalam_keluarga_serasi)
layanan.pemeriksaan(aturan.DASAR_NAMA)(aturan.nama_menurut_aturan)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.disabilitas_disebut_jenisnya)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.status_perkawinan_sesuai_akta)
layanan.pemeriksaan(aturan.DASAR_LAHIR)(aturan.sudah_lahir)
layanan.pemeriksaan(aturan.DASAR_SATU_NIK)(aturan.belum_pernah_terdaftar)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.orang_tua_sesuai_register)


@layanan.pemeriksaan(DASAR_SE)
def bayi_dicatat_dengan_layanan_kelahiran(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Bayi dari orang tua yang sudah terdaftar dicatat kelahirannya, tanpa surat pengantar RT/RW."""
    for n, a in enumerate(kasus.formulir.anggota):
        orang_tua = orang_ber_nik(register, a.nik_ibu) or orang_ber_nik(register, a.nik_ayah)
        umur = usia(a.tanggal_lahir.tanggal, kasus.tanggal_pengajuan)
        if orang_tua and umur < USIA_BAYI:
            return Tolak(
                "Anggota ke-{nomor} bayi dari orang tua yang sudah terdaftar.",
                "Gunakan layanan LAHIR: NIK, KK, dan KIA terbit bersama aktanya.",
                {"nomor": n + 1},
                f"anggota.{n}.tanggal_lahir",
            )
    return None


@layanan.pelaksanaan
def catat_biodata(kasus: KasusBiodata, register: Register) -> Hasil:
    calon, kk = daftar_calon(kasus, register), kk_ditumpangi(kasus, register)
    keluarga = kk.id if kk else kasus.id_turunan("keluarga")
    peristiwa = Peristiwa(
        TANPA_ID,
        "biodata",
        1,
        str(DASAR_BIODATA),
        kasus.tanggal_keputusan,
        (*(Subjek(c.orang, "anggota") for c in calon), Subjek(keluarga, "keluarga")),
        {"formulir": tulis(kasus.formulir)},
        perubahan_biodata(kasus, register),
    )  # fmt: skip
    return Hasil((peristiwa,), aturan.catatan(kasus, register))
