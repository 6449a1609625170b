"""Files that are small and would become huge: each opened by ``berkas.periksa`` in a process of its own and measured.

``python bom.py`` prints, a line of JSON each: name, seconds, megabytes on top of an idle process, and the answer.
"""

from __future__ import annotations

import io
import json
import os
import resource
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

import django
import pikepdf
from PIL import Image

MB = 1 << 20
KATALOG, HALAMAN = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
LEMBAR = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def zip_bersarang() -> bytes:
    isi = bytes(10 * MB)
    for n in range(3):
        isi = arsip({f"{n}-{m}.zip": isi for m in range(9)})
    return isi


def xlsx() -> bytes:
    """The workbook of 164 kB whose one sheet is 63 MB of rows, 1 GB as cells in memory."""
    baris = b'<row><c t="inlineStr"><is><t>A</t></is></c></row>' * 2000
    return arsip({"[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": baris * 650})


def arsip(isi: Mapping[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as tulis:
        for nama, satu in isi.items():
            tulis.writestr(nama, satu)
    return keluar.getvalue()


def png(lebar: int, tinggi: int, *potongan: tuple[bytes, bytes]) -> bytes:
    """A PNG that states a size, with pieces that need not keep to it."""
    kepala = (b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 6, 0, 0, 0))
    semua = (kepala, *potongan, (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi)) for jenis, isi in semua
    )


def jpeg(lebar: int, tinggi: int) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (64, 64)).save(keluar, "JPEG")
    isi = keluar.getvalue()
    kerangka = isi.index(b"\xff\xc0") + 5
    return isi[:kerangka] + struct.pack(">HH", tinggi, lebar) + isi[kerangka + 4 :]


def mampat(megabita: int, awal: bytes = b"") -> bytes:
    c = zlib.compressobj(9)
    return c.compress(awal) + b"".join(c.compress(b" " * MB) for _ in range(megabita)) + c.flush()


def lzw(megabita: int, awal: bytes) -> bytes:
    """LZW of ``awal`` and then spaces: each code stands for one space more than the last, until the table is full."""
    bit, banyak, hasil = 0, 0, bytearray()
    sisa = megabita * MB

    def tulis(kode: int, lebar: int) -> None:
        nonlocal bit, banyak
        bit, banyak = (bit << lebar) | kode, banyak + lebar
        while banyak >= 8:
            banyak -= 8
            hasil.append((bit >> banyak) & 255)
        bit &= (1 << banyak) - 1

    for huruf in awal:
        tulis(256, 9)
        tulis(huruf, 9)
    lebar = 9
    while sisa > 0:
        tulis(256, lebar)
        tulis(32, 9)
        for kode in range(258, 4093):
            tulis(kode, 9 if kode < 511 else 10 if kode < 1023 else 11 if kode < 2047 else 12)
            sisa -= kode - 256
        lebar = 12
    tulis(257, 12)
    tulis(0, 8)
    return bytes(hasil)


