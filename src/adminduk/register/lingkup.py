"""Whose region is which: the districts in which a role works, by the tree of regions."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from adminduk.register.pelaku import Peran

NASIONAL = 0

_KABUPATEN = """
select kode from wilayah
 where jenis in ('kabupaten', 'kota') and (induk = %(induk)s or %(induk)s = 0) group by kode order by kode
"""


def wilayah_kerja(peran: Peran, kode: Sequence[int]) -> tuple[int, ...]:
    """Return the codes for ``Pelaku.kab``: a province with all its districts, the centre with all of the country.

    The code of the office itself comes first; no row of the register lies in it, so it opens nothing, but what was
    read is in the ledger under it. Districts that were split or renamed stay within: their rows are still there.
    Any other role works in the districts it was given, whatever their codes.
    """
    if peran not in (Peran.PROVINSI, Peran.PUSAT) or not kode:
        return tuple(kode)
    kantor = NASIONAL if peran is Peran.PUSAT else kode[0]
    with connection.cursor() as kursor:
        kursor.execute(_KABUPATEN, {"induk": kantor})
        return (kantor, *(kab for (kab,) in kursor.fetchall()))


def kode_kantor_sah(peran: Peran, kode: Sequence[int]) -> bool:
    """Tell whether these are codes at which an officer of this role can be placed."""
    if peran is Peran.PUSAT:
        return list(kode) == [NASIONAL]
    panjang = 2 if peran is Peran.PROVINSI else 4
    return bool(kode) and (peran is not Peran.PROVINSI or len(kode) == 1) and all(len(str(k)) == panjang for k in kode)
