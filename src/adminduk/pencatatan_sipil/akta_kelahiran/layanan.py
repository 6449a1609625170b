"""Akta kelahiran — pencatatan kelahiran WNI di dalam wilayah NKRI.

Hasilnya register dan kutipan akta kelahiran, Kartu Keluarga baru bagi keluarga orang tua, dan
Kartu Identitas Anak bagi anak di bawah 5 tahun; NIK anak terbit bersamanya. Sejak umur 5 tahun
KIA berfoto (Permendagri 2/2016) dan diajukan lewat layanan ``KIA``. Model akta ditentukan oleh
dokumen perkawinan orang tua dan oleh Kartu Keluarga mereka, tidak diketik. Kelahiran yang
dilaporkan lewat 60 hari tetap dicatat, dengan keputusan Kepala Dinas. Anak yang asal-usulnya
tidak diketahui memakai layanan ``LAHIR-TEMUAN``.
"""

from __future__ import annotations

from typing import Any

from adminduk.dasar.hukum import (
    PERMENDAGRI_73_2022,
    PERMENDAGRI_108_2019,
    PERMENDAGRI_109_2019,
    PERPRES_96_2018,
    SE_470_13287,
    UU_23_2006,
    UU_24_2013,
    Keyakinan,
)
from adminduk.dasar.kode import JenisKelahiran
from adminduk.dasar.nama import periksa_nama, rapikan
from adminduk.dokumen.surat import AktaKelahiran, KartuIdentitasAnak, KartuKeluarga
from adminduk.pencatatan_sipil.akta_kelahiran.formulir import BuktiPerkawinan, F201Kelahiran
from adminduk.pencatatan_sipil.akta_kelahiran.pencatatan import DASAR_AKTA, catat_kelahiran
from adminduk.permohonan import Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import orang_tua as aturan
from adminduk.permohonan.formulir.f201 import Anak
from adminduk.register.isi import Penduduk, Register

JARAK_HARI_KELAHIRAN = 150  # between births of one mother that are not twins

JUMLAH_KEMBAR = {
    JenisKelahiran.TUNGGAL: 1,
    JenisKelahiran.KEMBAR_2: 2,
    JenisKelahiran.KEMBAR_3: 3,
    JenisKelahiran.KEMBAR_4: 4,
}


def _memakai(*bukti: BuktiPerkawinan) -> Any:
    return lambda formulir: formulir.bukti_perkawinan in bukti


layanan = Layanan(
    kode="LAHIR",
    nama="Akta kelahiran",
    sebutan=("anak saya lahir", "bayi lahir", "istri melahirkan"),
    ringkasan="Mencatat kelahiran anak WNI; NIK, Kartu Keluarga, dan KIA anak balita terbit bersama aktanya.",
    dasar_hukum=(
        UU_23_2006.pasal(27), UU_24_2013.pasal(27), PERPRES_96_2018.pasal(33), SE_470_13287.butir("Kelahiran"),
    ),
    formulir=F201Kelahiran,
    persyaratan=(
        Syarat(
            "surat_lahir", "Surat keterangan kelahiran", DASAR_AKTA, atau="bukti_lahir",
            bantuan="Dari rumah sakit, puskesmas, dokter, bidan, nakhoda, pilot, atau kepala desa/lurah.",
        ),
        Syarat(
            "f_2_03", "SPTJM kebenaran data kelahiran (F-2.03)", SE_470_13287.butir("Kelahiran"), atau="bukti_lahir",
            bantuan="Bila surat keterangan kelahiran tidak ada; dengan dua saksi.",
        ),
        Syarat(
            "buku_nikah", "Buku nikah atau kutipan akta perkawinan orang tua", DASAR_AKTA,
            bila="dokumen perkawinan ada", wajib_bila=_memakai(BuktiPerkawinan.AKTA),
        ),
        Syarat(
            "f_2_04", "SPTJM sebagai pasangan suami istri (F-2.04)", SE_470_13287.butir("Kelahiran"),
            bila="perkawinan dinyatakan dengan SPTJM", wajib_bila=_memakai(BuktiPerkawinan.SPTJM),
        ),
        Syarat("kk", "Kartu Keluarga orang tua", DASAR_AKTA, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode, KartuIdentitasAnak.kode),
    larangan=(
        Larangan("Surat keterangan kelahiran asli ditahan", SE_470_13287.butir("Kelahiran")),
        Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Kelahiran")),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
        Larangan(
            "Penetapan pengadilan bagi pelaporan yang lewat waktu",
            UU_24_2013.pasal(32, keyakinan=Keyakinan.DIINGAT),
        ),
    ),
    batas_lapor="60 hari sejak kelahiran; sesudahnya tetap dicatat dengan keputusan Kepala Dinas",
)  # fmt: skip


layanan.pemeriksaan(DASAR_AKTA)(aturan.orang_tua_terdaftar)
layanan.pemeriksaan(aturan.DASAR_DOMISILI)(aturan.kantor_domisili_orang_tua)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.ibu_sesuai_register)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.ayah_sesuai_register)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.usia_ibu_wajar)
layanan.pemeriksaan(PERMENDAGRI_108_2019.pasal(1, keyakinan=Keyakinan.DIINGAT))(aturan.orang_tua_wni)
layanan.pemeriksaan(DASAR_AKTA)(aturan.dua_saksi_berbeda)


