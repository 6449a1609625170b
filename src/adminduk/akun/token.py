"""Keys of the offices' own systems for the API."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from adminduk.akun.models import TokenSistem
from adminduk.register import Peran

AWALAN = "adk_"  # lets scanners for leaked secrets know it


def buat(
    nama: str, peran: Peran, kab: list[int], *, desa: int | None = None, masa: timedelta = timedelta(days=90)
) -> str:
    """Return a new token; it can be read only now. Raises ValidationError for a role without its office or village."""
    token = AWALAN + secrets.token_urlsafe(32)
    sistem = TokenSistem(
        nama=nama, peran=peran, kab=kab, desa=desa, sidik=_sidik(token), berlaku_sampai=timezone.now() + masa
    )
    sistem.full_clean()
    sistem.save()
    return token


def kenali(kepala: str) -> TokenSistem | None:
    """Return the system behind an ``Authorization: Bearer …`` header, if its token is valid today."""
    cara, _, token = kepala.partition(" ")
    if cara.lower() != "bearer" or not token.startswith(AWALAN):
        return None
    return TokenSistem.objects.filter(
        sidik=_sidik(token), dicabut__isnull=True, berlaku_sampai__gt=timezone.now()
    ).first()


def cabut(sistem: TokenSistem) -> None:
    sistem.dicabut = timezone.now()
    sistem.save(update_fields=["dicabut"])


def _sidik(token: str) -> bytes:
    # A random token of 256 bits needs no slow hash.
    return hashlib.sha256(token.encode()).digest()
