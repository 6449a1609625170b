"""The processes that `adminduk jalan` keeps: started, watched, started again, and ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from adminduk.perintah.peluncur.proses import ikut_mati

JEDA_TERPANJANG = 30.0  # seconds between two tries of a child that keeps dying
_UKURAN_LOG = 10 * 1024 * 1024


@dataclass
class Anak:
    """One child process; its output goes to ``log``, kept at most twice 10 MB."""

    nama: str
    perintah: Sequence[str]
    log: Path
    lingkungan: dict[str, str] = field(default_factory=dict)
    proses: subprocess.Popen[bytes] | None = None
    jeda: float = 1.0
    mulai: float = 0.0

    def hidupkan(self) -> None:
        if self.log.exists() and self.log.stat().st_size > _UKURAN_LOG:
            self.log.replace(self.log.with_suffix(".1"))
        with open(self.log, "ab") as log:
            self.proses = subprocess.Popen(
                self.perintah,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=os.environ | self.lingkungan,
                start_new_session=True,  # Ctrl-C reaches the parent alone, which ends its children in order
                # When the parent is killed the database goes too: an orderly end would wait for it in vain.
                preexec_fn=ikut_mati(signal.SIGKILL),
            )
        self.mulai = time.monotonic()

    @property
    def hidup(self) -> bool:
        return self.proses is not None and self.proses.poll() is None

    def jaga(self) -> str:
        """Start the child again when it is gone and its pause is over; return what happened, in words, if anything."""
        if self.hidup:
            if time.monotonic() - self.mulai > JEDA_TERPANJANG:
                self.jeda = 1.0
            return ""
        if time.monotonic() - self.mulai < self.jeda:
            return ""
        kode = self.proses.returncode if self.proses else None
        self.jeda = min(self.jeda * 2, JEDA_TERPANJANG)
        self.hidupkan()
        return f"Proses {self.nama} berhenti (kode {kode}) dan dihidupkan lagi. Sebabnya ada di {self.log}."


def hentikan(daftar: Sequence[Anak], tenggat: float) -> None:
    """Ask all children to end at once, wait, then end what is left with its whole group."""
    for anak in daftar:
        if anak.hidup and anak.proses:
            anak.proses.send_signal(signal.SIGTERM)
    batas = time.monotonic() + tenggat
    while any(a.hidup for a in daftar) and time.monotonic() < batas:
        time.sleep(0.02)
    for anak in daftar:
        if anak.proses and anak.proses.poll() is None:
            os.killpg(anak.proses.pid, signal.SIGKILL)
            anak.proses.wait()


def modul(nama: str, *argumen: str) -> list[str]:
    """Return the command that runs a module with this Python, whatever the PATH says."""
    return [sys.executable, "-m", nama, *argumen]
