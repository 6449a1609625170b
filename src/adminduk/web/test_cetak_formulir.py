"""Formulir di kertas meminta hal yang sama dengan formulir di layar."""

from __future__ import annotations

import subprocess

import pytest

from adminduk.dokumen.formulir import cetak_formulir
from adminduk.permohonan.bentuk import Bagian, bentuk
from adminduk.permohonan.katalog import ambil, semua_layanan
from adminduk.web.cetak_formulir import formulir_cetak


def teks(pdf: bytes) -> str:
    keluar = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(keluar.stdout.decode().split())


@pytest.mark.parametrize("layanan", [la for _, la in semua_layanan()], ids=lambda la: la.kode)
def test_formulir_kosong_setiap_layanan_memuat_setiap_bagian(layanan):
    lembar = formulir_cetak(layanan, {})
    isi = teks(cetak_formulir(lembar))

    assert lembar.kode in isi and layanan.nama in isi and "Rp0" in isi
    bagian = [b for b in bentuk(layanan.formulir) if isinstance(b, Bagian) and b.label]
    assert [b.label for b in bagian if b.label not in {c.label.removesuffix(" 1") for c in lembar.bagian}] == []


def test_formulir_terisi_memuat_yang_diketik_dan_menandai_pilihannya():
    data = {"anak.0.nama": "YUNUS *RUMBIAK*", "anak.0.jenis_kelamin": "LAKI-LAKI"}
    lembar = formulir_cetak(ambil("LAHIR"), data, "9202-2026-000001")
    dipilih = {p.nama for b in lembar.bagian for i in b.isi for p in i.pilihan if p.dipilih}

    assert dipilih == {"LAKI-LAKI"}
    assert "YUNUS *RUMBIAK*" in teks(cetak_formulir(lembar)), "tanda markup dicetak apa adanya"


def test_baris_sempit_menjadi_tabel_dengan_semua_barisnya():
    tabel = [b for b in formulir_cetak(ambil("KK-PISAH"), {}).bagian if b.kepala]

    assert [len(b.baris) for b in tabel] == [15, 1]
