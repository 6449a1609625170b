from pathlib import Path

import pytest

from adminduk.perintah import dokumentasi, main, pembangkit


@pytest.fixture
def klon(tmp_path, monkeypatch) -> Path:
    """A folder with the sources and no docs yet."""
    (tmp_path / "src").symlink_to(Path(__file__).resolve().parents[2])
    monkeypatch.setattr(dokumentasi, "folder_proyek", lambda: tmp_path)
    return tmp_path


def test_halaman_yang_basi_disebut_lalu_ditulis(klon, capsys):
    assert main(["dokumentasi", "--periksa"]) == 1
    assert [baris.split()[1] for baris in capsys.readouterr().out.splitlines()] == list(pembangkit.HALAMAN)

    assert main(["dokumentasi"]) == 0
    assert main(["dokumentasi", "--periksa"]) == 0

    (klon / "docs/audit.md").write_text("diubah tangan")
    capsys.readouterr()
    assert main(["dokumentasi", "--periksa"]) == 1
    assert capsys.readouterr().out == "basi: docs/audit.md (jalankan `adminduk dokumentasi`)\n"


def test_katalog_menyebut_syarat_larangan_dan_alasan_dengan_dasarnya(klon):
    halaman = pembangkit.HALAMAN["docs/layanan.md"](klon)
    lahir = halaman.partition("(`LAHIR`)")[2].partition("\n### ")[0]

    assert "| Surat keterangan kelahiran | Pasal 33 Perpres 96/2018 | salah satu dari pilihan “bukti lahir”" in lahir
    assert "* Fotokopi KTP-el saksi (Kelahiran SE Dirjen Dukcapil 470/13287/Dukcapil)" in lahir
    assert "| Kelahiran yang dilaporkan sudah terjadi. | Pasal 27 ayat (1) UU 23/2006 | `anak_sudah_lahir` |" in lahir
    assert "Biaya: Rp0 (Pasal 79A UU 24/2013)" in lahir


def test_matriks_menunjuk_uji_dan_menyendirikan_yang_diingat(klon):
    dibaca, _, diingat = pembangkit.HALAMAN["docs/hukum/matriks.md"](klon).partition("## Yang diingat")

    assert "| Pasal 4 Permendagri 73/2022 | LAHIR | pemeriksaan: nama_anak_menurut_aturan | `test_" in dibaca
    assert "| Pasal 59 UU 23/2006 | langkah" in diingat


def test_paket_terpasang_tidak_mempunyai_dokumentasi(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(dokumentasi, "__file__", str(tmp_path / "a/b/c/d.py"))

    assert main(["dokumentasi"]) == 1
    assert "Dokumentasi ditulis dari klon proyek" in capsys.readouterr().err
