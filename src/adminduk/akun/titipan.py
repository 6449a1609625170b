"""What was sent when the session had ended: kept in the new session, on the server, until the same account is back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from uuid import UUID

from django.http import HttpRequest

from adminduk.akun.bukti import BUKAN_ISI

MASA = 30 * 60  # seconds
BATAS = 200_000  # signs; the longest form, filled in, has a quarter of it
_TITIPAN = "titipan"
_RAHASIA = BUKAN_ISI | {"sandi", "pin", "kode"}


@dataclass(frozen=True)
class _Titipan:
    pemilik: str
    alamat: str
    isian: list[list[str]]
    pada: float


def simpan(request: HttpRequest, pemilik: UUID) -> bool:
    """Keep the fields of a POST for ``pemilik``; False when it brought files, which are not kept, or is too large."""
    isian = [[n, v] for n, semua in request.POST.lists() if n not in _RAHASIA for v in semua]
    if request.FILES or not isian or sum(len(n) + len(v) for n, v in isian) > BATAS:
        return False
    request.session[_TITIPAN] = asdict(_Titipan(str(pemilik), request.path, isian, time.time()))
    return True


def ambil(request: HttpRequest, pemilik: UUID) -> list[tuple[str, str]]:
    """Return the fields kept for this address and this account, none when there are none. They stay until ``buang``."""
    ada = _baca(request)
    if ada is None or ada.alamat != request.path or ada.pemilik != str(pemilik):
        return []
    return [(n, v) for n, v in ada.isian]


def buang(request: HttpRequest) -> None:
    if _TITIPAN in request.session:
        del request.session[_TITIPAN]


def hanya_milik(request: HttpRequest, pemilik: UUID) -> None:
    """Throw away what another account left in this browser."""
    ada = _baca(request)
    if ada is None or ada.pemilik != str(pemilik):
        buang(request)


@contextmanager
def dibawa(request: HttpRequest) -> Iterator[None]:
    """Carry what is kept over to the session that the block begins."""
    isi = request.session.get(_TITIPAN)
    yield
    if isi:
        request.session[_TITIPAN] = isi


def _baca(request: HttpRequest) -> _Titipan | None:
    isi = request.session.get(_TITIPAN)
    ada = _Titipan(**isi) if isi else None
    return ada if ada and time.time() - ada.pada < MASA else None
