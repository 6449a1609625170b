"""Run a witness of the journals of others: ``adminduk saksi``. Needs no database and nothing of the system."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
from pathlib import Path

from adminduk.perintah.galat import Gagal


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("saksi", help="menyaksikan jurnal kantor lain: menandatangani hanya kepala yang meneruskan")
    p.add_argument("--folder", type=Path, required=True, help="tempat kunci dan ingatan saksi ini")
    p.add_argument("--nama", required=True, help="nama saksi tanpa spasi dan tanda +, misalnya inspektorat.contoh.id")
    p.add_argument("--log", action="append", required=True, metavar="VKEY", help="kunci log yang disaksikan; berulang")
    p.add_argument("--bind", default="127.0.0.1", help="alamat yang didengarkan")
    p.add_argument("--port", type=int, default=8765, help="port yang didengarkan (0: sembarang)")


def jalankan(args: argparse.Namespace) -> int:
    from adminduk.register.saksi import Pelayan, Saksi
    from adminduk.register.segel_catatan import CatatanRusak, KunciCatatan

    if not args.nama or "+" in args.nama or any(h.isspace() for h in args.nama):
        raise Gagal("Nama saksi tidak boleh memuat spasi atau tanda +.")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    try:
        saksi = Saksi(args.folder, args.nama, [KunciCatatan.baca(vkey) for vkey in args.log])
        pelayan = Pelayan((args.bind, args.port), saksi)
    except CatatanRusak as galat:
        raise Gagal(f"--log: {galat}") from galat
    except BlockingIOError as galat:
        raise Gagal(f"Folder {args.folder} sedang dipakai saksi lain.") from galat
    except OSError as galat:
        raise Gagal(f"Saksi tidak dapat mendengarkan {args.bind}:{args.port} ({galat.strerror}).") from galat
    for sinyal in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sinyal, lambda *_: threading.Thread(target=pelayan.shutdown).start())
    print(f"Saksi {saksi.kunci}\nmendengarkan http://{args.bind}:{pelayan.server_port}/add-checkpoint", flush=True)
    pelayan.serve_forever(0.2)
    return 0
