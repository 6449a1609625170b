"""What `make run` calls: database, preparation, web and worker, until Ctrl-C."""

from __future__ import annotations

import argparse
import fcntl
import os
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from adminduk.perintah.akun_demo import cetak_akun, sudah_ada
from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import anak, layak, sambungan, tempat
from adminduk.perintah.peluncur.anak import Anak, modul
from adminduk.perintah.peluncur.pangkalan import Pangkalan
from adminduk.perintah.peluncur.proses import ikut_mati
from adminduk.perintah.peluncur.saksi_peragaan import saksi_peragaan
from adminduk.perintah.siapkan import sudah_siap

JIWA_BAWAAN = 20_000
TENGGAT_MULAI = 60.0  # seconds for the web server's first answer
TENGGAT_HENTI = 6.0
UTAS_WEB = 24  # a process; more than proyek.beban lets in, so that some are always free to turn others away


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("jalan", help="menjalankan seluruh sistem sampai Ctrl-C")
    p.add_argument("--port", type=int, default=int(os.environ.get("ADMINDUK_PORT") or 8000), help="port halaman web")
    p.add_argument("--bind", default=os.environ.get("ADMINDUK_BIND") or "127.0.0.1", help="alamat yang didengarkan")
    p.add_argument(
        "--jiwa", type=int, help="penduduk sintetis bila register kosong (bawaan: 20000; 0 pada basis data luar)"
    )


def jalankan(args: argparse.Namespace) -> int:
    data = tempat.siapkan(tempat.folder_data())
    os.environ["ADMINDUK_PORT"] = str(args.port)
    with _satu_saja(data), _sinyal() as henti:
        _periksa_port(args.bind, args.port)
        with dengan_pangkalan() as milik:
            if not sudah_siap() and not _kerjakan(henti, *_persiapan(args)):
                return 130
            _periksa_layak(data)
            # A database of others has witnesses of others, or none.
            saksi = [] if sambungan.url_luar() else saksi_peragaan(data, data / "log")
            kantor = _daftar_anak(args, data / "log")
            try:
                _hidupkan(kantor)
                _tunggu_web(henti, kantor[0], args)
                # The web had the processors to itself until it answered; the sequencer asks witnesses again.
                _hidupkan(saksi)
                if not henti.is_set():
                    _umumkan(args)
                _jaga(henti, [*kantor, *saksi], milik)
            finally:
                anak.hentikan([*kantor, *saksi], TENGGAT_HENTI)
    print("Adminduk berhenti.", flush=True)
    return 0


def _persiapan(args: argparse.Namespace) -> list[str]:
    # Nobody wants invented people in a database of others, unless they ask for them.
    luar = sambungan.url_luar() is not None
    jiwa = args.jiwa if args.jiwa is not None else 0 if luar else JIWA_BAWAAN
    return ["siapkan", "--jiwa", str(jiwa), *([] if luar else ["--akun-demo"])]


def _hidupkan(daftar: Sequence[Anak]) -> None:
    for a in daftar:
        a.hidupkan()


def _daftar_anak(args: argparse.Namespace, log: Path) -> list[Anak]:
    web = modul(
        "granian", "--interface", "wsgi", "--host", args.bind, "--port", str(args.port), "--http", "1", "--no-ws",
        "--workers", str(min(2, os.cpu_count() or 1)), "--blocking-threads", str(UTAS_WEB),
        "--workers-kill-timeout", "4", "--respawn-failed-workers", "--respawn-interval", "0.5",
        "--log-level", "warning", "adminduk.proyek.wsgi:application",
    )  # fmt: skip
    return [
        Anak("web", web, log / "web.txt", {"ADMINDUK_PERAN_DB": "web", **_peragaan()}),
        Anak("pekerja", modul("adminduk.perintah", "pekerja"), log / "pekerja.txt"),
    ]


def _peragaan() -> dict[str, str]:
    """Let the software keys of the demonstration sign, where nobody else's data are and nobody comes in by HTTPS."""
    luar = sambungan.url_luar() is not None or os.environ.get("ADMINDUK_HTTPS") == "1"
    return {"ADMINDUK_PERAGAAN": "1"} if sudah_ada() and not luar else {}


