"""Files on disk, each once, under the hash of its content, sealed."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from PIL import Image, ImageOps

from adminduk.permohonan import pdf_asing
from adminduk.permohonan.models import Berkas
from adminduk.sandi import SandiGalat, SandiRusak, Tempat, terpasang

UKURAN_TERBESAR = 5_000_000
PIKSEL_TERBANYAK = 25_000_000
HALAMAN_TERBANYAK = 50
MUTU_JPEG = 90
TANDA = b"ADS1"  # a sealed file: this, the number of its key (4 bytes), then sandi.arus
TANPA_KAB = 0  # one file may prove something in several kabupaten

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
_TANDA = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
GAMBAR = frozenset({JPEG, PNG})
_FORMAT = {JPEG: "JPEG", PNG: "PNG"}


@dataclass
class BerkasDitolak(ValueError):
    """A file that is no proof: what is wrong and what to do, as templates filled from ``nilai``."""

    pesan: str
    saran: str
    nilai: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.pesan.format_map(self.nilai)} {self.saran.format_map(self.nilai)}"


def baca_terbatas(aliran: IO[bytes], ukuran: int | None = None) -> bytes:
    """Read an upload, or refuse it before reading when its stated size is too large."""
    if ukuran is not None and ukuran > UKURAN_TERBESAR:
        raise _terlalu_besar()
    isi = aliran.read(UKURAN_TERBESAR + 1)
    if len(isi) > UKURAN_TERBESAR:
        raise _terlalu_besar()
    return isi


def periksa(isi: bytes) -> tuple[bytes, str]:
    """Return what is to be kept of a file, and its type by content; raise BerkasDitolak.

    Images are drawn anew, which leaves out where and by whom they were taken (EXIF, GPS) and
    whatever hides behind them.
    """
    if len(isi) > UKURAN_TERBESAR:
        raise _terlalu_besar()
    jenis = next((j for tanda, j in _TANDA.items() if isi.startswith(tanda)), None)
    if jenis is None:
        raise BerkasDitolak("Berkas ini bukan PDF, JPEG, atau PNG.", "Kirim foto atau pindaiannya.")
    if jenis == PDF:
        _periksa_pdf(isi)
        return isi, PDF
    return _gambar_ulang(isi, jenis), jenis


def simpan(isi: bytes, jenis: str) -> Berkas:
    """Keep bytes on disk for good before the database names them; the same bytes are kept once."""
    sha256 = hashlib.sha256(isi).hexdigest()
    if not _terbaca(sha256):
        _tulis(alamat(sha256), sha256, isi)
    Berkas.objects.bulk_create([Berkas(sha256=sha256, ukuran=len(isi), jenis=jenis)], ignore_conflicts=True)
    return Berkas(sha256=sha256, ukuran=len(isi), jenis=jenis)


def baca(sha256: str) -> bytes:
    """Return the bytes; raise OSError when the file is gone or no longer what it was."""
    try:
        isi = _buka(sha256)
    except SandiRusak as galat:
        raise OSError(f"berkas {sha256[:12]} rusak di tempat simpan") from galat
    if hashlib.sha256(isi).hexdigest() != sha256:
        raise OSError(f"berkas {sha256[:12]} rusak di tempat simpan")
    return isi


def _terbaca(sha256: str) -> bool:
    """Tell if the file is there and opens: one whose key went with a restored database is written anew."""
    try:
        return bool(baca(sha256))
    except (OSError, SandiGalat):
        return False


def _buka(sha256: str) -> bytes:
    with alamat(sha256).open("rb") as berkas:
        if berkas.read(len(TANDA)) != TANDA:  # kept before files were sealed
            berkas.seek(0)
            return berkas.read()
        return b"".join(terpasang().buka_arus(_tempat(sha256), berkas.read))


def sandi_ulang(sha256: str) -> bool:
    """Seal a file anew when it stands open or its key is retired; tell if it was. The old bytes stay until then."""
    try:
        with alamat(sha256).open("rb") as berkas:
            tanda, nomor = berkas.read(len(TANDA)), berkas.read(4)
    except FileNotFoundError:
        return False
    if tanda == TANDA and not terpasang().pensiun(int.from_bytes(nomor, "big")):
        return False
    _tulis(alamat(sha256), sha256, baca(sha256))
    return True


def _tempat(sha256: str) -> Tempat:
    return Tempat("berkas", "isi", sha256)


def alamat(sha256: str) -> Path:
    if len(sha256) != 64 or not sha256.isalnum():
        raise ValueError("bukan sidik berkas")
    return Path(settings.ADMINDUK_DATA) / "berkas" / sha256[:2] / sha256[2:]


def _tulis(tujuan: Path, sha256: str, isi: bytes) -> None:
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fd, sementara = tempfile.mkstemp(dir=tujuan.parent, prefix=".")
    try:
        with os.fdopen(fd, "wb") as tulisan:
            tulisan.write(TANDA)
            tulisan.writelines(terpasang().sandikan_arus(_tempat(sha256), TANPA_KAB, [isi]))
            tulisan.flush()
            os.fsync(tulisan.fileno())
        os.replace(sementara, tujuan)
    except BaseException:
        Path(sementara).unlink(missing_ok=True)
        raise
    # The name of a file outlives a power cut only when its folder is synced too, and a new folder its parent.
    for folder in (tujuan.parent, tujuan.parent.parent):
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(fd)
        os.close(fd)


def _terlalu_besar() -> BerkasDitolak:
    return BerkasDitolak(
        "Berkas lebih besar dari {mb} MB.",
        "Foto ulang dengan ukuran lebih kecil, atau kirim halaman yang diminta saja.",
        {"mb": UKURAN_TERBESAR // 1_000_000},
    )


def _periksa_pdf(isi: bytes) -> None:
    try:
        pdf = pdf_asing.lihat(isi)
    except pdf_asing.PdfRusak:
        raise BerkasDitolak("PDF ini rusak.", "Buat ulang pindaiannya lalu kirim lagi.") from None
    if pdf.terkunci:
        raise BerkasDitolak("PDF ini terkunci kata sandi.", "Simpan tanpa kata sandi lalu kirim lagi.")
    if not 1 <= pdf.halaman <= HALAMAN_TERBANYAK:
        raise BerkasDitolak(
            "PDF ini {halaman} halaman.",
            "Kirim paling banyak {batas} halaman.",
            {"halaman": pdf.halaman, "batas": HALAMAN_TERBANYAK},
        )
    if pdf.aktif:
        raise BerkasDitolak("PDF ini memuat skrip atau formulir.", "Cetak ke PDF biasa, atau kirim fotonya.")


def _gambar_ulang(isi: bytes, jenis: str) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(isi), formats=[_FORMAT[jenis]]) as gambar:
                _periksa_piksel(gambar.width * gambar.height)
                # In place: a picture of 25 megapixels takes 100 MB, a second one would take as much again.
                ImageOps.exif_transpose(gambar, in_place=True)
                gambar.info.clear()
                keluar = io.BytesIO()
                gambar.save(keluar, format=_FORMAT[jenis], **({"quality": MUTU_JPEG} if jenis == JPEG else {}))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        _periksa_piksel(PIKSEL_TERBANYAK + 1)
        raise
    except BerkasDitolak:
        raise
    except (OSError, SyntaxError, ValueError, EOFError):
        raise BerkasDitolak("Gambar ini rusak atau terpotong.", "Foto ulang dokumennya lalu kirim lagi.") from None
    return keluar.getvalue()


def _periksa_piksel(piksel: int) -> None:
    if piksel > PIKSEL_TERBANYAK:
        raise BerkasDitolak(
            "Gambar lebih dari {mp} megapiksel.",
            "Kecilkan ukuran foto lalu kirim lagi.",
            {"mp": PIKSEL_TERBANYAK // 1_000_000},
        )
