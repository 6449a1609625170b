"""Link and PIN with which a resident prints at home.

The link is long and secret; the PIN is short, and five wrong ones close the link for a while.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection

from adminduk.permohonan.kerja import PermohonanTidakAda
from adminduk.permohonan.models import KodeAmbil, Permohonan

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka


class KodeSalah(PermissionError):
    """Link or PIN is wrong; which of the two is not said."""


class KodeTertutup(PermissionError):
    """Too many wrong PINs: the link opens again after a quarter of an hour."""


@dataclass(frozen=True)
class DokumenAmbil:
    dokumen: UUID
    jenis: str
    nomor: str
    berkas: str


def buat(permohonan: Permohonan) -> None:
    """Make the link of a published case, once. It opens nothing until ``ganti_pin`` has given it a PIN."""
    KodeAmbil.objects.get_or_create(
        permohonan=permohonan,
        defaults={
            "kab": permohonan.kab,
            "pemohon": permohonan.pemohon,
            "kode": secrets.token_urlsafe(16),
            "pin": make_password(None),
        },
    )


def ganti_pin(reg: RegisterTerbuka, permohonan: UUID) -> tuple[str, str]:
    """Return link and a new PIN to show once: to the resident it belongs to, or at the counter."""
    pin = _pin_baru()
    milik = KodeAmbil.objects.filter(permohonan_id=permohonan, kab__in=reg.pelaku.kab)
    if not milik.update(pin=make_password(pin), gagal=0, tertutup_sampai=None):
        raise PermohonanTidakAda(str(permohonan))
    return milik.get().kode, pin


def buka(kode: str, pin: str) -> tuple[DokumenAmbil, ...]:
    """Return the documents behind link and PIN, or raise KodeSalah or KodeTertutup.

    Call it outside any transaction that may be rolled back: the attempt must stay counted.
    """
    with connection.cursor() as kursor:
        kursor.execute("select pin, tertutup from coba_kode_ambil(%s)", (kode[:100].replace("\x00", ""),))
        baris = kursor.fetchone()
    sidik, tertutup = baris or (_sidik_kosong(), False)
    if tertutup:
        raise KodeTertutup("Terlalu banyak PIN yang salah. Coba lagi sesudah 15 menit.")
    if not check_password(pin, sidik) or baris is None:
        raise KodeSalah("Tautan atau PIN salah. Periksa PIN pada pemberitahuan Anda.")
    with connection.cursor() as kursor:
        kursor.execute("select dokumen, jenis, nomor, berkas from dokumen_kode_ambil(%s)", (kode,))
        return tuple(DokumenAmbil(*b) for b in kursor.fetchall())


@cache
def _sidik_kosong() -> str:
    """Compared with when there is no such link, so that time does not tell whether there is one."""
    return make_password(secrets.token_urlsafe())


def _pin_baru() -> str:
    return f"{secrets.randbelow(1_000_000):06d}"
