"""KTP-el baru bagi WNI — yang berumur 17 tahun, atau sudah atau pernah kawin, dan belum pernah mempunyainya.

Di sini permohonannya diterima dan keadaannya dicatat; perekaman biometrik, penunggalan, dan pencetakan sesudahnya.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import SE_470_13287
from adminduk.dokumen.surat import TandaBuktiKtpEl
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import ktp_el as aturan
from adminduk.permohonan.aturan.ktp_el import DASAR_KTP, DASAR_WAJIB, pemilik_ktp, status_ktp_el, terima_permohonan
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import isian
from adminduk.register.isi import Register

DASAR_SE = SE_470_13287.butir("KTP-el")


@dataclass(frozen=True)
class F102KtpElBaru:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: KTP-el baru."""

    pemohon: Pemohon = isian("Pemohon", "Yang akan mempunyai KTP-el.")


layanan = Layanan(
    kode="KTP-BARU",
    nama="KTP-el baru",
    sebutan=("umur 17 tahun bikin KTP", "KTP pertama", "rekam KTP"),
    ringkasan="Menerima permohonan KTP-el pertama bagi WNI; perekaman dan kartunya menyusul.",
    dasar_hukum=(DASAR_KTP, DASAR_WAJIB),
    formulir=F102KtpElBaru,
    persyaratan=(Syarat("kk", "Kartu Keluarga", DASAR_KTP, dari_register=True),),
    dokumen=(TandaBuktiKtpEl.kode,),
    larangan=(
        Larangan("Akta kelahiran, ijazah, atau pas foto (foto diambil saat perekaman)", DASAR_SE),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
)

layanan.pemeriksaan(DASAR_KTP)(aturan.pemohon_terdaftar)
layanan.pemeriksaan(DASAR_WAJIB)(aturan.wajib_ktp)
layanan.pemeriksaan(DASAR_KTP)(aturan.pemohon_wni)


@layanan.pemeriksaan(DASAR_WAJIB)
def belum_punya_ktp_el(kasus: Kasus[F102KtpElBaru], register: Register) -> Tolak | None:
    """Seorang mempunyai satu KTP-el; yang hilang, rusak, atau berubah diganti."""
    orang = pemilik_ktp(kasus, register)
    if orang and (status := status_ktp_el(orang)):
        return Tolak(
            "KTP-el pemohon: {status}.",
            "Tunggu kartunya; bila hilang, rusak, atau berubah gunakan layanan KTP-GANTI.",
            {"status": status.value},
            "pemohon.nik",
        )
    return None


@layanan.pelaksanaan
def terima(kasus: Kasus[F102KtpElBaru], register: Register) -> Hasil:
    return terima_permohonan(kasus, register, "ktp_el_diajukan", "KTP-el baru")
