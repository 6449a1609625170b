"""F-1.01 Formulir Biodata Keluarga: kepala dan alamat keluarga, lalu 41 elemen tiap anggotanya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisDisabilitas,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
)
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.permohonan.bidang import daftar_bidang
from adminduk.permohonan.isian import Desa, KodePekerjaan, isian, sama, selain, terisi
from adminduk.permohonan.nilai import tulis_nilai


class Kepemilikan(StrEnum):
    """The two answers of elements 15, 21, 24 and 28."""

    TIDAK_ADA = "TIDAK ADA"
    ADA = "ADA"


class TujuanKK(StrEnum):
    KELUARGA_BARU = "Keluarga baru dengan nomor KK baru"
    MENUMPANG = "Menumpang pada KK yang sudah ada"


class TipeSponsor(StrEnum):
    """Element 8."""

    ORGANISASI_INTERNASIONAL = "Organisasi internasional"
    PERORANGAN = "Perorangan"
    PEMERINTAH = "Pemerintah"
    TANPA_SPONSOR = "Tanpa sponsor"
    PERUSAHAAN = "Perusahaan"


_PERNAH_KAWIN = selain("status_perkawinan", StatusKawin.BELUM_KAWIN)
_CERAI_HIDUP = sama("status_perkawinan", StatusKawin.CERAI_HIDUP_TERCATAT, StatusKawin.CERAI_HIDUP_BELUM_TERCATAT)
_ORANG_ASING = sama("kewarganegaraan", Kewarganegaraan.WNA)


@dataclass(frozen=True)
class DataKeluarga:
    """Bagian atas F-1.01. Jumlah anggota dihitung dari daftar anggotanya."""

    nama_kepala_keluarga: str = isian("Nama kepala keluarga", panjang=60)
    alamat: str = isian(
        "Alamat", "Nama jalan, nomor rumah, atau nama lain yang dikenal.", isi_otomatis="street-address"
    )
    rt: str | None = isian("RT", wajib=False, panjang=3)
    rw: str | None = isian("RW", wajib=False, panjang=3)
    dusun: str | None = isian("Nama dusun/kampung", wajib=False, panjang=60)
    desa: Desa = isian("Kode-nama kelurahan/desa")
    kode_pos: str | None = isian("Kode pos", wajib=False, panjang=5, isi_otomatis="postal-code")
    telepon: str | None = isian("Telepon/HP", wajib=False, panjang=20, isi_otomatis="tel")
    email: str | None = isian("Email", wajib=False, isi_otomatis="email")


@dataclass(frozen=True)
class AnggotaF101:
    """Seorang anggota keluarga; nama isian sama dengan kunci elemennya, elemen 1 ialah nomor barisnya."""

    nama_lengkap: str = isian("Nama lengkap", "Tanpa gelar, seperti pada akta kelahiran atau ijazah.")
    gelar_depan: str | None = isian("Gelar depan", "Hanya tertulis pada KK dan KTP-el.", wajib=False, panjang=30)
    gelar_belakang: str | None = isian("Gelar belakang", wajib=False, panjang=30)
    no_paspor: str | None = isian("Nomor paspor", wajib=False, panjang=20)
    tgl_akhir_paspor: date | None = isian("Tanggal berakhir paspor", bila=terisi("no_paspor"), masa_depan=True)
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tempat_lahir: str = isian("Tempat lahir", "Nama kabupaten/kota, bukan nama kampung atau rumah sakit.", panjang=60)
    tanggal_lahir: TanggalLahir = isian(
        "Tanggal, bulan, tahun lahir", "Bila tidak diketahui, isi tahunnya saja, atau tahun dan bulannya saja."
    )
    kewarganegaraan: Kewarganegaraan = isian("Kewarganegaraan")
    no_sk_penetapan_wni: str | None = isian(
        "No. SK penetapan WNI", "Hanya bagi yang menjadi WNI dengan keputusan.", wajib=False
    )
    akta_lahir: Kepemilikan = isian("Akta lahir")
    no_akta_lahir: str | None = isian("Nomor akta kelahiran", bila=sama("akta_lahir", Kepemilikan.ADA), panjang=50)
    gol_darah: GolonganDarah = isian("Golongan darah")
    agama: Agama = isian("Agama")
    organisasi_kepercayaan: str | None = isian(
        "Nama organisasi kepercayaan terhadap Tuhan YME", bila=sama("agama", Agama.KEPERCAYAAN), wajib=False
    )
    status_perkawinan: StatusKawin = isian("Status perkawinan")
    akta_perkawinan: Kepemilikan | None = isian(
        "Akta perkawinan", "Akta perkawinan atau buku nikah.", bila=_PERNAH_KAWIN
    )
    no_akta_perkawinan: str | None = isian(
        "Nomor akta perkawinan", bila=(_PERNAH_KAWIN, sama("akta_perkawinan", Kepemilikan.ADA)), panjang=50
    )
    tgl_perkawinan: date | None = isian("Tanggal perkawinan", bila=_PERNAH_KAWIN, wajib=False)
    akta_cerai: Kepemilikan | None = isian("Akta cerai", bila=_CERAI_HIDUP)
    no_akta_cerai: str | None = isian(
        "Nomor akta perceraian", bila=(_CERAI_HIDUP, sama("akta_cerai", Kepemilikan.ADA)), panjang=50
    )
    tgl_cerai: date | None = isian("Tanggal perceraian", bila=_CERAI_HIDUP, wajib=False)
    shdk: Shdk = isian("Status hubungan dalam keluarga")
    kelainan_fisik_mental: Kepemilikan = isian("Kelainan fisik & mental")
    penyandang_cacat: JenisDisabilitas | None = isian(
        "Penyandang cacat", "Jenis disabilitas.", bila=sama("kelainan_fisik_mental", Kepemilikan.ADA)
    )
    pendidikan: Pendidikan = isian("Pendidikan terakhir")
    pekerjaan: KodePekerjaan = isian("Jenis pekerjaan")
    nama_sponsor: str | None = isian("Nama sponsor", bila=_ORANG_ASING, wajib=False)
    tipe_sponsor: TipeSponsor | None = isian("Tipe sponsor", bila=_ORANG_ASING)
    alamat_sponsor: str | None = isian("Alamat sponsor", bila=_ORANG_ASING, wajib=False)
    no_itas_itap: str | None = isian("Nomor ITAS/ITAP", bila=_ORANG_ASING, panjang=30)
    tempat_terbit_itas_itap: str | None = isian("Tempat terbit ITAS/ITAP", bila=_ORANG_ASING)
    tgl_terbit_itas_itap: date | None = isian("Tanggal terbit ITAS/ITAP", bila=_ORANG_ASING)
    tgl_akhir_itas_itap: date | None = isian("Tanggal akhir ITAS/ITAP", bila=_ORANG_ASING, masa_depan=True)
    tempat_datang_pertama: str | None = isian("Tempat datang pertama", bila=_ORANG_ASING)
    tgl_datang_pertama: date | None = isian("Tanggal kedatangan pertama", bila=_ORANG_ASING)
    nik_ibu: NIK | None = isian("NIK ibu", wajib=False)
    nama_ibu: str | None = isian("Nama ibu", "Kosongkan hanya bila tidak diketahui.", wajib=False)
    nik_ayah: NIK | None = isian("NIK ayah", wajib=False)
    nama_ayah: str | None = isian("Nama ayah", "Kosongkan hanya bila tidak diketahui.", wajib=False)

    @property
    def rinci(self) -> dict[str, Any]:
        """The elements without a column of their own in the register, as JSON texts by their key."""
        kelas: type = type(self)
        nilai = ((b.nama, getattr(self, b.nama)) for b in daftar_bidang(kelas) if b.nama not in _BERKOLOM)
        return {nama: tulis_nilai(isi) for nama, isi in nilai if isi is not None}


# Kept as columns of penduduk or keanggotaan, so not repeated among the details.
_BERKOLOM = frozenset(
    {
        "nama_lengkap", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "kewarganegaraan", "no_akta_lahir",
        "gol_darah", "agama", "status_perkawinan", "shdk", "penyandang_cacat", "pendidikan", "pekerjaan",
        "nik_ibu", "nama_ibu", "nik_ayah", "nama_ayah",
    }
)  # fmt: skip


@dataclass(frozen=True)
class F101:
    """F-1.01 Formulir Biodata Keluarga."""

    keluarga: DataKeluarga = isian("Data kepala keluarga")
    anggota: tuple[AnggotaF101, ...] = isian("Data anggota keluarga", "Mulai dari kepala keluarga.", baris=10)
    pernyataan: bool = isian(
        "Data ini benar; bila tidak benar saya bersedia dikenai sanksi menurut peraturan perundang-undangan",
        pernyataan=True,
    )
