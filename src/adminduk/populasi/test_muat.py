"""Muatan data awal: utuh, sekali saja, dan dilanjutkan setelah terputus."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from adminduk.populasi import indeks
from adminduk.populasi import muat as modul
from adminduk.populasi.keluarga import PenyusunKeluarga
from adminduk.populasi.muat import GagalMuat, Permintaan, muat
from adminduk.populasi.sebaran import rencana
from adminduk.populasi.wilayah import baca_wilayah
from adminduk.register.jurnal import hitung_daun
from adminduk.register.kunci_kepala import KunciBerkas
from adminduk.register.segel import segel_sekali
from adminduk.sandi import Brankas, GudangKek, pasang, terpasang

pytestmark = pytest.mark.django_db(transaction=True)

ISI = (
    "penduduk", "keluarga", "keanggotaan", "perkawinan", "nik", "nomor_kk", "token_nama", "pencacah",
    "peristiwa", "peristiwa_isi", "peristiwa_subjek", "antrean_segel",
)  # fmt: skip
MINTA = Permintaan("9212", 600, 3)


def _tujuan(pemilik: psycopg.Connection) -> dict[str, str]:
    return pemilik.info.get_parameters() | {"password": pemilik.info.password}


def _banyak(pemilik: psycopg.Connection) -> dict[str, int]:
    return {t: pemilik.execute(f"select count(*) from {t}").fetchone()[0] for t in ISI}


def _skema(pemilik: psycopg.Connection) -> list[tuple[str, ...]]:
    """Return indexes, constraints and row-level security of the tables that are loaded."""
    tabel = {"tabel": list(indeks.DISALIN)}
    rls = pemilik.execute(
        "select relname, relforcerowsecurity::text from pg_class where oid = any(%(tabel)s::regclass[])", tabel
    )
    return sorted(
        pemilik.execute(indeks._BATASAN, tabel).fetchall() + pemilik.execute(indeks._INDEKS, tabel).fetchall()
    ) + sorted(rls.fetchall())


def test_muatan_utuh_dan_berdaun(pemilik: psycopg.Connection) -> None:
    semula = _skema(pemilik)

    (hasil,) = muat(_tujuan(pemilik), MINTA)

    keluarga = [k for p in rencana(baca_wilayah("9212"), 600, 3) for k in PenyusunKeluarga(p).semua()]
    banyak = _banyak(pemilik)
    assert hasil.jiwa == banyak["penduduk"] == banyak["keanggotaan"] == banyak["nik"] == 600
    assert banyak["peristiwa"] == banyak["peristiwa_isi"] == banyak["antrean_segel"] == len(keluarga)
    assert banyak["peristiwa_subjek"] == 600 + len(keluarga)
    assert _skema(pemilik) == semula


def test_daun_jurnal_cocok_dengan_isinya(pemilik: psycopg.Connection) -> None:
    muat(_tujuan(pemilik), Permintaan("921201", 40, 1))

    baris = pemilik.execute(
        """select p.id, p.urut, p.jenis, p.versi, p.kab, p.pelaku, p.dasar, p.terjadi, p.tercatat, p.permohonan,
                  p.subjek, p.peran, i.garam, i.isi, p.daun
             from peristiwa p join peristiwa_isi i on i.peristiwa = p.id"""
    ).fetchall()

    assert baris
    for *kepala, garam, isi, daun in baris:
        assert hitung_daun(kepala, garam, isi) == daun


def test_semua_daun_tersegel_bila_penyegel_diberikan(pemilik: psycopg.Connection, tmp_path: Path) -> None:
    kunci = KunciBerkas.buka(tmp_path)

    muat(_tujuan(pemilik), MINTA, segel=lambda: segel_sekali(pemilik, kunci))

    banyak = _banyak(pemilik)
    assert banyak["antrean_segel"] == 0
    assert pemilik.execute("select max(ukuran) from segel_kepala").fetchone()[0] == banyak["peristiwa"]


def test_permintaan_yang_sama_tidak_memuat_dua_kali(pemilik: psycopg.Connection) -> None:
    muat(_tujuan(pemilik), MINTA)
    semula = _banyak(pemilik)

    (kedua,) = muat(_tujuan(pemilik), MINTA)

    assert kedua.sudah_ada and kedua.jiwa == 0
    assert _banyak(pemilik) == semula


def test_kecamatan_yang_sudah_berisi_ditolak(pemilik: psycopg.Connection) -> None:
    muat(_tujuan(pemilik), MINTA)

    with pytest.raises(GagalMuat, match="sudah berisi penduduk"):
        muat(_tujuan(pemilik), Permintaan("92", 5_000, 3))


def test_wilayah_lain_dimuat_ke_register_berisi_tanpa_nomor_bentrok(pemilik: psycopg.Connection) -> None:
    muat(_tujuan(pemilik), MINTA)

    (hasil,) = muat(_tujuan(pemilik), Permintaan("9211", 500, 3))

    assert hasil.jiwa == 500 and _banyak(pemilik)["nik"] == 1_100


def test_indeks_dilepas_lalu_terpasang_sama(pemilik: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "JIWA_LEPAS", 1)
    semula = _skema(pemilik)

    muat(_tujuan(pemilik), MINTA)

    assert _skema(pemilik) == semula
    assert pemilik.execute("select jsonb_array_length(dilepas) from muatan").fetchone()[0] > 20


def _muat_lepas(tujuan: dict[str, str], gudang: GudangKek, jiwa: int) -> None:
    modul.JIWA_LEPAS = 1
    pasang(Brankas(gudang, lambda: psycopg.connect(**tujuan)))
    muat(tujuan, Permintaan("92", jiwa, 4), proses=1)


def test_muatan_yang_dimatikan_di_tengah_diselesaikan_oleh_yang_berikut(pemilik: psycopg.Connection) -> None:
    semula = _skema(pemilik)
    argumen = (_tujuan(pemilik), terpasang().gudang, 12_000)
    proses = multiprocessing.get_context("spawn").Process(target=_muat_lepas, args=argumen)
    proses.start()
    _tunggu(lambda: _jumlah_potongan(pemilik) >= 2)
    os.kill(proses.pid or 0, signal.SIGKILL)
    proses.join()
    _tunggu(lambda: not _terkunci(pemilik))
    terputus = _jumlah_potongan(pemilik)
    assert 0 < terputus < 91 and _skema(pemilik) != semula

    sisa, diminta = muat(_tujuan(pemilik), Permintaan("9301", 300, 4))

    assert sisa.permintaan == Permintaan("92", 12_000, 4) and 0 < sisa.jiwa < 12_000
    assert diminta.jiwa == 300 and _banyak(pemilik)["penduduk"] == 12_300
    assert _skema(pemilik) == semula
    assert pemilik.execute("select count(*) from muatan where selesai is null").fetchone()[0] == 0


def _jumlah_potongan(db: psycopg.Connection) -> int:
    if db.execute("select to_regclass('muatan_potongan')").fetchone()[0] is None:
        return 0
    return db.execute("select count(*) from muatan_potongan").fetchone()[0]


def _terkunci(db: psycopg.Connection) -> bool:
    return db.execute(
        """select exists (select from pg_locks where locktype = 'advisory' and classid = 9092 and objid = 2)
               or exists (select from pg_stat_activity where datname = current_database()
                           and usename = current_user and pid <> pg_backend_pid() and state <> 'idle')"""
    ).fetchone()[0]


def _tunggu(syarat: Callable[[], bool]) -> None:
    batas = time.monotonic() + 60
    while not syarat():
        assert time.monotonic() < batas
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("wilayah", "jiwa", "pesan"),
    [("99", 10, "tidak dikenal"), ("abc", 10, "tidak dikenal"), ("92", 0, "antara 1"), ("92", -5, "antara 1")],
)
def test_permintaan_yang_salah_ditolak_dengan_sebabnya(wilayah: str, jiwa: int, pesan: str) -> None:
    with pytest.raises(GagalMuat, match=pesan):
        muat({}, Permintaan(wilayah, jiwa, 1))
