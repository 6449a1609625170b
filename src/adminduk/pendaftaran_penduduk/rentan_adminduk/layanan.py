"""Pendataan penduduk rentan — korban bencana alam atau sosial, orang terlantar, dan komunitas terpencil.

Tim mendatangi mereka. Lebih dahulu diperiksa apakah orang itu sudah ada dalam register: bila ya suratnya menyebut NIK
yang lama dan dokumennya diterbitkan lagi; bila tidak, surat ini menjadi dasar pencatatan biodatanya.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from adminduk.dasar.hukum import PERMENDAGRI_96_2019, PERPRES_96_2018, UU_23_2006, Keyakinan
from adminduk.dasar.kode import JenisKelamin, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import (
    Butir,
    SuratKeterangan,
    SuratKomunitasTerpencil,
    SuratOrangTerlantar,
    SuratPencatatanSipilRentan,
    SuratPenggantiTandaIdentitas,
)
from adminduk.dokumen.susun import DIGANTI, penerbit, tutup
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.isian import Desa, isian, sama, tulis
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru, Perubahan

DASAR_PENDATAAN = PERMENDAGRI_96_2019.butir("Pendataan")
DASAR_RENTAN = UU_23_2006.pasal(25, keyakinan=Keyakinan.DIINGAT)


class Golongan(StrEnum):
    BENCANA_ALAM = "Korban bencana alam"
    BENCANA_SOSIAL = "Korban bencana sosial"
    TERLANTAR = "Orang terlantar"
    TERPENCIL = "Komunitas terpencil"


class Kelompok(StrEnum):
    """Yang didatangi lebih dahulu menurut laporan koordinasi; bukan syarat dan bukan golongan hukum."""

    TIDAK_ADA = "Tidak termasuk kelompok khusus"
    ODGJ = "Orang dengan gangguan jiwa"
    WARGA_BINAAN = "Warga binaan pemasyarakatan"
    DISABILITAS = "Penyandang disabilitas"
    TERPENCIL = "Penduduk daerah terpencil"
    TRANSGENDER = "Transgender"
    MISKIN_EKSTREM = "Penduduk miskin ekstrem"


_SURAT: dict[Golongan, tuple[type[SuratKeterangan], str]] = {
    Golongan.BENCANA_ALAM: (SuratPenggantiTandaIdentitas, "TI"),
    Golongan.BENCANA_SOSIAL: (SuratPencatatanSipilRentan, "SP"),
    Golongan.TERLANTAR: (SuratOrangTerlantar, "OT"),
    Golongan.TERPENCIL: (SuratKomunitasTerpencil, "TK"),
}


@dataclass(frozen=True)
class F101Rentan:
    """F-1.01 Formulir Biodata Keluarga: pendataan penduduk rentan (F-1.04 bila tanpa dokumen)."""

    golongan: Golongan = isian("Golongan")
    kelompok: Kelompok = isian("Kelompok yang didatangi", wajib=False, bawaan=Kelompok.TIDAK_ADA)
    nik: NIK | None = isian("NIK", "Bila diketahui atau ditemukan dalam register.", wajib=False)
    nama: str = isian("Nama lengkap")
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tempat_lahir: str = isian("Tempat lahir")
    tanggal_lahir: TanggalLahir = isian("Tanggal lahir", "Tahun saja bila hanya itu yang diketahui.")
    lokasi: str = isian("Tempat ditemui", "Pengungsian, panti, lembaga, atau kampung.")
    desa: Desa = isian("Desa/kelurahan tempat ditemui")
    bukan_terdaftar: bool = isian(
        "Tim sudah mencocokkan nama, tanggal lahir, dan biometriknya: orang ini belum terdaftar",
        wajib=False,
        bawaan=False,
        bila=sama("nik", ""),
    )


KasusRentan = Kasus[F101Rentan]

layanan = Layanan(
    kode="RENTAN",
    nama="Pendataan penduduk rentan",
    sebutan=("korban bencana kehilangan dokumen", "orang terlantar tanpa KTP", "suku terasing belum didata"),
    ringkasan="Mendata penduduk rentan di tempatnya dan memberinya surat pengganti tanda identitas.",
    dasar_hukum=(DASAR_PENDATAAN, DASAR_RENTAN, PERPRES_96_2018.butir("Pendataan penduduk rentan")),
    formulir=F101Rentan,
    persyaratan=(
        Syarat(
            "kepala_suku", "Keterangan kepala suku atau ketua adat", DASAR_PENDATAAN, bila="komunitas terpencil",
            wajib_bila=lambda f: f.golongan is Golongan.TERPENCIL,
        ),
    ),
    dokumen=tuple(jenis.kode for jenis, _ in _SURAT.values()),
    larangan=(Larangan("Dokumen yang hilang karena bencana", DASAR_PENDATAAN),),
    oleh_penduduk=False,
)  # fmt: skip


def _terdaftar(kasus: KasusRentan, register: Register) -> Penduduk | None:
    return register.orang_ber_nik(kasus.formulir.nik) if kasus.formulir.nik else None


@layanan.pemeriksaan(DASAR_PENDATAAN)
def nik_penduduk_aktif(kasus: KasusRentan, register: Register) -> Tolak | None:
    """NIK yang ditulis milik penduduk yang hidup."""
    orang = _terdaftar(kasus, register)
    if kasus.formulir.nik and (
        register.id_ber_nik(kasus.formulir.nik) is None or (orang and orang.status is not StatusPenduduk.AKTIF)
    ):
        return Tolak("NIK itu bukan NIK penduduk aktif.", "Periksa NIK, atau kosongkan.", isian="nik")
    return None


@layanan.pemeriksaan(DASAR_PENDATAAN)
def register_diperiksa_lebih_dahulu(kasus: KasusRentan, register: Register) -> Tolak | None:
    """Sebelum didata sebagai orang baru, dicari dahulu apakah ia sudah ada dalam register."""
    f = kasus.formulir
    if f.nik or f.bukan_terdaftar:
        return None
    if serupa := register.serupa(f.nama.upper(), f.tanggal_lahir.tanggal):
        return Tolak(
            "{jumlah} penduduk bernama serupa lahir pada hari yang sama, antara lain {nama}.",
            "Isi NIK-nya bila ia orangnya; bila bukan, nyatakan bahwa tim sudah mencocokkannya.",
            {"jumlah": len(serupa), "nama": serupa[0].nama},
            "nik",
        )
    if lain := register.kembaran(f.nama.upper(), f.tanggal_lahir.tanggal, ""):
        return Tolak(
            "{jumlah} penduduk daerah lain bernama serupa lahir pada hari yang sama, antara lain {nama} di {daerah}.",
            "Cocokkan biometriknya; bila bukan orangnya, nyatakan bahwa tim sudah mencocokkannya.",
            {"jumlah": len(lain), "nama": lain[0].nama, "daerah": register.nama_wilayah(lain[0].kab) or ""},
            "bukan_terdaftar",
        )
    return Tolak(
        "Belum dinyatakan apakah orang ini sudah dicocokkan dengan register.",
        "Cari namanya dan cocokkan biometriknya, lalu nyatakan hasilnya.",
        isian="bukan_terdaftar",
    )


@layanan.pemeriksaan(DASAR_PENDATAAN)
def ditemui_di_wilayah_kantor(kasus: KasusRentan, register: Register) -> Tolak | None:
    """Pendataan dilakukan kantor di tempat orang itu berada."""
    if kab(kasus.formulir.desa) != kasus.kab:
        return Tolak("Desa/kelurahan itu di luar wilayah kantor ini.", "Didata oleh kantor di sana.", isian="desa")
    return None


@layanan.pelaksanaan
def data(kasus: KasusRentan, register: Register) -> Hasil:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    jenis, kode = _SURAT[f.golongan]
    orang = (register.id_ber_nik(f.nik) if f.nik else None) or kasus.id_turunan("orang")
    surat = jenis(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, kode, tanggal),
        nik=f.nik.lengkap if f.nik else "",
        nama=f.nama.upper(),
        jenis_kelamin=f.jenis_kelamin,
        tempat_lahir=f.tempat_lahir.upper(),
        tanggal_lahir=f.tanggal_lahir.tanggal,
        rincian=(
            Butir(label="Golongan", isi=f.golongan.value),
            Butir(label="Tempat ditemui", isi=f.lokasi),
            Butir(label="Desa/kelurahan", isi=register.nama_wilayah(int(f.desa)) or ""),
        ),
    )
    fakta = {"formulir": tulis(f)}
    subjek = (Subjek(orang, "penduduk rentan"),)
    perubahan = _terbitkan(kasus, register, orang, surat)
    hasil = Peristiwa(TANPA_ID, "penduduk_rentan", 1, str(DASAR_PENDATAAN), tanggal, subjek, fakta, perubahan)
    return Hasil((hasil,), _lanjutan(f))


def _terbitkan(kasus: KasusRentan, register: Register, orang: UUID, surat: Any) -> tuple[Perubahan, ...]:
    dokumen, tanggal = kasus.id_turunan("surat"), kasus.tanggal_keputusan
    return (
        *tutup(register, surat.kode, tanggal, DIGANTI, pengganti=dokumen, orang=orang),
        DokumenTerbit(dokumen, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), orang),
    )


def _lanjutan(f: F101Rentan) -> tuple[str, ...]:
    if f.nik:
        return ("Dokumen yang hilang diterbitkan lagi dengan layanan KK-HILANG, KTP-GANTI, atau KUTIPAN-KEDUA.",)
    return ("Biodata dan NIK-nya dicatat dengan layanan BIO-WNI; surat ini menjadi buktinya.",)
