"""`adminduk dokumen verifikasi`: keluar dengan 0 hanya bila dokumennya sah."""

import json

import pytest

from adminduk.dokumen import kunci
from adminduk.dokumen.cabut import SebabTutup, daftar_cabut
from adminduk.dokumen.conftest import KODE, WAKTU, buka_kantor
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN
from adminduk.perintah.utama import main


@pytest.fixture(scope="module")
def meja(tmp_path_factory):
    """The desk of a stranger: a PDF, the published keys, revocation lists."""
    folder = tmp_path_factory.mktemp("meja")
    kantor = buka_kantor(folder / "kantor")
    (folder / "akta.pdf").write_bytes(kantor.terbitkan(AKTA_KELAHIRAN))
    (folder / "kunci.json").write_text(json.dumps(kunci.terbitan_publik(kantor.folder)))
    for nama, entri in (("kosong", []), ("dicabut", [(KODE, SebabTutup.DICABUT)])):
        (folder / nama).write_bytes(daftar_cabut(entri, kantor.kunci.qr, 9202, WAKTU))
    (folder / "qr.txt").write_text(kantor.qr(AKTA_KELAHIRAN))
    return folder


def verifikasi(meja, masukan, *lain):
    return main(["dokumen", "verifikasi", str(masukan), "--kunci", str(meja / "kunci.json"), *lain])


def test_pdf_dan_qr_asli_keluar_dengan_nol(meja, capsys):
    assert verifikasi(meja, meja / "akta.pdf", "--cabut", str(meja / "kosong")) == 0
    assert verifikasi(meja, (meja / "qr.txt").read_text()) == 0
    assert verifikasi(meja, meja / "qr.txt") == 0
    keluaran = capsys.readouterr().out
    assert keluaran.startswith("SAH\nDokumen ini asli")
    assert "MARIA YULIANA RUMBIAK" in keluaran


def test_yang_diubah_atau_dicabut_keluar_dengan_satu_dan_alasannya(meja, capsys):
    pdf = bytearray((meja / "akta.pdf").read_bytes())
    pdf[20_000] ^= 1
    (meja / "ubah.pdf").write_bytes(pdf)

    assert verifikasi(meja, meja / "ubah.pdf") == 1
    assert verifikasi(meja, meja / "akta.pdf", "--cabut", str(meja / "dicabut")) == 1
    keluaran = capsys.readouterr().out
    assert keluaran.startswith("TIDAK SAH\nIsi berkas ini berubah sesudah ditandatangani.")
    assert "DICABUT\nDokumen ini asli tetapi sudah dicabut" in keluaran


@pytest.mark.parametrize(
    ("masukan", "lain", "pesan"),
    [
        ("tiada.pdf", [], "tidak dapat dibaca"),
        ("akta.pdf", ["--cabut", "qr.txt"], "bukan daftar pencabutan"),
        ("akta.pdf", ["--kunci", "qr.txt"], "bukan terbitan kunci publik"),
    ],
)
def test_berkas_yang_keliru_disebut_dalam_satu_kalimat(meja, monkeypatch, capsys, masukan, lain, pesan):
    monkeypatch.chdir(meja)

    assert verifikasi(meja, masukan, *lain) == 1
    assert pesan in capsys.readouterr().err
