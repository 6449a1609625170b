"""Akta perkawinan orang asing — bila suami, istri, atau keduanya bukan WNI, menurut agama selain Islam.

Orang asing menunjukkan dokumen perjalanan, izin dari negara atau perwakilannya, dan tanda tinggalnya; yang tidak
mempunyai NIK ditulis seperti pada paspor. Dua kutipan terbit, juga bagi yang bukan penduduk.
"""

from __future__ import annotations

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, UU_1_1974, UU_16_2019, UU_23_2006, Keyakinan
from adminduk.dasar.kode import Agama, JenisKelamin, Kewarganegaraan
from adminduk.dasar.tanggal import usia
from adminduk.dokumen.surat import AktaPerkawinan, KartuKeluarga
from adminduk.pencatatan_sipil.akta_perkawinan_orang_asing.formulir import (
    F201PerkawinanOrangAsing,
    IzinTinggal,
    Mempelai,
)
from adminduk.pencatatan_sipil.akta_perkawinan_orang_asing.pencatatan import (
    DASAR_AKTA,
    KasusKawinOA,
    catat_perkawinan,
    ikatan_keduanya,
    lahir,
    para_penduduk,
    penduduk,
)
from adminduk.permohonan import Hasil, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan.keluarga import USIA_KAWIN, USIA_KAWIN_LAMA, UU_16_2019_SEJAK
from adminduk.register.isi import Penduduk, Register

DASAR_USIA = UU_16_2019.pasal(7, keyakinan=Keyakinan.DIINGAT)
DASAR_SATU = UU_1_1974.pasal(3, keyakinan=Keyakinan.DIINGAT)
DASAR_IZIN = UU_1_1974.pasal(4, keyakinan=Keyakinan.DIINGAT)
DASAR_KUA = UU_23_2006.pasal(8, ayat=2, keyakinan=Keyakinan.DIINGAT)
DASAR_SE = SE_470_13287.butir("Perkawinan")
_KELAMIN = (JenisKelamin.LAKI_LAKI, JenisKelamin.PEREMPUAN)

layanan = Layanan(
    kode="KAWIN-OA",
    nama="Akta perkawinan orang asing",
    sebutan=("menikah dengan orang asing", "kawin dengan bule", "nikah campuran"),
    ringkasan="Mencatat perkawinan bila suami atau istri orang asing; dua kutipan akta terbit.",
    dasar_hukum=(DASAR_AKTA, PERPRES_96_2018.butir("Pencatatan perkawinan")),
    formulir=F201PerkawinanOrangAsing,
    persyaratan=(
        Syarat("surat_perkawinan", "Surat keterangan kawin dari pemuka agama atau penghayat kepercayaan", DASAR_AKTA),
        Syarat("pas_foto", "Pas foto berdampingan 4x6", DASAR_AKTA),
        Syarat("dokumen_perjalanan", "Dokumen perjalanan orang asing", DASAR_AKTA),
        Syarat("izin_perwakilan", "Izin dari negara atau perwakilan negaranya", DASAR_AKTA),
        Syarat(
            "sktt", "Surat keterangan tempat tinggal", DASAR_AKTA,
            bila="orang asing dengan ITAS",
            wajib_bila=lambda f: any(m.izin_tinggal is IzinTinggal.ITAS for m in f.mempelai),
        ),
        Syarat("kk_ktp", "Kartu Keluarga dan KTP-el", DASAR_AKTA, dari_register=True),
        Syarat(
            "dispensasi", "Penetapan pengadilan tentang dispensasi kawin", DASAR_USIA,
            bila="suami atau istri belum cukup umur", wajib_bila=lambda f: f.dispensasi is not None,
        ),
        Syarat(
            "izin", "Penetapan pengadilan tentang izin beristri lebih dari seorang", DASAR_IZIN,
            bila="suami sudah beristri", wajib_bila=lambda f: f.izin is not None,
        ),
    ),
    dokumen=(AktaPerkawinan.kode, KartuKeluarga.kode),
    larangan=(Larangan("Fotokopi KTP-el saksi", DASAR_SE),),
    batas_lapor="60 hari sejak perkawinan; lewat dari itu tetap dicatat.",
)  # fmt: skip


