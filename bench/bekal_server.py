"""The web server as ``adminduk jalan`` starts it, for benches that come in by the network."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen


@contextmanager
def server() -> Iterator[str]:
    """Hold a server on a free port; yield its address."""
    from adminduk.perintah import jalan

    with socket.socket() as bebas:
        bebas.bind(("127.0.0.1", 0))
        port = bebas.getsockname()[1]
    web = jalan._daftar_anak(argparse.Namespace(bind="127.0.0.1", port=port), Path(os.devnull).parent)[0]
    proses = subprocess.Popen(web.perintah, env=os.environ | web.lingkungan)
    try:
        _tunggu(port)
        yield f"http://localhost:{port}"
    finally:
        proses.terminate()
        proses.wait()


def _tunggu(port: int) -> None:
    for _ in range(200):
        try:
            urlopen(f"http://127.0.0.1:{port}/sehat", timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("server web tidak hidup")
