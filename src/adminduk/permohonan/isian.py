"""Forms: declared once as dataclasses, read from what was typed, written back, drawn. Pure.

``isian`` declares a field. ``baca`` turns a flat mapping of paths to texts (``anak.nama``,
``anggota.0.nama``) into a form, or into every error at once; ``tulis`` is its inverse;
``bentuk`` and ``skema_json`` (in ``adminduk.permohonan.bentuk``) describe a form to those who draw it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from adminduk.dasar.hukum import Dasar
from adminduk.dasar.temuan import NilaiDitolak
from adminduk.dasar.wilayah import Desa, Kabupaten
from adminduk.permohonan.bidang import (
    Bidang,
    Bila,
    DaftarKode,
    JenisIsian,
    KodePekerjaan,
    daftar_bidang,
    gabung,
    isian,
    kosong,
    sama,
    selain,
    terisi,
)
from adminduk.permohonan.nilai import Konteks, baca_nilai, tulis_nilai

__all__ = [
    "Bacaan",
    "Bila",
    "DaftarKode",
    "Desa",
    "GalatIsian",
    "JenisIsian",
    "Kabupaten",
    "KodePekerjaan",
    "baca",
    "isian",
    "kosong",
    "sama",
    "selain",
    "terisi",
    "tulis",
]

F = TypeVar("F")


@dataclass(frozen=True)
class GalatIsian:
    """What is wrong with one field; ``pesan`` and ``saran`` are constant templates filled from ``nilai``."""

    isian: str
    pesan: str
    saran: str
    dasar: Dasar
    nilai: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kalimat(self) -> str:
        return f"{self.pesan.format_map(self.nilai)} {self.saran.format_map(self.nilai)} ({self.dasar})"


@dataclass(frozen=True)
class Bacaan(Generic[F]):
    """The form, or every error; ``data`` is what was typed, whole, in either case."""

    formulir: F | None
    galat: tuple[GalatIsian, ...]
    data: Mapping[str, str]


def baca(
    kelas: type[F],
    data: Mapping[str, str],
    *,
    wilayah_ada: Callable[[int], bool] = lambda kode: True,
    hari_ini: date | None = None,
) -> Bacaan[F]:
    """Read a form from texts by path.

    ``wilayah_ada`` says whether a region exists; dates after ``hari_ini`` are refused when it is
    given, save in fields about the future. Paths that are no field of the form are left alone.
    """
    pembaca = _Pembaca(data, Konteks(hari_ini, wilayah_ada))
    formulir = pembaca.bagian(kelas, "")
    galat = tuple(pembaca.galat)
    return Bacaan(None if galat else formulir, galat, dict(data))


def tulis(formulir: Any) -> dict[str, str]:
    """Return the flat texts that ``baca`` reads back as the same form."""
    data: dict[str, str] = {}
    _tulis_bagian(formulir, "", data)
    return data


class _Pembaca:
    def __init__(self, data: Mapping[str, str], konteks: Konteks) -> None:
        self.data = data
        self.konteks = konteks
        self.galat: list[GalatIsian] = []
        # Rows and optional sections are asked for by prefix, so every prefix of a filled path is kept.
        self.terisi = {awal for jalur, isi in data.items() if isi.strip() for awal in _awalan(jalur)}

    def bagian(self, kelas: type, awalan: str) -> Any:
        semula = len(self.galat)
        nilai = {b.nama: self.bidang(b, awalan) for b in daftar_bidang(kelas)}
        return kelas(**nilai) if len(self.galat) == semula else None

    def bidang(self, b: Bidang, awalan: str) -> Any:
        if not b.tampil(self.data, awalan):
            return b.bawaan
        jalur = gabung(awalan, b.nama)
        if b.jenis is JenisIsian.ULANG:
            return self.ulang(b, jalur)
        return self.satu(b, jalur)

    def satu(self, b: Bidang, jalur: str) -> Any:
        if b.jenis is JenisIsian.BAGIAN:
            return self.bagian(b.tipe, jalur) if b.wajib or jalur in self.terisi else b.bawaan
        teks = self.data.get(jalur, "")
        if not teks.strip():
            return self.kosong(b, jalur)
        try:
            return baca_nilai(b, teks, self.konteks)
        except NilaiDitolak as ditolak:
            t = ditolak.temuan
            self.galat.append(GalatIsian(jalur, t.pesan, t.saran, t.dasar, {"label": b.label, **t.nilai}))
            return None

    def kosong(self, b: Bidang, jalur: str) -> Any:
        if not b.wajib:
            return b.bawaan
        if b.jenis is JenisIsian.PERNYATAAN:
            self.catat(jalur, b, "Pernyataan belum disetujui: {label}.", "Baca pernyataan itu lalu beri tanda centang.")
        else:
            self.catat(jalur, b, "{label} belum diisi.", "Isi {label}.")
        return None

    def ulang(self, b: Bidang, jalur: str) -> tuple[Any, ...]:
        assert b.butir is not None
        baris = self.nomor_baris(jalur)
        if len(baris) > b.ketentuan.baris:
            saran = "Isi paling banyak {baris} baris."
            self.catat(jalur, b, "{label} terlalu banyak: {jumlah} baris.", saran, jumlah=len(baris))
            return ()
        if b.wajib and not baris:
            self.catat(jalur, b, "{label} belum diisi.", "Isi sedikitnya satu baris.")
        return tuple(self.satu(b.butir, gabung(jalur, str(n))) for n in baris)

    def nomor_baris(self, jalur: str) -> list[int]:
        """Return the numbers of rows with anything in them; gaps and empty rows do not matter."""
        awal = f"{jalur}."
        nomor = (j.removeprefix(awal) for j in self.terisi if j.startswith(awal))
        return sorted(int(n) for n in nomor if n.isascii() and n.isdecimal() and len(n) <= 4)

    def catat(self, jalur: str, b: Bidang, pesan: str, saran: str, **nilai: Any) -> None:
        isi = {"label": b.label, "baris": b.ketentuan.baris, **nilai}
        self.galat.append(GalatIsian(jalur, pesan, saran, b.ketentuan.dasar, isi))


def _awalan(jalur: str) -> list[str]:
    bagian = jalur.split(".")
    return [".".join(bagian[: n + 1]) for n in range(len(bagian))]


def _tulis_bagian(bagian: Any, awalan: str, data: dict[str, str]) -> None:
    kelas: type = type(bagian)
    for b in daftar_bidang(kelas):
        nilai, jalur = getattr(bagian, b.nama), gabung(awalan, b.nama)
        if b.butir is None:
            _tulis_satu(b, nilai, jalur, data)
            continue
        for n, baris in enumerate(nilai):
            _tulis_satu(b.butir, baris, gabung(jalur, str(n)), data)


def _tulis_satu(b: Bidang, nilai: Any, jalur: str, data: dict[str, str]) -> None:
    if nilai is None:
        return
    if b.jenis is JenisIsian.BAGIAN:
        _tulis_bagian(nilai, jalur, data)
    elif (teks := tulis_nilai(nilai)) != "":
        data[jalur] = teks
