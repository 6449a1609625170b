"""E-Office: what an officer writes to another office about a case, and the files that travel with a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from adminduk.permohonan import berkas
from adminduk.permohonan.kasus_orang import terkait
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.models import BerkasPesan, Permohonan, PesanAntarkantor
from adminduk.permohonan.pesan_kantor import konfirmasi

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

JAWABAN = "Jawaban"
TERPANJANG = 2000  # letters
TINDAKAN_BUKA = "berkas antarkantor"

Unggahan = Sequence[tuple[str, bytes]]  # name as the sender calls it, content


@dataclass
class PesanDitolak(ValueError):
    """A message that cannot be sent: what is wrong and what to do, as templates filled from ``nilai``."""

    isian: str
    pesan: str
    saran: str
    nilai: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BerkasTerbuka:
    """A file of a message. ``nama`` is empty for the letter itself, whose kind is ``surat``."""

    id: UUID
    nama: str
    surat: str
    sha256: str
    mime: str
    tentang: tuple[UUID, ...]


def tulis(
    reg: RegisterTerbuka, kasus: Permohonan, kepada: int, isi: str, unggahan: Unggahan, *, permintaan: UUID
) -> None:
    """Send words and files about a case to another office, once for each ``permintaan``.

    Raises PesanDitolak, or BerkasDitolak for a file that is no proof.
    """
    if PesanAntarkantor.objects.filter(id=permintaan).exists():
        return
    if kepada == reg.pelaku.kab_kantor or not 1000 <= kepada <= 9999 or not reg.nama_wilayah(kepada):
        raise PesanDitolak("kepada", "Kantor yang dituju tidak ada, atau kantor sendiri.", "Pilih kantor lain.")
    pesan = PesanAntarkantor(
        id=permintaan,
        permohonan=kasus.id,
        dari=reg.pelaku.kab_kantor,
        kepada=kepada,
        surat=kasus.id,
        nomor=kasus.nomor,
        perihal=ambil(kasus.kode).nama,
        isi=_isi_sah(isi),
    )
    _kirim(pesan, unggahan, list(terkait(reg, kasus).orang))


def balas(reg: RegisterTerbuka, pesan: PesanAntarkantor, isi: str, unggahan: Unggahan) -> None:
    """Answer a message with words and files, once; it does not wait any longer. Raises as ``tulis``."""
    jawaban = PesanAntarkantor(
        dari=pesan.kepada, kepada=pesan.dari, surat=pesan.surat, nomor=pesan.nomor, perihal=JAWABAN, isi=_isi_sah(isi)
    )
    # Whoever is not the receiver, or presses twice, answers nothing.
    if konfirmasi(reg, pesan.id):
        _kirim(jawaban, unggahan, sorted({o for b in daftar_berkas(pesan) for o in b.tentang}))


def _kirim(pesan: PesanAntarkantor, unggahan: Unggahan, tentang: list[UUID]) -> None:
    tersimpan = [(nama[:120], berkas.simpan(*berkas.periksa(data))) for nama, data in unggahan]
    pesan.save(force_insert=True)
    for nama, satu in tersimpan:
        BerkasPesan.objects.create(
            pesan=pesan, dari=pesan.dari, kepada=pesan.kepada, tentang=tentang, berkas=satu, nama=nama
        )


def _isi_sah(isi: str) -> str:
    rapi = isi.strip()
    if not rapi:
        raise PesanDitolak("isi", "Pesan ini kosong.", "Tuliskan apa yang diminta atau diberitahukan.")
    if len(rapi) > TERPANJANG:
        raise PesanDitolak("isi", "Pesan ini terlalu panjang.", "Ringkas sampai {n} huruf.", {"n": TERPANJANG})
    return rapi


def daftar_berkas(pesan: PesanAntarkantor) -> list[BerkasTerbuka]:
    """Return what travels with a message: the letter it is about, once published, and the files that were added."""
    with connection.cursor() as kursor:
        kursor.execute("select dokumen, jenis, berkas, orang from surat_pesan(%s)", [pesan.id])
        surat = [
            BerkasTerbuka(dokumen, "", jenis, sha256, berkas.PDF, (orang,) if orang else ())
            for dokumen, jenis, sha256, orang in kursor.fetchall()
        ]
    tambahan = pesan.daftar_berkas.select_related("berkas").order_by("pada", "id")
    return surat + [
        BerkasTerbuka(b.id, b.nama, "", b.berkas.sha256, b.berkas.jenis, tuple(b.tentang)) for b in tambahan
    ]


def buka_berkas(reg: RegisterTerbuka, pesan: PesanAntarkantor, id_: UUID) -> BerkasTerbuka | None:
    """Return a file of a message; who opened it goes into the ledger of those it is about."""
    dicari = next((b for b in daftar_berkas(pesan) if b.id == id_), None)
    for orang in dicari.tentang if dicari else ():
        reg.catat_tindakan(TINDAKAN_BUKA, orang)
    return dicari
