"""Verification of a file from a stranger in a process of its own, with little memory and little time.

A kilobyte of PDF can unpack to gigabytes in any reader (permohonan/pdf_asing.py): who serves pages does not open it.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from adminduk.dokumen.kepercayaan import Kepercayaan
from adminduk.dokumen.verifikasi import HasilVerifikasi, Keadaan, verifikasi

MEMORI = 640 << 20  # bytes of address space; a genuine document takes 200 MB of it, libraries included
DETIK = 10  # of CPU
MENUNGGU = 30  # seconds until an answer, on a machine that is busy


def verifikasi_terpisah(masukan: bytes, terbitan: Mapping[str, Any]) -> HasilVerifikasi:
    """Verify what was handed in under a publication of keys that can be read (``Kepercayaan.dari_terbitan``)."""
    kiriman = json.dumps(terbitan).encode() + b"\n" + masukan
    try:
        hasil = subprocess.run(
            [sys.executable, "-m", __name__], input=kiriman, capture_output=True, timeout=MENUNGGU, check=True
        )
        keadaan, kalimat, fakta = json.loads(hasil.stdout)
        return HasilVerifikasi(Keadaan(keadaan), tuple(kalimat), fakta)
    except (subprocess.SubprocessError, ValueError):
        pesan = "Berkas ini rusak, atau terlalu rumit untuk dokumen kependudukan. Pakai berkas PDF aslinya."
        return HasilVerifikasi(Keadaan.TIDAK_SAH, (pesan,))


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK, DETIK))
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    terbitan, _, masukan = sys.stdin.buffer.read().partition(b"\n")
    hasil = verifikasi(masukan, Kepercayaan.dari_terbitan(json.loads(terbitan)))
    print(json.dumps([hasil.keadaan, hasil.kalimat, dict(hasil.fakta)]))


if __name__ == "__main__":
    main()
