"""pytest plugin: notes which check of which service refuses while the tests run, and writes the pairs as JSON.

``python -m pytest -p rekam_penolakan …`` with this folder on the path and REKAM_PENOLAKAN naming the file. What a
check refused is taken from the run, not from the text of a test (KEPUTUSAN 25).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from adminduk.permohonan.layanan import Kasus, Layanan, Penolakan
from adminduk.register.isi import Register

_terekam: set[tuple[str, str]] = set()
_asli = Layanan.periksa


def _periksa(self: Layanan, kasus: Kasus[Any], register: Register) -> list[Penolakan]:
    hasil = _asli(self, kasus, register)
    _terekam.update((self.kode, p.pemeriksaan) for p in hasil)
    return hasil


def pytest_sessionstart(session: pytest.Session) -> None:
    Layanan.periksa = _periksa  # type: ignore[method-assign]


def pytest_sessionfinish(session: pytest.Session) -> None:
    Layanan.periksa = _asli  # type: ignore[method-assign]
    Path(os.environ["REKAM_PENOLAKAN"]).write_text(json.dumps(sorted(_terekam)))
