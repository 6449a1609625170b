"""Dokumen OpenAPI: utuh, setiap rujukan ada, setiap layanan punya formulirnya; katalog dan terbitan umum."""

from __future__ import annotations

import json
import re

import pytest
from django.core.cache import cache
from django.test import Client

from adminduk.api.izin import IZIN
from adminduk.api.openapi import nama_komponen
from adminduk.dokumen import kunci
from adminduk.dokumen.cabut import SebabTutup, baca_daftar_cabut
from adminduk.dokumen.kepercayaan import Kepercayaan
from adminduk.permohonan.bentuk import skema_json
from adminduk.permohonan.contoh_alur import OPERATOR, disetujui, ditandatangani, pintu
from adminduk.permohonan.katalog import semua_layanan
from adminduk.permohonan.models import Permohonan
from adminduk.permohonan.pencetak import folder_dokumen
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, MANOKWARI, YOSEP
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTutup

METODE = {"get", "post", "put", "delete"}
LAYANAN = [satu for _, satu in semua_layanan()]


@pytest.fixture(autouse=True)
def tembolok_kosong():
    cache.clear()


@pytest.fixture
def dokumen() -> dict:
    return Client().get("/api/openapi.json").json()


def semua_rujukan(isi) -> set[str]:
    return set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(isi)))


def test_dokumen_openapi_utuh(dokumen):
    assert dokumen["openapi"] == "3.1.0" and dokumen["info"]["title"] and dokumen["info"]["version"]
    operasi = [(a, m, o) for a, isi in dokumen["paths"].items() for m, o in isi.items()]
    assert {m for _, m, _ in operasi} <= METODE
    assert sorted(o["operationId"] for _, _, o in operasi) == sorted(IZIN)
    for alamat, _, o in operasi:
        di_alamat = {p["name"] for p in o["parameters"] if p["in"] == "path"}
        assert di_alamat == set(re.findall(r"\{(\w+)\}", alamat)), alamat
        assert all(re.fullmatch("[1-5](XX|[0-9]{2})", s) for s in o["responses"])
        assert all(r["description"] for r in o["responses"].values())


def test_setiap_rujukan_menunjuk_komponen_yang_ada(dokumen):
    komponen = {f"#/components/schemas/{n}" for n in dokumen["components"]["schemas"]}

    assert semua_rujukan(dokumen) <= komponen


def test_yang_mengubah_meminta_kunci_permintaan_dan_token(dokumen):
    for alamat, isi in dokumen["paths"].items():
        for metode, o in isi.items():
            kunci_ada = any(p["name"] == "Idempotency-Key" and p["required"] for p in o["parameters"])
            assert kunci_ada == (metode != "get"), alamat
            assert bool(o.get("security")) == bool(IZIN[o["operationId"]].peran)


@pytest.mark.parametrize("layanan", LAYANAN, ids=lambda la: la.kode)
def test_formulir_setiap_layanan_menjadi_komponen(dokumen, layanan):
    komponen, nama = dokumen["components"]["schemas"], nama_komponen(layanan.kode)
    badan = dokumen["paths"]["/api/permohonan"]["post"]["requestBody"]["content"]["application/json"]["schema"]

    assert komponen[f"Formulir{nama}"]["properties"] == json.loads(
        json.dumps(skema_json(layanan.formulir)["properties"])
    )
    assert badan["discriminator"]["mapping"][layanan.kode] == f"#/components/schemas/Permohonan{nama}"


@pytest.mark.django_db
@pytest.mark.parametrize("layanan", LAYANAN, ids=lambda la: la.kode)
def test_layanan_dari_deklarasinya(layanan):
    isi = Client().get(f"/api/layanan/{layanan.kode.lower()}").json()

    assert isi["biaya"] == 0
    assert [s["kode"] for s in isi["persyaratan"]] == [s.kode for s in layanan.persyaratan]
    assert [p["dasar"] for p in isi["pemeriksaan"]] == [str(p.dasar) for p in layanan.daftar_pemeriksaan]
    assert isi["dokumen"] == list(layanan.dokumen) and isi["formulir"]["type"] == "object"


@pytest.mark.django_db
def test_katalog_menyebut_semua_layanan():
    assert [s["kode"] for s in Client().get("/api/layanan").json()] == [la.kode for la in LAYANAN]


def test_halaman_operasi_tanpa_skrip_menyebut_semua_operasi():
    halaman = Client().get("/api/").content.decode()

    assert "<script" not in halaman and "https://" not in halaman
    assert set(re.findall(r'<section id="(\w+)"', halaman)) == IZIN.keys()
    assert "Tanda tangan kepala dinas tidak ada di sini" in halaman


# ---- keys and revocations


@pytest.mark.django_db
def test_daftar_pencabutan_ditandatangani_kantor_dan_hanya_dokumennya():
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    kunci.siapkan(folder_dokumen(), MANOKWARI, "Kadis Manokwari", "197405122000032001")
    kasus = ditandatangani(disetujui())[0]
    with pintu(OPERATOR) as reg:
        keluar = list(Permohonan.objects.get(id=kasus.permohonan).dokumen_keluar.order_by("jenis"))
        tutup = DokumenTutup(keluar[0].dokumen, reg.hari_ini, "salah cetak")
        subjek = (Subjek(YOSEP, "pemilik"),)
        reg.catat([Peristiwa(TANPA_ID, "dokumen_ganti", 1, "uji", reg.hari_ini, subjek, {"sebab": "uji"}, (tutup,))])
    terbitan = Client().get("/api/kunci")

    jawaban = Client().get("/api/cabut", {"kab": MANOKWARI})

    daftar = baca_daftar_cabut(jawaban.content)
    assert jawaban["Content-Type"] == "application/cose" and daftar.kab == MANOKWARI
    assert Kepercayaan.dari_terbitan(terbitan.json(), [jawaban.content]).cabut(MANOKWARI) is not None
    assert daftar.cari(keluar[0].kode) is SebabTutup.DICABUT and daftar.cari(keluar[1].kode) is None


@pytest.mark.django_db
def test_kantor_tanpa_kunci_belum_punya_daftar_pencabutan():
    assert Client().get("/api/cabut", {"kab": FAKFAK}).status_code == 404
