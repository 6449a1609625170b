"""Daftar cabut: the documents of an office that are no longer valid, compact, dated and signed, for verifiers off line.

A document stands in it by the first eight bytes of the SHA-256 of its verification code, so the list
tells nothing to whoever does not hold the paper. Nine bytes an entry: 1,000,000 documents are 9 MB.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

import cbor2

from adminduk.dokumen import cose
from adminduk.dokumen.cose import Amplop, AmplopRusak, Penyegel

_KONTEKS = b"adminduk/daftar-cabut"
_VERSI = 1
_PANJANG = 8
_BARIS = _PANJANG + 1


class SebabTutup(IntEnum):
    DICABUT = 1
    DIGANTI = 2


class DaftarCabutTidakSah(ValueError):
    """The file is no revocation list, or was changed."""


@dataclass(frozen=True, slots=True)
class DaftarCabut:
    """A list read, its signature still to be checked against the key that ``amplop.kunci`` names."""

    kab: int
    pada: datetime
    baris: bytes
    amplop: Amplop

    def cari(self, kode: str) -> SebabTutup | None:
        """Return why the document of this verification code is no longer valid, or None when it is not listed."""
        tanda = _tanda(kode)
        jumlah = len(self.baris) // _BARIS
        tempat = bisect_left(range(jumlah), tanda, key=lambda i: self.baris[i * _BARIS : i * _BARIS + _PANJANG])
        baris = self.baris[tempat * _BARIS : (tempat + 1) * _BARIS]
        return SebabTutup(baris[_PANJANG]) if baris[:_PANJANG] == tanda else None


def daftar_cabut(entri: Iterable[tuple[str, SebabTutup]], penyegel: Penyegel, kab: int, pada: datetime) -> bytes:
    """Return the signed list of an office: ``entri`` are verification codes and why their documents ended."""
    baris = b"".join(sorted(_tanda(kode) + bytes([sebab]) for kode, sebab in dict(entri).items()))
    return cose.segel([_VERSI, kab, int(pada.timestamp()), baris], penyegel, _KONTEKS)


def baca_daftar_cabut(data: bytes) -> DaftarCabut:
    try:
        amplop = cose.buka(data, _KONTEKS)
        versi, kab, pada, baris = cbor2.loads(amplop.muatan)
        if versi != _VERSI or len(baris) % _BARIS:
            raise AmplopRusak("bentuk daftar tidak dikenal")
        return DaftarCabut(kab, datetime.fromtimestamp(pada, UTC), baris, amplop)
    except (AmplopRusak, ValueError, TypeError) as galat:
        raise DaftarCabutTidakSah("Berkas ini bukan daftar pencabutan dokumen, atau sudah berubah.") from galat


def _tanda(kode: str) -> bytes:
    return hashlib.sha256(kode.encode()).digest()[:_PANJANG]
