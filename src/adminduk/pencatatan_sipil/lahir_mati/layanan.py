"""Lahir mati — kelahiran bayi tanpa tanda kehidupan dari kandungan 28 minggu atau lebih.

Tidak ada NIK dan tidak ada akta kelahiran; yang terbit Surat Keterangan Lahir Mati bagi orang tua.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.dasar.hukum import SE_470_13287, UU_23_2006, Keyakinan
from adminduk.dasar.kode import JenisKelahiran
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import SuratKeteranganLahirMati
from adminduk.dokumen.susun import penerbit
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import orang_tua as aturan
from adminduk.permohonan.formulir.f201 import LahirMati, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, NomorAktaBaru

DASAR_LAHIR_MATI = UU_23_2006.pasal(33)
DASAR_SE = SE_470_13287.butir("Lahir Mati")
# [I] remembered from the explanation of the article; a younger fetus is a miscarriage and is not recorded.
DASAR_KANDUNGAN = UU_23_2006.pasal(33, ayat=1, keyakinan=Keyakinan.DIINGAT)
KANDUNGAN_TERPENDEK_MINGGU = 28
BATAS_LAPOR_HARI = 30  # [I] UU 23/2006 Pasal 33

# [I] No code for the letter stands in the lists that were read; this one is the project's own since 2026-11-23.
KODE_NOMOR = "LM"

JARAK_HARI_KELAHIRAN = 150  # between births of one mother that are not twins


@dataclass(frozen=True)
class F201LahirMati:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: lahir mati."""

    pelapor: Pelapor = isian("Pelapor")
    ibu: OrangTua = isian("Ibu")
    ayah: OrangTua | None = isian("Ayah", "Kosongkan bila ayah tidak dicantumkan.", wajib=False)
    lahir_mati: LahirMati = isian("Lahir mati")
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")

    @property
    def hari_lahir(self) -> tuple[date, ...]:
        return (self.lahir_mati.tanggal,)


KasusLahirMati = Kasus[F201LahirMati]


layanan = Layanan(
    kode="LAHIR-MATI",
    nama="Lahir mati",
    sebutan=("bayi lahir meninggal", "keguguran, lahir mati"),
    ringkasan="Mencatat lahir mati dan menerbitkan surat keterangannya; tanpa NIK.",
    dasar_hukum=(DASAR_LAHIR_MATI, DASAR_SE),
    formulir=F201LahirMati,
    persyaratan=(
        Syarat(
            "surat_lahir_mati", "Surat keterangan lahir mati", DASAR_SE,
            bantuan="Dari rumah sakit, puskesmas, dokter, bidan, atau kepala desa/lurah.",
        ),
        Syarat("kk", "Kartu Keluarga orang tua", DASAR_SE, dari_register=True),
    ),
    dokumen=(SuratKeteranganLahirMati.kode,),
    larangan=(
        Larangan("Surat keterangan lahir mati asli ditahan", DASAR_SE),
        Larangan("Fotokopi KTP-el saksi", DASAR_SE),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
    batas_lapor="30 hari sejak lahir mati; sesudahnya tetap dicatat",
)  # fmt: skip

layanan.pemeriksaan(DASAR_LAHIR_MATI)(aturan.orang_tua_terdaftar)
layanan.pemeriksaan(aturan.DASAR_DOMISILI)(aturan.kantor_domisili_orang_tua)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.ibu_sesuai_register)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.ayah_sesuai_register)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.usia_ibu_wajar)
layanan.pemeriksaan(DASAR_LAHIR_MATI)(aturan.orang_tua_wni)
layanan.pemeriksaan(DASAR_SE)(aturan.dua_saksi_berbeda)


@layanan.pemeriksaan(DASAR_LAHIR_MATI)
def lahir_mati_sudah_terjadi(kasus: KasusLahirMati, register: Register) -> Tolak | None:
    """Lahir mati yang dilaporkan sudah terjadi."""
    if kasus.formulir.lahir_mati.tanggal > kasus.tanggal_pengajuan:
        return Tolak(
            "Tanggal lahir mati belum tiba.",
            "Periksa tanggal pada surat keterangan lahir mati.",
            isian="lahir_mati.tanggal",
        )
    return None


@layanan.pemeriksaan(DASAR_KANDUNGAN)
def kandungan_cukup_umur(kasus: KasusLahirMati, register: Register) -> Tolak | None:
    """Lahir mati dicatat bila kandungan berumur paling sedikit 28 minggu."""
    if kasus.formulir.lahir_mati.lama_kandungan_minggu < KANDUNGAN_TERPENDEK_MINGGU:
        return Tolak(
            "Kandungan berumur {minggu} minggu, kurang dari {batas} minggu.",
            "Periksa surat keterangannya; keguguran tidak dicatat sebagai lahir mati.",
            {"minggu": kasus.formulir.lahir_mati.lama_kandungan_minggu, "batas": KANDUNGAN_TERPENDEK_MINGGU},
            "lahir_mati.lama_kandungan_minggu",
        )
    return None


