"""Bukti segel di dalam PDF: diperiksa tanpa jaringan dengan kebijakan yang diterbitkan; yang lain ditolak alasannya."""

import io
import json
from dataclasses import replace

import pikepdf
import pytest

from adminduk.dokumen import cetak
from adminduk.dokumen.bukti_segel import baca_kata_kunci
from adminduk.dokumen.conftest import KODE, WAKTU
from adminduk.dokumen.kepercayaan import Kepercayaan, TerbitanTidakSah
from adminduk.dokumen.kunci import terbitan_publik
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, CONTOH
from adminduk.dokumen.verifikasi import Keadaan, verifikasi_pdf
from adminduk.register.contoh_segel import LogBuatan, isi_daun
from adminduk.register.segel_bukti import BuktiTercatat, BuktiTidakSah

LETAK = (41, 42)  # as the QR of conftest says


@pytest.fixture(scope="module")
def log():
    return LogBuatan()


@pytest.fixture
def terbitkan(kantor):
    def cara(bukti, surat=AKTA_KELAHIRAN):
        cetakan = cetak.render_surat(surat, kantor.qr(surat), bukti=bytes(bukti))
        return kantor.penanda.tandatangani(cetakan, WAKTU)

    return cara


@pytest.fixture
def kepercayaan(kantor, log):
    """What is published, as a verifier reads it from a file."""
    terbitan = terbitan_publik(kantor.folder) | {"segel": log.kebijakan().terbitan()}
    return Kepercayaan.dari_terbitan(json.loads(json.dumps(terbitan)))


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_bukti_ada_pada_setiap_jenis_dan_diperiksa(surat, terbitkan, kepercayaan, log):
    pdf = terbitkan(log.bukti(*LETAK), surat)
    hasil = verifikasi_pdf(pdf, kepercayaan)

    assert hasil.sah, hasil.kalimat
    assert hasil.kalimat[-1] == "Putusannya tercatat dalam jurnal bersegel, disaksikan 2 saksi."
    assert hasil.fakta["Peristiwa"] == str(isi_daun(41).peristiwa)
    assert hasil.fakta["Disaksikan oleh"].startswith("saksi-1.contoh.id (23-11-2026 ")
    with pikepdf.open(io.BytesIO(pdf)) as terbuka:
        assert baca_kata_kunci(str(terbuka.docinfo.Keywords))[1] == bytes(log.bukti(*LETAK))
        assert b"<pdfaid:part>2<" in terbuka.Root.Metadata.read_bytes()


def test_pdf_lama_tanpa_bukti_tetap_sah_dan_dikatakan_tidak_memuatnya(kantor, kepercayaan):
    hasil = verifikasi_pdf(kantor.terbitkan(AKTA_KELAHIRAN), kepercayaan)

    assert hasil.sah
    assert "tidak memuat bukti" in hasil.kalimat[-1]


def test_terbitan_kunci_tanpa_kebijakan_log_mengatakan_bukti_tidak_diperiksa(kantor, terbitkan, log):
    hasil = verifikasi_pdf(terbitkan(log.bukti(*LETAK)), kantor.kepercayaan())

    assert hasil.sah
    assert hasil.kalimat[-1].startswith("Bukti segel tidak diperiksa")


def _jalur_salah(log):
    bukti = log.bukti(*LETAK)
    return replace(bukti, jalur=(bytes(32), *bukti.jalur[1:]))


@pytest.mark.parametrize(
    ("bukti", "alasan"),
    [
        (lambda log: log.bukti(40, 42), "letaknya tidak sama dengan kode QR"),
        (lambda log: log.bukti(41, 43), "letaknya tidak sama dengan kode QR"),
        (lambda log: log.bukti(*LETAK, saksi=(2,)), "disaksikan 1 saksi yang dikenal; perlu 2"),
        (lambda log: replace(log.bukti(*LETAK), isi=isi_daun(40)), "tidak menuju titik periksa"),
        (_jalur_salah, "tidak menuju titik periksa"),
        (lambda _: LogBuatan().bukti(*LETAK), "tidak cocok|tidak ditandatangani oleh log"),
        (lambda _: LogBuatan("lain.id/segel").bukti(*LETAK), "tidak ditandatangani oleh log yang dikenal"),
        (lambda _: b"c2sp.org/tlog-proof@v1\nbukan", "tidak terbaca"),
    ],
    ids=["daun lain", "pohon lain", "satu saksi", "peristiwa lain", "jalur", "kunci lain", "log lain", "rusak"],
)
def test_bukti_yang_tidak_membuktikan_ditolak(bukti, alasan, terbitkan, kepercayaan, log):
    hasil = verifikasi_pdf(terbitkan(bukti(log)), kepercayaan)

    assert hasil.keadaan is Keadaan.TIDAK_SAH
    assert any(a in hasil.kalimat[0] for a in alasan.split("|")), hasil.kalimat


def test_setiap_bita_bukti_yang_berubah_membuatnya_tidak_membuktikan(log):
    asli = bytes(log.bukti(*LETAK))
    assert BuktiTercatat.baca(asli).periksa(log.kebijakan()).ukuran == 42
    for tempat in range(len(asli)):
        ubahan = asli[:tempat] + bytes([asli[tempat] ^ 1]) + asli[tempat + 1 :]
        with pytest.raises(BuktiTidakSah):
            BuktiTercatat.baca(ubahan).periksa(log.kebijakan())


def test_kebijakan_yang_rusak_bukan_terbitan_kunci(kantor):
    with pytest.raises(TerbitanTidakSah):
        Kepercayaan.dari_terbitan(terbitan_publik(kantor.folder) | {"segel": {"log": ["bukan kunci"]}})


def test_isi_qr_dan_bukti_yang_sama_memberi_byte_yang_sama(kantor, log):
    qr, bukti = kantor.qr(AKTA_KELAHIRAN, KODE), bytes(log.bukti(*LETAK))

    assert cetak.render_surat(AKTA_KELAHIRAN, qr, bukti=bukti) == cetak.render_surat(AKTA_KELAHIRAN, qr, bukti=bukti)
    assert cetak.render_surat(AKTA_KELAHIRAN, qr, bukti=bukti) != cetak.render_surat(AKTA_KELAHIRAN, qr)
