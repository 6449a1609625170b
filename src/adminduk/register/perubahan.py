"""Perubahan: the closed list of things an event can do to the state of the register.

An event carries its outcome, not the rule that led to it, so that a journal written in 2026
is replayed in 2046 without the rules of 2026. Each change is a small frozen value that travels
as a JSON array ``[kode, …]`` inside the payload of the event and is folded into rows by
``register.reduksi``.

Numbers not yet given (KEPUTUSAN 2) stand as placeholders ``NikBaru``, ``NomorKKBaru`` and
``NomorAktaBaru``; the deciding transaction replaces them, a preview prints "nomor baru".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NikBaru:
    """A NIK to be issued: kecamatan of registration, birth date and sex decide its first twelve digits.

    ``tanda`` tells apart those who share all three, as twins do.
    """

    kecamatan: int
    lahir: date
    perempuan: bool
    tanda: str

    def __str__(self) -> str:
        return "nomor baru"


@dataclass(frozen=True, slots=True)
class NomorKKBaru:
    """A KK number to be issued; one ``tanda`` is one number, wherever in the event it stands."""

    kecamatan: int
    tanggal: date
    tanda: str = "kk"

    def __str__(self) -> str:
        return "nomor baru"


@dataclass(frozen=True, slots=True)
class NomorAktaBaru:
    """A number ``KKKK-KODE-DDMMYYYY-NNNN``, serial per kabupaten, code and date of issue."""

    kab: int
    kode: str
    tanggal: date
    tanda: str = "akta"

    def __str__(self) -> str:
        return "nomor baru"


NomorBaru = NikBaru | NomorKKBaru | NomorAktaBaru


@dataclass(frozen=True, slots=True)
class OrangBaru:
    """A person enters the register. ``isi`` holds the columns of ``penduduk`` by name."""

    kode: ClassVar[str] = "orang_baru"
    orang: UUID
    sejak: date
    kab: int
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OrangUbah:
    """Elements of a person are different from ``sejak`` on."""

    kode: ClassVar[str] = "orang_ubah"
    orang: UUID
    sejak: date
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NikTerbit:
    kode: ClassVar[str] = "nik_terbit"
    nomor: str | NikBaru
    orang: UUID
    sejak: date


@dataclass(frozen=True, slots=True)
class KeluargaBaru:
    """A family with its number and address: ``isi`` has desa, alamat, rt, rw, dusun, kode_pos."""

    kode: ClassVar[str] = "keluarga_baru"
    keluarga: UUID
    sejak: date
    nomor: str | NomorKKBaru
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeluargaNomor:
    """The family goes on under a new number."""

    kode: ClassVar[str] = "keluarga_nomor"
    keluarga: UUID
    sejak: date
    nomor: str | NomorKKBaru


@dataclass(frozen=True, slots=True)
class KeluargaUbah:
    kode: ClassVar[str] = "keluarga_ubah"
    keluarga: UUID
    sejak: date
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeluargaTutup:
    """No member is left; the number is never used again."""

    kode: ClassVar[str] = "keluarga_tutup"
    keluarga: UUID
    sejak: date


@dataclass(frozen=True, slots=True)
class AnggotaMasuk:
    kode: ClassVar[str] = "anggota_masuk"
    orang: UUID
    keluarga: UUID
    sejak: date
    shdk: str
    desa: int


@dataclass(frozen=True, slots=True)
class AnggotaUbah:
    """The relation to the head is different from ``sejak`` on."""

    kode: ClassVar[str] = "anggota_ubah"
    orang: UUID
    sejak: date
    shdk: str


@dataclass(frozen=True, slots=True)
class AnggotaKeluar:
    kode: ClassVar[str] = "anggota_keluar"
    orang: UUID
    sejak: date


@dataclass(frozen=True, slots=True)
class KawinMulai:
    kode: ClassVar[str] = "kawin_mulai"
    perkawinan: UUID
    suami: UUID
    istri: UUID
    sejak: date
    kab: int
    isi: Mapping[str, Any]  # dicatat (bool), tanggal (date | None), no_akta


@dataclass(frozen=True, slots=True)
class KawinSelesai:
    kode: ClassVar[str] = "kawin_selesai"
    perkawinan: UUID
    sejak: date


@dataclass(frozen=True, slots=True)
class KawinPulih:
    """A marriage that ended on ``sejak`` was never ended: it is in force again under its old id, without a gap."""

    kode: ClassVar[str] = "kawin_pulih"
    perkawinan: UUID
    sejak: date


@dataclass(frozen=True, slots=True)
class AktaCatat:
    """An entry in a civil register. Entries are never changed; margin notes are events of their own."""

    kode: ClassVar[str] = "akta_catat"
    akta: UUID
    jenis: str
    nomor: str | NomorAktaBaru
    tanggal: date
    kab: int
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CatatanPinggir:
    """What became of an entry, written in its margin: ``isi["teks"]`` is the sentence as it is printed."""

    kode: ClassVar[str] = "catatan_pinggir"
    catatan: UUID
    akta: UUID
    kode_cp: str  # CP.1 to CP.14 (data/catatan_pinggir.csv)
    tanggal: date
    kab: int
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DokumenTerbit:
    """A document is decided: ``isi`` is all that its paper shows. Number "" for a document without one."""

    kode: ClassVar[str] = "dokumen_terbit"
    dokumen: UUID
    jenis: str
    nomor: str | NomorBaru
    sejak: date
    kab: int
    isi: Mapping[str, Any]
    orang: UUID | None = None
    keluarga: UUID | None = None
    akta: UUID | None = None


@dataclass(frozen=True, slots=True)
class DokumenTutup:
    """A document is no longer valid: replaced by ``pengganti``, or withdrawn."""

    kode: ClassVar[str] = "dokumen_tutup"
    dokumen: UUID
    sejak: date
    sebab: str
    pengganti: UUID | None = None


Perubahan = (
    OrangBaru
    | OrangUbah
    | NikTerbit
    | KeluargaBaru
    | KeluargaNomor
    | KeluargaUbah
    | KeluargaTutup
    | AnggotaMasuk
    | AnggotaUbah
    | AnggotaKeluar
    | KawinMulai
    | KawinSelesai
    | KawinPulih
    | AktaCatat
    | CatatanPinggir
    | DokumenTerbit
    | DokumenTutup
)

JENIS_PERUBAHAN: dict[str, type] = {j.kode: j for j in Perubahan.__args__}


def ke_json(p: Perubahan) -> list[Any]:
    """Return the array that stands in the payload: code first, then the fields in their order."""
    return [p.kode, *(getattr(p, f.name) for f in fields(p))]
