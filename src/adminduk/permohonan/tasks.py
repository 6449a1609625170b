"""Jobs of the worker. They are put into its queue inside the deciding transaction: no decision without its job."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, connection
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from adminduk.permohonan.models import DokumenKeluar
from adminduk.permohonan.terbitan import BelumDisegel, Terbitan, catat_galat, terbitkan
from adminduk.register.kunci_kepala import kunci_publik
from adminduk.register.segel_pohon import bukti_tercatat
from adminduk.register.segel_terbit import DaftarSaksi

log = logging.getLogger(__name__)

PERCOBAAN_TERBANYAK = 8
JEDA_SEGEL = 1  # seconds; the sequencer runs once a second
JEDA_TERPANJANG = 600


class Ulangi(BaseRetryStrategy):
    """Wait for the seal as long as it takes; after another failure try again, ever more slowly."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, BelumDisegel):
            return RetryDecision(retry_in={"seconds": JEDA_SEGEL})
        if job.attempts >= PERCOBAAN_TERBANYAK:
            return None
        return RetryDecision(retry_in={"seconds": min(2**job.attempts, JEDA_TERPANJANG)})


@app.task(name="terbitkan_dokumen", queue="dokumen", retry=Ulangi(), pass_context=True)
def terbitkan_dokumen(konteks: JobContext, dokumen: str, kab: int) -> None:
    """Seal, print, sign and publish one document of the outbox."""
    close_old_connections()
    try:
        terbitkan(UUID(dokumen), kab, segel=_segel, cetak=_cetak)
    except BelumDisegel:
        raise
    except Exception as galat:
        log.exception("dokumen %s belum terbit", dokumen)
        menyerah = konteks.job.attempts >= PERCOBAAN_TERBANYAK
        catat_galat(UUID(dokumen), kab, f"{type(galat).__name__}: {galat}", menyerah=menyerah)
        raise


def antrekan(keluar: Sequence[DokumenKeluar]) -> None:
    """Put documents into the worker's queue; part of the transaction that is open."""
    if keluar:
        pekerjaan: list[dict[str, Any]] = [{"dokumen": str(d.dokumen), "kab": d.kab} for d in keluar]
        terbitkan_dokumen.batch_defer(*pekerjaan)


def _segel(peristiwa: UUID) -> tuple[int, int, bytes] | None:
    connection.ensure_connection()
    folder = settings.ADMINDUK_DATA / "segel"
    tercatat = bukti_tercatat(connection.connection, kunci_publik(folder), DaftarSaksi.milik(folder).kunci, peristiwa)
    return tercatat and (*tercatat[:2], bytes(tercatat[2]))


def _cetak(terbitan: Terbitan) -> bytes:
    # Printer and signer are large: the web, which only puts jobs into the queue, does without them.
    from adminduk.permohonan.pencetak import cetak

    return cetak(terbitan)
