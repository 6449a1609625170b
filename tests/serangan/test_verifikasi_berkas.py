"""Berkas dari siapa pun pada halaman pemeriksaan: bom dibuka di proses lain dan ditolak; dokumen asli diterima."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import pikepdf
import pytest

from adminduk.dokumen import kunci
from adminduk.dokumen.cetak import render_surat
from adminduk.dokumen.conftest import WAKTU, buka_kantor
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN
from adminduk.dokumen.verifikasi import Keadaan
from adminduk.dokumen.verifikasi_terpisah import verifikasi_terpisah
from adminduk.permohonan.pdf_asing import lihat

_uraian = importlib.util.spec_from_file_location("bom", Path(__file__).with_name("bom.py"))
assert _uraian and _uraian.loader
bom = importlib.util.module_from_spec(_uraian)
_uraian.loader.exec_module(bom)


@pytest.fixture(scope="module")
def kantor(tmp_path_factory):
    return buka_kantor(tmp_path_factory.mktemp("kantor"))


def test_dokumen_asli_diterima_dengan_batas_yang_sama(kantor):
    pdf = kantor.penanda.tandatangani(render_surat(AKTA_KELAHIRAN, kantor.qr(AKTA_KELAHIRAN)), WAKTU)

    assert verifikasi_terpisah(pdf, kunci.terbitan_publik(kantor.folder)).sah


def test_dokumen_bertanda_tangan_elektronik_boleh_dilampirkan(kantor):
    """It has a form field, its signature; a form that can be filled in is refused all the same."""
    pdf = kantor.penanda.tandatangani(render_surat(AKTA_KELAHIRAN, kantor.qr(AKTA_KELAHIRAN)), WAKTU)
    assert not lihat(pdf).aktif

    with pikepdf.open(io.BytesIO(pdf)) as terbuka:
        terbuka.Root.AcroForm.Fields.append(terbuka.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="nama")))
        keluar = io.BytesIO()
        terbuka.save(keluar)
    assert lihat(keluar.getvalue()).aktif


@pytest.mark.parametrize(("tindakan", "aktif"), [("/GoTo", False), ("/URI", True), ("/Launch", True)])
def test_membuka_halaman_boleh_membuka_yang_lain_tidak(tindakan, aktif):
    pdf, keluar = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    halaman = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name(tindakan), D=halaman)
    pdf.save(keluar)

    assert lihat(keluar.getvalue()).aktif is aktif


def test_bom_ditolak_dengan_kalimat_dalam_batas_memorinya(kantor):
    """The kernel holds the limit of the process (RLIMIT_AS): what is measured is that a sentence comes of it."""
    terbitan = kunci.terbitan_publik(kantor.folder)
    hasil = {nama: verifikasi_terpisah(isi, terbitan) for nama, isi in bom.bom()}

    assert len(hasil) > 10
    assert {nama: h.keadaan for nama, h in hasil.items() if h.keadaan is not Keadaan.TIDAK_SAH or not h.kalimat} == {}


def test_yang_tidak_menjawab_pada_waktunya_tidak_sah(kantor, monkeypatch):
    monkeypatch.setattr("adminduk.dokumen.verifikasi_terpisah.MENUNGGU", 0.01)

    assert "terlalu rumit" in verifikasi_terpisah(b"%PDF-1.7", kunci.terbitan_publik(kantor.folder)).kalimat[0]
