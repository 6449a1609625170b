"""What anybody may ask without a door: is this document genuine and in force. Nothing else about anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from adminduk.register.baca import dari_jsonb


@dataclass(frozen=True)
class KeadaanDokumen:
    """A document as its paper shows it (``isi``), and whether it is still in force."""

    id: UUID
    jenis: str
    nomor: str
    kab: int
    tanggal: date
    berlaku: bool
    sebab_tutup: str | None
    pengganti: UUID | None
    isi: Mapping[str, Any]
    peristiwa: UUID


def keadaan_dokumen(dokumen: UUID) -> KeadaanDokumen | None:
    """Return the state of a document by its random id, None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute("select * from keadaan_dokumen(%s)", (dokumen,))
        baris = cursor.fetchone()
    if baris is None:
        return None
    jenis, nomor, kab, tanggal, berlaku, sebab, pengganti, isi, peristiwa = baris
    return KeadaanDokumen(dokumen, jenis, nomor, kab, tanggal, berlaku, sebab, pengganti, dari_jsonb(isi), peristiwa)
