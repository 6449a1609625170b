"""All operations together, behind one token, one JSON reader and one way to say no."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import Http404, HttpRequest
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation
from ninja.parser import Parser

from adminduk.api import layanan, permohonan, terbuka
from adminduk.api.masalah import jawab
from adminduk.api.pintu import TokenKantor

URAIAN = """\
Layanan administrasi kependudukan bagi sistem milik kantor. Tiap sistem memakai token sendiri (`Authorization: Bearer`),
dibuat administratornya, dengan satu peran dan daerahnya. Setiap permintaan yang mengubah sesuatu membawa
`Idempotency-Key` (UUID): diulang dengan kunci yang sama, ia tercatat sekali. Galat berbentuk
`application/problem+json` dan menyebut isian, apa yang salah, apa yang harus dilakukan, dan pasalnya, semua sekaligus.

Tanda tangan kepala dinas tidak ada di sini: ia meminta bukti diri kedua dari orangnya sendiri, di halaman petugas.
"""


class PembacaJson(Parser):
    """JSON by orjson: strict, fast, and deaf to nesting that would exhaust the stack."""

    def parse_body(self, request: HttpRequest) -> Any:
        return orjson.loads(request.body)


class Antarmuka(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)


api = Antarmuka(
    title="Adminduk",
    version="1",
    description=URAIAN,
    urls_namespace="api",
    auth=TokenKantor(),
    parser=PembacaJson(),
    openapi_url=None,
    docs_url=None,
)
for router in (layanan.router, permohonan.router, terbuka.router):
    api.add_router("", router)
for galat in (Exception, Http404, AuthenticationError, HttpError, ValidationError):
    api.add_exception_handler(galat, jawab)
