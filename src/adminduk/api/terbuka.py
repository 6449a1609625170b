"""What anybody may ask without a token: is this document genuine and in force, and the keys to find out off line."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from adminduk.api import skema
from adminduk.api.pintu import umum
from adminduk.api.samar import samarkan
from adminduk.permohonan import publik

router = Router(tags=["verifikasi"], auth=None)
_KODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{12}")  # Crockford's letters, as printed under the QR


@router.get("/dokumen/{kode}", response=skema.DokumenPublik, summary="Keadaan dokumen menurut kode verifikasinya")
def dokumen(request: HttpRequest, kode: str) -> Any:
    """Hanya yang tercetak pada kertasnya, dan apakah masih berlaku. NIK dan nomor KK tersamar."""
    umum(request, "dokumen")
    ada = publik.cari_dokumen(kode.upper()) if _KODE.fullmatch(kode.upper()) else None
    if ada is None:
        raise Http404
    return samarkan(asdict(ada))


@router.get("/kunci", response=skema.TerbitanKunci, summary="Kunci publik, sertifikat, dan CRL")
def kunci(request: HttpRequest, response: HttpResponse) -> Any:
    umum(request, "kunci")
    response["Cache-Control"] = "public, max-age=300"
    return publik.terbitan_kunci()


@router.get(
    "/cabut",
    summary="Daftar pencabutan bertanda tangan",
    openapi_extra={
        "responses": {
            200: {
                "description": "COSE_Sign1 (RFC 9052) dengan kunci QR kantor itu",
                "content": {"application/cose": {"schema": {"type": "string", "format": "binary"}}},
            }
        }
    },
)
def cabut(
    request: HttpRequest, kab: Annotated[int, Query(description="Kode kabupaten/kota."), Field(ge=1101, le=9999)]
) -> Any:
    """Dokumen satu kantor yang tidak berlaku lagi, untuk `adminduk dokumen verifikasi --cabut` tanpa jaringan."""
    umum(request, "cabut")
    daftar = publik.daftar_pencabutan(kab)
    if daftar is None:
        raise Http404
    return HttpResponse(daftar, content_type="application/cose", headers={"Cache-Control": "public, max-age=60"})
