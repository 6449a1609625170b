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
    teks = "".join(map(pola.__mod__, baris))
    if _polos(teks, baris):
        return teks.replace("None", "\\N").encode()
    return "".join([_baris(pola, b) for b in baris]).encode()


@cache
def _pola(lebar: int) -> str:
    return "\t".join(["%s"] * lebar) + "\n"


def _polos(teks: str, baris: Sequence[Baris]) -> bool:
    """Tell if every tab, line end and None of ``teks`` is one that the pattern put there."""
    return (
        "\\" not in teks
        and "\r" not in teks
        and "True" not in teks
        and "False" not in teks
        and teks.count("\n") == len(baris)
        and teks.count("\t") == len(baris) * (len(baris[0]) - 1)
        and teks.count("None") == sum(b.count(None) for b in baris)
    )


def _baris(pola: str, baris: Baris) -> str:
    teks = pola % baris
    return teks.replace("None", "\\N") if _polos(teks, [baris]) else "\t".join(map(_nilai, baris)) + "\n"


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
