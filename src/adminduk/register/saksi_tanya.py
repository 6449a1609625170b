"""Asking a witness for its cosignature over HTTP (C2SP tlog-witness, add-checkpoint)."""

from __future__ import annotations

import http.client
from contextlib import closing
from urllib.parse import urlsplit

TENGGAT = 5.0  # seconds
JAWABAN_TERPANJANG = 16 * 1024  # bytes; a cosignature line has 200


def kirim_titik(url: str, badan: bytes) -> tuple[int, bytes]:
    """Send a request of add-checkpoint; return status and body. Raises OSError when the witness does not answer."""
    return _tanya(url, "POST", "/add-checkpoint", badan)


def nama_saksi(url: str) -> str:
    """Return the public key (vkey) that a witness says it has; empty when nobody answers."""
    try:
        return _tanya(url, "GET", "/")[1].decode(errors="replace").strip()
    except OSError:
        return ""


def _tanya(url: str, cara: str, jalur: str, badan: bytes | None = None) -> tuple[int, bytes]:
    bagian = urlsplit(url)
    jenis = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}.get(bagian.scheme)
    if jenis is None or bagian.hostname is None:
        raise OSError(f"alamat saksi tidak dikenal: {url}")
    with closing(jenis(bagian.hostname, bagian.port, timeout=TENGGAT)) as sambungan:
        try:
            sambungan.request(cara, f"{bagian.path}{jalur}", badan, {"Content-Type": "text/plain"})
            jawaban = sambungan.getresponse()
            return jawaban.status, jawaban.read(JAWABAN_TERPANJANG)
        except http.client.HTTPException as galat:
            raise OSError(f"jawaban saksi tidak terbaca: {type(galat).__name__}") from galat
