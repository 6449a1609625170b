"""What must hold for all code: sizes, arrows between packages, nothing left half done."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

from adminduk.perintah.utama import daftar_modul, pengurai

PROYEK = Path(__file__).parent.parent
KODE = sorted(b for akar in ("src", "tests", "bench") for b in (PROYEK / akar).rglob("*.py"))
NASKAH = sorted(
    b
    for akar in ("src", "tests", "bench", "docs", "Makefile", ".ci", "conftest.py", "pyproject.toml", "README.md")
    for b in ([PROYEK / akar] if (PROYEK / akar).is_file() else (PROYEK / akar).rglob("*"))
    if b.suffix in {".py", ".md", ".sql", ".html", ".typ", ".toml", ".js", ".css", ""} and b.is_file()
)
BARIS_TERBANYAK = 500
MEDIAN_FUNGSI = 15


def panjang_fungsi() -> list[int]:
    return [
        (simpul.end_lineno or simpul.lineno) - simpul.lineno + 1
        for berkas in KODE
        if not berkas.name.startswith("test_")
        for simpul in ast.walk(ast.parse(berkas.read_text()))
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_tidak_ada_berkas_yang_terlalu_panjang():
    panjang = {str(b.relative_to(PROYEK)): len(b.read_text().splitlines()) for b in KODE}

    assert {nama: n for nama, n in panjang.items() if n > BARIS_TERBANYAK} == {}


def test_fungsi_pendek():
    panjang = sorted(panjang_fungsi())

    assert statistics.median(panjang) < MEDIAN_FUNGSI
    assert panjang[int(len(panjang) * 0.9)] <= 2 * MEDIAN_FUNGSI


def test_panah_antarpaket_hanya_turun():
    jalan = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], cwd=PROYEK, capture_output=True, text=True
    )

    assert jalan.returncode == 0, jalan.stdout


def test_tidak_ada_yang_dilewati_atau_ditinggal_setengah_jadi():
    tanda = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b|pytest\.(mark\.)?(skip|xfail|importorskip)")
    temuan = [f"{b.relative_to(PROYEK)}: {cocok.group()}" for b in KODE if (cocok := tanda.search(b.read_text()))]

    assert temuan == []


def test_tidak_ada_jalur_mesin_di_dalam_proyek():
    jalur = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/")
    temuan = [f"{b.relative_to(PROYEK)}: {c.group()}" for b in NASKAH if (c := jalur.search(b.read_text()))]

    assert temuan == []


def test_kunci_dependensi_tanpa_alamat():
    kunci = (PROYEK / "requirements.lock").read_text()

    assert "--hash=sha256:" in kunci
    assert "://" not in kunci


def test_setiap_perintah_menerangkan_dirinya():
    bantuan = {aksi.dest: aksi.help for sub in pengurai()._subparsers._group_actions for aksi in sub._choices_actions}

    assert {nama.replace("-", "_") for nama in bantuan} == set(daftar_modul())
    assert all(bantuan.values())
