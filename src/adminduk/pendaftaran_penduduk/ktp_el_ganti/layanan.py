"""Penggantian KTP-el — karena pindah datang, perubahan data, rusak, atau hilang.

Kartu lama diserahkan dan dimusnahkan ketika yang baru diambil. Yang diterima di sini permohonannya.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, Keyakinan
from adminduk.dokumen.surat import TandaBuktiKtpEl
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat
from adminduk.permohonan.aturan import ktp_el as aturan
from adminduk.permohonan.aturan.ktp_el import DASAR_KTP, DASAR_WAJIB, terima_permohonan
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import isian
from adminduk.register.isi import Register

# [I] The causes were read on pages of offices and on F-1.02, the article that lists them was not.
DASAR_GANTI = PERPRES_96_2018.pasal(18, keyakinan=Keyakinan.DIINGAT)


class SebabKtpGanti(StrEnum):
    PINDAH = "Pindah datang"
    UBAH = "Perubahan data"
    RUSAK = "Rusak"
    HILANG = "Hilang"


@dataclass(frozen=True)
class F102KtpElGanti:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: KTP-el pindah, berubah, rusak, atau hilang."""

    pemohon: Pemohon = isian("Pemohon", "Pemilik KTP-el.")
    sebab: SebabKtpGanti = isian("Sebab penggantian KTP-el")


layanan = Layanan(
    kode="KTP-GANTI",
    nama="Penggantian KTP-el",
    sebutan=("KTP hilang", "KTP rusak atau patah", "ganti alamat di KTP"),
    ringkasan="Menerima permohonan penggantian KTP-el yang hilang, rusak, atau tidak sesuai lagi.",
    dasar_hukum=(DASAR_GANTI, DASAR_WAJIB),
    formulir=F102KtpElGanti,
    persyaratan=(
        Syarat("skp", "Surat keterangan pindah", DASAR_GANTI, dari_register=True),
        Syarat("bukti_perubahan", "Bukti perubahan data", DASAR_GANTI, dari_register=True),
        Syarat(
            "ktp_rusak", "KTP-el yang rusak", DASAR_GANTI, bila="KTP-el rusak",
            wajib_bila=lambda f: f.sebab is SebabKtpGanti.RUSAK,
        ),
        Syarat(
            "surat_hilang", "Surat keterangan kehilangan dari kepolisian", DASAR_GANTI, bila="KTP-el hilang",
            wajib_bila=lambda f: f.sebab is SebabKtpGanti.HILANG,
        ),
    ),
    dokumen=(TandaBuktiKtpEl.kode,),
    larangan=(
        Larangan("Fotokopi Kartu Keluarga (sudah ada di register)", SE_470_13287.butir("KTP-el")),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
)  # fmt: skip

layanan.pemeriksaan(DASAR_KTP)(aturan.pemohon_terdaftar)
layanan.pemeriksaan(DASAR_WAJIB)(aturan.wajib_ktp)
layanan.pemeriksaan(DASAR_KTP)(aturan.pemohon_wni)


@layanan.pelaksanaan
def terima(kasus: Kasus[F102KtpElGanti], register: Register) -> Hasil:
    return terima_permohonan(kasus, register, "ktp_el_diajukan", f"Penggantian: {kasus.formulir.sebab.value}")
