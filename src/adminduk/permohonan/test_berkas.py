from __future__ import annotations

import hashlib
import io
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID, uuid4

import pikepdf
import pytest
from PIL import Image

from adminduk.permohonan import alur, berkas
from adminduk.permohonan.berkas import BerkasDitolak
from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR, draf, foto, pintu
from adminduk.permohonan.models import Lampiran, Permohonan
from adminduk.register import contoh


def pdf(halaman: int = 1, **akar: object) -> bytes:
    keluar = io.BytesIO()
    with pikepdf.new() as dokumen:
        for _ in range(halaman):
            dokumen.add_blank_page()
        for nama, isi in akar.items():
            dokumen.Root[f"/{nama}"] = isi
        dokumen.save(keluar)
    return keluar.getvalue()


def terkunci() -> bytes:
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as dokumen:
        dokumen.save(keluar, encryption=pikepdf.Encryption(owner="a", user="b"))
    return keluar.getvalue()


def foto_ber_gps() -> bytes:
    keluar = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by the camera
    exif.get_ifd(0x8825)[1] = "S"
    Image.new("RGB", (40, 20), "white").save(keluar, "JPEG", exif=exif)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("isi", "jenis"), [(pdf(), berkas.PDF), (foto(), berkas.PNG), (foto(bentuk="JPEG"), berkas.JPEG)]
)
def test_pdf_jpeg_dan_png_diterima_menurut_isinya(isi, jenis):
    assert berkas.periksa(isi)[1] == jenis


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"MZ\x90 program", "bukan PDF, JPEG, atau PNG"),
        (foto(bentuk="GIF"), "bukan PDF, JPEG, atau PNG"),
        (b"", "bukan PDF, JPEG, atau PNG"),
        (b"%PDF-1.7\nrusak", "PDF ini rusak"),
        (terkunci(), "terkunci kata sandi"),
        (pdf(51), "51 halaman"),
        (pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")), "memuat skrip"),
        (foto()[:60], "rusak atau terpotong"),
        (foto(bentuk="JPEG")[:200], "rusak atau terpotong"),
        (foto(6000, 4200), "lebih dari 25 megapiksel"),
        (foto(20000, 20000), "lebih dari 25 megapiksel"),
        (b"\x89PNG\r\n\x1a\n" + bytes(5_000_000), "lebih besar dari 5 MB"),
    ],
    ids=lambda n: n if isinstance(n, str) else "",
)
def test_berkas_buruk_ditolak_dengan_sebabnya(isi, sebab):
    with pytest.raises(BerkasDitolak, match=sebab):
        berkas.periksa(isi)