@layanan.pemeriksaan(PERPRES_96_2018.pasal(33))
def ayah_disebut_bila_ada_bukti_perkawinan(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Dokumen perkawinan atau SPTJM menyebut seorang ayah, maka ayah itu diisi."""
    f = kasus.formulir
    if f.ayah is None and f.bukti_perkawinan is not BuktiPerkawinan.TIDAK_ADA:
        return Tolak(
            "Ayah belum diisi padahal ada dokumen perkawinan.",
            "Isi data ayah seperti pada dokumen itu, atau pilih “Tidak ada” bila tidak dipakai.",
            isian="ayah.nama",
        )
    return None


@layanan.pemeriksaan(PERMENDAGRI_73_2022.pasal(4))
def nama_anak_menurut_aturan(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Nama anak memenuhi Permendagri 73/2022; nama satu kata hanya diperingatkan, tidak ditolak."""
    for nomor, anak in enumerate(kasus.formulir.anak):
        for temuan in periksa_nama(anak.nama):
            if temuan.menolak:
                return Tolak(temuan.pesan, temuan.saran, temuan.nilai, f"anak.{nomor}.nama")
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(27, ayat=1))
def anak_sudah_lahir(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Kelahiran yang dilaporkan sudah terjadi."""
    if max(kasus.formulir.hari_lahir) > kasus.tanggal_pengajuan:
        return Tolak(
            "Tanggal lahir anak belum tiba.",
            "Periksa tanggal lahir pada surat kelahiran.",
            isian="anak.0.tanggal_lahir",
        )
    return None


@layanan.pemeriksaan(PERMENDAGRI_109_2019.butir("F-2.01 bagian anak/kelahiran", keyakinan=Keyakinan.DIINGAT))
def jumlah_anak_sesuai_jenis_kelahiran(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Anak kembar dilaporkan bersama; yang lahir mati memakai layanan LAHIR-MATI sehingga jumlahnya boleh kurang."""
    anak = kasus.formulir.anak
    terbanyak = max(JUMLAH_KEMBAR.get(a.jenis_kelahiran, 5) for a in anak)
    if len(anak) > terbanyak or len({a.jenis_kelahiran for a in anak}) > 1:
        return Tolak(
            "Ada {jumlah} anak pada formulir, tetapi jenis kelahirannya {jenis}.",
            "Samakan jenis kelahiran tiap anak dengan surat kelahiran.",
            {"jumlah": len(anak), "jenis": anak[0].jenis_kelahiran.value},
            "anak.0.jenis_kelahiran",
        )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(28, keyakinan=Keyakinan.DIINGAT))
def belum_pernah_dicatat(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Satu kelahiran satu akta: ibu yang sama, hari dan nama atau urutan yang sama, atau jarak yang tidak mungkin."""
    ibu = aturan.orang_tua(kasus.formulir, register).ibu
    if ibu is None:
        return None
    for nomor, anak in enumerate(kasus.formulir.anak):
        for saudara in register.anak_dari_ibu(ibu.id):
            if _kelahiran_sama(anak, saudara):
                return Tolak(
                    "Ibu ini sudah mempunyai anak {nama}, lahir {lahir}.",
                    "Bila anak yang sama, mintalah kutipan kedua; bila berbeda, periksa nama dan tanggal lahirnya.",
                    {"nama": saudara.nama, "lahir": saudara.tanggal_lahir.isoformat()},
                    f"anak.{nomor}.tanggal_lahir",
                )
    return None


def _kelahiran_sama(anak: Anak, saudara: Penduduk) -> bool:
    jarak = abs((anak.tanggal_lahir.tanggal - saudara.tanggal_lahir).days)
    nama_sama = rapikan(anak.nama).upper() == saudara.nama
    kembar_lain = jarak <= 1 and anak.jenis_kelahiran is not JenisKelahiran.TUNGGAL and not nama_sama
    return not kembar_lain and (jarak < JARAK_HARI_KELAHIRAN or nama_sama)


layanan.pelaksanaan(catat_kelahiran)
