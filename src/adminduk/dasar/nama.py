"""Pencatatan nama: Permendagri 73/2022.

Whether a name is easy to read, not negative and has one meaning (Pasal 4) is judged by the
officer; what can be told from its letters is checked here.
"""

from __future__ import annotations

import re
import unicodedata

from adminduk.dasar.hukum import PERMENDAGRI_73_2022, Dasar, Keyakinan, Peraturan
from adminduk.dasar.temuan import Temuan

DASAR_SYARAT = PERMENDAGRI_73_2022.pasal(4)
DASAR_TATA_CARA = PERMENDAGRI_73_2022.pasal(5)
RAKORDA_2024 = Peraturan("Arahan Ditjen Dukcapil", "Rakorda", 2024, "Larangan menambah keterangan pada nama")
DASAR_KETERANGAN_MENINGGAL = RAKORDA_2024.butir(keyakinan=Keyakinan.DIBACA)

PANJANG_NAMA = 60
JUMLAH_KATA = 2

_GELAR = frozenset(
    "H HJ KH DR DRS DRA DRG IR PROF PDT ST SH SE SPD SKOM SKED SSOS SIP MM MSI MH MPD MKES MT MBA PHD".split()
)
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
    temuan = _keterangan_meninggal(rapi)
    return [*temuan, *_syarat(rapi), *_tata_cara(rapi)] if baru else temuan


def ditolak(nama: str, *, baru: bool = True) -> bool:
    return any(t.menolak for t in periksa_nama(nama, baru=baru))


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
    temuan = []
    if asing := "".join(dict.fromkeys(_BUKAN_HURUF.findall(nama))):
        saran = "Tulis dengan huruf Latin A sampai Z tanpa angka, tanda baca, atau tanda di atas huruf."
        temuan.append(Temuan("Nama memuat selain huruf Latin: {tanda}", saran, DASAR_TATA_CARA, {"tanda": asing}))
    kata = _BUKAN_HURUF.sub("", nama).upper().split()
    if gelar := _gelar(kata):
        saran = "Pindahkan gelar ke isian gelar; gelar dicantumkan pada KK dan KTP-el, tidak pada akta."
        temuan.append(Temuan("Nama memuat gelar: {gelar}.", saran, DASAR_TATA_CARA, {"gelar": ", ".join(gelar)}))
    if singkatan := [k for k in kata if k not in gelar and not _HURUF_HIDUP & set(k[1:] or "")]:
        saran = "Tulis lengkap; bila memang bukan singkatan, lanjutkan dan catat alasannya."
        nilai = {"singkatan": ", ".join(singkatan)}
        temuan.append(Temuan("Nama mungkin disingkat: {singkatan}.", saran, DASAR_TATA_CARA, nilai, menolak=False))
    return temuan


def _gelar(kata: list[str]) -> list[str]:
    """Return the titles before and after a name; a name made of nothing else keeps its first word."""
    return [k for k in kata[:1] + kata[1:] if k in _GELAR] if any(k not in _GELAR for k in kata) else []
