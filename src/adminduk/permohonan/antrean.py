"""Work queues: a stored query for each role, paged by key, the case that falls due first at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from adminduk.permohonan.keadaan import ANTREAN, Keadaan
from adminduk.register.pelaku import Peran

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

BARIS_SEHALAMAN = 50
HITUNGAN_TERTINGGI = 1000  # more than this is shown as "1000+": nobody works by the difference
_AWAL = ("-infinity", UUID(int=0))


@dataclass(frozen=True, slots=True)
class Baris:
    id: UUID
    nomor: str
    kode: str
    kab: int
    keadaan: str
    perihal: str
    tanggal_pengajuan: date | None
    batas_waktu: datetime | None  # the legal clock, while it runs
    sisa_waktu: timedelta | None
    versi: int
    diubah_oleh: str
    diubah_pada: datetime
    antre_pada: datetime


@dataclass(frozen=True)
class Halaman:
    """``berikut`` is what to hand in as ``sesudah`` for the next page; empty on the last."""

    baris: tuple[Baris, ...]
    berikut: str


# One short index scan for each district and state, so that a state with a million old cases costs nothing.
_PER_KEADAAN = """
select p.* from unnest(%(kab)s::int[]) k, unnest(%(keadaan)s::text[]) s, lateral (
    select id, nomor, kode, kab, keadaan, perihal, tanggal_pengajuan, batas_waktu, sisa_waktu, versi, diubah_oleh,
           diubah_pada, antre_pada
      from permohonan where kab = k and keadaan = s and (%(desa)s::bigint is null or desa = %(desa)s)
       and (antre_pada, id) > (%(waktu)s::timestamptz, %(id)s::uuid)
     order by antre_pada, id limit %(batas)s) p
order by p.antre_pada, p.id limit %(batas)s
"""
_MILIK_SENDIRI = """
select id, nomor, kode, kab, keadaan, perihal, tanggal_pengajuan, batas_waktu, sisa_waktu, versi, diubah_oleh,
       diubah_pada, antre_pada
  from permohonan where pemohon = %(orang)s and (antre_pada, id) > (%(waktu)s::timestamptz, %(id)s::uuid)
 order by antre_pada, id limit %(batas)s
"""
_HITUNG = """
select s, (select count(*) from unnest(%(kab)s::int[]) k, lateral (
    select from permohonan
     where kab = k and keadaan = s and (%(desa)s::bigint is null or desa = %(desa)s) limit %(batas)s) p)
  from unnest(%(keadaan)s::text[]) s
"""


def antrean(
    reg: RegisterTerbuka, *, keadaan: Sequence[Keadaan] = (), sesudah: str = "", batas: int = BARIS_SEHALAMAN
) -> Halaman:
    """Return a page of what the caller has to do, or of the named states; a resident sees own cases."""
    waktu, id_ = sesudah.split("_") if sesudah else _AWAL
    dicari = [str(k) for k in keadaan or ANTREAN.get(reg.pelaku.peran, ())]
    milik_sendiri = reg.pelaku.peran is Peran.PENDUDUK
    parameter: dict[str, Any] = {
        "kab": list(reg.pelaku.kab),
        "keadaan": dicari,
        "desa": reg.pelaku.desa,
        "orang": reg.pelaku.orang,
        "waktu": waktu,
        "id": id_,
        "batas": batas + 1,
    }
    with connection.cursor() as kursor:
        kursor.execute(_MILIK_SENDIRI if milik_sendiri else _PER_KEADAAN, parameter)
        baris = [Baris(*b) for b in kursor.fetchall()]
    berikut = f"{baris[batas - 1].antre_pada.isoformat()}_{baris[batas - 1].id}" if len(baris) > batas else ""
    return Halaman(tuple(baris[:batas]), berikut)


def jumlah_antrean(reg: RegisterTerbuka) -> dict[Keadaan, int]:
    """Return how many cases wait in each state of the caller's queue, counted up to HITUNGAN_TERTINGGI a district."""
    parameter: dict[str, Any] = {
        "kab": list(reg.pelaku.kab),
        "desa": reg.pelaku.desa,
        "keadaan": [str(k) for k in ANTREAN.get(reg.pelaku.peran, ())],
        "batas": HITUNGAN_TERTINGGI,
    }
    with connection.cursor() as kursor:
        kursor.execute(_HITUNG, parameter)
        return {Keadaan(k): n for k, n in kursor.fetchall()}


def urutan_antrean(permohonan: UUID) -> int | None:
    """Return how many cases of the office wait before one of the resident's own, counted up to HITUNGAN_TERTINGGI.

    None when it does not wait, or belongs to somebody else: row-level security shows a resident no other case, so the
    database counts (skema/antrean_dan_ulang.sql).
    """
    with connection.cursor() as kursor:
        kursor.execute("select urutan_antrean(%s)", (permohonan,))
        [lebih_dulu] = kursor.fetchone()
    return None if lebih_dulu is None else int(lebih_dulu)
