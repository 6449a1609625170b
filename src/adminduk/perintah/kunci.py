"""Keys of what is sealed: ``adminduk kunci``, as the owner."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.peluncur import sambungan, tempat

if TYPE_CHECKING:
    from psycopg import Connection

JEDA = 0.5  # seconds between two looks for values that were sealed with the old keys meanwhile


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("kunci", help="kunci data: melihat, memutar, menitipkan, memulihkan")
    apa = p.add_subparsers(dest="tindakan", metavar="TINDAKAN", required=True)
    apa.add_parser("daftar", help="kunci yang ada, tanpa isinya")
    putar = apa.add_parser("putar", help="kunci pembungkus baru, kunci data baru, dan keadaan disandikan ulang")
    lama = apa.add_parser("enkripsi-lama", help="menyandikan yang ditulis sebelum ada sandi; boleh diulang")
    for p in (putar, lama):
        p.add_argument("--tanpa-berkas", action="store_true", help="lampiran dan dokumen terbit tidak ikut")
    ekspor = apa.add_parser("ekspor", help="menitipkan semua kunci bagi pemegang kunci pemulihan")
    ekspor.add_argument("--publik", required=True, type=Path, help="kunci pemulihan, PEM, RSA 3072 bit atau lebih")
    ekspor.add_argument("--ke", required=True, type=Path)
    pulih = apa.add_parser("pulihkan", help="mengembalikan kunci dari titipan")
    pulih.add_argument("titipan", type=Path)
    pulih.add_argument("--privat", required=True, type=Path, help="kunci pemulihan, PEM")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("pemilik")
        from adminduk.sandi import SandiGalat

        try:
            with sambungan_pemilik() as koneksi:
                _TINDAKAN[args.tindakan](koneksi, args)
        except SandiGalat as galat:
            raise Gagal(str(galat)) from None
        except OSError as galat:
            raise Gagal(f"{galat.filename}: {galat.strerror}") from None
    return 0


def sambungan_pemilik() -> Connection[Any]:
    import psycopg

    tujuan: dict[str, Any] = sambungan.parameter(tempat.folder_data(), "pemilik")
    return psycopg.connect(**tujuan, autocommit=True)


def _daftar(koneksi: Connection[Any], args: argparse.Namespace) -> None:
    from adminduk.sandi import terpasang

    gudang = terpasang().gudang.daftar()
    for kek in gudang:
        print(f"pembungkus {kek}{' (dipakai untuk yang baru)' if kek == gudang[-1] else ''}")
    for k in terpasang().daftar():
        keadaan = f"pensiun {k.pensiun:%d-%m-%Y}" if k.pensiun else "dipakai"
        ada = "" if k.kek in gudang else " — PEMBUNGKUSNYA TIDAK ADA"
        print(f"{k.id:>5} {k.tabel} {k.kab or 'tanpa kabupaten'} {k.tahun} v{k.versi}: {keadaan}, {k.kek}{ada}")


def _putar(koneksi: Connection[Any], args: argparse.Namespace) -> None:
    from adminduk.sandi import terpasang
    from adminduk.sandi.putar import putar

    print(f"Pembungkus baru: {putar(koneksi, terpasang())}. Kunci lama tetap membuka jurnal dan cadangan.", flush=True)
    banyak = sandikan_sampai_habis(koneksi, berkas=not args.tanpa_berkas, selama=terpasang().umur_daftar)
    print(f"{banyak} nilai dan berkas disandikan ulang. Titipkan kunci baru: adminduk kunci ekspor.")


def _enkripsi_lama(koneksi: Connection[Any], args: argparse.Namespace) -> None:
    banyak = sandikan_sampai_habis(koneksi, berkas=not args.tanpa_berkas)
    print(f"{banyak} nilai dan berkas disandikan." if banyak else "Semua sudah tersandi.")


def sandikan_sampai_habis(koneksi: Connection[Any], *, berkas: bool, selama: float = 0.0) -> int:
    """Seal anew until a whole pass finds nothing, and not before ``selama`` seconds; return how many.

    That long another process may still seal with a key that is retired.
    """
    batas, semua = time.monotonic() + selama, 0
    while True:
        terakhir = time.monotonic() >= batas
        banyak = sum(kerja(koneksi) for kerja in _pekerjaan(berkas))
        semua += banyak
        if not banyak and terakhir:
            return semua
        if not banyak:
            time.sleep(JEDA)


def _pekerjaan(berkas: bool) -> list[Callable[[Connection[Any]], int]]:
    from adminduk.akun import sandian as akun
    from adminduk.permohonan import sandian as permohonan
    from adminduk.register import sandian as register

    semua = [akun.sandi_ulang, register.sandi_ulang, permohonan.sandi_ulang]
    return [*semua, _berkas_ulang] if berkas else [*semua]


def _berkas_ulang(koneksi: Connection[Any]) -> int:
    from adminduk.permohonan.berkas import sandi_ulang

    daftar = koneksi.execute("select sha256 from berkas order by sha256").fetchall()
    return sum(sandi_ulang(sha256) for (sha256,) in daftar)


def _ekspor(koneksi: Connection[Any], args: argparse.Namespace) -> None:
    from adminduk.sandi import terpasang
    from adminduk.sandi.titipan import ekspor

    isi = ekspor(terpasang(), args.publik.read_bytes())
    tempat.tulis_rahasia(args.ke, isi.decode())
    print(f"{len(terpasang().daftar())} kunci data dititipkan dalam {args.ke}. Simpan di luar kantor ini.")


def _pulihkan(koneksi: Connection[Any], args: argparse.Namespace) -> None:
    import getpass

    from adminduk.sandi import lupakan, terpasang
    from adminduk.sandi.titipan import buka, pulihkan

    privat = args.privat.read_bytes()
    kata = getpass.getpass("Kata sandi kunci pemulihan: ").encode() if b"ENCRYPTED" in privat else None
    titipan = buka(args.titipan.read_bytes(), privat, kata)
    pulih, hilang = pulihkan(koneksi, terpasang().gudang, titipan)
    lupakan()
    print(f"Titipan {titipan.dibuat}: {pulih} kunci data dipulihkan.")
    if hilang:
        raise Gagal(f"{hilang} kunci data lebih baru daripada titipan ini dan pembungkusnya tidak ada di gudang.")


_TINDAKAN: dict[str, Callable[[Connection[Any], argparse.Namespace], None]] = {
    "daftar": _daftar,
    "putar": _putar,
    "enkripsi-lama": _enkripsi_lama,
    "ekspor": _ekspor,
    "pulihkan": _pulihkan,
}
