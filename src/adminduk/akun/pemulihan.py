"""Pemulihan akun oleh dua orang: yang satu meminta, yang lain menyetujui, dan masing-masing memegang separuh kodenya.

Seorang administrator sendirian tidak dapat menjadi petugas lain: kata sandi baru hanya dibuat petugas itu sendiri,
dengan kedua separuh kode yang diterimanya dari dua orang yang mengenalinya.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import kode_rahasia
from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.models import Pemulihan, Petugas
from adminduk.akun.penanda_tangan import PENGESAH
from adminduk.dasar.hukum import UU_27_2022, Keyakinan
from adminduk.register import Peran

DASAR_PEMULIHAN = UU_27_2022.pasal(39, keyakinan=Keyakinan.DIINGAT)
PANJANG_SEPARUH = 8
ALASAN_TERPENDEK = 10
BATAS_PERSETUJUAN = timedelta(days=1)
MASA = timedelta(hours=1)  # from approval to the new password


class PemulihanDitolak(PermissionError):
    """Who asks or approves may not; the text is for the user."""


def boleh_mengurus(oleh: Petugas, petugas: Petugas) -> bool:
    """Tell if ``oleh`` may take part in letting ``petugas`` in again: of one office, with the role, and not itself."""
    return Peran(oleh.peran) in PENGESAH and oleh.kab[:1] == petugas.kab[:1] and oleh.pk != petugas.pk


def minta(petugas: Petugas, oleh: Petugas, alasan: str) -> tuple[Pemulihan, str]:
    """Return the request and the first half of the code, to be given to the officer in person. Nothing changes yet."""
    if not boleh_mengurus(oleh, petugas):
        raise PemulihanDitolak(
            _("Pemulihan diminta administrator atau atasan di kantor yang sama, bukan pemilik akun.")
        )
    alasan = " ".join(alasan.split())[:200]
    if len(alasan) < ALASAN_TERPENDEK:
        raise PemulihanDitolak(_("Tulis alasannya, sedikitnya sepuluh huruf."))
    separuh = kode_rahasia.baru(PANJANG_SEPARUH)
    petugas.daftar_pemulihan.filter(dipakai=None).delete()
    permintaan = Pemulihan.objects.create(
        petugas=petugas, diminta_oleh=oleh, alasan=alasan, separuh_satu=kode_rahasia.sidik(petugas.pk, separuh)
    )
    catat(Tindakan.MINTA_PEMULIHAN, petugas, oleh, alasan=alasan)
    return permintaan, kode_rahasia.berkelompok(separuh)


@transaction.atomic
def setujui(permintaan: Pemulihan, oleh: Petugas) -> str:
    """Close the account to whatever opened it until now, and return the second half of the code."""
    petugas = permintaan.petugas
    if not boleh_mengurus(oleh, petugas) or oleh.pk == permintaan.diminta_oleh_id:
        raise PemulihanDitolak(
            _("Pemulihan disetujui orang kedua di kantor yang sama: bukan peminta, bukan pemilik akun.")
        )
    if permintaan.disetujui or timezone.now() - permintaan.diminta > BATAS_PERSETUJUAN:
        raise PemulihanDitolak(_("Permintaan ini sudah disetujui atau lewat sehari. Mintalah lagi."))
    separuh = kode_rahasia.baru(PANJANG_SEPARUH)
    permintaan.separuh_dua = kode_rahasia.sidik(petugas.pk, separuh)
    permintaan.disetujui, permintaan.disetujui_oleh = timezone.now(), oleh
    permintaan.save()
    kosongkan(petugas)
    catat(Tindakan.SETUJUI_PEMULIHAN, petugas, oleh, alasan=permintaan.alasan)
    return kode_rahasia.berkelompok(separuh)


def kosongkan(petugas: Petugas) -> None:
    """Take away password, devices and codes; the database ends all sessions with them."""
    petugas.set_unusable_password()
    petugas.save(update_fields=["password"])
    TOTPDevice.objects.filter(user=petugas).delete()
    petugas.daftar_passkey.all().delete()
    petugas.daftar_kode_cadangan.all().delete()


def cari(nama_pengguna: str, ketikan: str) -> Pemulihan | None:
    """Return the approved request that this whole code opens, within its hour and once."""
    kode = kode_rahasia.rapat(ketikan)
    calon = Pemulihan.objects.select_related("petugas").filter(
        petugas__nama_pengguna=nama_pengguna, petugas__aktif=True, dipakai=None, disetujui__gt=timezone.now() - MASA
    )
    for permintaan in calon:
        satu = kode_rahasia.sidik(permintaan.petugas_id, kode[:PANJANG_SEPARUH])
        dua = kode_rahasia.sidik(permintaan.petugas_id, kode[PANJANG_SEPARUH:])
        if satu == bytes(permintaan.separuh_satu) and dua == bytes(permintaan.separuh_dua or b""):
            return permintaan
    return None


@transaction.atomic
def selesaikan(permintaan: Pemulihan, sandi: str) -> Petugas:
    """Give the account the password that its owner chose."""
    petugas = permintaan.petugas
    petugas.set_password(sandi)
    petugas.save(update_fields=["password"])
    permintaan.dipakai = timezone.now()
    permintaan.save(update_fields=["dipakai"])
    catat(Tindakan.PAKAI_PEMULIHAN, petugas, petugas)
    return petugas
