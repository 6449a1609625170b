"""Load a synthetic population into the register."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import pangkalan, sambungan, tempat
from adminduk.populasi.muat import GagalMuat, Hasil, Lapor, Permintaan, muat

JIWA_BAWAAN = 20_000
# A server started for the load alone: no checkpoint half way, which would write every page of it twice.
PENGATURAN_MUAT = {"max_wal_size": "12GB", "checkpoint_timeout": "1h", "wal_compression": "off"}
DETIK_ANTARBARIS = 5


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("populasi", help="memuat penduduk sintetis sebagai data awal")
    p.add_argument("--wilayah", default="92", help="kode provinsi, kabupaten/kota, atau kecamatan (bawaan: 92)")
    p.add_argument("--jiwa", type=int, default=JIWA_BAWAAN, help=f"jumlah penduduk (bawaan: {JIWA_BAWAAN})")
    p.add_argument("--benih", type=int, default=1, help="benih acak; benih yang sama memberi penduduk yang sama")


def jalankan(args: argparse.Namespace) -> int:
    with _server_muat(), dengan_pangkalan():
        muat_penduduk(Permintaan(args.wilayah, args.jiwa, args.benih))
    return 0


def muat_penduduk(diminta: Permintaan) -> list[Hasil]:
    """Load, with progress, into the running database; raise Gagal with one sentence when it cannot be."""
    with kemajuan() as lapor:
        try:
            semua = muat(sambungan.parameter(tempat.folder_data(), "pemilik"), diminta, lapor=lapor)
        except GagalMuat as galat:
            raise Gagal(str(galat)) from None
    for hasil in semua:
        print(_kalimat(hasil))
    return semua


def _kalimat(h: Hasil) -> str:
    if h.sudah_ada:
        return f"Data awal {h.permintaan} sudah ada; tidak ada yang dimuat lagi."
    detik = sum(h.detik.values())
    laju = f"{h.jiwa} jiwa dimuat dalam {detik:.1f} detik ({h.jiwa / detik:.0f} jiwa/detik)"
    return f"Data awal {h.permintaan} selesai: {laju}."


def _server_muat() -> AbstractContextManager[object]:
    if sambungan.url_luar() is not None:
        return nullcontext()
    return pangkalan.buka(tempat.siapkan(tempat.folder_data()), PENGATURAN_MUAT)


@contextmanager
def kemajuan() -> Iterator[Lapor]:
    """Give a function that shows progress: a bar on a terminal, a line now and then elsewhere."""
    if not sys.stdout.isatty():
        yield _baris()
        return
    kolom = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*kolom) as batang:
        tugas: dict[str, TaskID] = {}

        def lapor(tahap: str, selesai: int, jumlah: int) -> None:
            if tahap not in tugas:
                tugas[tahap] = batang.add_task(tahap, total=jumlah)
            batang.update(tugas[tahap], completed=selesai)

        yield lapor


def _baris() -> Lapor:
    terakhir = 0.0

    def lapor(tahap: str, selesai: int, jumlah: int) -> None:
        nonlocal terakhir
        sekarang = time.monotonic()
        if selesai and (sekarang - terakhir >= DETIK_ANTARBARIS or selesai == jumlah):
            terakhir = sekarang
            print(f"{tahap}: {selesai} dari {jumlah}", flush=True)

    return lapor
