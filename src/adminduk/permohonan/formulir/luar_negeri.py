"""F-1.03, bagian pindah ke luar negeri (17-20) dan datang dari luar negeri."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.isian import isian, sama


@dataclass(frozen=True)
class YangKeLuarNegeri:
    nik: NIK = isian("NIK")
    no_paspor: str = isian("Nomor paspor", panjang=20)


@dataclass(frozen=True)
class TujuanLuarNegeri:
    negara: str = isian("Negara tujuan", panjang=60)
    alamat: str = isian("Alamat di luar negeri", panjang=200)
    penanggung_jawab: str = isian("Penanggung jawab di luar negeri", panjang=60)
    tanggal: date = isian("Rencana tanggal pindah", masa_depan=True)
    lama_bulan: int = isian("Lama tinggal yang direncanakan (bulan)", antara=(1, 1200))


class KKYangDatang(StrEnum):
    BARU = "KK baru"
    MENUMPANG = "Menumpang pada KK yang sudah ada"


@dataclass(frozen=True)
class Kedatangan:
    """Siapa yang datang dan di KK mana; layanan menambah buktinya."""

    pemohon: Pemohon = isian("Pemohon")
    anggota: tuple[AnggotaKK, ...] = isian(
        "Yang datang", "Hubungan ditulis terhadap kepala keluarga pada KK tujuan.", baris=15
    )
    kk: KKYangDatang = isian("KK bagi yang datang")
    no_kk_tumpangan: NomorKK | None = isian("Nomor KK yang ditumpangi", bila=sama("kk", KKYangDatang.MENUMPANG))
    alamat: AlamatKK | None = isian("Alamat KK baru", bila=sama("kk", KKYangDatang.BARU))

    @property
    def status(self) -> None:
        """Coming back changes nobody's marital status; the shared rules of families ask."""
        return None
