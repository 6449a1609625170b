"""A case and its parts as the API shows them: sentences written out, numbers masked but in the sender's own form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from adminduk.api.masalah import galat_isian, isi
from adminduk.api.samar import samarkan, samarkan_ketikan
from adminduk.permohonan import alur
from adminduk.permohonan.bentuk import ratakan
from adminduk.permohonan.kerja import IsianSalah, PermohonanTidakAda
from adminduk.permohonan.models import KeadaanDokumen, Permohonan
from adminduk.permohonan.pengajuan import FormulirTerlaluBesar
from adminduk.register import RegisterTerbuka

KEDALAMAN_TERBANYAK = 8  # the deepest form has rows of sections of fields: three
BIAYA = 0  # UU 24/2013 Pasal 79A: every service is free of charge
TANPA_LANGKAH_API = frozenset({"tandatangani"})  # asks for the signer's second proof, which a token cannot give


def datar(formulir: Mapping[str, Any]) -> dict[str, str]:
    """Return the form as flat texts, whether it came nested or flat already."""
    lapis: list[Any] = [formulir]
    for _ in range(KEDALAMAN_TERBANYAK):
        lapis = [anak for induk in lapis for anak in _anak(induk)]
    if lapis:
        raise FormulirTerlaluBesar("Formulir terlalu dalam. Kirim isian formulir ini saja.")
    return ratakan(formulir)


def ambil(id_: UUID) -> Permohonan:
    """Return a case within reach of the open door; one that is not is as one that does not exist."""
    kasus = Permohonan.objects.filter(id=id_).first()
    if kasus is None:
        raise PermohonanTidakAda(str(id_))
    return kasus


def jawaban(j: alur.Jawaban) -> dict[str, Any]:
    return {
        "id": j.permohonan,
        "nomor": j.nomor,
        "keadaan": j.keadaan,
        "versi": j.versi,
        "pesan": daftar_alasan(j.pesan),
        "dokumen": list(j.dokumen),
    }


def jawaban_draf(reg: RegisterTerbuka, j: alur.Jawaban) -> dict[str, Any]:
    """Return the answer to a draft with all that is still wrong in its form."""
    try:
        alur.bentuk_kasus(ambil(UUID(j.permohonan)), reg)
    except IsianSalah as salah:
        return jawaban(j) | {"galat": galat_isian(salah)}
    return jawaban(j) | {"galat": []}


def tampilkan(reg: RegisterTerbuka, kasus: Permohonan) -> dict[str, Any]:
    kode = {d.dokumen: d.kode for d in kasus.dokumen_keluar.filter(keadaan=KeadaanDokumen.TERBIT)}
    tersedia = alur.langkah_tersedia(alur.Keadaan(kasus.keadaan), reg.pelaku.peran)
    tersamar = {
        "id": kasus.id,
        "nomor": kasus.nomor,
        "kode": kasus.kode,
        "perihal": kasus.perihal,
        "kab": kasus.kab,
        "keadaan": kasus.keadaan,
        "versi": kasus.versi,
        "biaya": BIAYA,
        "tanggal_pengajuan": kasus.tanggal_pengajuan,
        "batas_waktu": kasus.batas_waktu,
        "sisa_detik": _sisa(kasus),
        "langkah": [a.nama for a in tersedia if a.nama not in TANPA_LANGKAH_API],
        "alasan": daftar_alasan(kasus.alasan),
        "riwayat": [_riwayat(langkah) for langkah in kasus.riwayat.order_by("pada", "id")],
        "lampiran": [_lampiran(satu) for satu in kasus.lampiran.select_related("berkas").order_by("pada", "id")],
        "dokumen": [_dokumen(d, kode.get(d.dokumen, "")) for d in kasus.dokumen_keluar.order_by("jenis", "nomor")],
    }
    return {**samarkan(tersamar), "formulir": formulir_tampil(kasus, reg.pelaku.id)}


def formulir_tampil(kasus: Permohonan, pembaca: UUID) -> dict[str, str]:
    """Return the form whole to the system that sent it, masked to every other."""
    if kasus.pembuat == pembaca:
        return dict(kasus.formulir)
    return {jalur: samarkan_ketikan(teks) for jalur, teks in kasus.formulir.items()}


def akibat_tampil(akibat: alur.Akibat) -> dict[str, Any]:
    hasil: dict[str, Any] = samarkan(_polos(asdict(akibat)))
    return hasil


def daftar_alasan(daftar: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [
        {
            "kode": str(a["kode"]),
            "isian": str(a["isian"]),
            "pesan": isi(a["pesan"], a["nilai"]),
            "saran": isi(a["saran"], a["nilai"]),
            "dasar": str(a["dasar"]),
            "catatan": str(a["catatan"]),
        }
        for a in daftar
    ]


def _anak(nilai: Any) -> Iterable[Any]:
    match nilai:
        case Mapping():
            return nilai.values()
        case list():
            return nilai
        case _:
            return ()


def _sisa(kasus: Permohonan) -> int | None:
    sisa = kasus.batas_waktu - datetime.now(UTC) if kasus.batas_waktu else kasus.sisa_waktu
    return None if sisa is None else int(sisa.total_seconds())


def _riwayat(langkah: Any) -> dict[str, Any]:
    return {
        "langkah": langkah.nama,
        "dari": langkah.dari,
        "ke": langkah.ke,
        "oleh": langkah.nama_oleh,
        "peran": langkah.peran,
        "pada": langkah.pada,
        "dasar": langkah.dasar,
        "alasan": daftar_alasan(langkah.alasan),
    }


def _lampiran(satu: Any) -> dict[str, Any]:
    return {
        "id": satu.id,
        "syarat": satu.syarat,
        "nama": satu.nama,
        "jenis": satu.berkas.jenis,
        "ukuran": satu.berkas.ukuran,
        "pada": satu.pada,
    }


def _dokumen(d: Any, kode: str) -> dict[str, Any]:
    return {
        "id": d.dokumen,
        "jenis": d.jenis,
        "nomor": d.nomor,
        "tanggal": d.tanggal,
        "keadaan": d.keadaan,
        "kode": kode,
        "terbit_pada": d.terbit_pada,
    }


def _polos(nilai: Any) -> Any:
    """Return values of the register as JSON holds them."""
    match nilai:
        case Mapping():
            return {str(k): _polos(v) for k, v in nilai.items()}
        case list() | tuple() | set() | frozenset():
            return [_polos(v) for v in nilai]
        case None | bool() | int() | float():
            return nilai
        case _:
            return str(nilai)
