"""How often one token or one address may ask: a count per minute in the cache."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest

DETIK = 60
PER_TOKEN = 600
PER_ALAMAT = 1200  # one address may hold several systems of an office


class TerlaluSering(Exception):
    """``tunggu``: seconds until the next minute begins."""

    def __init__(self, tunggu: int) -> None:
        self.tunggu = tunggu
        super().__init__(f"terlalu sering, tunggu {tunggu} detik")


def batasi(siapa: str, paling_banyak: int) -> None:
    """Count one request of ``siapa``; raise TerlaluSering when the minute is used up."""
    menit, lewat = divmod(int(time.time()), DETIK)
    kunci = f"laju-api:{siapa}:{menit}"
    cache.add(kunci, 0, DETIK)
    if cache.incr(kunci) > paling_banyak:
        raise TerlaluSering(DETIK - lewat)


def alamat(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
