"""Letters about one person: a sentence, what is stated, and a closing sentence, each kind with its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat.dasar import Surat
from adminduk.register.perubahan import NikBaru, NomorAktaBaru


@dataclass(frozen=True, slots=True, kw_only=True)
class Butir:
    label: str
    isi: str


@dataclass(frozen=True, kw_only=True)
class SuratKeterangan(Surat):
    """``rincian`` is what this letter states besides who the person is; empty values are printed as a dash."""

    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")
    pembuka: ClassVar[str] = ""
    penutup: ClassVar[str] = ""

    nomor: str | NomorAktaBaru
    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    rincian: tuple[Butir, ...] = ()
    nik: str | NikBaru = ""

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (self.nama, self.tempat_lahir, self.tanggal_lahir.isoformat())

    def cetak(self) -> dict[str, Any]:
        return {
            "nomor": self.nomor_dokumen,
            "pembuka": self.pembuka,
            "baris": [
                ["NIK", str(self.nik) or "-"],
                ["Nama lengkap", self.nama],
                ["Tempat, tanggal lahir", f"{self.tempat_lahir}, {tulis_tanggal(self.tanggal_lahir)}"],
                ["Jenis kelamin", self.jenis_kelamin],
                *([b.label, b.isi or "-"] for b in self.rincian),
            ],
            "penutup": self.penutup,
        }


@dataclass(frozen=True, kw_only=True)
class TandaBuktiKtpEl(SuratKeterangan):
    """Receipt of an application for the card, which is recorded and printed elsewhere."""

    kode: ClassVar[str] = "BUKTI_KTP_EL"
    judul: ClassVar[str] = "Tanda Bukti Permohonan KTP-el"
    pembuka: ClassVar[str] = "Permohonan KTP-el penduduk di bawah ini telah diterima dan diperiksa:"
    penutup: ClassVar[str] = (
        "Tanda bukti ini bukan pengganti KTP-el. Penduduk yang belum direkam datang untuk perekaman biometrik; "
        "yang lain mengambil kartunya sesudah dicetak, dengan menyerahkan kartu lama yang rusak atau berubah."
    )


@dataclass(frozen=True, kw_only=True)
class BuktiNonpermanen(SuratKeterangan):
    kode: ClassVar[str] = "BUKTI_NONPERMANEN"
    judul: ClassVar[str] = "Bukti Pendataan Penduduk Nonpermanen"
    pembuka: ClassVar[str] = "Penduduk di bawah ini telah didata sebagai penduduk nonpermanen:"
    penutup: ClassVar[str] = (
        "Pendataan ini tidak mengubah Kartu Keluarga dan KTP-el. "
        "Yang menetap satu tahun atau lebih mengurus kepindahannya."
    )


@dataclass(frozen=True, kw_only=True)
class BuktiPelaporanLuarNegeri(SuratKeterangan):
    kode: ClassVar[str] = "BUKTI_LAPOR_LN"
    judul: ClassVar[str] = "Surat Keterangan Pelaporan Peristiwa di Luar Negeri"
    pembuka: ClassVar[str] = "Telah dilaporkan peristiwa penting di luar negeri yang dialami:"
    penutup: ClassVar[str] = (
        "Aktanya tetap akta negara setempat; surat ini menyatakan bahwa peristiwanya sudah dilaporkan dan data "
        "kependudukan dimutakhirkan."
    )


@dataclass(frozen=True, kw_only=True)
class SuratPembatalanPerkawinan(SuratKeterangan):
    kode: ClassVar[str] = "SK_BATAL_KAWIN"
    judul: ClassVar[str] = "Surat Keterangan Pembatalan Perkawinan"
    pembuka: ClassVar[str] = "Telah dicatat pembatalan perkawinan:"
    penutup: ClassVar[str] = "Kutipan akta perkawinannya dicabut; pembatalannya ditulis di pinggir register akta."


@dataclass(frozen=True, kw_only=True)
class SuratPembatalanPerceraian(SuratKeterangan):
    kode: ClassVar[str] = "SK_BATAL_CERAI"
    judul: ClassVar[str] = "Surat Keterangan Pembatalan Perceraian"
    pembuka: ClassVar[str] = "Telah dicatat pembatalan perceraian:"
    penutup: ClassVar[str] = "Kutipan akta perceraiannya dicabut dan perkawinannya berlaku seperti semula."


_MENURUT_PENDATAAN = "Menurut pendataan penduduk rentan, orang di bawah ini:"
_BERLAKU_SEMENTARA = (
    "Surat ini menggantikan tanda identitas sampai dokumen kependudukannya terbit, dan menjadi dasar penerbitannya."
)


@dataclass(frozen=True, kw_only=True)
class SuratPenggantiTandaIdentitas(SuratKeterangan):
    kode: ClassVar[str] = "SKPTI"
    judul: ClassVar[str] = "Surat Keterangan Pengganti Tanda Identitas"
    pembuka: ClassVar[str] = _MENURUT_PENDATAAN
    penutup: ClassVar[str] = _BERLAKU_SEMENTARA


@dataclass(frozen=True, kw_only=True)
class SuratPencatatanSipilRentan(SuratKeterangan):
    kode: ClassVar[str] = "SKPS"
    judul: ClassVar[str] = "Surat Keterangan Pencatatan Sipil"
    pembuka: ClassVar[str] = _MENURUT_PENDATAAN
    penutup: ClassVar[str] = _BERLAKU_SEMENTARA


@dataclass(frozen=True, kw_only=True)
class SuratOrangTerlantar(SuratKeterangan):
    kode: ClassVar[str] = "SKOT"
    judul: ClassVar[str] = "Surat Keterangan Orang Terlantar"
    pembuka: ClassVar[str] = _MENURUT_PENDATAAN
    penutup: ClassVar[str] = _BERLAKU_SEMENTARA


@dataclass(frozen=True, kw_only=True)
class SuratKomunitasTerpencil(SuratKeterangan):
    kode: ClassVar[str] = "SKTK"
    judul: ClassVar[str] = "Surat Keterangan Tanda Komunitas"
    pembuka: ClassVar[str] = _MENURUT_PENDATAAN
    penutup: ClassVar[str] = _BERLAKU_SEMENTARA
