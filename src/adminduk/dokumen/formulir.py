"""Print a statutory form, blank or filled in: paper for those who write by hand, and for the file of the village.

It is no document of the register: it has no number, no QR and no signature of the office.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from adminduk.dokumen.cetak import kompilator, tercetak_semua

TEMPLAT = Path(__file__).parent / "formulir.typ"
_STANDAR: list[typst.PDFStandard] = ["ua-1"]


@dataclass(frozen=True)
class PilihanCetak:
    nama: str
    dipilih: bool


@dataclass(frozen=True)
class ButirCetak:
    """A field: its choices as boxes, or its value, or an empty line to write on."""

    label: str
    nilai: str = ""
    bila: str = ""
    pilihan: tuple[PilihanCetak, ...] = ()


@dataclass(frozen=True)
class BagianCetak:
    """A section: fields, or a table of rows with ``kepala`` above its columns."""

    label: str
    bila: str = ""
    isi: tuple[ButirCetak, ...] = ()
    kepala: tuple[str, ...] = ()
    baris: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class FormulirCetak:
    """``kode`` and ``judul`` as the regulation has them; ``nomor`` of the case, empty on a blank form."""

    kode: str
    judul: str
    layanan: str
    dasar: str
    nomor: str
    bagian: tuple[BagianCetak, ...]
    penanda_tangan: tuple[str, ...]
    kaki: str


def cetak_formulir(formulir: FormulirCetak) -> bytes:
    """Return the PDF (PDF/UA-1, A4) of a form."""
    isi = asdict(formulir) | {"judul_dokumen": f"{formulir.kode} {formulir.judul} {formulir.nomor}".strip()}
    masukan = json.dumps(tercetak_semua(json.loads(json.dumps(isi))))
    return kompilator(TEMPLAT).compile(format="pdf", pdf_standards=_STANDAR, sys_inputs={"masukan": masukan})  # type: ignore[return-value]
