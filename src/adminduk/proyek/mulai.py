"""The last word before the web serves: settings and log-in that would switch off its guards stop it."""

from __future__ import annotations

import sys

from django.conf import settings
from django.db import OperationalError, connection

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import sambungan
from adminduk.perintah.peluncur.layak import periksa_debug, periksa_kunci


def pastikan_layak() -> None:
    """End this process in words unless it may serve. A database that is away is looked at when it comes back."""
    try:
        periksa_kunci(settings.SECRET_KEY)
        periksa_debug(debug=settings.DEBUG, pengembangan=sambungan.url_luar() is None and not settings.HTTPS)
        connection.ensure_connection()  # the engine asks what the log-in may (proyek.basis_data)
    except OperationalError:
        pass
    except Gagal as galat:
        sys.exit(str(galat))
    finally:
        connection.close()
