"""Write the pages of docs/ that come from the code, or tell which of them are stale. Needs no database."""

from __future__ import annotations

import argparse
from pathlib import Path

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import siapkan_django


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    perintah = sub.add_parser("dokumentasi", help="menulis halaman docs/ yang dibangkitkan dari kode")
    perintah.add_argument("--periksa", action="store_true", help="hanya menyebut halaman yang basi; keluar dengan 1")


def jalankan(args: argparse.Namespace) -> int:
    from adminduk.perintah import pembangkit

    proyek = folder_proyek()
    siapkan_django("web")
    if not args.periksa:
        ditulis = list(pembangkit.tulis(proyek))
        print("\n".join(f"ditulis: {nama}" for nama in ditulis) or "Semua halaman sudah sesuai dengan kode.")
        return 0
    basi = list(pembangkit.basi(proyek))
    for nama in basi:
        print(f"basi: {nama} (jalankan `adminduk dokumentasi`)")
    return 1 if basi else 0


def folder_proyek() -> Path:
    """Return the folder of the clone, or raise Gagal: an installed package has no docs."""
    proyek = Path(__file__).resolve().parents[3]
    if not (proyek / "pyproject.toml").exists():
        raise Gagal("Dokumentasi ditulis dari klon proyek; folder ini bukan klon.")
    return proyek
