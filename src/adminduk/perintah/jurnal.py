"""Check the journal: ``adminduk jurnal periksa``, as the auditor."""

from __future__ import annotations

import argparse
from pathlib import Path

from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import sambungan, tempat


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    perintah = sub.add_parser("jurnal", help="memeriksa jurnal peristiwa").add_subparsers(required=True, metavar="APA")
    periksa = perintah.add_parser("periksa", help="menemukan peristiwa yang diubah, hilang, disisipkan, atau tertukar")
    periksa.add_argument(
        "--kepala",
        type=Path,
        help="berkas kepala yang disimpan di luar basis data (bawaan: segel/kepala.log di folder data)",
    )


def jalankan(args: argparse.Namespace) -> int:
    import psycopg

    from adminduk.register.kunci_kepala import kunci_publik
    from adminduk.register.periksa import periksa

    with dengan_pangkalan():
        data = tempat.folder_data()
        kepala = args.kepala or tempat.berkas_kepala(data)
        with psycopg.connect(**sambungan.parameter(data, "auditor"), autocommit=True) as koneksi:  # type: ignore[arg-type]
            laporan = periksa(koneksi, kunci_publik(tempat.folder_segel(data)), kepala)
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
    return 0 if laporan.utuh else 1
