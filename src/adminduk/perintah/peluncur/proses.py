"""Child processes that never outlive their parent, however it ends."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def ikut_mati(sinyal: signal.Signals) -> Callable[[], None]:
    """Return a ``preexec_fn``: the kernel sends ``sinyal`` to the child when the thread that started it ends."""
    induk = os.getpid()

    def pasang() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(sinyal))
        if os.getppid() != induk:  # the parent died before the line above
            os._exit(1)

    return pasang


def mati_bersama_induk() -> None:
    """Tie this process to its parent: for workers that a library starts."""
    _libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    induk = multiprocessing.parent_process()
    if induk is not None and not induk.is_alive():  # it died before the line above
        os._exit(1)


def induk_dari(pid: int) -> int | None:
    """Return the parent of a living process, None when there is no such process."""
    try:
        keadaan = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    return int(keadaan.rpartition(")")[2].split()[1])


def proses_postgres(pgdata: Path) -> set[int]:
    """Return the server and its backends of a data folder: all of them have it as their working directory."""
    try:
        dicari = pgdata.stat()
    except FileNotFoundError:
        return set()
    hasil = set()
    for nama in os.listdir("/proc"):
        if nama.isdigit():
            try:
                ada = os.stat(f"/proc/{nama}/cwd")
                program = Path(f"/proc/{nama}/comm").read_text().strip()
            except OSError:
                continue
            if program == "postgres" and os.path.samestat(ada, dicari):
                hasil.add(int(nama))
    return hasil
