"""Kantor yang bekerja tanpa jaringan: tidak ada yang hilang, tidak ada yang ganda, dan cacat yang ditanam ketahuan."""

from __future__ import annotations

import pytest
from ketahanan.simulasi import Cacat, Simulasi, cari

JADWAL = 500  # `make latihan` runs 50,000


def test_tidak_ada_yang_hilang_atau_ganda():
    assert cari(None, range(JADWAL)) is None


@pytest.mark.parametrize("cacat", Cacat, ids=lambda c: c.name)
def test_cacat_yang_ditanam_ketahuan(cacat):
    assert cari(cacat, range(JADWAL)) is not None


def test_benih_yang_sama_jalan_yang_sama():
    dua = [Simulasi(7), Simulasi(7)]
    for satu in dua:
        satu.jalankan()

    assert dua[0].server == dua[1].server
    assert dua[0].server.jurnal, "jadwal itu memang mencatat sesuatu"
