"""The vault: finds, makes and opens data keys, and seals with them.

Data keys are read and made on connections of the vault's own: a key made inside a transaction that is then rolled
back would be lost together with all that later work sealed with it. Opened keys stay in memory for five minutes.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from psycopg import Connection

from adminduk.sandi import arus, nilai
from adminduk.sandi.gudang import BungkusanRusak, GudangKek, KekTidakAda
from adminduk.sandi.nilai import SandiGalat, Tempat

UMUR_TERBUKA = 300.0  # seconds an opened key stays in memory
UMUR_DAFTAR = 60.0  # seconds until a key that was retired is no longer used for new values
INDEKS_BUTA = "indeks_buta"

Sambung = Callable[[], Connection[Any]]


class KunciTidakAda(SandiGalat):
    """A value names a data key that the database does not have."""


@dataclass(frozen=True)
class KunciData:
    """A row of ``kunci_data``."""

    id: int
    tabel: str
    kab: int
    tahun: int
    versi: int
    kek: str
    bungkus: bytes
    pensiun: datetime | None

    @property
    def ikatan(self) -> bytes:
        return f"{self.tabel}|{self.kab}|{self.tahun}|{self.versi}".encode()


@dataclass(frozen=True)
class _Terbuka:
    kunci: bytes
    aead: AESGCM
    sampai: float


_BACA = "select id, tabel, kab, tahun, versi, kek, bungkus, pensiun from kunci_data order by id"
_TAMBAH = """
insert into kunci_data (tabel, kab, tahun, versi, kek, bungkus) values (%s, %s, %s, %s, %s, %s)
on conflict do nothing
"""


def baca_semua(koneksi: Connection[Any], *, untuk_diubah: bool = False) -> list[KunciData]:
    return [KunciData(*b) for b in koneksi.execute(_BACA + (" for update" if untuk_diubah else "")).fetchall()]


class Brankas:
    def __init__(self, gudang: GudangKek, sambung: Sambung, umur_daftar: float = UMUR_DAFTAR) -> None:
        self.gudang = gudang
        self._sambung = sambung
        self.umur_daftar = umur_daftar
        self._giliran = threading.RLock()
        self.lupakan()

    def lupakan(self) -> None:
        """Forget every key in memory."""
        with self._giliran:
            self._baris: dict[int, KunciData] = {}
            self._terbuka: dict[int, _Terbuka] = {}
            self._segar_sampai = 0.0

    # ---- values
    def sandikan(self, tempat: Tempat, kab: int, teks: str) -> str:
        """Return ``teks`` sealed for one place, its length hidden up to 31 bytes and then by steps of 32."""
        return self.sandikan_byte(tempat, kab, nilai.ganjal(teks))

    def buka(self, tempat: Tempat, sandi: str) -> str:
        """Return the text; raise SandiRusak, KunciTidakAda, KekTidakAda, or BelumTersandi."""
        return nilai.tanpa_ganjal(self.buka_byte(tempat, sandi))

    def sandikan_byte(self, tempat: Tempat, kab: int, isi: bytes) -> str:
        nomor, kunci = self._aktif(tempat.tabel, kab)
        return nilai.sandikan(kunci.aead, nomor, tempat, isi)

    def buka_byte(self, tempat: Tempat, sandi: str) -> bytes:
        return nilai.buka(self._kunci(nilai.nomor_kunci(sandi)).aead, tempat, sandi)

    def usang(self, sandi: str) -> bool:
        """Tell if a value is to be sealed anew: it stands open, or its key is retired."""
        return not nilai.tersandi(sandi) or self.pensiun(nilai.nomor_kunci(sandi))

    # ---- files
    def sandikan_arus(self, tempat: Tempat, kab: int, isi: Iterable[bytes]) -> Iterator[bytes]:
        nomor, kunci = self._aktif(tempat.tabel, kab)
        yield nomor.to_bytes(4, "big")
        yield from arus.sandikan_arus(kunci.kunci, tempat.ikatan(nomor), isi)

    def buka_arus(self, tempat: Tempat, baca: arus.Baca) -> Iterator[bytes]:
        nomor = int.from_bytes(baca(4), "big")
        yield from arus.buka_arus(self._kunci(nomor).kunci, tempat.ikatan(nomor), baca)

    # ---- look-up without showing
    def indeks_buta(self, ranah: str, isi: bytes) -> bytes:
        """Return HMAC-SHA-256 of ``isi`` under a key that only the vault opens: equal for equal, says nothing else.

        ``ranah`` keeps the indexes of two columns apart.
        """
        _, kunci = self._aktif(INDEKS_BUTA, 0, tahun=0)
        return hmac.digest(kunci.kunci, ranah.encode() + b"\0" + isi, "sha256")

    # ---- keys
    def daftar(self) -> list[KunciData]:
        with self._giliran:
            self._muat()
            return list(self._baris.values())

    def kunci_telanjang(self, nomor: int) -> bytes:
        """Return a data key itself: for escrow and for nothing else."""
        return self._kunci(nomor).kunci

    def pensiun(self, nomor: int) -> bool:
        self._segarkan()
        return self._baris_kunci(nomor).pensiun is not None

    def _aktif(self, tabel: str, kab: int, tahun: int | None = None) -> tuple[int, _Terbuka]:
        tahun = datetime.now(UTC).year if tahun is None else tahun
        with self._giliran:
            self._segarkan()
            if (nomor := self._cari_aktif(tabel, kab, tahun)) is None:
                self._buat(tabel, kab, tahun)
                nomor = self._cari_aktif(tabel, kab, tahun)
            if nomor is None:
                raise KunciTidakAda(f"Kunci data {tabel} tidak dapat dibuat.")
            return nomor, self._kunci(nomor)

    def _cari_aktif(self, tabel: str, kab: int, tahun: int) -> int | None:
        return self._daftar_aktif.get((tabel, kab, tahun))

    def _buat(self, tabel: str, kab: int, tahun: int) -> None:
        sama = [b.versi for b in self._baris.values() if (b.tabel, b.kab, b.tahun) == (tabel, kab, tahun)]
        kek = self.gudang.pertama()
        baru = KunciData(0, tabel, kab, tahun, max(sama, default=0) + 1, kek, b"", None)
        bungkus = self.gudang.bungkus(kek, secrets.token_bytes(32), baru.ikatan)
        with self._sambung() as koneksi:
            koneksi.execute(_TAMBAH, (tabel, kab, tahun, baru.versi, kek, bungkus))
        self._muat()

    def _segarkan(self) -> None:
        if time.monotonic() >= self._segar_sampai:
            with self._giliran:
                if time.monotonic() >= self._segar_sampai:  # another thread may have been here meanwhile
                    self._muat()

    def _muat(self) -> None:
        with self._sambung() as koneksi:
            baris = baca_semua(koneksi)
        self._baris = {b.id: b for b in baris}
        self._daftar_aktif = {(b.tabel, b.kab, b.tahun): b.id for b in baris if b.pensiun is None}
        self._segar_sampai = time.monotonic() + self.umur_daftar

    def _baris_kunci(self, nomor: int) -> KunciData:
        if nomor not in self._baris:
            with self._giliran:
                self._muat()
        try:
            return self._baris[nomor]
        except KeyError:
            raise KunciTidakAda(f"Kunci data nomor {nomor} tidak ada dalam basis data ini.") from None

    def _kunci(self, nomor: int) -> _Terbuka:
        ada = self._terbuka.get(nomor)
        if ada is None or ada.sampai < time.monotonic():
            with self._giliran:
                self._terbuka[nomor] = ada = self._buka_bungkus(nomor)
        return ada

    def _buka_bungkus(self, nomor: int) -> _Terbuka:
        baris = self._baris_kunci(nomor)
        try:
            kunci = self.gudang.buka(baris.kek, baris.bungkus, baris.ikatan)
        except (KekTidakAda, BungkusanRusak):
            # Wrapped anew since it was read: the key that wrapped it then may be gone.
            self._muat()
            baris = self._baris_kunci(nomor)
            kunci = self.gudang.buka(baris.kek, baris.bungkus, baris.ikatan)
        return _Terbuka(kunci, AESGCM(kunci), time.monotonic() + UMUR_TERBUKA)


_terpasang: Brankas | None = None


def pasang(brankas: Brankas) -> None:
    """Make this the vault of the process."""
    global _terpasang
    _terpasang = brankas


def terpasang() -> Brankas:
    if _terpasang is None:
        raise SandiGalat("Proses ini tidak memegang kunci data.")
    return _terpasang


def lupakan() -> None:
    """Forget every key of the process: for tests that change the database under it."""
    if _terpasang is not None:
        _terpasang.lupakan()
