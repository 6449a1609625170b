"""Anak berkewarganegaraan ganda terbatas — pendaftaran (CP.12), pilihan (CP.13), atau tidak memilih (CP.14).

Anak itu memilih satu kewarganegaraan sesudah berumur 18 tahun atau kawin, paling lambat tiga tahun kemudian; tenggatnya
dihitung dari tanggal lahir dan perkawinannya. Yang memilih menjadi WNI mendapat KK dan KTP-el WNI; yang memilih
kewarganegaraan lain dicabut KK dan KTP-el-nya; yang tidak memilih menjadi orang asing dengan ITAP. NIK-nya tetap.
"""

from __future__ import annotations

from dataclasses import replace

from adminduk.dasar.hukum import SE_470_13287
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dokumen.surat import (
    AktaKelahiran,
    Biodata,
    BiodataOrangAsing,
    BuktiPelaporanKewarganegaraan,
    KartuKeluarga,
    TandaBuktiKtpEl,
)
from adminduk.pencatatan_sipil.anak_berkewarganegaraan_ganda.formulir import F201KewarganegaraanGanda, PeristiwaGanda
from adminduk.pencatatan_sipil.anak_berkewarganegaraan_ganda.pencatatan import KasusGanda, catat_ganda
from adminduk.permohonan import Hasil, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kedatangan
from adminduk.permohonan.aturan import kewarganegaraan as aturan
from adminduk.permohonan.aturan.kewarganegaraan import (
    DASAR_ANAK_GANDA,
    DASAR_GANDA,
    DASAR_GANDA_CATAT,
    DASAR_PILIH,
    NO_SERTIFIKAT,
    tenggat_orang,
    yang_bersangkutan,
)
from adminduk.permohonan.aturan.orang_asing import DASAR_ITAP, tolak_masa
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN, DASAR_USIA_KEPALA
from adminduk.register.isi import Register

TERDAFTAR, TIDAK_MEMILIH = PeristiwaGanda.TERDAFTAR, PeristiwaGanda.TIDAK_MEMILIH
MEMILIH_WNI, MEMILIH_WNA = PeristiwaGanda.MEMILIH_WNI, PeristiwaGanda.MEMILIH_WNA

