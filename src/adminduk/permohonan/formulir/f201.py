"""F-2.01 Formulir Pelaporan Pencatatan Sipil: bagian-bagian untuk kelahiran, lahir mati, dan kematian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from adminduk.dasar.kode import (
    JenisKelahiran,
    JenisKelamin,
    Kewarganegaraan,
    PenentuLahirMati,
    PenolongKelahiran,
    SebabKematian,
    TempatDilahirkan,
    YangMenerangkan,
)
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.dasar.wilayah import DASAR_TEMPAT_PERISTIWA
from adminduk.permohonan.isian import Kabupaten, isian, kosong

_TEMPAT_PERISTIWA = "Kabupaten/kota tempat peristiwa, bukan nama kampung atau rumah sakit."


@dataclass(frozen=True)
class Pelapor:
    """Juga dipakai untuk subjek akta I dan II."""

    nama: str = isian("Nama", isi_otomatis="name")
    nik: NIK | None = isian("NIK", wajib=False)
    no_dokumen_perjalanan: str | None = isian("Nomor dokumen perjalanan (jika ada)", wajib=False, panjang=20)
    no_kk: NomorKK | None = isian("Nomor KK", wajib=False)
    kewarganegaraan: Kewarganegaraan = isian("Kewarganegaraan")


@dataclass(frozen=True)
class Saksi:
    """Saksi cukup ditulis di formulir; fotokopi KTP-el-nya tidak diminta (SE 470/13287/Dukcapil)."""

    nama: str = isian("Nama")
    nik: NIK = isian("NIK")
    no_kk: NomorKK | None = isian("Nomor KK", wajib=False)
    kewarganegaraan: Kewarganegaraan = isian("Kewarganegaraan")


@dataclass(frozen=True)
class OrangTua:
    """Ibu atau ayah. Bila NIK diisi, tempat dan tanggal lahirnya diambil dari register dan tidak ditanyakan."""

    nik: NIK | None = isian("NIK", "Bila NIK diisi, isian lain diambil dari register.", wajib=False)
    nama: str = isian("Nama")
    tempat_lahir: str | None = isian("Tempat lahir", bila=kosong("nik"), panjang=60)
    tanggal_lahir: TanggalLahir | None = isian("Tanggal lahir", bila=kosong("nik"))
    kewarganegaraan: Kewarganegaraan | None = isian("Kewarganegaraan", bila=kosong("nik"))


@dataclass(frozen=True)
class Anak:
    """Anak/kelahiran. ``kelahiran_ke`` menghitung kelahiran ibu, bukan urutan di antara anak kembar."""

    nama: str = isian("Nama", "Sedikitnya dua kata, paling banyak 60 huruf termasuk spasi; tanpa gelar dan singkatan.")
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tempat_dilahirkan: TempatDilahirkan = isian("Tempat dilahirkan")
    tempat_kelahiran: Kabupaten = isian("Tempat kelahiran", _TEMPAT_PERISTIWA, dasar=DASAR_TEMPAT_PERISTIWA)
    tanggal_lahir: TanggalLahir = isian("Hari dan tanggal lahir")
    pukul: time | None = isian("Pukul", wajib=False)
    jenis_kelahiran: JenisKelahiran = isian("Jenis kelahiran")
    kelahiran_ke: int = isian("Kelahiran anak ke-", antara=(1, 30))
    penolong_kelahiran: PenolongKelahiran = isian("Penolong kelahiran")
    berat_gram: int | None = isian("Berat bayi (gram)", wajib=False, antara=(200, 9000))
    panjang_cm: int | None = isian("Panjang bayi (cm)", wajib=False, antara=(15, 80))


@dataclass(frozen=True)
class LahirMati:
    lama_kandungan_minggu: int = isian("Lamanya dalam kandungan", "Dalam minggu.", antara=(1, 45))
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tanggal: date = isian("Tanggal lahir mati")
    jenis_kelahiran: JenisKelahiran = isian("Jenis kelahiran")
    anak_ke: int = isian("Anak ke-", antara=(1, 30))
    tempat_dilahirkan: TempatDilahirkan = isian("Tempat dilahirkan")
    penolong_kelahiran: PenolongKelahiran = isian("Penolong kelahiran")
    sebab: str = isian("Sebab lahir mati", "Seperti pada surat keterangan lahir mati.")
    yang_menentukan: PenentuLahirMati = isian("Yang menentukan")
    tempat_kelahiran: Kabupaten = isian("Tempat kelahiran", _TEMPAT_PERISTIWA, dasar=DASAR_TEMPAT_PERISTIWA)


@dataclass(frozen=True)
class Kematian:
    """NIK kosong bila yang meninggal tidak ada dalam register: aktanya terbit tanpa NIK."""

    nik: NIK | None = isian("NIK", "Kosongkan bila yang meninggal tidak punya NIK.", wajib=False)
    nama: str = isian("Nama lengkap")
    tanggal: date = isian("Tanggal kematian")
    pukul: time | None = isian("Pukul", wajib=False)
    sebab: SebabKematian = isian("Sebab kematian")
    tempat_kematian: Kabupaten = isian("Tempat kematian", _TEMPAT_PERISTIWA, dasar=DASAR_TEMPAT_PERISTIWA)
    yang_menerangkan: YangMenerangkan = isian("Yang menerangkan")
