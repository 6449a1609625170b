"""The two steps of an officer's log-in: password first, then a code or a passkey. Only then there is a session."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import titipan
from adminduk.akun.bukti import catat_bukti
from adminduk.akun.models import Petugas
from adminduk.akun.sesi import catat_mulai

BATAS_SETENGAH = 5 * 60  # seconds between the two steps
_SETENGAH = "setengah_masuk"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def mulai_setengah(request: HttpRequest, petugas: Petugas) -> None:
    """Remember that the password was right. That alone opens nothing."""
    request.session.cycle_key()
    request.session[_SETENGAH] = {"petugas": str(petugas.pk), "pada": time.time()}


def petugas_setengah(request: HttpRequest) -> Petugas | None:
    catatan = request.session.get(_SETENGAH)
    if not catatan or time.time() - catatan["pada"] > BATAS_SETENGAH:
        return None
    return Petugas.objects.filter(pk=catatan["petugas"], aktif=True).first()


def selesaikan(request: HttpRequest, petugas: Petugas) -> None:
    """Log the officer in under a new session id; the second proof counts as a fresh one."""
    request.session.pop(_SETENGAH, None)
    titipan.hanya_milik(request, petugas.pk)
    login(request, petugas, backend=_BACKEND)
    catat_bukti(request)
    catat_mulai(request)


def punya_totp(petugas: Petugas) -> bool:
    return bool(TOTPDevice.objects.filter(user=petugas, confirmed=True).exists())


def alat_totp_baru(petugas: Petugas) -> TOTPDevice:
    """Return the device under registration; it counts once its first code was right."""
    alat: TOTPDevice = TOTPDevice.objects.get_or_create(user=petugas, confirmed=False, defaults={"name": "TOTP"})[0]
    return alat


def tujuan(request: HttpRequest, bawaan: str = "") -> str:
    """Return where to go after: ``lanjut`` when it is an address of ours, else ``bawaan``, else the officers' home."""
    diminta = request.POST.get("lanjut") or request.GET.get("lanjut") or ""
    aman = url_has_allowed_host_and_scheme(diminta, {request.get_host()}, require_https=request.is_secure())
    return diminta if aman else bawaan or settings.LOGIN_REDIRECT_URL
