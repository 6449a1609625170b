"""Verify a document off line: a PDF, a picture of its QR, or the text of the QR."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from adminduk.dokumen import kunci
from adminduk.dokumen.cabut import DaftarCabutTidakSah
from adminduk.dokumen.kepercayaan import Kepercayaan, TerbitanTidakSah
from adminduk.dokumen.verifikasi import HasilVerifikasi, verifikasi
from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import tempat
from adminduk.register.segel_terbit import terbitan_segel

FOLDER_KUNCI = "dokumen"  # as permohonan.pencetak, which needs Django


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    perintah = sub.add_parser("dokumen", help="memeriksa keaslian dokumen tanpa jaringan")
    tindakan = perintah.add_subparsers(title="tindakan", metavar="TINDAKAN", required=True)
    periksa = tindakan.add_parser("verifikasi", help="memeriksa PDF, gambar kode QR, atau teks kode QR")
    periksa.add_argument("masukan", metavar="FILE|QR", help="berkas PDF, PNG atau JPEG, atau teks kode QR")
    periksa.add_argument("--kunci", type=Path, metavar="FILE", help="terbitan kunci publik; tanpa ini: kunci di sini")
    periksa.add_argument(
        "--cabut", type=Path, metavar="FILE", action="append", default=[], help="daftar pencabutan; boleh berulang"
    )


def jalankan(args: argparse.Namespace) -> int:
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # the sentence below says what its traceback would
    hasil = verifikasi(_masukan(args.masukan), _kepercayaan(args.kunci, args.cabut))
    print(susun(hasil))
    return 0 if hasil.sah else 1


def susun(hasil: HasilVerifikasi) -> str:
    """Return the result as the lines that the command prints."""
    lebar = max((len(nama) for nama in hasil.fakta), default=0)
    fakta = [f"  {nama:<{lebar}} : {nilai}" for nama, nilai in hasil.fakta.items()]
    return "\n".join([hasil.keadaan.upper(), *hasil.kalimat, *fakta])


def _masukan(teks: str) -> bytes:
    if teks.startswith(("http://", "https://")):
        return teks.encode()
    return _baca(Path(teks))


def _kepercayaan(jalur: Path | None, cabut: list[Path]) -> Kepercayaan:
    try:
        terbitan = json.loads(_baca(jalur)) if jalur else _terbitan_sendiri()
        return Kepercayaan.dari_terbitan(terbitan, [_baca(c) for c in cabut])
    except json.JSONDecodeError as galat:
        raise Gagal(f"{jalur} bukan terbitan kunci publik.") from galat
    except (TerbitanTidakSah, DaftarCabutTidakSah) as galat:
        raise Gagal(str(galat)) from galat


def _terbitan_sendiri() -> dict[str, object]:
    folder = tempat.folder_data() / FOLDER_KUNCI
    if not (folder / "publik").exists():
        raise Gagal("Belum ada kunci di sini. Sebut terbitan kunci publik dengan --kunci FILE.")
    return kunci.terbitan_publik(folder) | terbitan_segel(tempat.folder_data())


def _baca(jalur: Path) -> bytes:
    try:
        return jalur.read_bytes()
    except OSError as galat:
        raise Gagal(f"{jalur} tidak dapat dibaca: {galat.strerror}.") from galat