def _periksa_layak(data: Path) -> None:
    layak.periksa_kunci(tempat.rahasia(data)["kunci_web"])
    tujuan: dict[str, Any] = sambungan.parameter(data, "web")
    with psycopg.connect(**tujuan) as koneksi:
        layak.periksa_masuk(koneksi)


@contextmanager
def _satu_saja(data: Path) -> Iterator[None]:
    with open(data / "jalan.kunci", "a+") as berkas:
        try:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            berkas.seek(0)
            raise Gagal(
                f"Adminduk sudah berjalan dengan folder data ini (proses {berkas.read().strip()}). "
                "Hentikan dahulu, atau pilih ADMINDUK_DATA dan ADMINDUK_PORT lain."
            ) from None
        berkas.truncate(0)
        berkas.write(str(os.getpid()))
        berkas.flush()
        yield


@contextmanager
def _sinyal() -> Iterator[threading.Event]:
    """Turn Ctrl-C, SIGTERM and a closed terminal into an event: nothing is cut off in the middle of a step."""
    henti = threading.Event()
    daftar = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    lama = {s: signal.signal(s, lambda *_: henti.set()) for s in daftar}
    try:
        yield henti
    finally:
        for sinyal, penangan in lama.items():
            signal.signal(sinyal, penangan)


def _periksa_port(bind: str, port: int) -> None:
    keluarga = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(keluarga, socket.SOCK_STREAM) as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind((bind, port))
        except (OSError, OverflowError) as galat:
            raise Gagal(
                f"Port {port} di {bind} tidak dapat dipakai ({galat}). Pilih yang lain: ADMINDUK_PORT=8001 make run"
            ) from None


def _kerjakan(henti: threading.Event, *argumen: str) -> bool:
    """Run another sub-command to its end; False when it was stopped by Ctrl-C, Gagal when it failed by itself."""
    proses = subprocess.Popen(
        modul("adminduk.perintah", *argumen), start_new_session=True, preexec_fn=ikut_mati(signal.SIGTERM)
    )
    while proses.poll() is None:
        if henti.wait(0.05):
            os.killpg(proses.pid, signal.SIGINT)
            try:
                proses.wait(TENGGAT_HENTI)
            except subprocess.TimeoutExpired:
                os.killpg(proses.pid, signal.SIGKILL)
                proses.wait()
            return False
    if proses.returncode:
        raise Gagal(f"`adminduk {argumen[0]}` tidak berhasil; sistem tidak dijalankan.")
    return True


def _tunggu_web(henti: threading.Event, web: Anak, args: argparse.Namespace) -> None:
    batas = time.monotonic() + TENGGAT_MULAI
    while not henti.wait(0.05):
        if not web.hidup or time.monotonic() > batas:
            raise Gagal(f"Server web tidak mau hidup. Sebabnya ada di {web.log}.")
        try:
            with urllib.request.urlopen(f"http://{_tuan(args.bind)}:{args.port}/sehat", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            continue


def _jaga(henti: threading.Event, daftar: Sequence[Anak], milik: Pangkalan | None) -> None:
    while not henti.wait(0.5):
        if milik is not None and milik.jaga():
            print("PostgreSQL berhenti dan dihidupkan lagi.", flush=True)
        for a in daftar:
            if kabar := a.jaga():
                print(kabar, flush=True)


def _umumkan(args: argparse.Namespace) -> None:
    if sudah_ada():
        cetak_akun()
    print(f"\nAdminduk siap di http://{_tuan(args.bind)}:{args.port}/  (Ctrl-C menghentikan semuanya)", flush=True)


def _tuan(bind: str) -> str:
    """Return the name under which this machine reaches ``bind``; passkeys need a name, not a number."""
    return "localhost" if bind in ("127.0.0.1", "0.0.0.0", "::", "::1") else f"[{bind}]" if ":" in bind else bind
