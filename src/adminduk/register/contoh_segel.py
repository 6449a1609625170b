"""A log and its witnesses made up for tests: leaves of numbers, keys of the moment, no database."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adminduk.register.merkle import akar, akar_rentang, rentang_inklusi, rentang_konsistensi
from adminduk.register.saksi import Pelayan, Saksi
from adminduk.register.segel_bukti import BuktiTercatat, DaunPeristiwa, Kebijakan
from adminduk.register.segel_catatan import ED25519, SAKSI, Catatan, KepalaPohon, KunciCatatan, Tanda, teks_saksi
from adminduk.register.segel_terbit import SaksiDikenal

WAKTU = 1_795_400_000  # 23 November 2026
PERISTIWA = UUID("0197a111-0000-7000-8000-000000000001")


def isi_daun(n: int) -> DaunPeristiwa:
    return DaunPeristiwa(UUID(int=n + PERISTIWA.int), n.to_bytes(32, "big"), bytes(32))


@dataclass
class Penanda:
    """A log or a witness: a name and a key."""

    nama: str
    jenis: int
    rahasia: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def kunci(self) -> KunciCatatan:
        return KunciCatatan(self.nama, self.jenis, self.rahasia.public_key().public_bytes_raw())

    def tanda(self, teks: str, waktu: int = WAKTU) -> Tanda:
        if self.jenis == ED25519:
            return Tanda(self.nama, self.kunci.id, self.rahasia.sign(teks.encode()))
        isi = waktu.to_bytes(8, "big") + self.rahasia.sign(teks_saksi(waktu, teks).encode())
        return Tanda(self.nama, self.kunci.id, isi)


@dataclass
class LogBuatan:
    """``daun`` are the hashes of its leaves, the first of ``isi_daun``."""

    asal: str = "contoh.id/segel"
    banyak: int = 50

    def __post_init__(self) -> None:
        self.log = Penanda(self.asal, ED25519)
        self.saksi = [Penanda(f"saksi-{n}.contoh.id", SAKSI) for n in (1, 2, 3)]
        self.daun = [isi_daun(n).daun for n in range(self.banyak)]

    def kebijakan(self, cukup: int = 2) -> Kebijakan:
        return Kebijakan((self.log.kunci,), tuple(s.kunci for s in self.saksi), cukup)

    def kepala(self, ukuran: int) -> KepalaPohon:
        return KepalaPohon(self.asal, ukuran, akar(self.daun[:ukuran]))

    def titik(self, ukuran: int, saksi: Sequence[int] = (0, 1)) -> Catatan:
        teks = self.kepala(ukuran).teks
        return Catatan(teks, (self.log.tanda(teks), *(self.saksi[n].tanda(teks) for n in saksi)))

    def bukti(self, indeks: int, ukuran: int, saksi: Sequence[int] = (0, 1)) -> BuktiTercatat:
        jalur = tuple(akar_rentang(r, self._simpul) for r in rentang_inklusi(indeks, ukuran))
        return BuktiTercatat(isi_daun(indeks), indeks, jalur, self.titik(ukuran, saksi))

    def konsistensi(self, lama: int, baru: int) -> tuple[bytes, ...]:
        if lama in (0, baru):
            return ()
        return tuple(akar_rentang(r, self._simpul) for r in rentang_konsistensi(lama, baru))

    def _simpul(self, tingkat: int, indeks: int) -> bytes:
        return akar(self.daun[indeks << tingkat : (indeks + 1) << tingkat])


class SaksiHidup:
    """A witness that serves over HTTP in a thread; it can die and come back with what it remembers."""

    def __init__(self, folder: Path, nama: str, log: Sequence[KunciCatatan]) -> None:
        self._folder, self._nama, self._log = folder, nama, log
        self._port = 0
        self.hidupkan()
        self.dikenal = SaksiDikenal(self._saksi.kunci, f"http://127.0.0.1:{self._port}")

    def hidupkan(self) -> None:
        self._saksi = Saksi(self._folder, self._nama, self._log)
        self._pelayan = Pelayan(("127.0.0.1", self._port), self._saksi)
        self._port = self._pelayan.server_port
        threading.Thread(target=self._pelayan.serve_forever, args=(0.02,), daemon=True).start()

    def matikan(self) -> None:
        self._pelayan.shutdown()
        self._pelayan.server_close()
        self._saksi.tutup()


@contextmanager
def tiga_saksi(folder: Path, log: Sequence[KunciCatatan]) -> Iterator[list[SaksiHidup]]:
    daftar = [SaksiHidup(folder / f"saksi-{n}", f"saksi-{n}.contoh.id", log) for n in (1, 2, 3)]
    try:
        yield daftar
    finally:
        for s in daftar:
            s.matikan()
