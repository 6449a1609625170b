"""The worker: jobs of the outbox (print, sign, publish), beside it the sequencer that seals the journal, the watch over
reading, and the moves whose time is over."""

from __future__ import annotations

import argparse
import logging
import threading
from typing import Any, cast

from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.peluncur import sambungan, tempat

log = logging.getLogger("adminduk.pekerja")
TENGGAT_HENTI = 5.0  # seconds that a running job has after SIGTERM; one that is cut off is done again
JEDA_ANTREAN = 1.0  # seconds; a document that waited for the seal is taken up again this soon


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("pekerja", help="menjalankan pekerja: menyegel jurnal, mencetak, menandatangani, menerbitkan")
    p.add_argument("--serentak", type=int, default=1, help="banyaknya pekerjaan serentak (bawaan: 1)")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("pekerja")
        henti = threading.Event()
        penyegel = threading.Thread(target=_segel, args=(henti,), name="segel", daemon=True)
        penyegel.start()
        threading.Thread(target=_awasi, args=(henti,), name="awasi", daemon=True).start()
        try:
            _layani(args.serentak)
        finally:
            henti.set()
            penyegel.join(TENGGAT_HENTI)
    return 0


def _layani(serentak: int) -> None:
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as pekerja:  # type: ignore[attr-defined]
        pekerja.run_worker(
            concurrency=serentak,
            shutdown_graceful_timeout=TENGGAT_HENTI,
            delete_jobs="successful",
            fetch_job_polling_interval=JEDA_ANTREAN,
            install_signal_handlers=True,
        )


def _segel(henti: threading.Event) -> None:
    """Seal until told to stop. A journal that lost a head is not sealed on: documents wait, and the log says why."""
    import psycopg

    from adminduk.register import segel
    from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
    from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
    from adminduk.register.segel_ubin import GudangUbin

    data = tempat.folder_data()
    folder, tujuan = tempat.folder_segel(data), cast("dict[str, Any]", sambungan.parameter(data, "segel"))
    try:
        kunci = KunciBerkas.buka(folder)
        penerbit = Penerbit(kunci_publik(folder), GudangUbin(tempat.folder_ubin(data)), DaftarSaksi.milik(folder))
        segel.jalankan(
            henti,
            lambda: psycopg.connect(**{"connect_timeout": 5} | tujuan),
            kunci,
            tempat.berkas_kepala(data),
            penerbit,
        )
    except Exception:
        log.critical("penyegelan berhenti; dokumen menunggu sampai jurnal diperiksa", exc_info=True)


def _awasi(henti: threading.Event) -> None:
    """Every minute: who reads far from any case, whose move has run out of time, the months of the journal to come.

    A failure is logged and tried again.
    """
    from django.db import close_old_connections, connection

    from adminduk.permohonan.pengawas import JEDA, awasi
    from adminduk.permohonan.pindah_lewat import kembalikan_yang_lewat

    while not henti.wait(JEDA.total_seconds()):
        close_old_connections()
        try:
            connection.ensure_connection()
            if baru := awasi(connection.connection):
                log.warning("alarm pembacaan: %d baru atau bertambah", baru)
            if lewat := kembalikan_yang_lewat():
                log.info("surat pindah habis masa: %d", lewat)
            connection.connection.execute("select siapkan_partisi()")
        except Exception:
            log.exception("pekerjaan tiap menit gagal; dicoba lagi semenit kemudian")
    connection.close()
