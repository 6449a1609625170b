"""The watch over reading, run by the worker every minute: ledger → rules → alarms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg import Connection

from adminduk.permohonan.kasus_orang import adalah_uuid
from adminduk.permohonan.kewaspadaan import SEHARI, Bacaan, Kasus, periksa
from adminduk.register import alarm

JEDA = timedelta(minutes=1)


def awasi(koneksi: Connection[Any]) -> int:
    """Apply the rules to the last day, as the worker; return how many alarms are new or have grown."""
    kini = datetime.now(UTC)
    with koneksi.transaction():
        alarm_kini = periksa(_bacaan(koneksi, kini - SEHARI), kini.date())
        return sum(alarm.simpan(koneksi, **asdict(a) | {"aturan": str(a.aturan)}) for a in alarm_kini)


def _bacaan(koneksi: Connection[Any], sejak: datetime) -> list[Bacaan]:
    baris = list(alarm.bacaan_petugas(koneksi, sejak))
    keadaan = _keadaan_kasus(koneksi, {kasus for _, _, _, _, kasus, *_ in baris})
    return [
        Bacaan(pelaku, peran, kab, pada, keperluan, tindakan, kasus, tuple(subjek), keadaan.get(kasus, Kasus.TIADA))
        for pelaku, peran, kab, keperluan, kasus, tindakan, pada, subjek in baris
    ]


def _keadaan_kasus(koneksi: Connection[Any], nama: Iterable[str]) -> dict[str, Kasus]:
    ditanya = [n for n in nama if adalah_uuid(n)]
    baris = koneksi.execute("select id, diajukan from keadaan_kasus(%s::uuid[])", (ditanya,))
    return {str(id_): Kasus.DIAJUKAN if diajukan else Kasus.DRAF for id_, diajukan in baris}
