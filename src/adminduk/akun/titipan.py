"""What was sent when the session had ended: kept in the new session, on the server, until the same account is back.

It is a whole form, so it stands in the table of sessions sealed (ADR 0026).
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from uuid import UUID

from django.http import HttpRequest

from adminduk.akun.bukti import BUKAN_ISI
from adminduk.akun.sandian import TANPA_KAB
from adminduk.sandi import Tempat, terpasang, tersandi

MASA = 30 * 60  # seconds
BATAS = 200_000  # signs; the longest form, filled in, has a quarter of it
_TITIPAN = "titipan"
_RAHASIA = BUKAN_ISI | {"sandi", "pin", "kode"}


@dataclass(frozen=True)
class _Titipan:
    pemilik: str
    alamat: str
    isian: str  # sealed; list of (name, value) as JSON
    pada: float


def simpan(request: HttpRequest, pemilik: UUID) -> bool:
    """Keep the fields of a POST for ``pemilik``; False when it brought files, which are not kept, or is too large."""
    isian = [[n, v] for n, semua in request.POST.lists() if n not in _RAHASIA for v in semua]
    if request.FILES or not isian or sum(len(n) + len(v) for n, v in isian) > BATAS:
        return False
    sandi = terpasang().sandikan(_tempat(str(pemilik)), TANPA_KAB, json.dumps(isian))
    request.session[_TITIPAN] = asdict(_Titipan(str(pemilik), request.path, sandi, time.time()))
    return True


def ambil(request: HttpRequest, pemilik: UUID) -> list[tuple[str, str]]:
    """Return the fields kept for this address and this account, none when there are none. They stay until ``buang``."""
    ada = _baca(request)
    if ada is None or ada.alamat != request.path or ada.pemilik != str(pemilik):
        return []
    return [(n, v) for n, v in json.loads(terpasang().buka(_tempat(ada.pemilik), ada.isian))]


def _tempat(pemilik: str) -> Tempat:
    return Tempat("akun_sesi", _TITIPAN, pemilik)


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
    return ada if ada and tersandi(ada.isian) and time.time() - ada.pada < MASA else None