@layanan.pemeriksaan(DASAR_AKTA)
def yang_ber_nik_penduduk_kantor_ini(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """NIK yang ditulis milik penduduk aktif kabupaten/kota ini: suami laki-laki, istri perempuan."""
    pihak = zip(("suami", "istri"), kasus.formulir.mempelai, _KELAMIN, strict=True)
    for nama, mempelai, kelamin in pihak:
        orang = penduduk(mempelai, kasus, register)
        if mempelai.nik and (orang is None or orang.jenis_kelamin is not kelamin):
            return Tolak(
                "NIK suami atau istri bukan NIK penduduk kabupaten/kota ini, atau tertukar.",
                "Periksa kedua NIK; yang bukan penduduk di sini ditulis tanpa NIK.",
                isian=f"{nama}.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_AKTA)
def salah_seorang_orang_asing(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """Suami, istri, atau keduanya orang asing dengan paspor; perkawinan dua WNI memakai layanan KAWIN."""
    orang = [(m, penduduk(m, kasus, register)) for m in kasus.formulir.mempelai]
    if any(m.nik and o is None for m, o in orang):
        return None  # yang_ber_nik_penduduk_kantor_ini
    asing = [m for m, o in orang if _asing(m, o)]
    if not asing:
        return Tolak("Suami dan istri keduanya WNI.", "Gunakan layanan KAWIN.", isian="suami.nik")
    if any(m.no_paspor is None for m in asing):
        return Tolak("Nomor paspor orang asing belum diisi.", "Isi seperti pada paspornya.", isian="suami.no_paspor")
    return None


def _asing(mempelai: Mempelai, orang: Penduduk | None) -> bool:
    """A WNI of another district, written without NIK, names Indonesia as the country."""
    if orang:
        return orang.kewarganegaraan is Kewarganegaraan.WNA
    return (mempelai.negara or "").strip().upper() not in ("INDONESIA", Kewarganegaraan.WNI.value)


@layanan.pemeriksaan(DASAR_AKTA)
def kantor_berwenang(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """Salah seorang penduduk kabupaten/kota ini, atau perkawinannya dilangsungkan di sini."""
    if not para_penduduk(kasus, register) and int(kasus.formulir.tempat) != kasus.kab:
        return Tolak(
            "Keduanya bukan penduduk kabupaten/kota ini dan perkawinannya tidak di sini.",
            "Laporkan pada kantor tempat tinggal salah seorang atau tempat perkawinannya.",
            isian="tempat",
        )
    return None


@layanan.pemeriksaan(DASAR_KUA)
def bukan_menurut_agama_islam(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """Perkawinan menurut agama Islam dicatat KUA."""
    if kasus.formulir.agama is Agama.ISLAM:
        return Tolak(
            "Perkawinan menurut agama Islam dicatat oleh KUA.",
            "Dengan buku nikah, mutakhirkan KK dengan layanan KK-UBAH.",
            isian="agama",
        )
    return None


@layanan.pemeriksaan(DASAR_AKTA)
def perkawinan_sudah_terjadi(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """Perkawinan sudah dilangsungkan."""
    if kasus.formulir.tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal perkawinan belum tiba.", "Periksa tanggalnya.", isian="tanggal")
    return None


@layanan.pemeriksaan(DASAR_USIA)
def cukup_umur_atau_dispensasi(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """Keduanya cukup umur menurut hukum pada hari perkawinan, atau ada dispensasi pengadilan."""
    f = kasus.formulir
    for mempelai, kelamin in zip(f.mempelai, _KELAMIN, strict=True):
        orang = penduduk(mempelai, kasus, register)
        if f.dispensasi or (mempelai.nik and orang is None):
            continue
        batas = USIA_KAWIN if f.tanggal >= UU_16_2019_SEJAK else USIA_KAWIN_LAMA[kelamin]
        if usia(lahir(mempelai, orang), f.tanggal) < batas:
            return Tolak(
                "{nama} belum berumur {batas} tahun pada hari perkawinan.",
                "Lampirkan penetapan pengadilan tentang dispensasi kawin.",
                {"nama": orang.nama if orang else mempelai.nama, "batas": batas},
                "dispensasi.nomor",
            )
    return None


@layanan.pemeriksaan(DASAR_SATU)
def tidak_terikat_perkawinan_lain(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """Perkawinan keduanya belum tercatat; yang penduduk tidak terikat perkawinan lain, suami kecuali dengan izin."""
    f, dua = kasus.formulir, para_penduduk(kasus, register)
    bersama = ikatan_keduanya(register, dua)
    belum = bersama.id if bersama and not bersama.tercatat else None
    for orang in dua:
        lain = [k for k in register.daftar_perkawinan(orang.id) if k.id != belum]
        berizin = f.izin is not None and orang.jenis_kelamin is JenisKelamin.LAKI_LAKI and bersama is None
        if lain and not berizin:
            return Tolak(
                "{nama} masih terikat perkawinan yang tercatat.",
                "Catat berakhirnya perkawinan itu lebih dahulu; suami dapat melampirkan izin pengadilan.",
                {"nama": orang.nama},
                "izin.nomor",
            )
    return None


@layanan.pemeriksaan(DASAR_AKTA)
def dua_saksi_berbeda(kasus: KasusKawinOA, register: Register) -> Tolak | None:
    """Perkawinan disaksikan dua orang yang berbeda; fotokopi KTP-el mereka tidak diminta."""
    if kasus.formulir.saksi_1.nik == kasus.formulir.saksi_2.nik:
        return Tolak("Kedua saksi orang yang sama.", "Tulis dua saksi yang berbeda.", isian="saksi_2.nik")
    return None


@layanan.pelaksanaan
def catat(kasus: KasusKawinOA, register: Register) -> Hasil:
    return catat_perkawinan(kasus, register)
