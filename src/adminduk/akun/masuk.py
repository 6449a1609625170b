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
from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.laju import alamat
from adminduk.akun.models import Petugas
from adminduk.akun.sesi import catat_mulai
from adminduk.permohonan.keadaan import ANTREAN

BATAS_SETENGAH = 5 * 60  # seconds between the two steps
_SETENGAH = "setengah_masuk"
_ALAT_BARU = "totp_baru"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def mulai_setengah(request: HttpRequest, petugas: Petugas, *, alat_lama_hilang: bool = False) -> None:
    """Remember that the password was right. That alone opens nothing.

    ``alat_lama_hilang``: a recovery code was given too, so that a new authenticator takes the place of the old one.
    """
    request.session.cycle_key()
    request.session[_SETENGAH] = {
        "petugas": str(petugas.pk),
        "angkatan": Petugas.objects.values_list("angkatan", flat=True).get(pk=petugas.pk),
        "pada": time.time(),
        "alat_lama_hilang": alat_lama_hilang,
    }


def petugas_setengah(request: HttpRequest) -> Petugas | None:
    catatan = request.session.get(_SETENGAH)
    if not catatan or time.time() - catatan["pada"] > BATAS_SETENGAH:
        return None
    return Petugas.objects.filter(pk=catatan["petugas"], aktif=True, angkatan=catatan["angkatan"]).first()


def boleh_memasang_totp(request: HttpRequest, petugas: Petugas) -> bool:
    """Tell if a password is enough to set up an authenticator: at the first log-in only, or after a recovery code."""
    tanpa_alat = not punya_totp(petugas) and not petugas.daftar_passkey.exists()
    return tanpa_alat or bool(request.session.get(_SETENGAH, {}).get("alat_lama_hilang"))


def selesaikan(request: HttpRequest, petugas: Petugas, dengan: str) -> None:
    """Log the officer in under a new session id; the second proof counts as a fresh one, and is named in the ledger."""
    for kunci in (_SETENGAH, _ALAT_BARU):
        request.session.pop(kunci, None)
    petugas.refresh_from_db(fields=["angkatan"])
    titipan.hanya_milik(request, petugas.pk)
    login(request, petugas, backend=_BACKEND)
    catat_bukti(request)
    catat_mulai(request)
    catat(Tindakan.MASUK, petugas, petugas, dengan=dengan, dari=alamat(request))


def punya_totp(petugas: Petugas) -> bool:
    return bool(TOTPDevice.objects.filter(user=petugas, confirmed=True).exists())


def alat_totp_baru(request: HttpRequest, petugas: Petugas) -> TOTPDevice:
    """Return the device under registration in this browser; nobody who saw another one's key can use it later."""
    belum = TOTPDevice.objects.filter(user=petugas, confirmed=False)
    alat: TOTPDevice | None = belum.filter(pk=request.session.get(_ALAT_BARU)).first()
    if alat is None:
        belum.delete()
        alat = TOTPDevice.objects.create(user=petugas, name="TOTP", confirmed=False)
        request.session[_ALAT_BARU] = alat.pk
    return alat


def sahkan_totp(petugas: Petugas, alat: TOTPDevice) -> None:
    """Let the new authenticator take the place of any other."""
    TOTPDevice.objects.filter(user=petugas).exclude(pk=alat.pk).delete()
    alat.confirmed = True
    alat.save(update_fields=["confirmed"])
    catat(Tindakan.PASANG_TOTP, petugas, petugas)


def beranda(petugas: Petugas) -> str:
    """Return the first page of an officer: the queue, or the own account for a role that has none."""
    return settings.LOGIN_REDIRECT_URL if petugas.peran in ANTREAN else "/akun/"


def tujuan(request: HttpRequest, bawaan: str = "") -> str:
    """Return where to go after: ``lanjut`` when it is an address of ours, else ``bawaan``, else the officers' home."""
    diminta = request.POST.get("lanjut") or request.GET.get("lanjut") or ""
    aman = url_has_allowed_host_and_scheme(diminta, {request.get_host()}, require_https=request.is_secure())
    # ``redirect`` takes what does not begin with a slash for the name of a route.
    return diminta if aman and diminta.startswith("/") else bawaan or settings.LOGIN_REDIRECT_URL
