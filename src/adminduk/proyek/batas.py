"""docs/keamanan/batas.md: every limit that stands between a user and the system, read from the code that keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from adminduk.akun import bukti, masuk, penduduk, percobaan, sesi, tengah, titipan, views, views_passkey
from adminduk.akun.laju import Batas
from adminduk.api import kasus as kasus_api
from adminduk.api import pintu as pintu_api
from adminduk.api.izin import IZIN as IZIN_API
from adminduk.perintah.pembangkit.markah import DIBANGKITKAN, tabel
from adminduk.permohonan import berkas, keputusan, lampiran, nilai, pengajuan
from adminduk.proyek import beban
from adminduk.register import segel_jaga
from adminduk.web.izin import IZIN as IZIN_WEB

_PEMBUKA = f"""# Batas

{DIBANGKITKAN}
Berapa banyak, berapa besar, berapa lama, berapa sering. Yang melampaui batas dijawab dengan kalimat yang menyebut
batasnya; isian lain tidak hilang. Aturan isi formulir dan hubungan antarisian: [matriks hukum](../hukum/matriks.md).
"""
Baris = tuple[str, str, str]


def susun(proyek: Path) -> str:
    """Return the page."""
    kepala = ("yang dibatasi", "batas", "sebabnya")
    return "\n".join(
        (
            _PEMBUKA,
            "## Sesi dan bukti\n",
            tabel(kepala, _sesi()),
            "## Berkas\n",
            tabel(kepala, _berkas()),
            "## Kiriman\n",
            tabel(kepala, _kiriman()),
            "## Percobaan masuk\n",
            tabel(kepala, _percobaan()),
            "## Laju tiap alamat pengirim\n",
            tabel(("halaman atau operasi", "batas"), _laju()),
            "## Beban dan kepercayaan\n",
            tabel(kepala, _beban()),
        )
    )


def _sesi() -> Iterator[Baris]:
    yield "diam", _waktu(tengah.BATAS_DIAM), "NIST SP 800-63B AAL2; loket sering ditinggal"
    yield "sejak masuk", _waktu(sesi.BATAS_SESI), "NIST SP 800-63B AAL2; satu hari kerja"
    yield "sesi serentak satu akun", "tidak dibatasi", "semuanya tampak dan dapat diakhiri pemiliknya"
    yield "dari sandi sampai kode", _waktu(masuk.BATAS_SETENGAH), "sesudahnya mulai dari sandi lagi"
    yield "bukti baru", _waktu(bukti.BATAS_BUKTI), "diminta sebelum kunci didaftarkan atau keputusan dibuat"
    yield "kode masuk penduduk", _waktu(penduduk.MASA_KODE), "kode baru mematikan yang lama"
    yield "ketikan yang disimpan sesudah sesi berakhir", _waktu(titipan.MASA), "hanya bagi akun yang mengetiknya"


def _berkas() -> Iterator[Baris]:
    yield "jenis", "PDF, JPEG, PNG", "menurut isinya; gambar ditulis ulang, PDF yang menjalankan sesuatu ditolak"
    yield "ukuran satu berkas", _ukuran(berkas.UKURAN_TERBESAR), "sebelum dibaca habis"
    yield "piksel satu gambar", f"{berkas.PIKSEL_TERBANYAK:,}".replace(",", "."), "sebelum dibongkar"
    yield "halaman satu PDF", str(berkas.HALAMAN_TERBANYAK), ""
    yield "lampiran satu permohonan", str(lampiran.TERBANYAK), "dan hanya untuk syarat yang ada pada layanannya"


def _kiriman() -> Iterator[Baris]:
    yield "satu permintaan", _ukuran(settings.BATAS_PERMINTAAN), "ditolak sebelum dibaca"
    yield "satu permintaan tanpa berkas", _ukuran(settings.DATA_UPLOAD_MAX_MEMORY_SIZE), ""
    yield "isian satu permintaan", str(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS), ""
    yield "isian satu draf", str(pengajuan.ISIAN_TERBANYAK), ""
    yield "huruf satu isian draf", str(pengajuan.TEKS_TERPANJANG), "formulirnya sendiri jauh lebih pendek"
    yield "tahun paling awal", str(nilai.TAHUN_PALING_AWAL), ""
    yield "kedalaman JSON pada API", str(kasus_api.KEDALAMAN_TERBANYAK), ""
    yield "permohonan sekali tanda tangan", str(keputusan.BATAS_SEKALIGUS), "penanda tangan melihat semuanya"


def _percobaan() -> Iterator[Baris]:
    yield "satu nama dari satu alamat atau peramban", _laju_batas(percobaan.SENDIRI), "tebakan sandi"
    yield "satu nama dari mana pun", _laju_batas(percobaan.SENAMA), "tidak mengunci peramban yang pernah masuk"
    yield "semua nama dari satu alamat", _laju_batas(percobaan.SEALAMAT), "satu kantor boleh di belakang satu alamat"
    yield "kode penduduk dari satu alamat", _laju_batas(views.KODE_SEALAMAT), ""
    yield "passkey dari satu alamat", _laju_batas(views_passkey.PER_ALAMAT), ""


def _laju() -> Iterator[tuple[str, str]]:
    yield "API, satu token", _laju_batas(pintu_api.PER_TOKEN)
    yield "API, satu alamat", _laju_batas(pintu_api.PER_ALAMAT)
    semua = {f"API `{n}`": izin.laju for n, izin in IZIN_API.items()}
    semua |= {f"halaman `{n}`": izin.laju for n, izin in IZIN_WEB.items()}
    yield from ((sebutan, _laju_batas(Batas(laju))) for sebutan, laju in sorted(semua.items()) if laju)


def _beban() -> Iterator[Baris]:
    yield "permintaan yang dikerjakan satu proses", str(beban.LAYANI), "mencetak dan menandatangani: pekerja, bukan web"
    yield "permintaan yang menunggu satu proses", str(beban.TUNGGU), "selebihnya dijawab 503 dengan waktu coba lagi"
    yield "menunggu giliran", _waktu(beban.TENGGAT), ""
    yield "peristiwa tanpa segel saksi", _waktu(segel_jaga.BATAS_TUNGGU), "sesudahnya pencatatan berhenti, bacaan tidak"


def _laju_batas(batas: Batas) -> str:
    return f"{batas.banyak} dalam {_waktu(batas.detik)}"


def _waktu(lama: float | timedelta) -> str:
    """
    >>> _waktu(300), _waktu(12 * 3600), _waktu(1.0), _waktu(timedelta(days=365))
    ('5 menit', '12 jam', '1 detik', '365 hari')
    """
    detik = int(lama.total_seconds() if isinstance(lama, timedelta) else lama)
    for isi, nama in ((86_400, "hari"), (3_600, "jam"), (60, "menit")):
        if detik and detik % isi == 0:
            return f"{detik // isi} {nama}"
    return f"{detik} detik"


def _ukuran(bita: int) -> str:
    return f"{bita / 1_000_000:.1f} MB".replace(".", ",")
