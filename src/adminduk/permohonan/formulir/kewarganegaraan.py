"""F-2.01, bagian perubahan kewarganegaraan: akta siapa yang diberi catatan, dan KK tempat tercantum sesudahnya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.isian import isian, sama, selain, terisi


class TempatAkta(StrEnum):
    KANTOR_INI = "Kantor ini"
    KANTOR_LAIN = "Kantor kabupaten/kota lain"
    LUAR_NEGERI = "Negara lain"


@dataclass(frozen=True)
class SubjekKewarganegaraan:
    """Orang yang kewarganegaraannya berubah, dan aktanya."""

    nik: NIK = isian("NIK")
    tempat_akta: TempatAkta = isian("Penerbit akta kelahirannya")
    no_akta: str = isian("Nomor akta", "Seperti tertulis pada kutipannya.", panjang=50)
    penerbit: str | None = isian(
        "Nama kantor atau negara penerbit", bila=selain("tempat_akta", TempatAkta.KANTOR_INI), panjang=60
    )


@dataclass(frozen=True)
class SuratKewarganegaraan:
    nomor: str = isian("Nomor", panjang=60)
    tanggal: date = isian("Tanggal")


@dataclass(frozen=True)
class LaporanKewarganegaraan:
    """Yang dilaporkan setiap perubahan kewarganegaraan; layanan menambah buktinya."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekKewarganegaraan = isian("Yang berubah kewarganegaraannya")

    @property
    def nik(self) -> NIK:
        return self.subjek.nik


@dataclass(frozen=True)
class PilihanKK:
    """KK bagi seorang yang belum tercantum pada KK, seperti pemegang ITAS."""

    kk: KKYangDatang | None = isian("KK", "Kosongkan bila sudah tercantum pada sebuah KK.", wajib=False)
    shdk: Shdk | None = isian("Status hubungan dalam keluarga", bila=terisi("kk"))
    no_kk_tumpangan: NomorKK | None = isian("Nomor KK yang ditumpangi", bila=sama("kk", KKYangDatang.MENUMPANG))
    alamat: AlamatKK | None = isian("Alamat KK baru", bila=sama("kk", KKYangDatang.BARU))

    def menuju_kk(self, nik: NIK) -> tuple[AnggotaKK, ...]:
        """Return the row of who comes onto a KK, none of who stands on one."""
        return (AnggotaKK(nik=nik, shdk=self.shdk),) if self.shdk else ()

    @property
    def status(self) -> None:
        """The citizenship changes nobody's marital status; the shared rules of families ask."""
        return None


@dataclass(frozen=True)
class LaporanPadaKK(PilihanKK, LaporanKewarganegaraan):
    """Laporan tentang orang yang sesudahnya tercantum pada KK."""

    @property
    def anggota(self) -> tuple[AnggotaKK, ...]:
        return self.menuju_kk(self.nik)
