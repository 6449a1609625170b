"""`make latihan`, sebagai root: listrik putus di tengah pencatatan, cakramnya lupa apa yang belum disimpan."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import psycopg
import pytest
from ketahanan.bunuh import Hasil, Medan

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur.proses import proses_postgres

ALAT = Path(os.environ.get("ALAT", ".venv/latihan")).absolute() / "bin"  # its own environment: mfusepy
PELUPA = Path(__file__).with_name("pelupa.py")
PUTUS, ANTARA = 10, 400
TULIS = {"max_wal_size": "64MB", "checkpoint_timeout": "30s"}  # much is under way when the power goes


class MedanListrik(Medan):
    """The whole cluster, log of writes included, stands on the forgetful disk."""

    @contextmanager
    def berjalan(self):
        self.cakram = self.milik.folder / "cakram"
        self.milik.pgdata.rename(self.cakram)
        self.milik.pgdata.mkdir(mode=0o700)
        self._pasang()
        try:
            with super().berjalan():
                yield
        finally:
            self._lepas()

    def putus_di_tengah_simpul(self, peluang: float) -> None:
        """Cut the power while a checkpoint writes."""
        threading.Thread(target=self._simpul, daemon=True).start()
        time.sleep(0.02)
        self.putus(peluang)

    def putus(self, peluang: float) -> None:
        """Cut the power; ``peluang``: the chance of a page not yet synced to be on the disk all the same."""
        server = proses_postgres(self.milik.pgdata)
        with suppress(OSError):
            os.setxattr(self.milik.pgdata, "user.listrik", str(peluang).encode())
        for pid in server | {self.milik.proses.pid}:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.milik.proses.wait()
        self.disk.wait()
        self._lepas()
        self._pasang()
        self.milik.hidupkan()

    def _simpul(self) -> None:
        with suppress(psycopg.Error), self._super() as db:
            db.execute("checkpoint")

    def _pasang(self) -> None:
        perintah = [ALAT / "python", PELUPA, self.cakram, self.milik.pgdata]
        with open(self.data / "pelupa.log", "ab") as log:
            self.disk = subprocess.Popen(perintah, stdout=log, stderr=log)
        batas = time.monotonic() + 20
        while not os.path.ismount(self.milik.pgdata):
            assert self.disk.poll() is None and time.monotonic() < batas, (self.data / "pelupa.log").read_text()
            time.sleep(0.02)

    def _lepas(self) -> None:
        subprocess.run(["umount", "-l", self.milik.pgdata], check=False)
        self.disk.wait(20)


def _putus_berkali(medan: MedanListrik) -> Hasil:
    """Cut the power many times, in and out of checkpoints, with all and with half of what was not synced lost."""
    with medan.berjalan():
        for n in range(PUTUS):
            medan.tunggu_jawaban(ANTARA)
            putus = medan.putus_di_tengah_simpul if n % 3 else medan.putus
            putus((0.0, 0.5)[n % 2])
        medan.tunggu_jawaban(20)
        return medan.periksa()


def test_listrik_putus_yang_dijawab_tetap_ada(folder_data):
    hasil = _putus_berkali(MedanListrik(folder_data, "benar", penulis=4, pengaturan=TULIS))
    print(asdict(hasil))

    assert hasil.dijawab >= PUTUS * ANTARA
    assert (hasil.hilang, hasil.ganda, hasil.nomor_salah, hasil.berlubang, hasil.beda) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    "pengaturan",
    [{"fsync": "off"}, {"synchronous_commit": "off", "wal_writer_delay": "10s"}],
    ids=["tanpa fsync", "tanpa menunggu cakram"],
)
def test_yang_tidak_menunggu_cakram_kehilangan(folder_data, pengaturan):
    """Positive controls. No kill -9 can see the first: what a process wrote outlives it, but not the power."""
    medan = MedanListrik(folder_data, "benar", penulis=4, pengaturan=TULIS | pengaturan)
    with medan.berjalan():
        medan.tunggu_jawaban(ANTARA)
        medan.putus(0.0)
        medan.tunggu_jawaban(20)
        hasil = medan.periksa()
    print(asdict(hasil))

    assert hasil.hilang > 0


def test_tanpa_gambar_halaman_halaman_sobek_merusak(folder_data):
    """Positive control: pages half on the disk do happen, and nothing but their images in the log mends them."""
    medan = MedanListrik(folder_data, "benar", penulis=4, pengaturan=TULIS | {"full_page_writes": "off"})
    with pytest.raises((Gagal, AssertionError), match=r"tidak mau hidup|tidak mendapat jawaban lagi"):
        _putus_berkali(medan)

    assert "invalid page in block" in (medan.milik.folder / "log").read_text()
