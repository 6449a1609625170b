"""Escrow: the keys in one file that only the holder of a recovery key opens, who is not the operator.

RSA-OAEP (SHA-256) carries a key of AES-256-GCM, which seals the list. A store of files gives its wrapping keys too,
so that data keys made later open as well; a token gives none, and its maker's own backup is needed beside this file.
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from psycopg import Connection

from adminduk.sandi.brankas import Brankas, baca_semua
from adminduk.sandi.gudang import GudangBerkas, GudangKek
from adminduk.sandi.nilai import SandiGalat

BIT_TERPENDEK = 3072
_OAEP = OAEP(MGF1(SHA256()), SHA256(), None)
_IKATAN = b"adminduk titipan kunci 1"


class TitipanDitolak(SandiGalat):
    """The recovery key does not fit, or the file is no escrow of ours."""


@dataclass(frozen=True)
class Titipan:
    """What an escrow holds: wrapping keys by name, and data keys by number with what each is for."""

    dibuat: str
    kek: dict[str, bytes]
    data: dict[int, tuple[str, bytes]]


def ekspor(brankas: Brankas, publik: bytes) -> bytes:
    """Return the escrow of all keys for a recovery key (PEM, RSA of 3072 bits or more)."""
    penerima = load_pem_public_key(publik)
    if not isinstance(penerima, rsa.RSAPublicKey) or penerima.key_size < BIT_TERPENDEK:
        raise TitipanDitolak(f"Kunci pemulihan harus RSA {BIT_TERPENDEK} bit atau lebih, dalam PEM.")
    kunci, nonce = os.urandom(32), os.urandom(12)
    isi = AESGCM(kunci).encrypt(nonce, orjson.dumps(_isi(brankas)), _IKATAN)
    return orjson.dumps(
        {"versi": 1, "kunci": _b64(penerima.encrypt(kunci, _OAEP)), "nonce": _b64(nonce), "isi": _b64(isi)}
    )


def buka(titipan: bytes, privat: bytes, kata_sandi: bytes | None = None) -> Titipan:
    """Return what is in an escrow; raise TitipanDitolak."""
    try:
        pemulih = load_pem_private_key(privat, kata_sandi)
        bagian = {k: base64.b64decode(v) for k, v in orjson.loads(titipan).items() if k != "versi"}
        kunci = pemulih.decrypt(bagian["kunci"], _OAEP)  # type: ignore[union-attr]
        isi = orjson.loads(AESGCM(kunci).decrypt(bagian["nonce"], bagian["isi"], _IKATAN))
    except (ValueError, TypeError, KeyError, AttributeError, InvalidTag):
        raise TitipanDitolak("Titipan tidak dapat dibuka: berkasnya rusak atau kunci pemulihannya lain.") from None
    return Titipan(
        isi["dibuat"],
        {nama: base64.b64decode(k) for nama, k in isi["kek"].items()},
        {int(id_): (guna, base64.b64decode(k)) for id_, (guna, k) in isi["data"].items()},
    )


def pulihkan(koneksi: Connection[Any], gudang: GudangKek, titipan: Titipan) -> tuple[int, int]:
    """Put keys back: return how many data keys are wrapped anew by the store, and how many it still cannot open.

    ``koneksi`` is the owner's.
    """
    if isinstance(gudang, GudangBerkas):
        for nama, isi in titipan.kek.items():
            gudang.simpan(nama, isi)
    kek, pulih, hilang = gudang.pertama(), 0, 0
    with koneksi.transaction():
        for k in baca_semua(koneksi, untuk_diubah=True):
            guna, telanjang = titipan.data.get(k.id, ("", b""))
            if guna == k.ikatan.decode():
                ganti = (kek, gudang.bungkus(kek, telanjang, k.ikatan), k.id)
                koneksi.execute("update kunci_data set kek = %s, bungkus = %s where id = %s", ganti)
                pulih += 1
            elif k.kek not in gudang.daftar():
                hilang += 1
    return pulih, hilang


def _isi(brankas: Brankas) -> dict[str, Any]:
    gudang = brankas.gudang
    gudang.pertama()  # before the first data there may be none, and what is written afterwards needs it
    kek = {n: _b64(gudang.isi(n)) for n in gudang.daftar()} if isinstance(gudang, GudangBerkas) else {}
    data = {str(k.id): (k.ikatan.decode(), _b64(brankas.kunci_telanjang(k.id))) for k in brankas.daftar()}
    return {"dibuat": datetime.now(UTC).isoformat(timespec="seconds"), "kek": kek, "data": data}


def _b64(isi: bytes) -> str:
    return base64.b64encode(isi).decode()
