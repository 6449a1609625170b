"""Kiriman yang buruk: galat yang jelas, semuanya sekaligus, tidak ada yang tersimpan setengah, tidak ada jejak kode."""

from __future__ import annotations

import logging
import re
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.client import FakePayload

from adminduk.api.contoh import Sistem, berkas, bersarang, draf, langkah
from adminduk.api.masalah import JENIS_ISI
from adminduk.permohonan import alur
from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR, foto, pintu
from adminduk.permohonan.models import Lampiran, Permohonan
from adminduk.register import contoh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


@pytest.fixture
def operator():
    return Sistem(OPERATOR)


def masalah(jawaban, status: int, nama: str) -> dict:
    """Check that an answer is a problem of this kind and return it."""
    isi = jawaban.json()
    assert (jawaban.status_code, isi["type"]) == (status, f"urn:adminduk:masalah:{nama}"), isi
    assert jawaban["Content-Type"] == JENIS_ISI and isi["status"] == status
    assert re.fullmatch("[0-9a-f]{8}", isi["id"])
    assert "Traceback" not in jawaban.content.decode() and ".py" not in jawaban.content.decode()
    return isi


@pytest.mark.parametrize(
    "badan",
    [b"{", b"\xff\xfe", b'{"kode": NaN}', b"[" * 100_000, b'{"kode": "\\ud800"}'],
    ids=["terpotong", "bukan utf-8", "nan", "dalam tak berujung", "surogat"],
)
def test_json_rusak(operator, badan):
    masalah(operator.kirim("permohonan", badan), 400, "tidak-terbaca")


def test_json_terlalu_dalam(operator):
    badan = b'{"kode":"LAHIR","formulir":' + b'{"a":' * 900 + b"1" + b"}" * 901

    masalah(operator.kirim("permohonan", badan), 422, "formulir-terlalu-besar")
    assert not Permohonan.objects.exists()


def test_json_lebih_dari_satu_megabita(operator):
    masalah(operator.kirim("permohonan", b'{"kode":"' + b"A" * 1_100_000 + b'"}'), 413, "terlalu-besar")


def test_terlalu_banyak_isian(operator):
    isi = {"kode": "LAHIR", "formulir": {f"x{n}": "1" for n in range(3001)}}

    masalah(operator.kirim("permohonan", isi), 422, "formulir-terlalu-besar")


@pytest.mark.parametrize(
    ("isi", "isian"),
    [
        ({"formulir": {}}, "kode"),
        ({"kode": "LAHIR", "formulir": []}, "formulir"),
        ({"kode": "LAHIR", "formulir": {}, "lain": 1}, "lain"),
        ({"kode": 5, "formulir": {}}, "kode"),
    ],
)
def test_bentuk_kiriman_salah_menyebut_isiannya(operator, isi, isian):
    galat = masalah(operator.kirim("permohonan", isi), 422, "kiriman-salah")["galat"]

    assert [g["isian"] for g in galat] == [isian]
    assert galat[0]["pesan"] and galat[0]["saran"]


@pytest.mark.parametrize("kepala", [{}, {"Idempotency-Key": "satu"}])
def test_tanpa_kunci_permintaan(operator, kepala):
    jawaban = Client().post("/api/permohonan", {"kode": "LAHIR", "formulir": {}}, "application/json",
                            headers=operator.kepala | kepala)  # fmt: skip

    assert [g["isian"] for g in masalah(jawaban, 422, "kiriman-salah")["galat"]] == ["Idempotency-Key"]


def test_layanan_yang_tidak_ada(operator):
    masalah(operator.kirim("permohonan", {"kode": "SULAP", "formulir": {}}), 404, "tidak-ada")


SALAH = {
    "ibu.nik": "92021241O7850001",
    "anak.0.tanggal_lahir": "2099-01-01",
    "anak.0.tempat_kelahiran": "9999",
    "saksi_1.nama": "",
}


def test_semua_isian_salah_disebut_sekaligus_saat_draf_dan_saat_diajukan(operator):
    kasus = draf(operator, **SALAH)
    dibuat = operator.kirim("permohonan", {"kode": "LAHIR", "formulir": bersarang(KELAHIRAN | SALAH)}).json()

    galat = masalah(langkah(operator, kasus, "ajukan"), 422, "isian-salah")["galat"]

    assert {g["isian"] for g in galat} == SALAH.keys()
    assert galat == dibuat["galat"]
    assert all(g["pesan"] and g["saran"] and g["dasar"] for g in galat)
    assert Permohonan.objects.get(id=kasus["id"]).formulir["ibu.nik"] == SALAH["ibu.nik"]


def test_desa_yang_tidak_ada(operator):
    isi = {"kode": "KK-BARU", "formulir": {"alamat": {"desa": "9202129999"}}}

    galat = operator.kirim("permohonan", isi).json()["galat"]

    assert "alamat.desa" in {g["isian"] for g in galat}


def test_ditolak_dengan_semua_alasan_dan_pasalnya(operator):
    kasus = operator.kirim("permohonan", {"kode": "LAHIR", "formulir": bersarang(KELAHIRAN)}).json()

    galat = masalah(langkah(operator, kasus, "ajukan"), 422, "ditolak")["galat"]

    assert [g["isian"] for g in galat] == ["lampiran.surat_lahir", "lampiran.buku_nikah"]
    assert all(g["dasar"] for g in galat)
    assert Permohonan.objects.get(id=kasus["id"]).keadaan == alur.Keadaan.DRAF


