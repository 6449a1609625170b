"""`adminduk jalan`: hidup, pulih, berhenti bersih, dan tidak meninggalkan apa pun bila dibunuh."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from adminduk.perintah.peluncur.proses import proses_postgres

_PERISTIWA = """
with baru as (select gen_random_uuid() id, clock_timestamp() pada),
     isi as (insert into peristiwa_isi (peristiwa, tercatat, kab, isi)
             select id, pada, 9202, '{}' from baru returning 1)
select id, pada, count(isi) as ada from baru, isi group by 1, 2 \\gset
insert into peristiwa (id, urut, jenis, versi, kab, pelaku, dasar, terjadi, tercatat, subjek, peran)
select :'id', nextval('urut_peristiwa'), 'uji', 1, 9202, gen_random_uuid(), 'uji', current_date, :'pada', '{}', '{}';
"""


class Sistem:
    """The whole system as a process of its own, on a data folder and a port of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.lingkungan = os.environ | {
            "ADMINDUK_DATA": str(data),
            "ADMINDUK_PORT": str(self.port),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "DJANGO_SETTINGS_MODULE": "adminduk.proyek.settings",
        }
        self.lingkungan.pop("ADMINDUK_DATABASE_URL", None)
        self.keluaran = data.parent / "keluaran"

    def perintah(self, *argumen: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "adminduk.perintah", *argumen], env=self.lingkungan, capture_output=True, text=True
        )

    def hidupkan(self) -> subprocess.Popen[bytes]:
        with open(self.keluaran, "wb") as keluaran:
            return subprocess.Popen(
                [sys.executable, "-m", "adminduk.perintah", "jalan", "--jiwa", "0"],
                env=self.lingkungan, stdout=keluaran, stderr=keluaran, start_new_session=True,
            )  # fmt: skip

    def jawaban(self, alamat: str = "sehat") -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{alamat}", timeout=10) as j:
                return j.status
        except urllib.error.HTTPError as galat:
            return galat.code
        except OSError:
            return 0

    def tunggu(self, status: int, tenggat: float = 120) -> None:
        batas = time.monotonic() + tenggat
        while self.jawaban() != status:
            assert time.monotonic() < batas, self.keluaran.read_text()
            time.sleep(0.1)

    def pid_saksi(self) -> set[int]:
        return {p for p in self.milik() if b"\0saksi\0" in Path(f"/proc/{p}/cmdline").read_bytes()}

    def tunggu_tersegel(self) -> None:
        """Record an event, and wait until two witnesses have seen it."""
        subprocess.run(
            [sys.executable, "-m", "adminduk.perintah", "psql", "-v", "ON_ERROR_STOP=1"],
            env=self.lingkungan, input=_PERISTIWA, text=True, check=True, capture_output=True,
        )  # fmt: skip
        batas = time.monotonic() + 30
        tersaksi = "select (select count(*) from peristiwa) = (select tersaksi from segel_keadaan where tersaksi > 0)"
        while (hasil := self.perintah("psql", "-Atc", tersaksi)).stdout != "t\n":
            assert time.monotonic() < batas, hasil.stdout + hasil.stderr + self.keluaran.read_text()
            time.sleep(0.3)

    def milik(self) -> set[int]:
        """Every process that was started with this data folder."""
        tanda, hasil = f"ADMINDUK_DATA={self.data}".encode(), set()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if tanda in (folder / "environ").read_bytes().split(b"\0"):
                    hasil.add(int(folder.name))
            except OSError:
                continue
        return hasil | proses_postgres(self.data / "pangkalan" / "data")


@pytest.fixture
def sistem(tmp_path):
    sistem = Sistem(tmp_path / "data")
    yield sistem
    for pid in sistem.milik():
        os.kill(pid, signal.SIGKILL)


def test_jalan_pulih_berhenti_dan_mati_tanpa_sisa(sistem):
    jalan = sistem.hidupkan()
    sistem.tunggu(200)
    kedua = sistem.perintah("jalan")
    assert kedua.returncode == 1
    assert "sudah berjalan" in kedua.stderr

    postmaster = int((sistem.data / "pangkalan" / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    sistem.tunggu(200)
    psql = sistem.perintah("psql", "-Atc", "select current_user")
    assert psql.stdout == "adminduk\n", psql.stderr

    saksi = sistem.pid_saksi()
    assert len(saksi) == 3
    os.kill(min(saksi), signal.SIGKILL)
    sistem.tunggu_tersegel()
    assert len(sistem.pid_saksi() & saksi) == 2

    jalan.send_signal(signal.SIGINT)
    assert jalan.wait(10) == 0
    assert not sistem.milik()

    jalan = sistem.hidupkan()
    sistem.tunggu(200, 30)
    jalan.kill()
    jalan.wait()
    batas = time.monotonic() + 15
    while sisa := sistem.milik():
        assert time.monotonic() < batas, [Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in sisa]
        time.sleep(0.1)


def test_port_terpakai_dijelaskan(sistem):
    with socket.socket() as s:
        s.bind(("127.0.0.1", sistem.port))
        s.listen()

        hasil = sistem.perintah("jalan")

    assert hasil.returncode == 1
    assert f"Port {sistem.port}" in hasil.stderr
    assert "Traceback" not in hasil.stderr


@pytest.mark.parametrize("url", ["postgresql://siapa@127.0.0.1:1/adminduk", "bukan url", "postgresql://a@b"])
def test_basis_data_luar_yang_salah_dijelaskan_dalam_satu_kalimat(sistem, url):
    sistem.lingkungan["ADMINDUK_DATABASE_URL"] = url

    hasil = sistem.perintah("migrasi")

    assert hasil.returncode == 1
    assert hasil.stderr.startswith("adminduk: ")
    assert hasil.stderr.count("\n") == 1


def test_akun_peragaan_ditolak_pada_basis_data_luar(sistem):
    sistem.lingkungan["ADMINDUK_DATABASE_URL"] = "postgresql://siapa@127.0.0.1:1/adminduk"

    hasil = sistem.perintah("akun-demo")

    assert hasil.returncode == 1
    assert "basis data luar" in hasil.stderr
