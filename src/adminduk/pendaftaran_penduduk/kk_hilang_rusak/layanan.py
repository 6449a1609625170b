"""KK hilang atau rusak — Kartu Keluarga yang sama diterbitkan lagi.

Nomor dan isinya tetap; yang hilang atau rusak tidak berlaku lagi dan halaman pemeriksa mengatakannya.
KK bertanda tangan elektronik juga dapat dicetak ulang sendiri dari tautan penerbitannya, tanpa layanan ini.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287
from adminduk.dasar.nik import NomorKK
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import terbitkan_kk
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_HILANG = PERPRES_96_2018.pasal(13)
DASAR_SE = SE_470_13287.butir("Kartu Keluarga")


class SebabKKUlang(StrEnum):
    """Bagian I.C F-1.02."""

    HILANG = "Hilang"
    RUSAK = "Rusak"


@dataclass(frozen=True)
class F102KKHilangRusak:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: KK hilang atau rusak."""

    pemohon: Pemohon = isian("Pemohon")
    no_kk: NomorKK = isian("Nomor KK yang hilang atau rusak")
    sebab: SebabKKUlang = isian("Sebab permohonan")


KasusKKUlang = Kasus[F102KKHilangRusak]

layanan = Layanan(
    kode="KK-HILANG",
    nama="KK hilang atau rusak",
    sebutan=("KK hilang", "KK rusak atau sobek", "KK kebanjiran"),
    ringkasan="Menerbitkan lagi Kartu Keluarga yang hilang atau rusak, dengan nomor dan isi yang sama.",
    dasar_hukum=(DASAR_HILANG, DASAR_SE),
    formulir=F102KKHilangRusak,
    persyaratan=(
        Syarat(
            "surat_hilang", "Surat keterangan kehilangan dari kepolisian", DASAR_HILANG, bila="KK hilang",
            wajib_bila=lambda f: f.sebab is SebabKKUlang.HILANG,
        ),
        Syarat(
            "kk_rusak", "Kartu Keluarga yang rusak", DASAR_HILANG, bila="KK rusak",
            wajib_bila=lambda f: f.sebab is SebabKKUlang.RUSAK,
        ),
        Syarat("kitap", "Kartu izin tinggal tetap (KITAP) bagi orang asing", DASAR_HILANG, dari_register=True),
    ),
    dokumen=(KartuKeluarga.kode,),
    larangan=(
        Larangan("Fotokopi KTP-el (NIK sudah ditulis pada F-1.02)", DASAR_SE),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
)  # fmt: skip


@layanan.pemeriksaan(DASAR_HILANG)
def kk_di_wilayah_kantor(kasus: KasusKKUlang, register: Register) -> Tolak | None:
    """KK itu terdaftar di kabupaten/kota ini."""
    keluarga = register.keluarga_bernomor(kasus.formulir.no_kk)
    if keluarga is None or keluarga.kab != kasus.kab:
        return Tolak("Nomor KK tidak ditemukan di wilayah kantor ini.", "Periksa nomornya.", isian="no_kk")
    return None


@layanan.pemeriksaan(DASAR_HILANG)
def pemohon_anggota_kk(kasus: KasusKKUlang, register: Register) -> Tolak | None:
    """KK dimohonkan orang yang tercantum di dalamnya."""
    keluarga = register.keluarga_bernomor(kasus.formulir.no_kk)
    pemohon = register.orang_ber_nik(kasus.formulir.pemohon.nik)
    if keluarga and (pemohon is None or keluarga.cari(pemohon.id) is None):
        return Tolak(
            "Pemohon tidak tercantum dalam KK itu.",
            "KK dimohonkan salah seorang anggotanya; periksa NIK pemohon.",
            isian="pemohon.nik",
        )
    return None


@layanan.pelaksanaan
def terbitkan_lagi(kasus: KasusKKUlang, register: Register) -> Hasil:
    keluarga = register.keluarga_bernomor(kasus.formulir.no_kk)
    assert keluarga is not None  # kk_di_wilayah_kantor
    tanggal = kasus.tanggal_keputusan
    subjek = (*(Subjek(a.penduduk.id, "anggota") for a in keluarga.anggota), Subjek(keluarga.id, "keluarga"))
    perubahan = terbitkan_kk(register, kasus.id_turunan("kk"), keluarga, tanggal)
    fakta = {"formulir": tulis(kasus.formulir)}
    return Hasil((Peristiwa(TANPA_ID, "kk_terbit_lagi", 1, str(DASAR_HILANG), tanggal, subjek, fakta, perubahan),))
