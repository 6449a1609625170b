"""Sealing: its CPU, time from commit to a head that two witnesses signed, its price in write rate; the full check.

In a cluster of its own that is thrown away: leaves without events have no place in a register that others measure.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # the sequencer's process takes over the folder of this one
    os.environ["ADMINDUK_DATA"] = tempfile.mkdtemp(prefix="adminduk-segel-")

import psycopg
from bekal import cetak
from bekal_basis import parameter

from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.migrasi import terapkan
from adminduk.register.contoh import HARI_INI
from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru
from adminduk.register.contoh_segel import tiga_saksi
from adminduk.register.kepala import catat_kepala
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.periksa import periksa
from adminduk.register.periksa_kepala import Luar
from adminduk.register.peristiwa import Peristiwa
from adminduk.register.segel import jalankan, segel_sekali
from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
from adminduk.register.segel_ubin import GudangUbin

DAUN = 100_000
PUTARAN, DETIK_PUTARAN = 3, 5.0
DETIK_LATENSI, JEDA_CATAT = 30.0, 0.05
DATA = Path(os.environ["ADMINDUK_DATA"])
BITA_ISI = 1_500  # a birth has about as many
keluarga = itertools.count()

_PERISTIWA = """
with p as (insert into peristiwa (id, urut, jenis, versi, kab, pelaku, dasar, terjadi, tercatat, subjek, peran)
           select id, nextval('urut_peristiwa'), 'uji', 1, 9202, id, 'uji', current_date, pada, array[id], '{orang}'
             from baru returning id, urut)
