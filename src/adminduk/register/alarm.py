"""Alarms about reading: the lines of the ledger that rules are applied to, the alarms kept, and who closed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from adminduk.dasar.hukum import UU_27_2022, Keyakinan
from adminduk.dasar.temuan import NilaiDitolak, Temuan
from adminduk.register.pintu import RegisterTerbuka

DASAR_ALARM = UU_27_2022.pasal(39, keyakinan=Keyakinan.DIINGAT)
CATATAN_TERPENDEK = 10


@dataclass(frozen=True)
class AlarmTercatat:
    """``ditutup`` None: nobody has looked into it yet."""

    id: UUID
    aturan: str
    pelaku: UUID
    peran: str
    kab: int
    mulai: datetime
    sampai: datetime
    jumlah: int
    batas: int
    dibuat: datetime
    ditutup: datetime | None
    catatan: str | None


@dataclass(frozen=True)
class BarisBacaan:
    keperluan: str
    kasus: str
    tindakan: str
    pada: datetime
    subjek: tuple[UUID, ...]


_KOLOM = "id, aturan, pelaku, peran, kab, mulai, sampai, jumlah, batas, dibuat, ditutup, catatan"
_SIMPAN = """
insert into alarm_akses (aturan, pelaku, peran, kab, hari, mulai, sampai, jumlah, batas)
values (%(aturan)s, %(pelaku)s, %(peran)s, %(kab)s, %(hari)s, %(mulai)s, %(sampai)s, %(jumlah)s, %(batas)s)
on conflict (aturan, pelaku, hari) do update set sampai = excluded.sampai, jumlah = excluded.jumlah
 where alarm_akses.jumlah < excluded.jumlah returning 1
"""


def bacaan_petugas(koneksi: Connection[Any], sejak: datetime) -> Iterator[tuple[Any, ...]]:
    """Yield (officer, role, office, purpose, case, action, moment, persons) of the ledger; for the worker alone."""
    yield from koneksi.execute(
        "select pelaku, peran, kab, keperluan, kasus, tindakan, pada, subjek from bacaan_petugas(%s)", (sejak,)
    )


def simpan(koneksi: Connection[Any], **alarm: Any) -> bool:
    """Keep an alarm, one a day for each officer and rule; True when it is new or has grown."""
    koneksi.execute("select set_config('app.kab', %s, true)", (f"{{{alarm['kab']}}}",))
    alarm["hari"] = alarm["mulai"].astimezone(UTC).date()
    return koneksi.execute(_SIMPAN, alarm).fetchone() is not None


def daftar(reg: RegisterTerbuka, *, ditutup: bool, batas: int = 100) -> list[AlarmTercatat]:
    """Return alarms about the officers within reach: open ones, oldest first, or those closed last."""
    syarat = "ditutup is not null order by ditutup desc" if ditutup else "ditutup is null order by dibuat"
    return [
        AlarmTercatat(*b)
        for b in reg._koneksi.execute(f"select {_KOLOM} from alarm_akses where {syarat} limit {batas}")
    ]


def ambil(reg: RegisterTerbuka, id_: UUID) -> AlarmTercatat | None:
    baris = reg._koneksi.execute(f"select {_KOLOM} from alarm_akses where id = %s", (id_,)).fetchone()
    return AlarmTercatat(*baris) if baris else None


def daftar_bacaan(reg: RegisterTerbuka, id_: UUID) -> list[BarisBacaan]:
    """Return what the officer of an alarm read in its window."""
    baris = reg._koneksi.execute("select keperluan, kasus, tindakan, pada, subjek from bacaan_alarm(%s)", (id_,))
    return [BarisBacaan(b[0], b[1], b[2], b[3], tuple(b[4])) for b in baris]


def tutup(reg: RegisterTerbuka, id_: UUID, catatan: str) -> None:
    """Close an alarm about somebody else, saying what was found. Raises NilaiDitolak for the caller's own."""
    catatan = " ".join(catatan.split())
    if len(catatan) < CATATAN_TERPENDEK:
        raise NilaiDitolak(Temuan("Alarm ditutup dengan penjelasan.", "Tulis apa yang ditemukan.", DASAR_ALARM))
    alarm = ambil(reg, id_)
    if alarm is None or alarm.ditutup:
        raise NilaiDitolak(Temuan("Alarm itu sudah ditutup.", "Muat ulang daftarnya.", DASAR_ALARM))
    if alarm.pelaku == reg.pelaku.id:
        raise NilaiDitolak(
            Temuan("Alarm tentang Anda sendiri ditutup orang lain.", "Minta pengawas lainnya.", DASAR_ALARM)
        )
    reg._koneksi.execute(
        "update alarm_akses set penutup = %s, ditutup = %s, catatan = %s where id = %s",
        (reg.pelaku.id, datetime.now(UTC), catatan[:2000], id_),
    )
