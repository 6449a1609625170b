"""Pembatalan akta kelahiran tanpa pengadilan — contrarius actus: pejabat yang membuat akta membatalkannya sendiri.

Hanya bila keterangan atau dokumen dasarnya tidak benar atau tidak sah dan tidak ada sengketa; dengan berita acara dan
dua saksi. Register dan kutipan yang baru memuat keadaan yang sebenarnya. NIK tidak berubah.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.hukum import PERMENDAGRI_73_2022, PERMENDAGRI_108_2019, SE_470_13287
from adminduk.dokumen.surat import AktaKelahiran, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.aturan.orang_tua import dua_saksi_berbeda
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.kelahiran_benar import KelahiranBenar
from adminduk.permohonan.formulir.putusan import SubjekAkta
from adminduk.permohonan.isian import isian
from adminduk.permohonan.pembatalan_akta import batalkan, elemen_benar
from adminduk.register.akibat import orang_sesudah
from adminduk.register.isi import Register
from adminduk.register.perubahan import OrangUbah

DASAR_BATAL = PERMENDAGRI_108_2019.pasal(88)
DASAR_ACARA = PERMENDAGRI_108_2019.pasal(89)


class SebabBatal(StrEnum):
    TIDAK_BENAR = "Keterangan yang menjadi dasar akta tidak benar"
    TIDAK_SAH = "Dokumen yang menjadi dasar akta tidak sah"


@dataclass(frozen=True)
class BeritaAcara:
    nomor: str = isian("Nomor berita acara", panjang=60)
    tanggal: date = isian("Tanggal berita acara")
    dokumen: str = isian("Dokumen pendukung", "Jenis, nomor, dan tanggalnya.", panjang=150)


@dataclass(frozen=True)
class F201PembatalanTanpaPengadilan:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pembatalan akta tanpa pengadilan."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta yang dibatalkan")
    sebab: SebabBatal = isian("Sebab pembatalan")
    ada_sengketa: bool = isian("Ada yang berkeberatan atau berperkara tentang akta ini", wajib=False, bawaan=False)
    berita_acara: BeritaAcara = isian("Berita acara pemeriksaan")
    benar: KelahiranBenar = isian("Keadaan yang sebenarnya")
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")


layanan = Layanan(
    kode="BATAL-AKTA-CA",
    nama="Pembatalan akta tanpa pengadilan",
    sebutan=("isi akta tidak benar", "nama orang tua di akta bukan yang sebenarnya"),
    ringkasan="Membatalkan akta kelahiran yang dasarnya tidak benar, tanpa sengketa, dan menerbitkan akta yang benar.",
    dasar_hukum=(DASAR_BATAL, DASAR_ACARA),
    formulir=F201PembatalanTanpaPengadilan,
    persyaratan=(
        Syarat("kutipan_akta", "Kutipan akta yang dibatalkan", DASAR_BATAL),
        Syarat("dokumen_pendukung", "Dokumen pendukung pembatalan", DASAR_BATAL),
        Syarat("berita_acara", "Berita acara pemeriksaan", DASAR_ACARA),
        Syarat("kk", "Kartu Keluarga", DASAR_BATAL, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(
        Larangan("Putusan pengadilan", DASAR_BATAL),
        Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),
    ),
)

layanan.pemeriksaan(DASAR_BATAL)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_BATAL)(aturan.akta_kelahiran_saja)
layanan.pemeriksaan(DASAR_BATAL)(aturan.pemegang_akta_hidup)
layanan.pemeriksaan(DASAR_ACARA)(dua_saksi_berbeda)
layanan.pemeriksaan(PERMENDAGRI_73_2022.pasal(4))(aturan.isi_akta_baru_sah)


@layanan.pemeriksaan(DASAR_BATAL)
def tidak_ada_sengketa(kasus: Kasus[F201PembatalanTanpaPengadilan], register: Register) -> Tolak | None:
    """Akta yang dipersengketakan hanya dibatalkan pengadilan."""
    if kasus.formulir.ada_sengketa:
        return Tolak(
            "Akta ini dipersengketakan.",
            "Mintalah putusan pengadilan, lalu ajukan layanan BATAL-AKTA-PN.",
            isian="ada_sengketa",
        )
    return None


@layanan.pemeriksaan(DASAR_ACARA)
def pemeriksaan_sudah_selesai(kasus: Kasus[F201PembatalanTanpaPengadilan], register: Register) -> Tolak | None:
    """Berita acara sudah dibuat pada hari pengajuan."""
    if kasus.formulir.berita_acara.tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal berita acara belum tiba.", "Periksa tanggalnya.", isian="berita_acara.tanggal")
    return None


@layanan.pemeriksaan(DASAR_BATAL)
def akta_baru_berbeda(kasus: Kasus[F201PembatalanTanpaPengadilan], register: Register) -> Tolak | None:
    """Keadaan yang sebenarnya berbeda dari yang tertulis pada akta."""
    dipegang = aturan.akta_dipegang(kasus, register)
    if dipegang is None:
        return None
    ubah = OrangUbah(
        dipegang.orang.id, kasus.tanggal_pengajuan, elemen_benar(kasus.formulir.benar, dipegang.orang, register)
    )
    if orang_sesudah([dipegang.orang], [ubah])[dipegang.orang.id] == dipegang.orang:
        return Tolak(
            "Keadaan yang ditulis sama dengan isi akta.", "Tulis yang sebenarnya, atau tarik permohonan.", isian="benar"
        )
    return None


@layanan.pelaksanaan
def batal(kasus: Kasus[F201PembatalanTanpaPengadilan], register: Register) -> Hasil:
    f = kasus.formulir
    acara = f"berita acara Nomor {f.berita_acara.nomor} tanggal {f.berita_acara.tanggal:%d-%m-%Y}"
    alasan = f"Akta ini dibatalkan karena {f.sebab.value[0].lower()}{f.sebab.value[1:]}, berdasarkan {acara}."
    return batalkan(kasus, register, "pembatalan_akta", DASAR_BATAL, alasan)
