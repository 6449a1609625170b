"""Everything between an empty database and the first page; harmless to repeat."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from adminduk.perintah.akun_demo import buat_akun, sudah_ada
from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.peluncur import sambungan, tempat

WILAYAH_PERAGAAN, BENIH = "92", 1
PAKET = Path(__file__).parent.parent


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("siapkan", help="menyiapkan skema, wilayah, berkas halaman, dan bila diminta penduduk sintetis")
    p.add_argument("--jiwa", type=int, default=0, help="isi register yang masih kosong dengan sekian penduduk sintetis")
    p.add_argument("--akun-demo", action="store_true", help="buat akun peragaan bila belum ada")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("pemilik")
        from adminduk.perintah.migrasi import terapkan

        if jumlah := terapkan():
            print(f"Skema: {jumlah} migrasi diterapkan, wilayah Indonesia dimuat.", flush=True)
        if args.jiwa:
            isi_bila_kosong(args.jiwa)
        kumpulkan_statis()
        if args.akun_demo and not sudah_ada():
            buat_akun()
    catat_siap()
    return 0


def isi_bila_kosong(jiwa: int) -> None:
    """Load a population into an empty register, or finish the load that a kill left half done."""
    from django.db import connection

    with connection.cursor() as kursor:
        kursor.execute("select to_regclass('muatan') is not null, exists (select from peristiwa)")
        pernah, terisi = kursor.fetchone()
        if pernah:
            kursor.execute("select exists (select from muatan where selesai is null)")
            terisi = terisi and not kursor.fetchone()[0]
    if not terisi:
        from adminduk.perintah.populasi import muat_penduduk
        from adminduk.populasi.muat import Permintaan

        muat_penduduk(Permintaan(WILAYAH_PERAGAAN, jiwa, BENIH))


def kumpulkan_statis() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def sudah_siap() -> bool:
    """Tell without Django whether this very program has prepared this very cluster; never of a database of others."""
    return sambungan.url_luar() is None and _tanda().exists() and _tanda().read_text() == _sidik()


def catat_siap() -> None:
    if sambungan.url_luar() is None:
        tempat.tulis_rahasia(_tanda(), _sidik())


def _tanda() -> Path:
    # Beside the cluster, so that whoever throws the cluster away throws this away too.
    return tempat.folder_data() / "pangkalan" / "siap"


def _sidik() -> str:
    """Return a hash over name, size and time of every file of the program: cheap, and any change of it counts."""
    sidik = hashlib.sha256()
    for berkas in sorted(PAKET.rglob("*")):
        if berkas.is_file() and "__pycache__" not in berkas.parts and berkas.suffix != ".mo":
            keadaan = berkas.stat()
            sidik.update(f"{berkas.relative_to(PAKET)} {keadaan.st_size} {keadaan.st_mtime_ns}\n".encode())
    return sidik.hexdigest()
