"""The witnesses of the demonstration: three processes beside the office's own, each with a folder and a key of its own.

In use they belong to other organisations, on machines of theirs, and stand in ``saksi.json`` under names of theirs;
then none is started here.
"""

from __future__ import annotations

import socket
from pathlib import Path

from adminduk.perintah.peluncur import tempat
from adminduk.perintah.peluncur.anak import Anak, modul
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.saksi import kunci_saksi
from adminduk.register.saksi_tanya import nama_saksi
from adminduk.register.segel_terbit import BERKAS_SAKSI, DaftarSaksi, SaksiDikenal

BANYAK, CUKUP = 3, 2
AKHIRAN = ".peragaan"


def saksi_peragaan(data: Path, log: Path) -> list[Anak]:
    """Return the witnesses to start, once it is written where; none when they run already or the log has others."""
    segel = tempat.folder_segel(data)
    KunciBerkas.buka(segel)
    ada = DaftarSaksi.milik(segel).saksi
    if any(not s.kunci.nama.endswith(AKHIRAN) or nama_saksi(s.url) == str(s.kunci) for s in ada):
        return []
    folder = {f"saksi-{n}{AKHIRAN}": data / f"saksi-{n}" for n in range(1, BANYAK + 1)}
    port = dict(zip(folder, _port_bebas(BANYAK), strict=True))
    saksi = tuple(SaksiDikenal(kunci_saksi(f, n), f"http://127.0.0.1:{port[n]}") for n, f in folder.items())
    tempat.tulis_rahasia(segel / BERKAS_SAKSI, DaftarSaksi(saksi, CUKUP).ke_json())
    dikenal = [f"--log={k}" for k in kunci_publik(segel).catatan]
    return [
        Anak(
            nama,
            modul("adminduk.perintah", "saksi", f"--folder={f}", f"--nama={nama}", f"--port={port[nama]}", *dikenal),
            log / f"{f.name}.txt",
        )
        for nama, f in folder.items()
    ]


def _port_bebas(banyak: int) -> list[int]:
    """Return free ports; held all at once, so that none comes twice."""
    soket = [socket.create_server(("127.0.0.1", 0)) for _ in range(banyak)]
    try:
        return [s.getsockname()[1] for s in soket]
    finally:
        for s in soket:
            s.close()
