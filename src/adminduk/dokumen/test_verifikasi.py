"""Verifikasi luring: yang asli diterima, yang diubah, dicabut, diganti, atau asing ditolak dengan alasannya."""

import io
import random
import subprocess
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from adminduk.dokumen import cetak, kunci
from adminduk.dokumen.cabut import DaftarCabutTidakSah, SebabTutup, daftar_cabut
from adminduk.dokumen.conftest import KODE, WAKTU, buka_kantor
from adminduk.dokumen.kepercayaan import Kepercayaan, TerbitanTidakSah
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, CONTOH, KIA
from adminduk.dokumen.verifikasi import Keadaan, verifikasi, verifikasi_pdf, verifikasi_qr

KODE_LAIN = "00000000000A"


def daftar(kantor, *entri, kab=9202):
    return daftar_cabut(entri, kantor.kunci.qr, kab, WAKTU)


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_pdf_asli_dari_setiap_jenis_sah(kantor, surat):
    hasil = verifikasi(kantor.terbitkan(surat), kantor.kepercayaan(daftar(kantor)))

    assert hasil.sah, hasil.kalimat
    assert hasil.fakta["Dokumen"] == surat.judul
    assert hasil.fakta["Ditandatangani oleh"] == "Yohana Mandacan, NIP 197405122000032001"
    assert hasil.fakta["Stempel waktu"] == "23-11-2026 03.00.00 UTC"
    assert hasil.fakta["Log segel"] == "daun 41 dari 42"


def test_nik_pada_hasil_tersamar(kantor):
    assert verifikasi_qr(kantor.qr(KIA), kantor.kepercayaan()).fakta["Nomor"] == "920212******0001"


def test_tanda_tangan_tidak_mengubah_pdf_a_dan_pdf_ua(kantor, akta_pdf):
    cetakan = pikepdf.open(io.BytesIO(cetak.render_surat(AKTA_KELAHIRAN, kantor.qr(AKTA_KELAHIRAN))))
    pdf = pikepdf.open(io.BytesIO(akta_pdf))

    assert pdf.Root.Metadata.read_bytes() == cetakan.Root.Metadata.read_bytes()
    assert dict(pdf.docinfo) == dict(cetakan.docinfo)
    assert pdf.Root.MarkInfo.Marked and pdf.pages[0].Tabs == "/S"
    assert len(pdf.Root.DSS.Certs) == 4 and len(pdf.Root.DSS.CRLs) == 2
    assert [int(x) for x in pdf.Root.AcroForm.Fields[0].Rect] == [-2, -2, -2, -2]


def test_byte_yang_berubah_di_mana_pun_ditolak(kantor, akta_pdf):
    kepercayaan, acak = kantor.kepercayaan(), random.Random(1)
    amplop = akta_pdf.index(b"<3082")
    assert verifikasi_pdf(akta_pdf, kepercayaan).sah

    for nomor in range(200):
        awal, akhir = (0, len(akta_pdf)) if nomor < 100 else (amplop, amplop + 9000)
        tempat = acak.randrange(awal, akhir)
        ubahan = bytearray(akta_pdf)
        ubahan[tempat] ^= 1 << acak.randrange(8)
        hasil = verifikasi_pdf(bytes(ubahan), kepercayaan)
        assert not hasil.sah, tempat
        assert hasil.kalimat[0]


def test_kepala_amplop_yang_tidak_ikut_ditandatangani_pun_tidak_dapat_diubah(kantor, akta_pdf):
    kepercayaan, amplop = kantor.kepercayaan(), akta_pdf.index(b"<3082")

    for tempat in range(amplop + 1, amplop + 80):
        for bit in (1, 2, 4):
            ubahan = bytearray(akta_pdf)
            ubahan[tempat] ^= bit
            assert not verifikasi_pdf(bytes(ubahan), kepercayaan).sah, (tempat - amplop, bit)


def test_isi_yang_diubah_disebut_alasannya(kantor, akta_pdf):
    tempat = akta_pdf.index(b"/Keywords") - 200
    ubahan = akta_pdf[:tempat] + bytes([akta_pdf[tempat] ^ 1]) + akta_pdf[tempat + 1 :]

    assert verifikasi_pdf(ubahan, kantor.kepercayaan()).kalimat == ("Isi berkas ini berubah sesudah ditandatangani.",)


def test_bagian_yang_ditambahkan_sesudah_tanda_tangan_ditolak(kantor, akta_pdf):
    penulis, tujuan = IncrementalPdfFileWriter(io.BytesIO(akta_pdf)), io.BytesIO()
    penulis.update_root()
    penulis.write(tujuan)

    hasil = verifikasi_pdf(tujuan.getvalue(), kantor.kepercayaan())

    assert hasil.keadaan is Keadaan.TIDAK_SAH
    assert "ditambahkan sesudah ditandatangani" in hasil.kalimat[0]


