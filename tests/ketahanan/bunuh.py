"""Kill drill: clients register while server and clients are killed; then what they were told is compared with what is.

The server is a child of this process and is waited for: a postmaster that nobody buries looks alive to the next.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from adminduk.perintah.peluncur import pangkalan, sambungan, tempat
from adminduk.register.bangun_ulang import bangun_ulang

PENULIS = Path(__file__).with_name("penulis.py")
KECIL = {"shared_buffers": "32MB", "max_wal_size": "256MB"}


@dataclass
class Hasil:
    """What a drill did and found. ``hilang`` and ``ganda`` are counts of what was sent."""

    dijawab: int = 0
    dibunuh: Counter[str] = field(default_factory=Counter)
    hilang: int = 0
    ganda: int = 0
    nomor_salah: int = 0
    berlubang: int = 0
    beda: int = 0
    detik: float = 0.0


class Medan:
    """A database and its clients, all of which can be killed and go on."""

    def __init__(self, data: Path, cara: str, penulis: int, pengaturan: dict[str, str] | None = None) -> None:
        self.data, self.cara, self.banyak = data, cara, penulis
        self.catatan = data / "catatan"
        self.catatan.mkdir()
        self.milik = pangkalan.Pangkalan(
            data / "pangkalan", tempat.rahasia(data)["sandi_super"], pangkalan.cari_bin(), KECIL | (pengaturan or {})
        )
        self.klien: list[subprocess.Popen[bytes]] = []

    @contextmanager
    def berjalan(self) -> Iterator[None]:
        self.milik.hidupkan()
        self.klien = [self._klien(n) for n in range(self.banyak)]
        try:
            yield
        finally:
            for k in self.klien:
                k.kill()
                k.wait()
            self.milik.hentikan()

    def _klien(self, n: int) -> subprocess.Popen[bytes]:
        lingkungan = {k: v for k, v in os.environ.items() if k != "ADMINDUK_DATABASE_URL"}
        lingkungan |= {
            "ADMINDUK_DATA": str(self.data),
            "ADMINDUK_PERAN_DB": "web",
            "DJANGO_SETTINGS_MODULE": "adminduk.proyek.settings",
        }
        return subprocess.Popen([sys.executable, str(PENULIS), self.cara, str(self.catatan), str(n)], env=lingkungan)

    def dijawab(self) -> int:
        return len(self.jawaban())

    def jawaban(self) -> list[tuple[str, str]]:
        return baca_jawaban(self.catatan)

    def tunggu_jawaban(self, lagi: int, tenggat: float = 60.0) -> None:
        sampai, batas = self.dijawab() + lagi, time.monotonic() + tenggat
        while self.dijawab() < sampai:
            assert time.monotonic() < batas, "klien tidak mendapat jawaban lagi"
            time.sleep(0.02)

    def bunuh_server(self) -> None:
        assert self.milik.proses
        self.milik.proses.kill()
        self.milik.proses.wait()
        self.milik.hidupkan()

    def bunuh_backend(self) -> None:
        """Kill one server process; the postmaster then ends all others and recovers."""
        with suppress(psycopg.Error), self._super() as db:
            [(pid,)] = db.execute(
                "select pid from pg_stat_activity where usename = 'adminduk_web' order by random() limit 1"
            ).fetchall() or [(0,)]
            if pid:
                os.kill(pid, signal.SIGKILL)
        while not self.milik.siap():
            time.sleep(0.02)

    def bunuh_klien(self) -> None:
        n = random.randrange(self.banyak)
        self.klien[n].kill()
        self.klien[n].wait()
        self.klien[n] = self._klien(n)

    def henti_sebentar(self) -> None:
        klien = random.choice(self.klien)
        klien.send_signal(signal.SIGSTOP)
        time.sleep(0.5)
        klien.send_signal(signal.SIGCONT)

    def _super(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self.milik.soket), port=pangkalan.PORT, dbname=pangkalan.NAMA_DB, user=pangkalan.SUPER,
            password=self.milik.sandi_super, autocommit=True,
        )  # fmt: skip

    def periksa(self) -> Hasil:
        """Compare what was answered with what is in the database, which runs."""
        for k in self.klien:
            k.kill()
            k.wait()
        tujuan: dict[str, Any] = sambungan.parameter(self.data, "pemilik")
        with self._super() as db, psycopg.connect(**tujuan, autocommit=True) as pemilik:
            return bandingkan(dict(self.jawaban()), db, pemilik)


def baca_jawaban(folder: Path) -> list[tuple[str, str]]:
    """Return what clients were told, sending and number, from whole lines of what they kept."""
    baris = (b for f in folder.rglob("jawaban-*") for b in f.read_text().splitlines())
    return [(k, n) for k, n in (b.split() for b in baris if b.count(" ") == 1)]


def bandingkan(dijawab: dict[str, str], db: psycopg.Connection[Any], pemilik: psycopg.Connection[Any]) -> Hasil:
    """Compare what was answered (what was sent to its number) with what is; ``db`` is the superuser's."""
    hasil = Hasil(dijawab=len(dijawab))
    tercatat = Counter(k for (k,) in db.execute(_TERCATAT))
    nomor = dict(db.execute(_NOMOR).fetchall())
    [(hasil.berlubang,)] = db.execute(_BERLUBANG).fetchall()
    hasil.hilang = len(dijawab.keys() - tercatat.keys())
    hasil.ganda = sum(n - 1 for n in tercatat.values())
    hasil.nomor_salah = sum(k in nomor and nomor[k] != n for k, n in dijawab.items())
    hasil.beda = len(bangun_ulang(pemilik).beda)
    return hasil


_ISI = """peristiwa_isi i cross join lateral (
    select convert_from(i.isi, 'UTF8')::jsonb -> 'fakta' ->> 'potongan' as kiriman) f"""
_TERCATAT = f"select f.kiriman from {_ISI}"
_NOMOR = f"select f.kiriman, n.nomor from {_ISI} join nomor_kk n on n.peristiwa = i.peristiwa"
# Serial numbers of one place and day go from 1 without a gap: none was drawn for nothing, none is given twice.
_BERLUBANG = """
select count(*) from (
    select kunci, terakhir, (select count(*) from nomor_kk where nomor like p.kunci || '%') as ada
      from pencacah p where jenis = 'kk') x where terakhir <> ada
"""


def latih(
    medan: Medan, pembunuhan: int, antara: int, macam: tuple[str, ...] = ("server", "backend", "klien", "henti")
) -> Hasil:
    """Kill ``pembunuhan`` times, each after ``antara`` further answers; return what was found."""
    cara = {
        "server": medan.bunuh_server,
        "backend": medan.bunuh_backend,
        "klien": medan.bunuh_klien,
        "henti": medan.henti_sebentar,
    }
    dibunuh: Counter[str] = Counter()
    mulai = time.monotonic()
    with medan.berjalan():
        for n in range(pembunuhan):
            medan.tunggu_jawaban(antara)
            pilih = macam[n % len(macam)]
            cara[pilih]()
            dibunuh[pilih] += 1
        medan.tunggu_jawaban(antara)
        hasil = medan.periksa()
    hasil.dibunuh, hasil.detik = dibunuh, time.monotonic() - mulai
    return hasil
