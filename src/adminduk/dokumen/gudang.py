"""Where private keys live: files for development, a PKCS#11 token in production, behind one protocol."""

from __future__ import annotations

import os
import threading
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import pkcs11
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from pkcs11.util.ec import encode_ecdsa_signature, encode_named_curve_parameters

from adminduk.sandi import sesi_token

KunciPrivat = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
KunciPublik = ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey


class JenisKunci(StrEnum):
    P256 = "P-256"
    ED25519 = "Ed25519"


_LENGKUNG = {
    JenisKunci.P256: (pkcs11.KeyType.EC, encode_named_curve_parameters("secp256r1")),
    JenisKunci.ED25519: (pkcs11.KeyType.EC_EDWARDS, encode_named_curve_parameters("1.3.101.112")),
}


class KunciTidakAda(KeyError):
    """The store has no key of that name."""


class GudangKunci(Protocol):
    def publik(self, nama: str) -> KunciPublik:
        """Return the public half of a key, or raise KunciTidakAda."""

    def buat(self, nama: str, jenis: JenisKunci) -> KunciPublik:
        """Make a key unless there is one of that name, and return its public half."""

    def tanda_tangan(self, nama: str, data: bytes) -> bytes:
        """Return an Ed25519 signature, or an ECDSA one over SHA-256 in DER, by the kind of the key."""


def tulis_berkas(jalur: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file whole or not at all; it is on disk when this returns."""
    sementara = jalur.with_name(f".{jalur.name}.baru")
    sementara.unlink(missing_ok=True)
    berkas = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(berkas, "wb") as tujuan:
        tujuan.write(data)
        tujuan.flush()
        os.fsync(tujuan.fileno())
    os.replace(sementara, jalur)
    folder = os.open(jalur.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class GudangBerkas:
    """Keys as PEM files of mode 0600, encrypted when a password is given; read once, then held in memory."""

    def __init__(self, folder: Path, sandi: bytes | None = None) -> None:
        self._folder = folder
        self._sandi = sandi
        self._kunci: dict[str, KunciPrivat] = {}
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def publik(self, nama: str) -> KunciPublik:
        return self.privat(nama).public_key()

    def buat(self, nama: str, jenis: JenisKunci) -> KunciPublik:
        if not self._jalur(nama).exists():
            baru: KunciPrivat = (
                ed25519.Ed25519PrivateKey.generate()
                if jenis is JenisKunci.ED25519
                else ec.generate_private_key(ec.SECP256R1())
            )
            tulis_berkas(self._jalur(nama), baru.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, self._penyandian()))
        return self.publik(nama)

    def tanda_tangan(self, nama: str, data: bytes) -> bytes:
        kunci = self.privat(nama)
        if isinstance(kunci, ed25519.Ed25519PrivateKey):
            return kunci.sign(data)
        return kunci.sign(data, ec.ECDSA(SHA256()))

    def privat(self, nama: str) -> KunciPrivat:
        if nama not in self._kunci:
            try:
                pem = self._jalur(nama).read_bytes()
            except FileNotFoundError as galat:
                raise KunciTidakAda(nama) from galat
            self._kunci[nama] = load_pem_private_key(pem, self._sandi)  # type: ignore[assignment]
        return self._kunci[nama]

    def _jalur(self, nama: str) -> Path:
        return self._folder / f"{nama}.pem"

    def _penyandian(self) -> KeySerializationEncryption:
        return BestAvailableEncryption(self._sandi) if self._sandi else NoEncryption()


class GudangPKCS11:
    """Keys that never leave a token. ``pustaka`` is the module of its maker, as libsofthsm2.so."""

    def __init__(self, pustaka: str, token: str, pin: str) -> None:
        self._pustaka = pustaka
        self._token = token
        self._pin = pin
        self._giliran = threading.Lock()  # a PKCS#11 session runs one operation at a time

    def publik(self, nama: str) -> KunciPublik:
        with self._giliran:
            return self._publik(nama)

    def buat(self, nama: str, jenis: JenisKunci) -> KunciPublik:
        with self._giliran:
            try:
                return self._publik(nama)
            except KunciTidakAda:
                self._bangkitkan(nama, jenis)
                return self._publik(nama)

    def tanda_tangan(self, nama: str, data: bytes) -> bytes:
        with self._giliran:
            kunci = self._cari(nama, pkcs11.ObjectClass.PRIVATE_KEY)
            if kunci.key_type is pkcs11.KeyType.EC_EDWARDS:
                return bytes(kunci.sign(data, mechanism=pkcs11.Mechanism.EDDSA))
            ringkas = Hash(SHA256())
            ringkas.update(data)
            return encode_ecdsa_signature(bytes(kunci.sign(ringkas.finalize(), mechanism=pkcs11.Mechanism.ECDSA)))

    @cached_property
    def _sesi(self) -> Any:
        return sesi_token(self._pustaka, self._token, self._pin)

    def _cari(self, nama: str, kelas: pkcs11.ObjectClass) -> Any:
        try:
            return self._sesi.get_key(object_class=kelas, label=nama)
        except pkcs11.NoSuchKey as galat:
            raise KunciTidakAda(nama) from galat

    def _publik(self, nama: str) -> KunciPublik:
        kunci = self._cari(nama, pkcs11.ObjectClass.PUBLIC_KEY)
        if kunci.key_type is pkcs11.KeyType.EC_EDWARDS:
            return ed25519.Ed25519PublicKey.from_public_bytes(bytes(kunci[pkcs11.Attribute.EC_POINT])[-32:])
        titik = bytes(kunci[pkcs11.Attribute.EC_POINT])[-65:]  # inside a DER OCTET STRING
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), titik)

    def _bangkitkan(self, nama: str, jenis: JenisKunci) -> None:
        lengkung, parameter = _LENGKUNG[jenis]
        ranah = self._sesi.create_domain_parameters(lengkung, {pkcs11.Attribute.EC_PARAMS: parameter}, local=True)
        ranah.generate_keypair(store=True, label=nama)
