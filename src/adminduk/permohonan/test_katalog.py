from __future__ import annotations

import pytest

from adminduk.dasar.daftar import daftar
from adminduk.permohonan.bentuk import bentuk, skema_json
from adminduk.permohonan.katalog import LayananTidakAda, ambil, matriks_hukum, semua_layanan


def test_kode_setiap_layanan_ada_dalam_daftar_layanan():
    tercantum = {k.kode for k in daftar("layanan")}

    assert {layanan.kode for _, layanan in semua_layanan()} <= tercantum


def test_layanan_diambil_menurut_kodenya():
    assert ambil("LAHIR").kode == "LAHIR"
    with pytest.raises(LayananTidakAda):
        ambil("SURAT-PENGANTAR-RT")


@pytest.mark.parametrize("layanan", [layanan for _, layanan in semua_layanan()], ids=lambda layanan: layanan.kode)
def test_formulir_setiap_layanan_dapat_digambar(layanan):
    assert all(bagian.isi or bagian.ulang for bagian in bentuk(layanan.formulir))
    assert skema_json(layanan.formulir)["type"] == "object"


def test_matriks_hukum_memuat_setiap_pemeriksaan_dan_syarat():
    unsur = {(kode, apa) for _, kode, apa in matriks_hukum()}

    for _, layanan in semua_layanan():
        assert {(layanan.kode, f"pemeriksaan: {p.nama}") for p in layanan.daftar_pemeriksaan} <= unsur
        assert {(layanan.kode, f"syarat: {s.nama}") for s in layanan.persyaratan} <= unsur
