"""A newborn and its place in the family."""

from __future__ import annotations

from uuid import UUID

from adminduk.dasar.kode import Shdk
from adminduk.register.isi import Keluarga

# The child of a member, seen from the head: whose child is it?
_ANAK_DARI = {
    Shdk.KEPALA_KELUARGA: Shdk.ANAK,
    Shdk.SUAMI: Shdk.ANAK,
    Shdk.ISTRI: Shdk.ANAK,
    Shdk.ANAK: Shdk.CUCU,
    Shdk.MENANTU: Shdk.CUCU,
}


def shdk_anak(keluarga: Keluarga, orang_tua: UUID) -> Shdk:
    """Return the relation to the head of a child born to ``orang_tua``, a member of ``keluarga``.

    A child of the head or of the head's spouse is ANAK, of a child or a child's spouse CUCU, of anybody else
    FAMILI LAIN.
    """
    anggota = keluarga.cari(orang_tua)
    return _ANAK_DARI.get(anggota.shdk, Shdk.FAMILI_LAIN) if anggota else Shdk.FAMILI_LAIN
