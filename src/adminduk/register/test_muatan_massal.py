"""Pemuatan massal dan pencatatan biasa tidak pernah berjalan di tempat yang sama."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from adminduk.register import Keperluan, contoh, untuk
from adminduk.register.contoh import OPERATOR_MANOKWARI
from adminduk.register.muatan_massal import SedangDimuat, tahan_penulis

pytestmark = pytest.mark.django_db(transaction=True)


def catat() -> None:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat(contoh.peristiwa_contoh())


def test_tanpa_pemuatan_pencatatan_berjalan():
    catat()


def test_selama_pemuat_menahan_pencatatan_ditolak_dan_sesudahnya_berjalan(pemilik: psycopg.Connection[Any]):
    with pemilik.transaction():
        tahan_penulis(pemilik.cursor())
        with pytest.raises(SedangDimuat, match="sedang dimuat"):
            catat()
    catat()


def test_pemuat_menunggu_penulis_yang_sedang_mencatat(sambung_sebagai: Callable[[str], psycopg.Connection[Any]]):
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat(contoh.peristiwa_contoh())
        pemuat = sambung_sebagai("pemilik")
        pemuat.execute("set lock_timeout = '50ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            tahan_penulis(pemuat.cursor())


@pytest.mark.parametrize(("tabel", "batasan"), [("keanggotaan", "satu_kk_pada_satu_waktu"), ("nik", "nik_pkey")])
def test_sesudah_pemuat_mati_batasan_yang_belum_terpasang_menahan_pencatatan(pemilik, tabel, batasan):
    definisi = pemilik.execute(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = %s and conrelid = %s::regclass",
        (batasan, tabel),
    ).fetchone()[0]
    pemilik.execute(f"alter table {tabel} drop constraint {batasan}")
    try:
        with pytest.raises(SedangDimuat):
            catat()
    finally:
        pemilik.execute(f"alter table {tabel} add constraint {batasan} {definisi}")
    catat()
