"""Render a document: PDF/A-2a and PDF/UA-1 in one file, the same bytes for the same ``isi``, QR text and proof."""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import fontpkg_noto_sans
import segno
import typst

import adminduk
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.bukti_segel import kata_kunci
from adminduk.dokumen.surat import SURAT, IsiTidakSah, Surat

STANDAR: list[typst.PDFStandard] = ["a-2a", "ua-1"]
KETERANGAN = (
    "Dokumen ini ditandatangani secara elektronik dan sah tanpa tanda tangan basah, cap, atau legalisasi "
    "(Pasal 19 ayat (6) Permendagri 104/2019). Penerbitannya tidak dipungut biaya (Pasal 79A UU 24/2013).",
    "Keasliannya dapat diperiksa siapa pun dengan memindai kode QR atau membuka {alamat}.",
)

# What Noto Sans can draw in one direction; all else (bidi controls, emoji, other scripts) would
# change how a name reads or stop the rendering, and is printed as U+FFFD.
_TAK_TERCETAK = re.compile(
    "[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027\u20ac\u2212]"
)
_ROOT = Path(adminduk.__file__).parent


def render(jenis: str, isi: Mapping[str, Any], qr: str, *, foto: bytes = b"", bukti: bytes = b"") -> bytes:
    """Return the PDF of a document whose official is known.

    ``qr`` is the text of its QR (``dokumen.qr``), ``foto`` the JPEG or PNG that ``foto_sha256`` of a KIA names,
    ``bukti`` the proof (C2SP tlog-proof) that its decision is in the sealed journal; it stands in the
    metadata beside the QR text, because PDF/A-2 allows no attachment of its kind.
    Raises IsiTidakSah when ``isi`` is not what the kind prints.
    """
    return render_surat(SURAT[jenis].dari_isi(isi), qr, foto=foto, bukti=bukti)


def render_surat(surat: Surat, qr: str, *, foto: bytes = b"", bukti: bytes = b"") -> bytes:
    """Return the PDF of a document of any kind, also one that belongs to a single service."""
    metadata = {"kata_kunci": kata_kunci(qr, bukti)}
    masukan = json.dumps(tercetak_semua(_masukan(surat, qr)) | _gambar(surat, qr, foto) | metadata)
    return kompilator(surat.templat).compile(  # type: ignore[return-value]
        format="pdf",
        pdf_standards=STANDAR,
        sys_inputs={"masukan": masukan},
        timestamp=datetime.combine(surat.tanggal_terbit, time(), UTC),
    )


def gambar_qr(teks: str) -> str:
    """Return the QR as SVG, level M, with the quiet zone of the standard."""
    tujuan = io.BytesIO()
    segno.make_qr(teks, error="m", mode="byte", boost_error=False).save(tujuan, kind="svg", xmldecl=False, svgns=True)
    return tujuan.getvalue().decode()


def sidik_foto(foto: bytes) -> str:
    """Return what ``foto_sha256`` of a KIA says of its photo."""
    return hashlib.sha256(foto).hexdigest()


def tercetak(teks: str) -> str:
    r"""Return a text as it is printed: one line, composed letters, U+FFFD for what has no letter.

    >>> tercetak("MARIA  \u202eKAIBMUR")
    'MARIA \ufffdKAIBMUR'
    """
    return _TAK_TERCETAK.sub("\ufffd", " ".join(unicodedata.normalize("NFC", teks).split()))


def _masukan(surat: Surat, qr: str) -> dict[str, Any]:
    if surat.pejabat is None:
        raise IsiTidakSah(f"{surat.kode}.pejabat: belum ada yang menandatangani")
    alamat = qr.partition("#")[0].removeprefix("https://")
    return {
        "isi": surat.cetak(),
        "judul": surat.judul,
        "judul_dokumen": f"{surat.judul} {surat.nomor_dokumen}",
        "penerbit": f"{surat.pejabat.jabatan} {_judul(surat.penerbit.kabupaten)}",
        "provinsi": surat.penerbit.provinsi,
        "kabupaten": surat.penerbit.kabupaten,
        "kabupaten_judul": _judul(surat.penerbit.kabupaten),
        "tempat": _judul(surat.penerbit.tempat),
        "tanggal": _bagian(surat.tanggal_terbit),
        "tanggal_terbit": tulis_tanggal(surat.tanggal_terbit),
        "pejabat": {"nama": surat.pejabat.nama, "nip": surat.pejabat.nip, "jabatan": surat.pejabat.jabatan},
        "qr": qr,
        "alamat_periksa": alamat,
        "keterangan": [k.format(alamat=alamat) for k in KETERANGAN],
    }


def _gambar(surat: Surat, qr: str, foto: bytes) -> dict[str, Any]:
    diminta = getattr(surat, "foto_sha256", "")
    if diminta != (sidik_foto(foto) if foto else ""):
        raise IsiTidakSah(f"{surat.kode}.foto_sha256: foto yang diberikan bukan foto dokumen ini")
    return {"gambar_qr": gambar_qr(qr), "foto": list(foto)}


def _judul(nama: str) -> str:
    return " ".join(k if k == "DKI" else k.capitalize() for k in nama.split())


def _bagian(tanggal: date) -> dict[str, int]:
    return {"year": tanggal.year, "month": tanggal.month, "day": tanggal.day}


def tercetak_semua(nilai: Any) -> Any:
    """Return a JSON value with all its texts as they are printed."""
    if isinstance(nilai, str):
        return tercetak(nilai)
    if isinstance(nilai, dict):
        return {k: tercetak_semua(n) for k, n in nilai.items()}
    return [tercetak_semua(n) for n in nilai] if isinstance(nilai, list) else nilai


@lru_cache
def _huruf() -> typst.Fonts:
    folder = Path(fontpkg_noto_sans.__file__).parent / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@lru_cache
def kompilator(templat: Path) -> typst.Compiler:
    """One compiler a template: it keeps the parsed source, the fonts and typst's own cache between documents."""
    return typst.Compiler(templat, root=_ROOT, font_paths=_huruf(), ignore_system_fonts=True)
