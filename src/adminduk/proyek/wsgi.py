"""The WSGI application that Granian serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from adminduk.perintah.peluncur.proses import mati_bersama_induk
from adminduk.proyek.beban import Pintu
from adminduk.proyek.mulai import pastikan_layak

# A worker that outlived a killed Granian would hold the port against the next start.
mati_bersama_induk()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adminduk.proyek.settings")
_aplikasi = get_wsgi_application()
pastikan_layak()
application = Pintu(_aplikasi)
