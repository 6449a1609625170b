"""What anybody may know of a document: only what its paper shows, and whether it still holds.

The functions of the database answer by a document's random code or id alone and open no other row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from adminduk.dokumen.surat import SURAT
from adminduk.permohonan.models import KeadaanDokumen


class KeadaanTerbit(StrEnum):
    BERLAKU = "berlaku"
    DIGANTI = "diganti"
    DIBATALKAN = "tidak berlaku lagi"
    BELUM_TERBIT = "belum terbit"


@dataclass(frozen=True)
class DokumenPublik:
    id: UUID
    jenis: str
    nomor: str
    kab: int
    tanggal: date
    keadaan: KeadaanTerbit
    sebab_tutup: str
    fakta: tuple[str, ...]


def cari_dokumen(kode: str) -> DokumenPublik | None:
    """Return the document of the code under its QR, or None."""
    with connection.cursor() as kursor:
        kursor.execute("select dokumen, keadaan from dokumen_berkode(%s)", (kode.upper(),))
        keluar = kursor.fetchone()
        if keluar is None:
            return None
        kursor.execute(
            "select jenis, nomor, kab, tanggal, berlaku, sebab_tutup, pengganti, isi from keadaan_dokumen(%s)",
            (keluar[0],),
        )
        baris = kursor.fetchone()
    return _dokumen(keluar[0], keluar[1] == KeadaanDokumen.TERBIT, *baris) if baris else None


def dicabut(sejak: datetime) -> list[dict[str, Any]]:
    """Return the revocation list: ids and days, no person."""
    with connection.cursor() as kursor:
        kursor.execute("select id, pada, sebab, pengganti from dokumen_dicabut(%s)", (sejak,))
        kolom = ("id", "pada", "sebab", "pengganti")
        return [dict(zip(kolom, b, strict=True)) for b in kursor.fetchall()]


def _dokumen(
    id_: UUID,
    terbit: bool,
    jenis: str,
    nomor: str,
    kab: int,
    tanggal: date,
    berlaku: bool,
    sebab: str | None,
    pengganti: UUID | None,
    isi: Any,
) -> DokumenPublik:
    if not berlaku:
        keadaan = KeadaanTerbit.DIGANTI if pengganti else KeadaanTerbit.DIBATALKAN
    else:
        keadaan = KeadaanTerbit.BERLAKU if terbit else KeadaanTerbit.BELUM_TERBIT
    fakta = SURAT[jenis].dari_isi(isi).fakta() if jenis in SURAT and terbit else ()
    return DokumenPublik(id_, jenis, nomor, kab, tanggal, keadaan, sebab or "", fakta)


def kunci() -> list[dict[str, str]]:
    """Return the public keys of QR payloads and of the journal's heads, by id, as PEM."""
    folder = Path(settings.ADMINDUK_DATA) / "kunci" / "publik"
    return [{"nama": p.stem, "pem": p.read_text("ascii")} for p in sorted(folder.glob("*.pem"))]
