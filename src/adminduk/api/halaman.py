"""The document itself, for programs as JSON and for readers as one plain page without scripts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from adminduk.api.openapi import dokumen


@require_GET
@cache_control(public=True, max_age=300)
def openapi_json(request: HttpRequest) -> HttpResponse:
    return JsonResponse(dokumen(), json_dumps_params={"ensure_ascii": False})


@require_GET
def daftar_operasi(request: HttpRequest) -> HttpResponse:
    isi = dokumen()
    operasi = [_operasi(a, m, o) for a, metode in isi["paths"].items() for m, o in metode.items()]
    return render(request, "api/operasi.html", {"uraian": isi["info"]["description"], "operasi": operasi})


def _operasi(alamat: str, metode: str, operasi: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": operasi["operationId"],
        "metode": metode.upper(),
        "alamat": alamat,
        "judul": operasi["summary"],
        "uraian": operasi.get("description", ""),
        "token": bool(operasi.get("security")),
    }
