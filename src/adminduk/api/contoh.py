"""Office systems for tests of the API: the cast of the cases, each with a token of its own."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import orjson
from django.test import Client

from adminduk.akun.contoh import buat_token
from adminduk.permohonan.contoh_alur import KELAHIRAN, foto
from adminduk.register import Pelaku


class Sistem:
    """A system with the role and districts of ``pelaku``; every change carries a fresh Idempotency-Key unless told."""

    def __init__(self, pelaku: Pelaku) -> None:
        self.token = buat_token(pelaku.nama, pelaku.peran, list(pelaku.kab), desa=pelaku.desa)
        self.kepala = {"Authorization": f"Bearer {self.token}"}

    def baca(self, alamat: str, **query: Any) -> Any:
        return Client(enforce_csrf_checks=True).get(f"/api/{alamat}", query, headers=self.kepala)

    def kirim(self, alamat: str, isi: Any, *, cara: str = "POST", kunci: UUID | None = None) -> Any:
        kepala = {**self.kepala, "Idempotency-Key": str(kunci or uuid4())}
        badan = isi if isinstance(isi, bytes) else orjson.dumps(isi, default=str)
        return Client(enforce_csrf_checks=True).generic(
            cara, f"/api/{alamat}", badan, "application/json", headers=kepala
        )

    def lampirkan(self, id_: str, syarat: str, berkas: Any) -> Any:
        isi = {} if berkas is None else {"berkas": berkas}
        kepala = {**self.kepala, "Idempotency-Key": str(uuid4())}
        return Client(enforce_csrf_checks=True).post(f"/api/permohonan/{id_}/lampiran/{syarat}", isi, headers=kepala)


def berkas(isi: bytes = b"", nama: str = "bukti.png") -> BytesIO:
    aliran = BytesIO(isi or foto())
    aliran.name = nama
    return aliran


def bersarang(datar: dict[str, str]) -> dict[str, Any]:
    """Return the flat form as a client would send it: objects and lists."""
    hasil: dict[str, Any] = {}
    for jalur, teks in datar.items():
        *awal, akhir = jalur.split(".")
        tempat = hasil
        for bagian in awal:
            tempat = tempat.setdefault(bagian, {})
        tempat[akhir] = teks
    return hasil | {"anak": list(hasil["anak"].values())}


def draf(sistem: Sistem, **ubah: str) -> dict[str, Any]:
    """Return the answer to a draft of the birth with its proofs attached."""
    dibuat: dict[str, Any] = sistem.kirim(
        "permohonan", {"kode": "LAHIR", "formulir": bersarang(KELAHIRAN | ubah)}
    ).json()
    for syarat in ("surat_lahir", "buku_nikah"):
        dibuat |= sistem.lampirkan(dibuat["id"], syarat, berkas()).json()
    return dibuat


def langkah(sistem: Sistem, kasus: dict[str, Any], nama: str, **isi: Any) -> Any:
    return sistem.kirim(f"permohonan/{kasus['id']}/{nama}", {"versi": kasus["versi"], **isi})
