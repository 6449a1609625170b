"""Konversi data WNI menjadi orang asing — bekas WNI yang tinggal di Indonesia dengan ITAS atau ITAP.

NIK dan riwayatnya tetap: biodata WNI menjadi biodata orang asing orang yang sama, juga bila datanya sudah nonaktif
sesudah WNI-WNA. Pemegang ITAP tercantum pada KK; pemegang ITAS keluar dari KK dan alamatnya disimpan pada biodatanya.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import BiodataOrangAsing, KartuKeluarga
from adminduk.dokumen.susun import biodata_orang_asing
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kedatangan
from adminduk.permohonan.aturan import kewarganegaraan as aturan
from adminduk.permohonan.aturan.kewarganegaraan import DASAR_KONVERSI, rinci_wna, yang_bersangkutan
from adminduk.permohonan.aturan.orang_asing import (
    DASAR_ITAS,
    DASAR_SKTT,
    catatan_terlambat,
    di_sini,
    rinci_izin,
    rinci_sponsor,
    rinci_tinggal,
    tolak_masa,
)
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN, DASAR_USIA_KEPALA
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.kewarganegaraan import PilihanKK, SuratKewarganegaraan
from adminduk.permohonan.formulir.orang_asing import IzinBaru, JenisIzin, Sponsor
from adminduk.permohonan.isian import isian, sama, tulis
from adminduk.permohonan.kepergian import tidurkan
from adminduk.permohonan.perubahan_kewarganegaraan import biodata_terbit, pada_kk
from adminduk.register.akibat import orang_sesudah
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import Perubahan


@dataclass(frozen=True)
class YangDikonversi:
    pemohon: Pemohon = isian("Pemohon")
    nik: NIK = isian("NIK yang datanya dikonversi")


@dataclass(frozen=True)
class F101Konversi(PilihanKK, YangDikonversi):
    """F-1.01 Formulir Biodata Keluarga: konversi data WNI menjadi orang asing."""

    bukti: SuratKewarganegaraan = isian("Keputusan Menteri atau bukti kehilangan kewarganegaraan")
    negara: str = isian("Negara kewarganegaraan", "Seperti pada paspor.", panjang=60)
    no_paspor: str = isian("Nomor paspor", panjang=20)
    jenis_izin: JenisIzin = isian("Izin tinggal yang dipegang")
    izin: IzinBaru = isian("Izin tinggal")
    sponsor: Sponsor = isian("Sponsor")
    alamat_tinggal: AlamatKK | None = isian("Alamat pemegang ITAS", bila=sama("jenis_izin", JenisIzin.ITAS))

    @property
    def anggota(self) -> tuple[AnggotaKK, ...]:
        return self.menuju_kk(self.nik)

    @property
    def ber_kk(self) -> bool:
        return self.jenis_izin is JenisIzin.ITAP


KasusKonversi = Kasus[F101Konversi]

layanan = Layanan(
    kode="KONVERSI-WNI-OA",
    nama="Konversi data WNI menjadi orang asing",
    sebutan=("bekas WNI tinggal di Indonesia", "eks WNI punya KITAS atau KITAP"),
    ringkasan="Mengubah data bekas WNI yang berizin tinggal menjadi biodata orang asing; NIK tetap.",
    dasar_hukum=(DASAR_KONVERSI, DASAR_ITAS),
    formulir=F101Konversi,
    persyaratan=(
        Syarat("kepmen", "Keputusan Menteri tentang kehilangan kewarganegaraan", DASAR_KONVERSI, atau="bukti"),
        Syarat("bukti_kehilangan", "Bukti kehilangan kewarganegaraan", DASAR_KONVERSI, atau="bukti"),
        Syarat("dokumen_perjalanan", "Dokumen perjalanan (paspor)", DASAR_KONVERSI),
        Syarat("kartu_izin", "Kartu izin tinggal terbatas atau tetap (KITAS/KITAP)", DASAR_KONVERSI),
    ),
    dokumen=(BiodataOrangAsing.kode, KartuKeluarga.kode),
    larangan=(Larangan("SKCK atau pas foto", DASAR_SKTT),),
    batas_lapor="14 hari sejak ITAS atau ITAP terbit; lewat dari itu tetap dicatat.",
)


@layanan.pemeriksaan(DASAR_KONVERSI)
def bekas_wni_kantor_ini(kasus: KasusKonversi, register: Register) -> Tolak | None:
    """Yang dikonversi WNI yang aktif atau pindah ke luar negeri, atau bekas WNI yang datanya nonaktif."""
    orang = yang_bersangkutan(kasus, register)
    keadaan = (orang.kewarganegaraan, orang.status) if orang else None
    if keadaan not in (
        (Kewarganegaraan.WNI, StatusPenduduk.AKTIF),
        (Kewarganegaraan.WNI, StatusPenduduk.PINDAH_LN),
        (Kewarganegaraan.WNA, StatusPenduduk.NONAKTIF),
    ):
        return Tolak(
            "NIK itu bukan NIK bekas WNI yang tercatat di wilayah kantor ini.",
            "Periksa NIK; izin orang asing lain dilaporkan dengan OA-ITAS, pilihan anak ganda dengan ABG.",
            isian="nik",
        )
    return None


@layanan.pemeriksaan(DASAR_KONVERSI)
def sudah_kehilangan(kasus: KasusKonversi, register: Register) -> Tolak | None:
    """Kehilangan kewarganegaraannya sudah terjadi."""
    if kasus.formulir.bukti.tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal keputusan itu belum tiba.", "Periksa tanggalnya.", isian="bukti.tanggal")
    return None


@layanan.pemeriksaan(DASAR_ITAS)
def izin_berlaku(kasus: KasusKonversi, register: Register) -> Tolak | None:
    """Izin tinggal sudah terbit dan belum berakhir pada hari diajukan."""
    izin = kasus.formulir.izin
    tolak = tolak_masa(izin.tanggal_terbit, izin.tanggal_akhir, kasus.tanggal_pengajuan)
    return replace(tolak, isian=f"izin.{tolak.isian}") if tolak else None


@layanan.pemeriksaan(DASAR_KONVERSI)
def kk_menurut_izinnya(kasus: KasusKonversi, register: Register) -> Tolak | None:
    """Pemegang ITAP tercantum pada KK; pemegang ITAS tidak."""
    f = kasus.formulir
    if f.ber_kk:
        return aturan.kk_ditentukan(kasus, register)
    if f.kk is not None:
        return Tolak(
            "Pemegang ITAS tidak tercantum pada KK.", "Kosongkan KK; alamatnya ditulis tersendiri.", isian="kk"
        )
    return None


@layanan.pemeriksaan(DASAR_KONVERSI)
def tinggal_di_wilayah_kantor(kasus: KasusKonversi, register: Register) -> Tolak | None:
    """KK yang ditumpangi, alamat KK baru, atau alamat pemegang ITAS ada di kabupaten/kota ini."""
    alamat = kasus.formulir.alamat_tinggal
    if alamat and kab(alamat.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan itu di luar wilayah kantor ini.",
            "Ajukan pada kantor tempat tinggal.",
            isian="alamat_tinggal.desa",
        )
    return kedatangan.tujuan_di_wilayah_kantor(kasus, register)


layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.hubungan_dalam_kk_serasi)


@layanan.pemeriksaan(DASAR_USIA_KEPALA)
def yang_tinggal_berkepala_dewasa(kasus: KasusKonversi, register: Register) -> Tolak | None:
    """Bila pemegang ITAS kepala keluarga, di antara yang tinggal pada KK-nya ada yang dapat menggantinya."""
    tolak = None if kasus.formulir.ber_kk else aturan.yang_tinggal_berkepala_dewasa(kasus, register)
    return replace(tolak, isian="nik") if tolak else None


@layanan.pelaksanaan
def konversi(kasus: KasusKonversi, register: Register) -> Hasil:
    f, orang = kasus.formulir, yang_bersangkutan(kasus, register)
    assert orang is not None  # bekas_wni_kantor_ini
    asal = register.keluarga_dari(orang.id)
    isi = {"kewarganegaraan": Kewarganegaraan.WNA, "status": StatusPenduduk.AKTIF, "rinci": _rinci(f, orang)}
    perubahan = pada_kk(kasus, register, orang, isi)[0] if f.ber_kk else _tanpa_kk(kasus, register, orang, isi)
    peristiwa = Peristiwa(
        TANPA_ID, "konversi_orang_asing", 1, str(DASAR_KONVERSI), kasus.tanggal_keputusan,
        (Subjek(orang.id, "penduduk"), *((Subjek(asal.id, "keluarga"),) if asal else ())), {"formulir": tulis(f)},
        perubahan,
    )  # fmt: skip
    lanjutan = "KTP-el diajukan dengan layanan KTP-OA." if f.ber_kk else "SKTT diajukan dengan layanan OA-ITAS."
    return Hasil((peristiwa,), (lanjutan, *catatan_terlambat([f.izin.tanggal_terbit], kasus)))


def _rinci(f: F101Konversi, orang: Penduduk) -> dict[str, Any]:
    tinggal = rinci_tinggal(f.alamat_tinggal) if f.alamat_tinggal else {}
    dasar = di_sini(rinci_wna(orang.rinci, f.negara)) | {"no_paspor": f.no_paspor.strip().upper()}
    return dasar | rinci_izin(f.jenis_izin, f.izin) | rinci_sponsor(f.sponsor) | tinggal


def _tanpa_kk(kasus: KasusKonversi, register: Register, orang: Penduduk, isi: dict[str, Any]) -> tuple[Perubahan, ...]:
    keluarga = register.keluarga_dari(orang.id)
    keluar = tidurkan(kasus, register, keluarga, [orang], StatusPenduduk.AKTIF, {orang.id: isi})
    sesudah = orang_sesudah([orang], keluar)[orang.id]
    surat = biodata_orang_asing(register, sesudah, kasus.kab, kasus.tanggal_keputusan, None)
    return *keluar, biodata_terbit(kasus, orang.id, kasus.id_turunan("biodata"), surat)
