"""Codes that people carry on paper: random, without signs that are taken for one another, kept as hashes."""

from __future__ import annotations

import hashlib
import secrets

HURUF = "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"


def baru(panjang: int) -> str:
    return "".join(secrets.choice(HURUF) for _ in range(panjang))


def rapat(ketikan: str) -> str:
    """Return a code as it was made, however it was typed.

    >>> rapat(" abcd-efgh 2345 ")
    'ABCDEFGH2345'
    """
    return "".join(h for h in ketikan.upper() if h.isalnum())


def berkelompok(kode: str) -> str:
    """Return a code as it is printed.

    >>> berkelompok("ABCDEFGH2345")
    'ABCD-EFGH-2345'
    """
    return "-".join(kode[i : i + 4] for i in range(0, len(kode), 4))


def sidik(milik: object, kode: str) -> bytes:
    # Sixteen signs are 79 random bits: they need no slow hash, only one that differs by owner.
    return hashlib.sha256(f"{milik} {kode}".encode()).digest()
