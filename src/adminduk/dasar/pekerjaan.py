"""Jenis pekerjaan: stored as its code, whose meaning depends on the date."""

from __future__ import annotations

from datetime import date

from adminduk.dasar.daftar import daftar
from adminduk.dasar.hukum import PERMENDAGRI_109_2019, Keyakinan

# [I] remembered: the list of 99 was read on the forms of 2019, the day it took effect was not.
DAFTAR_99_SEJAK = date(2019, 7, 1)
DASAR_DAFTAR_99 = PERMENDAGRI_109_2019.butir("Lampiran F-1.01", keyakinan=Keyakinan.DIINGAT)

_LAINNYA_LAMA, _LAINNYA = "89", "99"


def nama_pekerjaan(kode: str, pada: date | None = None) -> str:
    """Return the word of a code on a date, today's list without one; KeyError when it has none.

    >>> nama_pekerjaan("89"), nama_pekerjaan("89", date(2015, 1, 1))
    ('ANGGOTA LEMBAGA TINGGI LAINNYA', 'LAINNYA')
    """
    return daftar("pekerjaan").nama(kode, pada)


def kode_sekarang(kode: str, dicatat: date) -> str:
    """Return the code that today's list gives to a code recorded on a date.

    >>> kode_sekarang("89", date(2015, 1, 1)), kode_sekarang("89", date(2024, 1, 1))
    ('99', '89')
    """
    return _LAINNYA if kode == _LAINNYA_LAMA and dicatat < DAFTAR_99_SEJAK else kode
