"""Rules about an act that exists: whose it is, where it was issued, and the judgement that touches it.

An act of before this system is known by its number in the biodata alone. It is entered as it is told there when
something is first written in its margin, so that notes and later quotations have an entry to stand on.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, PERPRES_96_2018, Keyakinan
from adminduk.dasar.kode import StatusPenduduk
from adminduk.dasar.nama import periksa_nama
from adminduk.dokumen.surat import AktaKelahiran, ModelAkta
from adminduk.dokumen.susun import penerbit
from adminduk.permohonan.formulir.kelahiran_benar import KelahiranBenar
from adminduk.permohonan.formulir.putusan import PutusanPengadilan
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.isi import Akta, Penduduk, Register
from adminduk.register.perubahan import AktaCatat

DASAR_AKTA = PERPRES_96_2018.butir("Pencatatan sipil")
DASAR_CATATAN = PERMENDAGRI_108_2019.butir("Catatan pinggir", keyakinan=Keyakinan.DIINGAT)

# [I] CP.1 to CP.9 were not readable (data/catatan_pinggir.csv); the order follows the letters of the article it names.
CP_PENGANGKATAN, CP_PENGAKUAN, CP_PENGESAHAN, CP_PERUBAHAN_NAMA = "CP.1", "CP.2", "CP.3", "CP.4"
CP_PERCERAIAN, CP_BATAL_KAWIN, CP_BATAL_CERAI, CP_PEMBETULAN, CP_LAIN = "CP.5", "CP.6", "CP.7", "CP.8", "CP.9"
# Permendagri 109/2019 Pasal 8 ayat (2) huruf j to n, read.
CP_MENJADI_WNI, CP_MENJADI_WNA, CP_GANDA_TERDAFTAR, CP_GANDA_MEMILIH, CP_GANDA_TIDAK_MEMILIH = (
    f"CP.{n}" for n in range(10, 15)
)


class AktaDipegang(NamedTuple):
    """An act and who holds it; ``lama`` when the register has no entry of it yet."""

    akta: Akta
    orang: Penduduk
    lama: bool


def akta_dipegang(kasus: Kasus[Any], register: Register) -> AktaDipegang | None:
    """Return the act that the form names, if the person it names holds it and this office issued it."""
    subjek = kasus.formulir.subjek
    orang, nomor = register.orang_ber_nik(subjek.nik), subjek.no_akta.strip().upper()
    if orang is None or orang.kab != kasus.kab:
        return None
    ada = register.akta_bernomor(nomor)
    if ada:
        # The act of a foreigner's child is older than the child's NIK: the biodata alone says whose it is.
        milik = orang.no_akta_lahir.strip().upper() == nomor or any(d.orang == orang.id for d in ada.kutipan)
        return AktaDipegang(ada, orang, False) if milik and ada.kab == kasus.kab else None
    if orang.no_akta_lahir.strip().upper() == nomor:
        return AktaDipegang(_akta_lama(kasus, register, orang), orang, True)
    return None


def _akta_lama(kasus: Kasus[Any], register: Register, orang: Penduduk) -> Akta:
    surat = AktaKelahiran(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=kasus.tanggal_keputusan,
        nomor=orang.no_akta_lahir,
        nik=orang.nik.lengkap if orang.nik else "",
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        model=model_akta(orang.nama_ayah, orang.nama_ibu),
        nama_ayah=orang.nama_ayah,
        nama_ibu=orang.nama_ibu,
        kewarganegaraan=orang.kewarganegaraan.value,
    )
    id_akta, tanggal = kasus.id_turunan("akta-lama"), kasus.tanggal_keputusan
    return Akta(id_akta, surat.kode, orang.no_akta_lahir, tanggal, kasus.kab, surat.ke_isi())


def model_akta(nama_ayah: str | None, nama_ibu: str | None) -> ModelAkta:
    """Return the model that names alone tell; whether the parents' marriage is recorded they do not."""
    if nama_ayah and nama_ibu:
        return ModelAkta.AYAH_IBU
    return ModelAkta.SEORANG_IBU if nama_ibu else ModelAkta.TANPA_ORANG_TUA


