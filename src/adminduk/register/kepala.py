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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from psycopg import Connection

from adminduk.register.kunci_kepala import Kunci, Publik, sah
from adminduk.register.merkle import Tepi
from adminduk.register.segel_catatan import Catatan, KepalaPohon, Tanda


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
        tanda_tangan = kunci.tanda(KepalaPohon(kunci.asal, tepi.ukuran, akar).teks.encode())
        return cls(tepi.ukuran, akar, kunci.id, tanda_tangan)

    @classmethod
    def terakhir(cls, koneksi: Connection[Any]) -> Kepala | None:
        baris = koneksi.execute(f"{_PILIH} order by ukuran desc limit 1").fetchone()
        return cls(*baris) if baris else None

    def pohon(self, asal: str) -> KepalaPohon:
        return KepalaPohon(asal, self.ukuran, self.akar)

    def sah(self, publik: Publik) -> bool:
        """Tell if a key of this log signed it."""
        return sah(publik, self.kunci, self.tanda_tangan, self.pohon(publik.asal).teks.encode())

    def titik(self, publik: Publik, saksi: Iterable[Tanda] = ()) -> Catatan:
        """Return the checkpoint: this head as a signed note, with cosignatures."""
        kunci = publik.untuk(self.kunci)
        return Catatan(self.pohon(publik.asal).teks, (Tanda(kunci.nama, kunci.id, self.tanda_tangan), *saksi))

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
