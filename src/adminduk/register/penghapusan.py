"""Lawful erasure of what an event says: itself an event, by who owns the database, in one transaction (KEPUTUSAN 8).

Header and leaf stay, so every proof given out before still holds; salt and payload go, and the leaf alone says nothing
of them. Without the event that names it the check of the journal reports an erased payload as tampering.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from adminduk.register.jurnal import catat
from adminduk.register.periksa import PENGHAPUSAN
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

# The owner's log-in stands at no door of the application; in the journal it has a name of its own.
ID_PEMILIK = UUID("0197a000-0000-7000-8000-000000000002")
DASAR = "UU 27/2022"


class TidakDapatDihapus(LookupError):
    """There is no such payload to erase, as a sentence."""


def hapus_isi(koneksi: Connection[Any], peristiwa: UUID, pasal: str, hari: date) -> UUID:
    """Erase the payload of an event under an article or order, and return the id of the event that says so.

    ``koneksi`` is the owner's. Raises TidakDapatDihapus, SegelTertunda.
    """
    with koneksi.transaction():
        baris = koneksi.execute("select kab, jenis from peristiwa where id = %s", (peristiwa,)).fetchone()
        if baris is None:
            raise TidakDapatDihapus("Tidak ada peristiwa dengan id itu.")
        if baris[1] == PENGHAPUSAN:
            raise TidakDapatDihapus("Catatan penghapusan tidak dapat dihapus: hanya ia yang membuktikan dasarnya.")
        subjek = (Subjek(peristiwa, "peristiwa"),)
        baru = Peristiwa(TANPA_ID, PENGHAPUSAN, 1, DASAR, hari, subjek, {"pasal": pasal}, ())
        catatan = catat(koneksi, ID_PEMILIK, baris[0], [baru], None)
        [(terhapus,)] = koneksi.execute("select hapus_isi(%s)", (peristiwa,)).fetchall()
        if not terhapus:
            raise TidakDapatDihapus("Isi peristiwa itu sudah dihapus sebelumnya.")
    return catatan.peristiwa[0].id
