"""The offices of the drill: clients of ``ketahanan/penulis.py`` against the cluster, and the time without an answer."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import ketahanan.penulis as klien
from ketahanan.bunuh import baca_jawaban

BANYAK = 4
JEDA = 0.15  # seconds between two requests of a client: one kecamatan has 9,999 family numbers a day


class Penulis:
    """Clients that follow whoever takes writes, and one that knows only a single machine (``hanya``)."""

    def __init__(self, data: Path, url: str) -> None:
        self.data, self.url = data, url
        self.catatan, self.sendiri = data / "catatan", data / "catatan" / "sendiri"
        self.sendiri.mkdir(parents=True)
        self.anak: list[subprocess.Popen[bytes]] = []
        self.jejak: list[tuple[float, int]] = []
        self._berhenti = threading.Event()
        self._pengamat = threading.Thread(target=self._amati, daemon=True)

    def hidupkan(self) -> None:
        self.anak = [self._klien(self.catatan, str(n), self.url) for n in range(BANYAK)]
        self._pengamat.start()

    def hanya(self, url: str, nomor: int) -> subprocess.Popen[bytes]:
        """Start one client that asks a single machine, whatever that is."""
        self.anak.append(self._klien(self.sendiri, str(nomor), url))
        return self.anak[-1]

    def hentikan(self) -> None:
        self._berhenti.set()
        for k in self.anak:
            k.kill()
            k.wait()

    def jawaban(self) -> dict[str, str]:
        return dict(baca_jawaban(self.catatan))

    def jawaban_sendiri(self, nomor: int) -> int:
        berkas = self.sendiri / f"jawaban-{nomor}"
        return len(berkas.read_text().splitlines()) if berkas.exists() else 0

    def jeda(self, sejak: float) -> float:
        """Return the longest time in seconds without any answer since a moment of ``time.monotonic``."""
        saat = [sejak]
        for (_, lama), (kapan, baru) in zip(self.jejak, self.jejak[1:], strict=False):
            if kapan >= sejak and baru > lama:
                saat.append(kapan)
        return max(b - a for a, b in zip(saat, [*saat[1:], time.monotonic()], strict=True))

    def tunggu(self, lagi: int, detik: float) -> None:
        """Wait until that many bytes of further answers came."""
        sampai, batas = self._ukuran() + lagi, time.monotonic() + detik
        while self._ukuran() < sampai:
            if time.monotonic() > batas:
                raise TimeoutError(f"pencatatan tidak berjalan lagi dalam {detik:.0f} detik")
            time.sleep(0.1)

    def _klien(self, folder: Path, nomor: str, url: str) -> subprocess.Popen[bytes]:
        lingkungan = os.environ | {
            "ADMINDUK_DATA": str(self.data),
            "ADMINDUK_DATABASE_URL": url,
            "ADMINDUK_PERAN_DB": "web",
            "DJANGO_SETTINGS_MODULE": "adminduk.proyek.settings",
        }
        with open(self.data / "klien.log", "ab") as log:
            perintah = [sys.executable, klien.__file__, "benar", str(folder), nomor, str(JEDA)]
            return subprocess.Popen(perintah, env=lingkungan, stdout=log, stderr=log)

    def _amati(self) -> None:
        while not self._berhenti.wait(0.05):
            self.jejak.append((time.monotonic(), self._ukuran()))

    def _ukuran(self) -> int:
        return sum(f.stat().st_size for f in self.catatan.glob("jawaban-*"))
