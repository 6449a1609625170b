"""Antrean di pintu: yang masuk dilayani, yang tidak tertampung ditolak seketika dengan waktu untuk mencoba lagi."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from adminduk.perintah.jalan import UTAS_WEB
from adminduk.proyek.beban import LAYANI, TUNGGU, Pintu


class Aplikasi:
    """Answers when told to, and knows how many it works on at once."""

    def __init__(self):
        self.lepas, self.masuk, self.sekaligus, self._kini = threading.Event(), threading.Semaphore(0), 0, 0

    def __call__(self, environ, mulai):
        self._kini += 1
        self.sekaligus = max(self.sekaligus, self._kini)
        self.masuk.release()
        self.lepas.wait(10)
        self._kini -= 1
        mulai("200 OK", [])
        return [b"selesai"]


def minta(pintu, alamat="/"):
    terima = {}
    badan = b"".join(pintu({"PATH_INFO": alamat}, lambda status, kepala: terima.update(status=status, kepala=kepala)))
    return terima["status"][:3], dict(terima["kepala"]), badan


@contextmanager
def penuh(tunggu=0, tenggat=5.0):
    """A door with one desk, taken."""
    aplikasi = Aplikasi()
    pintu = Pintu(aplikasi, layani=1, tunggu=tunggu, tenggat=tenggat)
    with ThreadPoolExecutor() as kolam:
        di_meja = kolam.submit(minta, pintu)
        aplikasi.masuk.acquire(timeout=5)
        yield aplikasi, pintu, kolam
        aplikasi.lepas.set()
        assert di_meja.result(5)[0] == "200"


def test_yang_tidak_tertampung_ditolak_503_dengan_waktu_mencoba_lagi():
    with penuh() as (_, pintu, _kolam):
        status, kepala, badan = minta(pintu)

    assert (status, kepala["Retry-After"]) == ("503", "3")
    assert "tidak ada yang tersimpan setengah" in badan.decode()


def test_api_mendapat_masalah_yang_terbaca_program():
    with penuh() as (_, pintu, _kolam):
        _, kepala, badan = minta(pintu, "/api/permohonan")

    assert kepala["Content-Type"] == "application/problem+json"
    assert json.loads(badan)["status"] == 503


def test_yang_menunggu_dilayani_begitu_meja_kosong():
    with penuh(tunggu=1) as (aplikasi, pintu, kolam):
        menunggu = kolam.submit(minta, pintu)
        aplikasi.lepas.set()

        assert menunggu.result(5)[0] == "200"
    assert aplikasi.sekaligus == 1


def test_yang_menunggu_terlalu_lama_ditolak_juga():
    with penuh(tunggu=1, tenggat=0.05) as (_, pintu, _kolam):
        assert minta(pintu)[0] == "503"


def test_pintu_terbuka_lagi_sesudah_penuh():
    with penuh() as (_, pintu, _kolam):
        assert minta(pintu)[0] == "503"
    assert minta(pintu)[0] == "200"


def test_pengawas_tetap_mendapat_jawaban_saat_penuh():
    with penuh() as (aplikasi, pintu, kolam):
        sehat = kolam.submit(minta, pintu, "/sehat")
        assert aplikasi.masuk.acquire(timeout=5)

        aplikasi.lepas.set()
        assert sehat.result(5)[0] == "200"


def test_server_punya_utas_lebih_untuk_menolak():
    assert UTAS_WEB > LAYANI + TUNGGU
