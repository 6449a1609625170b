"""No more at once than the machine can answer in time: a short queue at the door, and 503 for who finds it full.

Without it every request of a rush waits in the server's queue until its reader has given up, and the ones that are
answered at last help nobody. Turning away costs a tenth of a millisecond, so those who wait are served.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

LAYANI = 4  # requests a process works on at once
TUNGGU = 12  # requests a process lets wait
TENGGAT = 1.0  # seconds that one waits at most
COBA_LAGI = "3"  # seconds
TANPA_ANTRE = frozenset({"/sehat"})  # whoever watches must see a busy server, not a dead one

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_HALAMAN = b"""<!doctype html><html lang="id"><meta charset="utf-8"><title>Sedang sibuk</title>
<h1>Server sedang sangat sibuk</h1><p>Kiriman ini belum diproses dan tidak ada yang tersimpan setengah.
Tunggu beberapa detik, lalu kirim lagi yang sama; tercatat sekali.</p></html>"""
_MASALAH = (
    b'{"type":"urn:adminduk:masalah:sibuk","title":"Server sedang sangat sibuk","status":503,'
    b'"detail":"Belum diproses. Ulangi dengan Idempotency-Key yang sama sesudah waktu pada Retry-After.",'
    b'"galat":[],"id":"sibuk"}'
)


class Pintu:
    """A WSGI application behind a queue of ``tunggu`` places in front of ``layani`` desks."""

    def __init__(self, isi: Wsgi, *, layani: int = LAYANI, tunggu: int = TUNGGU, tenggat: float = TENGGAT) -> None:
        self._isi = isi
        self._meja = threading.Semaphore(layani)
        self._tempat = threading.Semaphore(layani + tunggu)
        self._tenggat = tenggat

    def __call__(self, environ: dict[str, Any], mulai: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") in TANPA_ANTRE:
            return self._isi(environ, mulai)
        if not self._tempat.acquire(blocking=False):
            return sibuk(environ, mulai)
        try:
            if not self._meja.acquire(timeout=self._tenggat):
                return sibuk(environ, mulai)
            try:
                return self._isi(environ, mulai)
            finally:
                self._meja.release()
        finally:
            self._tempat.release()


def sibuk(environ: dict[str, Any], mulai: Callable[..., Any]) -> Iterable[bytes]:
    """Say 503 and when to come again, without touching Django, session or database."""
    api = str(environ.get("PATH_INFO", "")).startswith("/api/")
    badan = _MASALAH if api else _HALAMAN
    jenis = "application/problem+json" if api else "text/html; charset=utf-8"
    kepala = [
        ("Content-Type", jenis),
        ("Content-Length", str(len(badan))),
        ("Retry-After", COBA_LAGI),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    mulai("503 Service Unavailable", kepala)
    return [badan]