def aliran(kamus: bytes, isi: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (kamus, len(isi), isi)


def pdf(objek: Mapping[int, bytes], dalam: Mapping[int, int], tabel: Callable[[bytes], tuple[bytes, bytes]]) -> bytes:
    """A PDF with a cross-reference stream: ``dalam`` says which object lies at which place of object stream 5."""
    keluar, letak = b"%PDF-1.7\n", {}
    for nomor, isi in objek.items():
        letak[nomor] = len(keluar)
        keluar += b"%d 0 obj\n%s\nendobj\n" % (nomor, isi)
    mulai = len(keluar)
    baris = [bytes(7)] * 7
    for nomor, tempat in {**letak, 6: mulai}.items():
        baris[nomor] = b"\1" + struct.pack(">IH", tempat, 0)
    for nomor, urut in dalam.items():
        baris[nomor] = b"\2" + struct.pack(">IH", 5, urut)
    saring, isi = tabel(b"".join(baris))
    kamus = b"/Type/XRef/Size 7/W[1 4 2]/Root 1 0 R" + saring
    return keluar + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (aliran(kamus, isi), mulai)


def polos(isi: bytes) -> tuple[bytes, bytes]:
    return b"", isi


def objek_bersama(saring: bytes, peras: Callable[[bytes], bytes]) -> bytes:
    """Catalogue and page tree lie in an object stream: to see how many pages there are, all of it is unpacked."""
    isi = b"1 0 2 40 ".ljust(20) + KATALOG.ljust(40) + HALAMAN
    kamus = b"/Type/ObjStm/N 2/First 20/Filter" + saring
    return pdf({3: LEMBAR, 5: aliran(kamus, peras(isi))}, {1: 0, 2: 1}, polos)


def tabel_raksasa() -> bytes:
    return pdf({1: KATALOG, 2: HALAMAN, 3: LEMBAR}, {}, lambda b: (b"/Filter/FlateDecode", mampat(250, b)))


def pohon_berputar() -> bytes:
    halaman = b"<</Type/Pages/Kids[" + b"2 0 R " * 100_000 + b"]/Count 999999999>>"
    return pdf({1: KATALOG, 2: halaman, 3: LEMBAR}, {}, polos)


def sarang() -> bytes:
    return pdf({1: KATALOG + b"/X " + b"[" * 2_000_000, 2: HALAMAN, 3: LEMBAR}, {}, polos)


def wajar() -> bytes:
    return pdf({1: KATALOG, 2: HALAMAN, 3: LEMBAR}, {}, polos)


def polyglot() -> bytes:
    return b"<html><script>serang()</script></html>\n" + wajar()


def bom() -> Iterator[tuple[str, bytes]]:
    yield "wajar", wajar()
    yield "zip", zip_bersarang()
    yield "xlsx", xlsx()
    yield "piksel png", png(50_000, 50_000)
    yield "piksel jpeg", jpeg(65_535, 65_535)
    yield "teks png", png(10, 10, (b"zTXt", b"a\0\0" + mampat(250)))
    yield "profil png", png(10, 10, (b"iCCP", b"a\0\0" + mampat(250)))
    yield "objek pdf", objek_bersama(b"/FlateDecode", lambda isi: mampat(250, isi))
    yield "objek lzw pdf", objek_bersama(b"/LZWDecode", lambda isi: lzw(250, isi))
    yield "objek berlapis pdf", objek_bersama(b"[/FlateDecode/FlateDecode]", lambda i: zlib.compress(mampat(250, i), 9))
    yield "tabel pdf", tabel_raksasa()
    yield "pohon pdf", pohon_berputar()
    yield "sarang pdf", sarang()
    yield "polyglot html", polyglot()


def ukur(kerja: Callable[[], object], diam: float = 0) -> tuple[float, float, str]:
    """Run in a child; return seconds, peak megabytes over ``diam`` or of a child's child, and what came of it."""
    baca, tulis = os.pipe()
    if not os.fork():
        mulai = time.perf_counter()
        try:
            hasil = f"diterima: {type(kerja()).__name__}"
        except Exception as galat:
            hasil = f"{type(galat).__name__}: {galat}"
        lama = time.perf_counter() - mulai
        puncak = [resource.getrusage(s).ru_maxrss / 1024 for s in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        os.write(tulis, json.dumps([lama, max(puncak[0] - diam, puncak[1]), hasil]).encode())
        os._exit(0)
    os.wait()
    os.close(tulis)
    with os.fdopen(baca) as isi:
        return tuple(json.load(isi))


def tanpa_penjaga() -> object:
    """The control: what such a bomb does to who opens it as it is."""
    return pikepdf.open(io.BytesIO(objek_bersama(b"/LZWDecode", lambda isi: lzw(200, isi))))


def main() -> None:
    django.setup()
    from adminduk.permohonan import berkas

    siap = list(bom())
    diam = ukur(lambda: None)[1]
    for nama, isi in siap:
        print(json.dumps([nama, len(isi), *ukur(lambda isi=isi: berkas.periksa(isi), diam)]), flush=True)  # type: ignore[misc]
    print(json.dumps(["tanpa penjaga", 0, *ukur(tanpa_penjaga, diam)]), flush=True)


if __name__ == "__main__":
    main()
