"""Cetakan: PDF/A-2a dan PDF/UA-1, byte yang sama, dan nilai yang tak pernah menjadi perintah."""

import io
import subprocess
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from adminduk.dokumen import cetak
from adminduk.dokumen.conftest import BASE, KODE
from adminduk.dokumen.surat import IsiTidakSah, ModelAkta
from adminduk.dokumen.surat.akta_kelahiran import FRASA_BELUM_TERCATAT
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, AKTA_KEMATIAN, BIODATA, CONTOH, KARTU_KELUARGA, KIA

QR = f"{BASE}/v/{KODE}#{'A' * 300}"
NAMA_60 = "MUHAMMAD ABDURRAHMAN NUR ALAMSYAH WICAKSONO PUTRA KERTANEGARA"[:60]


def cetak_surat(surat, qr=QR, foto=b""):
    return cetak.render(surat.kode, surat.ke_isi(), qr, foto=foto)


def teks(pdf):
    keluaran = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(keluaran.decode().replace("\u200b", "").split())


def halaman(pdf):
    return len(pikepdf.open(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_setiap_jenis_adalah_pdf_a_2a_dan_pdf_ua_1_berbahasa_indonesia(surat):
    pdf = pikepdf.open(io.BytesIO(cetak_surat(surat)))
    xmp = pdf.Root.Metadata.read_bytes().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert str(pdf.Root.Lang) == "id-ID"
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.docinfo.Title).startswith(surat.judul)


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_isi_yang_sama_memberi_byte_yang_sama(surat):
    assert cetak_surat(surat) == cetak_surat(surat)
    assert cetak_surat(replace(surat, tanggal_terbit=date(2026, 11, 24))) != cetak_surat(surat)


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_kode_qr_terbaca_dari_kertas(surat, tmp_path):
    (tmp_path / "a.pdf").write_bytes(cetak_surat(surat))
    subprocess.run(["pdftoppm", "-r", "200", "-png", "a.pdf", "a"], cwd=tmp_path, check=True, capture_output=True)

    terbaca = [b.text for g in sorted(tmp_path.glob("a*.png")) for b in zxingcpp.read_barcodes(Image.open(g))]

    assert terbaca == [QR]


@pytest.mark.parametrize(
    "nama",
    [
        "#sys.inputs",
        "$x^2$",
        "*TEBAL* _MIRING_",
        "<img src=x onerror=alert(1)>",
        "O'BRIEN",
        '"; #panic("x")',
        r"\u{41}",
    ],
)
def test_nama_dicetak_apa_adanya_dan_tidak_pernah_dijalankan(nama):
    assert nama in teks(cetak_surat(replace(AKTA_KELAHIRAN, nama=nama)))


def test_huruf_yang_membalik_arah_atau_tidak_ada_hurufnya_terlihat_sebagai_tanda_ganti():
    dicetak = teks(cetak_surat(replace(AKTA_KELAHIRAN, nama="MARIA \u202eKAIBMUR\u202c 日\U0001f600")))

    assert "MARIA \ufffdKAIBMUR\ufffd \ufffd\ufffd" in dicetak
    assert "\u202e" not in dicetak


def test_semua_huruf_yang_dibiarkan_dapat_dicetak():
    semua = "".join(c for c in map(chr, range(0x21, 0x2213)) if cetak.tercetak(c) == c)

    assert len(semua) > 800
    cetak_surat(replace(AKTA_KELAHIRAN, nama=semua))


@pytest.mark.parametrize("nama", [NAMA_60, "X" * 300, "PANJANG SEKALI " * 20])
@pytest.mark.parametrize("surat", [AKTA_KELAHIRAN, AKTA_KEMATIAN, KIA, BIODATA], ids=lambda s: s.kode)
def test_nama_panjang_utuh_di_dalam_halaman(surat, nama):
    pdf = cetak_surat(replace(surat, nama=nama))

    assert nama.replace(" ", "") in teks(pdf).replace(" ", "")
    if len(nama) == 60:
        assert halaman(pdf) == halaman(cetak_surat(surat))


def test_akta_dengan_tiga_nama_enam_puluh_huruf_tetap_satu_halaman():
    panjang = {"nama": NAMA_60, "nama_ayah": NAMA_60, "nama_ibu": NAMA_60}
    surat = replace(AKTA_KELAHIRAN, model=ModelAkta.AYAH_IBU_BELUM_TERCATAT, **panjang)

    assert halaman(cetak_surat(surat)) == 1


def test_kartu_keluarga_dengan_sepuluh_anggota_satu_halaman_dan_semuanya_tertulis():
    anggota = tuple(replace(KARTU_KELUARGA.anggota[i % 5], nama=f"ANGGOTA {chr(65 + i)}") for i in range(10))
    pdf = cetak_surat(replace(KARTU_KELUARGA, anggota=anggota))

    assert halaman(pdf) == 1
    assert all(f"ANGGOTA {chr(65 + i)}" in teks(pdf) for i in range(10))


@pytest.mark.parametrize(
    ("model", "kalimat"),
    [
        (ModelAkta.AYAH_IBU, "anak ketiga, perempuan dari ayah YOHANIS RUMBIAK dan ibu DORKAS MANDACAN Kutipan"),
        (ModelAkta.AYAH_IBU_BELUM_TERCATAT, f"dan ibu DORKAS MANDACAN {FRASA_BELUM_TERCATAT} Kutipan"),
        (ModelAkta.SEORANG_IBU, "anak ketiga, perempuan dari seorang ibu DORKAS MANDACAN Kutipan"),
        (ModelAkta.TANPA_ORANG_TUA, "MARIA YULIANA RUMBIAK seorang anak perempuan Kutipan"),
    ],
)
def test_empat_model_akta_kelahiran_berbeda_kalimatnya(model, kalimat):
    dicetak = teks(cetak_surat(replace(AKTA_KELAHIRAN, model=model)))

    assert kalimat in dicetak.replace("perundang- undangan", "perundang-undangan")


def test_gelar_ada_di_kartu_keluarga():
    assert "YOHANIS RUMBIAK, S.Pd." in teks(cetak_surat(KARTU_KELUARGA))


def test_kia_seukuran_kartu_dengan_dua_muka():
    muka = pikepdf.open(io.BytesIO(cetak_surat(KIA))).pages

    assert [[round(float(x) / 72 * 25.4, 1) for x in m.mediabox[2:]] for m in muka] == [[85.6, 54.0]] * 2


def test_kia_hanya_mau_foto_yang_disebut_isinya():
    gambar = io.BytesIO()
    Image.new("RGB", (160, 240), "grey").save(gambar, "JPEG")
    foto = gambar.getvalue()
    berfoto = replace(KIA, foto_sha256=cetak.sidik_foto(foto))

    assert len(cetak_surat(berfoto, foto=foto)) > len(cetak_surat(KIA))
    for surat, lain in ((berfoto, b""), (berfoto, foto + b"x"), (KIA, foto)):
        with pytest.raises(IsiTidakSah, match="bukan foto dokumen ini"):
            cetak_surat(surat, foto=lain)


def test_tanpa_penanda_tangan_tidak_ada_cetakan():
    with pytest.raises(IsiTidakSah, match="belum ada yang menandatangani"):
        cetak_surat(replace(AKTA_KELAHIRAN, pejabat=None))
