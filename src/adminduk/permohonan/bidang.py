"""What a form field is: its declaration in a dataclass, and what follows from its type. Pure."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from adminduk.dasar.hukum import PERMENDAGRI_109_2019, Dasar
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.dasar.wilayah import Desa, Kabupaten

DASAR_FORMULIR = PERMENDAGRI_109_2019.butir("Lampiran")
PANJANG_TEKS = 100


class JenisIsian(StrEnum):
    """How a field is typed in, and so how it is drawn."""

    TEKS = "teks"
    BILANGAN = "bilangan"
    YA_TIDAK = "ya_tidak"
    PERNYATAAN = "pernyataan"  # a statement that must be ticked
    TANGGAL = "tanggal"
    TANGGAL_LAHIR = "tanggal_lahir"  # year, year-month or year-month-day
    JAM = "jam"
    NIK = "nik"
    NOMOR_KK = "nomor_kk"
    PILIHAN = "pilihan"  # words of an enumeration
    DAFTAR = "daftar"  # codes of a code list of the project's data
    DESA = "desa"
    KABUPATEN = "kabupaten"
    BAGIAN = "bagian"  # a section: a dataclass of its own
    ULANG = "ulang"  # rows, each a section or a value


@dataclass(frozen=True)
class DaftarKode:
    """Marks a text that holds a code of the named code list."""

    nama: str


KodePekerjaan = Annotated[str, DaftarKode("pekerjaan")]


@dataclass(frozen=True)
class Bila:
    """A condition: another field holds one of these values, or any value when none is named.

    ``isian`` is a field of the same section, or a path from the top of the form when it starts
    with a slash. ``selain`` turns it round: the field is filled in with something else.
    """

    isian: str
    nilai: tuple[str, ...] = ()
    selain: bool = False

    def jalur(self, awalan: str) -> str:
        """Return the path of the field it looks at, for a section at ``awalan``."""
        return self.isian[1:] if self.isian.startswith("/") else gabung(awalan, self.isian)

    def berlaku(self, data: Mapping[str, str], awalan: str = "") -> bool:
        """
        >>> Bila("akta", ("ADA",)).berlaku({"ibu.akta": "ADA"}, "ibu")
        True
        """
        isi = data.get(self.jalur(awalan), "").strip()
        if self.selain or not self.nilai:
            return bool(isi) and isi not in self.nilai
        return isi in self.nilai


def sama(isian: str, *nilai: str) -> Bila:
    return Bila(isian, tuple(str(n) for n in nilai))


def selain(isian: str, *nilai: str) -> Bila:
    return Bila(isian, tuple(str(n) for n in nilai), selain=True)


def terisi(isian: str) -> Bila:
    return Bila(isian)


def kosong(isian: str) -> Bila:
    return Bila(isian, ("",))


@dataclass(frozen=True)
class Ketentuan:
    """What a declaration says beyond the type."""

    label: str
    bantuan: str
    wajib: bool
    bila: tuple[Bila, ...]
    panjang: int
    antara: tuple[int, int] | None
    pilihan: tuple[StrEnum, ...]
    baris: int
    masa_depan: bool
    pernyataan: bool
    isi_otomatis: str
    dasar: Dasar


def isian(
    label: str,
    bantuan: str = "",
    *,
    wajib: bool = True,
    bila: Bila | tuple[Bila, ...] = (),
    panjang: int = PANJANG_TEKS,
    antara: tuple[int, int] | None = None,
    pilihan: tuple[Any, ...] = (),
    baris: int = 0,
    masa_depan: bool = False,
    pernyataan: bool = False,
    isi_otomatis: str = "",
    dasar: Dasar = DASAR_FORMULIR,
    bawaan: Any = MISSING,
) -> Any:
    """Declare a form field: its label as printed on the official form, and help for the applicant.

    A field that may stay empty (``wajib=False``, or a condition in ``bila`` that does not hold)
    is None then, so its type is ``X | None``, unless ``bawaan`` gives another value; rows
    (``baris``, the greatest number of them) are an empty tuple. ``panjang`` bounds a text in
    characters, ``antara`` a number, ``pilihan`` narrows an enumeration, ``masa_depan`` lets a date
    lie after today, ``pernyataan`` makes a bool a statement that must be ticked, ``isi_otomatis``
    is the autocomplete word of HTML.
    """
    if bawaan is MISSING and (not wajib or bila):
        bawaan = () if baris else None
    syarat = (bila,) if isinstance(bila, Bila) else bila
    ketentuan = Ketentuan(
        label, bantuan, wajib, syarat, panjang, antara, pilihan, baris, masa_depan, pernyataan, isi_otomatis, dasar
    )
    return field(default=bawaan, kw_only=True, metadata={"isian": ketentuan})


@dataclass(frozen=True)
class Bidang:
    """A declared field with what its type says. ``butir`` is what one row of it holds."""

    nama: str
    jenis: JenisIsian
    tipe: Any
    ketentuan: Ketentuan
    bawaan: Any
    opsional: bool
    butir: Bidang | None = None

    @property
    def label(self) -> str:
        return self.ketentuan.label

    @property
    def wajib(self) -> bool:
        return self.ketentuan.wajib

    def tampil(self, data: Mapping[str, str], awalan: str) -> bool:
        return all(b.berlaku(data, awalan) for b in self.ketentuan.bila)


@lru_cache(maxsize=256)
def daftar_bidang(kelas: type) -> tuple[Bidang, ...]:
    """Return the fields of a form or section in their order; TypeError when a declaration cannot be."""
    tipe = typing.get_type_hints(kelas, include_extras=True)
    return tuple(
        _bidang(f.name, tipe[f.name], f.metadata["isian"], f.default) for f in fields(kelas) if "isian" in f.metadata
    )


def gabung(awalan: str, nama: str) -> str:
    return f"{awalan}.{nama}" if awalan else nama


def _bidang(nama: str, tipe: Any, ketentuan: Ketentuan, bawaan: Any) -> Bidang:
    tipe, opsional = _tanpa_none(tipe)
    boleh_kosong = not ketentuan.wajib or bool(ketentuan.bila)
    if boleh_kosong and bawaan is None and not opsional:
        raise TypeError(f"{nama}: isian yang boleh kosong bertipe `… | None` atau memakai bawaan")
    if typing.get_origin(tipe) is tuple:
        return _bidang_ulang(nama, tipe, ketentuan, bawaan)
    return Bidang(nama, _jenis(nama, tipe, ketentuan), tipe, ketentuan, bawaan, opsional)


def _bidang_ulang(nama: str, tipe: Any, ketentuan: Ketentuan, bawaan: Any) -> Bidang:
    if not ketentuan.baris:
        raise TypeError(f"{nama}: isian berulang perlu baris=…")
    isi = typing.get_args(tipe)[0]
    butir = Bidang("", _jenis(nama, isi, ketentuan), isi, ketentuan, MISSING, opsional=False)
    return Bidang(nama, JenisIsian.ULANG, tipe, ketentuan, bawaan, opsional=False, butir=butir)


def _tanpa_none(tipe: Any) -> tuple[Any, bool]:
    if typing.get_origin(tipe) in (typing.Union, types.UnionType):
        isi = [t for t in typing.get_args(tipe) if t is not type(None)]
        if len(isi) == 1:
            return isi[0], True
    return tipe, False


_JENIS_TIPE: dict[Any, JenisIsian] = {
    str: JenisIsian.TEKS,
    int: JenisIsian.BILANGAN,
    date: JenisIsian.TANGGAL,
    time: JenisIsian.JAM,
    TanggalLahir: JenisIsian.TANGGAL_LAHIR,
    NIK: JenisIsian.NIK,
    NomorKK: JenisIsian.NOMOR_KK,
    Desa: JenisIsian.DESA,
    Kabupaten: JenisIsian.KABUPATEN,
}


def _jenis(nama: str, tipe: Any, ketentuan: Ketentuan) -> JenisIsian:
    if tipe is bool:
        return JenisIsian.PERNYATAAN if ketentuan.pernyataan else JenisIsian.YA_TIDAK
    if tipe in _JENIS_TIPE:
        return _JENIS_TIPE[tipe]
    if any(isinstance(t, DaftarKode) for t in getattr(tipe, "__metadata__", ())):
        return JenisIsian.DAFTAR
    if isinstance(tipe, type) and issubclass(tipe, StrEnum):
        return JenisIsian.PILIHAN
    if is_dataclass(tipe):
        return JenisIsian.BAGIAN
    raise TypeError(f"{nama}: tipe isian tidak dikenal: {tipe}")
