"""Dates as ordinals, with their written forms ready: a million people ask for them five times each."""

from __future__ import annotations

from datetime import date

# Data awal is what stood in the registers at the end of the first half-year of 2026 (DKB semester I).
ACUAN = date(2026, 6, 30).toordinal()
AWAL = date(1900, 1, 1).toordinal()
TAHUN = 365.25

_HARI = [date.fromordinal(o) for o in range(AWAL, ACUAN + 1)]
_ISO = [h.isoformat() for h in _HARI]
_LAKI = [f"{h:%d%m%y}" for h in _HARI]
_PEREMPUAN = [f"{h.day + 40:02d}{h:%m%y}" for h in _HARI]
_AKTA = [f"{h:%d%m%Y}" for h in _HARI]
_TAHUN = [h.year for h in _HARI]
_BULAN = [h.month for h in _HARI]


def iso(hari: int) -> str:
    """
    >>> iso(ACUAN)
    '2026-06-30'
    """
    return _ISO[hari - AWAL]


def angka_nik(hari: int, perempuan: bool) -> str:
    """Return the six digits of a birth date in a NIK.

    >>> angka_nik(ACUAN, True), angka_nik(ACUAN, False)
    ('700626', '300626')
    """
    return (_PEREMPUAN if perempuan else _LAKI)[hari - AWAL]


def angka_akta(hari: int) -> str:
    """Return the eight digits of a date in the number of an act."""
    return _AKTA[hari - AWAL]


def tahun(hari: int) -> int:
    return _TAHUN[hari - AWAL]


def bulan(hari: int) -> int:
    return _BULAN[hari - AWAL]


def pertengahan(hari: int, presisi: str) -> int:
    """Return the day recorded when only the year ("T") or the month ("B") of a birth is known."""
    h = _HARI[hari - AWAL]
    return (h.replace(month=7, day=1) if presisi == "T" else h.replace(day=15)).toordinal()
