"""Who asks: ``request.pelaku`` is the officer, the resident, or None. Half an hour without use ends a session."""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from adminduk.akun.models import Petugas
from adminduk.akun.penduduk import SESI_PENDUDUK, pelaku_penduduk
from adminduk.register import Pelaku

BATAS_DIAM = 30 * 60  # seconds
_JEDA_CATAT = 60  # how exactly the last use is known: one write a minute, not one a page
_TERAKHIR = "terakhir"


def sesi(jawab: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def tengah(request: HttpRequest) -> HttpResponse:
        if request.session.session_key:
            _jaga(request)
        request.pelaku = pelaku_dari(request)  # type: ignore[attr-defined]
        return jawab(request)

    return tengah


def pelaku_dari(request: HttpRequest) -> Pelaku | None:
    """Return who is logged in; an officer is logged in only after the second proof."""
    if catatan := request.session.get(SESI_PENDUDUK):
        return pelaku_penduduk(UUID(catatan["orang"]), int(catatan["kab"]))
    return request.user.pelaku() if isinstance(request.user, Petugas) else None


def _jaga(request: HttpRequest) -> None:
    kini = time.time()
    terakhir = request.session.get(_TERAKHIR)
    if terakhir is not None and kini - terakhir > BATAS_DIAM:
        logout(request)
    elif not request.session.is_empty() and (terakhir is None or kini - terakhir > _JEDA_CATAT):
        request.session[_TERAKHIR] = kini
