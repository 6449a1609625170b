"""Comparing the state rebuilt in the schema ``ulang`` with the living tables, and making them equal.

Rows are compared as multisets, by a hash of 64 bits with a seed of its own for each run, so that not
even an owner of the database can prepare a row that hides behind another.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Cursor

from adminduk.register.reduksi import KOLOM, KUNCI
from adminduk.register.sandian import selaraskan

BATAS_URAIAN = 1_000
# How a row is named in a report: never by a number that belongs to a person.
SEBUTAN = {"nik": "orang", "nomor_kk": "keluarga", "akta": "id", "catatan_pinggir": "id", "token_nama": "orang"} | KUNCI

_JUMLAH = """
select (select row(count(*), sum(hash_record_extended(t, %(benih)s)))::text from ulang.{tabel} t)
     = (select row(count(*), sum(hash_record_extended(t, %(benih)s)))::text from public.{tabel} t)
"""
# lebih > 0: the journal has so many more of this row; < 0: the living table has.
_BEDA = """
create unlogged table ulang.beda_{tabel} as
select sidik, sum(n)::int as lebih
  from (select hash_record_extended(t, {benih}) as sidik, 1 as n from ulang.{tabel} t
        union all select hash_record_extended(t, {benih}), -1 from public.{tabel} t) semua
 group by sidik having sum(n) <> 0
"""
_BARIS = """
select to_jsonb(t) from {skema}.{tabel} t join ulang.beda_{tabel} b on b.sidik = hash_record_extended(t, {benih})
 where b.lebih {tanda} 0 order by t.{kunci} limit {batas}
"""
_HAPUS = """
delete from public.{tabel} where ctid = any(array(
    select tempat from (select t.ctid as tempat, b.lebih, row_number() over (partition by b.sidik) as ke
                          from public.{tabel} t join ulang.beda_{tabel} b on b.sidik = hash_record_extended(t, {benih})
                         where b.lebih < 0) x where ke <= -lebih))
"""
_TAMBAH = """
insert into public.{tabel} ({kolom})
select {kolom} from (select t.*, b.lebih as lebih_, row_number() over (partition by b.sidik) as ke_
                       from ulang.{tabel} t join ulang.beda_{tabel} b on b.sidik = hash_record_extended(t, {benih})
                      where b.lebih > 0) x where ke_ <= lebih_
"""
# What a counter has given is gapless. Numbers that came with data_awal beyond the gapless ones were issued elsewhere.
_PENCACAH = r"""
create unlogged table ulang.pencacah as
select jenis, left(nomor, -4) as kunci, max(right(nomor, 4)::int) as terakhir
  from (select jenis, nomor, bool_or(sendiri) as sendiri,
               row_number() over (partition by jenis, left(nomor, -4) order by nomor) as ke
          from (select n.*, not exists (select from peristiwa p
                                         where p.id = n.peristiwa and p.jenis = 'data_awal') as sendiri
                  from (select 'nik' as jenis, nomor::text as nomor, peristiwa from ulang.nik
                        union all select 'kk', nomor::text, peristiwa from ulang.nomor_kk
                        union all select 'akta', nomor, peristiwa from ulang.akta
                        union all select 'akta', nomor, peristiwa from ulang.dokumen) n
                 where jenis <> 'akta' or nomor ~ '^\d{4}-[A-Z-]+-\d{8}-\d{4}$') m
         group by jenis, nomor) b
 where sendiri or right(nomor, 4)::int = ke
 group by 1, 2
"""
_BEDA_PENCACAH = """
select jenis, kunci, u.terakhir, p.terakhir from ulang.pencacah u left join public.pencacah p using (jenis, kunci)
 where p.terakhir is null or p.terakhir < u.terakhir order by 1, 2 limit %s
