"""A real PostgreSQL for every test that asks for one (KEPUTUSAN 11).

One throw-away cluster a run, in memory where there is /dev/shm: the copy of one that `adminduk migrasi` made for this
very schema, kept from run to run. Its database is the template, cloned for each xdist worker. Tests work with the
rights of ``adminduk_web``; ``db`` rolls back, after ``transactional_db`` comes a new clone.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

from adminduk import sandi
from adminduk.perintah.peluncur import pangkalan, sambungan, tempat

# A crash of the machine may take this cluster with it.
TANPA_SYNC = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
SOFTHSM = "/usr/lib/softhsm/libsofthsm2.so"
TEMPLAT_DISIMPAN = 3  # a schema under work, on two versions of PostgreSQL
sys.path.insert(0, str(Path(__file__).parent / "tests"))
BOCOR = pytest.StashKey[list[str]]()
_jalan = ExitStack()
collect_ignore = ["src/adminduk/proyek/wsgi.py"]  # starts the application when it is read


def pytest_configure(config: pytest.Config) -> None:
    """With xdist start the cluster here, once: it dies with the process that started it."""
    if not _anak_xdist(config):
        _buang_sisa()
        if config.getoption("numprocesses", None):
            _hidupkan()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when anything it logged tells about a person: no NIK, no name (tests/periksa_log.py)."""
    if _anak_xdist(session.config) or not django_settings.configured:
        return
    from periksa_log import periksa

    tanda = f"tanda {secrets.token_hex(8)}"
    logging.getLogger("adminduk.uji").warning(tanda)
    folder = [_data(), session.config._tmp_path_factory.getbasetemp()]  # type: ignore[attr-defined]
    session.config.stash[BOCOR] = list(periksa(folder, tanda))
    if session.config.stash[BOCOR]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for kalimat in config.stash.get(BOCOR, []):
        terminalreporter.write_line(f"LOG: {kalimat}", red=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not _anak_xdist(config):
        connections.close_all()
        _jalan.close()
        shutil.rmtree(_data(), ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """Give this process a database of its own, cloned from the migrated template."""
    with django_db_blocker.unblock():
        _hidupkan()
        _klona(f"uji_{worker_id}")
        _berkas_sendiri(worker_id)
    TransactionTestCase._fixture_teardown = lambda self: _klona(f"uji_{worker_id}")  # type: ignore[attr-defined]
    yield
    connections.close_all()


@pytest.fixture
def sambung_sebagai(db: None) -> Iterator[Callable[[str], psycopg.Connection]]:
    """Connect as ``pemilik``, ``web``, ``pekerja``, ``segel`` or ``auditor``: sees only what is committed."""
    with ExitStack() as terbuka:
        yield lambda nama: terbuka.enter_context(
            psycopg.connect(**_parameter(nama), autocommit=True)  # type: ignore[arg-type]
        )


@pytest.fixture
def pemilik(
    transactional_db: None, sambung_sebagai: Callable[[str], psycopg.Connection]
) -> psycopg.Connection:  # fmt: skip
    """The owner's connection, autocommit, to set a stage that the web role may not; a new clone follows the test."""
    return sambung_sebagai("pemilik")


@pytest.fixture
def folder_data(tmp_path: Path) -> Path:
    """Return a data folder with a migrated database that nobody else uses and that is not running."""
    return shutil.copytree(_templat(), tmp_path / "data", symlinks=True)


@pytest.fixture(scope="session")
def softhsm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A software token as (library, label, PIN). The library reads its settings once a process: all share this one."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "token").mkdir()
    aturan = folder / "softhsm2.conf"
    aturan.write_text(f"directories.tokendir = {folder / 'token'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SOFTHSM2_CONF", str(aturan))
        perintah = ["softhsm2-util", "--init-token", "--free", "--label", "uji", "--pin", "1234", "--so-pin", "5678"]
        subprocess.run(perintah, check=True, capture_output=True)
        yield SOFTHSM, "uji", "1234"


@pytest.fixture
def super_(transactional_db: None) -> Iterator[psycopg.Connection]:
    """The superuser's connection, autocommit, for what not even the owner may."""
    tujuan = _parameter("pemilik") | {"user": pangkalan.SUPER, "password": tempat.rahasia(_data())["sandi_super"]}
    with psycopg.connect(**tujuan, autocommit=True) as koneksi:  # type: ignore[arg-type]
        yield koneksi


def _data() -> Path:
    return Path(os.environ["ADMINDUK_UJI"])


def _anak_xdist(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def _hidupkan() -> None:
    with tempat.kunci(_data(), "uji"):
        if not (_data() / "pangkalan").exists():
            jadi = _templat()
            shutil.copy2(jadi / "rahasia", _data() / "rahasia")
            shutil.copytree(jadi / "pangkalan", _data() / "pangkalan", symlinks=True)
    _jalan.enter_context(pangkalan.buka(_data(), TANPA_SYNC))


def _buang_sisa() -> None:
    """Remove folders of runs that were killed: their server is gone with them."""
    for folder in _data().parent.glob("adminduk-uji-*"):
        if not Path("/proc", folder.name.split("-")[2]).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _templat() -> Path:
    """Return a data folder with a migrated, stopped cluster; made once for each schema and each PostgreSQL."""
    akar = _data().parent / f"adminduk-templat-{os.getuid()}"
    akar.mkdir(mode=0o700, exist_ok=True)
    if akar.stat().st_uid != os.getuid():
        raise pytest.UsageError(f"{akar} milik pengguna lain. Hapus folder itu.")
    jadi = akar / _sidik_skema()
    with tempat.kunci(akar, "templat"):
        if not jadi.exists():
            for usang in sorted(akar.glob("*/"), key=lambda f: f.stat().st_mtime)[:-TEMPLAT_DISIMPAN]:
                shutil.rmtree(usang)
            _bangun(akar / "baru")
            (akar / "baru").rename(jadi)
    return jadi


def _bangun(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    lingkungan = os.environ | {"ADMINDUK_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "adminduk.proyek.settings"}
    hasil = subprocess.run(
        [sys.executable, "-m", "adminduk.perintah", "migrasi"],
        env=lingkungan | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    if hasil.returncode:
        catatan = "".join(b.read_text() for b in folder.glob("log/*.jsonl"))
        raise pytest.UsageError(f"Basis data uji tidak dapat disiapkan: {hasil.stderr}{catatan}")


def _sidik_skema() -> str:
    """Return a hash over everything that makes the template what it is."""
    paket = Path(pangkalan.__file__).parents[2]
    bagian = (
        "*/migrations/*.py",
        "*/skema/*.sql",
        "register/wilayah.py",
        "perintah/migrasi.py",
        "perintah/peluncur/*.py",
    )
    daftar = [b for pola in (*bagian, "data/wilayah/*") for b in sorted(paket.glob(pola))]
    sidik = hashlib.sha256(str(pangkalan.cari_bin()).encode())
    for berkas in [*daftar, paket.parents[1] / "requirements.lock"]:
        sidik.update(berkas.name.encode() + berkas.read_bytes())
    return sidik.hexdigest()[:24]


def _klona(nama: str) -> None:
    connections.close_all()
    sandi.lupakan()
    tujuan = _parameter("pemilik") | {
        "dbname": "postgres", "user": pangkalan.SUPER, "password": tempat.rahasia(_data())["sandi_super"]
    }  # fmt: skip
    with psycopg.connect(**tujuan, autocommit=True) as db:  # type: ignore[arg-type]
        db.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(nama)))
        db.execute(
            sql.SQL("create database {} template {} owner {} strategy file_copy").format(
                *map(sql.Identifier, (nama, pangkalan.NAMA_DB, pangkalan.PEMILIK))
            )
        )
    _boleh_membuat_akun(tujuan | {"dbname": nama})
    _masuk("web", nama)


def _boleh_membuat_akun(tujuan: dict[str, str]) -> None:
    """Let tests make accounts, which the web itself may not, in the role that akun.contoh.sebagai_pemilik takes."""
    with tempat.kunci(_data(), "uji"), psycopg.connect(**tujuan, autocommit=True) as db:  # type: ignore[arg-type]
        if not db.execute("select 1 from pg_roles where rolname = 'uji_akun'").fetchone():
            db.execute("create role uji_akun")
            db.execute("alter role adminduk_web noinherit")
            db.execute("grant uji_akun to adminduk_web")
        db.execute(
            """do $$ declare t text; begin
                   for t in select relname from pg_class where relkind = 'r' and relname ~ '^(akun|otp)_' loop
                       execute format('grant all on %I to uji_akun', t);
                   end loop;
               end $$"""
        )
        db.execute("grant usage on all sequences in schema public to uji_akun")


def _berkas_sendiri(nama: str) -> None:
    """Keep the files of this database apart from those of the other workers', who hold other keys."""
    from adminduk.permohonan import berkas

    bersama = berkas.alamat

    def alamat(sha256: str) -> Path:
        jalur = bersama(sha256)
        return jalur.parents[1] / nama / jalur.parent.name / jalur.name

    berkas.alamat = alamat


def _masuk(nama_peran: str, basis: str) -> None:
    connections["default"].close()
    tujuan = sambungan.parameter(_data(), nama_peran)
    connections["default"].settings_dict.update(NAME=basis, USER=tujuan["user"], PASSWORD=tujuan["password"])


def _parameter(nama_peran: str) -> dict[str, str]:
    return sambungan.parameter(_data(), nama_peran) | {"dbname": str(connections["default"].settings_dict["NAME"])}
