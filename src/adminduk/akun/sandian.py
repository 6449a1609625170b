"""Seeds of TOTP devices are sealed in the database (ADR 0026) and open in memory; the library notices nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_init, post_save, pre_save
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.sandi import Tempat, terpasang, tersandi

if TYPE_CHECKING:
    from psycopg import Connection

TANPA_KAB = 0  # an officer may serve several kabupaten


def pasang() -> None:
    post_init.connect(_buka, TOTPDevice, dispatch_uid="sandi")
    pre_save.connect(_segel, TOTPDevice, dispatch_uid="sandi")
    post_save.connect(_buka, TOTPDevice, dispatch_uid="sandi")


def _tempat(petugas: object) -> Tempat:
    return Tempat("otp_totp_totpdevice", "key", str(petugas))


def sandikan_benih(petugas: object, benih: str) -> str:
    """Return a seed (hex) sealed for its officer; as bytes, for the column takes 80 characters."""
    return terpasang().sandikan_byte(_tempat(petugas), TANPA_KAB, bytes.fromhex(benih))


def _segel(instance: TOTPDevice, **_: Any) -> None:
    instance.key = sandikan_benih(instance.user_id, instance.key)


def _buka(instance: TOTPDevice, **_: Any) -> None:
    """Open what was read or just written. A seed that stands open in the database is not believed to be ours."""
    if instance.pk is not None and "key" in instance.__dict__:
        instance.key = terpasang().buka_byte(_tempat(instance.user_id), instance.key).hex()


def sandi_ulang(koneksi: Connection[Any]) -> int:
    """Seal anew seeds that stand open or are sealed by a retired key; return how many. ``koneksi`` is the owner's."""
    brankas, banyak = terpasang(), 0
    for id_, petugas, lama in koneksi.execute("select id, user_id, key from otp_totp_totpdevice").fetchall():
        if brankas.usang(lama):
            benih = brankas.buka_byte(_tempat(petugas), lama).hex() if tersandi(lama) else lama
            banyak += koneksi.execute(_GANTI, (sandikan_benih(petugas, benih), id_, lama)).rowcount
    return banyak


_GANTI = "update otp_totp_totpdevice set key = %s where id = %s and key = %s"