"""
_SAMAKAN_PENCACAH = """
insert into public.pencacah as p (jenis, kunci, terakhir) select jenis, kunci, terakhir from ulang.pencacah
on conflict (jenis, kunci) do update set terakhir = excluded.terakhir where p.terakhir < excluded.terakhir
"""


@dataclass(frozen=True)
class Beda:
    """Where state and journal part: the entity ``kunci`` of ``tabel``, and the columns, if both have it."""

    tabel: str
    kunci: str
    uraian: str
    kolom: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.tabel} {self.kunci}: {self.uraian}".replace(" : ", ": ")


class Banding:
    """The comparison of one rebuild."""

    def __init__(self, cursor: Cursor[Any]) -> None:
        self._cursor = cursor
        self._benih = secrets.randbits(62)
        self._berbeda: list[str] = []

    def beda(self) -> Iterator[Beda]:
        """Yield every entity that differs, up to BATAS_URAIAN rows of a table."""
        for tabel in KOLOM:
            if not self._sama(tabel):
                self._berbeda.append(tabel)
                self._jalankan(_BEDA, tabel)
                self._cursor.execute(f"analyze ulang.beda_{tabel}, ulang.{tabel}")
                yield from self._uraikan(tabel)
        yield from self._pencacah()

    def _sama(self, tabel: str) -> bool:
        [(sama,)] = self._cursor.execute(_JUMLAH.format(tabel=tabel), {"benih": self._benih}).fetchall()
        if sama or tabel != "penduduk":
            return bool(sama)
        if not selaraskan(self._cursor):
            return False
        [(sama,)] = self._cursor.execute(_JUMLAH.format(tabel=tabel), {"benih": self._benih}).fetchall()
        return bool(sama)

    def samakan(self) -> None:
        """Make the living tables equal to the rebuilt ones; ``beda`` was read to its end before."""
        for perintah in (_HAPUS, _TAMBAH):
            for tabel in self._berbeda:
                self._jalankan(perintah, tabel)
        self._cursor.execute(_SAMAKAN_PENCACAH)

    def _jalankan(self, sql: str, tabel: str, **lain: str | int) -> Cursor[Any]:
        kolom = ", ".join(KOLOM[tabel])
        return self._cursor.execute(sql.format(tabel=tabel, benih=self._benih, kolom=kolom, **lain))

    def _uraikan(self, tabel: str) -> Iterator[Beda]:
        [(semua,)] = self._cursor.execute(f"select sum(abs(lebih)) from ulang.beda_{tabel}").fetchall()
        jurnal, hidup = self._baris(tabel, "ulang", ">"), self._baris(tabel, "public", "<")
        for kunci in dict.fromkeys([*jurnal, *hidup]):
            yield _uraikan_satu(tabel, kunci, jurnal[kunci], hidup[kunci])
        sisa = semua - sum(map(len, [*jurnal.values(), *hidup.values()]))
        if sisa > 0:
            yield Beda(tabel, "", f"masih ada {sisa} baris lain yang berbeda")

    def _baris(self, tabel: str, skema: str, tanda: str) -> defaultdict[str, list[dict[str, Any]]]:
        hasil: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        sebutan = SEBUTAN[tabel]
        for (isi,) in self._jalankan(_BARIS, tabel, skema=skema, tanda=tanda, kunci=sebutan, batas=BATAS_URAIAN):
            hasil[isi[sebutan]].append(isi)
        return hasil

    def _pencacah(self) -> Iterator[Beda]:
        self._cursor.execute(_PENCACAH)
        self._cursor.execute(_BEDA_PENCACAH, (BATAS_URAIAN,))
        for jenis, kunci, jurnal, hidup in self._cursor.fetchall():
            ada = "tidak ada" if hidup is None else f"baru sampai {hidup}"
            yield Beda(
                "pencacah", f"{jenis} {kunci[:6]}…", f"{ada}, padahal nomor {jurnal} sudah diberikan", ("terakhir",)
            )


def _uraikan_satu(tabel: str, kunci: str, jurnal: Sequence[dict[str, Any]], hidup: Sequence[dict[str, Any]]) -> Beda:
    if not hidup:
        return Beda(tabel, kunci, f"{len(jurnal)} baris menurut jurnal tidak ada dalam tabel")
    if not jurnal:
        return Beda(tabel, kunci, f"{len(hidup)} baris dalam tabel tidak berasal dari jurnal")
    kolom = tuple(k for k in KOLOM[tabel] if Counter(str(b[k]) for b in jurnal) != Counter(str(b[k]) for b in hidup))
    return Beda(tabel, kunci, f"kolom {', '.join(kolom)} berbeda dari jurnal", kolom)
