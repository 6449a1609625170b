"""A witness: it remembers the latest head of each log it knows and cosigns only what continues it (C2SP tlog-witness).

For organisations that are not the office: it needs no database, no Django and no account, only a folder, a port and the
public keys of the logs. One file holds all it remembers, and is on disk before an answer goes out: whoever was given a
cosignature can never be shown another past.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adminduk.register.merkle import AKAR_KOSONG, cocok_konsistensi
from adminduk.register.segel_catatan import (
    SAKSI,
    Catatan,
    CatatanRusak,
    KepalaPohon,
    KunciCatatan,
    Tanda,
    baca_hash,
    bilangan,
    teks_saksi,
)

log = logging.getLogger(__name__)
BATAS_KIRIMAN = 64 * 1024  # bytes; 63 hashes and 16 signatures are under 10 kB
BUKTI_TERBANYAK = 63
BERTENTANGAN = "bertentangan.txt"  # the last head that was refused, signed by its log: evidence against it
BATAS_DIAM = 30.0  # seconds a connection may say nothing


@dataclass(frozen=True)
class Jawaban:
    """An answer over HTTP."""

    status: int
    isi: bytes = b""
    jenis: str = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Permintaan:
    """The body of add-checkpoint."""

    lama: int
    bukti: tuple[bytes, ...]
    titik: Catatan
    kepala: KepalaPohon

    @classmethod
    def baca(cls, data: bytes) -> Permintaan:
        """Raises CatatanRusak, or ValueError for bytes that are no text."""
        atas, pisah, titik = data.partition(b"\n\n")
        pertama, *bukti = atas.decode("ascii").split("\n")
        if not pisah or not pertama.startswith("old ") or len(bukti) > BUKTI_TERBANYAK:
            raise CatatanRusak("Permintaan tidak terbaca.")
        catatan = Catatan.baca(titik)
        return cls(bilangan(pertama[4:]), baca_hash(bukti), catatan, KepalaPohon.baca(catatan.teks))


@dataclass(frozen=True)
class Ingatan:
    """The latest head that was cosigned."""

    ukuran: int = 0
    akar: bytes = AKAR_KOSONG


class Saksi:
    """One witness over its folder, which it holds alone. Raises BlockingIOError when another process has it."""

    def __init__(
        self, folder: Path, nama: str, log: Sequence[KunciCatatan], jam: Callable[[], float] = time.time
    ) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._pegang = os.open(folder / "dipakai", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._pegang, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._rahasia = _buka_kunci(folder / "kunci")
        self.kunci = _publik(nama, self._rahasia)
        self._berkas, self._log, self._jam = folder / "ingatan.json", tuple(log), jam
        self._ingatan = _baca_ingatan(self._berkas)
        self._satu = threading.Lock()

    def tutup(self) -> None:
        os.close(self._pegang)

    def tambah_titik(self, data: bytes) -> Jawaban:
        """Answer add-checkpoint."""
        try:
            minta = Permintaan.baca(data)
        except ValueError:
            return Jawaban(400)
        dikenal = [k for k in self._log if k.nama == minta.kepala.asal]
        if not dikenal:
            return Jawaban(404)
        try:
            ditandatangani = any(minta.titik.dari(k) for k in dikenal)
        except CatatanRusak:
            ditandatangani = False
        if not ditandatangani:
            return Jawaban(403)
        with self._satu:
            return self._saksikan(minta)

    def _saksikan(self, minta: Permintaan) -> Jawaban:
        ingat, kepala = self._ingatan.get(minta.kepala.asal, Ingatan()), minta.kepala
        if minta.lama > kepala.ukuran:
            return Jawaban(400)
        if minta.lama != ingat.ukuran:
            return Jawaban(409, f"{ingat.ukuran}\n".encode(), "text/x.tlog.size")
        if not _meneruskan(ingat, kepala, minta.bukti):
            log.critical("log %s: kepala berukuran %s tidak meneruskan %s", kepala.asal, kepala.ukuran, ingat.ukuran)
            _tulis(self._berkas.with_name(BERTENTANGAN), bytes(minta.titik))
            return Jawaban(422)
        self._ingat(kepala)
        return Jawaban(200, str(self._tanda(kepala)).encode())

    def _ingat(self, kepala: KepalaPohon) -> None:
        baru = self._ingatan | {kepala.asal: Ingatan(kepala.ukuran, kepala.akar)}
        if baru != self._ingatan:
            _tulis_ingatan(self._berkas, baru)
            self._ingatan = baru

    def _tanda(self, kepala: KepalaPohon) -> Tanda:
        waktu = int(self._jam())
        tanda_tangan = self._rahasia.sign(teks_saksi(waktu, kepala.teks).encode())
        return Tanda(self.kunci.nama, self.kunci.id, waktu.to_bytes(8, "big") + tanda_tangan)


def _meneruskan(ingat: Ingatan, kepala: KepalaPohon, bukti: Sequence[bytes]) -> bool:
    if kepala.ukuran == 0:
        return kepala.akar == AKAR_KOSONG and not bukti
    if ingat.ukuran == 0:
        return not bukti
    return cocok_konsistensi(ingat.ukuran, ingat.akar, kepala.ukuran, kepala.akar, bukti)


def kunci_saksi(folder: Path, nama: str) -> KunciCatatan:
    """Return the public key of the witness of a folder, made if it is not there, without opening the witness."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _publik(nama, _buka_kunci(folder / "kunci"))


