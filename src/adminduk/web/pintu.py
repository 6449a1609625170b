"""From a route to its view: log-in, role, rate, and the register opened once for the purpose of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial, wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from adminduk.akun.bukti import Bukti, butuh_bukti_baru
from adminduk.akun.laju import Batas, alamat, batasi
from adminduk.akun.views_tanda_tangan import butuh_tanda_tangan
from adminduk.register import Pelaku, untuk
from adminduk.web import galat
from adminduk.web.izin import Izin
from adminduk.web.pelaku import pelaku_dari
from adminduk.web.saat import saat_diminta

View = Callable[..., HttpResponse]
_PENJAGA = {Bukti.BARU: butuh_bukti_baru, Bukti.PENANDA_TANGAN: butuh_tanda_tangan}


def pintu(view: View, nama: str, izin: Izin) -> View:
    """Return the view behind its permission; one that reads the register gets it as second argument."""

    @wraps(view)
    def berizin(request: HttpRequest, **bagian_alamat: Any) -> HttpResponse:
        try:
            if izin.laju:
                batasi(f"{nama} {alamat(request)}", Batas(izin.laju))
            if not izin.peran:
                return view(request, **bagian_alamat)
            pelaku = pelaku_dari(request)
            if pelaku is None:
                return _ke_halaman_masuk(request)
            if pelaku.peran not in izin.peran:
                raise galat.TidakAda
            if izin.bukti:
                return _PENJAGA[izin.bukti](partial(_buka, view, pelaku, izin, bagian_alamat))(request)
            return _buka(view, pelaku, izin, bagian_alamat, request)
        except galat.DIKENAL as terjadi:
            return galat.jawab(request, terjadi)

    return berizin


def _buka(view: View, pelaku: Pelaku, izin: Izin, bagian_alamat: dict[str, Any], request: HttpRequest) -> HttpResponse:
    if izin.keperluan is None:
        return view(request, **bagian_alamat)
    pada, diketahui = _saat(request)
    kasus = str(bagian_alamat.get("id", ""))
    with untuk(pelaku, izin.keperluan, kasus=kasus, pada=pada, diketahui=diketahui) as reg:
        return view(request, reg, **bagian_alamat)


def _saat(request: HttpRequest) -> tuple[date | None, datetime | None]:
    """Only a page that is read can be read as of another day; what is written is written now."""
    return saat_diminta(request.GET) if request.method == "GET" else (None, None)


def _ke_halaman_masuk(request: HttpRequest) -> HttpResponse:
    tujuan = request.get_full_path() if request.method == "GET" else request.path
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'lanjut': tujuan})}")
