"""Rules that moves inside and out of a district share: who moves, in which composition, and who cares for children."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from lokal import HOLIDAY_YEARS, get_holidays

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, Keyakinan
from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import tambah_hari_kerja
from adminduk.permohonan.aturan.keluarga import daftar_calon, daftar_peserta
from adminduk.permohonan.aturan.susunan import kepala_dewasa, susunan_serasi, tepat_satu_kepala
from adminduk.permohonan.formulir.f103 import JenisKepindahan, KKYangPindah
from adminduk.permohonan.layanan import Kasus, Larangan, Syarat, Tolak
from adminduk.register.akibat import yang_tinggal
from adminduk.register.akibat.pindah import perlu_kuasa_pengasuhan
from adminduk.register.isi import Keluarga, Register

DASAR_PINDAH = PERPRES_96_2018.pasal(25)
DASAR_SE = SE_470_13287.butir("Pindah")
# [I] Sources agree on the letter, not on when: asked for children whom the move parts from their parents.
DASAR_KUASA = SE_470_13287.butir("Surat kuasa pengasuhan", keyakinan=Keyakinan.DIINGAT)
# [I] Offices differ: 100 working days by the newer rules, 30 days by older ones.
DASAR_MASA = PERPRES_96_2018.pasal(25, keyakinan=Keyakinan.DIINGAT)
MASA_SKPWNI = 100  # working days
# National holidays and joint leave by the yearly decree of three ministers (SKB 3 Menteri; of 2026: 1497/2025, 2/2025,
# 5/2025). Of a year that is not decreed yet only Saturdays and Sundays are known.
HARI_LIBUR = frozenset(date.fromisoformat(h.date) for tahun in HOLIDAY_YEARS for h in get_holidays(tahun).holidays)

SYARAT_KUASA = Syarat(
    "kuasa_pengasuhan", "Surat kuasa pengasuhan anak dari orang tua, wali, atau kepala keluarga", DASAR_KUASA,
    bila="ada anak di bawah 17 tahun yang ditinggalkan, atau yang pindah tanpa orang tuanya",
    wajib_bila=lambda f: f.kuasa_pengasuhan,
)  # fmt: skip
LARANGAN = (
    Larangan("Surat pengantar RT/RW", DASAR_SE),
    Larangan("Izin suami atau istri", DASAR_SE),
    Larangan("Akta perceraian bagi suami atau istri yang pindah sendiri", DASAR_SE),
)


def kk_asal(kasus: Kasus[Any], register: Register) -> Keluarga | None:
    """Return the family on the KK named as the old one; None when this office has none."""
    lama = register.keluarga_bernomor(kasus.formulir.no_kk)
    return lama if lama and lama.kab == kasus.kab else None


def susunan_pindah(kasus: Kasus[Any], register: Register) -> dict[UUID, Shdk]:
    return {p.orang.id: p.shdk for p in daftar_peserta(kasus.formulir, register) if p.orang}


def tumpangan(kasus: Kasus[Any], register: Register) -> Keluarga | None:
    """Return the family on the KK that is joined; None when there is none, or none was named."""
    nomor = kasus.formulir.kk_tumpangan
    return register.keluarga_bernomor(nomor) if nomor else None


def tumpangan_dikenal(kasus: Kasus[Any], register: Register, *, selain: NomorKK | None = None) -> Tolak | None:
    ada = tumpangan(kasus, register)
    if kasus.formulir.kk is KKYangPindah.NUMPANG and (ada is None or ada.kab != kasus.kab or ada.nomor == selain):
        return Tolak(
            "KK yang ditumpangi tidak ditemukan di wilayah kantor ini.", "Periksa nomornya.", isian="kk_tumpangan"
        )
    return None


def berlaku_sampai(tanggal: date) -> date:
    """Return the last day on which a letter of ``tanggal`` can be used."""
    return tambah_hari_kerja(tanggal, MASA_SKPWNI, HARI_LIBUR)


def yang_pindah_dari_kk_asal(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Semua yang pindah tercantum pada KK asal, yang diterbitkan kabupaten/kota ini."""
    lama = kk_asal(kasus, register)
    if lama is None:
        return Tolak("Nomor KK asal tidak ditemukan di wilayah kantor ini.", "Periksa nomornya.", isian="no_kk")
    for p in daftar_peserta(kasus.formulir, register):
        if p.orang and lama.cari(p.orang.id) is None:
            return Tolak(
                "{nama} tidak tercantum pada KK asal.",
                "Kepindahan diajukan untuk satu KK; yang dari KK lain mengajukan sendiri.",
                {"nama": p.orang.nama},
                f"{p.isian}.nik",
            )
    return None


def jenis_kepindahan_sesuai(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Jenis kepindahan sesuai dengan siapa yang pindah dan siapa yang tinggal."""
    lama = kk_asal(kasus, register)
    if lama is None:
        return None
    seharusnya = jenis_dari(lama, susunan_pindah(kasus, register))
    if kasus.formulir.jenis is not seharusnya:
        return Tolak(
            "Menurut daftar yang pindah, jenis kepindahannya: {jenis}.",
            "Perbaiki jenis kepindahan, atau daftar yang pindah.",
            {"jenis": seharusnya.value},
            "jenis",
        )
    return None


def jenis_dari(lama: Keluarga, pindah: dict[UUID, Shdk]) -> JenisKepindahan:
    kepala = bool(lama.kepala and lama.kepala.penduduk.id in pindah)
    if not yang_tinggal(lama, pindah):
        return JenisKepindahan.SEMUA
    if not kepala:
        return JenisKepindahan.ANGGOTA
    return JenisKepindahan.KEPALA if len(pindah) == 1 else JenisKepindahan.KEPALA_DAN_SEBAGIAN


def susunan_yang_pindah_serasi(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang membuat KK sendiri mempunyai tepat satu kepala keluarga yang dewasa, dan hubungan yang sesuai."""
    calon = daftar_calon(kasus.formulir, register)
    if kasus.formulir.kk is KKYangPindah.NUMPANG:
        return None
    return tepat_satu_kepala(calon) or kepala_dewasa(calon, kasus.tanggal_pengajuan) or susunan_serasi(calon)


def pengasuhan_anak_jelas(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Anak di bawah 17 tahun yang terpisah dari orang tuanya karena kepindahan disertai surat kuasa pengasuhan."""
    lama = kk_asal(kasus, register)
    if lama is None or kasus.formulir.kuasa_pengasuhan:
        return None
    for a in perlu_kuasa_pengasuhan(lama, susunan_pindah(kasus, register), kasus.tanggal_pengajuan):
        return Tolak(
            "{nama} belum berumur 17 tahun dan terpisah dari orang tuanya karena kepindahan ini.",
            "Lampirkan surat kuasa pengasuhan dari orang tua, wali, atau kepala keluarga, atau pindahkan bersama.",
            {"nama": a.penduduk.nama},
            "kuasa_pengasuhan",
        )
    return None
