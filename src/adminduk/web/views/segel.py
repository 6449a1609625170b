"""The seal for everybody: its state on one page, and the log itself as C2SP tlog-tiles, read-only."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from adminduk.register.kunci_kepala import asal_log
from adminduk.register.segel_pantau import pantau
from adminduk.register.segel_terbit import DaftarSaksi
from adminduk.register.segel_ubin import JALUR_UBIN, LEBAR, GudangUbin
from adminduk.web.galat import TidakAda


@require_GET
def halaman(request: HttpRequest) -> HttpResponse:
    folder = settings.ADMINDUK_DATA / "segel"
    daftar = DaftarSaksi.milik(folder)
    connection.ensure_connection()
    isi = {"p": pantau(connection.connection, daftar.kunci), "asal": asal_log(folder), "daftar": daftar}
    return render(request, "web/umum/segel.html", isi)


@require_GET
@cache_control(public=True, max_age=5)
def titik(request: HttpRequest) -> HttpResponse:
    """Give the latest checkpoint, signed by the log and its witnesses."""
    catatan = _gudang().titik()
    if catatan is None:
        raise TidakAda
    return HttpResponse(bytes(catatan), content_type="text/plain; charset=utf-8")


@require_GET
@cache_control(public=True, max_age=31_536_000, immutable=True)
def ubin(request: HttpRequest, jalur: str) -> HttpResponse:
    """Give a tile of hashes; what it is over, the events, is nobody's business and is not here."""
    cocok = JALUR_UBIN.fullmatch(jalur)
    if cocok is None:
        raise TidakAda
    tingkat, nomor, lebar = cocok.groups()
    isi = _gudang().baca(int(tingkat), int(nomor.replace("/", "").replace("x", "")), int(lebar or LEBAR))
    if isi is None:
        raise TidakAda
    return HttpResponse(isi, content_type="application/octet-stream")


def _gudang() -> GudangUbin:
    return GudangUbin(settings.ADMINDUK_DATA / "segel" / "ubin")
