"""Pelaporan dari luar negeri — kelahiran, perkawinan, perceraian, atau kematian WNI yang beraktakan negara setempat.

Akta negara setempat tidak diganti akta di sini: yang terbit surat keterangan pelaporan, dan data penduduk serta KK
dimutakhirkan. Laporan sesudah 30 hari sejak kembali tetap dicatat.
"""

from __future__ import annotations

from adminduk.dasar.hukum import UU_23_2006, Keyakinan
from adminduk.dasar.kode import StatusPenduduk
from adminduk.dasar.nama import periksa_nama
from adminduk.dokumen.surat import BuktiPelaporanLuarNegeri, KartuKeluarga
from adminduk.pencatatan_sipil.pelaporan_luar_negeri.formulir import F201LuarNegeri, PeristiwaLuarNegeri
from adminduk.pencatatan_sipil.pelaporan_luar_negeri.pencatatan import (
    DASAR_KEMATIAN,
    DASAR_LAHIR,
    DASAR_PERCERAIAN,
    DASAR_PERKAWINAN,
    KasusLuarNegeri,
    catat_laporan,
    diri,
    ikatan_keduanya,
    pasangan,
)
from adminduk.permohonan import Hasil, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan.perkawinan import suami_istri
from adminduk.register.isi import Register

DASAR_WAJIB = UU_23_2006.pasal(4, keyakinan=Keyakinan.DIINGAT)

layanan = Layanan(
    kode="LAPOR-LN",
    nama="Pelaporan peristiwa dari luar negeri",
    sebutan=("anak lahir di luar negeri", "menikah di luar negeri", "meninggal di luar negeri"),
    ringkasan="Melaporkan kelahiran, perkawinan, perceraian, atau kematian WNI yang terjadi di luar negeri.",
    dasar_hukum=(DASAR_LAHIR, DASAR_PERKAWINAN, DASAR_PERCERAIAN, DASAR_KEMATIAN),
    formulir=F201LuarNegeri,
    persyaratan=(
        Syarat("bukti_perwakilan", "Bukti pelaporan dari Perwakilan RI", DASAR_WAJIB),
        Syarat("akta_setempat", "Kutipan akta dari negara setempat", DASAR_WAJIB),
    ),
    dokumen=(BuktiPelaporanLuarNegeri.kode, KartuKeluarga.kode),
    batas_lapor="30 hari sejak kembali ke Indonesia; lewat dari itu tetap dicatat.",
)


@layanan.pemeriksaan(DASAR_WAJIB)
def yang_bersangkutan_penduduk_kantor_ini(kasus: KasusLuarNegeri, register: Register) -> Tolak | None:
    """Yang mengalami peristiwanya, atau orang tua anak itu, penduduk aktif kabupaten/kota ini."""
    orang = diri(kasus, register)
    if orang is None or orang.status is not StatusPenduduk.AKTIF:
        return Tolak(
            "NIK itu bukan NIK penduduk aktif kabupaten/kota ini.",
            "Periksa NIK; yang sudah tercatat meninggal tidak dilaporkan lagi.",
            isian="nik",
        )
    return None


@layanan.pemeriksaan(DASAR_WAJIB)
def pasangan_dikenal(kasus: KasusLuarNegeri, register: Register) -> Tolak | None:
    """NIK pasangan yang ditulis milik orang lain, penduduk aktif kabupaten/kota ini."""
    f = kasus.formulir
    if f.nik_pasangan is None:
        return None
    lain = pasangan(kasus, register)
    if lain is None or lain.status is not StatusPenduduk.AKTIF:
        return Tolak(
            "NIK pasangan bukan NIK penduduk aktif lain di kabupaten/kota ini.",
            "Periksa NIK; bila ia bukan penduduk di sini, kosongkan dan tulis namanya.",
            isian="nik_pasangan",
        )
    return None


@layanan.pemeriksaan(DASAR_WAJIB)
def dilaporkan_sesudah_terjadi(kasus: KasusLuarNegeri, register: Register) -> Tolak | None:
    """Peristiwanya terjadi, lalu dilaporkan pada Perwakilan RI, lalu di sini."""
    f = kasus.formulir
    if not f.akta.tanggal <= f.bukti.tanggal <= kasus.tanggal_pengajuan:
        return Tolak(
            "Tanggal peristiwa, bukti pelaporan, dan hari ini tidak berurutan.",
            "Periksa tanggal pada akta dan pada bukti pelaporan.",
            isian="bukti.tanggal",
        )
    return None


@layanan.pemeriksaan(DASAR_PERKAWINAN)
def tidak_terikat_perkawinan_lain(kasus: KasusLuarNegeri, register: Register) -> Tolak | None:
    """Yang kawin di luar negeri suami dan istri, tidak terikat perkawinan lain, dan perkawinannya belum tercatat."""
    orang, lain = diri(kasus, register), pasangan(kasus, register)
    if kasus.formulir.peristiwa is not PeristiwaLuarNegeri.PERKAWINAN or orang is None:
        return None
    if lain and not (suami_istri(orang, lain) or suami_istri(lain, orang)):
        return Tolak("Suami laki-laki dan istri perempuan.", "Periksa kedua NIK.", isian="nik_pasangan")
    bersama = ikatan_keduanya(register, orang, lain)
    belum = bersama.id if bersama and not bersama.tercatat else None
    for satu in (orang, lain):
        if satu and any(k.id != belum for k in register.daftar_perkawinan(satu.id)):
            return Tolak(
                "{nama} masih terikat perkawinan lain.",
                "Catat berakhirnya perkawinan itu lebih dahulu.",
                {"nama": satu.nama},
                "nik",
            )
    return None


@layanan.pemeriksaan(DASAR_PERCERAIAN)
def tercatat_kawin(kasus: KasusLuarNegeri, register: Register) -> Tolak | None:
    """Yang bercerai di luar negeri tercatat kawin."""
    orang = diri(kasus, register)
    if kasus.formulir.peristiwa is PeristiwaLuarNegeri.PERCERAIAN and orang and not orang.status_kawin.kawin:
        return Tolak(
            "{nama} tidak tercatat kawin.", "Laporkan perkawinannya lebih dahulu.", {"nama": orang.nama}, "nik"
        )
    return None


@layanan.pemeriksaan(DASAR_LAHIR)
def anak_belum_terdaftar(kasus: KasusLuarNegeri, register: Register) -> Tolak | None:
    """Nama anak menurut aturan penulisan nama, dan ia belum terdaftar."""
    anak = kasus.formulir.anak
    if anak is None:
        return None
    for temuan in periksa_nama(anak.nama):
        if temuan.menolak:
            return Tolak(temuan.pesan, temuan.saran, temuan.nilai, "anak.nama")
    if register.serupa(anak.nama.upper(), kasus.formulir.akta.tanggal):
        return Tolak(
            "Seorang penduduk bernama serupa lahir pada hari yang sama sudah terdaftar.",
            "Periksa apakah anak ini sudah mempunyai NIK.",
            isian="anak.nama",
        )
    return None


@layanan.pelaksanaan
def catat(kasus: KasusLuarNegeri, register: Register) -> Hasil:
    return catat_laporan(kasus, register)
