"""The executor for one transaction: operations of the reducer as SQL statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from psycopg import Cursor

from adminduk.pemadanan.nama import token_nama
from adminduk.register.reduksi import KOLOM, KUNCI, Akhiri, Baris, Operasi, Pulihkan, Sisip, Susul, Token, Versi

# SQLSTATE of skema/0005_lingkup_perubahan.sql
LUAR_WILAYAH, TIDAK_MENGENAI = "ADM01", "ADM02"
_INGAT_LINGKUP = "select set_config('app.kab_semula', coalesce(current_setting('app.kab', true), ''), true)"
_PERLUAS_LINGKUP = "select set_config('app.kab', lingkup_perubahan(%s::uuid[]), true)"
_PULIHKAN_LINGKUP = "select set_config('app.kab', current_setting('app.kab_semula'), true)"
_RENTANG_MASA = {"dokumen": "tstzrange"}


def jalankan(cursor: Cursor[Any], tercatat: str, peristiwa: str, operasi: Iterable[Operasi]) -> None:
    """Carry out the operations of one event in their order.

    Rows to insert wait until something else is to be done, so that a family of four is one
    statement; within a table their order is kept. Raises psycopg.DatabaseError with one of the
    states LUAR_WILAYAH and TIDAK_MENGENAI: a change never reaches fewer rows than it means.
    """
    daftar = list(operasi)
    diubah = {o.orang if isinstance(o, Token | Susul) else o.kunci for o in daftar if not isinstance(o, Sisip)}
    if diubah:
        cursor.execute(_INGAT_LINGKUP)
        cursor.execute(_PERLUAS_LINGKUP, (sorted(diubah),))
    _jalankan(cursor, tercatat, peristiwa, daftar)
    if diubah:
        cursor.execute(_PULIHKAN_LINGKUP)


def _jalankan(cursor: Cursor[Any], tercatat: str, peristiwa: str, operasi: Iterable[Operasi]) -> None:
    tunggu: dict[str, list[Baris]] = defaultdict(list)
    for o in operasi:
        if isinstance(o, Sisip):
            tunggu[o.tabel].append(o.baris)
            continue
        _sisipkan(cursor, tunggu)
        if isinstance(o, Token):
            cursor.execute(_TOKEN, {"token": list(token_nama(o.nama)), "orang": o.orang})
        elif isinstance(o, Susul):
            cursor.execute(_SUSUL, {"orang": o.orang})
        elif isinstance(o, Pulihkan):
            cursor.execute(
                _sql_pulih(o.tabel),
                {"kunci": o.kunci, "sejak": o.sejak, "tercatat": tercatat, "peristiwa": peristiwa},
            )
        else:
            cursor.execute(*_pernyataan(o, tercatat, peristiwa))
    _sisipkan(cursor, tunggu)


_TOKEN = """
insert into token_nama (token, lahir, orang, kab)
select t, p.lahir, p.id, p.kab from unnest(%(token)s::int[]) t, penduduk p
 where p.id = %(orang)s and upper_inf(p.tercatat) and upper_inf(p.masa)
on conflict do nothing
"""
_SUSUL = """
insert into token_nama (token, lahir, orang, kab)
select distinct t.token, p.lahir, p.id, p.kab from penduduk p join token_nama t on t.orang = p.id
 where p.id = %(orang)s and upper_inf(p.tercatat) and upper_inf(p.masa)
