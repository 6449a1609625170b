"""What every operation passes: size, rate, token, role, and the register opened once for the case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from adminduk.akun import laju, token
from adminduk.api.izin import IZIN
from adminduk.register import Keperluan, Pelaku, RegisterTerbuka, untuk

RUANG_MULTIPART = 64 * 1024  # boundaries, names and headers around one file
PER_TOKEN = laju.Batas(600)
PER_ALAMAT = laju.Batas(1200)  # one address may hold several systems of an office


class KirimanTerlaluBesar(ValueError):
    """More bytes are announced than any operation takes; none was read."""


class PeranLain(PermissionError):
    """The operation is not for the role of this system."""


class TokenKantor(HttpBearer):
    """Token of an office system, made by its administrator; shown once, valid for 90 days."""

    def __call__(self, request: HttpRequest) -> Pelaku | None:
        laju.batasi(f"api {laju.alamat(request)}", PER_ALAMAT)
        pelaku: Pelaku | None = super().__call__(request)
        if pelaku is not None:
            laju.batasi(f"api {pelaku.id}", PER_TOKEN)
            periksa_ukuran(request)
        return pelaku

    def authenticate(self, request: HttpRequest, token_: str) -> Pelaku | None:
        sistem = token.kenali(f"Bearer {token_}")
        return sistem.pelaku() if sistem else None


@contextmanager
def pintu(request: HttpRequest, operasi: str, kasus: UUID | None = None) -> Iterator[RegisterTerbuka]:
    """Open the register for the system that asks, if the operation is for its role."""
    pelaku: Pelaku = request.auth  # type: ignore[attr-defined]
    if pelaku.peran not in IZIN[operasi].peran:
        raise PeranLain(operasi)
    with untuk(pelaku, Keperluan.PELAYANAN, kasus=str(kasus or "")) as reg:
        yield reg


def umum(request: HttpRequest, operasi: str) -> None:
    """Let anybody pass, at the rate of the operation."""
    laju.batasi(f"api {operasi} {laju.alamat(request)}", laju.Batas(IZIN[operasi].laju))


def periksa_ukuran(request: HttpRequest) -> None:
    """Refuse a body by what its header announces, before a byte of it is read."""
    panjang = request.META.get("CONTENT_LENGTH") or "0"
    if int(panjang) > settings.BATAS_BERKAS + RUANG_MULTIPART:
        raise KirimanTerlaluBesar(panjang)
