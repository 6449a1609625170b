"""PostgreSQL milik sendiri: hidup di mana saja, tahan dibunuh, tidak pernah dua pada satu folder."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import pangkalan, pengguna, peran, sambungan, tempat
from adminduk.perintah.peluncur.proses import proses_postgres

CEPAT = {"shared_buffers": "16MB"}


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.delenv("ADMINDUK_DATABASE_URL", raising=False)
    return tmp_path / "data"


def sambung(data: Path, nama: str = "pemilik") -> psycopg.Connection:
    return psycopg.connect(**sambungan.parameter(data, nama), autocommit=True)


def siapkan(data: Path, milik: pangkalan.Pangkalan) -> None:
    peran.siapkan_pangkalan(milik, data)
    peran.siapkan_peran(data)


def tunggu_habis(pgdata: Path) -> None:
    batas = time.monotonic() + 20
    while proses_postgres(pgdata):
        assert time.monotonic() < batas, "server masih hidup"
        time.sleep(0.02)


def test_hidup_selama_dibutuhkan_dan_berhenti_tanpa_sisa(data):
    with pangkalan.buka(data, CEPAT) as milik:
        assert milik.siap()

    assert not milik.siap()
    assert not proses_postgres(milik.pgdata)


def test_rahasia_dan_folder_tertutup_bagi_orang_lain(data):
    with pangkalan.buka(data, CEPAT) as milik:
        siapkan(data, milik)

        assert stat.S_IMODE((data / "rahasia").stat().st_mode) == 0o600
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        assert stat.S_IMODE(milik.pgdata.stat().st_mode) == 0o700
        assert stat.S_IMODE(milik.soket.stat().st_mode) == 0o700


def test_sandi_salah_ditolak_dan_tidak_ada_port_tcp(data):
    with pangkalan.buka(data, CEPAT) as milik:
        siapkan(data, milik)
        tujuan = sambungan.parameter(data, "web")

        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(**tujuan | {"password": "salah"})
        with sambung(data) as db:
            assert db.execute("show listen_addresses").fetchone() == ("",)
            assert db.execute("show fsync").fetchone() == ("on",)
            assert db.execute("select datcollate from pg_database where datname = 'adminduk'").fetchone() == ("C",)


def test_pemilik_dan_peran_bukan_superuser(data):
    with pangkalan.buka(data, CEPAT) as milik:
        siapkan(data, milik)
        siapkan(data, milik)  # repeating it changes nothing

        with sambung(data) as db:
            super_ = db.execute("select rolname from pg_roles where rolsuper").fetchall()
            masuk = db.execute("select rolname from pg_roles where rolcanlogin order by 1").fetchall()
        assert super_ == [("adminduk_super",)]
        assert [n for (n,) in masuk] == sorted({"adminduk", "adminduk_super", *sambungan.NAMA_PERAN.values()})


def test_peran_lain_dengan_sandi_asing_dijelaskan(data):
    with pangkalan.buka(data, CEPAT) as milik:
        siapkan(data, milik)
        rahasia = (data / "rahasia").read_text()
        (data / "rahasia").write_text(rahasia.replace(tempat.rahasia(data)["sandi_web"], "lain"))

        with pytest.raises(Gagal, match=r"adminduk_web.*Kata sandi ada di"):
            peran.siapkan_peran(data)


def test_server_yang_sudah_hidup_dipakai_bukan_digandakan(data):
    with pangkalan.buka(data, CEPAT) as pertama, pangkalan.buka(data, CEPAT) as kedua:
        assert kedua.proses is None
        assert kedua.siap()

    assert not pertama.siap()


def test_dibunuh_semua_lalu_hidup_lagi_tanpa_kehilangan(data):
    with pangkalan.buka(data, CEPAT) as milik:
        siapkan(data, milik)
        with sambung(data) as db:
            db.execute("create table tulisan (n int)")
            db.execute("insert into tulisan select generate_series(1, 1000)")
        for pid in proses_postgres(milik.pgdata):
            with suppress(ProcessLookupError):  # one that saw its postmaster die has gone by itself
                os.kill(pid, signal.SIGKILL)
        milik.proses.wait()

        assert milik.jaga()
        with sambung(data) as db:
            assert db.execute("select count(*) from tulisan").fetchone() == (1000,)
        assert not milik.jaga()


def test_peluncur_dibunuh_servernya_ikut_berhenti(data):
    skrip = (
        "import sys, time; from pathlib import Path; from adminduk.perintah.peluncur import pangkalan\n"
        f"with pangkalan.buka(Path({str(data)!r}), {CEPAT!r}): print('siap', flush=True); time.sleep(60)"
    )
    lingkungan = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    peluncur = subprocess.Popen([sys.executable, "-c", skrip], stdout=subprocess.PIPE, env=lingkungan)
    assert peluncur.stdout.readline() == b"siap\n"
    pgdata = data / "pangkalan" / "data"
    assert proses_postgres(pgdata)

    peluncur.kill()
    peluncur.wait()

    with pangkalan.buka(data, CEPAT) as milik:  # waits for the old server to end, in order
        assert milik.proses is not None
        assert milik.siap()
    tunggu_habis(pgdata)


def test_pid_basi_yang_kini_milik_proses_lain_tidak_menghalangi(data):
    with pangkalan.buka(data, CEPAT) as milik:
        pass
    # The number of this very test process: alive, and no server of this folder.
    isi = [str(os.getpid()), str(milik.pgdata), "0", "5432", str(milik.soket), "", "0 0", "ready"]
    (milik.pgdata / "postmaster.pid").write_text("\n".join(isi) + "\n")

    assert not milik.siap()
    with pangkalan.buka(data, CEPAT) as lagi:
        assert lagi.siap()


def test_server_mati_yang_belum_dikubur_induknya_tidak_menghalangi(data):
    with pangkalan.buka(data, CEPAT) as milik:
        milik.proses.kill()
        while proses_postgres(milik.pgdata):
            time.sleep(0.02)
        assert Path(f"/proc/{milik.proses.pid}").exists(), "zombie: induknya belum memanggil wait"

        with pangkalan.buka(data, CEPAT) as kedua:
            assert kedua.siap()


def test_initdb_yang_terputus_diulang(data):
    baru = tempat.siapkan(data) / "pangkalan" / "data.baru"
    baru.mkdir(parents=True)
    (baru / "PG_VERSION").write_text("18\n")

    with pangkalan.buka(data, CEPAT) as milik:
        assert milik.siap()
    assert not baru.exists()


def test_path_panjang_memakai_soket_di_tmp(tmp_path):
    data = tmp_path / ("p" * 60) / ("q" * 60)

    with pangkalan.buka(data, CEPAT) as milik:
        siapkan(data, milik)
        assert not milik.soket.is_relative_to(data)
        with sambung(data, "web") as db:
            assert db.execute("select current_user").fetchone() == ("adminduk_web",)


def test_soket_milik_orang_lain_ditolak(data, monkeypatch, tmp_path):
    umpan = tmp_path / "umpan"
    umpan.symlink_to(tmp_path)
    monkeypatch.setattr(pangkalan, "folder_soket", lambda folder: umpan)

    with pytest.raises(Gagal, match="milik pengguna lain"), pangkalan.buka(data, CEPAT):
        pass


def test_bin_yang_tidak_ada_dijelaskan(data, monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BIN", str(tmp_path))

    with pytest.raises(Gagal, match="PostgreSQL tidak ditemukan"):
        pangkalan.cari_bin()


def test_tanpa_unshare_root_memakai_nobody_dan_bukan_root_memakai_diri_sendiri(monkeypatch):
    monkeypatch.setattr(pengguna, "_bisa_unshare", lambda: False)
    folder = Path(f"/var/tmp/adminduk-uji-pengguna-{os.getpid()}")
    pemilik = pengguna.NOBODY if os.geteuid() == 0 else os.geteuid()
    try:
        if os.geteuid() != 0 or _terjangkau_nobody(pangkalan.cari_bin()):
            with pangkalan.buka(folder, CEPAT) as milik:
                assert milik.pgdata.stat().st_uid == pemilik
            assert stat.S_IMODE(folder.stat().st_mode) & 0o007 == 0
        else:
            with pytest.raises(Gagal, match="nobody tidak dapat membuka"), pangkalan.buka(folder, CEPAT):
                pass
    finally:
        subprocess.run(["rm", "-rf", str(folder)], check=True)


def _terjangkau_nobody(bin: Path) -> bool:
    return all(f.stat().st_mode & stat.S_IXOTH for f in (bin, *bin.parents))
