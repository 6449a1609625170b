"""Base backups on PostgreSQL's own tools, with the files that belong to them, and the way back.

A backup is a folder named by its time: ``basis`` (pg_basebackup with its manifest and the log it needs), ``folder``
(what stands beside the database), ``sidik.json`` (SHA-256 of the latter). It appears under its name when it is whole,
verified and on disk; what a crash left unfinished is thrown away by the next one. Keys that seal values are never in
it (docs/operasi.md).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import arsip, pangkalan, tempat
from adminduk.perintah.peluncur.pengguna import pengguna_server

IKUT = ("berkas", "dokumen", "segel", "kunci-fido", "rahasia")
DISIMPAN = 7
BENTUK = "%Y%m%dT%H%M%SZ"
TENGGAT_PULIH = 24 * 3600.0  # seconds: a long log takes long to replay


@dataclass(frozen=True)
class Cadangan:
    """A finished backup."""

    folder: Path

    @property
    def pada(self) -> datetime:
        return datetime.strptime(self.folder.name, BENTUK).replace(tzinfo=UTC)

    @property
    def ukuran(self) -> int:
        """Return its size in bytes."""
        return sum(b.stat().st_size for b in self.folder.rglob("*") if b.is_file())


def daftar(data: Path) -> list[Cadangan]:
    """Return the finished backups, oldest first."""
    folder = arsip.folder_cadangan(data)
    return [Cadangan(f) for f in sorted(folder.glob("2*Z")) if f.is_dir()]


def cari(data: Path, nama: str) -> Cadangan:
    """Return a backup by its name, the latest for an empty one. Raises Gagal."""
    ada = [c for c in daftar(data) if not nama or c.folder.name == nama]
    if not ada:
        raise Gagal(f"Cadangan {nama} tidak ada di {arsip.folder_cadangan(data)}. Lihat `adminduk cadangan daftar`.")
    return ada[-1]


def buat(milik: pangkalan.Pangkalan, data: Path) -> Cadangan:
    """Make a backup while everything runs, verify it, keep the last DISIMPAN. Raises Gagal; older ones stay whole."""
    folder = arsip.folder_cadangan(data)
    pengguna = pengguna_server(milik.bin, milik.folder)
    for satu in (folder, folder / "wal"):
        satu.mkdir(mode=0o700, parents=True, exist_ok=True)
    pengguna.miliki(folder / "wal")
    with tempat.kunci(folder, "cadangan"):
        for sisa in folder.glob(".baru-*"):
            shutil.rmtree(sisa)
        baru = folder / f".baru-{datetime.now(UTC).strftime(BENTUK)}"
        baru.mkdir(mode=0o700)
        try:
            _salin_basis(milik, baru / "basis")
            _salin_folder(data, baru)
        except OSError as galat:
            shutil.rmtree(baru, ignore_errors=True)
            raise Gagal(f"Cadangan tidak dibuat: {galat.strerror}. Yang lama utuh; beri ruang, lalu ulangi.") from None
        except Gagal:
            shutil.rmtree(baru, ignore_errors=True)
            raise
        os.sync()
        jadi = baru.rename(folder / baru.name.removeprefix(".baru-"))
        _buang_lama(milik.bin, data)
    return Cadangan(jadi)


def periksa(bin: Path, cadangan: Cadangan) -> None:
    """Compare every file with what was noted when the backup was made. Raises Gagal for the first that differs."""
    _periksa_basis(bin, cadangan.folder / "basis")
    tertulis: dict[str, str] = json.loads((cadangan.folder / "sidik.json").read_text())
    ada = dict(_sidik(cadangan.folder / "folder"))
    for nama in sorted(tertulis.keys() | ada.keys()):
        if tertulis.get(nama) != ada.get(nama):
            raise Gagal(f"Cadangan {cadangan.folder.name} rusak: {nama} berubah, hilang, atau bertambah.")


def pulihkan(cadangan: Cadangan, asal: Path, tujuan: Path, sampai: datetime | None) -> None:
    """Write a data folder from a backup and the archived log, as it was at ``sampai`` (none: the last archived).

    The server replays the log at its first start, which this waits for. Raises Gagal; nothing of ``asal`` changes.
    """
    if tujuan.exists() and any(tujuan.iterdir()):
        raise Gagal(f"{tujuan} tidak kosong. Pulihkan ke folder baru, lalu jalankan dengan ADMINDUK_DATA.")
    if sampai is not None and sampai < cadangan.pada:
        raise Gagal(f"Saat itu mendahului cadangan {cadangan.folder.name}. Pilih cadangan yang lebih lama.")
    tempat.siapkan(tujuan)
    shutil.copytree(cadangan.folder / "folder", tujuan, dirs_exist_ok=True)
    if (asal / "sandi").exists():
        shutil.copytree(asal / "sandi", tujuan / "sandi")
    milik = pangkalan.Pangkalan(tujuan / "pangkalan", tempat.rahasia(tujuan)["sandi_super"], pangkalan.cari_bin())
    shutil.copytree(cadangan.folder / "basis", milik.pgdata)
    milik.pgdata.chmod(0o700)
    (milik.pgdata / "recovery.signal").touch()
    _putar_ulang(milik, arsip.folder_wal(asal), sampai)


def _putar_ulang(milik: pangkalan.Pangkalan, wal: Path, sampai: datetime | None) -> None:
    milik.pengaturan = {
        "restore_command": arsip.perintah_ambil(wal),
        "recovery_target_action": "promote",
        "archive_mode": "off",
        **({"recovery_target_time": sampai.isoformat()} if sampai else {}),
    }
    # The server runs as a user of its own; only for this run may it read the archive.
    milik.hidupkan(TENGGAT_PULIH)
    try:
        with _sambung_super(milik) as db:
            while db.execute("select pg_is_in_recovery()").fetchone() == (True,):
                db.execute("select pg_sleep(0.1)")
    except psycopg.OperationalError:
        raise Gagal(
            f"Log tidak sampai ke saat itu, atau rusak; sebabnya ada di baris terakhir {milik.folder / 'log'}."
        ) from None
    finally:
        milik.hentikan()


def _salin_basis(milik: pangkalan.Pangkalan, tujuan: Path) -> None:
    perintah = [
        str(milik.bin / "pg_basebackup"), "-D", str(tujuan), "-h", str(milik.soket), "-p", str(pangkalan.PORT),
        "-U", pangkalan.SUPER, "-X", "stream", "-c", "fast", "--manifest-checksums=SHA256", "--no-password",
    ]  # fmt: skip
    _jalankan(perintah, {"PGPASSWORD": milik.sandi_super})
    _periksa_basis(milik.bin, tujuan)


def _periksa_basis(bin: Path, basis: Path) -> None:
    _jalankan([str(bin / "pg_verifybackup"), "-q", str(basis)], {})


def _jalankan(perintah: list[str], lingkungan: dict[str, str]) -> None:
    if not Path(perintah[0]).exists():
        raise Gagal(f"{Path(perintah[0]).name} tidak ada di samping server. Setel PG_BIN ke folder yang memuatnya.")
    lingkungan = os.environ | {"LC_ALL": "C"} | lingkungan
    hasil = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if hasil.returncode:
        baris = [b for b in hasil.stderr.splitlines() if "error:" in b] or hasil.stderr.splitlines() or ["tanpa alasan"]
        raise Gagal(f"{baris[0].strip()}. Yang lama utuh.")


def _salin_folder(data: Path, baru: Path) -> None:
    """Copy after the base: a file that the database names is in the copy, one too many does no harm."""
    tujuan = baru / "folder"
    tujuan.mkdir(mode=0o700)
    for nama in IKUT:
        if (data / nama).is_dir():
            shutil.copytree(data / nama, tujuan / nama, ignore=shutil.ignore_patterns("*.kunci", ".*"))
        elif (data / nama).exists():
            shutil.copy2(data / nama, tujuan / nama)
    (baru / "sidik.json").write_text(json.dumps(dict(_sidik(tujuan)), indent=1))


def _sidik(folder: Path) -> Iterator[tuple[str, str]]:
    for berkas in sorted(folder.rglob("*")):
        if berkas.is_file():
            with berkas.open("rb") as isi:
                yield berkas.relative_to(folder).as_posix(), hashlib.file_digest(isi, "sha256").hexdigest()


def _buang_lama(bin: Path, data: Path) -> None:
    """Keep the last backups, and of the log what the oldest of them needs."""
    ada = daftar(data)
    for lama in ada[:-DISIMPAN]:
        shutil.rmtree(lama.folder)
    label = (ada[-DISIMPAN:][0].folder / "basis" / "backup_label").read_text()
    mulai = label.split("(file ")[1].split(")")[0]
    _jalankan([str(bin / "pg_archivecleanup"), str(arsip.folder_wal(data)), mulai], {})


def _sambung_super(milik: pangkalan.Pangkalan) -> psycopg.Connection[tuple[bool]]:
    return psycopg.connect(
        host=str(milik.soket), port=pangkalan.PORT, dbname="postgres", user=pangkalan.SUPER, password=milik.sandi_super
    )
