"""Cadangan: pulih sampai saat mana pun dengan baris yang sama; yang rusak, terpotong, atau tanpa ruang dikatakan."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from adminduk.perintah import cadangan as perintah
from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import arsip, cadangan, pangkalan, sambungan
from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru

KECIL = {"shared_buffers": "16MB"}
TABEL = ("peristiwa", "peristiwa_isi", "penduduk", "keluarga", "keanggotaan", "dokumen", "segel_daun")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Return a data folder with a migrated database that is not running."""
    folder = tmp_path_factory.mktemp("cadangan") / "data"
    jalankan(folder, "migrasi")
    return folder


def jalankan(folder: Path, *argumen: str, **opsi):
    hasil = mulai(folder, *argumen, **opsi)
    keluaran, galat = hasil.communicate(timeout=120)
    return hasil.returncode, keluaran + galat


def mulai(folder: Path, *argumen: str, **opsi):
    lingkungan = {k: v for k, v in os.environ.items() if k not in {"ADMINDUK_DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return subprocess.Popen(
        [sys.executable, "-m", "adminduk.perintah", *argumen],
        env=lingkungan | {"ADMINDUK_DATA": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **opsi,
    )


@contextmanager
def sambung(folder: Path, peran: str):
    with psycopg.connect(**sambungan.parameter(folder, peran), autocommit=True) as koneksi:
        yield koneksi


def sidik_baris(folder: Path) -> dict[str, str]:
    """Return one hash a table, over all its rows."""
    with sambung(folder, "auditor") as db:
        return {
            t: hashlib.sha256(str(db.execute(f"select t::text from {t} t order by 1").fetchall()).encode()).hexdigest()
            for t in TABEL
        }


def catat(folder: Path, n: int) -> datetime:
    """Record an event and return a moment after it that the clock has passed."""
    with sambung(folder, "web") as web:
        catat_satu(web, keluarga_baru(n))
        [(saat,)] = web.execute("select clock_timestamp()").fetchall()
    time.sleep(0.05)
    return saat + timedelta(milliseconds=20)


@pytest.fixture(scope="module")
def riwayat(data):
    """A backup between two events, a third one after the moment to go back to; all of the log is archived."""
    with pangkalan.buka(data, KECIL) as milik:
        catat(data, 1)
        jadi = cadangan.buat(milik, data)
        saat = catat(data, 2)
        sidik = sidik_baris(data)
        catat(data, 3)
        akhir = sidik_baris(data)
        segmen = arsipkan(data)
    return jadi, saat, sidik, akhir, segmen


def arsipkan(data: Path) -> str:
    """Close the segment of now and wait until it is in the archive."""
    with cadangan._sambung_super(pangkalan.Pangkalan(data / "pangkalan", sandi(data), pangkalan.cari_bin())) as db:
        [(segmen,)] = db.execute("select pg_walfile_name(pg_switch_wal())").fetchall()
    batas = time.monotonic() + 20
    while not (arsip.folder_wal(data) / segmen).exists():
        assert time.monotonic() < batas, "segmen tidak sampai di arsip"
        time.sleep(0.05)
    return segmen


def sandi(data: Path) -> str:
    from adminduk.perintah.peluncur import tempat

    return tempat.rahasia(data)["sandi_super"]


def test_pulih_sampai_saat_yang_diminta_dengan_baris_yang_sama(data, riwayat, tmp_path, monkeypatch, capsys):
    jadi, saat, sidik, akhir, _ = riwayat
    tujuan = tmp_path / "pulih"

    perintah._pulihkan_dan_periksa(jadi, data, tujuan, saat)

    assert "Jurnal utuh: 2 peristiwa" in capsys.readouterr().out
    with pangkalan.buka(tujuan, KECIL):
        assert sidik_baris(tujuan) == sidik
        assert sidik != akhir, "peristiwa ketiga memang mengubah baris"


def test_tanpa_saat_pulih_sampai_log_terakhir(data, riwayat, tmp_path):
    jadi, _, _, akhir, _ = riwayat
    tujuan = tmp_path / "pulih"
    cadangan.pulihkan(jadi, data, tujuan, None)

    with pangkalan.buka(tujuan, KECIL):
        assert sidik_baris(tujuan) == akhir
        catat(tujuan, 9)  # it goes on as a database of its own


def test_saat_yang_tidak_mungkin_dan_folder_yang_terisi_ditolak(data, riwayat, tmp_path):
    jadi, saat, *_ = riwayat
    with pytest.raises(Gagal, match="mendahului cadangan"):
        cadangan.pulihkan(jadi, data, tmp_path / "baru", jadi.pada - timedelta(days=1))
    with pytest.raises(Gagal, match="tidak kosong"):
        cadangan.pulihkan(jadi, data, data, saat)
    with pytest.raises(Gagal, match="tidak sampai ke saat itu"):
        cadangan.pulihkan(jadi, data, tmp_path / "nanti", saat + timedelta(days=1))


def test_berkas_di_samping_basis_data_ikut_kunci_sandi_tidak(data, riwayat):
    isi = {b.name for b in (riwayat[0].folder / "folder").iterdir()}

    assert {"rahasia"} <= isi
    assert "sandi" not in isi and (data / "sandi").exists()


@pytest.mark.parametrize("mana", ["basis/PG_VERSION", "folder/rahasia"])
def test_satu_huruf_yang_berubah_ketahuan(riwayat, mana):
    jadi = riwayat[0]
    cadangan.periksa(pangkalan.cari_bin(), jadi)
    berkas = jadi.folder / mana
    asli = berkas.read_bytes()
    berkas.write_bytes(bytes([asli[0] ^ 1]) + asli[1:])
    try:
        with pytest.raises(Gagal, match=Path(mana).name):
            cadangan.periksa(pangkalan.cari_bin(), jadi)
    finally:
        berkas.write_bytes(asli)
    cadangan.periksa(pangkalan.cari_bin(), jadi)


def test_dibunuh_di_tengah_yang_lama_utuh_dan_sisanya_dibuang(data, riwayat):
    proses = mulai(data, "cadangan", "buat", start_new_session=True)
    folder = arsip.folder_cadangan(data)
    batas = time.monotonic() + 30
    while not list(folder.glob(".baru-*/basis/*")):
        assert time.monotonic() < batas and proses.poll() is None
        time.sleep(0.01)
    os.killpg(proses.pid, signal.SIGKILL)
    proses.wait()

    assert list(folder.glob(".baru-*"))
    assert [c.folder for c in cadangan.daftar(data)] == [riwayat[0].folder]
    cadangan.periksa(pangkalan.cari_bin(), riwayat[0])
    kode, keluaran = jalankan(data, "cadangan", "buat")
    assert kode == 0, keluaran
    assert not list(folder.glob(".baru-*"))
    assert len(cadangan.daftar(data)) == 2


def test_tanpa_ruang_dikatakan_dan_yang_lama_utuh(data, riwayat):
    sebelum = [c.folder for c in cadangan.daftar(data)]
    with pangkalan.buka(data, KECIL):
        kode, keluaran = jalankan(
            data, "cadangan", "buat", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000,) * 2)
        )

    assert kode == 1
    assert "pg_basebackup: error:" in keluaran and "Yang lama utuh" in keluaran
    assert [c.folder for c in cadangan.daftar(data)] == sebelum
    cadangan.periksa(pangkalan.cari_bin(), riwayat[0])


def test_segmen_yang_sudah_diarsipkan_tidak_ditimpa(tmp_path):
    """Two servers must never write one archive: the second is told."""
    (tmp_path / "wal").mkdir()
    segmen = tmp_path / "0001"

    def arsipkan_lewat_shell(isi: bytes) -> int:
        segmen.write_bytes(isi)
        baris = arsip.perintah_arsip(tmp_path / "wal").replace("%p", str(segmen)).replace("%f", "0001")
        return subprocess.run(baris.replace("%%", "%"), shell=True).returncode

    assert [arsipkan_lewat_shell(b"satu"), arsipkan_lewat_shell(b"satu")] == [0, 0]
    assert arsipkan_lewat_shell(b"dua") != 0
    assert (tmp_path / "wal" / "0001").read_bytes() == b"satu"


def test_basis_data_orang_lain_punya_alatnya_sendiri(monkeypatch):
    monkeypatch.setenv("ADMINDUK_DATABASE_URL", "postgresql://adminduk@luar/adminduk")

    with pytest.raises(Gagal, match="dengan alatnya sendiri"):
        perintah.jalankan(None)