def test_pdf_200_mb_ditolak_sebelum_dibaca():
    class TakTerbaca(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("dibaca")

    with pytest.raises(BerkasDitolak, match="lebih besar dari 5 MB"):
        berkas.baca_terbatas(TakTerbaca(), 200_000_000)


def test_unggahan_tanpa_ukuran_dibaca_sampai_batas_saja():
    aliran = io.BytesIO(bytes(20_000_000))

    with pytest.raises(BerkasDitolak, match="lebih besar dari 5 MB"):
        berkas.baca_terbatas(aliran)
    assert aliran.tell() == berkas.UKURAN_TERBESAR + 1


def test_lokasi_pengambilan_foto_tidak_ikut_tersimpan():
    bersih, _ = berkas.periksa(foto_ber_gps())

    with Image.open(io.BytesIO(bersih)) as gambar:
        assert not dict(gambar.getexif())
        assert gambar.size == (20, 40)  # upright without the mark that said so


def test_yang_menempel_di_belakang_gambar_tidak_ikut():
    assert b"<script>" not in berkas.periksa(foto() + b"<script>")[0]


@pytest.mark.django_db
def test_berkas_disimpan_sekali_di_bawah_sidiknya(settings, tmp_path: Path):
    settings.ADMINDUK_DATA = tmp_path

    pertama, kedua = (berkas.simpan(foto(), berkas.PNG) for _ in range(2))

    assert pertama.sha256 == kedua.sha256
    assert [p.is_file() for p in tmp_path.rglob("*") if p.is_file()] == [True]
    assert berkas.baca(pertama.sha256) == foto()


@pytest.mark.django_db
def test_berkas_yang_berubah_di_cakram_tidak_diberikan(settings, tmp_path: Path):
    settings.ADMINDUK_DATA = tmp_path
    tersimpan = berkas.simpan(foto(), berkas.PNG)
    berkas.alamat(tersimpan.sha256).write_bytes(b"lain")

    with pytest.raises(OSError, match="rusak"):
        berkas.baca(tersimpan.sha256)


def test_sidik_yang_bukan_sidik_bukan_alamat():
    with pytest.raises(ValueError, match="bukan sidik"):
        berkas.alamat("../" * 20 + "etc")


@pytest.fixture
def kasus(db, settings, tmp_path: Path) -> SimpleNamespace:
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    return SimpleNamespace(draf=draf())


def lampirkan(jawaban: alur.Jawaban, syarat: str, isi: bytes = b"") -> None:
    with pintu(OPERATOR) as reg:
        alur.lampirkan(reg, UUID(jawaban.permohonan), syarat, "a.png", isi or foto(50), permintaan=uuid4())


@pytest.mark.parametrize("syarat", ["pengantar_rt", "f_2_04", "kk"])
def test_lampiran_hanya_untuk_syarat_yang_diminta_formulir(kasus, syarat):
    with pytest.raises(BerkasDitolak, match="tidak diminta"):
        lampirkan(kasus.draf, syarat)


def test_foto_yang_dicetak_harus_gambar(kasus):
    kia = uuid4()
    with pintu(OPERATOR) as reg:
        alur.buat_draf(reg, kia, "KIA", {}, permintaan=uuid4())
        with pytest.raises(BerkasDitolak, match="harus berupa gambar"):
            alur.lampirkan(reg, kia, "pas_foto", "a.pdf", pdf(), permintaan=uuid4())
        alur.lampirkan(reg, kia, "pas_foto", "a.png", foto(), permintaan=uuid4())
        assert Lampiran.objects.get(permohonan=kia).berkas.jenis == berkas.PNG


def test_kasus_memegang_sidik_berkas_pertama_tiap_syarat(kasus):
    lampirkan(kasus.draf, "surat_lahir", foto(77))

    with pintu(OPERATOR) as reg:
        permohonan = Permohonan.objects.get(id=kasus.draf.permohonan)
        lampiran = alur.bentuk_kasus(permohonan, reg)[1].lampiran
    sidik = hashlib.sha256(berkas.periksa(foto())[0]).hexdigest()
    assert lampiran == {"surat_lahir": sidik, "buku_nikah": sidik}


def test_lampiran_yang_sama_dicatat_sekali(kasus):
    for _ in range(2):
        lampirkan(kasus.draf, "surat_lahir", foto(77))

    with pintu(OPERATOR):
        assert Lampiran.objects.filter(nama="a.png").count() == 1


def test_lampiran_yang_tidak_lagi_diminta_tidak_ikut_diajukan(kasus):
    id_ = UUID(kasus.draf.permohonan)
    tanpa_bukti = contoh_tanpa_ayah()
    with pintu(OPERATOR) as reg:
        jawaban = alur.simpan_draf(reg, id_, tanpa_bukti, versi=kasus.draf.versi, permintaan=uuid4())
        alur.ajukan(reg, id_, versi=jawaban.versi, permintaan=uuid4())
        assert set(Lampiran.objects.values_list("syarat", flat=True)) == {"surat_lahir"}


def contoh_tanpa_ayah() -> dict[str, str]:
    return {j: i for j, i in KELAHIRAN.items() if not j.startswith("ayah")} | {"bukti_perkawinan": "Tidak ada"}
