"""From a signed head to the public: its tiles as files, the cosignatures of the witnesses, the checkpoint.

All of it follows from the database and can be done again: what a crash cut short the next pass completes. A witness
that does not answer costs the others nothing; it is asked again, ever more rarely.
"""

from __future__ import annotations

import json
import logging
import math
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import Connection

from adminduk.register.kepala import Kepala
from adminduk.register.kunci_kepala import Publik, kunci_publik
from adminduk.register.saksi_tanya import kirim_titik
from adminduk.register.segel_bukti import Kebijakan
from adminduk.register.segel_catatan import Catatan, CatatanRusak, KunciCatatan, Tanda, b64
from adminduk.register.segel_pohon import BuktiRusak, bukti_konsistensi, tanda_saksi
from adminduk.register.segel_ubin import GudangUbin
from adminduk.register.tanda_terima import kunci_tanda_terima

log = logging.getLogger(__name__)

BERKAS_SAKSI = "saksi.json"
SABAR = 2.0  # seconds for enough witnesses to answer one head
JEDA_TERPANJANG = 15.0
DENYUT = 30.0  # seconds between two notes that nothing waits
_DAUN = "select daun from segel_daun where indeks >= %s and indeks < %s order by indeks"
_SIMPUL = "select simpul from segel_simpul where indeks >= %s and indeks < %s and tingkat = %s order by indeks"
_TERSAKSI = "update segel_keadaan set tersaksi = greatest(tersaksi, %s), pada = clock_timestamp()"
_SIMPAN = "insert into segel_saksi (ukuran, saksi, tanda_tangan) values (%s, %s, %s) on conflict do nothing"
_DIKENAL = "select coalesce(max(ukuran), 0) from segel_saksi where saksi = %s"


@dataclass(frozen=True)
class SaksiDikenal:
    """A witness and where it is reached."""

    kunci: KunciCatatan
    url: str


@dataclass(frozen=True)
class DaftarSaksi:
    """The witnesses of this log, of whom ``cukup`` must cosign; a file, ``saksi.json``, in the sequencer's folder."""

    saksi: tuple[SaksiDikenal, ...]
    cukup: int

    @classmethod
    def baca(cls, berkas: Path) -> DaftarSaksi:
        """Read the list. Raises FileNotFoundError, or ValueError for one that nobody could satisfy."""
        isi = json.loads(berkas.read_text())
        saksi = tuple(SaksiDikenal(KunciCatatan.baca(s["kunci"]), str(s["url"]).rstrip("/")) for s in isi["saksi"])
        if not 0 <= isi["cukup"] <= len({s.kunci.publik for s in saksi}):
            raise ValueError(f"{berkas.name}: cukup harus 0 sampai {len(saksi)}.")
        return cls(saksi, int(isi["cukup"]))

    @classmethod
    def milik(cls, folder: Path) -> DaftarSaksi:
        """Return the list of the log in ``folder``; without one nobody watches, and heads count by themselves."""
        berkas = folder / BERKAS_SAKSI
        return cls.baca(berkas) if berkas.exists() else cls((), 0)

    def ke_json(self) -> str:
        saksi = [{"kunci": str(s.kunci), "url": s.url} for s in self.saksi]
        return json.dumps({"cukup": self.cukup, "saksi": saksi}, indent=1) + "\n"

    @property
    def kunci(self) -> tuple[KunciCatatan, ...]:
        return tuple(s.kunci for s in self.saksi)

    def kebijakan(self, publik: Publik) -> Kebijakan:
        return Kebijakan(publik.catatan, self.kunci, self.cukup)


def terbitan_segel(data: Path) -> dict[str, Any]:
    """Return what verifiers are told of the log of a data folder beside other keys; nothing before it has one."""
    publik = kunci_publik(data / "segel")
    if not publik.kunci:
        return {}
    kebijakan = DaftarSaksi.milik(data / "segel").kebijakan(publik)
    return {"segel": {**kebijakan.terbitan(), "tanda_terima": [str(k) for k in kunci_tanda_terima(data)]}}


