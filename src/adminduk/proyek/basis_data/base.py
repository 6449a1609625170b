"""The database engine that settings name (Django looks for ``base.DatabaseWrapper``)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import Connection
from psycopg.errors import Diagnostic

from adminduk.perintah.peluncur.layak import periksa_masuk
from adminduk.register.gangguan import CommitTidakPasti, tanda_tidak_pasti


class DatabaseWrapper(base.DatabaseWrapper):
    """Raises CommitTidakPasti from ``commit`` when the wait for the synchronous standby was cancelled.

    A new connection of the web that row-level security does not bind is refused (Gagal).
    """

    _tidak_pasti = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        koneksi: Connection[Any] = super().get_new_connection(conn_params)
        koneksi.add_notice_handler(self._dengar)
        if settings.PERAN_DB == "web":
            periksa_masuk(koneksi)
        return koneksi

    def _commit(self) -> None:
        self._tidak_pasti = False
        super()._commit()  # type: ignore[misc]
        if self._tidak_pasti:
            raise CommitTidakPasti("committed on the primary, not confirmed by the standby")

    def _dengar(self, kabar: Diagnostic) -> None:
        # psycopg swallows what a handler raises, so the commit has to look.
        self._tidak_pasti = self._tidak_pasti or tanda_tidak_pasti(kabar)
