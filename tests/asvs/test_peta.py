"""docs/keamanan/asvs.csv answers every requirement of OWASP ASVS 5.0.0, levels 1 and 2, by a test or by a reason."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from functools import cache
from pathlib import Path

PROYEK = Path(__file__).parents[2]
with (PROYEK / "docs" / "keamanan" / "asvs.csv").open(newline="") as berkas:
    PETA = list(csv.DictReader(berkas))
# Counted in the standard itself (5.0.0, 30 May 2025): chapter, then requirements of level 1 and level 2.
PER_BAB = {
    "V1": (8, 19), "V2": (4, 7), "V3": (8, 11), "V4": (2, 8), "V5": (4, 5), "V6": (13, 22), "V7": (6, 12), "V8": (4, 3),
    "V9": (4, 3), "V10": (5, 24), "V11": (3, 11), "V12": (3, 6), "V13": (1, 12), "V14": (2, 7), "V15": (3, 10),
    "V16": (0, 16), "V17": (0, 7),
}  # fmt: skip


@cache
def uji_dalam(berkas: Path) -> set[str]:
    return {s.name for s in ast.walk(ast.parse(berkas.read_text())) if isinstance(s, ast.FunctionDef)}


def ada(bukti: str) -> bool:
    """Tell if a test id names a test that exists; of a parametrised one, that the parameter is there too."""
    tempat, _, fungsi = bukti.partition("::")
    nama, _, nilai = fungsi.partition("[")
    berkas = PROYEK / tempat
    return berkas.is_file() and nama in uji_dalam(berkas) and f'"{nilai.rstrip("]")}"' in berkas.read_text() + '""'


def test_253_persyaratan_masing_masing_sekali():
    id_ = [b["id"] for b in PETA]

    assert len(id_) == len(set(id_)) == 253
    per_bab = Counter((b["id"].split(".")[0], b["tingkat"]) for b in PETA)
    assert {bab: (per_bab[bab, "1"], per_bab[bab, "2"]) for bab in PER_BAB} == PER_BAB


def test_setiap_uji_yang_disebut_ada():
    tiada = [f"{b['id']}: {u}" for b in PETA for u in b["bukti"].split() if not ada(u)]

    assert tiada == []
    assert not ada("tests/asvs/test_peta.py::test_yang_tidak_pernah_ditulis")


def test_yang_tanpa_uji_punya_alasan():
    tanpa = {b["id"]: b["catatan"] for b in PETA if not b["bukti"]}

    assert [id_ for id_, sebab in tanpa.items() if len(sebab) < 20] == []
    assert {b["keadaan"] for b in PETA} == {"diuji", "tidak dipakai", "pemasangan"}
    assert all((b["keadaan"] == "pemasangan") == (not b["bukti"]) for b in PETA)


def test_sekurangnya_150_dijaga_uji():
    dijaga = Counter(b["keadaan"] for b in PETA if b["bukti"])

    assert dijaga["diuji"] + dijaga["tidak dipakai"] >= 150
    assert dijaga["diuji"] > dijaga["tidak dipakai"]
