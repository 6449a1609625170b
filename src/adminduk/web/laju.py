"""How often one address may ask: a count per minute in the cache, for pages without log-in."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest

DETIK = 60


class TerlaluSering(Exception):
    """``tunggu``: seconds until the address may ask again."""

    def __init__(self, tunggu: int) -> None:
        self.tunggu = tunggu
        super().__init__(f"terlalu sering, tunggu {tunggu} detik")


def batasi(request: HttpRequest, nama: str, paling_banyak: int) -> None:
    """Count this request; raise TerlaluSering when the address has used up its minute."""
    menit, lewat = divmod(int(time.time()), DETIK)
    kunci = f"laju:{nama}:{request.META.get('REMOTE_ADDR', '')}:{menit}"
    cache.add(kunci, 0, DETIK)
    if cache.incr(kunci) > paling_banyak:
        raise TerlaluSering(DETIK - lewat)
