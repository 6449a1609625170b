"""A case over the API: typed, proven, submitted, decided up to the signature, handed over.

Signing is not here: it asks for the signer's own second proof, which no token of a system can give.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid5

from django.http import HttpRequest
from ninja import File, Header, Query, Router, UploadedFile
from ninja.errors import ValidationError
from ninja.responses import Status
from pydantic import Field

from adminduk.api import skema
from adminduk.api.kasus import akibat_tampil, ambil, datar, jawaban, jawaban_draf, tampilkan
from adminduk.api.pintu import KirimanTerlaluBesar, pintu
from adminduk.api.samar import samarkan
from adminduk.permohonan import alur
from adminduk.permohonan.berkas import UKURAN_TERBESAR
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.tanda_terima import tanda_terima as catatan_tanda_terima

router = Router(tags=["permohonan"])

KunciPermintaan = Annotated[
    UUID,
    Header(
        alias="Idempotency-Key",
        description="UUID buatan pengirim. Dikirim dua kali, tercatat sekali, dan jawabannya sama.",
    ),
]


@router.post("/permohonan", response={201: skema.JawabanDraf}, summary="Membuat draf")
def buat(request: HttpRequest, isi: skema.PermohonanBaru, kunci: KunciPermintaan) -> Any:
    """Formulir boleh belum lengkap; semua yang masih salah disebut dalam `galat`. Bersarang, atau datar per jalur."""
    with pintu(request, "buat") as reg:
        # Made from the request: the same request names the same case, another system's never does.
        id_ = uuid5(reg.pelaku.id, str(kunci))
        j = alur.buat_draf(reg, id_, isi.kode.upper(), datar(isi.formulir), permintaan=kunci)
        return Status(201, jawaban_draf(reg, j))


@router.get("/permohonan/{uuid:id}", response=skema.Kasus, summary="Keadaan, jam layanan, riwayat, dokumen")
def kasus(request: HttpRequest, id: UUID) -> Any:
    """Formulir tampil utuh bagi sistem yang membuatnya; bagi yang lain NIK dan nomor KK di dalamnya tersamar."""
    with pintu(request, "kasus", id) as reg:
        return tampilkan(reg, ambil(id))


@router.put("/permohonan/{uuid:id}/formulir", response=skema.JawabanDraf, summary="Menyimpan formulir draf")
def ubah_formulir(request: HttpRequest, id: UUID, isi: skema.FormulirUbah, kunci: KunciPermintaan) -> Any:
    """Menggantikan seluruh formulir."""
    with pintu(request, "ubah_formulir", id) as reg:
        j = alur.simpan_draf(reg, id, datar(isi.formulir), versi=isi.versi, permintaan=kunci)
        return jawaban_draf(reg, j)


@router.post("/permohonan/{uuid:id}/lampiran/{syarat}", response={201: skema.Jawaban}, summary="Melampirkan berkas")
def lampirkan(
    request: HttpRequest,
    id: UUID,
    syarat: str,
    kunci: KunciPermintaan,
    berkas: Annotated[UploadedFile | None, File(description="PDF, JPEG, atau PNG, paling besar 5 MB.")] = None,
) -> Any:
    """Hanya untuk syarat yang diminta layanannya. Multipart, satu berkas bernama `berkas`."""
    with pintu(request, "lampirkan", id) as reg:
        j = alur.lampirkan(reg, id, syarat, *_baca(request, berkas), permintaan=kunci)
        return Status(201, jawaban(j))


@router.post("/permohonan/{uuid:id}/ajukan", response=skema.Jawaban, summary="Mengajukan")
def ajukan(request: HttpRequest, id: UUID, isi: skema.Langkah, kunci: KunciPermintaan) -> Any:
    """Ditolak dengan semua alasan dan pasalnya sekaligus; drafnya tetap seperti semula."""
    with pintu(request, "ajukan", id) as reg:
        return jawaban(alur.ajukan(reg, id, versi=isi.versi, permintaan=kunci))


@router.post("/permohonan/{uuid:id}/verifikasi", response=skema.Jawaban, summary="Memverifikasi")
def verifikasi(request: HttpRequest, id: UUID, isi: skema.Langkah, kunci: KunciPermintaan) -> Any:
    """Bukan oleh sistem yang mengisinya (Permendagri 95/2019)."""
    with pintu(request, "verifikasi", id) as reg:
        return jawaban(alur.verifikasi(reg, id, versi=isi.versi, permintaan=kunci))


@router.post("/permohonan/{uuid:id}/setujui", response=skema.Jawaban, summary="Menyetujui untuk ditandatangani")
def setujui(request: HttpRequest, id: UUID, isi: skema.Langkah, kunci: KunciPermintaan) -> Any:
    """Bila data keluarganya berubah sejak diverifikasi, permohonan kembali ke verifikasi dan `pesan` menyebut sebabnya.

    Tanda tangan kepala dinas tidak lewat API: ia meminta bukti diri kedua dari orangnya sendiri.
    """
    with pintu(request, "setujui", id) as reg:
        return jawaban(alur.setujui(reg, id, versi=isi.versi, permintaan=kunci))


@router.post("/permohonan/{uuid:id}/kembalikan", response=skema.Jawaban, summary="Mengembalikan untuk diperbaiki")
def kembalikan(request: HttpRequest, id: UUID, isi: skema.LangkahBeralasan, kunci: KunciPermintaan) -> Any:
    with pintu(request, "kembalikan", id) as reg:
        return jawaban(alur.kembalikan(reg, id, _alasan(isi), versi=isi.versi, permintaan=kunci))


@router.post("/permohonan/{uuid:id}/tolak", response=skema.Jawaban, summary="Menolak")
def tolak(request: HttpRequest, id: UUID, isi: skema.LangkahBeralasan, kunci: KunciPermintaan) -> Any:
    """Hanya karena pemeriksaan yang menolak atau syarat yang tidak terpenuhi; catatan bukan alasan."""
    with pintu(request, "tolak", id) as reg:
        return jawaban(alur.tolak(reg, id, _alasan(isi), versi=isi.versi, permintaan=kunci))


@router.post("/permohonan/{uuid:id}/serahkan", response=skema.Jawaban, summary="Mencatat penyerahan dokumen")
def serahkan(request: HttpRequest, id: UUID, isi: skema.Langkah, kunci: KunciPermintaan) -> Any:
    with pintu(request, "serahkan", id) as reg:
        return jawaban(alur.serahkan(reg, id, versi=isi.versi, permintaan=kunci))


@router.post("/permohonan/{uuid:id}/batalkan", response=skema.Jawaban, summary="Menarik kembali draf")
def batalkan(request: HttpRequest, id: UUID, isi: skema.Langkah, kunci: KunciPermintaan) -> Any:
    """Draf atau yang dikembalikan, oleh sistem yang membuatnya; yang diketik tetap tersimpan."""
    with pintu(request, "batalkan", id) as reg:
        return jawaban(alur.batalkan(reg, id, versi=isi.versi, permintaan=kunci))


@router.get("/permohonan/{uuid:id}/tanda-terima", response=skema.TandaTerima, summary="Tanda terima bertanda tangan")
def tanda_terima(request: HttpRequest, id: UUID) -> Any:
    """Catatan bertanda tangan (C2SP signed note) sejak permohonan diajukan; kosong bagi draf.

    Simpan di luar sistem ini: `adminduk jurnal periksa --tanda-terima BERKAS` membuktikan dengannya apa yang diajukan
    dan diputus, walau basis datanya diubah.
    """
    with pintu(request, "tanda_terima", id):
        catatan = catatan_tanda_terima(ambil(id))
        return {"catatan": bytes(catatan).decode() if catatan else ""}


@router.get("/permohonan/{uuid:id}/pratinjau", response=skema.Akibat, summary="Akibatnya bila diputuskan sekarang")
def pratinjau(request: HttpRequest, id: UUID) -> Any:
    with pintu(request, "pratinjau", id) as reg:
        layanan, fakta = alur.bentuk_kasus(ambil(id), reg)
        return akibat_tampil(alur.pratinjau(layanan, fakta, reg))


@router.get("/antrean", response=skema.Antrean, summary="Yang harus dikerjakan peran ini")
def antrean(
    request: HttpRequest,
    keadaan: Annotated[list[Keadaan], Query()] = [],  # noqa: B006 - ninja copies it
    sesudah: Annotated[str, Query(description="`berikut` dari halaman sebelumnya.")] = "",
    batas: Annotated[int, Query(), Field(ge=1, le=200)] = 50,
) -> Any:
    """Yang paling dekat batas waktunya lebih dulu. Tanpa `keadaan`: antrean peran token ini."""
    with pintu(request, "antrean") as reg:
        hal = alur.antrean(reg, keadaan=keadaan, sesudah=_sesudah(sesudah), batas=batas)
        return samarkan({"baris": [_baris(b) for b in hal.baris], "berikut": hal.berikut})


def _alasan(isi: skema.LangkahBeralasan) -> list[tuple[str, str]]:
    return [(a.kode, a.catatan) for a in isi.alasan]


def _baca(request: HttpRequest, berkas: UploadedFile | None) -> tuple[str, bytes]:
    """Return name and bytes of the upload."""
    if getattr(request, "berkas_terlalu_besar", ()) or (berkas and (berkas.size or 0) > UKURAN_TERBESAR):
        raise KirimanTerlaluBesar
    if berkas is None:
        raise ValidationError([{"type": "missing", "loc": ("file", "berkas")}])
    return berkas.name or "berkas", berkas.read()


def _baris(b: alur.Baris) -> dict[str, Any]:
    return {nama: getattr(b, nama) for nama in skema.BarisAntrean.model_fields}


def _sesudah(teks: str) -> str:
    """Return the place in the queue to go on from as PostgreSQL reads it, or its start for one that cannot be."""
    waktu, _garis, id_ = teks.partition("_")
    try:
        return f"{datetime.fromisoformat(waktu).isoformat()}_{UUID(id_)}"
    except ValueError:
        return ""
