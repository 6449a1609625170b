"""docs/audit.md: everything the journal and the access ledger can hold, and who may do what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from adminduk.perintah.pembangkit.markah import DIBANGKITKAN, kalimat, tabel
from adminduk.permohonan.keadaan import TABEL_ALIHAN
from adminduk.register.jenis import JENIS
from adminduk.register.perubahan import JENIS_PERUBAHAN, NikBaru, NomorAktaBaru, NomorKKBaru
from adminduk.register.pintu import BOLEH

_PEMBUKA = f"""# Catatan untuk auditor

{DIBANGKITKAN}
Jurnal (`peristiwa`) hanya dapat ditambah. Tiap baris memuat siapa, kantor mana, dasar hukumnya, kapan terjadi, dan
kapan dicatat; isinya (`peristiwa_isi`) memuat `fakta` dan `perubahan`. Jenis, versi, dan fakta selain yang di bawah ini
ditolak ketika dicatat.
"""


def susun(proyek: Path) -> str:
    """Return the page."""
    return "\n".join(
        (
            _PEMBUKA,
            "## Jenis peristiwa\n",
            tabel(("jenis", "versi", "arti", "fakta"), _jenis()),
            "## Jenis perubahan\n",
            "Akibat peristiwa terhadap keadaan register; bidangnya seurut dengan jurnal. Keterangannya dari kode.\n",
            tabel(("kode", "bidang", "keterangan"), _perubahan()),
            "## Nomor yang diberikan dalam transaksi putusan\n",
            tabel(("pengganti sementara", "penentu nomor", "keterangan"), _nomor()),
            "## Siapa membuka data untuk keperluan apa\n",
            "Yang dibaca tertulis di `jejak_akses`: pelaku, peran, kab, keperluan, kasus, tindakan, subjek, waktu.\n",
            tabel(("keperluan", "peran"), _keperluan()),
            "## Langkah permohonan\n",
            "Tiap langkah menulis baris `langkah`: siapa, peran, kapan, dasar, alasan.\n",
            tabel(("langkah", "dari", "ke", "oleh", "dasar", "jalan kembali"), _langkah()),
        )
    )


def _jenis() -> Iterator[tuple[str, ...]]:
    for j in JENIS.values():
        yield f"`{j.nama}`", str(j.versi), j.uraian, ", ".join(f"`{f}`" for f in j.fakta)


def _perubahan() -> Iterator[tuple[str, ...]]:
    for kode, jenis in JENIS_PERUBAHAN.items():
        yield f"`{kode}`", ", ".join(f"`{f.name}`" for f in fields(jenis)), kalimat(jenis)


def _nomor() -> Iterator[tuple[str, ...]]:
    for jenis in (NikBaru, NomorKKBaru, NomorAktaBaru):
        yield f"`{jenis.__name__}`", ", ".join(f"`{f.name}`" for f in fields(jenis)), kalimat(jenis)


def _keperluan() -> Iterator[tuple[str, ...]]:
    for keperluan, peran in BOLEH.items():
        yield str(keperluan), ", ".join(sorted(peran))


def _langkah() -> Iterator[tuple[str, ...]]:
    for a in TABEL_ALIHAN:
        ingat = " (diingat)" if a.dasar.keyakinan == "diingat" else ""
        yield a.nama, str(a.dari), str(a.ke), ", ".join(sorted(a.peran)), f"{a.dasar}{ingat}", a.balik
