"""Rebuild the state of the register from its journal: ``adminduk register bangun-ulang``, as the owner."""

from __future__ import annotations

import argparse
import os
import sys

from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import sambungan, tempat


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    perintah = sub.add_parser("register", help="merawat register").add_subparsers(required=True, metavar="APA")
    bangun = perintah.add_parser("bangun-ulang", help="membangun keadaan dari jurnal dan membandingkannya")
    bangun.add_argument(
        "--ganti", action="store_true", help="mengembalikan baris yang berbeda kepada yang menurut jurnal"
    )
    bangun.add_argument(
        "--proses", type=int, default=min(2, os.cpu_count() or 1), help="banyaknya proses pembaca jurnal"
    )


def jalankan(args: argparse.Namespace) -> int:
    import psycopg

    from adminduk.register.bangun_ulang import bangun_ulang

    with dengan_pangkalan():
        tujuan = sambungan.parameter(tempat.folder_data(), "pemilik")
        with psycopg.connect(**tujuan, autocommit=True) as koneksi:  # type: ignore[arg-type]
            hasil = bangun_ulang(koneksi, ganti=args.ganti, proses=max(1, args.proses), kemajuan=_kemajuan)
    for beda in hasil.beda:
        print(f"- {beda}")
    if hasil.tanpa_isi:
        print(f"{hasil.tanpa_isi} peristiwa tidak berisi lagi; akibatnya tidak dapat dibangun ulang.")
    laju = hasil.peristiwa / max(hasil.detik["reduksi"], 1e-9)
    print(f"{hasil.peristiwa} peristiwa menjadi {sum(hasil.baris.values())} baris; {laju:.0f} peristiwa per detik.")
    if not hasil.beda:
        print("Keadaan sama dengan jurnal.")
    elif args.ganti:
        print(f"{len(hasil.beda)} perbedaan sudah disamakan dengan jurnal.")
    else:
        print(f"{len(hasil.beda)} perbedaan. Tambahkan --ganti untuk menyamakannya dengan jurnal.")
    return 0 if not hasil.beda or args.ganti else 1


def _kemajuan(selesai: int, semua: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{selesai} dari {semua} peristiwa", end="\n" if selesai == semua else "", file=sys.stderr, flush=True)
