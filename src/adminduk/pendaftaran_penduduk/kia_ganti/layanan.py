"""Penggantian KIA — karena hilang, rusak, anaknya pindah datang, atau ITAP-nya diperpanjang.

Kartu yang baru berisi data anak yang sekarang; yang lama tidak berlaku lagi.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.hukum import SE_470_13287
from adminduk.dasar.nik import NIK
from adminduk.dokumen.surat import KartuIdentitasAnak
from adminduk.dokumen.surat.kia import USIA_BERFOTO
from adminduk.dokumen.susun import DIGANTI, kartu_identitas_anak, tutup
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import anak as aturan
from adminduk.permohonan.aturan.anak import DASAR_KIA, DASAR_SYARAT, anak_pemilik_kia
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, Perubahan

FOTO = "pas_foto"


class SebabKIAGanti(StrEnum):
    HILANG = "Hilang"
    RUSAK = "Rusak"
    PINDAH = "Pindah datang"
    PERPANJANG_ITAP = "Perpanjang ITAP"


@dataclass(frozen=True)
class F102KIAGanti:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: KIA hilang, rusak, pindah datang, atau perpanjangan ITAP."""

    pemohon: Pemohon = isian("Pemohon", "Orang tua atau wali.")
    nik_anak: NIK = isian("NIK anak")
    sebab: SebabKIAGanti = isian("Sebab penggantian KIA")
    lima_tahun: bool = isian("Anak sudah berumur 5 tahun", "Sejak umur 5 tahun KIA memuat foto anak.")


KasusKIAGanti = Kasus[F102KIAGanti]

layanan = Layanan(
    kode="KIA-GANTI",
    nama="Penggantian KIA",
    sebutan=("KIA hilang", "kartu anak rusak", "kartu anak sesudah pindah"),
    ringkasan="Mengganti KIA yang hilang, rusak, atau berubah karena anak pindah.",
    dasar_hukum=(DASAR_KIA,),
    formulir=F102KIAGanti,
    persyaratan=(
        Syarat(
            "surat_hilang", "Surat keterangan kehilangan dari kepolisian", DASAR_SYARAT, bila="KIA hilang",
            wajib_bila=lambda f: f.sebab is SebabKIAGanti.HILANG,
        ),
        Syarat(
            "kia_lama", "KIA lama", DASAR_SYARAT, bila="KIA rusak", wajib_bila=lambda f: f.sebab is SebabKIAGanti.RUSAK
        ),
        Syarat("skp", "Surat keterangan pindah", DASAR_SYARAT, dari_register=True),
        Syarat(
            FOTO, "Pas foto anak 2x3", DASAR_SYARAT, bila="anak berumur 5 tahun atau lebih",
            wajib_bila=lambda f: f.lima_tahun,
            bantuan="Foto digital cukup sehelai; bila dicetak, dua lembar.", gambar=True,
        ),
    ),
    dokumen=(KartuIdentitasAnak.kode,),
    larangan=(Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),),
)  # fmt: skip

layanan.pemeriksaan(DASAR_KIA)(aturan.anak_terdaftar)
layanan.pemeriksaan(DASAR_KIA)(aturan.belum_17_tahun_dan_belum_kawin)
layanan.pemeriksaan(DASAR_SYARAT)(aturan.diajukan_orang_tua_atau_wali)
layanan.pemeriksaan(DASAR_KIA)(aturan.anak_wni_atau_ber_itap)


@layanan.pemeriksaan(DASAR_KIA)
def umur_sesuai_register(kasus: KasusKIAGanti, register: Register) -> Tolak | None:
    """Foto diminta sejak hari anak berumur 5 tahun, tidak sebelumnya."""
    anak = anak_pemilik_kia(kasus, register)
    if anak and (anak.usia(kasus.tanggal_pengajuan) >= USIA_BERFOTO) is not kasus.formulir.lima_tahun:
        return Tolak(
            "Anak berumur {usia} tahun.",
            "Perbaiki jawaban tentang umurnya; foto hanya bagi anak 5 tahun atau lebih.",
            {"usia": anak.usia(kasus.tanggal_pengajuan)},
            "lima_tahun",
        )
    return None


@layanan.pemeriksaan(DASAR_KIA)
def pernah_ber_kia(kasus: KasusKIAGanti, register: Register) -> Tolak | None:
    """Yang diganti adalah KIA yang masih berlaku."""
    anak = anak_pemilik_kia(kasus, register)
    if anak and not [d for d in register.dokumen_berlaku(orang=anak.id) if d.jenis == KartuIdentitasAnak.kode]:
        return Tolak(
            "{nama} belum mempunyai KIA yang berlaku.",
            "Gunakan layanan KIA.",
            {"nama": anak.nama},
            "nik_anak",
        )
    return None


@layanan.pelaksanaan
def ganti(kasus: KasusKIAGanti, register: Register) -> Hasil:
    anak = anak_pemilik_kia(kasus, register)
    keluarga = register.keluarga_dari(anak.id) if anak else None
    assert anak is not None and keluarga is not None  # anak_terdaftar
    tanggal, dokumen = kasus.tanggal_keputusan, kasus.id_turunan("kia")
    foto = kasus.lampiran[FOTO] if kasus.formulir.lima_tahun else ""
    kia = kartu_identitas_anak(register, anak, keluarga, tanggal, foto_sha256=foto)
    perubahan: tuple[Perubahan, ...] = (
        *tutup(register, kia.kode, tanggal, DIGANTI, pengganti=dokumen, orang=anak.id),
        DokumenTerbit(dokumen, kia.kode, kia.nik, tanggal, kasus.kab, kia.ke_isi(), anak.id),
    )
    subjek = (Subjek(anak.id, "anak"), Subjek(keluarga.id, "keluarga"))
    fakta = {"formulir": tulis(kasus.formulir)}
    return Hasil((Peristiwa(TANPA_ID, "kia_ganti", 1, str(DASAR_KIA), tanggal, subjek, fakta, perubahan),))