insert into peristiwa_subjek (subjek, urut, peristiwa, kab) select id, urut, id, 9202 from p
"""


def _satu() -> Peristiwa:
    """Return the next family; a place gives 9,999 numbers a day, so the days go on."""
    n = next(keluarga)
    return keluarga_baru(n, tanggal=HARI_INI + timedelta(days=n // 5_000))


def sambung(peran: str) -> psycopg.Connection[Any]:
    return psycopg.connect(**parameter(peran), autocommit=True)  # type: ignore[arg-type]


@contextmanager
def penerbit() -> Iterator[Penerbit]:
    """Hold three living witnesses, of whom two must sign, and the publisher that asks them."""
    folder = DATA / "segel"
    KunciBerkas.buka(folder)
    with tiga_saksi(DATA, kunci_publik(folder).catatan) as saksi:
        daftar = DaftarSaksi(tuple(s.dikenal for s in saksi), 2)
        yield Penerbit(kunci_publik(folder), GudangUbin(folder / "ubin"), daftar)


@contextmanager
def penyegel() -> Iterator[None]:
    """Keep sequencer and witnesses in a process of their own, as in use."""
    konteks = multiprocessing.get_context("spawn")
    siap, henti = konteks.Event(), konteks.Event()
    proses = konteks.Process(target=_segel_terus, args=(siap, henti))
    proses.start()
    siap.wait(30)
    try:
        yield
    finally:
        henti.set()
        proses.join()


def _segel_terus(siap: Event, henti: Event) -> None:
    selesai = threading.Event()

    def tunggu() -> None:
        henti.wait()
        selesai.set()

    threading.Thread(target=tunggu, daemon=True).start()
    with penerbit() as terbit:
        siap.set()
        segel = DATA / "segel"
        jalankan(selesai, lambda: sambung("segel"), KunciBerkas.buka(segel), segel / "kepala.log", terbit)


def ukur_periksa(terbit: Penerbit) -> None:
    """Check events, leaves, tiles, heads and cosignatures; one process, one connection."""
    with sambung("pemilik") as db, sambung("segel") as segel, sambung("auditor") as auditor:
        db.execute("create temp table baru as select gen_random_uuid() id, n, clock_timestamp() pada from"
                   " generate_series(1, %s) n", (DAUN,))  # fmt: skip
        db.execute("insert into peristiwa_isi (peristiwa, tercatat, kab, isi)"
                   " select id, pada, 9202, convert_to(repeat('x', %s), 'UTF8') from baru", (BITA_ISI,))  # fmt: skip
        db.execute(_PERISTIWA)
        kunci = KunciBerkas.buka(DATA / "segel")
        while segel_sekali(segel, kunci):
            catat_kepala(segel, DATA / "segel" / "kepala.log")
            terbit.terbitkan(segel)
        cpu = _cpu(auditor)
        laporan = periksa(auditor, Luar.milik(DATA / "segel"))
        cpu = _cpu(auditor) - cpu
    assert laporan.utuh, [str(t) for t in laporan.temuan[:5]]
    cetak(
        "jurnal, ubin, kepala, dan saksi diperiksa", laporan.peristiwa / laporan.detik, "peristiwa per detik",
        ">= 25000", per_detik_cpu=round(laporan.peristiwa / cpu), peristiwa=laporan.peristiwa, ubin=laporan.ubin,
        bita_isi=BITA_ISI,
    )  # fmt: skip


def ukur_biaya(terbit: Penerbit) -> None:
    """Seal DAUN leaves that wait, in batches of the sequencer, each batch published and witnessed."""
    with sambung("pemilik") as db, sambung("segel") as segel:
        db.execute(
            "insert into antrean_segel (peristiwa, urut, daun)"
            " select gen_random_uuid(), nextval('urut_peristiwa'), sha256(int8send(n)) from generate_series(1, %s) n",
            (DAUN,),
        )
        [(semua,)] = db.execute(
            "select (select count(*) from segel_daun) + (select count(*) from antrean_segel)"
        ).fetchall()
        kunci, mulai, cpu = KunciBerkas.buka(DATA / "segel"), time.perf_counter(), _cpu(segel)
        while segel_sekali(segel, kunci) or _tersaksi(db) < semua:
            terbit.terbitkan(segel)
        lama, cpu = time.perf_counter() - mulai, _cpu(segel) - cpu
        db.execute("create temp table salinan (like segel_daun)")
        mulai = time.perf_counter()
        db.execute("insert into salinan select * from segel_daun")
        batas = semua / (time.perf_counter() - mulai)
    cetak(
        "CPU penyegelan, tiga saksi dan basis datanya termasuk", cpu / DAUN * 1e6, "mikrodetik per peristiwa", "<= 50",
        peristiwa_per_detik=round(DAUN / lama), menyalin_daun_saja_per_detik=round(batas),
    )  # fmt: skip


def _cpu(db: psycopg.Connection[Any]) -> float:
    """Return the CPU seconds of this process and of the server's for ``db``."""
    utime, stime = Path(f"/proc/{db.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return time.process_time() + (int(utime) + int(stime)) / os.sysconf("SC_CLK_TCK")


def _tersaksi(db: psycopg.Connection[Any]) -> int:
    [(hasil,)] = db.execute("select tersaksi from segel_keadaan").fetchall()
    return int(hasil)


def ukur_latensi() -> None:
    """Record an event every JEDA_CATAT; look every 10 ms how far the witnesses have seen."""
    tercatat: list[float] = []
    terlihat: list[tuple[float, int]] = []
    with sambung("pemilik") as db, sambung("web") as web:
        [(awal,)] = db.execute("select count(*) from peristiwa").fetchall()
        akhir = time.monotonic() + DETIK_LATENSI

        def catat() -> None:
            while time.monotonic() < akhir:
                catat_satu(web, _satu())
                tercatat.append(time.monotonic())
                time.sleep(JEDA_CATAT)

        utas = threading.Thread(target=catat)
        utas.start()
        while utas.is_alive() or terlihat[-1][1] < awal + len(tercatat):
            terlihat.append((time.monotonic(), _tersaksi(db)))
            assert time.monotonic() < akhir + 30, "tidak semua disaksikan"
            time.sleep(0.01)
    lama = [next(t for t, n in terlihat if n > awal + i) - mulai for i, mulai in enumerate(tercatat)]
    persen = statistics.quantiles(lama, n=100)
    cetak(
        "commit sampai disaksikan dua saksi, p99", persen[98], "detik", "<= 10",
        p50=round(persen[49], 2), p95=round(persen[94], 2), peristiwa=len(lama), jeda_penyegel=1.0,
    )  # fmt: skip


def ukur_tulis() -> None:
    """Record with and without the sequencer beside, by turns."""
    laju: dict[bool, list[float]] = {False: [], True: []}
    with sambung("web") as web:
        for _ in range(PUTARAN):
            laju[False].append(_laju_tulis(web))
            with penyegel():
                laju[True].append(_laju_tulis(web))
    tanpa, dengan = (statistics.median(laju[k]) for k in (False, True))
    cetak(
        "pencatatan dengan penyegel di sampingnya", dengan / tanpa, "bagian dari laju tanpa penyegel", ">= 0.85",
        tanpa_per_detik=round(tanpa), dengan_per_detik=round(dengan), putaran=PUTARAN,
    )  # fmt: skip


def _laju_tulis(web: psycopg.Connection[Any]) -> float:
    mulai, banyak = time.perf_counter(), 0
    while time.perf_counter() - mulai < DETIK_PUTARAN:
        catat_satu(web, _satu())
        banyak += 1
    return banyak / (time.perf_counter() - mulai)


def main() -> None:
    try:
        with dengan_pangkalan():
            siapkan_django("pemilik")
            terapkan()
            ukur_tulis()
            with penyegel():
                ukur_latensi()
            with penerbit() as terbit:
                ukur_periksa(terbit)
                ukur_biaya(terbit)
    finally:
        shutil.rmtree(DATA, ignore_errors=True)


if __name__ == "__main__":
    main()
