"""Asking a witness for its cosignature over HTTP (C2SP tlog-witness, add-checkpoint)."""

from __future__ import annotations

import http.client
from contextlib import closing
from urllib.parse import urlsplit

TENGGAT = 5.0  # seconds
JAWABAN_TERPANJANG = 16 * 1024  # bytes; a cosignature line has 200


def kirim_titik(url: str, badan: bytes) -> tuple[int, bytes]:
    """Send a request of add-checkpoint; return status and body. Raises OSError when the witness does not answer."""
    bagian = urlsplit(url)
    jenis = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}.get(bagian.scheme)
    if jenis is None or bagian.hostname is None:
        raise OSError(f"alamat saksi tidak dikenal: {url}")
    with closing(jenis(bagian.hostname, bagian.port, timeout=TENGGAT)) as sambungan:
        try:
            sambungan.request("POST", f"{bagian.path}/add-checkpoint", badan, {"Content-Type": "text/plain"})
            jawaban = sambungan.getresponse()
            return jawaban.status, jawaban.read(JAWABAN_TERPANJANG)
        except http.client.HTTPException as galat:
            raise OSError(f"jawaban saksi tidak terbaca: {type(galat).__name__}") from galat
