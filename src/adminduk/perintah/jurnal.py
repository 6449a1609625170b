"""Check the journal: ``adminduk jurnal periksa``, as the auditor."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import sambungan, tempat

if TYPE_CHECKING:
    import psycopg

    from adminduk.register.periksa_laporan import Laporan, Temuan


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
    periksa.add_argument(
        "--tanda-terima",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="tanda terima milik pemohon: peristiwanya harus ada dalam jurnal; boleh berulang",
    )
    periksa.set_defaults(tindakan=_periksa)
    hapus = perintah.add_parser("hapus-isi", help="menghapus isi satu peristiwa menurut hukum; penghapusannya tercatat")
    hapus.add_argument("peristiwa", type=UUID)
    hapus.add_argument("--pasal", required=True, help="dasarnya: pasal, atau nomor dan tanggal penetapan pengadilan")
    hapus.set_defaults(tindakan=_hapus)


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        return 0 if args.tindakan(args) else 1


def _periksa(args: argparse.Namespace) -> bool:
    utuh = _periksa_jurnal(args.kepala, args.tanda_terima)
    return (not args.keadaan or _periksa_keadaan()) and utuh


def _periksa_jurnal(kepala: Path | None, tanda_terima: list[Path]) -> bool:
    from adminduk.register.periksa import periksa
    from adminduk.register.periksa_kepala import Luar

    luar = Luar.milik(tempat.folder_segel(tempat.folder_data()))
    with _sambung("auditor") as koneksi:
        laporan = periksa(koneksi, replace(luar, kepala=kepala) if kepala else luar)
        for berkas in tanda_terima:
            laporan.temuan.extend(_periksa_tanda_terima(koneksi, berkas))
    _cetak(laporan, luar.cukup)
    return laporan.utuh


def _periksa_tanda_terima(koneksi: psycopg.Connection[Any], berkas: Path) -> list[Temuan]:
    from adminduk.register.tanda_terima import (
        TandaTerima,
        TandaTerimaTidakSah,
        kunci_tanda_terima,
        periksa_tanda_terima,
    )

    try:
        tanda = TandaTerima.baca(berkas.read_bytes(), kunci_tanda_terima(tempat.folder_data()))
    except (OSError, TandaTerimaTidakSah) as galat:
        raise Gagal(f"{berkas.name}: {galat}") from galat
    return periksa_tanda_terima(koneksi, tanda)


def _hapus(args: argparse.Namespace) -> bool:
    from adminduk.register.penghapusan import TidakDapatDihapus, hapus_isi
    from adminduk.register.segel_jaga import SegelTertunda

    try:
        with _sambung("pemilik") as koneksi:
            id_ = hapus_isi(koneksi, args.peristiwa, args.pasal, datetime.now(UTC).date())
    except (TidakDapatDihapus, SegelTertunda) as galat:
        raise Gagal(str(galat)) from galat
    print(f"Isi peristiwa {args.peristiwa} dihapus. Penghapusannya tercatat sebagai peristiwa {id_}.")
    return True


def _sambung(peran: str) -> psycopg.Connection[Any]:
    import psycopg

    return psycopg.connect(**sambungan.parameter(tempat.folder_data(), peran), autocommit=True)  # type: ignore[arg-type]


def _periksa_keadaan() -> bool:
    from adminduk.register.bangun_ulang import bangun_ulang

    with _sambung("pemilik") as koneksi:
        hasil = bangun_ulang(koneksi)
    for beda in hasil.beda:
        print(f"- {beda}")
    print(f"Keadaan: {sum(hasil.baris.values())} baris menurut jurnal, {len(hasil.beda)} berbeda.")
    if hasil.tanpa_isi:
        print(f"{hasil.tanpa_isi} peristiwa sudah dihapus isinya; baris yang lahir darinya tidak dapat diputar ulang.")
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
    if laporan.dihapus:
        print(f"{laporan.dihapus} peristiwa dihapus isinya menurut peristiwa penghapusan; tinjau dasarnya.")
    print(f"{laporan.ubin} ubin terbit dibandingkan; {disaksikan}.")
