"""Biodata WNI — pencatatan penduduk yang belum pernah terdaftar, dan penerbitan NIK-nya.

Yang dicatat membentuk keluarga baru atau menumpang pada KK yang sudah ada. Inilah satu-satunya
layanan pendaftaran penduduk yang meminta surat pengantar RT/RW asli; bayi dari orang tua yang sudah
terdaftar dicatat dengan layanan LAHIR, tanpa surat itu.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from adminduk.dasar.hukum import (
    PERMENDAGRI_73_2022,
    PERMENDAGRI_95_2019,
    PERMENDAGRI_109_2019,
    RAKORDA_KALTIM_2024,
    SE_470_13287,
    UU_23_2006,
)
from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, Pendidikan, Shdk, StatusKawin
from adminduk.dasar.nama import periksa_nama
from adminduk.dasar.tanggal import usia
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import Biodata, KartuKeluarga
from adminduk.pendaftaran_penduduk.biodata.formulir import BuktiBiodata, F101Biodata
from adminduk.pendaftaran_penduduk.biodata.pencatatan import (
    DASAR_BIODATA,
    KasusBiodata,
    daftar_calon,
    kk_ditumpangi,
    nama_baku,
    orang_ber_nik,
    perubahan_biodata,
)
from adminduk.permohonan import Hasil, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.aturan.keluarga import calon_dari
from adminduk.permohonan.formulir.f101 import AnggotaF101, Kepemilikan
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import tulis
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_SE = SE_470_13287.butir("Biodata")
DASAR_FORMULIR = PERMENDAGRI_109_2019.butir("Lampiran F-1.01")
DASAR_VALIDASI = PERMENDAGRI_95_2019.pasal(46)

USIA_BAYI = 1  # under one year
USIA_PEREKAMAN = 17
USIA_ORANG_TUA = 10  # a parent younger than this at the birth is a slip of the pen

_BERIJAZAH = frozenset(Pendidikan) - {Pendidikan.BELUM_SEKOLAH, Pendidikan.BELUM_TAMAT_SD}
_BERAKTA_KAWIN = {StatusKawin.KAWIN_TERCATAT: Kepemilikan.ADA, StatusKawin.KAWIN_BELUM_TERCATAT: Kepemilikan.TIDAK_ADA}
_BERAKTA_CERAI = {
    StatusKawin.CERAI_HIDUP_TERCATAT: Kepemilikan.ADA,
    StatusKawin.CERAI_HIDUP_BELUM_TERCATAT: Kepemilikan.TIDAK_ADA,
}


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


def _susunan(kasus: KasusBiodata) -> list[susunan.Calon]:
    return [
        susunan.Calon(
            f"anggota.{n}", nama_baku(a.nama_lengkap), a.jenis_kelamin, a.tanggal_lahir.tanggal,
            a.tanggal_lahir.presisi, a.status_perkawinan, a.shdk,
        )
        for n, a in enumerate(kasus.formulir.anggota)
    ]  # fmt: skip


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


@layanan.pemeriksaan(DASAR_BIODATA)
def alamat_di_wilayah_kantor(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Biodata dicatat oleh kantor kabupaten/kota tempat tinggal."""
    if kab(kasus.formulir.keluarga.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan itu di luar wilayah kantor ini.",
            "Ajukan pada kantor tempat tinggal.",
            isian="keluarga.desa",
        )
    return None


