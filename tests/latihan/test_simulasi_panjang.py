"""`make latihan`: 50,000 jadwal kantor yang bekerja tanpa jaringan, dan cacat yang ditanam pada banyak benih."""

from __future__ import annotations

import time

import pytest
from ketahanan.simulasi import Cacat, cari

JADWAL = 50_000


def test_lima_puluh_ribu_jadwal(record_property):
    mulai = time.perf_counter()

    assert cari(None, range(JADWAL)) is None
    record_property("jadwal_per_detik", round(JADWAL / (time.perf_counter() - mulai)))


@pytest.mark.parametrize("cacat", Cacat, ids=lambda c: c.name)
def test_setiap_cacat_ketahuan_dari_mana_pun_mulainya(cacat):
    """Not by luck of one seed: each stretch of fifty schedules finds it."""
    assert [awal for awal in range(0, 1000, 50) if cari(cacat, range(awal, awal + 50)) is None] == []
