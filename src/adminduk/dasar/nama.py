"""Pencatatan nama: Permendagri 73/2022.

Whether a name is easy to read, not negative and has one meaning (Pasal 4) is judged by the
officer; what can be told from its letters is checked here.
"""

from __future__ import annotations

import re
import unicodedata

from adminduk.dasar.hukum import PERMENDAGRI_73_2022, RAKORDA_KALTIM_2024
from adminduk.dasar.temuan import Temuan

DASAR_SYARAT = PERMENDAGRI_73_2022.pasal(4)
DASAR_TATA_CARA = PERMENDAGRI_73_2022.pasal(5)
DASAR_KETERANGAN_MENINGGAL = RAKORDA_KALTIM_2024.butir()

PANJANG_NAMA = 60
JUMLAH_KATA = 2

_GELAR_DEPAN = frozenset(["DR", "DRA", "DRG", "DRH", "DRS", "H", "HJ", "IR", "KH", "PDT", "PROF"])
_GELAR_BELAKANG = frozenset([
    "AMD", "LC", "MA", "MBA", "MH", "MHUM", "MKES", "MKOM", "MM", "MPD", "MSC", "MSI", "MT", "PHD",
    "SAG", "SE", "SH", "SHUM", "SIP", "SKED", "SKEP", "SKM", "SKOM", "SP", "SPD", "SPI", "SPT", "SSI", "SSOS", "ST",
])  # fmt: skip
_MENINGGAL = re.compile(r"\(?\b(alm|almh|almarhum|almarhumah|meninggal)\b\.?\)?", re.IGNORECASE)
_BUKAN_HURUF = re.compile(r"[^A-Za-z ]")
_HURUF_HIDUP = frozenset("AIUEOY")


def rapikan(nama: str) -> str:
    """Return the name with one space between words and none around it; letters stay as they are.

    >>> rapikan("  Yohana   Rumbiak ")
    'Yohana Rumbiak'
    """
    return " ".join(unicodedata.normalize("NFC", nama).split())


def periksa_nama(nama: str, *, baru: bool = True) -> list[Temuan]:
    """Return what is wrong with a name, warnings among it.

    ``baru`` False is for a name that already stands on a document: names recorded before the
    regulation stay valid, single words, apostrophes and all; only notes of death are refused.

    >>> [t.pesan for t in periksa_nama("Yohana Rumbiak")]
    []
    >>> [(t.pesan, t.menolak) for t in periksa_nama("Yohana")]
    [('Nama hanya satu kata.', False)]
    """
    rapi = rapikan(nama)
    if not rapi:
        return [Temuan("Nama kosong.", "Isi nama lengkap.", DASAR_SYARAT)]
    temuan = [*_tak_tercetak(rapi), *_keterangan_meninggal(rapi)]
    return [*temuan, *_syarat(rapi), *_tata_cara(rapi)] if baru else temuan


def _tak_tercetak(nama: str) -> list[Temuan]:
    if all(unicodedata.category(huruf)[0] != "C" for huruf in nama):
        return []
    return [Temuan("Nama memuat tanda yang tidak tercetak.", "Hapus isian lalu ketik ulang namanya.", DASAR_SYARAT)]


def _keterangan_meninggal(nama: str) -> list[Temuan]:
    if not (cocok := _MENINGGAL.search(nama)):
        return []
    saran = "Hapus keterangan itu; kematian dicatat dengan akta kematian, bukan pada nama."
    return [Temuan("Nama memuat keterangan meninggal ({kata}).", saran, DASAR_KETERANGAN_MENINGGAL, {"kata": cocok[0]})]


def _syarat(nama: str) -> list[Temuan]:
    temuan = []
    if len(nama) > PANJANG_NAMA:
        nilai = {"panjang": len(nama), "batas": PANJANG_NAMA}
        pesan = "Nama terdiri atas {panjang} huruf termasuk spasi, lebih dari {batas}."
        temuan.append(Temuan(pesan, "Pendekkan nama bersama pemohon.", DASAR_SYARAT, nilai))
    if len(nama.split()) < JUMLAH_KATA:
        saran = "Anjurkan paling sedikit dua kata; bila pemohon tetap, catat alasannya."
        temuan.append(Temuan("Nama hanya satu kata.", saran, DASAR_SYARAT, menolak=False))
    return temuan


def _tata_cara(nama: str) -> list[Temuan]:
    kata = _BUKAN_HURUF.sub("", nama).upper().split()
    gelar = _gelar(kata)
    return [*_huruf_latin(nama), *_tanpa_gelar(gelar), *_tidak_disingkat([k for k in kata if k not in gelar])]


def _huruf_latin(nama: str) -> list[Temuan]:
    if not (lain := " ".join(dict.fromkeys(_BUKAN_HURUF.findall(nama)))):
        return []
    saran = "Tulis dengan huruf Latin A sampai Z tanpa angka, tanda baca, atau tanda di atas huruf."
    return [Temuan("Nama memuat selain huruf Latin: {tanda}", saran, DASAR_TATA_CARA, {"tanda": lain})]


def _tanpa_gelar(gelar: list[str]) -> list[Temuan]:
    if not gelar:
        return []
    saran = "Pindahkan gelar ke isian gelar; gelar dicantumkan pada KK dan KTP-el, tidak pada akta."
    return [Temuan("Nama memuat gelar: {gelar}.", saran, DASAR_TATA_CARA, {"gelar": ", ".join(gelar)})]


def _tidak_disingkat(kata: list[str]) -> list[Temuan]:
    """Warn of single letters and of words without a vowel; the law lets stand what has no other meaning."""
    if not (singkatan := [k for k in kata if len(k) == 1 or not _HURUF_HIDUP & set(k)]):
        return []
    saran = "Tulis lengkap; bila memang bukan singkatan, lanjutkan dan catat alasannya."
    nilai = {"singkatan": ", ".join(singkatan)}
    return [Temuan("Nama mungkin disingkat: {singkatan}.", saran, DASAR_TATA_CARA, nilai, menolak=False)]


def _gelar(kata: list[str]) -> list[str]:
    """Return the titles that open and close a name; at least one word is left as the name.

    >>> _gelar(["DRS", "H", "YAKOB", "MANDACAN", "SH"]), _gelar(["ST"]), _gelar(["LI", "H", "AN"])
    (['DRS', 'H', 'SH'], [], [])
    """
    awal = next((i for i, k in enumerate(kata) if k not in _GELAR_DEPAN), len(kata))
    akhir = next((i for i, k in enumerate(reversed(kata)) if k not in _GELAR_BELAKANG), len(kata))
    return kata[:awal] + kata[len(kata) - akhir :] if awal + akhir < len(kata) else []
