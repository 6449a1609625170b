"""A file, sealed in pieces so that neither side holds all of it: the AES-GCM-HKDF streaming format of Tink. Pure.

Header: its length (1 byte, 40), salt (32), prefix of the nonces (7). The key of the file is HKDF-SHA-256 of the data
key with that salt and the bound place as info. Piece n is AES-256-GCM with the nonce prefix ‖ n (4 bytes) ‖ 1 for the
last piece, so that pieces cannot change places and an end cannot be cut off. The first piece is shorter by the header.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from adminduk.sandi.nilai import SandiRusak

POTONGAN = 65_536  # bytes of a piece as it is stored
_GARAM, _AWAL, _TANDA = 32, 7, 16
KEPALA = 1 + _GARAM + _AWAL

Baca = Callable[[int], bytes]


def sandikan_arus(kunci: bytes, ikatan: bytes, isi: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the sealed file for ``isi``, which may come in pieces of any size."""
    garam, awal = os.urandom(_GARAM), os.urandom(_AWAL)
    yield bytes([KEPALA]) + garam + awal
    berkas = _kunci_berkas(kunci, garam, ikatan)
    tunggu, ke, muat = bytearray(), 0, POTONGAN - KEPALA - _TANDA
    for bagian in _potong(isi):
        tunggu += bagian
        # The last piece is only known at the end, so a full one waits for the byte after it.
        while len(tunggu) > muat:
            yield berkas.encrypt(_nonce(awal, ke, False), bytes(tunggu[:muat]), None)
            del tunggu[:muat]
            ke, muat = ke + 1, POTONGAN - _TANDA
    yield berkas.encrypt(_nonce(awal, ke, True), bytes(tunggu), None)


def _potong(isi: Iterable[bytes]) -> Iterator[memoryview]:
    """Yield small parts of large ones: what waits is moved once for each piece."""
    for bagian in isi:
        utuh = memoryview(bagian)
        yield from (utuh[letak : letak + POTONGAN] for letak in range(0, len(utuh), POTONGAN))


def buka_arus(kunci: bytes, ikatan: bytes, baca: Baca) -> Iterator[bytes]:
    """Yield the pieces of the file that ``baca`` reads, each genuine; raise SandiRusak, also for an end cut off."""
    kepala = baca(KEPALA)
    if len(kepala) != KEPALA or kepala[0] != KEPALA:
        raise SandiRusak("Kepala berkas tersandi rusak.")
    garam, awal = kepala[1 : 1 + _GARAM], kepala[1 + _GARAM :]
    berkas = _kunci_berkas(kunci, garam, ikatan)
    ini, ke = baca(POTONGAN - KEPALA), 0
    while True:
        lanjut = baca(POTONGAN)
        try:
            yield berkas.decrypt(_nonce(awal, ke, not lanjut), ini, None)
        except InvalidTag:
            raise SandiRusak("Berkas tersandi terpotong, diubah, atau bukan berkas yang dimaksud.") from None
        if not lanjut:
            return
        ini, ke = lanjut, ke + 1


def _kunci_berkas(kunci: bytes, garam: bytes, ikatan: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, garam, ikatan).derive(kunci))


def _nonce(awal: bytes, ke: int, terakhir: bool) -> bytes:
    return awal + ke.to_bytes(4, "big") + bytes([terakhir])
