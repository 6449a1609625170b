"""What the steps of the story share: the officers, the case, and the documents that came out of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid4

from adminduk.register import Keperluan, Pelaku, Penduduk, Peran, untuk

if TYPE_CHECKING:
    from adminduk.register import RegisterTerbuka

MANOKWARI, FAKFAK = 9202, 9203
TUNGGU_TERBIT = 60.0  # seconds
T = TypeVar("T")


class Gugur(Exception):
    """A step of the story did not hold."""


def pastikan(benar: object, pesan: str) -> None:
    if not benar:
        raise Gugur(pesan)


def _petugas(nomor: int, peran: Peran, kab: int = MANOKWARI) -> Pelaku:
    return Pelaku(UUID(int=0x7000 + nomor), f"{str(peran).title()} Peragaan", peran, (kab,), nip="197405122000032001")


OPERATOR, VERIFIKATOR, KABID, KADIS = (
    _petugas(n, p) for n, p in enumerate((Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KABID, Peran.KADIS))
)
OPERATOR_LAIN = _petugas(9, Peran.OPERATOR, FAKFAK)


def di_kantor(petugas: Pelaku, kab: int) -> Pelaku:
    """Return the colleague with the same role in another office."""
    return petugas if kab == MANOKWARI else replace(petugas, id=UUID(int=petugas.id.int + 0x100), kab=(kab,))


@dataclass
class Panggung:
    """``terpakai``: families that earlier steps have changed, so that each story has one of its own."""

    folder: Path
    kasus: UUID = field(default_factory=uuid4)
    ibu: Penduduk | None = None
    ayah: Penduduk | None = None
    keluarga: UUID | None = None
    anak: UUID | None = None
    nomor: dict[str, str] = field(default_factory=dict)
    dokumen: dict[str, UUID] = field(default_factory=dict)
    pdf: dict[str, Path] = field(default_factory=dict)
    keluarga_mati: UUID | None = None
    kasus_lahir: UUID | None = None
    kasus_mati: UUID | None = None
    pindah: Penduduk | None = None
    keluarga_pindah: UUID | None = None
    terpakai: set[UUID] = field(default_factory=set)


@contextmanager
def pintu(pelaku: Pelaku, kasus: UUID | str = "peragaan") -> Iterator[RegisterTerbuka]:
    with untuk(pelaku, Keperluan.PELAYANAN, kasus=str(kasus)) as reg:
        yield reg


def tunggu(periksa: Callable[[], T | None], pesan: str) -> T:
    """Return what ``periksa`` finds within a minute, or fail with ``pesan``."""
    batas = time.monotonic() + TUNGGU_TERBIT
    while time.monotonic() < batas:
        if (hasil := periksa()) is not None:
            return hasil
        time.sleep(0.2)
    raise Gugur(f"{pesan} dalam {TUNGGU_TERBIT:.0f} detik.")
