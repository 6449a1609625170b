"""Signed notes, checkpoints and cosignatures: C2SP signed-note, tlog-checkpoint, tlog-cosignature.

Read strictly: what is not as the specification writes it is refused, so that no letter of a note can change unseen.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519, SAKSI = 0x01, 0x04  # signature types: by the log over the text, by a witness over time and text
TANDA_TERBANYAK = 64
_GARIS = "— "


class CatatanRusak(ValueError):
    """The bytes are no signed note, checkpoint or key."""


@dataclass(frozen=True)
class Tanda:
    """A signature line: ``isi`` is what follows the 4 bytes of the key id."""

    nama: str
    id: bytes
    isi: bytes

    def __str__(self) -> str:
        return f"{_GARIS}{self.nama} {b64(self.id + self.isi)}\n"

    @classmethod
    def baca(cls, baris: str) -> Tanda:
        nama, pisah, isi = baris.removeprefix(_GARIS).partition(" ")
        if not (baris.startswith(_GARIS) and nama and pisah) or "+" in nama:
            raise CatatanRusak("Baris tanda tangan tidak terbaca.")
        data = dari_b64(isi)
        if len(data) < 5:
            raise CatatanRusak("Baris tanda tangan terlalu pendek.")
        return cls(nama, data[:4], data[4:])


@dataclass(frozen=True)
class Catatan:
    """A text that ends in a newline, and who signed it."""

    teks: str
    tanda: tuple[Tanda, ...]

    def __bytes__(self) -> bytes:
        return f"{self.teks}\n{''.join(map(str, self.tanda))}".encode()

    @classmethod
    def baca(cls, data: bytes) -> Catatan:
        teks = _utf8(data)
        isi, pisah, baris = teks.rpartition("\n\n")
        if not (isi and pisah and baris.endswith("\n")) or baris.count("\n") > TANDA_TERBANYAK:
            raise CatatanRusak("Catatan bertanda tangan tidak terbaca.")
        return cls(f"{isi}\n", tuple(map(Tanda.baca, baris[:-1].split("\n"))))

    def dari(self, kunci: KunciCatatan) -> Tanda | None:
        """Return the line of a key after checking it, None when there is none. Raises CatatanRusak for a false one."""
        for tanda in self.tanda:
            if (tanda.nama, tanda.id) == (kunci.nama, kunci.id):
                if not kunci.sah(self.teks, tanda.isi):
                    raise CatatanRusak(f"Tanda tangan {kunci.nama} tidak cocok.")
                return tanda
        return None


@dataclass(frozen=True)
class KunciCatatan:
    """A public key as verifiers are given it (vkey): name, type of signature, 32 bytes of Ed25519."""

    nama: str
    jenis: int
    publik: bytes

    @property
    def id(self) -> bytes:
        return sha256(f"{self.nama}\n".encode() + bytes([self.jenis]) + self.publik).digest()[:4]

    def __str__(self) -> str:
        return f"{self.nama}+{self.id.hex()}+{b64(bytes([self.jenis]) + self.publik)}"

    @classmethod
    def baca(cls, vkey: str) -> KunciCatatan:
        """Read a vkey.

        >>> KunciCatatan.baca("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k").nama
        'example.com/foo'
        """
        nama, _, sisa = vkey.strip().partition("+")
        _, _, isi = sisa.partition("+")
        data = dari_b64(isi)
        if len(data) != 33 or data[0] not in (ED25519, SAKSI) or not nama or any(h.isspace() for h in nama):
            raise CatatanRusak("Kunci bukan kunci Ed25519 untuk catatan.")
        kunci = cls(nama, data[0], data[1:])
        if str(kunci) != vkey.strip():
            raise CatatanRusak("Id kunci tidak cocok dengan kuncinya.")
        return kunci

    def sah(self, teks: str, isi: bytes) -> bool:
        """Tell if ``isi`` is this key's signature; one of a witness begins with 8 bytes of POSIX time."""
        if self.jenis == SAKSI:
            if len(isi) != 72:
                return False
            isi, teks = isi[8:], teks_saksi(waktu_saksi(isi), teks)
        try:
            Ed25519PublicKey.from_public_bytes(self.publik).verify(isi, teks.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class KepalaPohon:
    """What a checkpoint says: the log ``asal`` has ``ukuran`` leaves under the 32-byte root ``akar``."""

    asal: str
    ukuran: int
    akar: bytes

    @property
    def teks(self) -> str:
        r"""The text that is signed.

        >>> KepalaPohon("contoh.id/segel", 0, bytes(32)).teks
        'contoh.id/segel\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'
        """
        return f"{self.asal}\n{self.ukuran}\n{b64(self.akar)}\n"

    @classmethod
    def baca(cls, teks: str) -> KepalaPohon:
        """Read the first three lines; extension lines are allowed and say nothing to us."""
        asal, ukuran, akar, *_ = [*teks.split("\n"), "", "", ""]
        kepala = cls(asal, bilangan(ukuran), dari_b64(akar))
        if not asal or len(kepala.akar) != 32 or not teks.startswith(kepala.teks) or "\n\n" in teks:
            raise CatatanRusak("Titik periksa tidak terbaca.")
        return kepala


def teks_saksi(waktu: int, teks: str) -> str:
    return f"cosignature/v1\ntime {waktu}\n{teks}"


def waktu_saksi(isi: bytes) -> int:
    return int.from_bytes(isi[:8], "big")


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def dari_b64(teks: str) -> bytes:
    try:
        data = base64.b64decode(teks, validate=True)
    except (binascii.Error, ValueError) as galat:
        raise CatatanRusak("Base64 tidak terbaca.") from galat
    if b64(data) != teks:
        raise CatatanRusak("Base64 tidak baku.")
    return data


def bilangan(teks: str) -> int:
    """Read a decimal without leading zeros, at most 2^63."""
    if not (teks.isascii() and teks.isdecimal() and len(teks) < 20) or str(int(teks)) != teks:
        raise CatatanRusak("Bilangan tidak terbaca.")
    return int(teks)


def baca_hash(baris: Iterable[str]) -> tuple[bytes, ...]:
    """Read lines of base64, one 32-byte hash each."""
    hasil = tuple(map(dari_b64, baris))
    if any(len(h) != 32 for h in hasil):
        raise CatatanRusak("Hash bukan 32 bita.")
    return hasil


def _utf8(data: bytes) -> str:
    try:
        teks = data.decode()
    except UnicodeDecodeError as galat:
        raise CatatanRusak("Catatan bukan UTF-8.") from galat
    if any(h < " " and h != "\n" for h in teks):
        raise CatatanRusak("Catatan memuat aksara kendali.")
    return teks
