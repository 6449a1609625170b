"""The whole story on the running data, without a browser: each step printed with its figures."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.peluncur import anak, sambungan, tempat
from adminduk.perintah.peluncur.saksi_peragaan import saksi_peragaan

TENGGAT_HENTI = 5.0  # seconds


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sub.add_parser("peragaan", help="memperagakan kelahiran sampai dokumen yang dapat diverifikasi, pada data yang ada")


def jalankan(args: argparse.Namespace) -> int:
    """Return 0 only when every step held."""
    with dengan_pangkalan(), _saksi(), _pekerja(), tempfile.TemporaryDirectory(prefix="adminduk-peragaan-") as folder:
        siapkan_django("web")
        from adminduk.perintah.cerita import CERITA
        from adminduk.perintah.cerita.panggung import Gugur, Panggung

        panggung, mulai = Panggung(Path(folder)), time.perf_counter()
        for nomor, (judul, langkah) in enumerate(CERITA, 1):
            awal = time.perf_counter()
            try:
                hasil = langkah(panggung)
            except Gugur as gugur:
                print(f"{nomor:2}. GUGUR  {judul}: {gugur}")
                return 1
            print(f"{nomor:2}. {judul} ({time.perf_counter() - awal:.2f} s)")
            print(*(f"      {baris}" for baris in hasil), sep="\n")
    print(
        f"Peragaan selesai: {len(CERITA)} dari {len(CERITA)} langkah terbukti "
        f"dalam {time.perf_counter() - mulai:.1f} s."
    )
    return 0


@contextmanager
def _saksi() -> Iterator[None]:
    """Keep witnesses beside the story, unless they run already or the data are in a database of others."""
    data = tempat.folder_data()
    daftar = [] if sambungan.url_luar() else saksi_peragaan(data, data / "log")
    try:
        for satu in daftar:
            satu.hidupkan()
        yield
    finally:
        anak.hentikan(daftar, TENGGAT_HENTI)


@contextmanager
def _pekerja() -> Iterator[None]:
    """Keep a worker beside the story: it seals and publishes; one that already runs is no hindrance."""
    proses = subprocess.Popen(
        [sys.executable, "-m", "adminduk.perintah", "pekerja"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        proses.terminate()
        try:
            proses.wait(2 * TENGGAT_HENTI)
        except subprocess.TimeoutExpired:
            proses.kill()
