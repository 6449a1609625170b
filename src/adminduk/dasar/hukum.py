"""Dasar hukum: the regulations this system implements, and how code cites them.

A ``Dasar`` is one citation: an article of a regulation, or a circular or letter of the
Director-General (KEPUTUSAN 16). Rules take it as a positional argument, so a rule without
one cannot be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Keyakinan(StrEnum):
    """How sure the project is of the text it cites."""

    DIBACA = "dibaca"  # the article or a faithful repetition of it was read
    DIINGAT = "diingat"  # remembered only; must be checked against the gazette


@dataclass(frozen=True)
class Peraturan:
    """A law, regulation, circular or letter: ``UU 23/2006``."""

    jenis: str
    nomor: str
    tahun: int
    tentang: str

    def pasal(
        self,
        nomor: int | str,
        *,
        ayat: int | None = None,
        huruf: str | None = None,
        keyakinan: Keyakinan = Keyakinan.DIBACA,
    ) -> Dasar:
        return Dasar(self, f"Pasal {nomor}", ayat, huruf, keyakinan)

    def butir(self, uraian: str = "", *, keyakinan: Keyakinan = Keyakinan.DIBACA) -> Dasar:
        """Cite a circular or letter as a whole, or the part of it named in ``uraian``."""
        return Dasar(self, uraian, None, None, keyakinan)

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}/{self.tahun}" if "/" not in self.nomor else f"{self.jenis} {self.nomor}"


@dataclass(frozen=True)
class Dasar:
    """One citation.

    >>> str(PERPRES_96_2018.pasal(25, ayat=3))
    'Pasal 25 ayat (3) Perpres 96/2018'
    """

    peraturan: Peraturan
    bagian: str
    ayat: int | None = None
    huruf: str | None = None
    keyakinan: Keyakinan = Keyakinan.DIBACA

    def __str__(self) -> str:
        ayat = f" ayat ({self.ayat})" if self.ayat else ""
        huruf = f" huruf {self.huruf}" if self.huruf else ""
        return f"{self.bagian}{ayat}{huruf} {self.peraturan}".strip()


UU_23_2006 = Peraturan("UU", "23", 2006, "Administrasi Kependudukan")
UU_1_1974 = Peraturan("UU", "1", 1974, "Perkawinan")
UU_11_2008 = Peraturan("UU", "11", 2008, "Informasi dan Transaksi Elektronik, terakhir diubah UU 1/2024")
UU_12_2006 = Peraturan("UU", "12", 2006, "Kewarganegaraan Republik Indonesia")
UU_24_2013 = Peraturan("UU", "24", 2013, "Perubahan atas UU 23/2006 tentang Administrasi Kependudukan")
UU_16_2019 = Peraturan("UU", "16", 2019, "Perubahan atas UU 1/1974 tentang Perkawinan")
UU_27_2022 = Peraturan("UU", "27", 2022, "Pelindungan Data Pribadi")
PP_40_2019 = Peraturan("PP", "40", 2019, "Pelaksanaan UU 23/2006 sebagaimana diubah UU 24/2013")
PERPRES_96_2018 = Peraturan(
    "Perpres", "96", 2018, "Persyaratan dan Tata Cara Pendaftaran Penduduk dan Pencatatan Sipil"
)
PERMENDAGRI_19_2010 = Peraturan(
    "Permendagri", "19", 2010, "Formulir dan Buku Pendaftaran Penduduk dan Pencatatan Sipil"
)
PERMENDAGRI_2_2016 = Peraturan("Permendagri", "2", 2016, "Kartu Identitas Anak")
PERMENDAGRI_95_2019 = Peraturan("Permendagri", "95", 2019, "Sistem Informasi Administrasi Kependudukan")
PERMENDAGRI_104_2019 = Peraturan("Permendagri", "104", 2019, "Pendokumentasian Administrasi Kependudukan")
PERMENDAGRI_108_2019 = Peraturan("Permendagri", "108", 2019, "Peraturan Pelaksanaan Perpres 96/2018")
PERMENDAGRI_109_2019 = Peraturan("Permendagri", "109", 2019, "Formulir dan Buku dalam Administrasi Kependudukan")
PERMENDAGRI_72_2022 = Peraturan(
    "Permendagri",
    "72",
    2022,
    "Standar dan Spesifikasi Perangkat Keras, Perangkat Lunak, dan Blangko KTP-el serta Penyelenggaraan IKD",
)
PERMENDAGRI_73_2022 = Peraturan("Permendagri", "73", 2022, "Pencatatan Nama pada Dokumen Kependudukan")
PERMENDAGRI_74_2022 = Peraturan("Permendagri", "74", 2022, "Pendaftaran Penduduk Nonpermanen")
PERMENDAGRI_96_2019 = Peraturan("Permendagri", "96", 2019, "Pendataan dan Penerbitan Dokumen bagi Penduduk Rentan")
UU_8_2016 = Peraturan("UU", "8", 2016, "Penyandang Disabilitas")
SE_470_13287 = Peraturan("SE Dirjen Dukcapil", "470/13287/Dukcapil", 2021, "Jenis Layanan, Persyaratan, dan Penjelasan")
SURAT_472_2_15145 = Peraturan(
    "Surat Dirjen Dukcapil", "472.2/15145/DUKCAPIL", 2021, "Pencantuman status kawin belum tercatat dalam KK"
)
SE_472_11_16843 = Peraturan("SE Dirjen Dukcapil", "472.11/16843/Dukcapil", 2021, "Penulisan Tempat Lahir")
RAKORDA_KALTIM_2024 = Peraturan("Arahan Dirjen Dukcapil", "Rakorda Kaltim", 2024, "Perekaman dan Pengubahan Data")
