"""Ejaan yang berbeda dari nama yang sama saling menemukan; nama lain tidak."""

import pytest

from adminduk.pemadanan import normal, token_nama, urut
from adminduk.pemadanan.nama import urut_dan_token

SATU_NAMA = [
    ("SOEKARNO", "SUKARNO"),
    ("DJOKO SOESILO", "JOKO SUSILO"),
    ("TJAHJO", "CAHYO"),
    ("JUSUF", "YUSUF"),
    ("YUSUF", "YUSUP"),
    ("SJARIFUDDIN", "SYARIFUDIN"),
    ("SHARIFUDDIN", "SARIFUDDIN"),
    ("ACHMAD", "AHMAD"),
    ("AKHMAD", "AHMAT"),
    ("CHAIRUL", "KHAIRUL"),
    ("NJOMAN", "NYOMAN"),
    ("ARIEF", "ARIF"),
    ("HASSAN", "HASAN"),
    ("VICTOR", "VIKTOR"),
    ("FELIX", "FELIKS"),
    ("TAUFIQ", "TAUFIK"),
    ("ZAENAL", "SAENAL"),
    ("THOMAS", "TOMAS"),
    ("YOHANES", "YOANES"),
    ("JOHANNES", "YOHANES"),
    ("SARAH", "SARA"),
    ("MARYAM", "MARIAM"),
    ("SETYAWAN", "SETIAWAN"),
    ("SURJA", "SURYA"),
    ("ANDY", "ANDI"),
    ("CHRISTINA", "KRISTINA"),
    ("CHANDRA", "CANDRA"),
    ("YAKOB", "YAKOP"),
    ("NOOR", "NUR"),
    ("STEPHANUS", "STEFANUS"),
    ("MUH. IQBAL", "MUHAMMAD IQBAL"),
    ("MUH.IQBAL", "MOCHAMAD IQBAL"),
    ("M. IQBAL", "MOHAMMAD IKBAL"),
    ("MOCH IQBAL", "MUHAMAD IQBAL"),
    ("ABD. RAHMAN", "ABDUL RACHMAN"),
    ("ABDOEL RAHMAN", "ABDURRAHMAN"),
    ("ABDULRAHMAN", "ABDUL RAHMAN"),
    ("ABDURAHMAN", "ABDURRACHMAN"),
    ("NURHALIMAH", "NUR HALIMAH"),
    ("ST. AMINAH", "SITI AMINAH"),
    ("H. ABDUL SALAM", "ABDUSSALAM"),
    ("HJ. SITI AMINAH", "SITI AMINAH"),
    ("DRS. YOHANES MANDACAN, M.SI", "YOHANES MANDACAN"),
    ("DR. IR. MARKUS ULLO", "MARCUS ULLO"),
    ("BUDI SANTOSO, S. Pd", "BUDI SANTOSO"),
    ("AMIR BIN HASAN", "AMIR HASAN"),
    ("MANDACAN, YOHANES", "MANDACAN YOHANES"),
    ("MA'RUF", "MARUF"),
    ("José", "JOSE"),
]

BERTEMU = [
    ("AGUSTINUS MANDACAN", "AGUS TINUS MANDACAN"),
    ("SUSILOWATI", "SUSILO WATI"),
    ("YOHANES MANDACAN", "MANDACAN YOHANES"),
    ("SRI WAHYUNI", "SRIWAHYUNI"),
    ("RUMBIAK", "MARTHA RUMBIAK"),
]

BERBEDA = [
    ("MANDACAN", "MANSIM"),
    ("BUDI", "ADI"),
    ("SUPARDI", "SUPRIADI"),
    ("MARTHA", "MARIA"),
    ("NURUL", "NUR"),
    ("ABDULLAH", "ABDUL"),
]


@pytest.mark.parametrize(("tertulis", "dicari"), SATU_NAMA)
def test_ejaan_berbeda_memberi_token_yang_saling_menemukan(tertulis: str, dicari: str) -> None:
    kurang = min(len(token_nama(tertulis)), len(token_nama(dicari)))

    assert len(set(token_nama(tertulis)) & set(token_nama(dicari))) >= min(kurang, max(1, len(urut(dicari).split())))


@pytest.mark.parametrize(("tertulis", "dicari"), BERTEMU)
def test_nama_yang_disambung_atau_dipisah_bertemu(tertulis: str, dicari: str) -> None:
    assert set(token_nama(tertulis)) & set(token_nama(dicari))


@pytest.mark.parametrize(("satu", "lain"), BERBEDA)
def test_nama_lain_tidak_bertemu(satu: str, lain: str) -> None:
    assert not set(token_nama(satu)) & set(token_nama(lain))


def test_token_tetap_sama_di_setiap_proses() -> None:
    assert token_nama("SUKARNO") == (943_204_164,)


def test_token_muat_dalam_kolom_int_dan_terurut() -> None:
    token = token_nama("MUHAMMAD CHANDRA RUMBIAK")

    assert all(0 <= t < 2**31 for t in token)
    assert list(token) == sorted(set(token))


@pytest.mark.parametrize("nama", ["", "  ", "123", "...", ",", "’"])
def test_tulisan_tanpa_huruf_tidak_punya_token(nama: str) -> None:
    assert token_nama(nama) == ()


@pytest.mark.parametrize("nama", ["H", "BIN", "HAJI", "Dr.", "S.Pd.", "Ir"])
def test_gelar_yang_berdiri_sendiri_tetap_dapat_dicari(nama: str) -> None:
    assert token_nama(nama) == token_nama(nama.lower()) != ()


def test_urutan_tidak_memandang_gelar_dan_besar_huruf() -> None:
    daftar = ["Hj. Zubaidah", "DRS. ANTON", "yohanes", "Budi"]

    assert sorted(daftar, key=urut) == ["DRS. ANTON", "Budi", "yohanes", "Hj. Zubaidah"]


def test_normal_membuang_tanda_baca_saja() -> None:
    assert normal("Hj. Siti  Nur-Halimah") == "HJ SITI NUR HALIMAH"


@pytest.mark.parametrize(("nama", "_"), SATU_NAMA)
def test_urut_dan_token_sama_dengan_keduanya_sendiri_sendiri(nama: str, _: str) -> None:
    assert urut_dan_token(nama) == (urut(nama), token_nama(nama))
