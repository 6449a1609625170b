"""What must hold for every service, found by walking the packages."""

from __future__ import annotations

import ast
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adminduk.dasar.daftar import daftar
from adminduk.dasar.hukum import Dasar
from adminduk.dokumen.surat import SURAT
from adminduk.permohonan.bentuk import bentuk
from adminduk.permohonan.katalog import BIDANG, ambil, matriks_hukum, semua_layanan
from adminduk.permohonan.layanan import Layanan

PROYEK = Path(__file__).parent.parent
SRC = PROYEK / "src"
PASANGAN = semua_layanan()
setiap_layanan = pytest.mark.parametrize(("modul", "layanan"), PASANGAN, ids=[la.kode for _, la in PASANGAN])


@pytest.fixture(scope="module")
def terekam(tmp_path_factory) -> set[tuple[str, str]]:
    """Run the tests of all service folders by themselves and return which checks refused somebody in them."""
    berkas = tmp_path_factory.mktemp("rekam") / "penolakan.json"
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("ADMINDUK_", "PYTEST_"))}
    folder = [str(SRC.joinpath(*b.split("."))) for b in BIDANG]
    jalan = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "rekam_penolakan", "-p", "no:cacheprovider", *folder],
        cwd=PROYEK,
        env=bersih | {"PYTHONPATH": os.pathsep.join((str(SRC), str(PROYEK / "tests"))), "REKAM_PENOLAKAN": str(berkas)},
        capture_output=True,
        text=True,
    )
    assert jalan.returncode == 0, jalan.stdout[-2000:]
    return {(kode, pemeriksaan) for kode, pemeriksaan in json.loads(berkas.read_text())}


def test_ada_layanan_di_kedua_bidang():
    assert {modul.rsplit(".", 2)[0] for modul, _ in PASANGAN} == set(BIDANG)
    assert {"BIO-WNI", "KK-BARU", "KK-PISAH", "KK-GANTI-KEPALA", "KIA", "LAHIR", "LAHIR-MATI", "MATI"} <= {
        la.kode for _, la in PASANGAN
    }


@setiap_layanan
def test_setiap_pemeriksaan_pernah_menolak(modul: str, layanan: Layanan, terekam):
    tanpa_penolakan = {p.nama for p in layanan.daftar_pemeriksaan} - {p for kode, p in terekam if kode == layanan.kode}

    assert not tanpa_penolakan, f"tidak ada uji di folder {modul} yang membuat pemeriksaan ini menolak"


def test_lampiran_yang_kurang_pernah_ditolak(terekam):
    assert "syarat_lengkap" in {pemeriksaan for _, pemeriksaan in terekam}


@setiap_layanan
def test_layanan_punya_hukum_uraian_formulir_dan_pemeriksaan(modul: str, layanan: Layanan):
    assert layanan.dasar_hukum
    assert all(isinstance(d, Dasar) for d in layanan.dasar_hukum)
    assert inspect.getdoc(sys.modules[modul]), "docstring modul dibaca staf dalam katalog"
    assert layanan.ringkasan.endswith(".")
    assert (inspect.getdoc(layanan.formulir) or "").startswith("F-"), "docstring formulir menyebut nomornya"
    assert bentuk(layanan.formulir)
    assert layanan.daftar_pemeriksaan
    assert layanan._pelaksanaan is not None


@setiap_layanan
def test_setiap_pemeriksaan_berdasar_dan_beruraian(modul: str, layanan: Layanan):
    for p in layanan.daftar_pemeriksaan:
        assert isinstance(p.dasar, Dasar), p.nama
        assert (p.fungsi.__doc__ or "").rstrip().endswith("."), f"{p.nama}: docstring dibaca staf dalam katalog"
        assert p.sejak <= p.sampai, p.nama
    nama = [p.nama for p in layanan.daftar_pemeriksaan]
    assert len(nama) == len(set(nama))


@setiap_layanan
def test_syarat_dan_larangan_berdasar(modul: str, layanan: Layanan):
    kode = [s.kode for s in layanan.persyaratan]
    assert len(kode) == len(set(kode))
    for s in layanan.persyaratan:
        assert isinstance(s.dasar, Dasar), s.kode
        assert bool(s.bila) == (s.wajib_bila is not None), f"{s.kode}: kata dan keputusannya berpasangan"
    assert all(isinstance(la.dasar, Dasar) for la in layanan.larangan)


@setiap_layanan
def test_dokumen_yang_dijanjikan_ada_templatnya(modul: str, layanan: Layanan):
    assert layanan.dokumen
    for kode in layanan.dokumen:
        assert SURAT[kode].judul
        assert SURAT[kode].templat.exists()


@setiap_layanan
def test_folder_dan_kode_sesuai_daftar_layanan(modul: str, layanan: Layanan):
    baris = [k for k in daftar("layanan") if k.kode == layanan.kode]

    assert [k.rinci["folder"] for k in baris] == ["/".join(modul.split(".")[1:-1])]
    assert ambil(layanan.kode) is layanan


def test_daftar_layanan_satu_kode_satu_folder():
    baris = list(daftar("layanan"))

    assert len({k.kode for k in baris}) == len({k.rinci["folder"] for k in baris}) == len(baris)


@setiap_layanan
def test_layanan_diuji_di_foldernya(modul: str, layanan: Layanan):
    uji = SRC.joinpath(*modul.split(".")[:-1]) / "test_layanan.py"
    nama = [n.name for n in ast.parse(uji.read_text()).body if isinstance(n, ast.FunctionDef)]

    assert [n for n in nama if n.startswith("test_")]


def test_matriks_hukum_memuat_setiap_unsur_setiap_layanan():
    baris = list(matriks_hukum())

    for _, la in PASANGAN:
        diharapkan = len(la.dasar_hukum) + len(la.persyaratan) + len(la.larangan) + len(la.daftar_pemeriksaan)
        assert sum(kode == la.kode for _, kode, _ in baris) == diharapkan
    assert all(kutipan.strip() for kutipan, _, _ in baris)
