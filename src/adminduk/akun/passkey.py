"""Passkeys (WebAuthn level 2): a key in the officer's device that signs our challenge after finger or PIN.

User verification is required, so a passkey is both proofs at once and serves as log-in and as fresh proof.
"""

from __future__ import annotations

import json
from typing import Any

import webauthn
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from adminduk.akun.models import Passkey, Petugas

_TANTANGAN = "tantangan_passkey"


class PasskeyDitolak(Exception):
    """The device's answer does not hold; the text is for the user."""


def mulai_daftar(request: HttpRequest, petugas: Petugas) -> str:
    """Return the options for ``navigator.credentials.create`` as JSON."""
    opsi = webauthn.generate_registration_options(
        rp_id=_rp_id(request),
        rp_name=settings.OTP_TOTP_ISSUER,
        user_id=petugas.pk.bytes,
        user_name=petugas.nama_pengguna,
        user_display_name=petugas.nama,
        exclude_credentials=_daftar(petugas),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    request.session[_TANTANGAN] = bytes_to_base64url(opsi.challenge)
    return webauthn.options_to_json(opsi)


def selesai_daftar(request: HttpRequest, petugas: Petugas, jawaban: dict[str, Any], nama: str) -> Passkey:
    try:
        hasil = webauthn.verify_registration_response(
            credential=jawaban,
            expected_challenge=_tantangan(request),
            expected_rp_id=_rp_id(request),
            expected_origin=_asal(request),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as galat:
        raise PasskeyDitolak(_("Passkey tidak dapat didaftarkan. Ulangi dari awal di peranti yang sama.")) from galat
    return Passkey.objects.create(
        id=hasil.credential_id,
        petugas=petugas,
        kunci_publik=hasil.credential_public_key,
        hitungan=hasil.sign_count,
        nama=nama.strip()[:60] or "Passkey",
    )


def mulai_bukti(request: HttpRequest, petugas: Petugas | None) -> str:
    """Return the options for ``navigator.credentials.get`` as JSON; without an officer the device offers its own."""
    opsi = webauthn.generate_authentication_options(
        rp_id=_rp_id(request),
        allow_credentials=_daftar(petugas) if petugas else [],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    request.session[_TANTANGAN] = bytes_to_base64url(opsi.challenge)
    return webauthn.options_to_json(opsi)


def selesai_bukti(request: HttpRequest, jawaban: dict[str, Any]) -> Petugas:
    """Return the officer whose passkey signed the challenge of this session; a challenge serves once."""
    gagal = _("Passkey tidak dikenal atau tidak cocok. Coba lagi, atau masuk dengan kata sandi dan kode.")
    try:
        tantangan = _tantangan(request)
        kunci = Passkey.objects.select_related("petugas").get(id=base64url_to_bytes(jawaban["id"]), petugas__aktif=True)
        hasil = webauthn.verify_authentication_response(
            credential=jawaban,
            expected_challenge=tantangan,
            expected_rp_id=_rp_id(request),
            expected_origin=_asal(request),
            credential_public_key=bytes(kunci.kunci_publik),
            credential_current_sign_count=kunci.hitungan,
            require_user_verification=True,
        )
    except (WebAuthnException, Passkey.DoesNotExist, ValueError, KeyError, TypeError) as galat:
        raise PasskeyDitolak(gagal) from galat
    kunci.hitungan, kunci.terakhir = hasil.new_sign_count, timezone.now()
    kunci.save(update_fields=["hitungan", "terakhir"])
    return kunci.petugas


def baca_jawaban(request: HttpRequest) -> dict[str, Any]:
    try:
        jawaban = json.loads(request.body)
    except ValueError:
        jawaban = None
    if not isinstance(jawaban, dict):
        raise PasskeyDitolak(_("Jawaban peranti tidak terbaca. Muat ulang halaman, lalu coba lagi."))
    return jawaban


def _daftar(petugas: Petugas) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=bytes(k)) for k in petugas.daftar_passkey.values_list("id", flat=True)]


def _tantangan(request: HttpRequest) -> bytes:
    return base64url_to_bytes(request.session.pop(_TANTANGAN))


def _rp_id(request: HttpRequest) -> str:
    return request.get_host().rsplit(":", 1)[0]


def _asal(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
