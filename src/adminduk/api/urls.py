"""Addresses under /api/; whatever else is asked there gets a problem in JSON, never a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path

from adminduk.api.antarmuka import api
from adminduk.api.halaman import daftar_operasi, openapi_json
from adminduk.api.masalah import salah_metode, tidak_ada

app_name = "api"


def _rute(pola: URLPattern) -> URLPattern:
    """Return the route with its 405 said as every other problem."""
    asli: Callable[..., HttpResponse] = pola.callback

    @wraps(asli)
    def menjawab(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        jawaban = asli(request, *args, **kwargs)
        return salah_metode(request, jawaban["Allow"]) if jawaban.status_code == 405 else jawaban

    pola.callback = menjawab
    return pola


urlpatterns = [
    path("", daftar_operasi, name="operasi"),
    path("openapi.json", openapi_json, name="openapi"),
    *(_rute(p) for p in api.urls[0] if isinstance(p, URLPattern) and p.name != "api-root"),
    re_path("", tidak_ada, name="tidak_ada"),
]
