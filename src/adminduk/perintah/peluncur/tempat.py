"""The data folder (``.adminduk``, mode 0700) and the secrets in it."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adminduk.perintah.galat import Gagal

PERAN_DB = ("web", "pekerja", "segel", "auditor")


def folder_data() -> Path:
    """Return the data folder: ADMINDUK_DATA, else ``.adminduk`` in the project's folder, else in the present one."""
    if diminta := os.environ.get("ADMINDUK_DATA"):
        return Path(diminta).absolute()
    proyek = Path(__file__).resolve().parents[4]
    return (proyek if (proyek / "pyproject.toml").exists() else Path.cwd()) / ".adminduk"


def siapkan(data: Path) -> Path:
    """Create the data folder, readable by its owner only."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The group may pass through (not read) when PostgreSQL runs as nobody: see pengguna.py.
        if data.stat().st_mode & 0o067:
            data.chmod(0o700)
    except OSError as galat:
        raise Gagal(
            f"Folder data {data} tidak dapat dibuat atau bukan milik Anda ({galat.strerror}). "
            "Pilih folder lain dengan ADMINDUK_DATA."
        ) from galat
    return data


def folder_segel(data: Path) -> Path:
    """Return the folder of the sequencer's key and of the heads it signed."""
    return data / "segel"


def folder_ubin(data: Path) -> Path:
    """Return the folder of what anybody may read of the journal: its tiles and its latest checkpoint."""
    return folder_segel(data) / "ubin"


def akun_peragaan(data: Path) -> Path:
    """Return the file of the demonstration's accounts; beside the cluster, with which they live and die."""
    return data / "pangkalan" / "akun-demo"


def berkas_kepala(data: Path) -> Path:
    """Return the file, outside the database, of every signed head of the journal."""
    return folder_segel(data) / "kepala.log"


@contextmanager
def kunci(data: Path, nama: str) -> Iterator[None]:
    """Hold an exclusive lock of the data folder; the kernel releases it even after kill -9."""
    with open(data / f"{nama}.kunci", "w") as berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        yield


def tulis_rahasia(berkas: Path, isi: str) -> None:
    """Write a file of mode 0600 whole or not at all."""
    fd, sementara = tempfile.mkstemp(dir=berkas.parent, prefix=f".{berkas.name}.")
    with os.fdopen(fd, "w") as tulisan:
        tulisan.write(isi)
        tulisan.flush()
        os.fsync(tulisan.fileno())
    os.replace(sementara, berkas)


def rahasia(data: Path) -> dict[str, str]:
    """Return the secrets of this installation, made at first use: ``kunci_web`` and a password for each log-in."""
    berkas = data / "rahasia"
    if not berkas.exists():
        siapkan(data)
        with kunci(data, "rahasia"):
            if not berkas.exists():
                tulis_rahasia(berkas, json.dumps(_rahasia_baru(), indent=1))
    isi: dict[str, str] = json.loads(berkas.read_text())
    return isi


def _rahasia_baru() -> dict[str, str]:
    nama = ("super", "pemilik", *PERAN_DB)
    return {"kunci_web": secrets.token_urlsafe(50)} | {f"sandi_{n}": secrets.token_urlsafe(24) for n in nama}
