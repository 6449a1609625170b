"""Loads a synthetic population into the register as data awal, once, whole or to be continued.

Pieces (one kecamatan each) go in by COPY from processes of their own, each piece one transaction. On an
empty register indexes and constraints are dropped before and made again after, checked against every row.
What is done stands in ``muatan``: a load that was killed is finished by the next one.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection

from adminduk.populasi import indeks, pekerja
from adminduk.populasi.nomor import NomorSintetisHabis
from adminduk.populasi.sebaran import Potongan, rencana
from adminduk.populasi.wilayah import WilayahTidakDikenal, baca_wilayah
from adminduk.register.muatan_massal import tahan_penulis
from adminduk.sandi import terpasang

# Below this, making the indexes again costs more than keeping them up.
JIWA_LEPAS = 30_000
JIWA_TERBANYAK = 20_000_000
_KUNCI = (9092, 2)

Lapor = Callable[[str, int, int], None]  # stage, done, of how many


class GagalMuat(Exception):
    """The load cannot begin or go on: one sentence for the user."""


@dataclass(frozen=True)
class Permintaan:
    wilayah: str
    jiwa: int
    benih: int

    def __str__(self) -> str:
        return f"wilayah {self.wilayah}, {_angka(self.jiwa)} jiwa, benih {self.benih}"


@dataclass(frozen=True)
class Hasil:
    """What a call did: residents loaded by it, seconds of each stage; ``sudah_ada`` when there was nothing to do."""

    permintaan: Permintaan
    jiwa: int
    detik: Mapping[str, float]
    sudah_ada: bool = False


@dataclass(frozen=True)
class _Muatan:
    nomor: int
    permintaan: Permintaan
    tercatat: datetime


def muat(
    sambungan: Mapping[str, str],
    diminta: Permintaan,
    *,
    lapor: Lapor = lambda tahap, selesai, jumlah: None,
    segel: Callable[[], int] | None = None,
    proses: int | None = None,
) -> list[Hasil]:
    """Load what is asked for, after finishing what an earlier call left; return what was done for each.

    ``sambungan`` are libpq's parameters of the owner, ``segel`` seals some waiting events and returns how many.
    Raises GagalMuat.
    """
    potongan = _rencanakan(diminta)
    sambung = partial(psycopg.connect, **sambungan)  # type: ignore[arg-type]
    try:
        with sambung() as koneksi:
            koneksi.autocommit = True
            _siapkan(koneksi)
            hasil = []
            for sisa in _belum_selesai(koneksi):
                hasil.append(_kerjakan(koneksi, sambungan, sisa, _rencanakan(sisa.permintaan), lapor, segel, proses))
            if not any(h.permintaan == diminta for h in hasil):
                hasil.append(_muat_diminta(koneksi, sambungan, diminta, potongan, lapor, segel, proses))
            return hasil
    except psycopg.errors.DiskFull:
        raise GagalMuat("Tempat penyimpanan penuh. Kosongkan tempat, lalu ulangi: muatan dilanjutkan.") from None
    except psycopg.errors.IntegrityError as galat:
        raise GagalMuat(
            f"Data awal bertentangan dengan isi register ({galat.diag.constraint_name}); "
            "potongan itu tidak dimuat. Periksa apakah wilayah ini sudah berisi data lain."
        ) from None
    except NomorSintetisHabis as galat:
        raise GagalMuat(str(galat)) from None


def _rencanakan(p: Permintaan) -> list[Potongan]:
    if not 0 < p.jiwa <= JIWA_TERBANYAK:
        raise GagalMuat(f"Jumlah jiwa harus antara 1 dan {_angka(JIWA_TERBANYAK)}; yang diminta {_angka(p.jiwa)}.")
    try:
        return rencana(baca_wilayah(p.wilayah), p.jiwa, p.benih)
    except WilayahTidakDikenal as galat:
        raise GagalMuat(str(galat)) from None


def _siapkan(koneksi: Connection[Any]) -> None:
    if not koneksi.execute("select pg_try_advisory_lock(%s, %s)", _KUNCI).fetchone()[0]:  # type: ignore[index]
        raise GagalMuat("Pemuatan lain sedang berjalan. Tunggu sampai selesai, lalu ulangi.")
    if koneksi.execute("select to_regclass('penduduk')").fetchone()[0] is None:  # type: ignore[index]
        raise GagalMuat("Register belum ada. Jalankan dahulu: adminduk migrasi.")
    koneksi.execute(Path(__file__).parent.joinpath("skema", "muatan.sql").read_text(encoding="utf-8").encode())


def _belum_selesai(koneksi: Connection[Any]) -> list[_Muatan]:
    return _baca_muatan(koneksi, "selesai is null", ())


def _baca_muatan(koneksi: Connection[Any], syarat: str, nilai: Sequence[Any]) -> list[_Muatan]:
    baris = koneksi.execute(
        f"select nomor, wilayah, jiwa, benih, tercatat from muatan where {syarat} order by nomor".encode(), nilai
    )
    return [_Muatan(nomor, Permintaan(w, j, b), tercatat) for nomor, w, j, b, tercatat in baris]


def _muat_diminta(
    koneksi: Connection[Any],
    sambungan: Mapping[str, str],
    diminta: Permintaan,
    potongan: list[Potongan],
    lapor: Lapor,
    segel: Callable[[], int] | None,
    proses: int | None,
) -> Hasil:
    syarat = "wilayah = %s and jiwa = %s and benih = %s"
    if _baca_muatan(koneksi, syarat, (diminta.wilayah, diminta.jiwa, diminta.benih)):
        return Hasil(diminta, 0, {}, sudah_ada=True)
    _tolak_bertumpuk(koneksi, potongan)
    return _kerjakan(koneksi, sambungan, _mulai(koneksi, diminta), potongan, lapor, segel, proses)


def _tolak_bertumpuk(koneksi: Connection[Any], potongan: list[Potongan]) -> None:
    """Refuse kecamatan that have issued numbers: theirs would be issued again."""
    baris = koneksi.execute(
        """select distinct left(kunci, 6) from pencacah where jenis in ('nik', 'kk') and left(kunci, 6) = any(%s)
           union select kecamatan::text from muatan_potongan where kecamatan::text = any(%s) order by 1""",
        ([str(p.kecamatan) for p in potongan],) * 2,
    ).fetchall()
    if baris:
        contoh = ", ".join(k for (k,) in baris[:3])
        raise GagalMuat(
            f"{len(baris)} kecamatan di wilayah ini sudah berisi penduduk ({contoh}). "
            "Data awal hanya dimuat ke kecamatan yang kosong; pakai wilayah lain atau basis data baru."
        )


def _mulai(koneksi: Connection[Any], diminta: Permintaan) -> _Muatan:
    with koneksi.transaction(), koneksi.cursor() as cursor:
        cursor.execute("set local lock_timeout = '15s'")
        tahan_penulis(cursor)
        kosong = not cursor.execute("select exists (select from peristiwa)").fetchone()[0]  # type: ignore[index]
        baris = cursor.execute(
            "insert into muatan (wilayah, jiwa, benih) values (%s, %s, %s) returning nomor, tercatat",
            (diminta.wilayah, diminta.jiwa, diminta.benih),
        ).fetchone()
        assert baris is not None
        indeks.buka_rls(cursor, baris[0])
        if kosong and diminta.jiwa >= JIWA_LEPAS:
            indeks.lepas(cursor, baris[0])
    return _Muatan(baris[0], diminta, baris[1])


def _kerjakan(
    koneksi: Connection[Any],
    sambungan: Mapping[str, str],
    muatan: _Muatan,
    potongan: list[Potongan],
    lapor: Lapor,
    segel: Callable[[], int] | None,
    proses: int | None,
) -> Hasil:
    detik: dict[str, float] = {}
    sambung = partial(psycopg.connect, **sambungan)  # type: ignore[arg-type]
    with _Waktu(detik, "memuat"):
        jiwa = _muat_semua(koneksi, sambungan, muatan, potongan, lapor, proses or os.cpu_count() or 1)
    with _Waktu(detik, "memeriksa"):
        indeks.pasang(sambung, muatan.nomor, partial(lapor, "memeriksa batasan dan indeks"))
    with _Waktu(detik, "menyegel"):
        _segel(koneksi, segel, lapor)
    koneksi.execute("update muatan set selesai = clock_timestamp() where nomor = %s", (muatan.nomor,))
    return Hasil(muatan.permintaan, jiwa, detik)


def _muat_semua(
    koneksi: Connection[Any],
    sambungan: Mapping[str, str],
    muatan: _Muatan,
    potongan: list[Potongan],
    lapor: Lapor,
    proses: int,
) -> int:
    ada = {k for (k,) in koneksi.execute("select kecamatan from muatan_potongan where muatan = %s", (muatan.nomor,))}
    sisa = sorted((p for p in potongan if p.kecamatan not in ada), key=lambda p: -p.jiwa)
    jumlah = sum(p.jiwa for p in sisa)
    tercatat = muatan.tercatat.astimezone(UTC).isoformat(timespec="microseconds")
    # Not forked: a child must not share the parent's connection.
    konteks = multiprocessing.get_context("spawn")
    kemajuan, gudang = konteks.Value("q", 0), terpasang().gudang
    lapor("memuat penduduk", 0, jumlah)
    kolam = ProcessPoolExecutor(min(proses, len(sisa)) or 1, konteks, pekerja.siapkan, (sambungan, gudang, kemajuan))
    with kolam:
        try:
            tugas = [kolam.submit(pekerja.muat_potongan, muatan.nomor, tercatat, p) for p in sisa]
            _tunggu(tugas, lambda: lapor("memuat penduduk", kemajuan.value, jumlah))
        except BaseException:
            kolam.shutdown(wait=False, cancel_futures=True)
            raise
    return sum(t.result() for t in tugas)


def _tunggu(tugas: Sequence[Future[int]], lapor: Callable[[], None]) -> None:
    """Wait for all, telling how far it is; the first error ends the waiting."""
    sisa = set(tugas)
    while sisa:
        selesai, sisa = wait(sisa, timeout=0.2, return_when=FIRST_COMPLETED)
        for t in selesai:
            t.result()
        lapor()


def _segel(koneksi: Connection[Any], segel: Callable[[], int] | None, lapor: Lapor) -> None:
    antre = koneksi.execute("select count(*) from antrean_segel").fetchone()[0]  # type: ignore[index]
    tersegel = 0
    while segel is not None and (banyak := segel()):
        tersegel += banyak
        lapor("menyegel jurnal", min(tersegel, antre), antre)


class _Waktu:
    """Measures a stage."""

    def __init__(self, detik: dict[str, float], tahap: str) -> None:
        self._detik, self._tahap = detik, tahap

    def __enter__(self) -> None:
        self._mulai = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._detik[self._tahap] = time.perf_counter() - self._mulai


def _angka(n: int) -> str:
    return f"{n:,}".replace(",", ".")
