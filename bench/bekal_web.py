"""A logged-in browser for the benches of pages."""

from __future__ import annotations

from bekal_kasus import OPERATOR
from django.test import Client

from adminduk.web.contoh import masuk


def klien() -> Client:
    """Return a client with a session of the operator of the benches."""
    peramban = masuk(OPERATOR)
    peramban.defaults["HTTP_HOST"] = "localhost"
    return peramban
