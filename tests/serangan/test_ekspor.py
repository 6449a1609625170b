"""Belum ada ekspor tabel. Siapa yang membuatnya menulis lewat satu tempat, yang menjadikan rumus teks."""

from __future__ import annotations

import ast
import re
from pathlib import Path

SUMBER = Path(__file__).parents[2] / "src" / "adminduk"
PYTHON = [b for b in SUMBER.rglob("*.py") if not b.name.startswith("test_")]
LEMBAR = {"openpyxl", "xlsxwriter", "xlwt", "odf", "ezodf", "pandas", "polars", "tablib", "import_export"}
PEMBACA_DAFTAR = "dasar/daftar.py"  # reads the code lists of the law; writes nothing


def temuan(isi: str) -> set[str]:
    """Return what in a source writes a table that a spreadsheet would open."""
    pohon = list(ast.walk(ast.parse(isi)))
    impor = {n.name.split(".")[0] for s in pohon if isinstance(s, ast.Import) for n in s.names}
    impor |= {(s.module or "").split(".")[0] for s in pohon if isinstance(s, ast.ImportFrom)}
    panggil = {s.attr for s in pohon if isinstance(s, ast.Attribute)} & {"writerow", "writerows", "DictWriter"}
    jenis = set(re.findall(r"text/csv|spreadsheetml|vnd\.ms-excel|tab-separated", isi))
    return (impor & LEMBAR) | panggil | jenis


def test_tidak_ada_yang_menulis_csv_atau_lembar_kerja():
    assert {b.relative_to(SUMBER).as_posix(): t for b in PYTHON if (t := temuan(b.read_text()))} == {}


def test_csv_hanya_dibaca_di_satu_tempat():
    pemakai = {
        b.relative_to(SUMBER).as_posix() for b in PYTHON if re.search(r"^import csv|^from csv", b.read_text(), re.M)
    }

    assert pemakai == {PEMBACA_DAFTAR}


def test_penulis_csv_akan_ketahuan():
    assert temuan("import csv\ncsv.writer(f).writerow(['=1+1'])") == {"writerow"}
    assert temuan("import openpyxl\nHttpResponse(content_type='text/csv')") == {"openpyxl", "text/csv"}
