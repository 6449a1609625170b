"""Where the keys live that wrap the data keys: a folder of files, or a PKCS#11 token, behind one protocol.

A name, ``kek-`` with the moment it was made, is never given twice; the latest wraps what is new, the others still open.
A wrapped key is nonce (12), ciphertext and tag of AES-256-GCM, bound to what the data key is for.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import threading
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import pkcs11
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adminduk.sandi.nilai import SandiGalat

_NONCE, _PANJANG = 12, 32
_AWALAN = "kek-"


class KekTidakAda(SandiGalat):
    """The store has no key of that name."""


class BungkusanRusak(SandiGalat):
    """A wrapped data key was changed, belongs to something else, or was wrapped by another key."""


class GudangKek(Protocol):
    def daftar(self) -> tuple[str, ...]:
        """Return the names of all keys, the latest last."""

    def buat(self) -> str:
        """Make a key and return its name."""

    def pertama(self) -> str:
        """Return the latest key, made when there is none."""

    def bungkus(self, nama: str, kunci: bytes, ikatan: bytes) -> bytes:
        """Return ``kunci`` wrapped; raise KekTidakAda."""

    def buka(self, nama: str, bungkusan: bytes, ikatan: bytes) -> bytes:
        """Return the key that was wrapped; raise KekTidakAda or BungkusanRusak."""


class GudangBerkas:
    """Keys as files of 32 bytes and mode 0600 in a folder of mode 0700."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def daftar(self) -> tuple[str, ...]:
        return tuple(sorted(b.name for b in self._folder.glob(f"{_AWALAN}*")))

    def buat(self) -> str:
        nama = _nama_baru()
        self.simpan(nama, secrets.token_bytes(_PANJANG))
        return nama

    def pertama(self) -> str:
        with (self._folder / ".giliran").open("w") as giliran:
            fcntl.flock(giliran, fcntl.LOCK_EX)
            ada = self.daftar()
            return ada[-1] if ada else self.buat()

    def bungkus(self, nama: str, kunci: bytes, ikatan: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self.isi(nama)).encrypt(nonce, kunci, ikatan)

    def buka(self, nama: str, bungkusan: bytes, ikatan: bytes) -> bytes:
        try:
            return AESGCM(self.isi(nama)).decrypt(bungkusan[:_NONCE], bungkusan[_NONCE:], ikatan)
        except (InvalidTag, ValueError):
            raise _rusak(nama) from None

    def isi(self, nama: str) -> bytes:
        """Return the key itself, for escrow; a token has no such thing."""
        try:
            return (self._folder / nama).read_bytes()
        except FileNotFoundError:
            raise _tidak_ada(nama) from None

    def simpan(self, nama: str, isi: bytes) -> None:
        """Keep a key whole or not at all; one that is there already stays."""
        sementara = self._folder / f".{nama}.{os.getpid()}"
        fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "wb") as tulisan:
            tulisan.write(isi)
            tulisan.flush()
            os.fsync(fd)
        with suppress(FileExistsError):
            os.link(sementara, self._folder / nama)
        sementara.unlink()
        folder = os.open(self._folder, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


class GudangPKCS11:
    """Keys that never leave a token. ``pustaka`` is the module of its maker, as libsofthsm2.so."""

    def __init__(self, pustaka: str, token: str, pin: str) -> None:
        self._pustaka, self._token, self._pin = pustaka, token, pin
        self._giliran = threading.Lock()  # a PKCS#11 session runs one operation at a time

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._pustaka, self._token, self._pin)

    def daftar(self) -> tuple[str, ...]:
        with self._giliran:
            kunci = self._sesi.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.SECRET_KEY})
            return tuple(sorted(k.label for k in kunci if k.label.startswith(_AWALAN)))

    def buat(self) -> str:
        nama = _nama_baru()
        with self._giliran:
            self._sesi.generate_key(pkcs11.KeyType.AES, 256, label=nama, store=True)
        return nama

    def pertama(self) -> str:
        ada = self.daftar()
        return ada[-1] if ada else self.buat()

    def bungkus(self, nama: str, kunci: bytes, ikatan: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        with self._giliran:
            return nonce + bytes(self._cari(nama).encrypt(kunci, **_gcm(nonce, ikatan)))

    def buka(self, nama: str, bungkusan: bytes, ikatan: bytes) -> bytes:
        with self._giliran:
            try:
                return bytes(self._cari(nama).decrypt(bungkusan[_NONCE:], **_gcm(bungkusan[:_NONCE], ikatan)))
            except (pkcs11.exceptions.GeneralError, pkcs11.exceptions.EncryptedDataInvalid):
                raise _rusak(nama) from None

    @cached_property
    def _sesi(self) -> Any:
        return sesi_token(self._pustaka, self._token, self._pin)

    def _cari(self, nama: str) -> Any:
        try:
            return self._sesi.get_key(object_class=pkcs11.ObjectClass.SECRET_KEY, label=nama)
        except pkcs11.exceptions.NoSuchKey:
            raise _tidak_ada(nama) from None


def sesi_token(pustaka: str, token: str, pin: str) -> Any:
    """Open a session. A process logs in to a token once, however many stores it has there."""
    buka = pkcs11.lib(pustaka).get_token(token_label=token).open
    try:
        return buka(user_pin=pin, rw=True)
    except pkcs11.exceptions.UserAlreadyLoggedIn:
        return buka(rw=True)


def buka_gudang(folder: Path, pkcs11_: str = "", berkas_pin: str = "") -> GudangKek:
    """Return the store: the token ``<library>:<label>`` with its PIN in a file when named, else files in ``folder``."""
    if not pkcs11_:
        return GudangBerkas(folder)
    pustaka, _, token = pkcs11_.rpartition(":")
    return GudangPKCS11(pustaka, token, Path(berkas_pin).read_text().strip())


def _nama_baru() -> str:
    return f"{_AWALAN}{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}"


def _gcm(nonce: bytes, ikatan: bytes) -> dict[str, Any]:
    return {"mechanism": pkcs11.Mechanism.AES_GCM, "mechanism_param": pkcs11.GCMParams(nonce, ikatan, 128)}


def _tidak_ada(nama: str) -> KekTidakAda:
    return KekTidakAda(f"Kunci pembungkus {nama} tidak ada di gudang. Pulihkan: adminduk kunci pulihkan.")


def _rusak(nama: str) -> BungkusanRusak:
    return BungkusanRusak(f"Kunci data tidak dapat dibuka dengan {nama}: bungkusnya diubah atau milik kunci lain.")
