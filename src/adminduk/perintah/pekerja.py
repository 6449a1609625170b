"""The worker: publishes documents from the outbox, and seals the journal beside it."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import threading
from typing import Any

from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django

log = logging.getLogger(__name__)

SEREMPAK = 2  # documents at once: the work is CPU, and there are two cores


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sub.add_parser("pekerja", help="menerbitkan dokumen dan menyegel jurnal; dijalankan juga oleh `adminduk jalan`")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("pekerja")
        henti = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: henti.set())
        signal.signal(signal.SIGINT, lambda *_: henti.set())
        penyegel = threading.Thread(target=_segel, args=(henti,), name="penyegel")
        penyegel.start()
        try:
            asyncio.run(_terbitkan(henti))
        finally:
            henti.set()
            penyegel.join()
    return 0


async def _terbitkan(henti: threading.Event) -> None:
    """Work through the queue until ``henti``; a database that went away is waited for."""
    while not henti.is_set():
        try:
            await _satu_pekerja(henti)
        except Exception as galat:  # the queue's own connection: it says what it says in many classes
            log.warning("antrean tidak terjangkau, dicoba lagi: %s", type(galat).__name__)
            await asyncio.sleep(2)


async def _satu_pekerja(henti: threading.Event) -> None:
    from procrastinate.contrib.django import app

    pekerja = app.with_connector(app.connector.get_worker_connector())
    async with pekerja.open_async():
        kerja = asyncio.create_task(
            pekerja.run_worker_async(concurrency=SEREMPAK, install_signal_handlers=False, fetch_job_polling_interval=2.0)
        )
        while not henti.is_set() and not kerja.done():
            await asyncio.sleep(0.2)
        if not kerja.done():
            kerja.cancel()
        await asyncio.gather(kerja, return_exceptions=henti.is_set())


def _segel(henti: threading.Event) -> None:
    """Seal as the role adminduk_segel; a journal that was cut short stops the seal and says so in the log."""
    import psycopg

    from adminduk.perintah.peluncur import sambungan, tempat
    from adminduk.register.kunci_kepala import KunciBerkas
    from adminduk.register.segel import jalankan

    data = tempat.folder_data()
    tujuan: dict[str, Any] = sambungan.parameter(data, "segel")
    try:
        jalankan(
            henti,
            lambda: psycopg.connect(**tujuan),
            KunciBerkas.buka(data / "segel"),
            data / "segel" / "kepala.log",
        )
    except Exception:
        log.exception("penyegelan berhenti")
