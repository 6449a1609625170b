"""As whom PostgreSQL runs: it refuses root, and nobody wants a new system user for it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from adminduk.perintah.galat import Gagal

NOBODY = 65534
UNSHARE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")


@dataclass(frozen=True)
class PenggunaServer:
    """``uid`` owns the files as seen from outside; ``awalan`` goes before each command; ``user`` is for Popen."""

    uid: int
    awalan: tuple[str, ...] = ()
    user: int | None = None

    def _opsi(self) -> dict[str, Any]:
        # A C locale in the environment: messages of the server are matched and logged as they are.
        lingkungan = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}
        ganti = {} if self.user is None else {"user": self.user, "group": self.user, "extra_groups": ()}
        return {"env": lingkungan, "stdin": subprocess.DEVNULL, **ganti}

    def popen(self, perintah: list[str], **opsi: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*self.awalan, *perintah], start_new_session=True, **self._opsi(), **opsi)

    def run(self, perintah: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*self.awalan, *perintah], capture_output=True, text=True, **self._opsi())

    def miliki(self, berkas: Path) -> None:
        """Give a file to the server's user, if it is not yet."""
        if os.geteuid() == 0 and berkas.lstat().st_uid != self.uid:
            os.chown(berkas, self.uid, self.uid, follow_symlinks=False)


def pengguna_server(bin: Path, folder: Path) -> PenggunaServer:
    """Choose the server's user: oneself; for root a user namespace of its own, else ``nobody``.

    The namespace also works where every folder above is closed to others (``mktemp -d``): outside it is still root.
    """
    if os.geteuid() != 0:
        return PenggunaServer(os.geteuid())
    pengguna = PenggunaServer(0, UNSHARE) if _bisa_unshare() else PenggunaServer(NOBODY, (), NOBODY)
    if pengguna.user is not None:
        _periksa_terjangkau(pengguna, bin, folder)
    if folder.stat().st_uid != pengguna.uid:
        _miliki_semua(pengguna, folder)
    return pengguna


@cache
def _bisa_unshare() -> bool:
    try:
        return subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def _periksa_terjangkau(pengguna: PenggunaServer, bin: Path, folder: Path) -> None:
    pengguna.miliki(folder)
    os.chown(folder.parent, -1, pengguna.uid)
    folder.parent.chmod(0o710)
    for perintah in ([str(bin / "postgres"), "--version"], ["ls", str(folder)]):
        try:
            berhasil = pengguna.run(perintah).returncode == 0
        except OSError:
            berhasil = False
        if not berhasil:
            raise Gagal(
                f"PostgreSQL menolak berjalan sebagai root, dan pengguna nobody tidak dapat membuka {perintah[-1]}. "
                "Jalankan sebagai pengguna biasa, atau taruh proyek di folder yang dapat dilalui pengguna lain."
            )


def _miliki_semua(pengguna: PenggunaServer, folder: Path) -> None:
    for induk, daftar_folder, daftar_berkas in os.walk(folder):
        for nama in (*daftar_folder, *daftar_berkas):
            pengguna.miliki(Path(induk, nama))
    pengguna.miliki(folder)
