"""Spelling variants of Indonesian names: a sort key, and phonetic tokens to search by.

Names of one person differ from paper to paper: the spelling of before 1972 (Soekarno, Djoko,
Tjahjo), Arabic names in many transcriptions (Achmad, Ahmad, Akhmad), letters that sound alike
(Yusuf, Yusup), titles, and words written together or apart. Two names that may be one share a
token; which of them is meant is for a ranking afterwards to say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

DAFTAR_GELAR = """
    ALM ALMH AMD AMDKEB AMDKEP AMKEB AMKEP BA BRIGADIR BRIPKA BRIPTU BSC DR DRA DRG DRH DRS H HAJI HAJJAH HJ IR
    KAPTEN KOMPOL LC LETKOL LETTU LLM MA MAP MAYOR MBA MHUM MKES MKOM MM MMT MPD MPH MSC MSI MT MTH NERS NY NYONYA
    PASTOR PDT PENDETA PHD PROF RADEN RP RR SAG SARS SDR SE SERDA SERKA SERMA SERTU SFARM SFIL SH SHI SHUM SHUT SIK
    SIP SKED SKEP SKG SKH SKM SKOM SKPM SPD SPDI SPI SPSI SPT SS SSI SSN SSOS SST SSTP ST STH STMT STP TN TUAN USTAD
    USTADZ USTADZAH
