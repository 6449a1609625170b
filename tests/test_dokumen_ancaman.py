"""THREAT_MODEL.md claims nothing that is not there: each file and test it names exists, each actor is answered."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PROYEK = Path(__file__).parent.parent
NASKAH = (PROYEK / "THREAT_MODEL.md").read_text()
RUJUKAN = sorted(set(re.findall(r"`((?:[\w]+/)+[\w]+\.py(?:::\w+)?)`", NASKAH)))
PELAKU = [
    "Resident", "Relative of the resident", "Counter officer (operator)", "Village officer", "Signer (kepala dinas)",
    "Administrator of the office", "Owner or superuser of the database (DBA)", "Operator of the server (root)",
    "Contractor on short contract", "Partner institution and systems of other offices", "Witness",
    "Attacker from outside", "Thief of a disk or of a backup", "A state, or somebody of its means",
]  # fmt: skip


@cache
def uji_dalam(berkas: Path) -> set[str]:
    return {s.name for s in ast.walk(ast.parse(berkas.read_text())) if isinstance(s, ast.FunctionDef)}


def ada(rujukan: str) -> bool:
    tempat, _, uji = rujukan.partition("::")
    akar = PROYEK if tempat.startswith("tests/") else PROYEK / "src/adminduk"
    return (akar / tempat).is_file() and (not uji or uji in uji_dalam(akar / tempat))


def test_setiap_berkas_dan_uji_yang_disebut_ada() -> None:
    assert [r for r in RUJUKAN if not ada(r)] == []
    assert len(RUJUKAN) > 50
    assert not ada("akun/test_masuk.py::test_yang_tidak_pernah_ditulis")
    assert not ada("akun/tidak_ada.py")


def test_setiap_uji_disebut_dengan_tempatnya() -> None:
    assert set(re.findall(r"test_\w+", NASKAH)) <= {n for r in RUJUKAN for n in re.findall(r"test_\w+", r)}


@pytest.mark.parametrize("pelaku", PELAKU)
def test_setiap_pelaku_dijawab_dengan_yang_menghentikan_dan_yang_tersisa(pelaku: str) -> None:
    bagian = NASKAH.split(f"### {pelaku}\n")[1].split("\n##")[0]

    assert "`" in bagian or "heads that others hold" in bagian
    assert "*Remains*" in bagian or pelaku == "A state, or somebody of its means"
