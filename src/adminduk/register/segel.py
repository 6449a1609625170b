"""The sequencer: events get a dense index after commit, and the tree over them a signed head.

It stands beside the registrations and never in their way. It logs in as adminduk_segel
and runs by itself: ``jalankan``. Proofs for the papers come from ``bukti_inklusi``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection, Cursor

from adminduk.register.kepala import Kepala, catat_kepala
from adminduk.register.kunci_kepala import Kunci
from adminduk.register.merkle import (
    TINGKAT_UBIN,
    Rentang,
    Tepi,
    akar_rentang,
    blok,
    cocok_inklusi,
    rentang_inklusi,
    simpul,
)

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


class BuktiRusak(Exception):
    """The tree in the database does not lead to its signed head."""


@dataclass(frozen=True)
class BuktiInklusi:
    """Leaf ``indeks`` is in the tree of ``kepala``: ``jalur`` are the 32-byte hashes of RFC 9162 2.1.3.1."""

    indeks: int
    jalur: tuple[bytes, ...]
    kepala: Kepala


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


def jalankan(henti: Event, sambung: Callable[[], Connection[Any]], kunci: Kunci, kepala: Path) -> None:
    """Seal until ``henti`` is set, at least once a second; wait for the database when it is gone.

    ``kepala`` is the file outside the database that holds every head. Raises JurnalTerpotong when
    the database lacks a head that the file has: sealing on would cover the loss.
    """
    jeda = JEDA
    while not henti.is_set():
        try:
            with sambung() as koneksi:
                koneksi.autocommit = True
                catat_kepala(koneksi, kepala)
                jeda = JEDA
                _segel_terus(henti, koneksi, kunci, kepala)
        except (psycopg.OperationalError, psycopg.InterfaceError) as galat:
            log.warning("basis data tidak menjawab, dicoba lagi dalam %s detik: %s", jeda, type(galat).__name__)
            henti.wait(jeda)
            jeda = min(jeda * 2, JEDA_TERPANJANG)


def _segel_terus(henti: Event, koneksi: Connection[Any], kunci: Kunci, kepala: Path) -> None:
    while not henti.is_set():
        banyak = segel_sekali(koneksi, kunci)
        if banyak:
            catat_kepala(koneksi, kepala)
        if banyak < BATAS:
            henti.wait(JEDA)


def indeks_segel(koneksi: Connection[Any], peristiwa: UUID) -> tuple[int, int] | None:
    """Return the index of an event and the size of the first signed tree that holds it; None while it waits."""
    return koneksi.execute(
        """select d.indeks, k.ukuran from segel_daun d, segel_kepala k
            where d.peristiwa = %s and k.ukuran > d.indeks order by k.ukuran limit 1""",
        (peristiwa,),
    ).fetchone()


def bukti_inklusi(koneksi: Connection[Any], indeks: int) -> BuktiInklusi:
    """Return the proof that leaf ``indeks`` is under the latest head.

    Raises ValueError when no head covers it, BuktiRusak when the tree was tampered with.
    """
    kepala = Kepala.terakhir(koneksi)
    if kepala is None:
        raise ValueError("Belum ada yang tersegel.")
    rentang = rentang_inklusi(indeks, kepala.ukuran)
    ambil = _Simpul(koneksi, [*rentang, (indeks, indeks + 1)])
    jalur = tuple(akar_rentang(r, ambil) for r in rentang)
    if not cocok_inklusi(ambil(0, indeks), indeks, kepala.ukuran, jalur, kepala.akar):
        raise BuktiRusak(f"Pohon segel tidak menuju kepala {kepala.ukuran}; jalankan `adminduk jurnal periksa`.")
    return BuktiInklusi(indeks, jalur, kepala)


class _Simpul:
    """Roots of the perfect subtrees that some ranges consist of, read in one query for each eight levels."""

    def __init__(self, koneksi: Connection[Any], rentang: Sequence[Rentang]) -> None:
        self._ada: dict[tuple[int, int], bytes] = {}
        perlu: dict[int, list[Rentang]] = {}
        for tingkat, indeks in (b for r in rentang for b in blok(r)):
            dasar, geser = tingkat - tingkat % TINGKAT_UBIN, tingkat % TINGKAT_UBIN
            perlu.setdefault(dasar, []).append((indeks << geser, (indeks + 1) << geser))
        for dasar, daftar in perlu.items():
            self._baca(koneksi, dasar, daftar)

    def _baca(self, koneksi: Connection[Any], tingkat: int, rentang: Sequence[Rentang]) -> None:
        sumber = "select indeks, simpul from segel_simpul where tingkat = %(t)s"
        if tingkat == 0:
            sumber = "select indeks, daun from segel_daun"
        baris = koneksi.execute(
            f"""select s.* from unnest(%(awal)s::bigint[], %(akhir)s::bigint[]) r(awal, akhir),
                       lateral ({sumber} {"and" if tingkat else "where"} indeks >= r.awal and indeks < r.akhir) s""",
            {"t": tingkat, "awal": [a for a, _ in rentang], "akhir": [b for _, b in rentang]},
        )
        self._ada |= {(tingkat, indeks): isi for indeks, isi in baris}

    def __call__(self, tingkat: int, indeks: int) -> bytes:
        if tingkat % TINGKAT_UBIN == 0:
            if (tingkat, indeks) not in self._ada:
                raise BuktiRusak(f"Simpul {indeks} tingkat {tingkat} hilang; jalankan `adminduk jurnal periksa`.")
            return self._ada[tingkat, indeks]
        return simpul(self(tingkat - 1, indeks * 2), self(tingkat - 1, indeks * 2 + 1))
