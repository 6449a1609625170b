"""The sequencer: events get a dense index after commit, and the tree over them a signed head.

It stands beside the registrations and never in their way, logs in as adminduk_segel and runs by itself: ``jalankan``.
What leaves the database, tiles and checkpoints, is the work of ``segel_terbit``; proofs come from ``segel_pohon``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection, Cursor

from adminduk.register.kepala import Kepala, catat_kepala
from adminduk.register.kunci_kepala import Kunci
from adminduk.register.merkle import Tepi
from adminduk.register.segel_terbit import Penerbit

log = logging.getLogger(__name__)

BATAS = 20_000
JEDA, JEDA_TERPANJANG = 1.0, 15.0

# Two small numbers: a space of its own beside the locks on persons, which are one large number.
_SENDIRI = "select pg_advisory_xact_lock(9092, 1)"
_AMBIL = """
with diambil as (
    delete from antrean_segel where urut in (select urut from antrean_segel order by urut limit %s)
    returning urut, peristiwa, daun)
select peristiwa, daun from diambil order by urut
"""
_TULIS_KEPALA = """
insert into segel_kepala (ukuran, akar, tepi, pada, kunci, tanda_tangan) values (%s, %s, %s, clock_timestamp(), %s, %s)
"""


def segel_sekali(koneksi: Connection[Any], kunci: Kunci) -> int:
    """Seal what is committed and waits, at most BATAS events, in one transaction; return how many."""
    with koneksi.transaction(), koneksi.cursor() as cursor:
        cursor.execute(_SENDIRI)
        antre = cursor.execute(_AMBIL, (BATAS,)).fetchall()
        if antre:
            tepi = _tepi_terakhir(cursor)
            _tulis_daun(cursor, tepi, antre)
            _tulis_simpul(cursor, tepi)
            kepala = Kepala.buat(tepi, kunci)
            cursor.execute(_TULIS_KEPALA, (kepala.ukuran, kepala.akar, bytes(tepi), kepala.kunci, kepala.tanda_tangan))
    return len(antre)


def _tepi_terakhir(cursor: Cursor[Any]) -> Tepi:
    baris = cursor.execute("select ukuran, tepi from segel_kepala order by ukuran desc limit 1").fetchone()
    return Tepi(*baris) if baris else Tepi()


def _tulis_daun(cursor: Cursor[Any], tepi: Tepi, antre: Sequence[tuple[UUID, bytes]]) -> None:
    with cursor.copy("copy segel_daun (indeks, peristiwa, daun) from stdin") as copy:
        for peristiwa, daun in antre:
            copy.write_row((tepi.ukuran, peristiwa, daun))
            tepi.tambah(daun)


def _tulis_simpul(cursor: Cursor[Any], tepi: Tepi) -> None:
    cursor.executemany("insert into segel_simpul (tingkat, indeks, simpul) values (%s, %s, %s)", tepi.ubin)
    tepi.ubin.clear()


def jalankan(
    henti: Event, sambung: Callable[[], Connection[Any]], kunci: Kunci, kepala: Path, penerbit: Penerbit
) -> None:
    """Seal until ``henti`` is set, at least once a second; wait for the database when it is gone.

    ``kepala`` is the file outside the database that holds every head. Raises JurnalTerpotong or UbinBerbeda when the
    database lacks, or has otherwise, what was signed or published: sealing on would cover the loss.
    """
    jeda = JEDA
    while not henti.is_set():
        try:
            with sambung() as koneksi:
                koneksi.autocommit = True
                catat_kepala(koneksi, kepala)
                jeda = JEDA
                _segel_terus(henti, koneksi, kunci, kepala, penerbit)
        except (psycopg.OperationalError, psycopg.InterfaceError) as galat:
            log.warning("basis data tidak menjawab, dicoba lagi dalam %s detik: %s", jeda, type(galat).__name__)
            henti.wait(jeda)
            jeda = min(jeda * 2, JEDA_TERPANJANG)


def _segel_terus(henti: Event, koneksi: Connection[Any], kunci: Kunci, kepala: Path, penerbit: Penerbit) -> None:
    while not henti.is_set():
        banyak = segel_sekali(koneksi, kunci)
        if banyak:
            catat_kepala(koneksi, kepala)
        # The file of heads first: a checkpoint that others have seen must not be unknown here.
        penerbit.terbitkan(koneksi)
        if banyak < BATAS:
            henti.wait(JEDA)