class Penerbit:
    """Publishes heads, one after the other; used by one thread."""

    def __init__(self, publik: Publik, gudang: GudangUbin, daftar: DaftarSaksi) -> None:
        self._publik, self._gudang, self._daftar = publik, gudang, daftar
        self._kurir = ThreadPoolExecutor(max(1, len(daftar.saksi)), "saksi")
        self._hubungan = [_Hubungan(s) for s in daftar.saksi if s.url]  # one that retired has none
        self._terbit: Catatan | None = None
        self._denyut = -math.inf

    def terbitkan(self, koneksi: Connection[Any]) -> None:
        """Publish the latest head with what the witnesses say of it. Raises UbinBerbeda."""
        kepala = Kepala.terakhir(koneksi)
        if kepala is not None:
            self._gudang.lengkapi(kepala.ukuran, lambda *ubin: _isi_ubin(koneksi, *ubin))
            self._kumpulkan(koneksi, kepala)
            tanda = tanda_saksi(koneksi, kepala.ukuran, self._daftar.kunci)
            titik = kepala.titik(self._publik, tanda)
            if titik != self._terbit:
                self._gudang.tulis_titik(titik)
                self._terbit, self._denyut = titik, -math.inf
            if len(tanda) < self._daftar.cukup:
                return
        if time.monotonic() - self._denyut > DENYUT:
            koneksi.execute(_TERSAKSI, (kepala.ukuran if kepala else 0,))
            self._denyut = time.monotonic()

    def _kumpulkan(self, koneksi: Connection[Any], kepala: Kepala) -> None:
        """Ask every witness that is free; wait until enough have answered, or none is left to wait for."""
        batas = time.monotonic() + SABAR
        titik = kepala.titik(self._publik)
        while True:
            for h in self._hubungan:
                h.terima(koneksi)
                h.minta(koneksi, self._kurir, kepala.ukuran, titik)
            tunggu = [h.jalan for h in self._hubungan if h.jalan]
            sisa = batas - time.monotonic()
            if sum(h.dapat == kepala.ukuran for h in self._hubungan) >= self._daftar.cukup or not tunggu or sisa <= 0:
                return
            wait(tunggu, sisa, FIRST_COMPLETED)


class _Hubungan:
    """What the sequencer knows of one witness. ``dapat``: the size of the last head whose cosignature is kept here."""

    def __init__(self, saksi: SaksiDikenal) -> None:
        self._saksi = saksi
        self.jalan: Future[tuple[int, bytes]] | None = None
        self.dapat = -1
        self._ingat = -1  # the size that the witness remembers, as far as known
        self._titik: tuple[int, str] = (0, "")
        self._jeda, self._nanti = 1.0, 0.0

    def minta(self, koneksi: Connection[Any], kurir: ThreadPoolExecutor, ukuran: int, titik: Catatan) -> None:
        if self.jalan or self.dapat == ukuran or time.monotonic() < self._nanti:
            return
        if self._ingat < 0:
            [(self._ingat,)] = koneksi.execute(_DIKENAL, (self._saksi.kunci.nama,)).fetchall()
        if self._ingat > ukuran:
            self._gagal(logging.CRITICAL, f"pernah melihat {self._ingat} daun, jurnal hanya {ukuran}")
            return
        try:
            bukti = bukti_konsistensi(koneksi, self._ingat, ukuran)
        except BuktiRusak as galat:
            self._gagal(logging.CRITICAL, str(galat))
            return
        badan = "".join([f"old {self._ingat}\n", *(f"{b64(h)}\n" for h in bukti), "\n"]).encode() + bytes(titik)
        self._titik = ukuran, titik.teks
        self.jalan = kurir.submit(kirim_titik, self._saksi.url, badan)

    def terima(self, koneksi: Connection[Any]) -> None:
        """Take the answer if there is one: keep a cosignature, remember a size; ask again later for anything else."""
        if self.jalan is None or not self.jalan.done():
            return
        jalan, self.jalan = self.jalan, None
        ukuran, teks = self._titik
        try:
            status, isi = jalan.result()
            if status == 409:
                self._salah_ukuran(int(isi))
                return
            if status != 200:
                tingkat = logging.CRITICAL if status == 422 else logging.WARNING
                self._gagal(tingkat, f"menolak kepala berukuran {ukuran} dengan {status}: {isi[:200]!r}")
                return
            tanda = _milik(self._saksi.kunci, teks, isi)
        except (OSError, ValueError) as galat:
            self._gagal(logging.WARNING, f"tidak menjawab: {type(galat).__name__}")
            return
        koneksi.execute(_SIMPAN, (ukuran, self._saksi.kunci.nama, tanda.isi))
        self.dapat = self._ingat = ukuran
        self._jeda, self._nanti = 1.0, 0.0

    def _salah_ukuran(self, ukuran: int) -> None:
        if ukuran == self._ingat:
            raise ValueError("saksi menolak ukuran yang disebutnya sendiri")
        self._ingat = ukuran

    def _gagal(self, tingkat: int, sebab: str) -> None:
        log.log(tingkat, "saksi %s %s", self._saksi.kunci.nama, sebab)
        self._nanti = time.monotonic() + self._jeda
        self._jeda = min(self._jeda * 2, JEDA_TERPANJANG)


def _milik(kunci: KunciCatatan, teks: str, isi: bytes) -> Tanda:
    """Return the cosignature among the lines of an answer. Raises CatatanRusak."""
    tanda = Catatan(teks, tuple(map(Tanda.baca, isi.decode().splitlines()))).dari(kunci)
    if tanda is None:
        raise CatatanRusak("tidak ada tanda tangan dari kunci yang dikenal")
    return tanda


def _isi_ubin(koneksi: Connection[Any], tingkat: int, awal: int, akhir: int) -> bytes:
    if tingkat == 0:
        return b"".join(h for (h,) in koneksi.execute(_DAUN, (awal, akhir)))
    return b"".join(h for (h,) in koneksi.execute(_SIMPUL, (awal, akhir, tingkat * 8)))
