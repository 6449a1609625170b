"""Whom numbers stand for, and who shares a KK, as ids alone: to tell whether a case concerns a person.

No fact about anybody is handed out, so the ledger gets no line.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.register.pintu import RegisterTerbuka


def orang_bernomor(reg: RegisterTerbuka, nomor: Iterable[NIK]) -> dict[str, UUID]:
    """Return the persons of the caller's region by their NIK."""
    return _cari(reg, "select n, orang_ber_nik(n) from unnest(%s::text[]) n", [n.lengkap for n in nomor])


def keluarga_bernomor(reg: RegisterTerbuka, nomor: Iterable[NomorKK]) -> dict[str, UUID]:
    return _cari(reg, "select n, keluarga_bernomor(n) from unnest(%s::text[]) n", [n.lengkap for n in nomor])


def kartu_dari(reg: RegisterTerbuka, orang: Iterable[UUID]) -> set[UUID]:
    """Return the families of these persons today."""
    baris = reg._koneksi.execute(
        "select keluarga from keanggotaan where orang = any(%s) and upper_inf(tercatat) and upper_inf(masa)",
        (list(orang),),
    )
    return {b[0] for b in baris}


def ada_orang(reg: RegisterTerbuka, orang: UUID) -> bool:
    """Whether the caller's region knows this person, today or ever."""
    return _ada(reg, "select exists (select from penduduk where id = %s)", orang)


def ada_keluarga(reg: RegisterTerbuka, keluarga: UUID) -> bool:
    return _ada(reg, "select exists (select from keluarga where id = %s)", keluarga)


def _ada(reg: RegisterTerbuka, sql: str, id_: UUID) -> bool:
    [ada] = reg._koneksi.execute(sql, (id_,)).fetchone() or (False,)
    return bool(ada)


def _cari(reg: RegisterTerbuka, sql: str, nomor: list[str]) -> dict[str, UUID]:
    if not nomor:
        return {}
    return {n: id_ for n, id_ in reg._koneksi.execute(sql, (nomor,)) if id_}
