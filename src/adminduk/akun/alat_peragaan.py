"""The software key of the demonstration's signers: it answers as a device would, and is none.

Whoever holds the data folder and the PIN signs with it. It exists only where ``ADMINDUK_PERAGAAN`` is set, which the
settings refuse for a service; its id says what it is, and no other installation accepts it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils.translation import gettext as _
from webauthn.helpers import bytes_to_base64url

from adminduk.akun.models import Petugas
from adminduk.akun.passkey import PasskeyDitolak

UP, UV = 0x01, 0x04  # flags of WebAuthn: the user was present, the user was verified


@dataclass(frozen=True)
class AlatLunak:
    """A key and its id; ``tanda``: the flags it sets, as a byte."""

    kunci: ec.EllipticCurvePrivateKey
    id: bytes
    tanda: int = UP | UV

    def kunci_publik(self) -> bytes:
        """Return the public key as COSE writes it (RFC 9053, ES256)."""
        titik = self.kunci.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: titik.x.to_bytes(32, "big"), -3: titik.y.to_bytes(32, "big")})

    def jawab(self, opsi: str, asal: str) -> dict[str, Any]:
        """Answer ``navigator.credentials.get`` for a page at ``asal``."""
        isi = json.loads(opsi)
        klien = data_klien("webauthn.get", isi["challenge"], asal)
        data = self.kepala(isi["rpId"])
        tanda_tangan = self.kunci.sign(data + hashlib.sha256(klien).digest(), ec.ECDSA(hashes.SHA256()))
        return self.bungkus(clientDataJSON=klien, authenticatorData=data, signature=tanda_tangan)

    def kepala(self, rp_id: str, tambahan: int = 0) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest() + bytes([self.tanda | tambahan]) + bytes(4)

    def bungkus(self, **isi: bytes) -> dict[str, Any]:
        id_ = bytes_to_base64url(self.id)
        jawaban = {nama: bytes_to_base64url(nilai) for nama, nilai in isi.items()}
        return {"id": id_, "rawId": id_, "type": "public-key", "response": jawaban, "clientExtensionResults": {}}


def data_klien(jenis: str, tantangan: str, asal: str) -> bytes:
    return json.dumps({"type": jenis, "challenge": tantangan, "origin": asal, "crossOrigin": False}).encode()


def alat_baru() -> AlatLunak:
    return AlatLunak(ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16))


def tulis(alat: AlatLunak) -> dict[str, str]:
    """Return what the file of the demonstration keeps: key, id and a PIN of six digits."""
    pem = alat.kunci.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {"kunci": pem.decode(), "id": alat.id.hex(), "pin": f"{secrets.randbelow(1_000_000):06d}"}


def buka(petugas: Petugas, pin: str) -> AlatLunak:
    """Return the software key of a demonstration signer; the PIN stands for the finger on a real device."""
    semua = json.loads(settings.ADMINDUK_PERAGAAN.read_text()) if settings.ADMINDUK_PERAGAAN else []
    simpanan = next((a.get("alat") for a in semua if a.get("nama_pengguna") == petugas.nama_pengguna), None)
    if not simpanan or not secrets.compare_digest(simpanan["pin"].encode(), pin.strip().encode()):
        raise PasskeyDitolak(_("PIN kunci peragaan salah. Cetak lagi dengan `adminduk akun-demo`."))
    kunci = serialization.load_pem_private_key(simpanan["kunci"].encode(), None)
    assert isinstance(kunci, ec.EllipticCurvePrivateKey)
    return AlatLunak(kunci, bytes.fromhex(simpanan["id"]))
