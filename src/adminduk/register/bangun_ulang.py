"""Rebuilding all state from the journal, and comparing it with the living tables.

One transaction at one moment of the database: the journal is read, reduced, and copied into tables of
the schema ``ulang``; what differs is told, and put right when asked. It blocks nobody unless it is to
put right. Rows of entities that the journal only inserts go straight to COPY; the operations on those
that it changes are sorted by the database and folded one entity at a time, so that memory stays small.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipa
from multiprocessing.connection import wait
from operator import itemgetter
from typing import Any

from psycopg import Connection, Cursor, IsolationLevel

from adminduk.register.banding import Banding, Beda
from adminduk.register.lipat import baca_operasi, lipat
from adminduk.register.pilah import POTONGAN, Berubah, Potongan, UbahanTerlewat, cari_berubah, kirim_pilahan, pilah
from adminduk.register.reduksi import KOLOM
from adminduk.register.salin import Tampungan, salin

_TANPA_ISI = """
select count(*) from peristiwa p
 where not exists (select from peristiwa_isi i where i.peristiwa = p.id and i.tercatat = p.tercatat)
"""
_SALIN_OPERASI = "copy ulang.operasi (tabel, kunci, urut, ke, isi) from stdin"

Kemajuan = Callable[[int, int], None]


@dataclass
class Hasil:
    """What a rebuild did: events read, rows by table, what differed, events without payload, seconds by step."""

    peristiwa: int = 0
    baris: dict[str, int] = field(default_factory=dict)
    beda: list[Beda] = field(default_factory=list)
    tanpa_isi: int = 0
    detik: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def ukur(self, langkah: str) -> Iterator[None]:
        mulai = time.perf_counter()
        yield
        self.detik[langkah] = time.perf_counter() - mulai


def bangun_ulang(
    koneksi: Connection[Any], *, ganti: bool = False, proses: int = 1, kemajuan: Kemajuan = lambda selesai, semua: None
) -> Hasil:
    """Rebuild the state of the register and compare; with ``ganti`` make the living tables equal to the journal.

    ``koneksi`` is the owner's and outside a transaction. With ``proses`` above one, that many processes read
    and reduce beside this one. ``kemajuan`` is told how many events are done, and how many there are.
    """
    koneksi.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        with koneksi.transaction(force_rollback=not ganti), koneksi.cursor() as cursor:
            if ganti:
                # Before the first read, so that nothing is recorded between the snapshot and the repair.
                cursor.execute("lock table peristiwa in share row exclusive mode")
            return _Pembangun(koneksi, cursor, proses, kemajuan).jalankan(ganti)
    finally:
        koneksi.isolation_level = None


class _Pembangun:
    def __init__(self, koneksi: Connection[Any], cursor: Cursor[Any], proses: int, kemajuan: Kemajuan) -> None:
        self._koneksi, self._cursor, self._proses, self._kemajuan = koneksi, cursor, proses, kemajuan
        self._hasil = Hasil()

    def jalankan(self, ganti: bool) -> Hasil:
        hasil = self._hasil
        self._siapkan()
        hasil.peristiwa, hasil.tanpa_isi = self._hitung("select count(*) from peristiwa"), self._hitung(_TANPA_ISI)
        with hasil.ukur("reduksi"):
            self._isi_dari_jurnal(self._potret())
        with hasil.ukur("banding"):
            banding = Banding(self._cursor)
            hasil.beda.extend(banding.beda())
        hasil.baris = {tabel: self._hitung(f"select count(*) from ulang.{tabel}") for tabel in KOLOM}
        if ganti:
            with hasil.ukur("ganti"):
                banding.samakan()
        self._cursor.execute("drop schema ulang cascade")
        return hasil

    def _siapkan(self) -> None:
        self._cursor.execute("set local work_mem = '128MB'; set local timezone = 'UTC'")
        self._cursor.execute("drop schema if exists ulang cascade; create schema ulang")
        for tabel in KOLOM:
            self._cursor.execute(f"create unlogged table ulang.{tabel} (like public.{tabel})")
        self._cursor.execute(
            "create unlogged table ulang.operasi (tabel text, kunci text, urut bigint, ke int, isi text)"
        )

    def _hitung(self, sql: str) -> int:
        [(hasil,)] = self._cursor.execute(sql).fetchall()
        return int(hasil)

    def _potret(self) -> str:
        [(potret,)] = self._cursor.execute("select pg_export_snapshot()").fetchall()
        return str(potret)

    def _isi_dari_jurnal(self, potret: str) -> None:
        try:
            with self._koneksi.transaction():
                self._reduksi(potret, cari_berubah(self._koneksi, semua=False))
        except UbahanTerlewat:
            self._reduksi(potret, cari_berubah(self._koneksi, semua=True))
        self._lipat()

    def _reduksi(self, potret: str, berubah: Berubah) -> None:
        selesai = 0
        for potongan in self._potongan(potret, berubah):
            salin(self._cursor, potongan.baris, "ulang")
            with self._cursor.copy(_SALIN_OPERASI) as copy:
                copy.write(potongan.operasi)
            selesai += potongan.peristiwa
            self._kemajuan(selesai, self._hasil.peristiwa)

    def _potongan(self, potret: str, berubah: Berubah) -> Iterator[Potongan]:
        [(awal, akhir)] = self._cursor.execute("select min(urut), max(urut) from peristiwa").fetchall()
        if awal is None:
            return iter(())
        if self._proses == 1:
            return pilah(self._koneksi, awal, akhir, berubah)
        lebar = -(-(akhir - awal + 1) // self._proses)
        regangan = [(a, min(a + lebar - 1, akhir)) for a in range(awal, akhir + 1, lebar)]
        return _dari_proses(_sambungan(self._koneksi), potret, regangan, berubah)

    def _lipat(self) -> None:
        """Fold the operations that waited, one entity after the other, in the order of the journal."""
        self._cursor.execute("analyze ulang.operasi")
        with self._koneksi.cursor(name="operasi") as urut:
            urut.itersize = POTONGAN
            urut.execute("select tabel, kunci, isi from ulang.operasi order by tabel, kunci, urut, ke")
            tampungan = Tampungan()
            for _, operasi in groupby(urut, itemgetter(0, 1)):
                for sisip in lipat(baca_operasi(isi) for _, _, isi in operasi):
                    tampungan.tambah(sisip)
                if tampungan.banyak >= POTONGAN:
                    salin(self._cursor, tampungan.ambil(), "ulang")
            salin(self._cursor, tampungan.ambil(), "ulang")


def _sambungan(koneksi: Connection[Any]) -> Mapping[str, Any]:
    return koneksi.info.get_parameters() | {"password": koneksi.info.password}


def _dari_proses(
    sambungan: Mapping[str, Any], potret: str, regangan: list[tuple[int, int]], berubah: Berubah
) -> Iterator[Potongan]:
    """Yield what processes of their own make of the stretches, as it comes; they end with this generator."""
    konteks = get_context("spawn")
    with ExitStack() as tutup:
        pipa: list[Pipa] = []
        for awal, akhir in regangan:
            terima, kirim = konteks.Pipe(duplex=False)
            anak = konteks.Process(
                target=kirim_pilahan, args=(kirim, sambungan, potret, awal, akhir, berubah), daemon=True
            )
            anak.start()
            kirim.close()
            tutup.callback(anak.join)
            tutup.callback(anak.terminate)
            pipa.append(terima)
        yield from _terima(pipa)


def _terima(pipa: list[Pipa]) -> Iterator[Potongan]:
    while pipa:
        for siap in wait(pipa):
            assert isinstance(siap, Pipa)
            try:
                kiriman = siap.recv()
            except EOFError:
                raise RuntimeError("Proses pembaca jurnal berhenti di tengah jalan; ulangi perintah ini.") from None
            if isinstance(kiriman, Exception):
                raise kiriman
            if kiriman is None:
                pipa.remove(siap)
            else:
                yield kiriman
