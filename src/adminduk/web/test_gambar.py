"""Drawings: everything shown, nothing unescaped, nobody on top of another."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.web.gambar import LEBAR_KOTAK, Kejadian, Lajur, Masa, Simpul, garis_waktu, pohon_keluarga

KELUARGA = [
    Simpul("kakek", "YOSEP RUMBIAK", "1950–2010", 0, pasangan="nenek", meninggal=True),
    Simpul("nenek", "MARIA WOISIRI", "1953", 0, pasangan="kakek"),
    Simpul("ayah", "PETRUS RUMBIAK", "1980", 1, "kakek", "nenek", "ibu", "/petugas/penduduk/1/", pusat=True),
    Simpul("paman", "PAULUS RUMBIAK", "1983", 1, "kakek", "nenek"),
    Simpul("ibu", "YULIANA MANSIM", "1982", 1, pasangan="ayah"),
    Simpul("anak", 'ANNA "KECIL" & CO <script>', "2020", 2, "ayah", "ibu"),
]


def _kotak(svg: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)"', svg)]


def test_pohon_menggambar_setiap_orang_satu_kali_dan_tidak_bertumpuk() -> None:
    kotak = _kotak(pohon_keluarga(KELUARGA, judul="Pohon keluarga", uraian="Tiga generasi"))

    assert len(kotak) == len(KELUARGA) == len(set(kotak))
    for y in {y for _, y in kotak}:
        x = sorted(x for x, y_ini in kotak if y_ini == y)
        assert all(kanan - kiri >= LEBAR_KOTAK for kiri, kanan in pairwise(x))


def test_pohon_adalah_xml_yang_benar_walau_namanya_bukan() -> None:
    svg = pohon_keluarga(KELUARGA, judul="<b>", uraian="&")

    akar = ElementTree.fromstring(svg)
    assert akar.attrib["aria-labelledby"] == "pohon-judul pohon-uraian"
    assert "<script>" not in svg


def test_orang_yang_menjadi_pusat_dan_yang_meninggal_ditandai() -> None:
    svg = pohon_keluarga(KELUARGA, judul="", uraian="")

    assert svg.count('class="kotak pusat"') == 1
    assert svg.count('class="kotak meninggal"') == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=25))
@settings(max_examples=60, deadline=None)
def test_keluarga_sembarang_tidak_pernah_bertumpuk(bentuk: list[tuple[int, int, int]]) -> None:
    """Parents are only ever in the row above; the rest (singles, half-siblings, orphans) is free."""
    atas = {i: g for i, (g, _, _) in enumerate(bentuk)}
    simpul = [
        Simpul(str(i), f"ORANG {i}", "", g, *(str(o) if atas.get(o) == g - 1 else "" for o in (a, b)))
        for i, (g, a, b) in enumerate(bentuk)
    ]

    kotak = _kotak(pohon_keluarga(simpul, judul="", uraian=""))

    assert len(set(kotak)) == len(simpul)
    for y in {y for _, y in kotak}:
        x = sorted(x for x, y_ini in kotak if y_ini == y)
        assert all(kanan - kiri >= LEBAR_KOTAK for kiri, kanan in pairwise(x))


def test_garis_waktu_memuat_lajur_kejadian_dan_penanda() -> None:
    lajur = [Lajur("Tinggal", (Masa("Masni", date(1985, 1, 1), date(2004, 3, 1)), Masa("Prafi", date(2004, 3, 1))))]

    svg = garis_waktu(
        lajur,
        [Kejadian(date(1985, 1, 1), "Lahir"), Kejadian(date(2020, 5, 5), "Menikah <3")],
        mulai=date(1985, 1, 1),
        sampai=date(2026, 11, 23),
        judul="Riwayat",
        uraian="Dua tempat tinggal",
        penanda=date(2010, 1, 1),
    )

    ElementTree.fromstring(svg)
    assert svg.count("<circle") == 2 and svg.count("<rect") == 2
    assert 'class="penanda"' in svg and "Menikah &lt;3" in svg
    assert ">1990<" in svg and ">2025<" in svg


def test_garis_waktu_satu_hari_tidak_membagi_dengan_nol() -> None:
    hari = date(2026, 11, 23)

    svg = garis_waktu(
        [], [Kejadian(hari, "Lahir")], mulai=hari, sampai=hari, judul="", uraian="", penanda=date(1900, 1, 1)
    )

    assert svg.count("<circle") == 1 and "penanda" not in svg
