"""Setiap operasi API x jenis token x peran x daerah x benda, menurut janji docs/hak.md."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from adminduk.akun.contoh import buat_token, cabut_token
from adminduk.akun.models import TokenSistem
from adminduk.api.contoh import berkas
from adminduk.api.izin import IZIN
from adminduk.permohonan.contoh_alur import KELAHIRAN
from adminduk.permohonan.keadaan import Keadaan
from adminduk.proyek import hak
from adminduk.register import Peran

pytestmark = pytest.mark.django_db
KANTOR = [f"{p}-{d}" for p in ("operator", "verifikator", "kabid", "kadis") for d in ("sendiri", "tetangga", "luar")]
TANPA_HAK = ["tanpa", "karangan", "dicabut", "kedaluwarsa"]
PELAKU = [*TANPA_HAK, *KANTOR, "desa-sendiri", *(f"desa-{n}" for n in range(3)), "admin-sendiri", "auditor-sendiri"]
SEMBARANG = {"kode": "LAHIR", "syarat": "surat_lahir"}
TANPA_TERBITAN = {"dokumen", "cabut"}  # there is no such document, and no key yet
ALASAN = [{"kode": "syarat:surat_lahir"}]
OPERASI = {nama: (metode, alamat) for metode, alamat, nama in hak.semua_operasi()}


@dataclass(frozen=True)
class Kiriman:
    """What is sent: the state in which it counts, the roles that may then (None: whoever may call), the body."""

    keadaan: Keadaan | None = None
    peran: frozenset[Peran] | None = None
    isi: dict[str, Any] = field(default_factory=dict)


def _oleh(keadaan: Keadaan, *peran: Peran, **isi: Any) -> Kiriman:
    return Kiriman(keadaan, frozenset(peran), isi)


KIRIMAN = {
    "buat": Kiriman(isi={"kode": "LAHIR", "formulir": {}}),
    "ubah_formulir": _oleh(Keadaan.DRAF, Peran.DESA, Peran.OPERATOR, formulir=KELAHIRAN),
    "lampirkan": _oleh(Keadaan.DRAF, Peran.DESA, Peran.OPERATOR),
    "ajukan": _oleh(Keadaan.DRAF, Peran.OPERATOR),
    "verifikasi": _oleh(Keadaan.DIAJUKAN, Peran.VERIFIKATOR),
    "setujui": _oleh(Keadaan.DIVERIFIKASI, Peran.KABID),
    "kembalikan": _oleh(Keadaan.DIAJUKAN, Peran.VERIFIKATOR, alasan=ALASAN),
    "tolak": _oleh(Keadaan.DIAJUKAN, Peran.VERIFIKATOR, alasan=ALASAN),
    "serahkan": _oleh(Keadaan.DITERBITKAN, Peran.DESA, Peran.OPERATOR),
    "batalkan": _oleh(Keadaan.DRAF),  # by the system that made it only, which none of these is
}


def test_setiap_operasi_ada_di_matriks() -> None:
    assert OPERASI.keys() == IZIN.keys()
    assert {n for n, (metode, _) in OPERASI.items() if metode != "GET"} == KIRIMAN.keys()


@pytest.mark.parametrize("siapa", PELAKU)
def test_operasi(siapa: str, panggung) -> None:
    kepala = _kepala(siapa, panggung)
    salah, ditolak = {}, {}
    for nama, (metode, alamat) in OPERASI.items():
        kiriman = KIRIMAN.get(nama, Kiriman())
        for sasaran in panggung.sasaran(hak.benda(alamat), kiriman.keadaan):
            jawaban = _panggil(metode, _alamat(alamat, sasaran), kepala, nama, sasaran)
            harap = _harapan(siapa, panggung, nama, kiriman, sasaran)
            if _jenis(jawaban.status_code) != harap:
                salah[nama, sasaran.sebutan] = (jawaban.status_code, harap)
            if harap in ("tiada", "token"):
                ditolak.setdefault(nama, set()).add(_polos(jawaban, sasaran))

    assert salah == {}
    assert {nama: len(isi) for nama, isi in ditolak.items() if len(isi) > 1} == {}


def _kepala(siapa: str, panggung) -> dict[str, str]:
    if siapa == "tanpa":
        return {}
    pelaku = panggung.pelaku.get(siapa, panggung.pelaku["operator-sendiri"])
    masa = timedelta(days=-1 if siapa == "kedaluwarsa" else 90)
    isi = buat_token(siapa, pelaku.peran, list(pelaku.kab), desa=pelaku.desa, masa=masa)
    if siapa == "dicabut":
        cabut_token(TokenSistem.objects.get())
    return {"Authorization": f"Bearer {isi}{'x' if siapa == 'karangan' else ''}"}


def _harapan(siapa: str, panggung, nama: str, kiriman: Kiriman, sasaran) -> str:
    """Return what the tables promise."""
    peran = IZIN[nama].peran
    if not peran:
        return "tiada" if nama in TANPA_TERBITAN else "terbuka"
    if siapa in TANPA_HAK:
        return "token"
    pelaku = panggung.pelaku[siapa]
    if pelaku.peran not in peran:
        return "bukan wewenang"
    benda = hak.benda(OPERASI[nama][1])
    if benda and sasaran.letak(pelaku) not in hak.JANGKAUAN[pelaku.peran][benda]:
        return "tiada"
    return "terbuka" if kiriman.peran is None or pelaku.peran in kiriman.peran else "bukan wewenang"


def _jenis(status: int) -> str:
    if status >= 500:
        return "rusak"
    return {401: "token", 403: "bukan wewenang", 404: "tiada"}.get(status, "terbuka")


def _alamat(alamat: str, sasaran) -> str:
    isi = {**SEMBARANG, **{n: str(v) for n, v in sasaran.bagian.items()}}
    jalur = re.sub(r"\{(\w+)\}", lambda c: isi[c[1]], alamat)
    return f"{jalur}?kab=9202" if alamat.endswith("/cabut") else jalur


def _panggil(metode: str, alamat: str, kepala: dict[str, str], nama: str, sasaran) -> Any:
    """Ask, and undo what it did; the counters of the rate limit are none of this matter."""
    cache.clear()
    semua = {**kepala, "Idempotency-Key": str(uuid4())}
    versi = {"versi": sasaran.kasus.versi if sasaran.kasus else 1} if sasaran.bagian else {}
    isi = json.dumps({**versi, **KIRIMAN.get(nama, Kiriman()).isi})
    with transaction.atomic():
        if nama == "lampirkan":
            jawaban = Client().post(alamat, {"berkas": berkas()}, headers=semua)
        elif metode == "GET":
            jawaban = Client().get(alamat, headers=semua)
        else:
            jawaban = Client().generic(metode, alamat, isi, "application/json", headers=semua)
        transaction.set_rollback(True)
    return jawaban


def _polos(jawaban, sasaran) -> tuple[int, str]:
    """Return an answer without what differs each time: the error's own id, and the ids that were asked for."""
    isi = {k: v for k, v in jawaban.json().items() if k != "id"}
    teks = json.dumps(isi, sort_keys=True)
    for satu in sasaran.bagian.values():
        teks = teks.replace(str(satu), "…")
    return jawaban.status_code, teks
