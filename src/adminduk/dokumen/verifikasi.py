"""Verify a document off line: its PDF, its QR, or a picture of its QR, with published keys and nothing else."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import zxingcpp
from PIL import Image

from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen import qr
from adminduk.dokumen.bukti_segel import periksa_bukti
from adminduk.dokumen.cabut import SebabTutup
from adminduk.dokumen.kepercayaan import Kepercayaan
from adminduk.dokumen.periksa_pdf import PdfDitolak, PdfTerbaca, baca_pdf
from adminduk.dokumen.surat import SURAT
from adminduk.register.segel_bukti import BuktiTidakSah

BATAS_GAMBAR = 50_000_000  # pixels


class Keadaan(StrEnum):
    SAH = "sah"
    TIDAK_SAH = "tidak sah"
    DICABUT = "dicabut"
    DIGANTI = "diganti"
    KUNCI_TIDAK_DIKENAL = "kunci tidak dikenal"


@dataclass(frozen=True, slots=True)
class HasilVerifikasi:
    """``kalimat`` are plain sentences for whoever holds the paper; ``fakta`` are to be compared with it."""

    keadaan: Keadaan
    kalimat: tuple[str, ...]
    fakta: Mapping[str, str] = field(default_factory=dict)

    @property
    def sah(self) -> bool:
        return self.keadaan is Keadaan.SAH


_TIDAK_BERLAKU = {
    SebabTutup.DICABUT: (Keadaan.DICABUT, "Dokumen ini asli tetapi sudah dicabut dan tidak berlaku lagi."),
    SebabTutup.DIGANTI: (Keadaan.DIGANTI, "Dokumen ini asli tetapi sudah diganti dengan dokumen yang lebih baru."),
}


def verifikasi(masukan: bytes, kepercayaan: Kepercayaan) -> HasilVerifikasi:
    """Verify what was handed in, whatever it is: a PDF, a PNG or JPEG of the QR, or the text of the QR."""
    if masukan[:1024].lstrip().startswith(b"%PDF-"):
        return verifikasi_pdf(masukan, kepercayaan)
    if masukan.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return verifikasi_gambar(masukan, kepercayaan)
    return verifikasi_qr(masukan.decode("utf-8", "replace"), kepercayaan)


def verifikasi_gambar(gambar: bytes, kepercayaan: Kepercayaan) -> HasilVerifikasi:
    try:
        with Image.open(io.BytesIO(gambar), formats=("PNG", "JPEG")) as bidang:
            if bidang.width * bidang.height > BATAS_GAMBAR:
                return _tidak_sah("Gambar ini terlalu besar. Potong di sekitar kode QR lalu coba lagi.")
            terbaca = zxingcpp.read_barcodes(bidang.convert("L"))
    except (OSError, ValueError, Image.DecompressionBombError):
        return _tidak_sah("Gambar ini rusak atau tidak dapat dibaca.")
    teks = [b.text for b in terbaca if b.format == zxingcpp.BarcodeFormat.QRCode]
    if not teks:
        return _tidak_sah("Tidak ada kode QR yang terbaca pada gambar ini. Foto ulang kode QR dari dekat dan datar.")
    return verifikasi_qr(teks[0], kepercayaan)


def verifikasi_qr(teks: str, kepercayaan: Kepercayaan) -> HasilVerifikasi:
    """Verify the text of a QR: key of the office, signature, revocation."""
    try:
        isi = qr.baca(teks)
    except qr.QRTidakSah:
        return _tidak_sah("Kode QR ini bukan kode dokumen kependudukan, atau isinya sudah diubah.")
    m = isi.muatan
    kunci = kepercayaan.kunci_qr(isi.amplop.kunci, m.kab)
    if kunci is None:
        pesan = f"Kode QR ini ditandatangani dengan kunci {isi.amplop.kunci} yang tidak dikenal untuk kantor {m.kab}."
        return HasilVerifikasi(Keadaan.KUNCI_TIDAK_DIKENAL, (pesan, "Perbarui berkas kunci publik lalu coba lagi."))
    if not isi.amplop.sah(kunci.x):
        return _tidak_sah("Tanda tangan pada kode QR tidak cocok: isinya sudah diubah atau dipalsukan.")
    if m.tanggal_terbit > kunci.berlaku_sampai:
        return _tidak_sah("Dokumen ini bertanggal sesudah masa berlaku kunci penandatangannya.")
    return _status_cabut(isi, kepercayaan)


def verifikasi_pdf(pdf: bytes, kepercayaan: Kepercayaan) -> HasilVerifikasi:
    """Verify a PDF: signature, time stamp, validation data inside, the QR and the proof that it carries."""
    try:
        terbaca = baca_pdf(pdf, kepercayaan)
    except PdfDitolak as ditolak:
        keadaan = Keadaan.KUNCI_TIDAK_DIKENAL if ditolak.tidak_dikenal else Keadaan.TIDAK_SAH
        return HasilVerifikasi(keadaan, (str(ditolak),))
    hasil = verifikasi_qr(terbaca.qr, kepercayaan)
    if hasil.keadaan in (Keadaan.TIDAK_SAH, Keadaan.KUNCI_TIDAK_DIKENAL):
        return hasil
    muatan = qr.baca(terbaca.qr).muatan
    if terbaca.kab != str(muatan.kab):
        return _tidak_sah(f"Penanda tangan berasal dari kantor {terbaca.kab}, bukan dari kantor penerbit {muatan.kab}.")
    try:
        kalimat, fakta = periksa_bukti(terbaca.bukti, muatan, kepercayaan.segel)
    except BuktiTidakSah as galat:
        return _tidak_sah(str(galat))
    return replace(
        hasil,
        kalimat=(*hasil.kalimat, "Isi berkas tidak berubah sejak ditandatangani.", kalimat),
        fakta={**hasil.fakta, **_fakta_tanda_tangan(terbaca), **fakta},
    )


def _status_cabut(isi: qr.IsiQR, kepercayaan: Kepercayaan) -> HasilVerifikasi:
    fakta = _fakta(isi)
    daftar = kepercayaan.cabut(isi.muatan.kab)
    if daftar is None:
        return HasilVerifikasi(
            Keadaan.SAH,
            (
                "Dokumen ini asli: ditandatangani oleh kantor penerbitnya.",
                f"Pencabutan belum diperiksa karena tidak ada daftarnya; periksa di {isi.alamat}.",
            ),
            fakta,
        )
    fakta["Daftar pencabutan"] = f"{daftar.pada:%d-%m-%Y %H.%M} UTC"
    if sebab := daftar.cari(isi.kode):
        keadaan, kalimat = _TIDAK_BERLAKU[sebab]
        return HasilVerifikasi(keadaan, (kalimat,), fakta)
    kalimat = "Dokumen ini asli dan tidak ada dalam daftar pencabutan kantor penerbitnya."
    return HasilVerifikasi(Keadaan.SAH, (kalimat,), fakta)


def _fakta(isi: qr.IsiQR) -> dict[str, str]:
    m = isi.muatan
    fakta = {
        "Dokumen": SURAT[m.jenis].judul if m.jenis in SURAT else m.jenis,
        "Nomor": _samarkan(m.nomor),
        "Diterbitkan": f"{tulis_tanggal(m.tanggal_terbit)}, kantor {m.kab}",
        "Tertulis": ", ".join(m.fakta),
        "Kode verifikasi": isi.kode,
        "Sidik isi": m.sidik.hex(),
    }
    if m.indeks is not None:
        fakta["Log segel"] = f"daun {m.indeks} dari {m.ukuran}"
    return fakta


def _fakta_tanda_tangan(terbaca: PdfTerbaca) -> dict[str, str]:
    return {
        "Ditandatangani oleh": f"{terbaca.penanda_tangan}, NIP {terbaca.nip}",
        "Stempel waktu": f"{terbaca.waktu:%d-%m-%Y %H.%M.%S} UTC",
    }


def _samarkan(nomor: str) -> str:
    return f"{nomor[:6]}******{nomor[12:]}" if len(nomor) == 16 and nomor.isdecimal() else nomor


def _tidak_sah(kalimat: str) -> HasilVerifikasi:
    return HasilVerifikasi(Keadaan.TIDAK_SAH, (kalimat,))
