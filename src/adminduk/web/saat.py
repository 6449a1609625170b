"""The two dates of a page that shows what was: when it was true, and what was known then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta


def saat_diminta(tanya: Mapping[str, str]) -> tuple[date | None, datetime | None]:
    """Return the day asked for and the end of the day on which it was known; None for a date that is none.

    >>> saat_diminta({"pada": "2016-05-01", "diketahui": "31-02-2020"})
    (datetime.date(2016, 5, 1), None)
    """
    pada, diketahui = (_tanggal(tanya.get(n, "")) for n in ("pada", "diketahui"))
    return pada, datetime.combine(diketahui + timedelta(days=1), time(), UTC) if diketahui else None


def _tanggal(teks: str) -> date | None:
    try:
        tanggal = date.fromisoformat(teks)
    except ValueError:
        return None
    return tanggal if 1800 <= tanggal.year <= 2200 else None
