"""Check the journal: ``adminduk jurnal periksa``, as the auditor."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import sambungan, tempat

if TYPE_CHECKING:
    from adminduk.register.periksa_laporan import Laporan


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    perintah = sub.add_parser("jurnal", help="memeriksa jurnal peristiwa").add_subparsers(required=True, metavar="APA")
    periksa = perintah.add_parser("periksa", help="menemukan peristiwa yang diubah, hilang, disisipkan, atau tertukar")
    periksa.add_argument(
        "--kepala",
        type=Path,
        help="berkas kepala yang disimpan di luar basis data (bawaan: segel/kepala.log di folder data)",
    )
    periksa.add_argument(
        "--keadaan",
        action="store_true",
        help="membandingkan juga setiap tabel keadaan dengan putar ulang jurnal (perlu pemilik basis data)",
    )


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        utuh = _periksa_jurnal(args.kepala)
        sama = not args.keadaan or _periksa_keadaan()
    return 0 if utuh and sama else 1


def _periksa_jurnal(kepala: Path | None) -> bool:
    import psycopg

    from adminduk.register.periksa import periksa
    from adminduk.register.periksa_kepala import Luar

    data = tempat.folder_data()
    luar = Luar.milik(tempat.folder_segel(data))
    with psycopg.connect(**sambungan.parameter(data, "auditor"), autocommit=True) as koneksi:  # type: ignore[arg-type]
        laporan = periksa(koneksi, replace(luar, kepala=kepala) if kepala else luar)
    _cetak(laporan, luar.cukup)
    return laporan.utuh


def _periksa_keadaan() -> bool:
    import psycopg

    from adminduk.register.bangun_ulang import bangun_ulang

    tujuan = sambungan.parameter(tempat.folder_data(), "pemilik")
    with psycopg.connect(**tujuan, autocommit=True) as koneksi:  # type: ignore[arg-type]
        hasil = bangun_ulang(koneksi)
    for beda in hasil.beda:
        print(f"- {beda}")
    print(f"Keadaan: {sum(hasil.baris.values())} baris menurut jurnal, {len(hasil.beda)} berbeda.")
    return not hasil.beda


def _cetak(laporan: Laporan, cukup: int) -> None:
    for temuan in laporan.temuan:
        print(f"- {temuan}")
    if laporan.lebih:
        print(f"- dan {laporan.lebih} temuan lain.")
    if not laporan.kepala_luar:
        print("Tidak ada kepala di luar basis data; jurnal yang ditulis ulang seluruhnya tidak akan terlihat.")
    print(
        f"{'Jurnal utuh' if laporan.utuh else f'{len(laporan.temuan) + laporan.lebih} temuan'}: "
        f"{laporan.peristiwa} peristiwa, {laporan.tersegel} tersegel, {laporan.antre} menunggu segel, "
        f"{laporan.kepala} kepala ({laporan.kepala_luar} di luar basis data); {laporan.detik:.1f} detik, "
        f"{laporan.peristiwa / max(laporan.detik, 1e-9):.0f} peristiwa per detik."
    )
    disaksikan = f"{laporan.tersaksi} peristiwa disaksikan {cukup} saksi" if cukup else "belum ada saksi"
    print(f"{laporan.ubin} ubin terbit dibandingkan; {disaksikan}.")
