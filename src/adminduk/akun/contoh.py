"""Accounts and devices for tests: keys that answer like hardware, or like one copied between devices, with papers or
without.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import cbor2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from adminduk.akun import token
from adminduk.akun.alat_peragaan import UP, UV, AlatLunak, data_klien
from adminduk.akun.models import Passkey, Petugas, TokenSistem

ASAL = "http://testserver"
AT, BE, BS = 0x40, 0x08, 0x10  # flags of WebAuthn: credential attached, can be copied, has been copied
AAGUID = UUID("f1d0f1d0-0000-4000-8000-000000000001")


@contextmanager
def sebagai_pemilik() -> Iterator[None]:
    """Do with accounts what only the owner of the database may; no cluster but that of the tests has this role."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("set local role uji_akun")
        yield
        kursor.execute("set local role none")


def buat_petugas(nama_pengguna: str, sandi: str, **isi: Any) -> Petugas:
    with sebagai_pemilik():
        return Petugas.objects.buat(nama_pengguna, sandi, **isi)


def ubah_petugas(petugas: Petugas | None = None, **ubah: Any) -> None:
    """Change one account, or all of them."""
    with sebagai_pemilik():
        (Petugas.objects.filter(pk=petugas.pk) if petugas else Petugas.objects.all()).update(**ubah)


def buat_token(*args: Any, **isi: Any) -> str:
    with sebagai_pemilik():
        return token.buat(*args, **isi)


def cabut_token(sistem: TokenSistem) -> None:
    with sebagai_pemilik():
        token.cabut(sistem)


@dataclass(frozen=True)
class Pembuat:
    """A maker of keys, with the certificate that an office may trust."""

    kunci: ec.EllipticCurvePrivateKey
    sertifikat: x509.Certificate

    def pem(self) -> bytes:
        return self.sertifikat.public_bytes(serialization.Encoding.PEM)


@dataclass(frozen=True)
class AlatUji(AlatLunak):
    """``pembuat``: who vouches for it, None for nobody."""

    pembuat: Pembuat | None = None

    def daftar(self, opsi: str, asal: str = ASAL) -> dict[str, Any]:
        """Answer ``navigator.credentials.create``."""
        isi = json.loads(opsi)
        klien = data_klien("webauthn.create", isi["challenge"], asal)
        kunci = self.kunci_publik()
        data = self.kepala(isi["rp"]["id"], AT) + AAGUID.bytes + len(self.id).to_bytes(2, "big") + self.id + kunci
        return self.bungkus(clientDataJSON=klien, attestationObject=cbor2.dumps(self._surat(data, klien)))

    def _surat(self, data: bytes, klien: bytes) -> dict[str, Any]:
        if self.pembuat is None:
            return {"fmt": "none", "attStmt": {}, "authData": data}
        tanda_tangan = self.pembuat.kunci.sign(data + hashlib.sha256(klien).digest(), ec.ECDSA(hashes.SHA256()))
        der = self.pembuat.sertifikat.public_bytes(serialization.Encoding.DER)
        return {"fmt": "packed", "attStmt": {"alg": -7, "sig": tanda_tangan, "x5c": [der]}, "authData": data}

    def disalin(self) -> AlatUji:
        """Return the same key in a device that copies it to others."""
        return replace(self, tanda=UP | UV | BE | BS)


def alat_uji(pembuat: Pembuat | None = None) -> AlatUji:
    return AlatUji(ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16), UP | UV, pembuat)


def pembuat_kunci() -> Pembuat:
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Pembuat kunci uji")])
    kini = datetime.now(UTC)
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(1)
        .not_valid_before(kini - timedelta(days=1))
        .not_valid_after(kini + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(kunci, hashes.SHA256())
    )
    return Pembuat(kunci, sertifikat)


def beri_kunci(petugas: Petugas, *, terikat: bool = True, disahkan: bool = True) -> AlatUji:
    """Register a key of the officer as if long ago."""
    alat = alat_uji()
    Passkey.objects.create(
        id=alat.id, petugas=petugas, kunci_publik=alat.kunci_publik(), nama="Kunci dinas", aaguid=AAGUID,
        terikat=terikat, disahkan=timezone.now() if disahkan else None,
    )  # fmt: skip
    return alat


def setujui(peramban: Client, alat: AlatLunak) -> Any:
    """Let the device agree to what waits to be signed in this browser; return the last answer."""
    opsi = peramban.post("/petugas/tanda-tangan/kunci/mulai")
    if opsi.status_code != 200:
        return opsi
    jawaban = alat.jawab(opsi.content.decode(), ASAL)
    return peramban.post("/petugas/tanda-tangan/kunci/selesai", jawaban, content_type="application/json")
