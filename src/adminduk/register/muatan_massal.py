"""Bulk loads and other writers keep out of each other's way.

A load into an empty register drops constraints to make them again over all rows; whoever wrote meanwhile would do so
unchecked. What tells is the constraints themselves: they are missing after a kill -9 of the loader too, when its lock
is gone. The lock closes the moment between looking and writing.
"""

from __future__ import annotations

from typing import Any

from psycopg import Cursor

_KUNCI = "9092, 3"
_BATASAN = (
    "satu_keadaan_penduduk", "satu_keadaan_keluarga", "satu_kk_pada_satu_waktu", "satu_kepala_keluarga",
    "satu_keadaan_perkawinan", "nik_pkey", "nomor_kk_pkey", "pencacah_pkey", "token_nama_pkey",
)  # fmt: skip
_UTUH = " and ".join(f"to_regclass('{b}') is not null" for b in _BATASAN)
# A column of a statement that is sent anyway: true for a writer who may go on, and no load begins before he commits.
BOLEH_MENULIS = f"case when pg_try_advisory_xact_lock_shared({_KUNCI}) then {_UTUH} else false end"


class SedangDimuat(Exception):
    """Constraints of the register are out of the way of a bulk load that runs, or was killed and must be finished."""

    def __init__(self) -> None:
        super().__init__("Data awal sedang dimuat; pencatatan menunggu sampai pemuatannya selesai.")


def tahan_penulis(cursor: Cursor[Any]) -> None:
    """Wait for the writers of now and keep new ones away until this transaction ends."""
    cursor.execute(f"select pg_advisory_xact_lock({_KUNCI})".encode())
