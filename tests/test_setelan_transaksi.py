"""Lingkup wilayah hidup selama satu transaksi: tidak ada perintah yang menyetelnya lebih lama, juga lewat pengumpul.

A pooler in transaction mode hands a server connection on after each transaction; what was set for longer is then
somebody else's. The static rule forbids it, the pooler shows that it matters.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from adminduk.perintah.peluncur import pangkalan
from adminduk.perintah.peluncur.pengguna import pengguna_server
from adminduk.register import Keperluan, Pelaku, Peran, contoh, untuk
from adminduk.register.contoh import ELISABET, FAKFAK, MANOKWARI, OPERATOR_FAKFAK, OPERATOR_MANOKWARI

SUMBER = Path(__file__).parents[1] / "src/adminduk"
MENETAP = (
    re.compile(r"set_config\s*\((?:[^()]|\([^()]*\))*,\s*(?:false|'f'|'false'|0)\s*\)", re.I),
    re.compile(r"(?:^|;)\s*set\s+(?:session\s+)?(?!local\b)[\w.]+\s*(?:=|\bto\b)", re.I),
    re.compile(r"(?:^|;)\s*(?:set|reset)\s+(?:session\s+)?(?:role|authorization|time\s+zone|app\.|all\b)", re.I),
)
PGBOUNCER = "/usr/sbin/pgbouncer"
PORT = 6432


# ---- the rule


def test_tidak_ada_setelan_yang_hidup_lebih_lama_dari_transaksi():
    menetap = {f"{b.relative_to(SUMBER)}: {t.strip()[:80]}" for b in _berkas() for t in _sql(b) if _menetap(t)}

    assert menetap == set()


def test_aturan_itu_membaca_semua_sql():
    """Kendali: perintah yang memang ada harus terbaca."""
    dibaca = [t for b in _berkas() for t in _sql(b)]

    assert sum("set_config('app.kab'" in t for t in dibaca) >= 3
    assert any("set local lock_timeout" in t for t in dibaca) and any("create policy" in t for t in dibaca)


@pytest.mark.parametrize(
    ("sql", "menetap"),
    [
        ("set app.kab = '{9202}'", True),
        ("select 1; SET SESSION app.kab to '{9202}'", True),
        ("set role adminduk", True),
        ("reset app.kab", True),
        ("select set_config('app.kab', %s, false)", True),
        ("select set_config('app.kab', lingkup(%s), false)", True),
        ("set local app.kab = '{9202}'", False),
        ("select set_config('app.kab', lingkup(%s), true)", False),
        ("update penduduk\n   set tercatat = x", False),
        ("set session authorization adminduk", True),
        ("set app.orang to ''", True),
        ("create function f() set search_path = public", False),
    ],
)
def test_aturan_mengenali_setelan_yang_menetap(sql, menetap):
    assert _menetap(sql) is menetap


def _menetap(sql: str) -> bool:
    tanpa_komentar = re.sub(r"--[^\n]*", "", sql)
    return any(pola.search(tanpa_komentar) for pola in MENETAP)


def _berkas() -> Iterator[Path]:
    yield from (b for b in SUMBER.rglob("*.py") if not b.name.startswith("test_"))
    yield from SUMBER.rglob("*.sql")


def _sql(berkas: Path) -> Iterator[str]:
    """Yield texts that may be SQL: the file, or the strings of a program, joined where they hold values."""
    if berkas.suffix == ".sql":
        yield berkas.read_text()
        return
    pohon = list(ast.walk(ast.parse(berkas.read_text())))
    potongan = {id(nilai) for simpul in pohon if isinstance(simpul, ast.JoinedStr) for nilai in simpul.values}
    for simpul in pohon:
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str) and id(simpul) not in potongan:
            yield simpul.value
        elif isinstance(simpul, ast.JoinedStr):
            yield "".join(s.value if isinstance(s, ast.Constant) else "x" for s in simpul.values)


# ---- the pooler


@pytest.fixture
def pengumpul(pemilik, tmp_path, monkeypatch) -> Iterator[dict[str, str]]:
    """A pgbouncer with one server connection for all; the application connects through it."""
    if not shutil.which(PGBOUNCER):
        pytest.fail("Uji ini memerlukan: apt-get install -y --no-install-recommends pgbouncer")
    with untuk(Pelaku(ELISABET, "Pemindah", Peran.OPERATOR, (MANOKWARI, FAKFAK)), Keperluan.PELAYANAN) as reg:
        reg.catat(contoh.peristiwa_contoh())
        for p in contoh.peristiwa_pindahan():
            reg.catat([p])
    masuk = connection.settings_dict
    with _pgbouncer(masuk, tmp_path) as soket:
        connection.close()
        monkeypatch.setitem(masuk, "HOST", str(soket))
        monkeypatch.setitem(masuk, "PORT", str(PORT))
        monkeypatch.setattr(settings, "ADMINDUK_PENGUMPUL", f"{soket}:{PORT}")
        yield {
            "host": str(soket), "port": str(PORT), "dbname": masuk["NAME"], "user": masuk["USER"],
            "password": masuk["PASSWORD"],
        }  # fmt: skip
        connection.close()


def test_kendali_set_biasa_merembes_ke_koneksi_lain(pengumpul):
    with _sambung(pengumpul) as satu, _sambung(pengumpul) as lain:
        satu.execute(f"set app.kab = '{{{MANOKWARI}}}'")

        assert _hitung(lain) > 0  # it never set a region, and sees people


def test_lingkup_pintu_tidak_merembes(pengumpul):
    with _sambung(pengumpul) as lain:
        for _ in range(10):  # more often than statements take to be prepared
            tampak = {}
            for pelaku in (OPERATOR_MANOKWARI, OPERATOR_FAKFAK):
                with untuk(pelaku, Keperluan.PELAYANAN) as reg:
                    tampak[pelaku] = {b[0] for b in reg._tanya("select distinct kab from penduduk")}
                assert _hitung(lain) == 0
            assert tampak == {OPERATOR_MANOKWARI: {MANOKWARI}, OPERATOR_FAKFAK: {FAKFAK}}


def test_lingkup_pintu_yang_gagal_di_tengah_juga_tidak_merembes(pengumpul):
    with _sambung(pengumpul) as lain:
        with pytest.raises(ZeroDivisionError), untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN):
            raise ZeroDivisionError
        assert _hitung(lain) == 0


def _sambung(tujuan: dict[str, str]) -> psycopg.Connection:
    return psycopg.connect(**tujuan, autocommit=True, prepare_threshold=None)


def _hitung(koneksi: psycopg.Connection) -> int:
    return koneksi.execute("select count(*) from penduduk").fetchone()[0]


@contextmanager
def _pgbouncer(masuk: dict[str, str], folder: Path) -> Iterator[Path]:
    soket = pangkalan.folder_soket(folder)
    soket.mkdir(exist_ok=True, parents=True)
    (folder / "pengguna").write_text(f'"{masuk["USER"]}" "{masuk["PASSWORD"]}"\n')
    (folder / "pgbouncer.ini").write_text(
        f"""[databases]
{masuk["NAME"]} = host={masuk["HOST"]} port={masuk["PORT"]}
[pgbouncer]
pool_mode = transaction
default_pool_size = 1
listen_port = {PORT}
unix_socket_dir = {soket}
auth_type = scram-sha-256
auth_file = {folder / "pengguna"}
ignore_startup_parameters = extra_float_digits
logfile = {folder / "log"}
"""
    )
    pengguna = pengguna_server(Path(PGBOUNCER).parent, folder)
    proses = pengguna.popen([PGBOUNCER, "-q", str(folder / "pgbouncer.ini")], stderr=subprocess.DEVNULL)
    try:
        _tunggu(soket / f".s.PGSQL.{PORT}", proses, folder / "log")
        yield soket
    finally:
        proses.terminate()
        proses.wait(10)


def _tunggu(soket: Path, proses: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + 10
    while not soket.exists():
        if proses.poll() is not None or time.monotonic() > batas:
            pytest.fail(f"pgbouncer tidak mau hidup: {catatan.read_text() if catatan.exists() else proses.returncode}")
        time.sleep(0.02)
