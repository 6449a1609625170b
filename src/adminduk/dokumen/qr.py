"""The QR of a document: one text that a phone opens on line and our verifier reads off line.

``<BASE>/v/<kode>#<amplop>``: before the ``#`` the address of the verify page, after it a
COSE_Sign1 envelope in base64url. The signature also covers the address, so no character of the
text can change. A browser does not send what follows the ``#`` to the server.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import cbor2

from adminduk.dokumen import cose
from adminduk.dokumen.cose import Amplop, AmplopRusak, Penyegel
from adminduk.dokumen.surat import SURAT, Surat, sidik_isi

BATAS = 350  # bytes of the whole text (KEPUTUSAN 24)
PANJANG_KODE = 12
_HURUF_KODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U to misread
_TEKS = re.compile(rf"(https?://[!-\"$-~]+/v/([{_HURUF_KODE}]{{{PANJANG_KODE}}}))#([A-Za-z0-9_-]+)")
_VERSI = 1
_HARI_NOL = date(2020, 1, 1)
# One byte instead of the word, to leave room for names. The order is in printed documents: append only.
_JENIS_PENDEK = ("AKTA_KELAHIRAN", "AKTA_KEMATIAN", "KK", "KIA", "BIODATA", "SK_LAHIR_MATI")


class QRTidakSah(ValueError):
    """The text is no QR of this system, or a character of it was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Muatan:
    """What the QR carries, signed. ``fakta`` are printed words to compare with the paper."""

    jenis: str
    nomor: str
    sidik: bytes
    tanggal_terbit: date
    kab: int
    fakta: tuple[str, ...]
    indeks: int | None = None  # place of the deciding event in the sealed log
    ukuran: int | None = None  # size of the tree of which the seal was at hand


@dataclass(frozen=True, slots=True)
class IsiQR:
    """A QR read, its signature still to be checked against the key that ``amplop.kunci`` names."""

    alamat: str
    kode: str
    muatan: Muatan
    amplop: Amplop


def kode_baru() -> str:
    """Return a verification code of 60 random bits, readable aloud; the caller keeps it with the document.

    >>> len(kode_baru())
    12
    """
    return "".join(secrets.choice(_HURUF_KODE) for _ in range(PANJANG_KODE))


def muatan(jenis: str, isi: Mapping[str, Any], *, indeks: int | None = None, ukuran: int | None = None) -> Muatan:
    """Return what the QR of a document says, from the ``isi`` that its paper shows."""
    return muatan_surat(SURAT[jenis].dari_isi(isi), isi, indeks=indeks, ukuran=ukuran)


def muatan_surat(
    surat: Surat, isi: Mapping[str, Any], *, indeks: int | None = None, ukuran: int | None = None
) -> Muatan:
    return Muatan(
        jenis=surat.kode,
        nomor=surat.nomor_dokumen,
        sidik=sidik_isi(surat.kode, isi),
        tanggal_terbit=surat.tanggal_terbit,
        kab=surat.penerbit.kab,
        fakta=surat.fakta(),
        indeks=indeks,
        ukuran=ukuran,
    )


def susun(muatan: Muatan, kode: str, penyegel: Penyegel, base: str) -> str:
    """Return the text of the QR, at most 350 bytes.

    ``base`` is the public address without a slash at its end. Facts too long to fit are cut and
    end in "…", the longest first. Raises ValueError when ``base`` leaves no room.
    """
    alamat = f"{base}/v/{kode}"
    fakta = list(muatan.fakta)
    while len(teks := _teks(alamat, muatan, fakta, penyegel)) > BATAS:
        terpanjang = max(range(len(fakta)), key=lambda i: len(fakta[i]))
        if len(fakta[terpanjang]) < 4:
            raise ValueError(f"alamat {base} terlalu panjang untuk kode QR")
        lebih = max(1, (len(teks) - BATAS) * 3 // 4)
        fakta[terpanjang] = fakta[terpanjang].removesuffix("…")[: -lebih - 1] + "…"
    return teks


def baca(teks: str) -> IsiQR:
    """Return what a QR text says, or raise QRTidakSah. The signature is not checked here."""
    if not (cocok := _TEKS.fullmatch(teks.strip())):
        raise QRTidakSah("bukan kode QR dokumen kependudukan")
    alamat, kode, base64url = cocok.groups()
    try:
        amplop = cose.buka(_dari_base64url(base64url), alamat.encode())
        return IsiQR(alamat, kode, _baca_muatan(amplop.muatan), amplop)
    except (AmplopRusak, ValueError, TypeError, IndexError, OverflowError) as galat:
        raise QRTidakSah("isi kode QR rusak") from galat


def _teks(alamat: str, m: Muatan, fakta: list[str], penyegel: Penyegel) -> str:
    hari = (m.tanggal_terbit - _HARI_NOL).days
    nomor = int(m.nomor) if m.nomor.isascii() and m.nomor.isdecimal() and m.nomor[0] != "0" else m.nomor
    jenis = _JENIS_PENDEK.index(m.jenis) if m.jenis in _JENIS_PENDEK else m.jenis
    isi = [_VERSI, jenis, nomor, m.sidik, hari, m.kab, fakta, m.indeks, m.ukuran]
    amplop = cose.segel(isi, penyegel, alamat.encode())
    return f"{alamat}#{base64.urlsafe_b64encode(amplop).decode().rstrip('=')}"


def _baca_muatan(data: bytes) -> Muatan:
    versi, jenis, nomor, sidik, hari, kab, fakta, indeks, ukuran = cbor2.loads(data)
    if versi != _VERSI:
        raise ValueError(f"versi {versi} tidak dikenal")
    return Muatan(
        jenis=_JENIS_PENDEK[jenis] if isinstance(jenis, int) else jenis,
        nomor=str(nomor),
        sidik=sidik,
        tanggal_terbit=_HARI_NOL + timedelta(days=hari),
        kab=kab,
        fakta=tuple(fakta),
        indeks=indeks,
        ukuran=ukuran,
    )


def _dari_base64url(teks: str) -> bytes:
    data = base64.urlsafe_b64decode(teks + "=" * (-len(teks) % 4))
    # The unused bits of the last character would otherwise be free to change.
    if base64.urlsafe_b64encode(data).decode().rstrip("=") != teks:
        raise QRTidakSah("isi kode QR rusak")
    return data
