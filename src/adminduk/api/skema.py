"""What goes in and out, as pydantic declares it: OpenAPI is made from these."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

Versi = Annotated[int, Field(ge=1, le=2**31 - 1, description="Versi permohonan yang terakhir dibaca.")]


class Kiriman(Schema):
    """A body; a field nobody knows is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class PermohonanBaru(Kiriman):
    kode: str
    formulir: dict[str, Any]


class FormulirUbah(Kiriman):
    versi: Versi
    formulir: dict[str, Any]


class Langkah(Kiriman):
    versi: Versi


class AlasanDipilih(Kiriman):
    kode: Annotated[str, Field(max_length=200, description="periksa:…, syarat:…, atau isian:… (kembalikan saja).")]
    catatan: Annotated[str, Field(max_length=500)] = ""


class LangkahBeralasan(Kiriman):
    versi: Versi
    alasan: Annotated[list[AlasanDipilih], Field(min_length=1, max_length=50)]


class Galat(Schema):
    isian: str
    pesan: str
    saran: str
    dasar: str


class Masalah(Schema):
    """RFC 9457. ``id`` stands in the log of the office."""

    type: str
    title: str
    status: int
    detail: str
    galat: list[Galat]
    id: str


class Alasan(Galat):
    kode: str
    catatan: str


class Jawaban(Schema):
    id: UUID
    nomor: str
    keadaan: str
    versi: int
    pesan: list[Alasan]
    dokumen: list[UUID]


class JawabanDraf(Jawaban):
    galat: list[Galat]  # of the form as it stands: a draft may be incomplete


class TandaTerima(Schema):
    catatan: str  # the signed note, to be kept as it is


class LayananRingkas(Schema):
    kode: str
    nama: str
    ringkasan: str
    biaya: int
    waktu_layanan_jam: int


class Syarat(Schema):
    kode: str
    nama: str
    dasar: str
    dari_register: bool
    atau: str
    bila: str
    bantuan: str


class Larangan(Schema):
    nama: str
    dasar: str


class Pemeriksaan(Schema):
    nama: str
    dasar: str
    uraian: str
    sejak: date | None
    sampai: date | None


class Layanan(LayananRingkas):
    dasar_hukum: list[str]
    batas_lapor: str
    oleh_penduduk: bool
    persyaratan: list[Syarat]
    larangan: list[Larangan]
    pemeriksaan: list[Pemeriksaan]
    dokumen: list[str]
    formulir: dict[str, Any]


class Riwayat(Schema):
    langkah: str
    dari: str
    ke: str
    oleh: str
    peran: str
    pada: datetime
    dasar: str
    alasan: list[Alasan]


class Lampiran(Schema):
    id: UUID
    syarat: str
    nama: str
    jenis: str
    ukuran: int
    pada: datetime


class DokumenKasus(Schema):
    """``kode``: what the verify page asks for; empty before the document is published."""

    id: UUID
    jenis: str
    nomor: str
    tanggal: date
    keadaan: str
    kode: str
    terbit_pada: datetime | None


class Kasus(Schema):
    """``sisa_detik``: what is left of the legal time, negative when it is over."""

    id: UUID
    nomor: str
    kode: str
    perihal: str
    kab: int
    keadaan: str
    versi: int
    biaya: int
    tanggal_pengajuan: date | None
    batas_waktu: datetime | None
    sisa_detik: int | None
    langkah: list[str]
    alasan: list[Alasan]
    riwayat: list[Riwayat]
    lampiran: list[Lampiran]
    dokumen: list[DokumenKasus]
    formulir: dict[str, str]


class BarisAntrean(Schema):
    id: UUID
    nomor: str
    kode: str
    kab: int
    keadaan: str
    perihal: str
    tanggal_pengajuan: date | None
    batas_waktu: datetime | None
    versi: int


class Antrean(Schema):
    baris: list[BarisAntrean]
    berikut: str


class AkibatKeluarga(Schema):
    nomor: str
    nomor_lama: str
    baru: bool
    ditutup: bool
    masuk: list[tuple[str, str]]
    keluar: list[tuple[str, str]]
    berubah: list[tuple[str, str, str]]
    alamat: dict[str, Any]


class AkibatOrang(Schema):
    nama: str
    baru: bool
    nik: str
    isi: list[tuple[str, Any, Any]]


class AkibatDokumen(Schema):
    jenis: str
    nomor: str
    untuk: str


class Akibat(Schema):
    keluarga: list[AkibatKeluarga]
    orang: list[AkibatOrang]
    akta: list[AkibatDokumen]
    terbit: list[AkibatDokumen]
    ditarik: list[AkibatDokumen]
    perkawinan: list[str]
    catatan: list[str]


class DokumenPublik(Schema):
    jenis: str
    nomor: str
    kab: int
    tanggal: date
    keadaan: str
    sebab_tutup: str
    fakta: list[str]
    berlaku_hingga: date | None


class TerbitanKunci(Schema):
    versi: int
    kunci: list[dict[str, Any]]
    sertifikat: list[str]
    crl: list[str]
    segel: dict[str, Any] | None = Field(None, description="Kunci log jurnal (vkey), saksinya, dan berapa yang cukup")
