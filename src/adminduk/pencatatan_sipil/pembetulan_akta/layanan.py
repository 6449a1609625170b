"""Pembetulan akta — salah tulis redaksional, tanpa pengadilan.

Dasarnya dokumen autentik yang sudah ada ketika akta ditulis. Pembetulan nama disertai SPTJM dengan dua saksi. Register
tidak dihapus: pembetulannya ditulis di pinggirnya, kutipan yang salah dicabut. NIK tidak berubah.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from adminduk.dasar.hukum import PERMENDAGRI_73_2022, PERMENDAGRI_108_2019, PERPRES_96_2018, SE_470_13287
from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.nama import rapikan
from adminduk.dasar.tanggal import Presisi
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import AktaKelahiran, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.putusan import SubjekAkta
from adminduk.permohonan.isian import Kabupaten, isian, sama
from adminduk.permohonan.perubahan_akta import laksanakan_pada_akta
from adminduk.register.isi import Penduduk, Register

DASAR_BETUL = PERPRES_96_2018.pasal(59)
DASAR_REDAKSI = PERMENDAGRI_108_2019.pasal(88)
DASAR_NAMA = PERMENDAGRI_73_2022.pasal(4, ayat=4)


class ElemenAkta(StrEnum):
    NAMA = "Nama"
    JENIS_KELAMIN = "Jenis kelamin"
    TEMPAT_LAHIR = "Tempat lahir"
    TANGGAL_LAHIR = "Tanggal lahir"
    NAMA_AYAH = "Nama ayah"
    NAMA_IBU = "Nama ibu"


_NAMA = (ElemenAkta.NAMA, ElemenAkta.NAMA_AYAH, ElemenAkta.NAMA_IBU)
_BERNAMA = sama("elemen", *_NAMA)


@dataclass(frozen=True)
class F201PembetulanAkta:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pembetulan akta."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta kelahiran")
    elemen: ElemenAkta = isian("Yang salah tulis")
    nama: str | None = isian("Nama yang benar", bila=_BERNAMA)
    jenis_kelamin: JenisKelamin | None = isian(
        "Jenis kelamin yang benar", bila=sama("elemen", ElemenAkta.JENIS_KELAMIN)
    )
    tempat_lahir: Kabupaten | None = isian("Tempat lahir yang benar", bila=sama("elemen", ElemenAkta.TEMPAT_LAHIR))
    tanggal_lahir: date | None = isian("Tanggal lahir yang benar", bila=sama("elemen", ElemenAkta.TANGGAL_LAHIR))
    dokumen: str = isian("Dokumen autentik yang menjadi dasar", "Jenis, nomor, dan tanggalnya.", panjang=150)
    saksi_1: Saksi | None = isian("Saksi I", bila=_BERNAMA)
    saksi_2: Saksi | None = isian("Saksi II", bila=_BERNAMA)


KasusBetul = Kasus[F201PembetulanAkta]

layanan = Layanan(
    kode="BETUL-AKTA",
    nama="Pembetulan akta",
    sebutan=("nama salah di akta", "salah ketik di akta kelahiran", "tanggal lahir salah di akta"),
    ringkasan="Membetulkan salah tulis pada akta kelahiran dengan dokumen autentik, tanpa pengadilan.",
    dasar_hukum=(DASAR_BETUL, DASAR_REDAKSI, DASAR_NAMA),
    formulir=F201PembetulanAkta,
    persyaratan=(
        Syarat("dokumen_autentik", "Dokumen autentik yang menjadi dasar pembetulan", DASAR_BETUL),
        Syarat("kutipan_akta", "Kutipan akta yang salah", DASAR_BETUL),
        Syarat(
            "sptjm_nama", "SPTJM kebenaran nama dengan dua saksi", DASAR_NAMA, bila="yang dibetulkan nama",
            wajib_bila=lambda f: f.elemen in _NAMA,
        ),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(
        Larangan("Penetapan pengadilan", DASAR_BETUL),
        Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),
    ),
)  # fmt: skip

layanan.pemeriksaan(DASAR_BETUL)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_BETUL)(aturan.pemegang_akta_hidup)


def _kolom(kasus: KasusBetul, register: Register) -> tuple[str, Any]:
    """Return the element of a person that is put right, and its right value."""
    f = kasus.formulir
    match f.elemen:
        case ElemenAkta.JENIS_KELAMIN:
            return "jenis_kelamin", f.jenis_kelamin.value if f.jenis_kelamin else ""
        case ElemenAkta.TEMPAT_LAHIR:
            return "tempat_lahir", tempat_peristiwa(register.nama_wilayah(int(f.tempat_lahir or 0)) or "")
        case ElemenAkta.TANGGAL_LAHIR:
            return "lahir", f.tanggal_lahir
        case _:
            return _KOLOM_NAMA[f.elemen], rapikan(f.nama or "").upper()


_KOLOM_NAMA = {ElemenAkta.NAMA: "nama", ElemenAkta.NAMA_AYAH: "nama_ayah", ElemenAkta.NAMA_IBU: "nama_ibu"}


def _sekarang(orang: Penduduk, kolom: str) -> Any:
    return orang.tanggal_lahir if kolom == "lahir" else getattr(orang, kolom)


@layanan.pemeriksaan(DASAR_REDAKSI)
def ada_yang_dibetulkan(kasus: KasusBetul, register: Register) -> Tolak | None:
    """Yang benar berbeda dari yang tertulis."""
    dipegang = aturan.akta_dipegang(kasus, register)
    kolom, benar = _kolom(kasus, register)
    if dipegang and _sekarang(dipegang.orang, kolom) == benar:
        return Tolak("Yang tertulis sudah sama dengan itu.", "Periksa elemen yang salah.", isian="elemen")
    return None


@layanan.pemeriksaan(DASAR_REDAKSI)
def tanggal_lahir_sudah_tiba(kasus: KasusBetul, register: Register) -> Tolak | None:
    """Tanggal lahir yang benar tidak lewat dari hari pengajuan."""
    lahir = kasus.formulir.tanggal_lahir
    if lahir and lahir > kasus.tanggal_pengajuan:
        return Tolak("Tanggal lahir itu belum tiba.", "Periksa tahunnya.", isian="tanggal_lahir")
    return None


@layanan.pemeriksaan(DASAR_NAMA)
def dua_saksi_berbeda(kasus: KasusBetul, register: Register) -> Tolak | None:
    """Pembetulan nama disaksikan dua orang yang berbeda."""
    f = kasus.formulir
    if f.saksi_1 and f.saksi_2 and f.saksi_1.nik == f.saksi_2.nik:
        return Tolak("Kedua saksi orang yang sama.", "Tulis dua saksi yang berbeda.", isian="saksi_2.nik")
    return None


@layanan.pelaksanaan
def betulkan(kasus: KasusBetul, register: Register) -> Hasil:
    dipegang, f = aturan.akta_dipegang(kasus, register), kasus.formulir
    assert dipegang is not None  # akta_ditemukan
    kolom, benar = _kolom(kasus, register)
    lama = _sekarang(dipegang.orang, kolom)
    orang = {kolom: benar} | ({"presisi_lahir": Presisi.HARI.value} if kolom == "lahir" else {})
    cetak = benar.isoformat() if isinstance(benar, date) else benar
    return laksanakan_pada_akta(
        kasus, register, dipegang, "pembetulan_akta", DASAR_BETUL,
        kode=aturan.CP_PEMBETULAN,
        teks=f"{f.elemen.value} dibetulkan dari {lama} menjadi {cetak} berdasarkan {f.dokumen}.",
        orang=orang,
        surat={"tanggal_lahir" if kolom == "lahir" else kolom: cetak},
    )  # fmt: skip
