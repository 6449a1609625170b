"""Gudang kunci: berkas dan token PKCS#11 berlaku sama."""

import stat

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from adminduk.dokumen import cetak, kunci
from adminduk.dokumen.conftest import WAKTU
from adminduk.dokumen.gudang import GudangBerkas, JenisKunci, KunciTidakAda
from adminduk.dokumen.kepercayaan import Kepercayaan
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, PEJABAT
from adminduk.dokumen.tanda_tangan import PenandaTangan
from adminduk.dokumen.verifikasi import verifikasi_pdf


@pytest.fixture(params=["berkas", "berkas bersandi", "pkcs11"])
def gudang(request, tmp_path, token):
    if request.param == "pkcs11":
        return token
    return GudangBerkas(tmp_path / "kunci", b"rahasia uji" if request.param == "berkas bersandi" else None)


@pytest.mark.parametrize("jenis", JenisKunci)
def test_kunci_dibuat_sekali_dan_tanda_tangannya_diterima(gudang, jenis):
    publik = gudang.buat(f"uji-{jenis}", jenis)
    tanda = gudang.tanda_tangan(f"uji-{jenis}", b"naskah")
    algoritma = [ec.ECDSA(SHA256())] if jenis is JenisKunci.P256 else []

    assert gudang.buat(f"uji-{jenis}", jenis) == publik == gudang.publik(f"uji-{jenis}")
    publik.verify(tanda, b"naskah", *algoritma)
    with pytest.raises(InvalidSignature):
        publik.verify(tanda, b"naskah lain", *algoritma)


def test_kunci_yang_tidak_ada_disebut_namanya(gudang):
    with pytest.raises(KunciTidakAda, match="tiada"):
        gudang.tanda_tangan("tiada", b"")


def test_berkas_kunci_hanya_dapat_dibaca_pemiliknya_dan_sandinya_diminta(tmp_path):
    GudangBerkas(tmp_path / "k", b"benar").buat("a", JenisKunci.P256)

    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "k" / "a.pem").stat().st_mode) == 0o600
    with pytest.raises(ValueError, match="password"):
        GudangBerkas(tmp_path / "k", b"salah").publik("a")


def test_kepala_dinas_menandatangani_dengan_kunci_di_dalam_token(tmp_path, token, kantor):
    milik = kunci.siapkan(tmp_path, 9202, PEJABAT.nama, PEJABAT.nip, waktu=WAKTU, gudang=token)
    teks = kantor.__class__(tmp_path, milik, PenandaTangan(milik)).qr(AKTA_KELAHIRAN)
    pdf = PenandaTangan(milik).tandatangani(cetak.render_surat(AKTA_KELAHIRAN, teks), WAKTU)

    assert not list((tmp_path / "kunci").glob("kadis-*"))
    assert verifikasi_pdf(pdf, Kepercayaan.dari_terbitan(kunci.terbitan_publik(tmp_path))).sah
