"""What a stranger can prove about the papers, and what the register says about any day."""

from __future__ import annotations

import shutil
import subprocess
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from adminduk.dokumen.kepercayaan import Kepercayaan
from adminduk.dokumen.verifikasi import HasilVerifikasi, verifikasi
from adminduk.perintah.cerita.panggung import OPERATOR, Gugur, Panggung, pastikan, pintu
from adminduk.permohonan import publik
from adminduk.permohonan.models import Permohonan
from adminduk.permohonan.tanda_terima import tanda_terima
from adminduk.register import Keperluan, untuk
from adminduk.register.segel_catatan import KunciCatatan
from adminduk.register.tanda_terima import TandaTerima

POPPLER = "Pasang poppler-utils (`make alat`), lalu ulangi."


def menurut_hari(p: Panggung) -> list[str]:
    assert p.keluarga
    hari = timezone.localdate()
    jumlah, lama = {}, []
    for pada in (hari - timedelta(days=4), hari):
        mulai = time.perf_counter()
        with untuk(OPERATOR, Keperluan.PELAYANAN, kasus="peragaan", pada=pada) as reg:
            keluarga = reg.keluarga(p.keluarga)
        lama.append((time.perf_counter() - mulai) * 1000)
        pastikan(keluarga, f"keluarga tidak ada pada {pada}")
        jumlah[pada] = len(keluarga.anggota) if keluarga else 0
    sebelum, sesudah = jumlah.values()
    pastikan(sesudah == sebelum + 1, f"anggota sebelum {sebelum}, sesudah {sesudah}")
    return [f"anggota {sebelum} sebelum kelahiran, {sesudah} sesudahnya; dibaca {max(lama):.1f} ms paling lama"]


def pdfsig(p: Panggung) -> list[str]:
    baris = []
    for jenis, path in p.pdf.items():
        keluaran = _jalankan("pdfsig", "-nocert", str(path))
        pastikan("Signature is Valid" in keluaran, f"pdfsig tidak mengakui {jenis}: {keluaran}")
        pastikan("Total document signed" in keluaran, f"tanda tangan {jenis} tidak meliputi seluruh dokumen")
        baris.append(f"{jenis}: Signature is Valid, Total document signed")
        hasil = _periksa(path.read_bytes())
        pastikan(hasil.sah, f"rantai sertifikat {jenis} tidak sah: {hasil.kalimat}")
    return [*baris, "rantai sampai CA, stempel waktu, dan CRL di dalam PDF sah"]


def qr_luring(p: Panggung) -> list[str]:
    baris = []
    for jenis in ("AKTA_KELAHIRAN", "KK"):
        gambar = _gambar(p.pdf[jenis])
        hasil = _periksa(gambar.read_bytes())
        pastikan(hasil.sah, f"QR {jenis} tidak sah: {hasil.kalimat}")
        baris.append(f"{jenis}: {hasil.kalimat[0]}")
    return baris


def segel(p: Panggung) -> list[str]:
    """Read the proof out of the act and the applicant's receipt, both with nothing but what is published."""
    hasil = _periksa(p.pdf["AKTA_KELAHIRAN"].read_bytes())
    pastikan(hasil.sah and "Peristiwa" in hasil.fakta, f"bukti segel tidak ada: {hasil.kalimat}")
    with pintu(OPERATOR, p.kasus):
        catatan = tanda_terima(Permohonan.objects.get(id=p.kasus))
    pastikan(catatan, "permohonan yang diputus tidak mempunyai tanda terima")
    kunci = [KunciCatatan.baca(k) for k in publik.terbitan_kunci()["segel"]["tanda_terima"]]
    daun = TandaTerima.baca(bytes(catatan or b""), kunci).peristiwa
    pastikan(hasil.fakta["Peristiwa"] in {str(id_) for id_, _ in daun}, "tanda terima tidak memuat putusannya")
    return [
        hasil.kalimat[-1],
        *hasil.fakta.get("Disaksikan oleh", "").split("; "),
        f"tanda terima: {len(daun)} peristiwa",
    ]


def ubahan_ketahuan(p: Panggung) -> list[str]:
    isi = bytearray(p.pdf["AKTA_KELAHIRAN"].read_bytes())
    isi[len(isi) // 3] ^= 1
    hasil = _periksa(bytes(isi))
    pastikan(not hasil.sah, "PDF yang diubah masih dianggap sah")
    return [f"PDF: {hasil.kalimat[0]}"]


def _periksa(isi: bytes) -> HasilVerifikasi:
    return verifikasi(isi, Kepercayaan.dari_terbitan(publik.terbitan_kunci()))


def _gambar(pdf: Path) -> Path:
    """Return the first page as a scanner would give it."""
    _jalankan("pdftoppm", "-png", "-r", "150", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(pdf.with_suffix("")))
    return pdf.with_suffix(".png")


def _jalankan(program: str, *argumen: str) -> str:
    if shutil.which(program) is None:
        raise Gugur(f"{program} tidak ada. {POPPLER}")
    return subprocess.run([program, *argumen], check=False, capture_output=True, text=True).stdout
