"""Bring the database to the present schema, as its owner."""

from __future__ import annotations

import argparse

from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sub.add_parser("migrasi", help="membawa skema basis data ke versi terbaru")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("pemilik")
        jumlah = terapkan()
    print(f"{jumlah} migrasi diterapkan." if jumlah else "Skema sudah terbaru.")
    return 0


def terapkan() -> int:
    """Apply what is missing, regions included, as the owner, and return how many migrations that was."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    from adminduk.perintah.kunci import sambungan_pemilik, sandikan_sampai_habis
    from adminduk.perintah.peluncur.hak import berikan
    from adminduk.register import wilayah

    pelaksana = MigrationExecutor(connection)
    rencana = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    if rencana:
        call_command("migrate", interactive=False, verbosity=0)
        berikan(connection)
        with sambungan_pemilik() as koneksi:
            # Files are many and large, and open as they are: `adminduk kunci enkripsi-lama`.
            sandikan_sampai_habis(koneksi, berkas=False)
    with transaction.atomic(), connection.cursor() as kursor:
        wilayah.muat(kursor)
    return len(rencana)
