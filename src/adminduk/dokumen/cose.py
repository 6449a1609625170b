"""COSE_Sign1 with Ed25519 (RFC 9052): the smallest signed envelope for the QR and the revocation list.

Only one encoding of a value is accepted: whatever does not re-encode to the same bytes is refused,
so that no bit of a signed text can change unnoticed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Protocol

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_TAG_SIGN1 = 18
_ALG, _KID, _EDDSA = 1, 4, -8
PANJANG_ID = 4


class AmplopRusak(ValueError):
    """The bytes are no COSE_Sign1 of this system, or were changed."""


class KunciTidakDikenal(ValueError):
    """The key that the envelope names is not among the keys given."""


class Penyegel(Protocol):
    """A private Ed25519 key: in memory, or in a PKCS#11 token."""

    @property
    def publik(self) -> bytes:
        """The 32 bytes of the public key."""

    def tanda_tangan(self, data: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Amplop:
    kunci: str
    muatan: bytes
    diteken: bytes
    tanda_tangan: bytes

    def sah(self, publik: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(publik).verify(self.tanda_tangan, self.diteken)
        except InvalidSignature:
            return False
        return True


def id_kunci(publik: bytes) -> str:
    """Return the id of a key: the first bytes of the SHA-256 of its public half, in hex."""
    return hashlib.sha256(publik).digest()[:PANJANG_ID].hex()


def segel(muatan: Any, penyegel: Penyegel, konteks: bytes) -> bytes:
    """Return the signed envelope of a CBOR value; ``konteks`` is signed with it but not carried."""
    kepala = cbor2.dumps({_ALG: _EDDSA, _KID: bytes.fromhex(id_kunci(penyegel.publik))}, canonical=True)
    isi = cbor2.dumps(muatan, canonical=True)
    return _susun(kepala, isi, penyegel.tanda_tangan(_diteken(kepala, konteks, isi)))


def buka(data: bytes, konteks: bytes) -> Amplop:
    """Return the parts of an envelope whose signature is still to be checked, or raise AmplopRusak."""
    try:
        kepala, bebas, isi, tanda = cbor2.loads(data).value
        rincian = cbor2.loads(kepala)
        kunci = rincian[_KID].hex()
        utuh = bebas == {} and rincian[_ALG] == _EDDSA and len(rincian) == 2 and _susun(kepala, isi, tanda) == data
        muatan = cbor2.loads(isi)
        utuh = utuh and cbor2.dumps(muatan, canonical=True) == isi and cbor2.dumps(rincian, canonical=True) == kepala
    except Exception as galat:  # cbor2 lets many kinds of error out of hostile bytes
        raise AmplopRusak("bukan amplop bertanda tangan") from galat
    if not utuh:
        raise AmplopRusak("amplop tidak dalam bentuk bakunya")
    return Amplop(kunci, isi, _diteken(kepala, konteks, isi), tanda)


def _susun(kepala: bytes, isi: bytes, tanda: bytes) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(_TAG_SIGN1, [kepala, {}, isi, tanda]), canonical=True)


def _diteken(kepala: bytes, konteks: bytes, isi: bytes) -> bytes:
    return cbor2.dumps(["Signature1", kepala, konteks, isi], canonical=True)
