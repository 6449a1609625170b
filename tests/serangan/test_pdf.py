"""Nama yang ditulis sebagai perintah typst atau PDF dicetak sebagai nama: ia tidak membaca berkas, tidak memerintah."""

from __future__ import annotations

import io
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import typst

from adminduk.dokumen import cetak
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, CONTOH, KARTU_KELUARGA

from .surat import berisi

RAHASIA = "isi-rahasia-dari-berkas"
TYPST = (
    '#read("rahasia.txt")', '#include "rahasia.txt"', '#image("/etc/passwd")', "#eval(\"1+1\")", "#sys.inputs",
    "#{while true {}}", "#panic()", "]#text(red)[x", "$ x $ `y` *z* <label> @rujuk", "\\u{202e}", "//komentar", "/* */",
)  # fmt: skip
PDF = (
    "(Tj) ET Q q BT (LAIN) Tj", ") Tj /F1 99 Tf (", "\\) \\( \\051 \\n", "endstream endobj 1 0 obj",
    "%%EOF %PDF-1.7 startxref 0", "<</S/JavaScript/JS(app.alert(1))>>", "<img src=file:///etc/passwd>",
)  # fmt: skip
LEMBUT = ("A & B <b", "O'BRIEN", "I GEDE Ç ÑANDU", "X" * 300, "A\u0301" * 20)
BALIK = ("A\u202eB", "A\u200bB", "A\u2066B", "A\rB\nC", "A\0B", "A\ufffeB")


def teks(pdf: bytes) -> str:
    keluaran = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"[\s\u200b]", "", keluaran)


def rapat(nama: str) -> str:
    return re.sub(r"\s", "", cetak.tercetak(nama))


def dengan_nama(surat, nama: str) -> bytes:
    return cetak.render_surat(berisi(surat, nama, "nama"), "https://contoh.id/v/ABC")


@pytest.mark.parametrize("nama", [*TYPST, *PDF, *LEMBUT])
def test_nama_dicetak_huruf_demi_huruf(nama):
    assert rapat(nama) in teks(dengan_nama(AKTA_KELAHIRAN, nama))


@pytest.mark.parametrize("surat", [s for s in CONTOH if s.kode != "KK"], ids=lambda s: s.kode)
def test_setiap_jenis_surat_mencetak_perintah_sebagai_teks(surat):
    pdf = dengan_nama(surat, TYPST[0] + PDF[5][:20])

    assert rapat(TYPST[0]) in teks(pdf)
    assert RAHASIA not in teks(pdf)


def test_kartu_keluarga_mencetak_perintah_sebagai_teks():
    anggota = tuple(replace(a, nama=TYPST[0]) for a in KARTU_KELUARGA.anggota)
    pdf = cetak.render_surat(replace(KARTU_KELUARGA, anggota=anggota, alamat=TYPST[4]), "https://contoh.id/v/ABC")

    assert teks(pdf).count(rapat(TYPST[0])) >= len(anggota)
    assert rapat(TYPST[4]) in teks(pdf)


@pytest.mark.parametrize("nama", BALIK)
def test_tanda_yang_menyembunyikan_atau_membalik_huruf_terlihat(nama):
    terbaca = teks(dengan_nama(AKTA_KELAHIRAN, nama))

    assert not re.search("[\u202e\u200b\u2066\0]", terbaca)
    assert rapat(nama) in terbaca


@pytest.mark.parametrize("nama", [TYPST[0], PDF[0], PDF[5]])
def test_susunan_pdf_tidak_berubah_oleh_nama(nama):
    """Same objects of the same kinds, and nothing that acts: the name is in strings of text only."""

    def susunan(isi: bytes) -> tuple[int, list[str]]:
        with pikepdf.open(io.BytesIO(isi)) as pdf:
            jenis = [str(o.get("/Type", "")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream)]
            return len(pdf.pages), [j for j in jenis if j in {"/Action", "/Annot", "/Filespec", "/Catalog", "/Page"}]

    assert susunan(dengan_nama(AKTA_KELAHIRAN, nama)) == susunan(dengan_nama(AKTA_KELAHIRAN, "MARIA"))


def test_perintah_itu_memang_dijalankan_bila_menjadi_templat(tmp_path: Path):
    """The control: the same text as a template does read the file."""
    (tmp_path / "rahasia.txt").write_text(RAHASIA)
    (tmp_path / "lubang.typ").write_text("#eval(sys.inputs.nama.slice(1))")
    (tmp_path / "jalan.typ").write_text("#let nama = json(bytes(sys.inputs.nama)); #nama\n" + TYPST[0])
    lubang = typst.compile(tmp_path / "jalan.typ", root=tmp_path, sys_inputs={"nama": json.dumps(TYPST[0])})

    assert RAHASIA in teks(lubang)
    assert rapat(TYPST[0]) in teks(lubang), "sebagai nilai ia tetap teks di dokumen yang sama"


def test_templat_tidak_membaca_di_luar_paket():
    """Even a hole in a template of ours could not reach the machine's files: the compiler's root is the package."""
    sumber = "".join(t.read_text() for t in Path(cetak.__file__).parent.rglob("*.typ"))

    assert not re.search(r"\beval\(", sumber)
    with pytest.raises(Exception, match=r"(?i)outside|not found|cannot|project root"):
        typst.compile(b'#read("/etc/passwd")', root=str(Path(cetak.__file__).parent))