def test_otoritas_lain_dengan_nama_yang_sama_tidak_dikenal(kantor, kantor_asing):
    pdf = verifikasi_pdf(kantor_asing.terbitkan(AKTA_KELAHIRAN), kantor.kepercayaan())
    qr = verifikasi_qr(kantor_asing.qr(AKTA_KELAHIRAN), kantor.kepercayaan())

    assert pdf.keadaan is qr.keadaan is Keadaan.KUNCI_TIDAK_DIKENAL
    assert "tidak berasal dari otoritas yang dikenal" in pdf.kalimat[0]


def test_kantor_lain_tidak_dapat_menerbitkan_atas_nama_manokwari(tmp_path):
    manokwari, fakfak = buka_kantor(tmp_path), buka_kantor(tmp_path, 9203)
    pdf = fakfak.penanda.tandatangani(cetak.render_surat(AKTA_KELAHIRAN, manokwari.qr(AKTA_KELAHIRAN)), WAKTU)

    assert verifikasi_qr(fakfak.qr(AKTA_KELAHIRAN), fakfak.kepercayaan()).keadaan is Keadaan.KUNCI_TIDAK_DIKENAL
    assert verifikasi_pdf(pdf, manokwari.kepercayaan()).kalimat == (
        "Penanda tangan berasal dari kantor 9203, bukan dari kantor penerbit 9202.",
    )


@pytest.mark.parametrize(
    ("sebab", "keadaan"), [(SebabTutup.DICABUT, Keadaan.DICABUT), (SebabTutup.DIGANTI, Keadaan.DIGANTI)]
)
def test_dokumen_dalam_daftar_pencabutan_asli_tetapi_tidak_berlaku(kantor, akta_pdf, sebab, keadaan):
    lain = [(f"{n:012d}", SebabTutup.DICABUT) for n in range(500)]
    kepercayaan = kantor.kepercayaan(daftar(kantor, *lain, (KODE, sebab)))

    for hasil in (verifikasi_pdf(akta_pdf, kepercayaan), verifikasi_qr(kantor.qr(AKTA_KELAHIRAN), kepercayaan)):
        assert hasil.keadaan is keadaan
        assert "asli tetapi sudah" in hasil.kalimat[0]
        assert not hasil.sah
    assert verifikasi_qr(kantor.qr(AKTA_KELAHIRAN, KODE_LAIN), kepercayaan).sah


def test_tanpa_daftar_pencabutan_hasilnya_mengatakannya(kantor):
    hasil = verifikasi_qr(kantor.qr(AKTA_KELAHIRAN), kantor.kepercayaan())

    assert hasil.sah
    assert "Pencabutan belum diperiksa" in hasil.kalimat[1]


def test_daftar_pencabutan_yang_diubah_atau_dari_kantor_lain_ditolak(tmp_path):
    manokwari, fakfak = buka_kantor(tmp_path), buka_kantor(tmp_path, 9203)
    asli = daftar(manokwari, (KODE, SebabTutup.DICABUT))

    for tempat in range(len(asli)):
        with pytest.raises(DaftarCabutTidakSah):
            manokwari.kepercayaan(asli[:tempat] + bytes([asli[tempat] ^ 1]) + asli[tempat + 1 :])
    with pytest.raises(DaftarCabutTidakSah, match="kunci kantor penerbitnya"):
        manokwari.kepercayaan(daftar(fakfak, kab=9202))


def test_daftar_pencabutan_terbaru_yang_berlaku_dan_ringkas(kantor):
    lama = daftar_cabut([(KODE, SebabTutup.DICABUT)], kantor.kunci.qr, 9202, WAKTU - timedelta(days=1))
    entri = [(f"{n:012d}", SebabTutup.DIGANTI) for n in range(1000)]

    assert verifikasi_qr(kantor.qr(AKTA_KELAHIRAN), kantor.kepercayaan(daftar(kantor), lama)).sah
    assert len(daftar(kantor, *entri)) < 9 * 1000 + 150


def test_gambar_kode_qr_dari_kertas_sah(kantor, akta_pdf, tmp_path):
    (tmp_path / "a.pdf").write_bytes(akta_pdf)
    subprocess.run(["pdftoppm", "-r", "150", "-png", "a.pdf", "a"], cwd=tmp_path, check=True, capture_output=True)
    gambar = next(tmp_path.glob("a*.png")).read_bytes()

    assert verifikasi(gambar, kantor.kepercayaan()).sah


def gambar_kosong():
    tujuan = io.BytesIO()
    Image.new("L", (50, 50), 255).save(tujuan, "PNG")
    return tujuan.getvalue()


