"""Kunci penanda tangan: kunci perangkat keras milik pejabat, yang menyetujui persis yang ditandatangani.

Seorang pejabat menandatangani keputusan dengan passkey yang kuncinya tidak dapat keluar dari alatnya, dibuka dengan
sidik jari atau PIN, dan disahkan orang lain di kantornya. Kode TOTP dapat dipancing lewat telepon; ia cukup untuk
masuk, tidak untuk menandatangani (UU 11/2008 Pasal 11 ayat (1) huruf a dan b).
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from adminduk.akun import passkey
from adminduk.akun.bukti import BATAS_BUKTI, BUKAN_ISI, catat_bukti
from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.models import Passkey, Petugas
from adminduk.dasar.hukum import UU_11_2008, Keyakinan
from adminduk.register import Peran

DASAR_KUNCI = UU_11_2008.pasal(11, ayat=1, huruf="b", keyakinan=Keyakinan.DIINGAT)
# Another person of the same office approves a key; a signer's own word for it is not enough.
PENGESAH = frozenset({Peran.ADMIN, Peran.KABID, Peran.KADIS})
AAGUID_PERAGAAN = UUID(
    "ad314d0c-0000-4000-8000-706572616761"
)  # no device has it: the software key of the demonstration
_TANDA = "tanda_tangan"


class PengesahanDitolak(PermissionError):
    """Who approves is not of the office, not of the role, or the owner of the key."""


def penanda(petugas: Petugas) -> bool:
    return petugas.peran in passkey.PENANDA_TANGAN


def kunci_sah(petugas: Petugas) -> list[Passkey]:
    """Return the keys with which this officer may sign here and now."""
    milik = petugas.daftar_passkey.filter(terikat=True, disahkan__isnull=False)
    return list(milik if settings.ADMINDUK_PERAGAAN else milik.exclude(aaguid=AAGUID_PERAGAAN))


def sahkan(kunci: Passkey, oleh: Petugas | None) -> None:
    """Approve a key for signing; ``oleh`` None: whoever runs the server, for an office without a second person yet."""
    if oleh is not None and not (
        Peran(oleh.peran) in PENGESAH and oleh.kab[:1] == kunci.petugas.kab[:1] and oleh.pk != kunci.petugas_id
    ):
        raise PengesahanDitolak(_("Kunci disahkan administrator atau atasan di kantor yang sama, bukan pemiliknya."))
    if not kunci.terikat:
        raise PengesahanDitolak(_("Kunci ini dapat disalin ke peranti lain. Daftarkan kunci perangkat keras."))
    kunci.disahkan, kunci.disahkan_oleh = timezone.now(), oleh
    kunci.save(update_fields=["disahkan", "disahkan_oleh"])
    catat(Tindakan.SAHKAN_KUNCI, kunci.petugas, oleh, kunci=bytes_to_base64url(bytes(kunci.id)))


def sidik_kiriman(request: HttpRequest) -> str:
    """Return a hash of what is about to be carried out: the address and every field but the proof itself."""
    isi = sorted((n, semua) for n, semua in request.POST.lists() if n not in BUKAN_ISI)
    return hashlib.sha256(json.dumps([request.path, isi]).encode()).hexdigest()


def sudah_disetujui(request: HttpRequest, sidik: str) -> bool:
    """Tell if a key that may sign has agreed to exactly this within five minutes."""
    catatan: dict[str, Any] = request.session.get(_TANDA) or {}
    if catatan.get("disetujui") != sidik or not 0 <= time.time() - catatan["pada"] < BATAS_BUKTI:
        return False
    assert isinstance(request.user, Petugas)
    return any(bytes_to_base64url(bytes(k.id)) == catatan["kunci"] for k in kunci_sah(request.user))


def tunggu(request: HttpRequest, sidik: str) -> None:
    """Remember what the next challenge is about."""
    request.session[_TANDA] = {"sidik": sidik, "acak": secrets.token_hex(32)}


def mulai(request: HttpRequest) -> str:
    """Return the options for the device: the challenge is bound to what waits to be signed."""
    assert isinstance(request.user, Petugas)
    kunci = kunci_sah(request.user)
    if not kunci:
        raise passkey.PasskeyDitolak(_("Kunci itu bukan kunci penanda tangan Anda yang sudah disahkan."))
    return passkey.opsi_bukti(request, kunci, _tantangan(_menunggu(request)))


def selesai(request: HttpRequest, jawaban: dict[str, Any]) -> None:
    """Keep that the device agreed; the answer goes to the ledger, where anybody with its public key can check it."""
    petugas, menunggu = request.user, _menunggu(request)
    assert isinstance(petugas, Petugas)
    del request.session[_TANDA]
    kunci = passkey.periksa_bukti(request, jawaban, _tantangan(menunggu), tetap=True)
    if kunci not in kunci_sah(petugas):
        raise passkey.PasskeyDitolak(_("Kunci itu bukan kunci penanda tangan Anda yang sudah disahkan."))
    id_ = bytes_to_base64url(bytes(kunci.id))
    catat(Tindakan.TANDA_TANGAN, petugas, petugas, **menunggu, kunci=id_, jawaban=jawaban.get("response"))
    catat_bukti(request)
    request.session[_TANDA] = {"disetujui": menunggu["sidik"], "kunci": id_, "pada": time.time()}


def _menunggu(request: HttpRequest) -> dict[str, str]:
    menunggu: dict[str, str] = request.session.get(_TANDA) or {}
    if "acak" not in menunggu:
        raise passkey.PasskeyDitolak(_("Tidak ada yang menunggu tanda tangan. Pilih lagi permohonannya."))
    return menunggu


def _tantangan(menunggu: dict[str, str]) -> bytes:
    bahan = f"adminduk tanda tangan {menunggu['acak']} {menunggu['sidik']}"
    return hashlib.sha256(bahan.encode()).digest()


def cari_kunci(petugas: Petugas, id_: str) -> Passkey | None:
    try:
        return petugas.daftar_passkey.filter(id=base64url_to_bytes(id_)).first()
    except ValueError:
        return None
