"""The executor for masses of rows: what the reducer inserts, as text for COPY.

Serves the bulk loader and the rebuild. Only insertions can be written so; an operation that
changes rows of before is for ``pelaksana`` (in SQL) or ``lipat`` (in memory).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from psycopg import Cursor

from adminduk.register.reduksi import KOLOM, Baris, Sisip

_LOLOSKAN = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def sql_salin(tabel: str, skema: str = "public", kolom: Sequence[str] = ()) -> str:
    """Return the COPY statement that takes what ``tulis_salin`` writes; all columns of KOLOM unless told."""
    return f"copy {skema}.{tabel} ({', '.join(kolom or KOLOM[tabel])}) from stdin"


def tulis_salin(baris: Sequence[Baris]) -> bytes:
    r"""Return rows of one width, of text, numbers and truth values, in the text format of COPY.

    >>> tulis_salin([("a", None, 3, True), ("b\tc", "", 4, False)])
    b'a\t\\N\t3\tt\nb\\tc\t\t4\tf\n'
    """
    if not baris:
        return b""
    # Most rows hold nothing to escape; to write all at once and look then is five times faster than value by value.
    pola = _pola(len(baris[0]))
    teks = _tukar("".join(map(pola.__mod__, baris)), baris)
    return (teks or "".join([_baris(pola, b) for b in baris])).encode()


@cache
def _pola(lebar: int) -> str:
    return "\t".join(["%s"] * lebar) + "\n"


def _tukar(teks: str, baris: Sequence[Baris]) -> str | None:
    """Put what COPY reads for Python's words; None unless every tab, line end and word is one the pattern put there."""
    if "\\" in teks or "\r" in teks or teks.count("\n") != len(baris):
        return None
    if teks.count("\t") != len(baris) * (len(baris[0]) - 1):
        return None
    for kata, nilai, salinan in _KATA:
        if banyak := teks.count(kata):
            if banyak != sum([n is nilai for b in baris for n in b]):
                return None
            teks = teks.replace(kata, salinan)
    return teks


_KATA = (("True", True, "t"), ("False", False, "f"), ("None", None, "\\N"))


def _baris(pola: str, baris: Baris) -> str:
    return _tukar(pola % baris, [baris]) or "\t".join(map(_nilai, baris)) + "\n"


def _nilai(nilai: Any) -> str:
    if nilai is None:
        return "\\N"
    if isinstance(nilai, bool):
        return "t" if nilai else "f"
    return str(nilai).translate(_LOLOSKAN)


class Tampungan:
    """Rows waiting for COPY, by table."""

    def __init__(self) -> None:
        self.baris: dict[str, list[Baris]] = {tabel: [] for tabel in KOLOM}

    def tambah(self, sisip: Sisip) -> None:
        self.baris[sisip.tabel].append(sisip.baris)

    @property
    def banyak(self) -> int:
        return sum(map(len, self.baris.values()))

    def ambil(self) -> dict[str, bytes]:
        """Return what waits as bytes for COPY, by table, and wait for more."""
        teks = {tabel: tulis_salin(baris) for tabel, baris in self.baris.items() if baris}
        for baris in self.baris.values():
            baris.clear()
        return teks


def salin(cursor: Cursor[Any], teks: Mapping[str, bytes], skema: str = "public") -> None:
    """Send rows written by ``Tampungan.ambil`` to their tables."""
    for tabel, isi in teks.items():
        with cursor.copy(sql_salin(tabel, skema)) as copy:
            copy.write(isi)
