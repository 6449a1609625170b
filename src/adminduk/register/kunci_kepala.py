"""The key that signs heads of the journal, and the public keys that they are checked with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

Publik = Mapping[str, Ed25519PublicKey]


class Kunci(Protocol):
    """An Ed25519 key that signs, wherever it is kept."""

    @property
    def id(self) -> str: ...
    def tanda(self, pesan: bytes) -> bytes: ...


def id_kunci(publik: Ed25519PublicKey) -> str:
    """Return the name of a key: "adminduk+" and eight hex digits of its hash."""
    return f"adminduk+{sha256(publik.public_bytes_raw()).hexdigest()[:8]}"


class KunciBerkas:
    """A key in a PEM file of mode 0600."""

    def __init__(self, rahasia: Ed25519PrivateKey) -> None:
        self._rahasia = rahasia
        self.id = id_kunci(rahasia.public_key())

    def tanda(self, pesan: bytes) -> bytes:
        return self._rahasia.sign(pesan)

    @classmethod
    def buka(cls, folder: Path) -> KunciBerkas:
        """Open the key of ``folder``, made at first use; its public half is kept beside it under its id, for ever."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        berkas = folder / "kunci.pem"
        if not berkas.exists():
            _tulis_baru(berkas)
        rahasia = load_pem_private_key(berkas.read_bytes(), password=None)
        if not isinstance(rahasia, Ed25519PrivateKey):
            raise ValueError(f"{berkas.name} bukan kunci Ed25519. Pindahkan berkas itu agar kunci baru dibuat.")
        publik = rahasia.public_key()
        tempat = folder / f"{id_kunci(publik)}.pub"
        if not tempat.exists():
            tempat.write_bytes(publik.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        return cls(rahasia)


def _tulis_baru(berkas: Path) -> None:
    """Write a new key whole or not at all; who comes second keeps the first one's."""
    sementara = berkas.with_suffix(f".{os.getpid()}")
    isi = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "wb") as tulisan:
        tulisan.write(isi)
        tulisan.flush()
        os.fsync(fd)
    try:
        os.link(sementara, berkas)
    except FileExistsError:
        pass
    finally:
        sementara.unlink()


def kunci_publik(folder: Path) -> dict[str, Ed25519PublicKey]:
    """Return every public key kept in ``folder``, of today and of before, by id."""
    terbaca = [load_pem_public_key(berkas.read_bytes()) for berkas in sorted(folder.glob("*.pub"))]
    return {id_kunci(k): k for k in terbaca if isinstance(k, Ed25519PublicKey)}


def sah(publik: Publik, kunci: str, tanda_tangan: bytes, pesan: bytes) -> bool:
    """Tell if the key named ``kunci`` is known and made this signature."""
    if kunci not in publik:
        return False
    try:
        publik[kunci].verify(tanda_tangan, pesan)
    except InvalidSignature:
        return False
    return True
