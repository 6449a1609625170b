"""The executor for masses of rows: what the reducer inserts, as text for COPY.

Serves the bulk loader and the rebuild. Only insertions can be written so; an operation that
changes rows of before is for ``pelaksana`` (in SQL) or ``bangun_ulang`` (in memory).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import Cursor

from adminduk.register.reduksi import KOLOM, Baris, Sisip

_LOLOSKAN = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def sql_salin(tabel: str, skema: str = "public", kolom: Sequence[str] = ()) -> str:
    """Return the COPY statement that takes what ``tulis_salin`` writes; all columns of KOLOM unless told."""
    return f"copy {skema}.{tabel} ({', '.join(kolom or KOLOM[tabel])}) from stdin"


def tulis_salin(baris: Iterable[Baris]) -> bytes:
    r"""Return rows in the text format of COPY: tab between values, \N for None, a line for each row.

    >>> tulis_salin([("a", None, 3, True), ("b\tc", "", 4, b"\x01")])
    b'a\t\\N\t3\tt\nb\\tc\t\t4\t\\\\x01\n'
    """
    return "".join(map(_baris, baris)).encode()


def _baris(baris: Baris) -> str:
    nilai = ["\\N" if n is None else n if type(n) is str else _bukan_teks(n) for n in baris]
    teks = "\t".join(nilai)
    # Most rows hold nothing to escape, and looking at the whole row is far cheaper than at each value.
    polos = teks.count("\\") == baris.count(None) and teks.count("\t") == len(nilai) - 1
    if polos and "\n" not in teks and "\r" not in teks:
        return teks + "\n"
    return "\t".join("\\N" if n is None else t.translate(_LOLOSKAN) for n, t in zip(baris, nilai, strict=True)) + "\n"


def _bukan_teks(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "t" if nilai else "f"
    if isinstance(nilai, bytes):
        return f"\\x{nilai.hex()}"
    return str(nilai)


class Tampungan:
    """Rows waiting for COPY, by table."""

    def __init__(self) -> None:
        self._baris: dict[str, list[Baris]] = {tabel: [] for tabel in KOLOM}

    def tambah(self, sisip: Sisip) -> None:
        self._baris[sisip.tabel].append(sisip.baris)

    def ambil(self) -> dict[str, bytes]:
        """Return what waits as bytes for COPY, by table, and wait for more."""
        teks = {tabel: tulis_salin(baris) for tabel, baris in self._baris.items() if baris}
        for baris in self._baris.values():
            baris.clear()
        return teks


def salin(cursor: Cursor[Any], teks: dict[str, bytes], skema: str = "public") -> None:
    """Send rows written by ``Tampungan.ambil`` to their tables."""
    for tabel, isi in teks.items():
        with cursor.copy(sql_salin(tabel, skema)) as copy:
            copy.write(isi)
