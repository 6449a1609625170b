"""A disk that forgets: a file system that keeps what was not synced in memory, and loses it when the power goes.

Run as ``python pelupa.py CAKRAM TITIK`` with mfusepy: CAKRAM is what has reached the disk, TITIK shows what programs
believe. ``setxattr(TITIK, "user.listrik", b"0.5")`` cuts the power: each page not yet synced reaches the disk with
that chance, in any order, torn ones of the database's 8 kB included; then this process is gone.

Any fsync also brings what was created, renamed and removed before it to the disk, in order, as the journals of ext4 and
xfs do. Modes and owners are kept at once; folders are not renamed.
"""

from __future__ import annotations

import errno
import itertools
import os
import random
import resource
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mfusepy

HALAMAN = 4096
LISTRIK = "user.listrik"


class Berkas:
    """One file: ``fd`` is its part on the disk, ``halaman`` the pages not synced.

    Of the part on the disk only the first ``batas`` bytes still count: a file cut short and grown again is zero there.
    """

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self.ukuran = self.batas = os.fstat(fd).st_size
        self.halaman: dict[int, bytearray] = {}

    def __del__(self) -> None:
        os.close(self.fd)

    def baca(self, banyak: int, dari: int) -> bytes:
        sampai = min(dari + banyak, self.ukuran)
        hasil = bytearray(max(sampai - dari, 0))
        tersimpan = os.pread(self.fd, max(min(sampai, self.batas) - dari, 0), dari)
        hasil[: len(tersimpan)] = tersimpan
        if self.halaman:
            for nomor in range(dari // HALAMAN, -(-sampai // HALAMAN)):
                if isi := self.halaman.get(nomor):
                    awal = max(nomor * HALAMAN, dari)
                    akhir = min((nomor + 1) * HALAMAN, sampai)
                    hasil[awal - dari : akhir - dari] = isi[awal % HALAMAN : awal % HALAMAN + akhir - awal]
        return bytes(hasil)

    def tulis(self, isi: bytes, ke: int) -> int:
        letak = 0
        while letak < len(isi):
            nomor, awal = divmod(ke + letak, HALAMAN)
            potong = isi[letak : letak + HALAMAN - awal]
            self._halaman(nomor)[awal : awal + len(potong)] = potong
            letak += len(potong)
        self.ukuran = max(self.ukuran, ke + len(isi))
        return len(isi)

    def potong(self, ukuran: int) -> None:
        if ukuran < self.ukuran:
            self.halaman = {n: h for n, h in self.halaman.items() if n * HALAMAN < ukuran}
            if (nomor := ukuran // HALAMAN) in self.halaman:
                self.halaman[nomor][ukuran % HALAMAN :] = bytes(HALAMAN - ukuran % HALAMAN)
            self.batas = min(self.batas, ukuran)
        self.ukuran = ukuran

    def simpan(self) -> None:
        """Bring the file to the disk."""
        if self.batas < os.fstat(self.fd).st_size:
            os.ftruncate(self.fd, self.batas)
        for nomor, isi in self.halaman.items():
            os.pwrite(self.fd, isi, nomor * HALAMAN)
        os.ftruncate(self.fd, self.ukuran)
        self.batas = self.ukuran
        self.halaman.clear()

    def simpan_sebagian(self, peluang: float) -> None:
        """Bring some pages to the disk, whichever; the length on the disk stays."""
        panjang = os.fstat(self.fd).st_size
        for nomor, isi in self.halaman.items():
            if random.random() < peluang and nomor * HALAMAN < panjang:
                os.pwrite(self.fd, isi[: panjang - nomor * HALAMAN], nomor * HALAMAN)

    def _halaman(self, nomor: int) -> bytearray:
        if nomor not in self.halaman:
            isi = self.baca(HALAMAN, nomor * HALAMAN)
            self.halaman[nomor] = bytearray(isi.ljust(HALAMAN, b"\0"))
        return self.halaman[nomor]


class Pelupa(mfusepy.Operations):
    """The tree as programs see it; ``tunda`` is what the tree on the disk still has to catch up with, in order."""

    use_ns = True

    def __init__(self, cakram: Path) -> None:
        self.cakram, self.baru = cakram, cakram.with_name(f"{cakram.name}.baru")
        shutil.rmtree(self.baru, ignore_errors=True)
        self.baru.mkdir()
        self.tunda: list[Callable[[], object]] = []
        self.berkas: dict[str, Berkas] = {}
        self.folder: dict[str, set[str]] = {}
        self.terbuka: dict[int, Berkas] = {}
        self.nomor = itertools.count(1)
        for induk, anak, isi in os.walk(cakram):
            jalur = "/" if induk == str(cakram) else "/" + os.path.relpath(induk, cakram)
            self.folder[jalur] = {*anak, *isi}
            for nama in isi:
                self.berkas[os.path.join(jalur, nama)] = Berkas(os.open(Path(induk, nama), os.O_RDWR))

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        if path in self.folder:
            keadaan, ukuran = os.stat(self.cakram), 4096
        else:
            berkas = self._cari(path)
            keadaan, ukuran = os.fstat(berkas.fd), berkas.ukuran
        hasil = {n: getattr(keadaan, n) for n in ("st_mode", "st_uid", "st_gid")}
        waktu = {n: getattr(keadaan, f"{n}_ns") for n in ("st_atime", "st_mtime", "st_ctime")}
        return hasil | waktu | {"st_size": ukuran, "st_nlink": 1, "st_blocks": -(-ukuran // 512)}

    def readdir(self, path: str, fh: int) -> list[str]:
        return [".", "..", *self.folder[path]]

    def open(self, path: str, flags: int) -> int:
        return self._pegang(self._cari(path))

    def create(self, path: str, mode: int, fi: Any = None) -> int:
        nomor = next(self.nomor)
        sementara = self.baru / str(nomor)
        berkas = self.berkas[path] = Berkas(os.open(sementara, os.O_RDWR | os.O_CREAT, mode & 0o777))
        self._catat(path, ada=True)
        self.tunda.append(lambda: os.rename(sementara, self._nyata(path)))
        return self._pegang(berkas)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        return self.terbuka[fh].baca(size, offset)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        return self.terbuka[fh].tulis(data, offset)

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        self._cari(path).potong(length)
        return 0

    def release(self, path: str, fh: int) -> int:
        del self.terbuka[fh]
        return 0

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        self._catat_di_cakram()
        self.terbuka[fh].simpan()
        return 0

    def fsyncdir(self, path: str, datasync: int, fh: int) -> int:
        self._catat_di_cakram()
        return 0

    def unlink(self, path: str) -> int:
        del self.berkas[path]
        self._catat(path, ada=False)
        self.tunda.append(lambda: os.unlink(self._nyata(path)))
        return 0

    def rename(self, old: str, new: str) -> int:
        if old in self.folder:
            raise mfusepy.FuseOSError(errno.ENOTSUP)
        self.berkas[new] = self.berkas.pop(old)
        self._catat(old, ada=False)
        self._catat(new, ada=True)
        self.tunda.append(lambda: os.rename(self._nyata(old), self._nyata(new)))
        return 0

    def mkdir(self, path: str, mode: int) -> int:
        self.folder[path] = set()
        self._catat(path, ada=True)
        self.tunda.append(lambda: os.mkdir(self._nyata(path), mode & 0o777))
        return 0

    def rmdir(self, path: str) -> int:
        if self.folder[path]:
            raise mfusepy.FuseOSError(errno.ENOTEMPTY)
        del self.folder[path]
        self._catat(path, ada=False)
        self.tunda.append(lambda: os.rmdir(self._nyata(path)))
        return 0

    def chmod(self, path: str, mode: int) -> int:
        if path in self.berkas:
            os.fchmod(self.berkas[path].fd, stat.S_IMODE(mode))
        return 0

    def chown(self, path: str, uid: int, gid: int) -> int:
        if path in self.berkas:
            os.fchown(self.berkas[path].fd, uid, gid)
        return 0

    def utimens(self, path: str, times: Any = None) -> int:
        return 0

    def setxattr(self, path: str, name: str, value: bytes, options: int, position: int = 0) -> int:
        if name != LISTRIK:
            raise mfusepy.FuseOSError(errno.ENOTSUP)
        for berkas in {*self.berkas.values(), *self.terbuka.values()}:
            berkas.simpan_sebagian(float(value))
        os._exit(0)

    def _catat_di_cakram(self) -> None:
        for langkah in self.tunda:
            langkah()
        self.tunda.clear()

    def _nyata(self, jalur: str) -> Path:
        return self.cakram / jalur.lstrip("/")

    def _cari(self, jalur: str) -> Berkas:
        if jalur not in self.berkas:
            raise mfusepy.FuseOSError(errno.ENOENT)
        return self.berkas[jalur]

    def _pegang(self, berkas: Berkas) -> int:
        self.terbuka[fh := next(self.nomor)] = berkas
        return fh

    def _catat(self, jalur: str, *, ada: bool) -> None:
        induk, nama = os.path.split(jalur)
        (self.folder[induk].add if ada else self.folder[induk].discard)(nama)


if __name__ == "__main__":
    _, batas = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (batas, batas))
    mfusepy.FUSE(
        Pelupa(Path(sys.argv[1]).absolute()), sys.argv[2], foreground=True, nothreads=True, allow_other=True,
        default_permissions=True,
    )  # fmt: skip
