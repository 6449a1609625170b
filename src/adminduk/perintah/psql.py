"""Open psql on the running database, as its owner."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import pangkalan, sambungan, tempat

# libpq reads these from the environment, so no password shows in the list of processes.
LINGKUNGAN = {"host": "PGHOST", "port": "PGPORT", "dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD"}


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    perintah = sub.add_parser("psql", help="membuka psql pada basis data sebagai pemiliknya")
    perintah.add_argument("--peran", default="pemilik", choices=sambungan.NAMA_PERAN, help="masuk sebagai peran ini")
    perintah.set_defaults(diteruskan=[])
    perintah.epilog = "Argumen lain diteruskan kepada psql, misalnya: adminduk psql -c 'select 1'"


def jalankan(args: argparse.Namespace) -> int:
    program = cari_psql()
    with dengan_pangkalan():
        tujuan = sambungan.parameter(tempat.folder_data(), args.peran)
        lingkungan = {LINGKUNGAN[n]: v for n, v in tujuan.items() if n in LINGKUNGAN}
        lain = " ".join(f"{n}='{v}'" for n, v in tujuan.items() if n not in LINGKUNGAN)
        perintah = [program, *(["-d", lain] if lain else []), *args.diteruskan]
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C belongs to psql: it cancels a query, not the session
        return subprocess.run(perintah, env=os.environ | lingkungan).returncode


def cari_psql() -> str:
    """Return psql of the server's own bin folder, else the one on the PATH."""
    milik = pangkalan.cari_bin() / "psql"
    program = str(milik) if milik.exists() else shutil.which("psql")
    if program is None:
        raise Gagal("psql tidak ditemukan. Pasang dengan `apt install postgresql-client`.")
    return program