# ---- files


def test_unggahan_200_mb_ditolak_sebelum_dibaca(operator):
    kasus = draf(operator)
    kepala = operator.kepala | {"Idempotency-Key": str(uuid4())}
    badan = FakePayload(b"--x\r\n")

    with patch.object(FakePayload, "read", side_effect=AssertionError("dibaca")):
        jawaban = Client().post(
            f"/api/permohonan/{kasus['id']}/lampiran/surat_lahir",
            data=b"",
            content_type="multipart/form-data; boundary=x",
            headers=kepala,
            CONTENT_LENGTH=str(200 * 1024 * 1024),
            **{"wsgi.input": badan},
        )

    masalah(jawaban, 413, "terlalu-besar")


@pytest.mark.parametrize("ukuran", [5_000_001, 5 * 1024 * 1024 + 1])
def test_berkas_sedikit_di_atas_batas(operator, ukuran):
    kasus = draf(operator)

    jawaban = operator.lampirkan(kasus["id"], "surat_lahir", berkas(b"%PDF-" + b"0" * (ukuran - 5)))

    masalah(jawaban, 413, "terlalu-besar")


@pytest.mark.parametrize("isi", [b"MZ bukan gambar", b"%PDF-1.7 rusak", foto()[:60]])
def test_berkas_yang_bukan_bukti(operator, isi):
    kasus = draf(operator)
    semula = Lampiran.objects.count()

    [galat] = masalah(operator.lampirkan(kasus["id"], "surat_lahir", berkas(isi)), 422, "berkas-ditolak")["galat"]

    assert galat["pesan"] and galat["saran"]
    assert Lampiran.objects.count() == semula


def test_lampiran_untuk_syarat_yang_tidak_diminta(operator):
    kasus = draf(operator)

    masalah(operator.lampirkan(kasus["id"], "pengantar_rt", berkas()), 422, "berkas-ditolak")


def test_tanpa_berkas_atau_bukan_multipart(operator):
    kasus = draf(operator)

    kosong = operator.lampirkan(kasus["id"], "surat_lahir", None)
    json = operator.kirim(f"permohonan/{kasus['id']}/lampiran/surat_lahir", {})

    for jawaban in (kosong, json):
        assert [g["isian"] for g in masalah(jawaban, 422, "kiriman-salah")["galat"]] == ["berkas"]


# ---- addresses


def test_alamat_dan_metode_yang_tidak_ada(operator):
    for metode in ("get", "post"):
        masalah(getattr(Client(enforce_csrf_checks=True), metode)("/api/tidak/ada"), 404, "tidak-ada")
    jawaban = Client().delete("/api/antrean")

    masalah(jawaban, 405, "metode")
    assert jawaban["Allow"] == "GET"


@pytest.mark.parametrize("kode", ["", "abc", "%00", "7K2M9QXA4TBI", "' or 1=1", "7K2M9QXA4TBN"])
def test_kode_dokumen_yang_tidak_ada(kode):
    masalah(Client().get(f"/api/dokumen/{kode}"), 404, "tidak-ada")


@pytest.mark.parametrize(
    "sesudah", ["x", "2026-W01-1_x", "9999-99-99_0", "-infinity_00000000-0000-0000-0000-000000000000"]
)
def test_tempat_di_antrean_yang_tidak_terbaca_mulai_dari_awal(operator, sesudah):
    draf(operator)

    assert len(operator.baca("antrean", sesudah=sesudah).json()["baris"]) == 1


@pytest.mark.parametrize("query", [{"keadaan": "hilang"}, {"batas": "0"}, {"batas": "banyak"}])
def test_saringan_antrean_salah(operator, query):
    assert masalah(operator.baca("antrean", **query), 422, "kiriman-salah")["galat"][0]["isian"].startswith(*query)


@pytest.mark.parametrize("kab", ["x", "1", "99999999999999999999"])
def test_daftar_pencabutan_kantor_yang_tidak_mungkin(kab):
    masalah(Client().get("/api/cabut", {"kab": kab}), 422, "kiriman-salah")


# ---- what nobody foresaw


def test_basis_data_hilang_dijawab_503_dan_pulih(operator):
    with patch.object(
        connection, "cursor", side_effect=OperationalError("server closed the connection: sandi=rahasia")
    ):
        jawaban = operator.baca("antrean")

    masalah(jawaban, 503, "basis-data")
    assert jawaban["Retry-After"] == "30" and "rahasia" not in jawaban.content.decode()
    assert operator.baca("antrean").status_code == 200


def test_galat_tak_terduga_ada_nomornya_di_catatan_dan_tidak_menyimpan_setengah(operator, caplog):
    kasus = draf(operator)

    with (
        caplog.at_level(logging.ERROR),
        patch.object(alur, "ajukan", side_effect=ZeroDivisionError("NIK 9202124107850001")),
    ):
        isi = masalah(langkah(operator, kasus, "ajukan"), 500, "kesalahan-sistem")

    assert isi["id"] in {getattr(r, "galat", "") for r in caplog.records}
    assert "9202124107850001" not in str(isi)
    assert Permohonan.objects.get(id=kasus["id"]).keadaan == alur.Keadaan.DRAF
