"""`make latihan`, sebagai root: cakram penuh. Yang dijawab tetap ada, yang baru ditolak, sesudah lapang jalan lagi."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from adminduk.perintah.peluncur import pangkalan, sambungan
from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru

RUANG = "190m"
KECIL = {"shared_buffers": "16MB", "max_wal_size": "32MB", "min_wal_size": "32MB"}


@contextmanager
def cakram(tempat: Path, ukuran: str):
    """Mount a disk of that size; root only, as the drills run."""
    tempat.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ukuran}", "tmpfs", str(tempat)], check=True)
    try:
        yield tempat
    finally:
        subprocess.run(["umount", "-l", str(tempat)], check=True)


def test_penuh_lalu_lapang_tanpa_yang_hilang(folder_data, tmp_path):
    with cakram(tmp_path / "cakram", RUANG) as kecil:
        data = shutil.copytree(folder_data, kecil / "data", symlinks=True)
        with pangkalan.buka(data, KECIL):
            with psycopg.connect(**sambungan.parameter(data, "web"), autocommit=True) as web:
                catat_satu(web, keluarga_baru(0))
                ganjal = kecil / "ganjal"
                with pytest.raises(OSError, match="No space left"):
                    ganjal.write_bytes(os.urandom(1_000_000) * 400)
                dijawab, galat = _catat_sampai_penuh(web)
                assert galat.sqlstate in {"53100", "57P02", "58030", None}, "disk_full, atau server memulai lagi"
            ganjal.unlink()
            with _sambung_lagi(data) as web:
                catat_satu(web, keluarga_baru(9_000))
            with psycopg.connect(**sambungan.parameter(data, "pemilik"), autocommit=True) as db:
                [(ada,)] = db.execute("select count(*) from peristiwa").fetchall()
                assert ada == 1 + dijawab + 1
                assert bangun_ulang(db).beda == []


def _catat_sampai_penuh(web: psycopg.Connection) -> tuple[int, psycopg.Error]:
    """Return how many were answered before the first refusal, and the refusal."""
    for n in range(1, 50_000):
        try:
            catat_satu(web, keluarga_baru(n))
        except psycopg.Error as galat:
            return n - 1, galat
    raise AssertionError("cakram tidak pernah penuh")


def _sambung_lagi(data: Path, tenggat: float = 20.0) -> psycopg.Connection:
    """Connect as soon as the server takes connections again."""
    batas = time.monotonic() + tenggat
    while True:
        try:
            return psycopg.connect(**sambungan.parameter(data, "web"), autocommit=True)
        except psycopg.OperationalError:
            assert time.monotonic() < batas, "server tidak pulih sesudah ada ruang"
            time.sleep(0.1)