"""
GELAR = frozenset(DAFTAR_GELAR.split())
NASAB = frozenset(("BIN", "BINTI", "BINTE", "BT", "BTE", "BINTU", "IBNU", "IBN"))
SINGKATAN = {
    **dict.fromkeys(("M", "MD", "MHD", "MOH", "MOHD", "MOCH", "MOCHD", "MUCH", "MUH", "MUHD", "MUKH"), "MUHAMMAD"),
    **dict.fromkeys(("ABD", "ABDL"), "ABDUL"),
}
SEBUTAN_MUHAMMAD = re.compile("M[OU]A?MA?[DT]$|M[OU]AMET$")

# In this order: the digraphs of the old spelling come before the letters they contain.
BUNYI = tuple(
    (re.compile(pola), ganti)
    for pola, ganti in (
        ("OE|OO", "U"),
        ("DJ", "J"),
        ("TJ", "C"),
        ("S[JYH]", "S"),
        ("^CH(?=[LR])", "K"),
        ("[CK]H", "H"),
        ("PH|[VF]", "P"),
        ("X", "KS"),
        ("CK|[QC]", "K"),
        ("Z", "S"),
        ("H", ""),
        ("Y$", "I"),
        ("Y", "J"),
        ("IE", "I"),
        (r"(.)\1+", r"\1"),
        ("IJ?(?=[AEOU])", "J"),
        ("B$", "P"),
        ("D$", "T"),
        ("G$", "K"),
    )
)
ABDUL = re.compile(r"ABDU(?:L|(?=([RSNTZ])))(?:\1(?=\1))?(?!LAH)(.{3,})$")
AWALAN = re.compile("(NUR|SITI|SRI)(?!UL)(.{4,})$")
GANDA = re.compile(r"(.)\1+")
BUKAN_HURUF = re.compile(r"[^A-Z. ]+")


@lru_cache(maxsize=65_536)
def normal(nama: str) -> str:
    """Return the name in capital ASCII letters and single spaces; full stops go, apostrophes join.

    >>> normal("  Dr. José  Ma'ruf-Rumbiak ")
    'DR JOSE MARUF RUMBIAK'
    """
    return " ".join(_dieja(nama).replace(".", " ").split())


def urut(nama: str) -> str:
    """Return the key that names are sorted by: without titles, in an order that any collation keeps.

    >>> urut("Hj. Siti Aminah, S.Pd.")
    'SITI AMINAH'
    """
    return " ".join(_kata(nama))


def bunyi(nama: str) -> str:
    """Return the sounds of the words in their order: what two spellings of one name share, for ranking.

    >>> bunyi("Jusep Roembiak") == bunyi("YUSUP RUMBIAK")
    False
    >>> bunyi("Soekarno") == bunyi("SUKARNO")
    True
    """
    return " ".join(_bunyi(kata)[0] for kata in _kata(nama))


def token_nama(nama: str) -> tuple[int, ...]:
    """Return sorted distinct numbers of 31 bits: one for the sound of each word, one for all of them in a row.

    The last finds names written together or apart, whichever way they are divided.

    >>> token_nama("Moch. Soekarno") == token_nama("MUHAMMAD SUKARNO")
    True
    """
    return _token_kata(_kata(nama))


def urut_dan_token(nama: str) -> tuple[str, tuple[int, ...]]:
    """Return ``urut`` and ``token_nama`` of a name for the price of one: the bulk loader asks a million times."""
    kata = _kata(nama)
    return " ".join(kata), _token_kata(kata)


def _token_kata(kata: list[str]) -> tuple[int, ...]:
    bunyi = [_bunyi(k) for k in kata]
    token = {t for b in bunyi for t in b[1]}
    if len(bunyi) > 1:
        token.add(_token(GANDA.sub(r"\1", "".join([b[0] for b in bunyi]))))
    return tuple(sorted(token))


def _dieja(nama: str) -> str:
    if not nama.isascii():
        nama = unicodedata.normalize("NFKD", nama.replace("’", "").replace("‘", ""))
        nama = nama.encode("ascii", "ignore").decode()
    return BUKAN_HURUF.sub(" ", nama.upper().replace("'", "").replace("`", "").replace(",", " , "))


def _kata(nama: str) -> list[str]:
    """Return the words of a name; titles and words of descent stay only when nothing else is there."""
    semua = (_tanpa_gelar_bertitik(nama) if "." in nama or "," in nama else _dieja(nama)).split()
    return [k for k in semua if k not in GELAR and k not in NASAB] or semua


def _tanpa_gelar_bertitik(nama: str) -> str:
    """Leave out "S.Pd."; part "H.Abdul"."""
    kepala, koma, ekor = nama.partition(",")
    if koma and not _kata_gelar(ekor):
        kepala = f"{kepala} {ekor}"
    potongan = _dieja(kepala).split()
    return " ".join(p.replace(".", " ") for p in potongan if p.replace(".", "") not in GELAR or "." not in p) or normal(
        nama
    )


def _kata_gelar(ekor: str) -> bool:
    """Tell if what follows a comma is titles only: each known, or too short on vowels to be a name."""
    potongan = [p.replace(".", "") for p in _dieja(ekor).split()]
    return all(p in GELAR or not set(p) & set("AEIOU") for p in potongan)


@lru_cache(maxsize=65_536)
def _bunyi(kata: str) -> tuple[str, tuple[int, ...]]:
    """Return the sound of a word, and the tokens of its parts and readings."""
    bagian = _bagian(SINGKATAN.get(kata, kata))
    sebut = [_sebut(b) for b in bagian]
    # CH is K in Christina and Chandra, H in Chairul; where nothing tells, both are meant.
    lain = [_sebut("K" + b[2:]) for b in bagian if b.startswith("CH")]
    return "".join(sebut), tuple({_token(s) for s in (*sebut, *lain)})


def _bagian(kata: str) -> tuple[str, ...]:
    """Part the words that are often written as one: Abdurrahman, Nurhalimah.

    >>> _bagian("ABDURRAHMAN"), _bagian("NURHALIMAH"), _bagian("ABDULLAH")
    (('ABDUL', 'RAHMAN'), ('NUR', 'HALIMAH'), ('ABDULLAH',))
    """
    kata = kata.replace("OE", "U").replace("OO", "U")
    if cocok := ABDUL.match(kata):
        return "ABDUL", cocok[2]
    if cocok := AWALAN.match(kata):
        return cocok[1], cocok[2]
    return (kata,)


def _sebut(kata: str) -> str:
    sebut = kata
    for pola, ganti in BUNYI:
        sebut = pola.sub(ganti, sebut)
    if SEBUTAN_MUHAMMAD.match(sebut):
        return "MUAMAT"
    return sebut or kata


def _token(sebut: str) -> int:
    return crc32(sebut.encode()) & 0x7FFF_FFFF
