"""A real PostgreSQL for every test that asks for one (KEPUTUSAN 11).

One throw-away cluster a run, in memory where there is /dev/shm. One template database is migrated as the owner and
cloned for each xdist worker. Tests work with the rights of ``adminduk_web``; ``db`` rolls back, ``transactional_db`` clones anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

from adminduk.perintah.peluncur import pangkalan, peran, sambungan, tempat

# A crash of the machine may take this cluster with it.
TANPA_SYNC = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
_jalan = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """With xdist start the cluster here, once: it dies with the process that started it."""
    if not _anak_xdist(config):
        _buang_sisa()
        if config.getoption("numprocesses", None):
            _hidupkan()


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
        with tempat.kunci(_data(), "templat"):
            _siapkan_templat()
        _klona(f"uji_{worker_id}")
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


def _data() -> Path:
    return Path(os.environ["ADMINDUK_UJI"])


def _anak_xdist(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def _hidupkan() -> None:
    _jalan.enter_context(pangkalan.buka(_data(), TANPA_SYNC))


def _buang_sisa() -> None:
    """Remove folders of runs that were killed: their server is gone with them."""
    for folder in _data().parent.glob("adminduk-uji-*"):
        if not Path("/proc", folder.name.split("-")[2]).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _siapkan_templat() -> None:
    from adminduk.perintah.migrasi import terapkan

    if (_data() / "templat_siap").exists():
        return
    milik = pangkalan.Pangkalan(_data() / "pangkalan", tempat.rahasia(_data())["sandi_super"], pangkalan.cari_bin())
    peran.siapkan_pangkalan(milik, _data())
    peran.siapkan_peran(_data())
    _masuk("pemilik", pangkalan.NAMA_DB)
    terapkan()
    connections["default"].close()
    (_data() / "templat_siap").touch()


def _klona(nama: str) -> None:
    connections.close_all()
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
    _masuk("web", nama)


def _masuk(nama_peran: str, basis: str) -> None:
    connections["default"].close()
    tujuan = sambungan.parameter(_data(), nama_peran)
    connections["default"].settings_dict.update(NAME=basis, USER=tujuan["user"], PASSWORD=tujuan["password"])


def _parameter(nama_peran: str) -> dict[str, str]:
    return sambungan.parameter(_data(), nama_peran) | {"dbname": str(connections["default"].settings_dict["NAME"])}
