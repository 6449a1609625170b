"""Who asks: ``request.pelaku`` is the officer, the resident, or None. Half an hour without use ends a session.

``request.terputus`` is the id of the one whose session was found to have ended, so that what that person sends now
can be kept for the next log-in.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from adminduk.akun.models import Petugas, Sesi
from adminduk.akun.penduduk import pelaku_penduduk
from adminduk.akun.sesi import SESI_PENDUDUK, bermula, catat_mulai, sidik_kunci
from adminduk.register import Pelaku

BATAS_DIAM = 30 * 60  # seconds
_JEDA_CATAT = 60  # how exactly the last use is known: one write a minute, not one a page
_TERAKHIR = "terakhir"


def sesi(jawab: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def tengah(request: HttpRequest) -> HttpResponse:
        kunci = request.session.session_key
        request.terputus = _jaga(request, kunci) if kunci else None  # type: ignore[attr-defined]
        request.pelaku = pelaku_dari(request)  # type: ignore[attr-defined]
        if _bersandi_sementara(request) and request.path not in (reverse("ganti-sandi"), reverse("keluar")):
            return redirect("ganti-sandi")
        return jawab(request)

    return tengah


def pelaku_dari(request: HttpRequest) -> Pelaku | None:
    """Return who is logged in; an officer is logged in only after the second proof."""
    if catatan := request.session.get(SESI_PENDUDUK):
        return pelaku_penduduk(UUID(catatan["orang"]), int(catatan["kab"]))
    return request.user.pelaku() if isinstance(request.user, Petugas) else None


def _bersandi_sementara(request: HttpRequest) -> bool:
    return isinstance(request.user, Petugas) and request.user.sandi_sementara


def _jaga(request: HttpRequest, kunci: str) -> UUID | None:
    """End a session that was not used for long; return whose it was, also when it had ended before."""
    kini = time.time()
    terakhir = request.session.get(_TERAKHIR)
    if request.session.session_key is None:
        return _pemilik_lama(kunci) if request.method == "POST" else None
    if terakhir is not None and kini - terakhir > BATAS_DIAM:
        pelaku = pelaku_dari(request)
        logout(request)
        return pelaku.id if pelaku else None
    if not request.session.is_empty() and (terakhir is None or kini - terakhir > _JEDA_CATAT):
        request.session[_TERAKHIR] = kini
        if not bermula(request):
            catat_mulai(request)
    return None


def _pemilik_lama(kunci: str) -> UUID | None:
    """Return whose session of this key was, from its row past its time; None when the row is gone."""
    lama = Sesi.objects.filter(session_key=sidik_kunci(kunci)).first()
    return lama.pemilik if lama else None
