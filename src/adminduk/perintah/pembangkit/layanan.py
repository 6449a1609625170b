"""docs/layanan.md: the catalogue for the staff of an office, from the declarations of the services."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from adminduk.dasar.daftar import daftar as daftar_kode
from adminduk.dasar.hukum import UU_24_2013
from adminduk.dokumen.surat import SURAT
from adminduk.perintah.pembangkit.markah import DIBANGKITKAN, daftar, kalimat, tabel, uraian
from adminduk.permohonan.bentuk import Bagian, Kolom, SyaratTampil, bentuk, label_jalur
from adminduk.permohonan.katalog import BIDANG, semua_layanan
from adminduk.permohonan.layanan import Layanan, Pemeriksaan, Syarat

DASAR_BIAYA = UU_24_2013.pasal("79A")
_JUDUL_BIDANG = {"pendaftaran_penduduk": "Pendaftaran penduduk", "pencatatan_sipil": "Pencatatan sipil"}

_PEMBUKA = f"""# Katalog layanan

{DIBANGKITKAN}
Apa yang ditetapkan hukum bagi tiap layanan: formulir, persyaratan, yang tidak boleh diminta, alasan penolakan, dan
hasilnya. Kantor tidak dapat menambah persyaratan (ADR 0004). Tanda `*` pada isian berarti wajib diisi; “bila” berarti
hanya bila isian lain demikian.
"""


def susun(proyek: Path) -> str:
    """Return the page."""
    return "\n".join([_PEMBUKA, *_isi(), _belum_ada()])


def _isi() -> Iterator[str]:
    for bidang in BIDANG:
        yield f"## {_JUDUL_BIDANG[bidang.rpartition('.')[2]]}\n"
        for modul, layanan in semua_layanan():
            if modul.startswith(f"{bidang}."):
                yield from _layanan(modul, layanan)


def _layanan(modul: str, la: Layanan) -> Iterator[str]:
    yield f"### {la.nama} (`{la.kode}`)\n"
    yield f"{la.ringkasan}\n\n{uraian(sys.modules[modul])}\n"
    yield _ikhtisar(modul, la)
    yield f"**Persyaratan**\n\n{tabel(('syarat', 'dasar', 'keterangan'), map(_syarat, la.persyaratan))}"
    if la.larangan:
        yield f"**Tidak boleh diminta**\n\n{daftar(f'{x.nama} ({x.dasar})' for x in la.larangan)}"
    yield f"**Formulir**: {kalimat(la.formulir)}\n\n{daftar(_bagian(la.formulir, b) for b in bentuk(la.formulir))}"
    penolakan = tabel(("permohonan lolos bila", "dasar", "kode"), map(_periksa, la.daftar_pemeriksaan))
    yield f"**Alasan penolakan**\n\n{penolakan}"


def _ikhtisar(modul: str, la: Layanan) -> str:
    return daftar(
        (
            f"Dasar hukum: {'; '.join(map(str, la.dasar_hukum))}",
            f"Dokumen yang terbit: {'; '.join(f'{SURAT[k].judul} (`{k}`)' for k in la.dokumen)}",
            f"Batas pelaporan: {la.batas_lapor or 'tidak ditentukan'}",
            f"Waktu layanan: {la.waktu_layanan_jam} jam sejak berkas lengkap",
            f"Biaya: Rp0 ({DASAR_BIAYA})",
            f"Diajukan oleh: {'penduduk sendiri atau petugas' if la.oleh_penduduk else 'petugas'}",
            f"Kode: `src/{modul.rpartition('.')[0].replace('.', '/')}/`",
        )
    )


def _syarat(s: Syarat) -> tuple[str, str, str]:
    keterangan = (
        "sudah ada dalam register, tidak diminta" if s.dari_register else "",
        f"salah satu dari pilihan “{s.atau.replace('_', ' ')}”" if s.atau else "",
        f"bila {s.bila}" if s.bila else "",
        s.bantuan.rstrip("."),
    )
    return s.nama, str(s.dasar), "; ".join(k for k in keterangan if k)


def _periksa(p: Pemeriksaan) -> tuple[str, str, str]:
    masa = "" if (p.sejak, p.sampai) == (date.min, date.max) else f" Berlaku {_masa(p)}."
    return kalimat(p.fungsi) + masa, str(p.dasar), f"`{p.nama}`"


def _masa(p: Pemeriksaan) -> str:
    sejak = "" if p.sejak == date.min else f"sejak {p.sejak.isoformat()}"
    sampai = "" if p.sampai == date.max else f"sampai {p.sampai.isoformat()}"
    return " ".join(s for s in (sejak, sampai) if s)


def _bagian(formulir: type, b: Bagian) -> str:
    isi = b.baris(0).isi if b.ulang else b.isi
    judul = f"{b.label}{'*' if b.wajib and b.label else ''}{f' (paling banyak {b.ulang})' if b.ulang else ''}"
    isian = ", ".join(_kolom(formulir, k) for k in isi)
    return f"{judul}{_bila(formulir, b.bila)}{': ' if judul and isian else ''}{isian}"


def _kolom(formulir: type, k: Kolom | Bagian) -> str:
    if isinstance(k, Bagian):
        return f"[{_bagian(formulir, k)}]"
    return f"{k.label}{'*' if k.wajib else ''}{_bila(formulir, k.bila)}"


def _bila(formulir: type, syarat: tuple[SyaratTampil, ...]) -> str:
    return f" (bila {' dan '.join(_keadaan(formulir, s) for s in syarat)})" if syarat else ""


def _keadaan(formulir: type, s: SyaratTampil) -> str:
    label = label_jalur(formulir, s.isian).rpartition(": ")[2]
    nilai = "/".join(n for n in s.nilai if n)
    if s.selain or not nilai:
        return f"{label} bukan {nilai}" if nilai else f"{label} {'tidak diisi' if s.nilai else 'diisi'}"
    return f"{label} {nilai}"


def _belum_ada() -> str:
    ada = {la.kode for _, la in semua_layanan()}
    belum = [k for k in daftar_kode("layanan") if k.kode not in ada]
    judul = "## Belum dibuat\n\nAda dalam daftar layanan (`src/adminduk/data/layanan.csv`), belum dalam sistem ini.\n"
    return f"{judul}\n{tabel(('kode', 'layanan', 'folder'), ((k.kode, k.nama, k.rinci['folder']) for k in belum))}"
