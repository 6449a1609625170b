"""Whether a death act belongs to a burial. Pure.

The number decides where both have one. Otherwise the names must be as near as those of one person and the days of death
no more than three apart: families count from the evening, papers from the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from adminduk.register.kematian import AktaKematian
from adminduk.register.kemiripan import serupa

SELISIH_HARI = timedelta(days=3)


@dataclass(frozen=True)
class Dimakamkan:
    id: UUID
    nik: str  # empty when unknown
    nama: str
    tanggal_meninggal: date


def padanan(d: Dimakamkan, daftar_akta: Sequence[AktaKematian]) -> AktaKematian | None:
    """Return the one act that fits; of several none, so that a person looks at them."""
    cocok = [a for a in daftar_akta if orang_sama(d, a.nik, a.nama, a.tanggal_kematian)]
    return cocok[0] if len(cocok) == 1 else None


def orang_sama(d: Dimakamkan, nik: str, nama: str, tanggal: date) -> bool:
    """Whether a burial and another paper speak of one death; ``nik`` empty when that paper has none."""
    if d.nik and nik:
        return d.nik == nik
    return abs(d.tanggal_meninggal - tanggal) <= SELISIH_HARI and serupa(d.nama.upper(), nama.upper())
