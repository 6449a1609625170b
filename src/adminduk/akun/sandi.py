"""Passwords of officers: what they may be (NIST SP 800-63B 3.1.1.2), and the owner's own change of it."""

from __future__ import annotations

import re

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.models import Petugas

# What a guesser tries first here; the officer's own names come to it.
KATA_TERLARANG = (
    "adminduk", "dukcapil", "disdukcapil", "siak", "kependudukan", "catatansipil", "pencatatansipil", "indonesia",
    "papua", "kabupaten", "kepaladinas", "kadis", "kabid", "operator", "verifikator", "administrator", "katasandi",
    "password", "rahasia",
)  # fmt: skip
SISA_TERPENDEK = 8


class TanpaKataSetempat:
    """Refuse a password that, without the words of this place and of its owner, is too short."""

    def validate(self, password: str, user: Petugas | None = None) -> None:
        milik = f"{user.nama_pengguna} {user.nama}" if user else ""
        kata = {*KATA_TERLARANG, *(k for k in re.split(r"\W+", milik.casefold()) if len(k) > 2)}
        sisa = re.sub(r"[\W_]+", "", password.casefold())
        for satu in sorted(kata, key=len, reverse=True):
            sisa = sisa.replace(satu, "")
        if len(sisa) < SISA_TERPENDEK:
            raise ValidationError(self.get_help_text(), code="kata_setempat")

    def get_help_text(self) -> str:
        return _("Kata sandi sedikitnya 12 huruf, tidak umum, dan tidak mirip nama Anda. Pilih yang lain.")


def periksa(sandi: str, lagi: str, petugas: Petugas) -> list[str]:
    """Return what is wrong with a new password, as sentences."""
    if sandi != lagi:
        return [_("Kedua ketikan kata sandi tidak sama. Ketik lagi keduanya.")]
    try:
        validate_password(sandi, petugas)
    except ValidationError:
        return [TanpaKataSetempat().get_help_text()]
    return []


def ganti(request: HttpRequest, petugas: Petugas, sandi: str) -> None:
    """Give the account a password of its owner; the database ends all other sessions with the old one."""
    petugas.set_password(sandi)
    petugas.sandi_sementara = False
    petugas.save(update_fields=["password", "sandi_sementara"])
    petugas.refresh_from_db()
    update_session_auth_hash(request, petugas)
    catat(Tindakan.GANTI_SENDIRI, petugas, petugas)
