"""Alih status ITAS menjadi ITAP — pemegangnya tercantum pada KK dan yang wajib mengajukan KTP-el orang asing.

SKTT-nya ditarik. KK-nya baru, atau KK yang sudah ada, misalnya milik suami atau istrinya. KTP-el berlaku sampai
ITAP berakhir; di sini permohonannya diterima, perekaman dan kartunya menyusul.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat import Butir, KartuKeluarga, SuratTempatTinggal, TandaBuktiKtpEl
from adminduk.dokumen.susun import DITARIK, tutup
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kedatangan
from adminduk.permohonan.aturan import orang_asing as aturan
from adminduk.permohonan.aturan.ktp_el import adalah_wajib_ktp, keadaan_diajukan, tanda_bukti
from adminduk.permohonan.aturan.orang_asing import (
    DASAR_ITAP,
    DASAR_SKTT,
    SAMPAI_KTP_EL,
    PemegangIzin,
    izin_tinggal,
    para_pemegang,
    rinci_izin,
    tanpa_tinggal,
)
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN
from adminduk.permohonan.formulir.f102 import AlamatKK, Pemohon
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.formulir.orang_asing import JenisIzin, OrangBerizin
from adminduk.permohonan.isian import isian, sama, tulis
from adminduk.permohonan.kedatangan import bangunkan
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import Perubahan


@dataclass(frozen=True)
class YangBeralih(OrangBerizin):
    """Pemegang ITAS, ITAP-nya, dan hubungannya dalam keluarga."""

    shdk: Shdk = isian("Status hubungan dalam keluarga")


@dataclass(frozen=True)
class F102AlihStatus:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: orang asing dengan ITAP."""

    pemohon: Pemohon = isian("Pemohon")
    anggota: tuple[YangBeralih, ...] = isian(
        "Yang beralih ke ITAP", "Hubungan ditulis terhadap kepala keluarga pada KK tujuan.", baris=15
    )
    kk: KKYangDatang = isian("KK bagi yang beralih")
    no_kk_tumpangan: NomorKK | None = isian("Nomor KK yang ditumpangi", bila=sama("kk", KKYangDatang.MENUMPANG))
    alamat: AlamatKK | None = isian("Alamat KK baru", bila=sama("kk", KKYangDatang.BARU))

    @property
    def status(self) -> None:
        """The permit changes nobody's marital status; the shared rules of families ask."""
        return None


KasusAlih = Kasus[F102AlihStatus]

layanan = Layanan(
    kode="OA-ITAS-ITAP",
    nama="Alih status orang asing dari ITAS ke ITAP",
    sebutan=("KITAS menjadi KITAP", "orang asing baru dapat ITAP", "orang asing minta Kartu Keluarga"),
    ringkasan="Mencantumkan pemegang ITAP pada KK, menarik SKTT-nya, dan menerima permohonan KTP-el-nya.",
    dasar_hukum=(DASAR_ITAP,),
    formulir=F102AlihStatus,
    persyaratan=(
        Syarat("dokumen_perjalanan", "Dokumen perjalanan (paspor)", DASAR_ITAP),
        Syarat("sktt", "SKTT", DASAR_ITAP, dari_register=True),
        Syarat("kitap", "Kartu izin tinggal tetap (KITAP)", DASAR_ITAP),
    ),
    dokumen=(KartuKeluarga.kode, TandaBuktiKtpEl.kode),
    larangan=(Larangan("SKCK atau pas foto", DASAR_SKTT),),
    batas_lapor="14 hari sejak ITAP terbit; lewat dari itu tetap dicatat.",
)

layanan.pemeriksaan(DASAR_ITAP)(aturan.semua_orang_asing_kantor_ini)
layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.ditulis_sekali)
layanan.pemeriksaan(DASAR_ITAP)(aturan.izin_berlaku)
layanan.pemeriksaan(DASAR_ITAP)(kedatangan.tujuan_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_SUSUNAN)(kedatangan.hubungan_yang_datang_serasi)


@layanan.pemeriksaan(DASAR_ITAP)
def belum_ber_itap(kasus: KasusAlih, register: Register) -> Tolak | None:
    """Yang beralih belum tercatat dengan ITAP dan belum tercantum pada KK; izin pertama anak boleh langsung ITAP."""
    for orang, _ in para_pemegang(kasus, register):
        izin = izin_tinggal(orang.rinci)
        if (izin and izin.jenis is JenisIzin.ITAP) or register.keluarga_dari(orang.id):
            return Tolak(
                "{nama} tercatat sebagai pemegang ITAP atau tercantum pada KK.",
                "Perpanjangan ITAP-nya diajukan dengan layanan KTP-OA.",
                {"nama": orang.nama},
                "anggota",
            )
    return None


@layanan.pelaksanaan
def alihkan(kasus: KasusAlih, register: Register) -> Hasil:
    f, pemegang = kasus.formulir, para_pemegang(kasus, register)
    isi = {orang.id: {"rinci": _rinci(kasus, orang, baris)} for orang, baris in pemegang}
    perubahan, keluarga = bangunkan(kasus, register, isi)
    perubahan = (*perubahan, *(p for orang, baris in pemegang for p in _dokumen(kasus, register, orang, baris)))
    subjek = (*(Subjek(o.id, "pemegang izin") for o, _ in pemegang), Subjek(keluarga, "keluarga"))
    peristiwa = Peristiwa(
        TANPA_ID, "alih_status_itap", 1, str(DASAR_ITAP), kasus.tanggal_keputusan, subjek, {"formulir": tulis(f)},
        perubahan,
    )  # fmt: skip
    return Hasil((peristiwa,), aturan.catatan_terlambat((b.izin.tanggal_terbit for b in f.anggota), kasus))


def _rinci(kasus: KasusAlih, orang: Penduduk, baris: PemegangIzin) -> dict[str, Any]:
    rinci = tanpa_tinggal(aturan.di_sini(orang.rinci)) | rinci_izin(JenisIzin.ITAP, baris.izin)
    if not adalah_wajib_ktp(orang, kasus.tanggal_keputusan):
        return rinci
    sampai = {SAMPAI_KTP_EL: baris.izin.tanggal_akhir.isoformat()}
    return rinci | keadaan_diajukan(kasus.tanggal_keputusan) | sampai


def _dokumen(kasus: KasusAlih, register: Register, orang: Penduduk, baris: PemegangIzin) -> tuple[Perubahan, ...]:
    """Withdraw the letter, and give whoever must have a KTP-el the receipt of its application."""
    tarik = tutup(register, SuratTempatTinggal.kode, kasus.tanggal_keputusan, DITARIK, orang=orang.id)
    if not adalah_wajib_ktp(orang, kasus.tanggal_keputusan):
        return tarik
    sampai = Butir(label="Kartunya berlaku sampai", isi=tulis_tanggal(baris.izin.tanggal_akhir))
    return (*tarik, *tanda_bukti(kasus, register, orang, "KTP-el baru orang asing", sampai))