@layanan.pemeriksaan(DASAR_SE)
def kk_yang_ditumpangi_terdaftar(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """KK yang ditumpangi ada, pada desa/kelurahan yang ditulis, dan berkepala keluarga."""
    if not kasus.formulir.menumpang:
        return None
    kk = kk_ditumpangi(kasus, register)
    if kk is None or kk.kepala is None or kk.desa != kasus.formulir.keluarga.desa:
        return Tolak(
            "KK yang ditumpangi tidak ditemukan pada desa/kelurahan itu.",
            "Periksa nomor KK dan desa/kelurahannya.",
            isian="no_kk",
        )
    return None


@layanan.pemeriksaan(susunan.DASAR_SATU_KEPALA)
def kepala_keluarga_tepat_satu(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Keluarga baru mempunyai tepat satu kepala keluarga; yang menumpang tidak membawa kepala keluarga."""
    if not kasus.formulir.menumpang:
        return susunan.tepat_satu_kepala(_susunan(kasus))
    for c in _susunan(kasus):
        if c.shdk is Shdk.KEPALA_KELUARGA:
            return Tolak(
                "{nama} ditulis sebagai kepala keluarga, padahal menumpang pada KK yang sudah ada.",
                "Tulis hubungannya terhadap kepala keluarga pada KK itu.",
                {"nama": c.nama},
                f"{c.isian}.shdk",
            )
    return None


@layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)
def kepala_keluarga_dewasa(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Kepala keluarga berumur 17 tahun, atau sudah atau pernah kawin."""
    return susunan.kepala_dewasa(_susunan(kasus), kasus.tanggal_pengajuan)


@layanan.pemeriksaan(DASAR_FORMULIR)
def nama_kepala_sesuai_susunan(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Nama kepala keluarga di bagian atas F-1.01 sama dengan yang tercantum sebagai kepala keluarga."""
    kk = kk_ditumpangi(kasus, register)
    nama = [c.nama for c in _susunan(kasus) if c.shdk is Shdk.KEPALA_KELUARGA]
    if kasus.formulir.menumpang:
        nama = [kk.kepala.penduduk.nama] if kk and kk.kepala else []
    if len(nama) == 1 and nama_baku(kasus.formulir.keluarga.nama_kepala_keluarga) != nama[0]:
        return Tolak(
            "Nama kepala keluarga tidak sama dengan nama kepala keluarga pada susunan atau KK-nya.",
            "Samakan kedua nama itu.",
            isian="keluarga.nama_kepala_keluarga",
        )
    return None


@layanan.pemeriksaan(susunan.DASAR_SUSUNAN)
def hubungan_dalam_keluarga_serasi(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Hubungan tiap anggota sesuai dengan jenis kelamin, umur, dan status perkawinannya."""
    kk = kk_ditumpangi(kasus, register)
    kepala = kk.kepala if kk else None
    return susunan.susunan_serasi(_susunan(kasus), calon_dari(kepala.penduduk, kepala.shdk) if kepala else None)


@layanan.pemeriksaan(PERMENDAGRI_73_2022.pasal(4))
def nama_menurut_aturan(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Nama baru memenuhi Permendagri 73/2022; nama yang sudah ada pada dokumen tetap berlaku."""
    for n, a in enumerate(kasus.formulir.anggota):
        for temuan in periksa_nama(a.nama_lengkap, baru=not _nama_pada_dokumen(a)):
            if temuan.menolak:
                return Tolak(temuan.pesan, temuan.saran, temuan.nilai, f"anggota.{n}.nama_lengkap")
    return None


def _nama_pada_dokumen(a: AnggotaF101) -> bool:
    return bool(a.no_akta_lahir or a.no_paspor or a.no_akta_perkawinan)


@layanan.pemeriksaan(DASAR_FORMULIR)
def disabilitas_disebut_jenisnya(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Kelainan fisik dan mental yang dinyatakan ada disebut jenisnya, dan sebaliknya (elemen 28 dan 29)."""
    for n, a in enumerate(kasus.formulir.anggota):
        if (a.kelainan_fisik_mental is Kepemilikan.ADA) != (a.penyandang_cacat is not None):
            return Tolak(
                "Jenis disabilitas anggota ke-{nomor} tidak sesuai dengan pernyataan kelainan fisik dan mental.",
                "Pilih jenisnya bila ada, kosongkan bila tidak ada.",
                {"nomor": n + 1},
                f"anggota.{n}.penyandang_cacat",
            )
    return None


@layanan.pemeriksaan(DASAR_FORMULIR)
def status_perkawinan_sesuai_akta(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Status tercatat berarti ada akta, belum tercatat berarti tidak ada (elemen 20 sampai 26)."""
    for n, a in enumerate(kasus.formulir.anggota):
        kawin = _BERAKTA_KAWIN.get(a.status_perkawinan, a.akta_perkawinan)
        cerai = _BERAKTA_CERAI.get(a.status_perkawinan, a.akta_cerai)
        if (kawin, cerai) != (a.akta_perkawinan, a.akta_cerai):
            return Tolak(
                "Status {status} anggota ke-{nomor} tidak sesuai dengan kepemilikan akta perkawinan atau perceraian.",
                "Pilih TERCATAT bila aktanya ada, BELUM TERCATAT bila tidak ada.",
                {"status": a.status_perkawinan.value, "nomor": n + 1},
                f"anggota.{n}.status_perkawinan",
            )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(27, ayat=1))
def sudah_lahir(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Yang dicatat sudah lahir."""
    for n, a in enumerate(kasus.formulir.anggota):
        if a.tanggal_lahir.tanggal > kasus.tanggal_pengajuan:
            return Tolak(
                "Tanggal lahir anggota ke-{nomor} belum tiba.",
                "Periksa tanggal lahirnya.",
                {"nomor": n + 1},
                f"anggota.{n}.tanggal_lahir",
            )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(13, ayat=1))
def belum_pernah_terdaftar(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """Seorang hanya mempunyai satu NIK: nama dan tanggal lahir yang sama tidak dicatat lagi."""
    sebelumnya: set[tuple[str, Any]] = set()
    for n, a in enumerate(kasus.formulir.anggota):
        kunci = (nama_baku(a.nama_lengkap), a.tanggal_lahir.tanggal)
        sama = [p for p in register.serupa(*kunci) if p.nama == kunci[0] and not _lain_ibu(a, p)]
        if lain := _di_daerah_lain(a, kunci, register):
            return Tolak(
                "{nama}, lahir {lahir}, sudah terdaftar di {daerah}.",
                "Urus kepindahannya dari sana; bila orang lain, tulis nama ibunya.",
                {"nama": kunci[0], "lahir": kunci[1].isoformat(), "daerah": lain},
                f"anggota.{n}.nama_lengkap",
            )
        if sama or kunci in sebelumnya:
            return Tolak(
                "{nama}, lahir {lahir}, sudah terdaftar atau ditulis dua kali.",
                "Cari penduduk itu dan gunakan NIK-nya; bila orang lain, tulis nama ibunya.",
                {"nama": kunci[0], "lahir": kunci[1].isoformat()},
                f"anggota.{n}.nama_lengkap",
            )
        sebelumnya.add(kunci)
    return None


def _di_daerah_lain(a: AnggotaF101, kunci: tuple[str, date], register: Register) -> str | None:
    """Return the name of another district whose resident has the same name and birth date, and no other mother."""
    semua = register.kembaran(*kunci, nama_baku(a.nama_ibu or ""))
    kab = next((k.kab for k in semua if k.nama == kunci[0] and not k.lain_ibu), None)
    return register.nama_wilayah(kab) or str(kab) if kab else None


def _lain_ibu(a: AnggotaF101, p: Penduduk) -> bool:
    return bool(a.nama_ibu and p.nama_ibu and nama_baku(a.nama_ibu) != p.nama_ibu)


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


@layanan.pemeriksaan(DASAR_VALIDASI)
def orang_tua_sesuai_register(kasus: KasusBiodata, register: Register) -> Tolak | None:
    """NIK ibu dan ayah, bila dikenal, milik perempuan dan laki-laki yang lebih tua daripada anaknya."""
    for n, a in enumerate(kasus.formulir.anggota):
        for isian, nik, kelamin in (
            ("nik_ibu", a.nik_ibu, JenisKelamin.PEREMPUAN),
            ("nik_ayah", a.nik_ayah, JenisKelamin.LAKI_LAKI),
        ):
            orang = orang_ber_nik(register, nik)
            if orang and not _dapat_menjadi_orang_tua(orang, kelamin, a):
                return Tolak(
                    "NIK orang tua anggota ke-{nomor} milik orang yang jenis kelamin atau umurnya tidak sesuai.",
                    "Periksa NIK ibu dan ayah, dan apakah keduanya tertukar.",
                    {"nomor": n + 1},
                    f"anggota.{n}.{isian}",
                )
    return None


def _dapat_menjadi_orang_tua(orang: Penduduk, kelamin: JenisKelamin, anak: AnggotaF101) -> bool:
    umur = anak.tanggal_lahir.tanggal.year - orang.tanggal_lahir.year
    return orang.jenis_kelamin is kelamin and umur >= USIA_ORANG_TUA


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
    return Hasil((peristiwa,), (*_catatan_perekaman(kasus), *_catatan_nama(kasus), *_catatan_serupa(kasus, register)))


def _catatan_perekaman(kasus: KasusBiodata) -> tuple[str, ...]:
    """Entry of a new NIK from 17 on goes directly with the biometric recording, so that no one gets two."""
    dewasa = [c.nama for c in _susunan(kasus) if usia(c.lahir, kasus.tanggal_keputusan) >= USIA_PEREKAMAN]
    return tuple(f"{nama}: langsung perekaman KTP-el ({RAKORDA_KALTIM_2024.butir()})." for nama in dewasa)


def _catatan_nama(kasus: KasusBiodata) -> tuple[str, ...]:
    return tuple(
        t.kalimat
        for a in kasus.formulir.anggota
        for t in periksa_nama(a.nama_lengkap, baru=not _nama_pada_dokumen(a))
        if not t.menolak
    )


def _catatan_serupa(kasus: KasusBiodata, register: Register) -> tuple[str, ...]:
    serupa = ((c, register.serupa(c.nama, c.lahir)) for c in _susunan(kasus))
    return tuple(
        f"{c.nama} mirip dengan {p.nama} (NIK {p.nik}), lahir pada hari yang sama." for c, s in serupa for p in s
    )
