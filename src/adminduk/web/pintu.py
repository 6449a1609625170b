"""From a route to its view: log-in, role, rate, and the register opened once for the purpose of the page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from functools import partial, wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _

from adminduk.akun import titipan
from adminduk.akun.bukti import Bukti, butuh_bukti_baru
from adminduk.akun.laju import Batas, alamat, batasi
from adminduk.akun.views_tanda_tangan import butuh_tanda_tangan
from adminduk.register import Pelaku, untuk
from adminduk.web import galat
from adminduk.web.izin import Izin
from adminduk.web.navigasi import alamat_kasus, beranda
from adminduk.web.pelaku import pelaku_dari
from adminduk.web.saat import saat_diminta

log = logging.getLogger(__name__)
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
                log.warning("halaman ditolak", extra={"rute": nama, "sebab": pelaku.peran, "pelaku": str(pelaku.id)})
                raise galat.TidakAda
            return _layani(view, pelaku, izin, bagian_alamat, request)
        except galat.DIKENAL as terjadi:
            return galat.jawab(request, terjadi)

    return berizin


def _layani(
    view: View, pelaku: Pelaku, izin: Izin, bagian_alamat: dict[str, Any], request: HttpRequest
) -> HttpResponse:
    terketik = _terketik(request, pelaku)
    if terketik and not izin.menggambar_ulang:
        return galat.kirim_ulang(request, terketik)
    if izin.bukti:
        return _PENJAGA[izin.bukti](partial(_buka, view, pelaku, izin, bagian_alamat))(request)
    jawaban = _buka(view, pelaku, izin, bagian_alamat, request)
    if isinstance(jawaban, HttpResponseNotAllowed) and request.method == "GET":
        return redirect(_di_dekat(pelaku, bagian_alamat))
    return jawaban


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


def _terketik(request: HttpRequest, pelaku: Pelaku) -> list[tuple[str, str]]:
    """Return what this account sent here when its session had ended; sending again, or starting anew, drops it."""
    terketik = titipan.ambil(request, pelaku.id)
    if terketik and (request.method == "POST" or "kosong" in request.GET):
        titipan.buang(request)
        return []
    return terketik


def _di_dekat(pelaku: Pelaku, bagian_alamat: dict[str, Any]) -> str:
    """Return the page to show to somebody who comes by GET, as after a log-in, to what only takes forms."""
    id_ = bagian_alamat.get("id")
    return alamat_kasus(pelaku, "kasus", id_) if isinstance(id_, UUID) else beranda(pelaku)


def _ke_halaman_masuk(request: HttpRequest) -> HttpResponse:
    tujuan = request.get_full_path() if request.method == "GET" else request.path
    terputus: UUID | None = getattr(request, "terputus", None)
    if request.method == "POST" and terputus and titipan.simpan(request, terputus):
        messages.info(request, _("Sesi Anda berakhir. Masuk lagi dengan akun yang sama: yang Anda ketik tidak hilang."))
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'lanjut': tujuan})}")