layanan = Layanan(
    kode="ABG",
    nama="Anak berkewarganegaraan ganda",
    sebutan=("anak punya dua paspor", "anak memilih kewarganegaraan", "sertifikat anak kewarganegaraan ganda"),
    ringkasan="Mencatat pendaftaran anak berkewarganegaraan ganda, pilihannya, atau bahwa ia tidak memilih.",
    dasar_hukum=(DASAR_GANDA, DASAR_GANDA_CATAT, DASAR_PILIH),
    formulir=F201KewarganegaraanGanda,
    persyaratan=(
        Syarat(
            "sertifikat", "Sertifikat bukti pendaftaran anak berkewarganegaraan ganda", DASAR_GANDA_CATAT,
            bila="pendaftaran", wajib_bila=lambda f: f.peristiwa is TERDAFTAR,
        ),
        Syarat(
            "kepmen", "Keputusan Menteri tentang pilihan kewarganegaraan", DASAR_GANDA_CATAT,
            bila="memilih kewarganegaraan Indonesia", wajib_bila=lambda f: f.peristiwa is MEMILIH_WNI,
        ),
        Syarat(
            "penyerahan_dokumen", "Bukti penyerahan dokumen", DASAR_GANDA_CATAT,
            bila="memilih kewarganegaraan lain", wajib_bila=lambda f: f.peristiwa is MEMILIH_WNA,
        ),
        Syarat(
            "kitap", "Kartu izin tinggal tetap (KITAP)", DASAR_GANDA_CATAT,
            bila="tidak memilih", wajib_bila=lambda f: f.peristiwa is TIDAK_MEMILIH,
        ),
        Syarat("kutipan_akta", "Kutipan akta kelahiran", DASAR_GANDA_CATAT),
        Syarat("kk", "Kartu Keluarga", DASAR_GANDA_CATAT, dari_register=True),
    ),
    dokumen=(
        AktaKelahiran.kode, BuktiPelaporanKewarganegaraan.kode, KartuKeluarga.kode, Biodata.kode,
        BiodataOrangAsing.kode, TandaBuktiKtpEl.kode,
    ),
    larangan=(Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="14 hari sejak sertifikat, atau sejak tenggat memilih berakhir; lewat dari itu tetap dicatat.",
)  # fmt: skip


@layanan.pemeriksaan(DASAR_GANDA_CATAT)
def anak_tercatat_di_kantor_ini(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Anak itu tercatat aktif di kantor ini; yang memilih kewarganegaraan lain boleh sudah pindah ke luar negeri."""
    orang = yang_bersangkutan(kasus, register)
    boleh = {StatusPenduduk.AKTIF}
    if kasus.formulir.peristiwa is MEMILIH_WNA:
        boleh.add(StatusPenduduk.PINDAH_LN)
    if orang is None or orang.status not in boleh:
        return Tolak(
            "NIK itu bukan NIK penduduk aktif di wilayah kantor ini.",
            "Periksa NIK; anak yang belum ber-NIK dicatat dengan layanan BAKAK-OA.",
            isian="subjek.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_GANDA_CATAT)
def belum_terdaftar_sebagai_ganda(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Sertifikat pendaftaran seorang anak dicatat satu kali."""
    orang = yang_bersangkutan(kasus, register)
    if orang and kasus.formulir.peristiwa is TERDAFTAR and orang.rinci.get(NO_SERTIFIKAT):
        return Tolak(
            "{nama} sudah terdaftar dengan sertifikat {nomor}.",
            "Laporkan pilihannya bila sudah berumur 18 tahun atau kawin.",
            {"nama": orang.nama, "nomor": orang.rinci[NO_SERTIFIKAT]},
            "peristiwa",
        )
    return None


@layanan.pemeriksaan(DASAR_PILIH)
def tercatat_berkewarganegaraan_ganda(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Yang memilih, atau tidak memilih, tercatat berkewarganegaraan ganda."""
    orang = yang_bersangkutan(kasus, register)
    ganda = orang is not None and orang.kewarganegaraan is Kewarganegaraan.DUA
    if orang is None or kasus.formulir.peristiwa is TERDAFTAR or ganda:
        return None
    return Tolak(
        "{nama} tidak tercatat berkewarganegaraan ganda.",
        "Catat sertifikat pendaftarannya lebih dahulu; yang tanpa sertifikat memakai layanan WNA-WNI atau WNI-WNA.",
        {"nama": orang.nama},
        "subjek.nik",
    )


@layanan.pemeriksaan(DASAR_ANAK_GANDA)
def didaftarkan_sebelum_dewasa(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Sertifikat sudah terbit, ketika anak itu belum berumur 18 tahun dan belum kawin."""
    orang, sertifikat = yang_bersangkutan(kasus, register), kasus.formulir.sertifikat
    if orang is None or sertifikat is None:
        return None
    if sertifikat.tanggal < tenggat_orang(orang).mulai and sertifikat.tanggal <= kasus.tanggal_pengajuan:
        return None
    return Tolak(
        "Sertifikat itu bertanggal sesudah hari ini, atau sesudah {nama} berumur 18 tahun atau kawin.",
        "Periksa tanggal sertifikat dan tanggal lahirnya.",
        {"nama": orang.nama},
        "sertifikat.tanggal",
    )


@layanan.pemeriksaan(DASAR_PILIH)
def memilih_dalam_masanya(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Pernyataan memilih dibuat sesudah berumur 18 tahun atau kawin, paling lambat tiga tahun kemudian."""
    orang, tanggal = yang_bersangkutan(kasus, register), kasus.formulir.tanggal_pernyataan
    if orang is None or tanggal is None:
        return None
    mulai, sampai = tenggat_orang(orang)
    if mulai <= tanggal <= sampai:
        return None
    return Tolak(
        "Masa memilih {nama} dari {mulai} sampai {sampai}; pernyataannya di luar masa itu.",
        "Periksa tanggalnya; yang lewat masanya dicatat tidak memilih, dan dapat mengajukan pewarganegaraan.",
        {"nama": orang.nama, "mulai": mulai.isoformat(), "sampai": sampai.isoformat()},
        "tanggal_pernyataan",
    )


@layanan.pemeriksaan(DASAR_GANDA_CATAT)
def keputusan_sesudah_pernyataan(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Keputusan atau penyerahan dokumen tidak mendahului pernyataannya, dan sudah terjadi."""
    f = kasus.formulir
    if f.keputusan is None or f.tanggal_pernyataan is None:
        return None
    if f.tanggal_pernyataan <= f.keputusan.tanggal <= kasus.tanggal_pengajuan:
        return None
    return Tolak(
        "Tanggal pernyataan, keputusan, dan hari ini tidak berurutan.",
        "Periksa tanggal pada pernyataan dan keputusannya.",
        isian="keputusan.tanggal",
    )


@layanan.pemeriksaan(DASAR_PILIH)
def tenggat_memilih_sudah_lewat(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Tidak memilih baru dicatat sesudah tenggatnya lewat."""
    orang = yang_bersangkutan(kasus, register)
    if orang is None or kasus.formulir.peristiwa is not TIDAK_MEMILIH:
        return None
    sampai = tenggat_orang(orang).sampai
    if kasus.tanggal_pengajuan > sampai:
        return None
    return Tolak(
        "{nama} masih dapat memilih sampai {sampai}.",
        "Ingatkan untuk memilih; tidak memilih dicatat sesudah hari itu.",
        {"nama": orang.nama, "sampai": sampai.isoformat()},
        "peristiwa",
    )


@layanan.pemeriksaan(DASAR_ITAP)
def itap_berlaku(kasus: KasusGanda, register: Register) -> Tolak | None:
    """ITAP yang tidak memilih sudah terbit dan belum berakhir."""
    izin = kasus.formulir.izin
    tolak = tolak_masa(izin.tanggal_terbit, izin.tanggal_akhir, kasus.tanggal_pengajuan) if izin else None
    return replace(tolak, isian=f"izin.{tolak.isian}") if tolak else None


@layanan.pemeriksaan(DASAR_GANDA_CATAT)
def kk_ditentukan(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Yang belum tercantum pada KK menyebut KK-nya; yang memilih kewarganegaraan lain keluar dari KK."""
    return None if kasus.formulir.peristiwa is MEMILIH_WNA else aturan.kk_ditentukan(kasus, register)


@layanan.pemeriksaan(DASAR_USIA_KEPALA)
def yang_tinggal_berkepala_dewasa(kasus: KasusGanda, register: Register) -> Tolak | None:
    """Bila yang memilih kewarganegaraan lain kepala keluarga, di antara yang tinggal ada yang dapat menggantinya."""
    if kasus.formulir.peristiwa is not MEMILIH_WNA:
        return None
    return aturan.yang_tinggal_berkepala_dewasa(kasus, register)


layanan.pemeriksaan(DASAR_GANDA_CATAT)(aturan.akta_kantor_ini_ditemukan)
layanan.pemeriksaan(DASAR_GANDA_CATAT)(kedatangan.tujuan_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.hubungan_dalam_kk_serasi)


@layanan.pelaksanaan
def catat(kasus: KasusGanda, register: Register) -> Hasil:
    return catat_ganda(kasus, register)
