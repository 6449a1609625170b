import psycopg
from django.apps import AppConfig
from django.conf import settings
from django.db import connection

from adminduk.proyek import saring
from adminduk.sandi import Brankas, buka_gudang, pasang


class ProyekConfig(AppConfig):
    name = "adminduk.proyek"
    label = "proyek"

    def ready(self) -> None:
        pasang_brankas()
        if settings.JEJAK_TERTUTUP:
            saring.pasang_jejak_terakhir()


def pasang_brankas() -> None:
    """Give this process its vault, which logs in to the database as the process does."""
    gudang = buka_gudang(settings.ADMINDUK_DATA / "sandi", settings.ADMINDUK_PKCS11, settings.ADMINDUK_PKCS11_PIN)
    pasang(Brankas(gudang, lambda: psycopg.connect(**connection.get_connection_params())))
