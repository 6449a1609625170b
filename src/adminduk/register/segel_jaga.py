"""Fail closed: while nothing is sealed under the eyes of the witnesses, nothing new is recorded.

Whoever could stop the witnesses could otherwise rewrite what came meanwhile. Reading goes on, and recording resumes by
itself with the next witnessed head.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from psycopg import Connection

BATAS_TUNGGU = timedelta(minutes=15)
# A column of a statement that is sent anyway: the one row of segel_keadaan, no round trip of its own.
CURIGA = f"clock_timestamp() - (select pada from segel_keadaan) > interval '{BATAS_TUNGGU.seconds} seconds'"


class SegelTertunda(Exception):
    """An event has waited for its seal for longer than BATAS_TUNGGU; ``sejak`` it waits."""

    def __init__(self, sejak: datetime) -> None:
        self.sejak = sejak
        super().__init__(f"Peristiwa menunggu segel sejak {sejak:%d-%m-%Y %H.%M} UTC; pencatatan berhenti.")


def pastikan_tersegel(koneksi: Connection[Any]) -> None:
    """Raise SegelTertunda when an event waits for too long; asked only when CURIGA says so."""
    [(sejak, terlalu_lama)] = koneksi.execute(
        "select s at time zone 'UTC', clock_timestamp() - s > %s from segel_menunggu_sejak() s", (BATAS_TUNGGU,)
    ).fetchall()
    if terlalu_lama:
        raise SegelTertunda(sejak)