def entri_akta_lama(dipegang: AktaDipegang) -> tuple[AktaCatat, ...]:
    """Return the entry of an act of before, none when the register has it."""
    akta = dipegang.akta
    if not dipegang.lama:
        return ()
    isi = {"orang": dipegang.orang.id, "sebelum_sistem": True}
    return (AktaCatat(akta.id, "KELAHIRAN", akta.nomor, akta.tanggal, akta.kab, isi),)


def akta_ditemukan(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Akta itu milik orang yang disebut, penduduk kabupaten/kota ini, dan diterbitkan atau tercatat di sini."""
    dipegang = akta_dipegang(kasus, register)
    if dipegang is None:
        return Tolak(
            "Akta bernomor itu tidak ditemukan pada orang dengan NIK itu di wilayah kantor ini.",
            "Periksa NIK dan nomor akta; akta kantor lain diurus pada kantor yang menerbitkannya.",
            isian="subjek.no_akta",
        )
    return None


def pemegang_akta_hidup(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang aktanya diubah masih hidup."""
    dipegang = akta_dipegang(kasus, register)
    if dipegang and dipegang.orang.status is StatusPenduduk.MENINGGAL:
        return Tolak(
            "{nama} sudah meninggal.",
            "Akta orang yang meninggal tidak diubah; ajukan pembetulan dengan putusan pengadilan.",
            {"nama": dipegang.orang.nama},
            "subjek.nik",
        )
    return None


def akta_kelahiran_saja(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang dibatalkan di sini akta kelahiran."""
    dipegang = akta_dipegang(kasus, register)
    if dipegang and dipegang.akta.jenis != AktaKelahiran.kode:
        return Tolak(
            "Akta itu bukan akta kelahiran.",
            "Pembatalan perkawinan dan perceraian memakai layanan BATAL-KAWIN dan BATAL-CERAI.",
            isian="subjek.no_akta",
        )
    return None


def isi_akta_baru_sah(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Isi akta yang baru memuat nama menurut aturan, kelahiran yang sudah terjadi, dan orang tua yang dikenal."""
    benar: KelahiranBenar | None = kasus.formulir.benar
    if benar is None:
        return None
    for temuan in periksa_nama(benar.nama):
        if temuan.menolak:
            return Tolak(temuan.pesan, temuan.saran, temuan.nilai, "benar.nama")
    if benar.tanggal_lahir > kasus.tanggal_pengajuan:
        return Tolak("Tanggal lahir itu belum tiba.", "Periksa tahunnya.", isian="benar.tanggal_lahir")
    for isian, nik in (("nik_ayah", benar.nik_ayah), ("nik_ibu", benar.nik_ibu)):
        if nik and register.orang_ber_nik(nik) is None:
            return Tolak(
                "NIK orang tua itu tidak ditemukan di wilayah kantor ini.",
                "Periksa NIK, atau tulis namanya saja.",
                isian=f"benar.{isian}",
            )
    return None


def putusan_berkekuatan_tetap(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Putusan atau penetapan pengadilan sudah berkekuatan hukum tetap."""
    putusan: PutusanPengadilan | None = kasus.formulir.putusan
    if putusan is None:
        return None
    if putusan.tanggal_inkracht > kasus.tanggal_pengajuan:
        return Tolak(
            "Putusan belum berkekuatan hukum tetap pada hari pengajuan.",
            "Ajukan sesudah tanggal itu.",
            isian="putusan.tanggal_inkracht",
        )
    if putusan.tanggal > putusan.tanggal_inkracht:
        return Tolak(
            "Tanggal berkekuatan hukum tetap mendahului tanggal putusannya.",
            "Periksa kedua tanggal pada salinan putusan.",
            isian="putusan.tanggal_inkracht",
        )
    return None


def terlambat(putusan: PutusanPengadilan, diajukan: date, hari: int) -> tuple[str, ...]:
    """Return what is said of a late report; it is recorded all the same."""
    return (f"Dilaporkan lewat {hari} hari.",) if (diajukan - putusan.tanggal_inkracht).days > hari else ()