def _publik(nama: str, rahasia: Ed25519PrivateKey) -> KunciCatatan:
    return KunciCatatan(nama, SAKSI, rahasia.public_key().public_bytes_raw())


def _buka_kunci(berkas: Path) -> Ed25519PrivateKey:
    """Open the 32 bytes of a witness's key, made at first use: whole or not at all."""
    if not berkas.exists():
        _tulis(berkas, Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(berkas.read_bytes())


def _baca_ingatan(berkas: Path) -> dict[str, Ingatan]:
    """A file that cannot be read stops the witness: to begin anew would be to forget what it has vouched for."""
    if not berkas.exists():
        return {}
    isi: dict[str, Any] = json.loads(berkas.read_text())
    return {asal: Ingatan(k["ukuran"], bytes.fromhex(k["akar"])) for asal, k in isi.items()}


def _tulis_ingatan(berkas: Path, ingatan: dict[str, Ingatan]) -> None:
    isi = {asal: {"ukuran": i.ukuran, "akar": i.akar.hex()} for asal, i in ingatan.items()}
    _tulis(berkas, json.dumps(isi, indent=1).encode())


def _tulis(berkas: Path, isi: bytes) -> None:
    """Put a file of mode 0600 in place, on disk with its name when this returns."""
    sementara = berkas.with_name(f".{berkas.name}")
    with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as tulisan:
        tulisan.write(isi)
        tulisan.flush()
        os.fsync(tulisan.fileno())
    sementara.replace(berkas)
    folder = os.open(berkas.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class Pelayan(ThreadingHTTPServer):
    """The witness over HTTP: POST /add-checkpoint, and GET / that names its key."""

    daemon_threads = True

    def __init__(self, alamat: tuple[str, int], saksi: Saksi) -> None:
        self.saksi = saksi
        super().__init__(alamat, _Layanan)


class _Layanan(BaseHTTPRequestHandler):
    server: Pelayan
    protocol_version = "HTTP/1.1"
    timeout = BATAS_DIAM

    def do_POST(self) -> None:
        panjang = self.headers.get("Content-Length", "")
        if self.path != "/add-checkpoint" or not panjang.isdecimal() or int(panjang) > BATAS_KIRIMAN:
            self.close_connection = True  # what was sent stays unread
            self._jawab(Jawaban(404 if self.path != "/add-checkpoint" else 413))
            return
        self._jawab(self.server.saksi.tambah_titik(self.rfile.read(int(panjang))))

    def do_GET(self) -> None:
        self._jawab(Jawaban(200, f"{self.server.saksi.kunci}\n".encode()) if self.path == "/" else Jawaban(404))

    def _jawab(self, jawaban: Jawaban) -> None:
        self.send_response(jawaban.status)
        self.send_header("Content-Type", jawaban.jenis)
        self.send_header("Content-Length", str(len(jawaban.isi)))
        self.end_headers()
        self.wfile.write(jawaban.isi)

    def log_message(self, format: str, *args: Any) -> None:
        log.debug(format, *args)
