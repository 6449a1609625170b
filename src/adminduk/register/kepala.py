"""Signed heads of the journal, and their copy outside the database.

A head says: at this moment the journal had so many events, and this is the root of the tree over them.
Whoever keeps one can tell for ever whether what came before was changed. The file ``kepala.log`` is the
nearest of those keepers: the database can cut off its own tail, but not the file's.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from psycopg import Connection

from adminduk.register.kunci_kepala import Kunci
from adminduk.register.merkle import Tepi


class JurnalTerpotong(Exception):
    """The database lacks a head that was signed, or has another root for it."""


@dataclass(frozen=True)
class Kepala:
    """``ukuran`` events under the 32-byte root ``akar``, signed by the key named ``kunci``."""

    ukuran: int
    akar: bytes
    kunci: str
    tanda_tangan: bytes

    @classmethod
    def buat(cls, tepi: Tepi, kunci: Kunci) -> Kepala:
        akar = tepi.akar()
        return cls(tepi.ukuran, akar, kunci.id, kunci.tanda(catatan(tepi.ukuran, akar)))

    @classmethod
    def terakhir(cls, koneksi: Connection[Any]) -> Kepala | None:
        baris = koneksi.execute(f"{_PILIH} order by ukuran desc limit 1").fetchone()
        return cls(*baris) if baris else None

    @property
    def catatan(self) -> bytes:
        return catatan(self.ukuran, self.akar)

    def ke_baris(self) -> str:
        akar, tanda_tangan = (base64.b64encode(b).decode() for b in (self.akar, self.tanda_tangan))
        isi = {"ukuran": self.ukuran, "akar": akar, "kunci": self.kunci, "tanda_tangan": tanda_tangan}
        return json.dumps(isi, separators=(",", ":")) + "\n"

    @classmethod
    def dari_baris(cls, baris: str) -> Kepala:
        isi = json.loads(baris)
        akar, tanda_tangan = (base64.b64decode(isi[n], validate=True) for n in ("akar", "tanda_tangan"))
        return cls(int(isi["ukuran"]), akar, str(isi["kunci"]), tanda_tangan)


_PILIH = "select ukuran, akar, kunci, tanda_tangan from segel_kepala"


def catatan(ukuran: int, akar: bytes) -> bytes:
    r"""Return the text that is signed: origin, size and root, as in a C2SP tlog-checkpoint.

    >>> catatan(0, bytes(32))
    b'adminduk\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'
    """
    return f"adminduk\n{ukuran}\n{base64.b64encode(akar).decode()}\n".encode()


def catat_kepala(koneksi: Connection[Any], berkas: Path) -> int:
    """Append the heads that ``berkas`` lacks and return how many; they are on disk when this returns.

    Raises JurnalTerpotong when the last head of the file is not in the database as it was signed.
    """
    berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with berkas.open("a+b") as tulisan:
        fcntl.flock(tulisan, fcntl.LOCK_EX)
        akhir = _kepala_akhir(tulisan)
        baru = [
            Kepala(*b)
            for b in koneksi.execute(f"{_PILIH} where ukuran >= %s order by ukuran", (akhir.ukuran if akhir else 0,))
        ]
        if akhir:
            _pastikan_terusan(akhir, baru)
            del baru[0]
        tulisan.write("".join(k.ke_baris() for k in baru).encode())
        tulisan.flush()
        os.fsync(tulisan.fileno())
    return len(baru)


def _pastikan_terusan(akhir: Kepala, baru: list[Kepala]) -> None:
    if not baru or (baru[0].ukuran, baru[0].akar) != (akhir.ukuran, akhir.akar):
        raise JurnalTerpotong(
            f"Kepala jurnal berukuran {akhir.ukuran} pernah ditandatangani, tetapi basis data tidak memuatnya lagi. "
            "Penyegelan berhenti. Jalankan `adminduk jurnal periksa`; bila basis data memang dipulihkan dari cadangan, "
            "simpan kepala.log di tempat lain sebelum mulai lagi."
        )


def _kepala_akhir(tulisan: IO[bytes]) -> Kepala | None:
    """Return the last whole line; half a line, left by a power cut, is taken off."""
    ukuran = tulisan.seek(0, os.SEEK_END)
    mulai = max(0, ukuran - 4096)
    tulisan.seek(mulai)
    ekor = tulisan.read()
    utuh = ekor[: ekor.rfind(b"\n") + 1]
    tulisan.truncate(mulai + len(utuh))
    baris = utuh.splitlines()
    return Kepala.dari_baris(baris[-1].decode()) if baris else None


def baca_kepala(berkas: Path) -> Iterator[Kepala]:
    """Yield the heads kept in ``berkas``, none when there is no such file. Raises ValueError on a line nobody wrote."""
    if not berkas.exists():
        return
    with berkas.open(encoding="ascii") as bacaan:
        for nomor, baris in enumerate(bacaan, 1):
            if not baris.endswith("\n"):
                return
            try:
                yield Kepala.dari_baris(baris)
            except (ValueError, KeyError, TypeError) as galat:
                raise ValueError(f"Baris {nomor} dari {berkas.name} tidak terbaca.") from galat
