"""Indexes and constraints out of the way of a load into an empty register, and back with every row checked."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from psycopg import Connection, Cursor

# Heaviest first: they are rebuilt side by side. The journal keeps its keys, its trigger reads by them.
DILEPAS = (
    "penduduk", "keanggotaan", "token_nama", "keluarga", "nik", "perkawinan", "peristiwa_subjek", "pencacah",
    "nomor_kk",
)  # fmt: skip
DISALIN = ("peristiwa_isi", "peristiwa", *DILEPAS)
JALUR = 2

_BATASAN = """
select conrelid::regclass::text, conname::text,
       format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
  from pg_constraint where conrelid = any(%(tabel)s::regclass[]) and contype in ('p', 'u', 'x')
 order by array_position(%(tabel)s::regclass[], conrelid::regclass), conname
"""
_INDEKS = """
select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  from pg_index i where indrelid = any(%(tabel)s::regclass[])
   and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
 order by array_position(%(tabel)s::regclass[], indrelid::regclass), 2
"""


def buka_rls(cursor: Cursor[Any], muatan: int) -> None:
    """Let the owner COPY: it is refused under forced row-level security, though the owner's policy allows all rows."""
    _catat(cursor, muatan, [(t, "rls", f"alter table {t} force row level security") for t in _tabel_rls(cursor)])
    for tabel in _tabel_rls(cursor):
        cursor.execute(f"alter table {tabel} no force row level security")


def lepas(cursor: Cursor[Any], muatan: int) -> None:
    """Drop indexes and constraints of the tables of state, after writing down how to make them again."""
    batasan = cursor.execute(_BATASAN, {"tabel": list(DILEPAS)}).fetchall()
    indeks = cursor.execute(_INDEKS, {"tabel": list(DILEPAS)}).fetchall()
    _catat(cursor, muatan, [*batasan, *indeks])
    for tabel, nama, _ in batasan:
        cursor.execute(f"alter table {tabel} drop constraint {nama}")
    for _, nama, _ in indeks:
        cursor.execute(f"drop index {nama}")


def pasang(sambung: Callable[[], Connection[Any]], muatan: int, lapor: Callable[[int, int], None]) -> None:
    """Make again what ``lepas`` dropped and what is still missing, checked against all rows, and gather statistics.

    Raises the database's IntegrityError when a row breaks a constraint; the load then stays unfinished.
    """
    with sambung() as koneksi:
        baris = koneksi.execute("select dilepas from muatan where nomor = %s", (muatan,)).fetchone()
    per_tabel: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for tabel, nama, perintah in baris[0] if baris else ():
        per_tabel[tabel].append((nama, perintah))
    urutan = [*(t for t in DILEPAS if t in per_tabel), *(t for t in per_tabel if t not in DILEPAS)]
    with ThreadPoolExecutor(JALUR) as kolam:
        tugas = [kolam.submit(_pasang_tabel, sambung, tabel, per_tabel[tabel]) for tabel in urutan]
        for selesai, t in enumerate(tugas, 1):
            t.result()
            lapor(selesai, len(tugas))


def _tabel_rls(cursor: Cursor[Any]) -> list[str]:
    cursor.execute(
        "select oid::regclass::text from pg_class where oid = any(%s::regclass[]) and relforcerowsecurity order by 1",
        (list(DISALIN),),
    )
    return [tabel for (tabel,) in cursor.fetchall()]


def _catat(cursor: Cursor[Any], muatan: int, baris: list[tuple[str, str, str]]) -> None:
    cursor.execute("update muatan set dilepas = dilepas || %s::jsonb where nomor = %s", (json.dumps(baris), muatan))


# Two tables at a time fill two cores; more helpers for each would only take turns.
_SETELAN = "set local maintenance_work_mem = '192MB'; set local max_parallel_maintenance_workers = 0"


def _pasang_tabel(sambung: Callable[[], Connection[Any]], tabel: str, daftar: list[tuple[str, str]]) -> None:
    with sambung() as koneksi:
        koneksi.autocommit = True
        for nama, perintah in daftar:
            if not _ada(koneksi, tabel, nama):
                with koneksi.transaction():
                    koneksi.execute(_SETELAN)
                    koneksi.execute(perintah)
        koneksi.execute(f"analyze {tabel}")


def _ada(koneksi: Connection[Any], tabel: str, nama: str) -> bool:
    return bool(
        koneksi.execute(
            """select exists (select from pg_constraint where conrelid = %(tabel)s::regclass and conname = %(nama)s)
                   or exists (select from pg_index where indrelid = %(tabel)s::regclass
                               and indexrelid = to_regclass(%(nama)s))""",
            {"tabel": tabel, "nama": nama},
        ).fetchone()[0]  # type: ignore[index]
    )
