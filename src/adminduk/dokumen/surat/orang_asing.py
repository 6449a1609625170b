"""Papers of foreign residents: biodata with the residence permit, and the letter of those without a KK."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat.biodata import Biodata
from adminduk.dokumen.surat.dasar import tanggal_atau_garis
from adminduk.dokumen.surat.surat_keterangan import SuratKeterangan


@dataclass(frozen=True, kw_only=True)
class BiodataOrangAsing(Biodata):
    """``jenis_izin`` is "ITAS" or "ITAP" in words, empty for a child whose permit is still to come."""

    kode: ClassVar[str] = "BIODATA_OA"
    judul: ClassVar[str] = "Biodata Penduduk Orang Asing"

    negara: str = ""
    jenis_izin: str = ""
    no_izin: str = ""
    tempat_terbit_izin: str = ""
    tanggal_terbit_izin: date | None = None
    tanggal_akhir_izin: date | None = None
    sponsor: str = ""
    tipe_sponsor: str = ""
    alamat_sponsor: str = ""
    tempat_datang: str = ""
    tanggal_datang: date | None = None

    def cetak(self) -> dict[str, Any]:
        dasar = super().cetak()
        dasar["bagian"].append(["Izin tinggal dan sponsor", self._izin()])
        return dasar

    def _izin(self) -> list[list[str]]:
        return [
            ["Negara kewarganegaraan", self.negara or "-"],
            ["Izin tinggal", self.jenis_izin or "-"],
            ["Nomor ITAS/ITAP", self.no_izin or "-"],
            [
                "Tempat, tanggal terbit",
                f"{self.tempat_terbit_izin or '-'}, {tanggal_atau_garis(self.tanggal_terbit_izin)}",
            ],
            ["Berlaku sampai", tanggal_atau_garis(self.tanggal_akhir_izin)],
            ["Datang pertama", _tempat_tanggal(self.tempat_datang, self.tanggal_datang)],
            ["Sponsor", " / ".join(s for s in (self.sponsor, self.tipe_sponsor, self.alamat_sponsor) if s) or "-"],
        ]


def _tempat_tanggal(tempat: str, tanggal: date | None) -> str:
    return f"{tempat or '-'}, {tanggal_atau_garis(tanggal)}"


@dataclass(frozen=True, kw_only=True)
class SuratTempatTinggal(SuratKeterangan):
    """``berlaku_sampai`` is the day on which the ITAS ends."""

    kode: ClassVar[str] = "SKTT"
    judul: ClassVar[str] = "Surat Keterangan Tempat Tinggal"
    pembuka: ClassVar[str] = (
        "Orang asing pemegang izin tinggal terbatas di bawah ini bertempat tinggal di wilayah kantor ini:"
    )
    penutup: ClassVar[str] = (
        "Surat ini berlaku selama izin tinggal terbatasnya. Bila izin itu diperpanjang, beralih menjadi izin tinggal "
        "tetap, atau pemegangnya meninggalkan Indonesia, surat ini diganti atau ditarik."
    )

    berlaku_sampai: date

    @property
    def berlaku_hingga(self) -> date:
        return self.berlaku_sampai

    def cetak(self) -> dict[str, Any]:
        dasar = super().cetak()
        dasar["baris"].append(["Berlaku sampai", tulis_tanggal(self.berlaku_sampai)])
        return dasar
