"""What anybody may know of a document: only what its paper shows, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from adminduk.dasar.tanggal import hari_ini
from adminduk.dokumen import kunci
from adminduk.dokumen.cabut import SebabTutup, daftar_cabut
from adminduk.dokumen.gudang import KunciTidakAda
from adminduk.dokumen.surat import SURAT
from adminduk.dokumen.verifikasi import HasilVerifikasi, Keadaan
from adminduk.dokumen.verifikasi_terpisah import verifikasi_terpisah
from adminduk.permohonan import models
from adminduk.permohonan.pencetak import folder_dokumen, gudang_dokumen
from adminduk.register.segel_terbit import terbitan_segel
from adminduk.register.umum import KeadaanDokumen, keadaan_dokumen

UMUR_DAFTAR_DETIK = 60


class KeadaanTerbit(StrEnum):
    BERLAKU = "berlaku"
    DIGANTI = "diganti"
    DIBATALKAN = "tidak berlaku lagi"
    HABIS = "habis masa berlakunya"
    BELUM_TERBIT = "belum terbit"


@dataclass(frozen=True)
class DokumenPublik:
    """``fakta``: the few printed words to compare with the paper; none before it is published.

    ``berlaku_hingga``: the last day that is printed on it, None on most.
    """

    jenis: str
    nomor: str
    kab: int
    tanggal: date
    keadaan: KeadaanTerbit
    sebab_tutup: str
    fakta: tuple[str, ...]
    berlaku_hingga: date | None


def cari_dokumen(kode: str) -> DokumenPublik | None:
    """Return the document of the code under its QR, or None."""
    with connection.cursor() as kursor:
        kursor.execute("select dokumen, keadaan from dokumen_berkode(%s)", (kode.upper(),))
        keluar: tuple[UUID, str] | None = kursor.fetchone()
    dokumen = keadaan_dokumen(keluar[0]) if keluar else None
    if keluar is None or dokumen is None:
        return None
    terbit = keluar[1] == models.KeadaanDokumen.TERBIT
    surat = SURAT[dokumen.jenis].dari_isi(dokumen.isi) if terbit else None
    hingga, fakta = (surat.berlaku_hingga, surat.fakta()) if surat else (None, ())
    keadaan, sebab = _keadaan(dokumen, terbit, hingga), dokumen.sebab_tutup or ""
    return DokumenPublik(dokumen.jenis, dokumen.nomor, dokumen.kab, dokumen.tanggal, keadaan, sebab, fakta, hingga)


def terbitan_kunci() -> dict[str, Any]:
    """Return keys, certificates, CRLs, log and witnesses as verifiers off line take them; none before the first."""
    segel = terbitan_segel(settings.ADMINDUK_DATA)
    try:
        return kunci.terbitan_publik(folder_dokumen()) | segel
    except FileNotFoundError:
        return {"versi": 1, "kunci": [], "sertifikat": [], "crl": []} | segel


def periksa_berkas(data: bytes) -> HasilVerifikasi:
    """Judge a PDF, or a picture of a QR, by what is published and nothing else: as anybody can off line."""
    terbitan = terbitan_kunci()
    if not terbitan["sertifikat"]:
        return HasilVerifikasi(Keadaan.KUNCI_TIDAK_DIKENAL, ("Belum ada kunci yang diumumkan di sini.",))
    return verifikasi_terpisah(data, terbitan)


def daftar_pencabutan(kab: int) -> bytes | None:
    """Return the signed revocation list of an office, made at most once a minute; None before it has a key."""
    nama = f"daftar-pencabutan:{kab}"
    if (tersimpan := cache.get(nama)) is not None:
        return bytes(tersimpan)
    try:
        penyegel = kunci.kunci_qr(folder_dokumen(), kab, gudang_dokumen())
    except KunciTidakAda:
        return None
    daftar = daftar_cabut(_dicabut(kab), penyegel, kab, datetime.now(UTC))
    cache.set(nama, daftar, UMUR_DAFTAR_DETIK)
    return daftar


def _dicabut(kab: int) -> list[tuple[str, SebabTutup]]:
    """Return the verification codes of the office's documents that are out of force."""
    with connection.cursor() as kursor:
        kursor.execute("select kode, diganti from dokumen_dicabut(%s)", (kab,))
        return [(kode, SebabTutup.DIGANTI if diganti else SebabTutup.DICABUT) for kode, diganti in kursor.fetchall()]


def _keadaan(dokumen: KeadaanDokumen, terbit: bool, hingga: date | None) -> KeadaanTerbit:
    if not dokumen.berlaku:
        return KeadaanTerbit.DIGANTI if dokumen.pengganti else KeadaanTerbit.DIBATALKAN
    if hingga and hingga < hari_ini(dokumen.kab, datetime.now(UTC)):
        return KeadaanTerbit.HABIS
    return KeadaanTerbit.BERLAKU if terbit else KeadaanTerbit.BELUM_TERBIT
