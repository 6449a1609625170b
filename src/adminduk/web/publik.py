"""What anybody may know of a document: only what its paper shows, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from adminduk.dokumen import kunci
from adminduk.dokumen.surat import SURAT
from adminduk.permohonan import models
from adminduk.permohonan.pencetak import folder_dokumen
from adminduk.register.umum import KeadaanDokumen, keadaan_dokumen


class KeadaanTerbit(StrEnum):
    BERLAKU = "berlaku"
    DIGANTI = "diganti"
    DIBATALKAN = "tidak berlaku lagi"
    BELUM_TERBIT = "belum terbit"


@dataclass(frozen=True)
class DokumenPublik:
    """``fakta``: the few printed words to compare with the paper; none before it is published."""

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
        keluar: tuple[UUID, str] | None = kursor.fetchone()
    dokumen = keadaan_dokumen(keluar[0]) if keluar else None
    if keluar is None or dokumen is None:
        return None
    terbit = keluar[1] == models.KeadaanDokumen.TERBIT
    fakta = SURAT[dokumen.jenis].dari_isi(dokumen.isi).fakta() if terbit else ()
    keadaan, sebab = _keadaan(dokumen, terbit), dokumen.sebab_tutup or ""
    return DokumenPublik(dokumen.jenis, dokumen.nomor, dokumen.kab, dokumen.tanggal, keadaan, sebab, fakta)


def terbitan_kunci() -> dict[str, Any]:
    """Return keys, certificates and CRLs as verifiers off line take them; none before the first signature."""
    try:
        return kunci.terbitan_publik(folder_dokumen())
    except FileNotFoundError:
        return {"versi": 1, "kunci": [], "sertifikat": [], "crl": []}


def _keadaan(dokumen: KeadaanDokumen, terbit: bool) -> KeadaanTerbit:
    if not dokumen.berlaku:
        return KeadaanTerbit.DIGANTI if dokumen.pengganti else KeadaanTerbit.DIBATALKAN
    return KeadaanTerbit.BERLAKU if terbit else KeadaanTerbit.BELUM_TERBIT
