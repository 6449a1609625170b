"""The catalogue: every service as it is declared, and the schema of its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router

from adminduk.api import skema
from adminduk.api.kasus import BIAYA
from adminduk.api.pintu import umum
from adminduk.permohonan import Layanan
from adminduk.permohonan.bentuk import skema_json
from adminduk.permohonan.katalog import ambil, semua_layanan
from adminduk.permohonan.layanan import Pemeriksaan

router = Router(tags=["layanan"], auth=None)


@router.get("/layanan", response=list[skema.LayananRingkas], summary="Katalog layanan")
def daftar_layanan(request: HttpRequest) -> Any:
    umum(request, "daftar_layanan")
    return [_ringkas(satu) for _, satu in semua_layanan()]


@router.get("/layanan/{kode}", response=skema.Layanan, summary="Satu layanan menurut deklarasinya")
def satu_layanan(request: HttpRequest, kode: str) -> Any:
    """Syarat dan pemeriksaan dengan pasalnya, dokumen yang terbit, dan skema JSON formulirnya."""
    umum(request, "satu_layanan")
    layanan = ambil(kode.upper())
    return _ringkas(layanan) | {
        "dasar_hukum": [str(d) for d in layanan.dasar_hukum],
        "batas_lapor": layanan.batas_lapor,
        "oleh_penduduk": layanan.oleh_penduduk,
        "persyaratan": [_syarat(s) for s in layanan.persyaratan],
        "larangan": [{"nama": la.nama, "dasar": str(la.dasar)} for la in layanan.larangan],
        "pemeriksaan": [_pemeriksaan(p) for p in layanan.daftar_pemeriksaan],
        "dokumen": list(layanan.dokumen),
        "formulir": skema_json(layanan.formulir),
    }


def _ringkas(layanan: Layanan) -> dict[str, Any]:
    return {
        "kode": layanan.kode,
        "nama": layanan.nama,
        "ringkasan": layanan.ringkasan,
        "biaya": BIAYA,
        "waktu_layanan_jam": layanan.waktu_layanan_jam,
    }


def _syarat(s: Any) -> dict[str, Any]:
    return {
        "kode": s.kode,
        "nama": s.nama,
        "dasar": str(s.dasar),
        "dari_register": s.dari_register,
        "atau": s.atau,
        "bila": s.bila,
        "bantuan": s.bantuan,
    }


def _pemeriksaan(p: Pemeriksaan) -> dict[str, Any]:
    return {
        "nama": p.nama,
        "dasar": str(p.dasar),
        "uraian": (p.fungsi.__doc__ or "").strip().split("\n")[0],
        "sejak": p.sejak if p.sejak > date.min else None,
        "sampai": p.sampai if p.sampai < date.max else None,
    }