@layanan.pemeriksaan(aturan.DASAR_VALIDASI)
def jarak_kelahiran_mungkin(kasus: KasusLahirMati, register: Register) -> Tolak | None:
    """Ibu tidak melahirkan anak lain pada waktu yang berdekatan, kecuali kembar."""
    ibu, lapor = aturan.orang_tua(kasus.formulir, register).ibu, kasus.formulir.lahir_mati
    for anak in register.anak_dari_ibu(ibu.id) if ibu else ():
        jarak = abs((anak.tanggal_lahir - lapor.tanggal).days)
        kembar = jarak <= 1 and lapor.jenis_kelahiran is not JenisKelahiran.TUNGGAL
        if jarak < JARAK_HARI_KELAHIRAN and not kembar:
            return Tolak(
                "Ibu ini melahirkan {nama} pada {lahir}.",
                "Periksa NIK ibu, tanggal, dan jenis kelahirannya.",
                {"nama": anak.nama, "lahir": anak.tanggal_lahir.isoformat()},
                "lahir_mati.tanggal",
            )
    return None


@layanan.pelaksanaan
def catat_lahir_mati(kasus: KasusLahirMati, register: Register) -> Hasil:
    ortu = aturan.orang_tua(kasus.formulir, register)
    assert ortu.keluarga is not None  # orang_tua_terdaftar
    surat = _surat(kasus, register, ortu)
    akta, acuan = kasus.id_turunan("akta"), ortu.ibu or ortu.ayah
    isi = {"ibu": ortu.ibu and ortu.ibu.id, "ayah": ortu.ayah and ortu.ayah.id, "formulir": tulis(kasus.formulir)}
    tanggal = kasus.tanggal_keputusan
    perubahan = (
        AktaCatat(akta, "LAHIR_MATI", surat.nomor, tanggal, kasus.kab, isi),
        DokumenTerbit(
            kasus.id_turunan("surat"), surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(),
            acuan.id if acuan else None, None, akta,
        ),
    )  # fmt: skip
    subjek = tuple(Subjek(o.id, peran) for o, peran in ((ortu.ibu, "ibu"), (ortu.ayah, "ayah")) if o)
    peristiwa = Peristiwa(
        TANPA_ID,
        "lahir_mati",
        1,
        str(DASAR_LAHIR_MATI),
        kasus.formulir.lahir_mati.tanggal,
        (*subjek, Subjek(ortu.keluarga.id, "keluarga")),
        {"formulir": tulis(kasus.formulir)},
        perubahan,
    )
    return Hasil((peristiwa,), _catatan(kasus, register, ortu.ibu))


def _surat(kasus: KasusLahirMati, register: Register, ortu: aturan.Orangtua) -> SuratKeteranganLahirMati:
    f, lapor = kasus.formulir, kasus.formulir.lahir_mati
    return SuratKeteranganLahirMati(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=kasus.tanggal_keputusan,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, kasus.tanggal_keputusan),
        jenis_kelamin=lapor.jenis_kelamin,
        tempat_lahir=tempat_peristiwa(register.nama_wilayah(lapor.tempat_kelahiran) or ""),
        tanggal_lahir=lapor.tanggal,
        lama_kandungan=lapor.lama_kandungan_minggu,
        nama_ibu=aturan.nama_orang_tua(ortu.ibu, f.ibu),
        nik_ibu=_nik(ortu.ibu),
        nama_ayah=aturan.nama_orang_tua(ortu.ayah, f.ayah),
        nik_ayah=_nik(ortu.ayah),
        anak_ke=lapor.anak_ke,
        jenis_kelahiran=lapor.jenis_kelahiran,
        tempat_dilahirkan=lapor.tempat_dilahirkan,
        penolong=lapor.penolong_kelahiran,
        sebab=lapor.sebab,
        yang_menentukan=lapor.yang_menentukan,
    )


def _nik(orang: Penduduk | None) -> str:
    return orang.nik.lengkap if orang and orang.nik else ""


def _catatan(kasus: KasusLahirMati, register: Register, ibu: Penduduk | None) -> tuple[str, ...]:
    catatan = []
    if (kasus.tanggal_pengajuan - kasus.formulir.lahir_mati.tanggal).days > BATAS_LAPOR_HARI:
        catatan.append("Dilaporkan lewat 30 hari.")
    surat = register.dokumen_berlaku(orang=ibu.id) if ibu else ()
    catatan += [
        f"Ibu ini sudah mempunyai surat keterangan lahir mati nomor {d.nomor}; pastikan bukan peristiwa yang sama."
        for d in surat
        if d.jenis == SuratKeteranganLahirMati.kode
    ]
    return tuple(catatan)
