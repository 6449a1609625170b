"""Kendali positif pemeriksa log: yang ditanam ditemukan, yang disamarkan tidak."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import periksa_log
import pytest

from adminduk.register.contoh import NIK_MARTHA

TESTS = Path(__file__).parent


@pytest.fixture
def folder() -> Iterator[Path]:
    """Outside of what this very run looks through at its end."""
    with tempfile.TemporaryDirectory() as sementara:
        (Path(sementara) / "log").mkdir()
        yield Path(sementara)


@pytest.mark.parametrize(
    "baris",
    [f'{{"event": "GET /cari?nik={NIK_MARTHA.lengkap}"}}', "Martha Mandacan masuk", "nik 3273014107850001 tidak ada"],
)
def test_yang_ditanam_ditemukan(folder, baris):
    (folder / "log" / "web.jsonl").write_text(f"tanda\nbersih\n{baris}\n")

    assert list(periksa_log.periksa([folder], "tanda")) == ["log/web.jsonl:3 memuat 1 data pribadi"]


def test_yang_bersih_bersih_dan_yang_kosong_tidak_dianggap_bersih(folder):
    (folder / "log" / "web.jsonl").write_text(f"tanda {NIK_MARTHA} 1764000000000000 Martha\n")

    assert list(periksa_log.periksa([folder], "tanda")) == []
    assert "tidak ada yang diperiksa" in next(periksa_log.periksa([folder], "tanda lain"))


@pytest.mark.parametrize(("pilihan", "keluar"), [((), 1), (("-n", "2"), 1), (("-k", "bersih"), 0)])
def test_pengujian_yang_menulis_data_pribadi_ke_log_gagal_seluruhnya(tmp_path, pilihan, keluar):
    """A run of its own, with one test that writes past the filter, as a handler of a library might."""
    (tmp_path / "test_tanam.py").write_text(
        f"""import os, pathlib
def test_bocor():
    log = pathlib.Path(os.environ["ADMINDUK_UJI"]) / "log"
    (log / "lain.txt").write_text("YOSEP RUMBIAK {NIK_MARTHA.lengkap}\\n")
def test_bersih():
    pass
"""
    )
    # A run of its own has a data folder of its own.
    proses = subprocess.run(
        [sys.executable, "-c", _JALAN, str(tmp_path), *pilihan], capture_output=True, text=True, cwd=TESTS.parent
    )

    assert proses.returncode == keluar, proses.stdout + proses.stderr
    assert ("log/lain.txt:1 memuat 2 data pribadi" in proses.stdout) is bool(keluar)


_JALAN = """
import os, sys
os.environ.pop("ADMINDUK_UJI", None)
import pytest
pilihan = ["-q", "-p", "no:cacheprovider", "--rootdir", ".", "-c", "pyproject.toml", "-p", "conftest"]
raise SystemExit(pytest.main([*pilihan, *sys.argv[1:]]))
"""
