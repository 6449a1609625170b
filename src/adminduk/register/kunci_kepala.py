"""The key that signs heads of the journal, the name of the log, and the public keys that heads are checked with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
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

from adminduk.register.segel_catatan import ED25519, KunciCatatan

# The origin of journals whose heads were signed before a log had a name of its own; they keep it, and their heads.
ASAL_LAMA = "adminduk"


@dataclass(frozen=True)
class Publik:
    """The log ``asal`` and its public keys, of today and of before, by id."""

    asal: str
    kunci: Mapping[str, Ed25519PublicKey]

    @property
    def catatan(self) -> tuple[KunciCatatan, ...]:
        """The same keys as a reader of signed notes takes them."""
        return tuple(KunciCatatan(self.asal, ED25519, k.public_bytes_raw()) for k in self.kunci.values())

    def untuk(self, kunci: str) -> KunciCatatan:
        return KunciCatatan(self.asal, ED25519, self.kunci[kunci].public_bytes_raw())


class Kunci(Protocol):
    """An Ed25519 key that signs for the log ``asal``, wherever it is kept."""

    @property
    def id(self) -> str: ...
    @property
    def asal(self) -> str: ...
    def tanda(self, pesan: bytes) -> bytes: ...


def id_kunci(publik: Ed25519PublicKey) -> str:
    """Return the name of a key: "adminduk+" and eight hex digits of its hash."""
    return f"adminduk+{sha256(publik.public_bytes_raw()).hexdigest()[:8]}"


class KunciBerkas:
    """A key in a PEM file of mode 0600."""

    def __init__(self, rahasia: Ed25519PrivateKey, asal: str) -> None:
        self._rahasia, self.asal = rahasia, asal
        self.id = id_kunci(rahasia.public_key())

    @property
    def publik(self) -> bytes:
        return self._rahasia.public_key().public_bytes_raw()

    def tanda(self, pesan: bytes) -> bytes:
        return self._rahasia.sign(pesan)

    @classmethod
    def buka(cls, folder: Path, asal: str = "") -> KunciBerkas:
        """Open the key of ``folder``, made at first use; its public half is kept beside it under its id, for ever.

        A new log is named ``asal``, else after its first key: the name is in every signature and never changes.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        berkas = folder / "kunci.pem"
        if not berkas.exists():
            baru = Ed25519PrivateKey.generate()
            asal = asal or f"adminduk/{sha256(baru.public_key().public_bytes_raw()).hexdigest()[:16]}/segel"
            _sekali(folder / "asal", f"{asal}\n".encode())
            _sekali(berkas, baru.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        rahasia = _baca_rahasia(berkas)
        publik = rahasia.public_key()
        tempat = folder / f"{id_kunci(publik)}.pub"
        if not tempat.exists():
            tempat.write_bytes(publik.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        return cls(rahasia, asal_log(folder))


def asal_log(folder: Path) -> str:
    """Return the origin of the log whose key is in ``folder``."""
    berkas = folder / "asal"
    return berkas.read_text().strip() if berkas.exists() else ASAL_LAMA


def _baca_rahasia(berkas: Path) -> Ed25519PrivateKey:
    rahasia = load_pem_private_key(berkas.read_bytes(), password=None)
    if not isinstance(rahasia, Ed25519PrivateKey):
        raise ValueError(f"{berkas.name} bukan kunci Ed25519. Pindahkan berkas itu agar kunci baru dibuat.")
    return rahasia


def _sekali(berkas: Path, isi: bytes) -> None:
    """Write a new file of mode 0600 whole or not at all; who comes second keeps the first one's."""
    sementara = berkas.with_suffix(f".{os.getpid()}")
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


def kunci_publik(folder: Path) -> Publik:
    """Return the log of ``folder`` with every public key kept there, of today and of before."""
    terbaca = [load_pem_public_key(berkas.read_bytes()) for berkas in sorted(folder.glob("*.pub"))]
    return Publik(asal_log(folder), {id_kunci(k): k for k in terbaca if isinstance(k, Ed25519PublicKey)})


def sah(publik: Publik, kunci: str, tanda_tangan: bytes, pesan: bytes) -> bool:
    """Tell if the key named ``kunci`` is known and made this signature."""
    if kunci not in publik.kunci:
        return False
    try:
        publik.kunci[kunci].verify(tanda_tangan, pesan)
    except InvalidSignature:
        return False
    return True
