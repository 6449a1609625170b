"""From the outbox to paper: what the worker does with a document that is decided (KEPUTUSAN 13).

Sealed, then QR with the proof at hand, rendered, signed, stored, published. Each point can be cut short and begun
again: only the last, short transaction publishes, and it publishes one file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from adminduk import register
from adminduk.permohonan import berkas, kode_ambil
from adminduk.permohonan.keadaan import Keadaan, cari_alihan
from adminduk.permohonan.kerja import pindahkan
from adminduk.permohonan.models import DokumenKeluar, KeadaanDokumen, Permohonan
from adminduk.register.pelaku import Keperluan, Pelaku, Peran

# The worker is a named identity that goes through the same door as everybody (KEPUTUSAN 9).
ID_PEKERJA = UUID("0197a000-0000-7000-8000-000000000001")
PANJANG_GALAT = 300


class BelumDisegel(Exception):
    """The journal is not sealed up to this event yet; the document waits."""


@dataclass(frozen=True)
class Terbitan:
    """A document as the printer needs it: exactly what was decided, and where it stands in the sealed journal."""

    dokumen: UUID
    kode: str
    jenis: str
    nomor: str
    kab: int
    tanggal: date
    isi: Mapping[str, Any]
    indeks: int
    ukuran: int
    bukti: bytes  # the proof that it does, with the signatures of the witnesses (C2SP tlog-proof)


# event -> index, size of the witnessed tree, proof; None while not enough witnesses have seen it
Segel = Callable[[UUID], tuple[int, int, bytes] | None]
Cetak = Callable[[Terbitan], bytes]  # -> the signed PDF


def pekerja(kab: int) -> Pelaku:
    return Pelaku(ID_PEKERJA, "Pekerja penerbitan", Peran.PEKERJA, (kab,))


def terbitkan(dokumen: UUID, kab: int, *, segel: Segel, cetak: Cetak) -> str:
    """Publish one document and return the hash of its file; a published one keeps the file it has.

    Raises BelumDisegel while the seal is not there, and whatever ``cetak`` raises; both leave the document waiting.
    """
    siap = _siapkan(dokumen, kab, segel)
    if isinstance(siap, str):
        return siap
    pdf = cetak(siap)  # outside any transaction: it takes a tenth of a second and holds no lock
    return _umumkan(dokumen, kab, pdf)


def catat_galat(dokumen: UUID, kab: int, galat: str, *, menyerah: bool) -> None:
    """Note that an attempt failed; ``menyerah``: the worker will not try again by itself."""
    with register.untuk(pekerja(kab), Keperluan.PENERBITAN, kasus=str(dokumen)):
        keluar = DokumenKeluar.objects.select_for_update().get(dokumen=dokumen)
        if keluar.keadaan != KeadaanDokumen.TERBIT:
            keluar.percobaan += 1
            keluar.galat = galat[:PANJANG_GALAT]
            keluar.keadaan = KeadaanDokumen.GAGAL if menyerah else keluar.keadaan
            keluar.save(update_fields=["percobaan", "galat", "keadaan"])


def _siapkan(dokumen: UUID, kab: int, segel: Segel) -> Terbitan | str:
    with register.untuk(pekerja(kab), Keperluan.PENERBITAN, kasus=str(dokumen)):
        keluar = DokumenKeluar.objects.select_for_update().get(dokumen=dokumen)
        if keluar.keadaan == KeadaanDokumen.TERBIT:
            return str(keluar.berkas_id)
        letak = segel(keluar.peristiwa)
        if letak is None:
            raise BelumDisegel(str(dokumen))
        keluar.keadaan = KeadaanDokumen.DIRENDER
        keluar.save(update_fields=["keadaan"])
        return Terbitan(
            dokumen, keluar.kode, keluar.jenis, keluar.nomor, keluar.kab, keluar.tanggal, keluar.isi, *letak
        )


def _umumkan(dokumen: UUID, kab: int, pdf: bytes) -> str:
    with register.untuk(pekerja(kab), Keperluan.PENERBITAN, kasus=str(dokumen)) as reg:
        # The case first, as everywhere: the last two documents of a case would wait for each other otherwise.
        permohonan = Permohonan.objects.select_for_update(of=("self",)).get(dokumen_keluar__dokumen=dokumen)
        keluar = DokumenKeluar.objects.select_for_update().get(dokumen=dokumen)
        if keluar.keadaan == KeadaanDokumen.TERBIT:
            return str(keluar.berkas_id)
        keluar.berkas_id = berkas.simpan(pdf, berkas.PDF).sha256
        keluar.keadaan, keluar.terbit_pada, keluar.galat = KeadaanDokumen.TERBIT, timezone.now(), ""
        keluar.save(update_fields=["berkas_id", "keadaan", "terbit_pada", "galat"])
        belum = permohonan.dokumen_keluar.exclude(keadaan=KeadaanDokumen.TERBIT).exists()
        if not belum and permohonan.keadaan == Keadaan.DITANDATANGANI:
            pindahkan(reg, permohonan, cari_alihan("terbitkan", Keadaan.DITANDATANGANI, Peran.PEKERJA))
            kode_ambil.buat(permohonan)
        return str(keluar.berkas_id)
