"""A process that makes and loads pieces: generates, writes rows, sends them; one transaction for each piece."""

from __future__ import annotations

import ctypes
import signal
from collections.abc import Iterator, Mapping
from itertools import islice
from multiprocessing.sharedctypes import Synchronized
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection, Cursor

from adminduk.populasi.keluarga import KeluargaSintetis, PenyusunKeluarga
from adminduk.populasi.salin import KOLOM, Lembar, sql_salin
from adminduk.populasi.sebaran import Potongan
from adminduk.sandi import Brankas, GudangKek, Tempat, pasang, terpasang

# The named identity of the loader in the journal (KEPUTUSAN 9).
PEMUAT = UUID("00000000-0000-8000-8000-706f70756c61")
KELUARGA_SEKALI = 1_200
_PR_SET_PDEATHSIG = 1

_koneksi: Connection[Any]
_kemajuan: Synchronized[int]


def siapkan(sambungan: Mapping[str, str], gudang: GudangKek, kemajuan: Synchronized[int]) -> None:
    """Prepare this process: it ends with its parent and leaves Ctrl-C to it."""
    pasang(Brankas(gudang, lambda: psycopg.connect(**sambungan)))  # type: ignore[arg-type]
    global _koneksi, _kemajuan
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _koneksi, _kemajuan = psycopg.connect(**sambungan, autocommit=True), kemajuan  # type: ignore[arg-type]


def muat_potongan(muatan: int, tercatat: str, potongan: Potongan) -> int:
    """Load one piece and return how many residents that was: none when it is there already."""
    with _koneksi.transaction(), _koneksi.cursor() as cursor:
        # A crash of the server may take the last pieces with it, whole, together with the rows that name them.
        cursor.execute("set local synchronous_commit = off")
        cursor.execute(
            """insert into muatan_potongan (kecamatan, muatan, jiwa, keluarga) values (%s, %s, %s, 0)
               on conflict do nothing""",
            (potongan.kecamatan, muatan, potongan.jiwa),
        )
        if cursor.rowcount == 0:
            return 0
        keluarga = _salin_semua(cursor, potongan, tercatat)
        cursor.execute("update muatan_potongan set keluarga = %s where kecamatan = %s", (keluarga, potongan.kecamatan))
    return potongan.jiwa


def _salin_semua(cursor: Cursor[Any], potongan: Potongan, tercatat: str) -> int:
    penyusun = PenyusunKeluarga(potongan)
    lembar = Lembar(potongan, tercatat, str(PEMUAT))
    semua = penyusun.semua()
    banyak = 0
    while sekali := list(islice(semua, KELUARGA_SEKALI)):
        for keluarga, (urut,) in zip(sekali, _urut(cursor, len(sekali)), strict=True):
            _sandikan(keluarga, potongan.kab)
            lembar.tulis(keluarga, urut)
        for tabel, teks in lembar.ambil().items():
            _salin(cursor, tabel, KOLOM[tabel], teks)
        banyak += len(sekali)
        _lapor(sekali)
    pencacah = "".join(f"{jenis}\t{kunci}\t{terakhir}\n" for jenis, kunci, terakhir in penyusun.nomor.pencacah())
    _salin(cursor, "pencacah", ("jenis", "kunci", "terakhir"), pencacah.encode())
    return banyak


def _sandikan(keluarga: KeluargaSintetis, kab: int) -> None:
    for j in keluarga.anggota:
        if j.disabilitas:
            j.disabilitas = terpasang().sandikan(Tempat("penduduk", "disabilitas", j.id), kab, j.disabilitas)


def _urut(cursor: Cursor[Any], banyak: int) -> Iterator[tuple[int]]:
    """Draw replay numbers one by one: a block taken with setval could be drawn twice by an office at work."""
    return iter(cursor.execute("select nextval('urut_peristiwa') from generate_series(1, %s)", (banyak,)).fetchall())


def _salin(cursor: Cursor[Any], tabel: str, kolom: tuple[str, ...], teks: bytes) -> None:
    with cursor.copy(sql_salin(tabel, kolom)) as copy:
        copy.write(teks)


def _lapor(keluarga: list[KeluargaSintetis]) -> None:
    with _kemajuan.get_lock():
        _kemajuan.value += sum(len(k.anggota) for k in keluarga)
