"""One value, sealed: AES-256-GCM (NIST SP 800-38D) bound to the place it stands in. Pure.

``s1:`` and base64url of: number of the data key (4 bytes, big-endian), nonce (12, random), ciphertext and tag (16).
The tag also covers ``table|column|row|key number``: a value moved to another row or column does not open.

A random nonce of 96 bits may be drawn 2^32 times under one key (SP 800-38D 8.3). A key serves one table of one
kabupaten for one year: the largest writes some ten million values, four hundred times fewer.
"""

from __future__ import annotations

import base64
import binascii
import os
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7

AWALAN = "s1:"
PANJANG_NONCE = 12
_PANJANG_TERPENDEK = 4 + PANJANG_NONCE + 16
# Texts are filled up to whole blocks of 32 bytes: the length of a kind of disability would tell which it is.
_GANJAL = PKCS7(256)


class SandiGalat(Exception):
    """Something sealed cannot be opened or made; the message is one sentence for the operator."""


class SandiRusak(SandiGalat):
    """A sealed value was changed, or stands in another row or column than it was made for."""


class BelumTersandi(SandiGalat):
    """A value that must be sealed stands open."""


class Tempat(NamedTuple):
    """Where a value stands. Neither table nor row holds a ``|``."""

    tabel: str
    kolom: str
    baris: str

    def ikatan(self, nomor: int) -> bytes:
        return f"{self.tabel}|{self.kolom}|{self.baris}|{nomor}".encode()


def tersandi(nilai: object) -> bool:
    return isinstance(nilai, str) and nilai.startswith(AWALAN)


def nomor_kunci(nilai: str) -> int:
    """Return the number of the data key that a sealed value names; raise SandiRusak when it is none."""
    return int.from_bytes(_urai(nilai)[:4], "big")


def sandikan(kunci: AESGCM, nomor: int, tempat: Tempat, isi: bytes) -> str:
    nonce = os.urandom(PANJANG_NONCE)
    sandi = nomor.to_bytes(4, "big") + nonce + kunci.encrypt(nonce, isi, tempat.ikatan(nomor))
    return AWALAN + base64.urlsafe_b64encode(sandi).decode().rstrip("=")


def buka(kunci: AESGCM, tempat: Tempat, nilai: str) -> bytes:
    """Return what was sealed; raise SandiRusak."""
    sandi = _urai(nilai)
    nomor, nonce = int.from_bytes(sandi[:4], "big"), sandi[4 : 4 + PANJANG_NONCE]
    try:
        return kunci.decrypt(nonce, sandi[4 + PANJANG_NONCE :], tempat.ikatan(nomor))
    except InvalidTag:
        raise SandiRusak(
            f"Nilai tersandi pada {tempat.tabel}.{tempat.kolom} baris {tempat.baris} tidak dapat dibuka: "
            "diubah, atau dipindah dari baris atau kolom lain."
        ) from None


def ganjal(teks: str) -> bytes:
    pengganjal = _GANJAL.padder()
    return pengganjal.update(teks.encode()) + pengganjal.finalize()


def tanpa_ganjal(isi: bytes) -> str:
    pembuka = _GANJAL.unpadder()
    return (pembuka.update(isi) + pembuka.finalize()).decode()


def _urai(nilai: str) -> bytes:
    if not nilai.startswith(AWALAN):
        raise BelumTersandi("Nilai ini belum tersandi. Jalankan: adminduk kunci enkripsi-lama.")
    teks = nilai[len(AWALAN) :]
    try:
        sandi = base64.b64decode(teks + "=" * (-len(teks) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        sandi = b""
    if len(sandi) < _PANJANG_TERPENDEK:
        raise SandiRusak("Nilai tersandi terpotong atau diubah.")
    return sandi
