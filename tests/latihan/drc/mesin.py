"""Machines of the drill: a network namespace each, on one bridge, with links that can be cut.

All of it stands in namespaces of the drill's own (network, mounts, processes). However the drill ends, Ctrl-C or kill
-9, the kernel takes bridge, links, folders and processes with it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PENANDA = "ADMINDUK_RUANG_LATIHAN"
JARINGAN = "10.99.0.0/24"
KLIEN = "10.99.0.1"  # the drill itself and its writers
RUANG = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
TIDAK_ADA = "02:00:00:00:00:ff"  # a neighbour nobody is: what is sent to it is lost without a word


def masuk_ruang_sendiri(modul: str) -> None:
    """Start this module again in namespaces of its own; there, lay the bridge and an empty /run in memory."""
    if not os.environ.get(PENANDA):
        if os.geteuid() != 0:
            raise SystemExit("Latihan ini memerlukan root (ruang jaringan dan mount): sudo make latihan-drc")
        os.environ[PENANDA] = "1"
        os.execvp(RUANG[0], [*RUANG, sys.executable, "-m", modul, *sys.argv[1:]])
    _bercabang_dari_pengubur()
    _jalankan("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", "/run")
    _jalankan("ip", "link", "set", "lo", "up")
    _jalankan("ip", "link", "add", "jembatan", "type", "bridge")
    _jalankan("ip", "addr", "add", f"{KLIEN}/24", "dev", "jembatan")
    _jalankan("ip", "link", "set", "jembatan", "up")


def _bercabang_dari_pengubur() -> None:
    """Go on as a child of the first process, which buries orphans: Patroni waits for a server until it is buried."""
    latihan = os.fork()
    if not latihan:
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the drill too, which ends in order
    while (berakhir := os.wait())[0] != latihan:
        pass
    sys.stdout.flush()
    os._exit(os.waitstatus_to_exitcode(berakhir[1]) & 0xFF)


@dataclass
class Mesin:
    """One machine. ``folder`` is its disk, which survives ``mati``."""

    nama: str
    alamat: str
    folder: Path
    program: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def pasang(self) -> None:
        self.folder.mkdir(parents=True)
        _jalankan("ip", "netns", "add", self.nama)
        _jalankan("ip", "link", "add", self.kabel, "type", "veth", "peer", "name", "eth0", "netns", self.nama)
        _jalankan("ip", "link", "set", self.kabel, "master", "jembatan", "up")
        for perintah in (
            ("addr", "add", f"{self.alamat}/24", "dev", "eth0"),
            ("link", "set", "eth0", "up"),
            ("link", "set", "lo", "up"),
        ):
            self._ip(*perintah)

    @property
    def kabel(self) -> str:
        return f"ke-{self.nama}"

    def jalankan(self, nama: str, *perintah: str, **lingkungan: str) -> None:
        """Start a program on this machine; what it says goes to ``nama``.log on its disk."""
        with open(self.folder / f"{nama}.log", "ab") as log:
            self.program[nama] = subprocess.Popen(
                ["ip", "netns", "exec", self.nama, *perintah], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=os.environ | lingkungan,
            )  # fmt: skip

    def hentikan(self, nama: str) -> None:
        proses = self.program.pop(nama)
        proses.terminate()
        proses.wait()

    def mati(self) -> None:
        """Kill -9 of everything that runs on it, in one stroke."""
        while pid := self._pid():
            for satu in pid:
                with suppress(ProcessLookupError):
                    os.kill(satu, signal.SIGKILL)
            self._tunggu_habis(pid)
        self.program.clear()

    def bongkar(self) -> None:
        """Take it away, however much of it there is. Its cable first: a namespace goes only with its last socket."""
        self.mati()
        for perintah in (("link", "del", self.kabel), ("netns", "del", self.nama)):
            subprocess.run(["ip", *perintah], capture_output=True)

    def putus(self) -> None:
        """Pull its cable: nobody reaches it, clients neither."""
        _jalankan("ip", "link", "set", self.kabel, "down")

    def sambung(self) -> None:
        _jalankan("ip", "link", "set", self.kabel, "up")

    def belah(self, lain: list[Mesin]) -> None:
        """Cut it off from the other machines; clients still reach all of them."""
        for satu in lain:
            self._ip("neigh", "replace", satu.alamat, "lladdr", TIDAK_ADA, "nud", "permanent", "dev", "eth0")
            satu._ip("neigh", "replace", self.alamat, "lladdr", TIDAK_ADA, "nud", "permanent", "dev", "eth0")

    def rujuk(self, lain: list[Mesin]) -> None:
        for satu in lain:
            self._ip("neigh", "del", satu.alamat, "dev", "eth0")
            satu._ip("neigh", "del", self.alamat, "dev", "eth0")

    def _ip(self, *perintah: str) -> None:
        _jalankan("ip", "-n", self.nama, *perintah)

    def _pid(self) -> list[int]:
        keluaran = subprocess.run(["ip", "netns", "pids", self.nama], capture_output=True, text=True).stdout
        return [int(p) for p in keluaran.split()]

    def _tunggu_habis(self, pid: list[int]) -> None:
        for anak in self.program.values():
            if anak.pid in pid:
                anak.wait()
        while any(Path(f"/proc/{p}").exists() for p in pid):
            time.sleep(0.02)


def _jalankan(*perintah: str) -> None:
    hasil = subprocess.run(perintah, capture_output=True, text=True)
    if hasil.returncode:
        raise RuntimeError(f"{' '.join(perintah)}: {hasil.stderr.strip()}")
