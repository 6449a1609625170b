"""Pembatalan akta kelahiran — dengan putusan pengadilan yang berkekuatan hukum tetap.

Register yang lama tidak dihapus: pembatalannya ditulis di pinggirnya dan kutipannya dicabut. Bila putusan menyebut
isi yang benar, akta baru terbit dengan nomor baru. NIK tidak berubah.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import PERMENDAGRI_73_2022, PERPRES_96_2018, SE_470_13287
from adminduk.dokumen.surat import AktaKelahiran, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.kelahiran_benar import KelahiranBenar
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian
from adminduk.permohonan.pembatalan_akta import batalkan
from adminduk.register.isi import Register

DASAR_BATAL = PERPRES_96_2018.pasal(60)


@dataclass(frozen=True)
class F201PembatalanAkta:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pembatalan akta dengan putusan."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta yang dibatalkan")
    putusan: PutusanPengadilan = isian("Putusan pengadilan")
    benar: KelahiranBenar | None = isian(
        "Akta baru menurut putusan", "Kosongkan bila putusan hanya membatalkan.", wajib=False
    )


layanan = Layanan(
    kode="BATAL-AKTA-PN",
    nama="Pembatalan akta dengan putusan pengadilan",
    sebutan=("akta dibatalkan pengadilan", "punya dua akta kelahiran"),
    ringkasan="Membatalkan akta kelahiran menurut putusan pengadilan dan menerbitkan akta baru sesuai putusannya.",
    dasar_hukum=(DASAR_BATAL,),
    formulir=F201PembatalanAkta,
    persyaratan=(
        Syarat("putusan", "Salinan putusan pengadilan yang berkekuatan hukum tetap", DASAR_BATAL),
        Syarat("kutipan_akta", "Kutipan akta yang dibatalkan", DASAR_BATAL),
        Syarat("kk", "Kartu Keluarga", DASAR_BATAL, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(Larangan("Fotokopi KTP-el", SE_470_13287.butir("Pencatatan sipil")),),
)

layanan.pemeriksaan(DASAR_BATAL)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_BATAL)(aturan.akta_kelahiran_saja)
layanan.pemeriksaan(DASAR_BATAL)(aturan.pemegang_akta_hidup)
layanan.pemeriksaan(DASAR_BATAL)(aturan.putusan_berkekuatan_tetap)
layanan.pemeriksaan(PERMENDAGRI_73_2022.pasal(4))(aturan.isi_akta_baru_sah)


@layanan.pelaksanaan
def batal(kasus: Kasus[F201PembatalanAkta], register: Register) -> Hasil:
    alasan = f"Akta ini dibatalkan berdasarkan putusan {kasus.formulir.putusan}."
    return batalkan(kasus, register, "pembatalan_akta", DASAR_BATAL, alasan)
