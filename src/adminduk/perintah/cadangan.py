"""Back up, check and restore: ``adminduk cadangan``."""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan
from adminduk.perintah.peluncur import arsip, cadangan, pangkalan, sambungan, tempat

LUAR = "PostgreSQL pada ADMINDUK_DATABASE_URL dicadangkan dengan alatnya sendiri (docs/operasi.md)."


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("cadangan", help="mencadangkan, memeriksa, dan memulihkan, sampai saat mana pun")
    apa = p.add_subparsers(dest="tindakan", metavar="TINDAKAN", required=True)
    apa.add_parser("buat", help="mencadangkan selagi berjalan, lalu memeriksa hasilnya")
    apa.add_parser("daftar", help="cadangan yang ada")
    periksa = apa.add_parser("periksa", help="membandingkan sidik, memulihkan ke folder sementara, memeriksa isinya")
    pulih = apa.add_parser("pulihkan", help="memulihkan ke folder data baru")
    for satu in (periksa, pulih):
        satu.add_argument("--nama", default="", help="cadangan yang dipakai (bawaan: yang terakhir)")
        satu.add_argument("--sampai", type=_saat, help="saat dengan zonanya, misalnya 2026-11-24T13:45:00+09:00")
    pulih.add_argument("--ke", type=Path, required=True, help="folder data baru")


def jalankan(args: argparse.Namespace) -> int:
    if sambungan.url_luar():
        raise Gagal(LUAR)
    _TINDAKAN[args.tindakan](args, tempat.folder_data())
    return 0


def _saat(teks: str) -> datetime:
    saat = datetime.fromisoformat(teks)
    if saat.tzinfo is None:
        raise argparse.ArgumentTypeError("sebutkan zonanya, misalnya +09:00")
    return saat


def _buat(args: argparse.Namespace, data: Path) -> None:
    mulai = time.monotonic()
    with dengan_pangkalan() as milik:
        assert milik is not None
        jadi = cadangan.buat(milik, data)
    detik = time.monotonic() - mulai
    print(f"Cadangan {jadi.folder.name}: {jadi.ukuran / 1e6:.0f} MB dalam {detik:.1f} detik, sudah diperiksa.")
    print(f"Log sejak itu diarsipkan tiap {arsip.JEDA} detik ke {arsip.folder_wal(data)}.")
    print("Simpan salinan keduanya di mesin lain.")
    print("Kunci sandi (folder sandi/) tidak ikut: titipkan dengan `adminduk kunci ekspor`.")


def _daftar(args: argparse.Namespace, data: Path) -> None:
    for satu in cadangan.daftar(data):
        print(f"{satu.folder.name}  {satu.ukuran / 1e6:8.0f} MB")


def _periksa(args: argparse.Namespace, data: Path) -> None:
    """A backup that was never restored is a hope."""
    pilih = cadangan.cari(data, args.nama)
    cadangan.periksa(pangkalan.cari_bin(), pilih)
    with tempfile.TemporaryDirectory(prefix="adminduk-pulih-") as sementara:
        _pulihkan_dan_periksa(pilih, data, Path(sementara) / "data", args.sampai)


def _pulihkan(args: argparse.Namespace, data: Path) -> None:
    pilih, tujuan = cadangan.cari(data, args.nama), args.ke.absolute()
    cadangan.periksa(pangkalan.cari_bin(), pilih)
    _pulihkan_dan_periksa(pilih, data, tujuan, args.sampai)
    print(f"Jalankan dengan ADMINDUK_DATA={tujuan} make run.")
    if not (tujuan / "sandi").exists():
        print("Kunci sandi belum ada: `adminduk kunci pulihkan TITIPAN --privat KUNCI` sebelum menjalankan.")


def _pulihkan_dan_periksa(pilih: cadangan.Cadangan, asal: Path, tujuan: Path, sampai: datetime | None) -> None:
    mulai = time.monotonic()
    cadangan.pulihkan(pilih, asal, tujuan, sampai)
    pulih = time.monotonic()
    with pangkalan.buka(tujuan, {"archive_mode": "off"}):
        baris = _periksa_isi(tujuan)
    print(f"Pulih dalam {pulih - mulai:.1f} detik, diperiksa dalam {time.monotonic() - pulih:.1f} detik.")
    print("\n".join(baris))


def _periksa_isi(data: Path) -> list[str]:
    """Check that the journal is whole and that every row of state is what the journal says. Raises Gagal."""
    import psycopg

    from adminduk.register.bangun_ulang import bangun_ulang
    from adminduk.register.kunci_kepala import kunci_publik
    from adminduk.register.periksa import periksa
    from adminduk.register.periksa_kepala import Luar

    def sambung(peran: str) -> psycopg.Connection[Any]:
        tujuan: dict[str, Any] = sambungan.parameter(data, peran)
        return psycopg.connect(**tujuan, autocommit=True)

    with sambung("auditor") as db:
        # Heads and tiles outside may be younger than the moment that was asked for; the keys are what counts here.
        laporan = periksa(db, Luar(kunci_publik(tempat.folder_segel(data))))
    with sambung("pemilik") as db:
        hasil = bangun_ulang(db)
        [(terakhir,)] = db.execute("select max(tercatat) from peristiwa").fetchall()
    if not laporan.utuh or hasil.beda:
        raise Gagal(f"Yang pulih tidak utuh: {[str(t) for t in (*laporan.temuan, *hasil.beda)[:3]]}")
    return [
        f"Jurnal utuh: {laporan.peristiwa} peristiwa, yang terakhir {terakhir}.",
        f"Keadaan sama dengan jurnal: {sum(hasil.baris.values())} baris.",
    ]


_TINDAKAN = {"buat": _buat, "daftar": _daftar, "periksa": _periksa, "pulihkan": _pulihkan}
