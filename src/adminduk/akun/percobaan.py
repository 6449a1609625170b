"""Percobaan masuk yang salah: siapa menunggu, dan mengapa orang lain tidak dapat membuat Anda menunggu terus.

Peramban yang pernah masuk sebagai seorang petugas membawa tanda pengenal dan dihitung sendiri: percobaan dari tempat
lain tidak mengunci petugas itu di mejanya. Yang tidak membawanya dihitung menurut nama, menurut alamat, dan menurut
keduanya. Tiap hitungan berakhir sendiri, dan nama yang tidak ada dihitung sama.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from adminduk.akun.laju import Batas, alamat, batasi, lupakan
from adminduk.akun.models import Petugas

SEPEREMPAT_JAM = 15 * 60
SENDIRI = Batas(5, SEPEREMPAT_JAM)  # one name from one address, or from one known browser
SENAMA = Batas(20, SEPEREMPAT_JAM)  # one name from everywhere that never was logged in with it
SEALAMAT = Batas(100, SEPEREMPAT_JAM)  # all names from one address, which may be a whole office
MASA_TANDA = 365 * 24 * 3600  # seconds
_GARAM = "peramban petugas"


def periksa(request: HttpRequest, nama: str) -> None:
    """Count a try of ``nama`` before its password is looked at; raise TerlaluSering when it has to wait."""
    nama = nama.casefold()
    if tanda := _tanda(request, nama):
        batasi(f"masuk peramban {tanda}", SENDIRI)
        return
    dari = alamat(request)
    batasi(f"masuk alamat {dari}", SEALAMAT)
    batasi(f"masuk {nama} {dari}", SENDIRI)
    batasi(f"masuk {nama}", SENAMA)


def berhasil(request: HttpRequest, nama: str) -> None:
    """The password was right: its own count begins anew; that of the name does not, others are still trying it."""
    nama = nama.casefold()
    lupakan(f"masuk peramban {_tanda(request, nama)}", f"masuk {nama} {alamat(request)}")


def kenali_peramban(jawaban: HttpResponse, petugas: Petugas) -> None:
    """Give a browser that has come all the way in the mark by which it is counted for itself."""
    nilai = signing.dumps([petugas.nama_pengguna.casefold(), secrets.token_hex(8)], salt=_GARAM)
    jawaban.set_cookie(
        settings.PERAMBAN_COOKIE_NAME,
        nilai,
        max_age=MASA_TANDA,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _tanda(request: HttpRequest, nama: str) -> str:
    """Return the mark of this browser for ``nama``, empty when it has none of ours for it."""
    isi: Any = None
    with suppress(signing.BadSignature):
        kuki = request.COOKIES.get(settings.PERAMBAN_COOKIE_NAME, "")
        isi = signing.loads(kuki, salt=_GARAM, max_age=MASA_TANDA) if kuki else None
    return isi[1] if isi and isi[0] == nama else ""
