"""What the attacks are tried on: one family and its cases whose every free text is a script, and browsers of each role.

``PENANDA`` is the word by which such a text is found again, wherever it comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from adminduk.dasar.kode import JenisKelamin, Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.wilayah import JenisSatuan
from adminduk.permohonan import alur, berkas
from adminduk.permohonan.contoh_alur import (
    KABID,
    KADIS,
    KELAHIRAN,
    OPERATOR,
    PETUGAS_DESA,
    VERIFIKATOR,
    foto,
    pintu,
)
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import DokumenKeluar, KeadaanDokumen, KodeAmbil, Lampiran, Langkah, Permohonan
from adminduk.register import Pelaku, Peran, contoh, satuan_lokal
from adminduk.register.contoh import DESA, MANOKWARI
from adminduk.register.isi import Anggota, Keluarga
from adminduk.web.contoh import masuk

PENANDA = "serang"
JAHAT = f"\"'><script>{PENANDA}()</script><img src onerror={PENANDA}()>{{{{7}}}}"
KEPALA, ANAK = UUID(int=0x5E01), UUID(int=0x5E02)
KELUARGA = UUID(int=0x5E0F)
DESA_SATUAN = 9202121001
WARGA = Pelaku(KEPALA, "Penduduk", Peran.PENDUDUK, (MANOKWARI,), KEPALA)
PEMERAN: dict[str, Pelaku | None] = {
    "siapa pun": None, "penduduk": WARGA, "desa": PETUGAS_DESA, "operator": OPERATOR, "verifikator": VERIFIKATOR,
    "kabid": KABID, "kadis": KADIS,
}  # fmt: skip
SEMBARANG: dict[str, object] = {
    "kode": "lahir", "syarat": "surat_lahir", "kab": MANOKWARI, "langkah": "tolak",
    "orang": KEPALA, "keluarga": KELUARGA, "pesan": UUID(int=0x5E20), "berkas_pesan": UUID(int=0x5E21),
}  # fmt: skip


@dataclass(frozen=True)
class Rute:
    """An address of the site as Django resolves it."""

    nama: str
    pola: str
    pola_url: URLPattern

    @property
    def api(self) -> bool:
        return self.pola.startswith("api/")

    def alamat(self, **bagian: object) -> str:
        isi = {**SEMBARANG, **bagian}
        kode = {"v": "7K2M9QXA4TBN", "ambil": "7k2m9qxa4tbn"}.get(self.nama)
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda c: str(kode or isi.get(c[1], "0")), self.pola)


def _telusuri(daftar: list[URLPattern | URLResolver], awal: str) -> Iterator[Rute]:
    for satu in daftar:
        if isinstance(satu, URLResolver):
            yield from _telusuri(satu.url_patterns, awal + str(satu.pattern))
        else:
            yield Rute(satu.name or "", awal + str(satu.pattern), satu)


@pytest.fixture(scope="session")
def semua_rute() -> tuple[Rute, ...]:
    return tuple(_telusuri(get_resolver().url_patterns, ""))


@dataclass(frozen=True)
class Kasus:
    id: UUID
    versi: int
    lampiran: UUID
    dokumen: UUID

    def bagian(self, rute: Rute) -> dict[str, object]:
        return {"id": self.dokumen if "dokumen/" in rute.pola else self.id, "lampiran": self.lampiran}


@dataclass(frozen=True)
class Panggung:
    kasus: dict[Keadaan, Kasus]

    def alamat(self, rute: Rute) -> list[str]:
        """Return the address of every object that a route can be about."""
        if not re.search(r"<\w+:id>", rute.pola):
            return [rute.alamat()]
        return [rute.alamat(**k.bagian(rute)) for k in self.kasus.values()]


@pytest.fixture
def panggung(db: None, settings: Any, tmp_path: Any) -> Panggung:
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat([*contoh.peristiwa_contoh(), contoh._data_awal(_keluarga())])
    keadaan = (Keadaan.DRAF, Keadaan.DIAJUKAN, Keadaan.DIKEMBALIKAN, Keadaan.DISETUJUI, Keadaan.DITERBITKAN)
    _satuan_lokal()
    return Panggung({k: _kasus(k) for k in keadaan})


@pytest.fixture
def peramban(db: None) -> Any:
    """Return a function from a name in PEMERAN to a browser, logged in as that one."""
    return lambda siapa: masuk(pelaku) if (pelaku := PEMERAN[siapa]) else Client()


def _keluarga() -> Keluarga:
    tua = contoh.penduduk(
        KEPALA, NIK("9202120101800901"), JAHAT, JenisKelamin.LAKI_LAKI, date(1980, 1, 1), tempat_lahir=JAHAT,
        nama_ayah=JAHAT, nama_ibu=JAHAT, no_akta_lahir=JAHAT, rinci={"tgl_perkawinan": JAHAT, "no_paspor": JAHAT},
    )  # fmt: skip
    anak = contoh.penduduk(
        ANAK, NIK("9202120101200902"), JAHAT, JenisKelamin.LAKI_LAKI, date(2020, 1, 1), ayah=KEPALA, nama_ayah=JAHAT
    )
    anggota = (
        Anggota(tua, Shdk.KEPALA_KELUARGA, date(2016, 1, 4)), Anggota(anak, Shdk.ANAK, date(2020, 1, 1))
    )  # fmt: skip
    nomor = NomorKK("9202120101169901")
    return Keluarga(KELUARGA, nomor, DESA, JAHAT, JAHAT, JAHAT, JAHAT, JAHAT, anggota)


def _satuan_lokal() -> None:
    with pintu(OPERATOR) as reg, connection.cursor() as kursor:
        satuan_lokal.tambah(kursor, DESA_SATUAN, JenisSatuan.DUSUN, JAHAT, sejak=reg.hari_ini, oleh=OPERATOR.id)


def _kasus(keadaan: Keadaan) -> Kasus:
    id_, dokumen = uuid4(), uuid4()
    milik: dict[str, Any] = {"kab": MANOKWARI, "pemohon": KEPALA}
    jahat = {jalur: JAHAT for jalur in KELAHIRAN if jalur.endswith("nama")} | {"pelapor.telepon": JAHAT}
    alasan = [{"kode": "syarat:surat_lahir", "isian": "anak.0.nama", "pesan": "Periksa {apa}.", "saran": "{apa}",
               "dasar": JAHAT, "catatan": JAHAT, "nilai": {"apa": JAHAT}}]  # fmt: skip
    with pintu(OPERATOR) as reg:
        versi = alur.buat_draf(reg, id_, "LAHIR", KELAHIRAN | jahat, permintaan=uuid4(), pemohon=KEPALA, desa=DESA)
        simpanan = berkas.simpan(foto(), "image/png")
        lampiran = Lampiran.objects.create(
            permohonan_id=id_, syarat="surat_lahir", berkas=simpanan, nama=JAHAT, oleh=OPERATOR.id, **milik
        )
        DokumenKeluar.objects.create(
            dokumen=dokumen, kode=uuid4().hex[:12], permohonan_id=id_, peristiwa=uuid4(), jenis="KIA", nomor=JAHAT,
            isi={}, tanggal=date(2026, 1, 1), keadaan=KeadaanDokumen.TERBIT, berkas=simpanan, **milik,
        )  # fmt: skip
        KodeAmbil.objects.create(permohonan_id=id_, kode=uuid4().hex[:12], pin="", **milik)
        Langkah.objects.create(
            permohonan_id=id_, nama="kembalikan", dari=Keadaan.DIAJUKAN, ke=keadaan, oleh=OPERATOR.id, nama_oleh=JAHAT,
            peran=Peran.VERIFIKATOR, pada=datetime.now(UTC), dasar=JAHAT, alasan=alasan, **milik,
        )  # fmt: skip
        Permohonan.objects.filter(id=id_).update(
            keadaan=keadaan, perihal=JAHAT, alasan=alasan, antre_pada=datetime.now(UTC), diubah_oleh=JAHAT
        )
    return Kasus(id_, versi.versi, lampiran.id, dokumen)
