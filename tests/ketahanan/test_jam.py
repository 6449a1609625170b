"""Jam mesin melompat maju dan mundur: urutan jurnal dan kedua sumbu waktu tetap benar."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from adminduk.perintah.peluncur import pangkalan, sambungan
from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.contoh_jurnal import catat_satu, ganti_nama, keluarga_baru, orang_ke
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.segel import segel_sekali
from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
from adminduk.register.segel_ubin import GudangUbin

[PUSTAKA] = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")  # Debian package libfaketime
KECIL = {"shared_buffers": "16MB"}


@pytest.fixture
def jam(tmp_path, monkeypatch):
    """Return a setter of the server's clock, as an offset such as "+2d"; it starts with the server."""
    geser = tmp_path / "jam"
    geser.write_text("+0d\n")
    asli, palsu = pangkalan.cari_bin(), tmp_path / "bin"
    palsu.mkdir()
    for program in asli.iterdir():
        (palsu / program.name).symlink_to(program)
    (palsu / "postgres").unlink()
    (palsu / "postgres").write_text(
        "#!/bin/sh\n"
        f"export LD_PRELOAD={PUSTAKA} FAKETIME_TIMESTAMP_FILE={geser}\n"
        "export FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1\n"
        f'exec {asli / "postgres"} "$@"\n'
    )
    (palsu / "postgres").chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(palsu))
    tmp_path.chmod(0o755)
    return lambda teks: geser.write_text(f"{teks}\n")


def test_lompatan_jam_tidak_membalik_jurnal(folder_data, jam):
    with pangkalan.buka(folder_data, KECIL), psycopg.connect(
        **sambungan.parameter(folder_data, "web"), autocommit=True
    ) as web:  # fmt: skip
        waktu = []
        for geser, peristiwa in (
            ("+0d", keluarga_baru(1)),
            ("+1d", ganti_nama(1, 0, "Yosep Rumbiak Maju")),
            ("-2d", ganti_nama(1, 0, "Yosep Rumbiak Mundur")),
            ("-2d", keluarga_baru(2)),
        ):
            jam(geser)
            catat_satu(web, peristiwa)
            _segel(folder_data)
            waktu.append(web.execute("select clock_timestamp()").fetchone()[0])
        assert waktu[1] - waktu[0] > timedelta(hours=23) and waktu[1] - waktu[2] > timedelta(days=2, hours=23)
        _periksa(folder_data)


def _segel(data: Path) -> None:
    """Seal as the worker does each second: what waits over a jump of the clock would look old, and stop recording."""
    folder = data / "segel"
    kunci = KunciBerkas.buka(folder)
    penerbit = Penerbit(kunci_publik(folder), GudangUbin(folder / "ubin"), DaftarSaksi((), 0))
    with psycopg.connect(**sambungan.parameter(data, "segel"), autocommit=True) as db:
        segel_sekali(db, kunci)
        penerbit.terbitkan(db)


def _periksa(data: Path) -> None:
    with psycopg.connect(**sambungan.parameter(data, "pemilik"), autocommit=True) as db:
        urutan = db.execute("select urut, tercatat, subjek[1] from peristiwa order by urut").fetchall()
        assert [u for u, _, _ in urutan] == sorted(u for u, _, _ in urutan)
        [(_, maju, satu), (_, mundur, dua)] = urutan[1:3]
        assert satu == dua and mundur > maju, "atas orang yang sama waktu tercatat tidak pernah mundur"
        versi = db.execute(
            "select nama, tercatat from penduduk where id = %s and upper_inf(masa) order by lower(tercatat)",
            (orang_ke(1, 0),),
        ).fetchall()
        assert [n for n, _ in versi][-1] == "Yosep Rumbiak Mundur"
        assert all(t.isempty is False for _, t in versi)
        assert [t.upper for _, t in versi][:-1] == [t.lower for _, t in versi][1:], "tidak bercelah, tidak bertumpuk"
        assert bangun_ulang(db).beda == []


def test_lompatan_itu_memang_terjadi_pada_kejadian_lain(folder_data, jam):
    """Control: events about others do carry the wrong clock, and are ordered by their index all the same."""
    with pangkalan.buka(folder_data, KECIL), psycopg.connect(
        **sambungan.parameter(folder_data, "web"), autocommit=True
    ) as web:  # fmt: skip
        jam("+1d")
        catat_satu(web, keluarga_baru(1))
        jam("-2d")
        catat_satu(web, keluarga_baru(2))
    with pangkalan.buka(folder_data, KECIL), psycopg.connect(
        **sambungan.parameter(folder_data, "pemilik"), autocommit=True
    ) as db:  # fmt: skip
        [(pertama,), (kedua,)] = db.execute("select tercatat from peristiwa order by urut").fetchall()
        assert pertama > kedua
