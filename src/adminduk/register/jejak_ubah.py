"""Which column of an event was changed: the one for which another plausible value gives the sealed leaf back.

A leaf is one hash over all of an event and does not say where it broke. But what a column held before can
mostly be guessed: few kinds, offices, people and days exist. Only for findings; a few thousand hashes each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import permutations
from typing import Any
from uuid import UUID

from psycopg import Connection

from adminduk.register.jenis import JENIS
from adminduk.register.jurnal import hitung_daun

KEPALA = (
    "id", "urut", "jenis", "versi", "kab", "pelaku", "dasar", "terjadi", "tercatat", "permohonan", "subjek", "peran",
)  # fmt: skip
HARI_DICOBA = 40_000
SUBJEK_DICOBA = 6


def kolom_berubah(koneksi: Connection[Any], peristiwa: UUID, daun: bytes) -> str:
    """Return "peristiwa.<column>" for the one column of the header that was changed, "" when that is not it."""
    baris = koneksi.execute(f"select {', '.join(KEPALA)} from peristiwa where id = %s", (peristiwa,)).fetchone()
    isi = koneksi.execute(
        "select tercatat, garam, isi from peristiwa_isi where peristiwa = %s", (peristiwa,)
    ).fetchone()
    if baris is None or isi is None:
        return ""
    tercatat, garam, bita = isi
    for letak, nama in enumerate(KEPALA[1:], 1):
        kandidat = [tercatat] if nama == "tercatat" else _KANDIDAT[nama](koneksi, dict(zip(KEPALA, baris, strict=True)))
        for nilai in kandidat:
            if hitung_daun((*baris[:letak], nilai, *baris[letak + 1 :]), garam, bita) == daun:
                return f"peristiwa.{nama}"
    return ""


def _dari(sql: str) -> Callable[[Connection[Any], dict[str, Any]], Iterable[Any]]:
    return lambda koneksi, kepala: [nilai for (nilai,) in koneksi.execute(sql, kepala)]


def _subjek(koneksi: Connection[Any], kepala: dict[str, Any]) -> Iterable[list[UUID]]:
    """Yield the subjects that the index of subjects holds: each in place of each present one, and all in any order."""
    terdaftar = _dari("select subjek from peristiwa_subjek where peristiwa = %(id)s")(koneksi, kepala)
    kini: list[UUID] = kepala["subjek"]
    for letak in range(len(kini)):
        yield from ([*kini[:letak], lama, *kini[letak + 1 :]] for lama in terdaftar)
    semua = list(terdaftar)
    if len(semua) <= SUBJEK_DICOBA:
        yield from (list(urutan) for urutan in permutations(semua))


def _hari_sekitar(hari: date) -> Iterable[date]:
    tengah = hari.toordinal()
    sampai = min(tengah + HARI_DICOBA, date.max.toordinal())
    return map(date.fromordinal, range(max(1, tengah - HARI_DICOBA), sampai))


_KANDIDAT: dict[str, Callable[[Connection[Any], dict[str, Any]], Iterable[Any]]] = {
    "urut": _dari("select urut from peristiwa_subjek where peristiwa = %(id)s"),
    "jenis": lambda koneksi, kepala: {nama for nama, _ in JENIS},
    "versi": lambda koneksi, kepala: range(1, 100),
    "kab": _dari("select distinct kab from peristiwa"),
    "pelaku": _dari("select distinct pelaku from peristiwa"),
    "dasar": _dari("select distinct dasar from peristiwa"),
    "terjadi": lambda koneksi, kepala: _hari_sekitar(kepala["terjadi"]),
    "permohonan": lambda koneksi, kepala: [
        None, *_dari("select distinct permohonan from peristiwa limit 10000")(koneksi, kepala)
    ],
    "subjek": _subjek,
    "peran": _dari("select distinct peran from peristiwa where cardinality(peran) = cardinality(%(peran)s::text[])"),
}  # fmt: skip
