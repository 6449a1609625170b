"""A form described to those who draw it: web pages, the JSON schema of the API, printed forms. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adminduk.dasar.hukum import Dasar
from adminduk.permohonan.bidang import Bidang, JenisIsian, daftar_bidang, gabung
from adminduk.permohonan.nilai import pilihan


@dataclass(frozen=True)
class SyaratTampil:
    """A condition with its full path: shown when the field holds one of ``nilai`` (any, when empty), or another
    than these when ``selain``. All conditions of a field must hold. Ready for a data attribute and JavaScript."""

    isian: str
    nilai: tuple[str, ...]
    selain: bool


@dataclass(frozen=True)
class Kolom:
    """One field to draw. ``jalur`` is the name it is sent under."""

    jalur: str
    label: str
    bantuan: str
    jenis: JenisIsian
    wajib: bool
    pilihan: tuple[tuple[str, str], ...]  # written value, words shown
    panjang: int
    antara: tuple[int, int] | None
    bila: tuple[SyaratTampil, ...]
    isi_otomatis: str
    mode_masukan: str  # inputmode of HTML
    dasar: Dasar


@dataclass(frozen=True)
class Bagian:
    """A section: fields and sections in their order.

    ``ulang`` > 0 means rows, at most that many, drawn by ``baris(n)`` instead of ``isi``.
    """

    jalur: str
    label: str
    bantuan: str
    wajib: bool
    bila: tuple[SyaratTampil, ...]
    isi: tuple[Kolom | Bagian, ...]
    ulang: int = 0
    bidang: Bidang | None = None

    def baris(self, nomor: int) -> Bagian:
        """Return the section of one row, whose fields are sent under ``<jalur>.<nomor>.…``."""
        assert self.bidang is not None and self.bidang.butir is not None
        jalur, butir = gabung(self.jalur, str(nomor)), self.bidang.butir
        isi = (_kolom(butir, jalur, ()),) if butir.jenis is not JenisIsian.BAGIAN else _isi(butir.tipe, jalur)
        return Bagian(jalur, f"{self.label} {nomor + 1}", "", self.wajib and nomor == 0, (), isi)


def bentuk(kelas: type) -> tuple[Bagian, ...]:
    """Return the sections of a form; fields that stand at its top come together in sections without a label."""
    bagian: list[Bagian] = []
    for butir in _isi(kelas, ""):
        if isinstance(butir, Bagian):
            bagian.append(butir)
        elif bagian and not bagian[-1].label:
            bagian[-1] = Bagian("", "", "", True, (), (*bagian[-1].isi, butir))
        else:
            bagian.append(Bagian("", "", "", True, (), (butir,)))
    return tuple(bagian)


def baris_terisi(bagian: Bagian, data: Mapping[str, str]) -> int:
    """Return how many rows of a repeated section must be drawn to show all that was typed."""
    awal = f"{bagian.jalur}."
    nomor = [j.removeprefix(awal).split(".")[0] for j, isi in data.items() if j.startswith(awal) and isi.strip()]
    return min(max((int(n) + 1 for n in nomor if n.isascii() and n.isdecimal()), default=0), bagian.ulang)


def skema_json(kelas: type) -> dict[str, Any]:
    """Return the JSON schema of a form as a nested object, as the API takes it."""
    return _skema_bagian(kelas)


def ratakan(isi: Any, awalan: str = "") -> dict[str, str]:
    """Return nested JSON as the flat texts that ``baca`` takes.

    >>> ratakan({"anak": {"nama": "YUNUS", "berat": 3200}, "saksi": [{"nik": "1"}]})
    {'anak.nama': 'YUNUS', 'anak.berat': '3200', 'saksi.0.nik': '1'}
    """
    match isi:
        case Mapping():
            pasangan: Any = isi.items()
        case list():
            pasangan = enumerate(isi)
        case None:
            return {}
        case bool():
            return {awalan: "ya" if isi else "tidak"}
        case _:
            return {awalan: str(isi)}
    return {j: t for nama, nilai in pasangan for j, t in ratakan(nilai, gabung(awalan, str(nama))).items()}


def _isi(kelas: type, awalan: str) -> tuple[Kolom | Bagian, ...]:
    return tuple(_butir(b, awalan) for b in daftar_bidang(kelas))


def _butir(b: Bidang, awalan: str) -> Kolom | Bagian:
    jalur, k = gabung(awalan, b.nama), b.ketentuan
    bila = tuple(SyaratTampil(s.jalur(awalan), s.nilai, s.selain) for s in k.bila)
    if b.jenis is JenisIsian.ULANG:
        return Bagian(jalur, k.label, k.bantuan, k.wajib, bila, (), k.baris, b)
    if b.jenis is JenisIsian.BAGIAN:
        return Bagian(jalur, k.label, k.bantuan, k.wajib, bila, _isi(b.tipe, jalur))
    return _kolom(b, jalur, bila)


def _kolom(b: Bidang, jalur: str, bila: tuple[SyaratTampil, ...]) -> Kolom:
    k = b.ketentuan
    return Kolom(
        jalur=jalur,
        label=k.label,
        bantuan=k.bantuan,
        jenis=b.jenis,
        wajib=k.wajib,
        pilihan=pilihan(b),
        panjang=_PANJANG.get(b.jenis, k.panjang),
        antara=k.antara,
        bila=bila,
        isi_otomatis=k.isi_otomatis,
        mode_masukan="numeric" if b.jenis in _ANGKA else "text",
        dasar=k.dasar,
    )


_ANGKA = (JenisIsian.BILANGAN, JenisIsian.NIK, JenisIsian.NOMOR_KK)
_PANJANG = {JenisIsian.NIK: 16, JenisIsian.NOMOR_KK: 16, JenisIsian.BILANGAN: 9, JenisIsian.TANGGAL_LAHIR: 10}
_POLA = {
    JenisIsian.NIK: "^[0-9]{16}$",
    JenisIsian.NOMOR_KK: "^[0-9]{16}$",
    JenisIsian.TANGGAL_LAHIR: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    JenisIsian.JAM: "^[0-9]{2}:[0-9]{2}$",
    JenisIsian.DESA: "^[0-9]{10}$",
    JenisIsian.KABUPATEN: "^[0-9]{4}$",
}


def _skema_bagian(kelas: type) -> dict[str, Any]:
    bidang = daftar_bidang(kelas)
    return {
        "type": "object",
        "properties": {b.nama: _skema_bidang(b) for b in bidang},
        "required": [b.nama for b in bidang if b.wajib and not b.ketentuan.bila],
    }


def _skema_bidang(b: Bidang) -> dict[str, Any]:
    keterangan = {"title": b.label, **({"description": b.ketentuan.bantuan} if b.ketentuan.bantuan else {})}
    if b.butir is not None:
        isi = {k: v for k, v in _skema_bidang(b.butir).items() if k not in keterangan}
        return keterangan | {"type": "array", "items": isi, "maxItems": b.ketentuan.baris}
    return keterangan | _skema_nilai(b)


def _skema_nilai(b: Bidang) -> dict[str, Any]:
    match b.jenis:
        case JenisIsian.BAGIAN:
            return _skema_bagian(b.tipe)
        case JenisIsian.YA_TIDAK | JenisIsian.PERNYATAAN:
            return {"type": "boolean"}
        case JenisIsian.BILANGAN:
            terkecil, terbesar = b.ketentuan.antara or (-999_999_999, 999_999_999)
            return {"type": "integer", "minimum": terkecil, "maximum": terbesar}
        case JenisIsian.TANGGAL:
            return {"type": "string", "format": "date"}
        case JenisIsian.PILIHAN | JenisIsian.DAFTAR:
            return {"type": "string", "enum": [kode for kode, _ in pilihan(b)]}
        case JenisIsian.TEKS:
            return {"type": "string", "maxLength": b.ketentuan.panjang}
        case _:
            return {"type": "string", "pattern": _POLA[b.jenis]}


def label_jalur(kelas: type, jalur: str) -> str:
    """Return the label of a field by its path, its section's first; empty when there is no such field.

    Rows are counted from one, as a reader counts.
    """
    label: list[str] = []
    sisa = jalur.split(".")
    bidang = {b.nama: b for b in daftar_bidang(kelas)}
    while sisa:
        b = bidang.get(sisa.pop(0))
        if b is None:
            return ""
        nomor = f" {int(sisa.pop(0)) + 1}" if b.butir and sisa and sisa[0].isdecimal() else ""
        label.append(f"{b.label}{nomor}")
        isi = b.butir or b
        bidang = {x.nama: x for x in daftar_bidang(isi.tipe)} if isi.jenis is JenisIsian.BAGIAN else {}
    return ": ".join(label)
