"""Passkeys (WebAuthn level 2): a key in the officer's device that signs our challenge after finger or PIN.

User verification is required, so a passkey is both proofs at once and serves as log-in and as fresh proof. Which of
them may sign a decision is said in ``penanda_tangan``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

import webauthn
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_attestation_object
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AttestationFormat,
    AuthenticatorSelectionCriteria,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.models import Passkey, Petugas
from adminduk.permohonan.keadaan import TABEL_ALIHAN

_TANTANGAN = "tantangan_passkey"
_DIRECT, _NONE = AttestationConveyancePreference.DIRECT, AttestationConveyancePreference.NONE
PENANDA_TANGAN = frozenset(p for a in TABEL_ALIHAN if a.nama == "tandatangani" for p in a.peran)


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
        exclude_credentials=_daftar(petugas.daftar_passkey.all()),
        attestation=_DIRECT if akar_pembuat(petugas) else _NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    request.session[_TANTANGAN] = bytes_to_base64url(opsi.challenge)
    return webauthn.options_to_json(opsi)


def selesai_daftar(request: HttpRequest, petugas: Petugas, jawaban: dict[str, Any], nama: str) -> Passkey:
    akar = akar_pembuat(petugas)
    try:
        hasil = webauthn.verify_registration_response(
            credential=jawaban,
            expected_challenge=_tantangan(request),
            expected_rp_id=_rp_id(request),
            expected_origin=_asal(request),
            require_user_verification=True,
            pem_root_certs_bytes_by_fmt={f: akar for f in AttestationFormat if f is not AttestationFormat.NONE},
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as galat:
        if akar:
            raise PasskeyDitolak(_("Kunci ini bukan buatan yang dipercaya kantor. Pakai kunci dari kantor.")) from galat
        raise PasskeyDitolak(_("Passkey tidak dapat didaftarkan. Ulangi dari awal di peranti yang sama.")) from galat
    kunci = Passkey.objects.create(
        id=hasil.credential_id,
        petugas=petugas,
        kunci_publik=hasil.credential_public_key,
        hitungan=hasil.sign_count,
        nama=nama.strip()[:60] or "Passkey",
        aaguid=UUID(hasil.aaguid),
        terikat=hasil.credential_device_type is CredentialDeviceType.SINGLE_DEVICE and (not akar or _bersaksi(hasil)),
    )
    catat(Tindakan.DAFTAR_PASSKEY, petugas, petugas, kunci=bytes_to_base64url(hasil.credential_id), nama=kunci.nama)
    return kunci


def akar_pembuat(petugas: Petugas) -> list[bytes]:
    """Return the certificates of makers of keys (PEM) that a signer's key must come from; of others none is asked.

    Where the folder is empty a key is what its device says it is: a program that lies about itself is not found out.
    """
    folder: Path = settings.ADMINDUK_DATA / "kunci-fido"
    return [b.read_bytes() for b in sorted(folder.glob("*.pem"))] if petugas.peran in PENANDA_TANGAN else []


def mulai_bukti(request: HttpRequest, petugas: Petugas | None) -> str:
    """Return the options for ``navigator.credentials.get`` as JSON; without an officer the device offers its own."""
    opsi = webauthn.generate_authentication_options(
        rp_id=_rp_id(request),
        allow_credentials=_daftar(petugas.daftar_passkey.all()) if petugas else [],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    request.session[_TANTANGAN] = bytes_to_base64url(opsi.challenge)
    return webauthn.options_to_json(opsi)


def opsi_bukti(request: HttpRequest, kunci: Iterable[Passkey], tantangan: bytes) -> str:
    """Return the options for an answer of one of these keys to a challenge made by the caller."""
    opsi = webauthn.generate_authentication_options(
        rp_id=_rp_id(request),
        challenge=tantangan,
        allow_credentials=_daftar(kunci),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(opsi)


def selesai_bukti(request: HttpRequest, jawaban: dict[str, Any]) -> Petugas:
    """Return the officer whose passkey signed the challenge of this session; a challenge serves once."""
    simpanan = request.session.pop(_TANTANGAN, "")
    return periksa_bukti(request, jawaban, base64url_to_bytes(simpanan)).petugas


def periksa_bukti(request: HttpRequest, jawaban: dict[str, Any], tantangan: bytes, *, tetap: bool = False) -> Passkey:
    """Return the passkey that signed ``tantangan``; ``tetap``: its device still says that the key cannot leave it."""
    gagal = _("Passkey tidak dikenal atau tidak cocok. Coba lagi, atau masuk dengan kata sandi dan kode.")
    if not tantangan:
        raise PasskeyDitolak(gagal)
    try:
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
    if tetap and hasil.credential_device_type is not CredentialDeviceType.SINGLE_DEVICE:
        raise PasskeyDitolak(_("Kunci ini dapat disalin ke peranti lain. Daftarkan kunci perangkat keras."))
    kunci.hitungan, kunci.terakhir = hasil.new_sign_count, timezone.now()
    kunci.save(update_fields=["hitungan", "terakhir"])
    return kunci


def baca_jawaban(request: HttpRequest) -> dict[str, Any]:
    try:
        jawaban = json.loads(request.body) if request.content_type == "application/json" else None
    except ValueError:
        jawaban = None
    if not isinstance(jawaban, dict):
        raise PasskeyDitolak(_("Jawaban peranti tidak terbaca. Muat ulang halaman, lalu coba lagi."))
    return jawaban


def _bersaksi(hasil: VerifiedRegistration) -> bool:
    """Tell if the maker's own certificate stands under the answer; the library has compared it with the roots."""
    return bool(parse_attestation_object(hasil.attestation_object).att_stmt.x5c)


def _daftar(kunci: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=bytes(k.id)) for k in kunci]


def _tantangan(request: HttpRequest) -> bytes:
    return base64url_to_bytes(request.session.pop(_TANTANGAN))


def _rp_id(request: HttpRequest) -> str:
    return request.get_host().rsplit(":", 1)[0]


def _asal(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