on conflict do nothing
"""


def _sisipkan(cursor: Cursor[Any], tunggu: dict[str, list[Baris]]) -> None:
    for tabel, baris in tunggu.items():
        if len(baris) == 1:
            cursor.execute(_sql_sisip(tabel, 1), baris[0])
        else:
            cursor.execute(_sql_sisip(tabel, len(baris)), [nilai for b in baris for nilai in b])
    tunggu.clear()


@cache
def _sql_sisip(tabel: str, banyak: int) -> str:
    tanda = "(" + ", ".join(["%s"] * len(KOLOM[tabel])) + ")"
    return f"insert into {tabel} ({', '.join(KOLOM[tabel])}) values {', '.join([tanda] * banyak)}"


def _pernyataan(o: Versi | Akhiri, tercatat: str, peristiwa: str) -> tuple[str, dict[str, Any]]:
    parameter = {"kunci": o.kunci, "sejak": o.sejak, "tercatat": tercatat, "peristiwa": peristiwa}
    isi = {f"isi_{k}": v for k, v in o.isi.items()}
    return _sql_versi(o.tabel, tuple(o.isi), isinstance(o, Akhiri)), parameter | isi


@cache
def _sql_versi(tabel: str, diubah: tuple[str, ...], diakhiri: bool) -> str:
    """Close the rows that reach past ``sejak`` and write what they were before it and what they are after.

    ``tercatat`` is the only column ever updated (KEPUTUSAN 4). A row that begins on or after ``sejak``
    has no part before it; an ended one has no part after. Raises unless all there are were closed.
    """
    rentang = _RENTANG_MASA.get(tabel, "daterange")
    tipe = "timestamptz" if rentang == "tstzrange" else "date"
    kolom = ", ".join(KOLOM[tabel])

    def pilih(masa: str, ubah: Mapping[str, str]) -> str:
        baru = {"masa": masa, "tercatat": "tstzrange(%(tercatat)s::timestamptz, null)", **ubah}
        return ", ".join(baru.get(k, k) for k in KOLOM[tabel])

    isi = {k: f"%(isi_{k})s{_KONVERSI.get(k, '')}" for k in diubah} | {"peristiwa": "%(peristiwa)s::uuid"}
    sebelum = pilih(f"{rentang}(lower(masa), %(sejak)s::{tipe})", isi if diakhiri else {})
    bagian = [f"select {sebelum} from lama where lower(masa) < %(sejak)s::{tipe}"]
    if not diakhiri:
        sesudah = pilih(f"{rentang}(greatest(lower(masa), %(sejak)s::{tipe}), upper(masa))", isi)
        bagian.append(f"select {sesudah} from lama")
    return f"""
        with lama as (
            update {tabel}
               set tercatat = tstzrange(lower(tercatat), greatest(lower(tercatat), %(tercatat)s::timestamptz))
             where {KUNCI[tabel]} = %(kunci)s and upper_inf(tercatat)
               and (upper_inf(masa) or upper(masa) > %(sejak)s::{tipe})
            returning *),
        baru as (insert into {tabel} ({kolom}) {" union all ".join(bagian)})
        select periksa_terkena('{tabel}', %(kunci)s::uuid, %(sejak)s::text, (select count(*) from lama))"""


@cache
def _sql_pulih(tabel: str) -> str:
    """Close the row that ended on ``sejak`` and write it without an end. Raises unless nothing came after it."""
    baru = {
        "masa": "daterange(lower(masa), null)",
        "tercatat": "tstzrange(%(tercatat)s::timestamptz, null)",
        "peristiwa": "%(peristiwa)s::uuid",
    }
    pilih = ", ".join(baru.get(k, k) for k in KOLOM[tabel])
    return f"""
        with lama as (
            update {tabel}
               set tercatat = tstzrange(lower(tercatat), greatest(lower(tercatat), %(tercatat)s::timestamptz))
             where {KUNCI[tabel]} = %(kunci)s and upper_inf(tercatat) and upper(masa) = %(sejak)s::date
            returning *),
        baru as (insert into {tabel} ({", ".join(KOLOM[tabel])}) select {pilih} from lama)
        select periksa_terkena('{tabel}', %(kunci)s::uuid, (%(sejak)s::date - 1)::text, (select count(*) from lama))"""


_KONVERSI = {
    "kab": "::int", "desa": "::bigint", "lahir": "::date", "presisi_lahir": '::"char"', "ayah": "::uuid",
    "ibu": "::uuid", "rinci": "::jsonb", "pengganti": "::uuid", "tanggal": "::date", "dicatat": "::boolean",
    "nomor": "::char(16)",
}  # fmt: skip
