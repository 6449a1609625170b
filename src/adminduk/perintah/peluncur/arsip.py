"""The archive of the write-ahead log: with a base backup it gives any moment since (PostgreSQL, Continuous Archiving).

The folder switches it on: the server copies each finished segment there, at the latest after JEDA seconds of work, as
soon as ``wal`` exists in it. Before the first backup there is nothing that the log could be replayed on.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

JEDA = 60  # seconds: what a lost machine may take along of what nobody has copied yet


def folder_cadangan(data: Path) -> Path:
    """Return the folder of backups: ADMINDUK_CADANGAN, which belongs on another disk, else ``cadangan`` beside all."""
    return Path(os.environ.get("ADMINDUK_CADANGAN") or data / "cadangan").absolute()


def folder_wal(data: Path) -> Path:
    return folder_cadangan(data) / "wal"


def pengaturan(data: Path) -> dict[str, str]:
    """Return the settings of a server that archives into the folder once it is there."""
    return {"archive_mode": "on", "archive_command": perintah_arsip(folder_wal(data)), "archive_timeout": str(JEDA)}


def perintah_arsip(wal: Path) -> str:
    """Return archive_command: a segment is in the archive whole and on disk, or not at all; one that is there stays.

    Two servers that archive different segments under one name are one too many: the second fails, loudly.
    """
    tujuan = _kutip(wal)
    return (
        f"test ! -d {tujuan} || cmp -s %p {tujuan}/%f || {{ test ! -e {tujuan}/%f && cp %p {tujuan}/.%f"
        f" && sync {tujuan}/.%f && mv {tujuan}/.%f {tujuan}/%f && sync {tujuan}; }}"
    )


def perintah_ambil(wal: Path) -> str:
    """Return restore_command."""
    return f"cp {_kutip(wal)}/%f %p"


def _kutip(folder: Path) -> str:
    return shlex.quote(str(folder)).replace("%", "%%")
