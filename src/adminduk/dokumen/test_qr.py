"""Kode QR: satu teks untuk telepon dan pemeriksa luring; satu huruf pun tidak dapat diubah."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.dokumen import qr
from adminduk.dokumen.conftest import BASE, KODE
from adminduk.dokumen.surat import sidik_isi
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, CONTOH, KIA
from adminduk.dokumen.verifikasi import Keadaan, verifikasi_qr


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_yang_dibaca_sama_dengan_yang_disusun(kantor, surat):
    teks = kantor.qr(surat)
    isi = qr.baca(teks)

    assert len(teks.encode()) <= qr.BATAS
    assert isi.alamat == f"{BASE}/v/{KODE}"
    assert (isi.muatan.jenis, isi.muatan.nomor) == (surat.kode, surat.nomor_dokumen)
    assert isi.muatan.sidik == sidik_isi(surat.kode, surat.ke_isi())
    assert (isi.muatan.kab, isi.muatan.indeks, isi.muatan.ukuran) == (9202, 41, 42)
    assert isi.muatan.fakta == surat.fakta()
    assert isi.amplop.sah(kantor.kunci.qr.publik)


@settings(max_examples=60, deadline=None)
@given(nama=st.text(min_size=1, max_size=300), indeks=st.none() | st.integers(0, 2**40))
def test_nama_apa_pun_muat_dalam_batas(kantor, nama, indeks):
    muatan = replace(qr.muatan(KIA.kode, KIA.ke_isi()), fakta=(nama, "2026-11-02"), indeks=indeks, ukuran=indeks)
    teks = qr.susun(muatan, KODE, kantor.kunci.qr, BASE)
    dibaca = qr.baca(teks).muatan.fakta

    assert len(teks.encode()) <= qr.BATAS
    assert dibaca[0] == nama or (dibaca[0].endswith("…") and nama.startswith(dibaca[0][:-1]))


def test_nama_panjang_dipotong_dan_terlihat_dipotong(kantor):
    isi = qr.baca(kantor.qr(replace(AKTA_KELAHIRAN, nama="ABCDEFGHI " * 6)))

    assert isi.muatan.fakta[0].startswith("ABCDEFGHI ABCDEFGHI ")
    assert isi.muatan.fakta[0].endswith("…")
    assert isi.muatan.fakta[1:] == ("MANOKWARI", "2026-11-02")


def test_sepuluh_ribu_ubahan_satu_huruf_semuanya_ditolak(kantor):
    teks, kepercayaan, acak = kantor.qr(AKTA_KELAHIRAN), kantor.kepercayaan(), random.Random(20261123)

    for _ in range(10_000):
        tempat = acak.randrange(len(teks))
        ubahan = chr(ord(teks[tempat]) ^ 1 << acak.randrange(8))
        hasil = verifikasi_qr(teks[:tempat] + ubahan + teks[tempat + 1 :], kepercayaan)
        assert hasil.keadaan in (Keadaan.TIDAK_SAH, Keadaan.KUNCI_TIDAK_DIKENAL), (tempat, ubahan)

    assert verifikasi_qr(teks, kepercayaan).sah


@given(st.text(max_size=400) | st.text(alphabet="ABCabc012-_", max_size=400).map(f"{BASE}/v/{KODE}#".__add__))
def test_teks_sembarang_ditolak_dengan_satu_jenis_galat(teks):
    with pytest.raises(qr.QRTidakSah):
        qr.baca(teks)


def test_alamat_yang_terlalu_panjang_ditolak(kantor):
    with pytest.raises(ValueError, match="terlalu panjang untuk kode QR"):
        qr.susun(qr.muatan(KIA.kode, KIA.ke_isi()), KODE, kantor.kunci.qr, "https://" + "a" * 200)


def test_kode_verifikasi_tidak_berulang():
    assert len({qr.kode_baru() for _ in range(1000)}) == 1000
