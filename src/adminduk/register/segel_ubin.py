"""The tree as immutable files that anybody may read: C2SP tlog-tiles, without the entries, which are nobody's business.

    checkpoint             the latest head, signed by the log and its witnesses; the only file that changes
    tile/0/x001/067        256 leaves of 32 bytes
    tile/1/000.p/17        17 roots of full tiles of level 0

A file stands whole or not at all, and the checkpoint is written after the tiles that it needs. What a crash left out
is written at the next run, because the next run begins where the checkpoint ends.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from adminduk.register.segel_catatan import Catatan, KepalaPohon

LEBAR = 256
JALUR_UBIN = re.compile(r"([0-9]|[1-5][0-9]|6[0-3])/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?")


class UbinBerbeda(Exception):
    """A tile that was published does not hold what the database says: one of them was changed."""

    def __init__(self, jalur: str) -> None:
        super().__init__(f"Ubin {jalur} pernah diterbitkan dengan isi lain; jalankan `adminduk jurnal periksa`.")


def jalur_ubin(tingkat: int, nomor: int, lebar: int = LEBAR) -> str:
    """Return the path of a tile below the prefix of the log.

    >>> jalur_ubin(0, 1234067), jalur_ubin(1, 0, 17)
    ('tile/0/x001/x234/067', 'tile/1/000.p/17')
    """
    bagian = [f"{nomor % 1000:03}"]
    while nomor := nomor // 1000:
        bagian.insert(0, f"x{nomor % 1000:03}")
    return f"tile/{tingkat}/{'/'.join(bagian)}{'' if lebar == LEBAR else f'.p/{lebar}'}"


def ubin_pohon(ukuran: int, sejak: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield (level, number, width) of the tiles of a tree that one of ``sejak`` leaves has not; none is empty."""
    tingkat = 0
    while ukuran:
        for nomor in range(sejak // LEBAR, -(-ukuran // LEBAR)):
            lebar = min(LEBAR, ukuran - nomor * LEBAR)
            if sejak < nomor * LEBAR + lebar:
                yield tingkat, nomor, lebar
        tingkat, ukuran, sejak = tingkat + 1, ukuran // LEBAR, sejak // LEBAR


class GudangUbin:
    """The folder that is published."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def baca(self, tingkat: int, nomor: int, lebar: int = LEBAR) -> bytes | None:
        """Return a tile, from the full one when the partial one is gone; None when there is neither."""
        for jalur in dict.fromkeys((jalur_ubin(tingkat, nomor, lebar), jalur_ubin(tingkat, nomor))):
            try:
                return (self.folder / jalur).read_bytes()[: lebar * 32]
            except FileNotFoundError:
                continue
        return None

    def titik(self) -> Catatan | None:
        """Return the published checkpoint, None before the first."""
        try:
            return Catatan.baca((self.folder / "checkpoint").read_bytes())
        except FileNotFoundError:
            return None

    def ukuran(self) -> int:
        titik = self.titik()
        return KepalaPohon.baca(titik.teks).ukuran if titik else 0

    def tulis_titik(self, titik: Catatan) -> None:
        """Put a checkpoint in place of the last; its tiles are there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        sementara = self.folder / ".checkpoint"
        _tulis(sementara, bytes(titik))
        sementara.replace(self.folder / "checkpoint")
        _pastikan_folder([self.folder])

    def lengkapi(self, ukuran: int, isi: Callable[[int, int, int], bytes]) -> int:
        """Write the tiles between the published size and ``ukuran``; return how many.

        ``isi(tingkat, awal, akhir)`` gives the hashes of a level one after the other. Raises UbinBerbeda.
        """
        baru = [
            (jalur_ubin(tingkat, nomor, lebar), isi(tingkat, nomor * LEBAR, nomor * LEBAR + lebar))
            for tingkat, nomor, lebar in ubin_pohon(ukuran, self.ukuran())
        ]
        folder = {(self.folder / jalur).parent for jalur, _ in baru}
        for satu in folder:
            satu.mkdir(parents=True, exist_ok=True)
        for jalur, data in baru:
            self._tulis_ubin(jalur, data)
        # Folders too: after a power cut the checkpoint must not name a tile that no folder knows.
        _pastikan_folder({atas for f in folder for atas in (f, *f.parents) if atas.is_relative_to(self.folder)})
        for jalur, data in baru:
            if len(data) == LEBAR * 32:
                shutil.rmtree(self.folder / f"{jalur}.p", ignore_errors=True)
        return len(baru)

    def _tulis_ubin(self, jalur: str, data: bytes) -> None:
        tujuan = self.folder / jalur
        try:
            ada = tujuan.read_bytes()
        except FileNotFoundError:
            sementara = tujuan.with_name(f".{tujuan.name}")
            _tulis(sementara, data)
            sementara.replace(tujuan)
            return
        if ada != data:
            raise UbinBerbeda(jalur)


def _tulis(berkas: Path, data: bytes) -> None:
    with berkas.open("wb") as tulisan:
        tulisan.write(data)
        tulisan.flush()
        os.fsync(tulisan.fileno())


def _pastikan_folder(daftar: Iterable[Path]) -> None:
    for folder in daftar:
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