@pytest.mark.parametrize(
    ("masukan", "kalimat"),
    [
        (b"", "bukan kode dokumen kependudukan"),
        (b"https://contoh.id/v/7KQ2M4X9TB3D", "bukan kode dokumen kependudukan"),
        (b"%PDF-1.7 bukan pdf", "rusak atau sudah berubah"),
        (b"%PDF-1.7" + bytes(21_000_000), "terlalu besar"),
        (gambar_kosong(), "Tidak ada kode QR"),
        (gambar_kosong()[:40], "rusak atau tidak dapat dibaca"),
    ],
    ids=["kosong", "tanpa muatan", "pdf rusak", "pdf besar", "gambar tanpa qr", "gambar rusak"],
)
def test_masukan_buruk_dijawab_dengan_kalimat(kantor, masukan, kalimat):
    hasil = verifikasi(masukan, kantor.kepercayaan())

    assert hasil.keadaan is Keadaan.TIDAK_SAH
    assert kalimat in hasil.kalimat[0]


def test_pdf_tanpa_tanda_tangan_ditolak(kantor):
    hasil = verifikasi(cetak.render_surat(AKTA_KELAHIRAN, kantor.qr(AKTA_KELAHIRAN)), kantor.kepercayaan())

    assert hasil.kalimat == ("Berkas PDF ini tidak bertanda tangan elektronik.",)


def test_tanda_tangan_dengan_sertifikat_yang_sudah_dicabut_ditolak_yang_sebelumnya_tetap_sah(tmp_path):
    kantor = buka_kantor(tmp_path)
    sebelum = kantor.terbitkan(AKTA_KELAHIRAN)
    kunci.cabut_sertifikat(tmp_path, kantor.kunci.sertifikat_kadis.serial_number, waktu=WAKTU + timedelta(minutes=5))
    cetakan = cetak.render_surat(AKTA_KELAHIRAN, kantor.qr(AKTA_KELAHIRAN))
    sesudah = kantor.penanda.tandatangani(cetakan, WAKTU + timedelta(minutes=10))

    assert verifikasi_pdf(sebelum, kantor.kepercayaan()).sah
    assert verifikasi_pdf(sesudah, kantor.kepercayaan()).kalimat == (
        "Sertifikat penanda tangan sudah dicabut ketika berkas ini ditandatangani.",
    )


def test_kode_bertanggal_sesudah_masa_kunci_ditolak(kantor):
    surat = replace(AKTA_KELAHIRAN, tanggal_terbit=AKTA_KELAHIRAN.tanggal_terbit + timedelta(days=6 * 365))

    assert "sesudah masa berlaku kunci" in verifikasi_qr(kantor.qr(surat), kantor.kepercayaan()).kalimat[0]


@pytest.mark.parametrize("isi", [{}, {"kunci": 1}, {"kunci": [], "sertifikat": [], "crl": []}, []])
def test_berkas_yang_bukan_terbitan_kunci_ditolak(isi):
    with pytest.raises(TerbitanTidakSah, match="bukan terbitan kunci publik"):
        Kepercayaan.dari_terbitan(isi)


class TestPdfsig:
    """Poppler knows nothing of us: NSS is given our root, and judges for itself."""

    @pytest.fixture
    def pdfsig(self, kantor, tmp_path):
        akar = tmp_path / "akar.pem"
        akar.write_text(kunci.terbitan_publik(kantor.folder)["sertifikat"][0])
        nss = tmp_path / "nss"
        nss.mkdir()
        subprocess.run(["certutil", "-N", "-d", nss, "--empty-password"], check=True)
        subprocess.run(["certutil", "-A", "-d", nss, "-n", "akar", "-t", "CT,C,C", "-i", akar], check=True)

        def periksa(pdf):
            (tmp_path / "a.pdf").write_bytes(pdf)
            perintah = ["pdfsig", "-nssdir", str(nss), str(tmp_path / "a.pdf")]
            return subprocess.run(perintah, capture_output=True, text=True, check=False).stdout

        return periksa

    def test_menerima_tanda_tangan_dan_rantai_sertifikat(self, pdfsig, akta_pdf):
        keluaran = pdfsig(akta_pdf)

        assert "Signature Validation: Signature is Valid." in keluaran
        assert "Certificate Validation: Certificate is Trusted." in keluaran
        assert "Total document signed" in keluaran
        assert "ETSI.CAdES.detached" in keluaran

    def test_menolak_byte_yang_berubah(self, pdfsig, akta_pdf):
        ubahan = akta_pdf[:9] + bytes([akta_pdf[9] ^ 1]) + akta_pdf[10:]

        assert "Signature Validation: Digest Mismatch." in pdfsig(ubahan)
