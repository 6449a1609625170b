"""What every document has in common: a frozen value of all that its paper shows, and its JSON form ``isi``.

``isi`` stands in the journal and in ``dokumen.isi``; paper, QR and verify page are all made from it.
Dates are ISO strings in ``isi``; identity numbers are whole there and on paper, nowhere else.
"""

from __future__ import annotations

import hashlib
import json
import types
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Self, Union, get_args, get_origin, get_type_hints

from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dasar.terbilang import terbilang
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.register.perubahan import NikBaru, NomorAktaBaru, NomorKKBaru

_NOMOR_BARU = (NikBaru, NomorAktaBaru, NomorKKBaru)


class IsiTidakSah(ValueError):
    """``isi`` is not what the kind of document prints; the message names the field by its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penerbit:
    """The office that issues: names as printed, and the place that stands before the date."""

    kab: int
    provinsi: str
    kabupaten: str
    tempat: str

    @classmethod
    def untuk(cls, kab: int, nama_provinsi: str, nama_kabupaten: str) -> Penerbit:
        """
        >>> Penerbit.untuk(9202, "Papua Barat", "Kabupaten Manokwari").tempat
        'MANOKWARI'
        """
        return cls(
            kab=kab,
            provinsi=nama_provinsi.upper(),
            kabupaten=nama_kabupaten.upper(),
            tempat=tempat_peristiwa(nama_kabupaten),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pejabat:
    """The official who signs, as printed under the signature."""

    nama: str
    nip: str
    jabatan: str = "Kepala Dinas Kependudukan dan Pencatatan Sipil"


@dataclass(frozen=True, kw_only=True)
class Surat(ABC):
    """A document. Subclasses add what their paper shows; ``kode`` is the word in ``dokumen.jenis``.

    ``pejabat`` is unknown until somebody signs: the signing transaction adds it (``bubuhkan``).
    """

    kode: ClassVar[str] = ""
    judul: ClassVar[str] = ""
    templat: ClassVar[Path]

    penerbit: Penerbit
    tanggal_terbit: date
    pejabat: Pejabat | None = None

    def ke_isi(self) -> dict[str, Any]:
        """Return the JSON-safe dict; numbers not yet given stay placeholders for the register to replace."""
        return {f.name: _ke_json(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def dari_isi(cls, isi: Mapping[str, Any]) -> Self:
        """Return the document that ``isi`` describes, or raise IsiTidakSah; missing numbers are not accepted."""
        surat: Self = _dari_json(cls, isi, cls.kode)
        return surat

    @property
    @abstractmethod
    def nomor_dokumen(self) -> str:
        """Return the number by which the document is known."""

    @property
    def berlaku_hingga(self) -> date | None:
        """Return the last day on which the paper holds by itself, None for what holds until it is closed."""
        return None

    @abstractmethod
    def fakta(self) -> tuple[str, ...]:
        """Return the few printed words that a stranger compares without a network, the name first."""

    @abstractmethod
    def cetak(self) -> dict[str, Any]:
        """Return what the template prints, dates already written out."""

    def bubuhkan(self, pejabat: Pejabat) -> Self:
        return replace(self, pejabat=pejabat)


def sidik_isi(jenis: str, isi: Mapping[str, Any]) -> bytes:
    """Return the SHA-256 of a document's kind and all its printed fields in canonical JSON (sorted keys, UTF-8)."""
    naskah = json.dumps({"jenis": jenis, "isi": isi}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(naskah.encode()).digest()


def kutipan_ke(ke: int) -> str:
    """Return the words on a second and later quotation, none on the first.

    >>> kutipan_ke(2)
    'Kutipan kedua'
    """
    return f"Kutipan ke{terbilang(ke)}" if ke > 1 else ""


def tanggal_atau_garis(tanggal: date | None) -> str:
    return tulis_tanggal(tanggal) if tanggal else "-"


def _ke_json(nilai: Any) -> Any:
    if isinstance(nilai, _NOMOR_BARU):
        return nilai
    if is_dataclass(nilai):
        return {f.name: _ke_json(getattr(nilai, f.name)) for f in fields(nilai)}
    if isinstance(nilai, tuple):
        return [_ke_json(n) for n in nilai]
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai) if isinstance(nilai, StrEnum) else nilai


@lru_cache
def _jenis_isian(kelas: type) -> dict[str, Any]:
    petunjuk = get_type_hints(kelas)
    return {f.name: petunjuk[f.name] for f in fields(kelas)}


def _dari_json(kelas: Any, isi: Any, jalur: str) -> Any:
    if not isinstance(isi, Mapping):
        raise IsiTidakSah(f"{jalur}: harus objek")
    isian = _jenis_isian(kelas)
    if asing := isi.keys() - isian:
        raise IsiTidakSah(f"{jalur}: isian tidak dikenal: {', '.join(sorted(asing))}")
    wajib = {f.name for f in fields(kelas) if f.default is MISSING and f.default_factory is MISSING}
    if kurang := wajib - isi.keys():
        raise IsiTidakSah(f"{jalur}: isian belum ada: {', '.join(sorted(kurang))}")
    return kelas(**{nama: _nilai(isian[nama], nilai, f"{jalur}.{nama}") for nama, nilai in isi.items()})


def _nilai(jenis: Any, nilai: Any, jalur: str) -> Any:
    if get_origin(jenis) in (Union, types.UnionType):
        pilihan = get_args(jenis)
        if nilai is None and type(None) in pilihan:
            return None
        return _nilai(pilihan[0], nilai, jalur)
    if get_origin(jenis) is tuple:
        if not isinstance(nilai, list):
            raise IsiTidakSah(f"{jalur}: harus daftar")
        return tuple(_nilai(get_args(jenis)[0], n, f"{jalur}.{i}") for i, n in enumerate(nilai))
    if is_dataclass(jenis):
        return _dari_json(jenis, nilai, jalur)
    if isinstance(nilai, _NOMOR_BARU):
        raise IsiTidakSah(f"{jalur}: nomor belum diberikan")
    return _nilai_tunggal(jenis, nilai, jalur)


def _nilai_tunggal(jenis: Any, nilai: Any, jalur: str) -> Any:
    if not isinstance(nilai, int if jenis is int else str) or isinstance(nilai, bool):
        raise IsiTidakSah(f"{jalur}: harus {'angka' if jenis is int else 'teks'}")
    try:
        return date.fromisoformat(str(nilai)) if jenis is date else jenis(nilai)
    except ValueError as galat:
        raise IsiTidakSah(f"{jalur}: nilai tidak sah") from galat
