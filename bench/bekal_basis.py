"""The database of the benches seen from its owner: to set the stage and to measure what bare PostgreSQL does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import psycopg

from adminduk.perintah.peluncur import pangkalan, sambungan, tempat


def parameter(peran: str = "pemilik") -> dict[str, str]:
    return sambungan.parameter(tempat.folder_data(), peran)


def pemilik() -> psycopg.Connection[Any]:
    """Connect as the owner: sees every region."""
    return psycopg.connect(**parameter(), autocommit=True)  # type: ignore[arg-type]


def pgbench_n(klien: int, detik: int = 10) -> float:
    """Return the transactions a second of ``pgbench -N`` on this server, its tables in a schema of their own."""
    return _pgbench(klien, "-N", detik)


def _pgbench(klien: int, cara: str, detik: int) -> float:
    p = parameter()
    program = Path(pangkalan.cari_bin()) / "pgbench"
    lingkungan = {
        "PGHOST": p["host"], "PGPORT": str(p["port"]), "PGUSER": p["user"], "PGPASSWORD": p["password"],
        "PGDATABASE": p["dbname"], "PGOPTIONS": "-c search_path=pgbench", "PATH": "/usr/bin:/bin",
    }  # fmt: skip
    with pemilik() as db:
        db.execute("create schema if not exists pgbench")
    jalan = [str(program), "-n"]
    subprocess.run([*jalan, "-i", "-I", "dtgp", "-s", "10", "-q"], env=lingkungan, check=True, capture_output=True)
    keluar = subprocess.run(
        [*jalan, cara, "-M", "prepared", "-c", str(klien), "-j", "2", "-T", str(detik)],
        env=lingkungan, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    with pemilik() as db:
        db.execute("drop schema pgbench cascade")
    cocok = re.search(r"tps = ([\d.]+)", keluar)
    assert cocok, keluar
    return round(float(cocok[1]), 1)
