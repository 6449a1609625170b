"""Middleware that every request passes: how much it may bring, and what a browser is told."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation

from adminduk.proyek import views

Jawab = Callable[[HttpRequest], HttpResponse]
TANPA_ALAT = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def batas_permintaan(jawab: Jawab) -> Jawab:
    """Refuse a body over BATAS_PERMINTAAN before a byte of it is read."""

    def tengah(request: HttpRequest) -> HttpResponse:
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        if not panjang.isdigit() or int(panjang) > settings.BATAS_PERMINTAAN:
            return views.terlalu_besar(request)
        return jawab(request)

    return tengah


def tanpa_nol(jawab: Jawab) -> Jawab:
    """Refuse the character NUL in an address or a form: no keyboard types it and PostgreSQL keeps no text with it."""

    def tengah(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/api/"):  # reads its own bodies, after it has looked at their size
            return jawab(request)
        isi = [request.path, *_terkirim(request.GET), *(_terkirim(request.POST) if request.method == "POST" else ())]
        return views.tidak_terbaca(request) if any("\0" in teks for teks in isi) else jawab(request)

    return tengah


def _terkirim(kiriman: QueryDict) -> list[str]:
    return [str(teks) for nama, semua in kiriman.lists() for teks in (nama, *semua)]


def kepala_aman(jawab: Jawab) -> Jawab:
    """Keep pages with data out of every cache, unless a view says otherwise, and switch off unused device rights."""

    def tengah(request: HttpRequest) -> HttpResponse:
        hasil = jawab(request)
        hasil.headers.setdefault("Cache-Control", "no-store")
        hasil.headers.setdefault("Permissions-Policy", TANPA_ALAT)
        return hasil

    return tengah


def bahasa(jawab: Jawab) -> Jawab:
    """Speak Indonesian unless the reader switched: what a browser says it prefers is how it was sold, not a choice."""
    tersedia = dict(settings.LANGUAGES)

    def tengah(request: HttpRequest) -> HttpResponse:
        dipilih = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        request.LANGUAGE_CODE = dipilih if dipilih in tersedia else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            hasil = jawab(request)
        hasil.headers["Content-Language"] = request.LANGUAGE_CODE
        return hasil

    return tengah
