"""Find the sub-command, run it, and turn whatever goes wrong into one sentence."""

from __future__ import annotations

import argparse
import logging
import os
import secrets
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from adminduk.perintah.galat import Gagal

log = logging.getLogger("adminduk.perintah")


def main(argv: list[str] | None = None) -> int:
    """Run ``adminduk``; return 0 when it worked, 1 when it did not, 2 when it was asked wrongly, 130 after Ctrl-C."""
    argv = sys.argv[1:] if argv is None else argv
    urai = pengurai(argv[0] if argv else None)
    args, lain = urai.parse_known_args(argv)
    if hasattr(args, "diteruskan"):
        args.diteruskan = lain
    elif lain:
        urai.error(f"argumen tidak dikenal: {' '.join(lain)}")
    try:
        return int(args.jalankan(args))
    except Gagal as galat:
        print(f"adminduk: {galat}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as galat:
        print(f"adminduk: {_catat(galat)}", file=sys.stderr)
        return 1


def pengurai(diminta: str | None = None) -> argparse.ArgumentParser:
    """Build the parser; only the module of the command that was typed is loaded when there is one."""
    hasil = argparse.ArgumentParser(
        prog="adminduk", description="Administrasi kependudukan: menjalankan, merawat, dan memeriksa sistem."
    )
    sub = hasil.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    nama = (diminta or "").replace("-", "_")
    daftar = daftar_modul()
    for modul in [nama] if nama in daftar else daftar:
        _daftarkan(import_module(f"adminduk.perintah.{modul}"), sub)
    return hasil


def daftar_modul() -> list[str]:
    """Return the sub-commands by the names of their modules."""
    return sorted(
        berkas.stem
        for berkas in Path(__file__).parent.glob("[a-z]*.py")
        if not berkas.stem.startswith("test_") and "def daftarkan(" in berkas.read_text()
        and berkas != Path(__file__)
    )  # fmt: skip


def _daftarkan(modul: ModuleType, sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sebelum = set(sub.choices)
    modul.daftarkan(sub)
    for nama in set(sub.choices) - sebelum:
        sub.choices[nama].set_defaults(jalankan=modul.jalankan)


def _catat(galat: Exception) -> str:
    """Log an error nobody foresaw and return the sentence for the user: the log has the rest, under the id."""
    nomor = secrets.token_hex(4)
    log.error("perintah gagal", exc_info=galat, extra={"galat": nomor})
    if _pangkalan_hilang(galat):
        return (
            f"Basis data tidak menjawab. Periksa apakah `adminduk jalan` masih berjalan, lalu ulangi. (galat {nomor})"
        )
    return f"Terjadi kesalahan yang tidak terduga, galat {nomor}. Rinciannya ada di catatan (log) folder data."


def _pangkalan_hilang(galat: BaseException) -> bool:
    return type(galat).__name__ in {"OperationalError", "InterfaceError"}
