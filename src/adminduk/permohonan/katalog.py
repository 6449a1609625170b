"""Every service in the system, found by walking the packages: there is no list to keep in step."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from adminduk.permohonan.layanan import Layanan

BIDANG = ("adminduk.pendaftaran_penduduk", "adminduk.pencatatan_sipil")


class LayananTidakAda(LookupError):
    """No service has this code."""


@cache
def semua_layanan() -> tuple[tuple[str, Layanan], ...]:
    """Return (module, service) pairs: every ``layanan`` in a ``<bidang>/<folder>/layanan.py``."""
    modul = (m.name for bidang in BIDANG for m in _modul(bidang) if m.name.endswith(".layanan"))
    return tuple((nama, importlib.import_module(nama).layanan) for nama in modul)


def ambil(kode: str) -> Layanan:
    """Return the service with the code of ``data/layanan.csv``, or raise LayananTidakAda."""
    if kode not in _menurut_kode():
        raise LayananTidakAda(kode)
    return _menurut_kode()[kode]


def matriks_hukum() -> Iterator[tuple[str, str, str]]:
    """Yield rows (citation, code of the service, what stands on it) of docs/hukum/matriks.md."""
    for _, layanan in semua_layanan():
        yield from ((str(d), layanan.kode, "dasar") for d in layanan.dasar_hukum)
        yield from ((str(s.dasar), layanan.kode, f"syarat: {s.nama}") for s in layanan.persyaratan)
        yield from ((str(la.dasar), layanan.kode, f"larangan: {la.nama}") for la in layanan.larangan)
        yield from ((str(p.dasar), layanan.kode, f"pemeriksaan: {p.nama}") for p in layanan.daftar_pemeriksaan)


@cache
def _menurut_kode() -> dict[str, Layanan]:
    kode = [layanan.kode for _, layanan in semua_layanan()]
    if ganda := {k for k in kode if kode.count(k) > 1}:
        raise ValueError(f"kode layanan dipakai dua kali: {', '.join(sorted(ganda))}")
    return {layanan.kode: layanan for _, layanan in semua_layanan()}


def _modul(bidang: str) -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.walk_packages(importlib.import_module(bidang).__path__, f"{bidang}.")
