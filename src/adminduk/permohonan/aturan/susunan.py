"""Rules about who is what in a family: values in, a refusal out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from adminduk.dasar.hukum import PERMENDAGRI_95_2019, PERMENDAGRI_108_2019, UU_23_2006
from adminduk.dasar.kode import JenisKelamin, Shdk, StatusKawin
from adminduk.dasar.tanggal import Presisi, usia
from adminduk.permohonan.layanan import Tolak
from adminduk.register.akibat.kepala import USIA_KEPALA

DASAR_SATU_KEPALA = UU_23_2006.pasal(61)
DASAR_USIA_KEPALA = PERMENDAGRI_108_2019.pasal(10)
DASAR_SUSUNAN = PERMENDAGRI_95_2019.pasal(46)

_PASANGAN = {Shdk.SUAMI: JenisKelamin.LAKI_LAKI, Shdk.ISTRI: JenisKelamin.PEREMPUAN}
_LEBIH_MUDA = (Shdk.ANAK, Shdk.CUCU)


class Calon(NamedTuple):
    """Somebody as he or she will stand on the KK; ``isian`` is the path of the row of the form."""

    isian: str
    nama: str
    jenis_kelamin: JenisKelamin
    lahir: date
    presisi: Presisi
    status_kawin: StatusKawin
    shdk: Shdk


def tepat_satu_kepala(calon: Sequence[Calon]) -> Tolak | None:
    jumlah = sum(c.shdk is Shdk.KEPALA_KELUARGA for c in calon)
    if jumlah != 1:
        return Tolak(
            "Ada {jumlah} kepala keluarga dalam susunan ini.",
            "Beri status KEPALA KELUARGA kepada seorang saja.",
            {"jumlah": jumlah},
            "anggota.0.shdk",
        )
    return None


def kepala_dewasa(calon: Sequence[Calon], pada: date) -> Tolak | None:
    for c in calon:
        dewasa = usia(c.lahir, pada) >= USIA_KEPALA or c.status_kawin.pernah_kawin
        if c.shdk is Shdk.KEPALA_KELUARGA and not dewasa:
            return Tolak(
                "{nama} belum berumur 17 tahun dan belum pernah kawin.",
                "Jadikan kepala keluarga seorang kerabat dewasa yang pindah masuk, "
                "atau titipkan anak pada KK kerabat dengan pernyataan wali.",
                {"nama": c.nama},
                f"{c.isian}.shdk",
            )
    return None


def susunan_serasi(calon: Sequence[Calon], kepala: Calon | None = None) -> Tolak | None:
    """Return the first relation that cannot be; ``kepala`` is the head when he is not among ``calon``."""
    kepala = kepala or next((c for c in calon if c.shdk is Shdk.KEPALA_KELUARGA), None)
    if kepala is None:
        return None
    lain = [c for c in calon if c is not kepala]
    for c in lain:
        for aturan in (_pasangan_lawan_jenis, _pasangan_kawin, _umur_serasi, _menantu_pernah_kawin):
            if tolak := aturan(c, kepala):
                return tolak
    return _satu_suami(lain)


def _tolak(c: Calon, pesan: str, saran: str) -> Tolak:
    return Tolak(pesan, saran, {"nama": c.nama, "shdk": c.shdk.value}, f"{c.isian}.shdk")


def _pasangan_lawan_jenis(c: Calon, kepala: Calon) -> Tolak | None:
    if c.shdk in _PASANGAN and not (c.jenis_kelamin is _PASANGAN[c.shdk] is not kepala.jenis_kelamin):
        return _tolak(
            c,
            "{nama} tidak dapat menjadi {shdk} kepala keluarga ini.",
            "Suami laki-laki dan istri perempuan; periksa jenis kelamin dan hubungannya.",
        )
    return None


def _pasangan_kawin(c: Calon, kepala: Calon) -> Tolak | None:
    if c.shdk in _PASANGAN and not (c.status_kawin.kawin and kepala.status_kawin.kawin):
        return _tolak(
            c,
            "{nama} dicantumkan sebagai {shdk}, tetapi status perkawinannya atau kepala keluarga bukan kawin.",
            "Sertakan buku nikah, akta perkawinan, atau F-1.05, atau perbaiki hubungannya.",
        )
    return None


def _umur_serasi(c: Calon, kepala: Calon) -> Tolak | None:
    terbalik = (c.shdk in _LEBIH_MUDA and _lebih_tua(c, kepala)) or (c.shdk is Shdk.ORANG_TUA and _lebih_tua(kepala, c))
    if terbalik:
        return _tolak(
            c,
            "Umur {nama} tidak sesuai dengan hubungan {shdk} terhadap kepala keluarga.",
            "Periksa tanggal lahir dan hubungannya.",
        )
    return None


def _lebih_tua(c: Calon, lain: Calon) -> bool:
    """Whether ``c`` was certainly born before ``lain``, as far as the dates are known."""
    if Presisi.TAHUN in (c.presisi, lain.presisi):
        return c.lahir.year < lain.lahir.year
    return c.lahir < lain.lahir


def _menantu_pernah_kawin(c: Calon, kepala: Calon) -> Tolak | None:
    if c.shdk is Shdk.MENANTU and not c.status_kawin.pernah_kawin:
        return _tolak(
            c,
            "{nama} dicantumkan sebagai {shdk}, tetapi belum kawin.",
            "Perbaiki hubungannya, atau catat perkawinannya lebih dahulu.",
        )
    return None


def _satu_suami(lain: Sequence[Calon]) -> Tolak | None:
    suami = [c for c in lain if c.shdk is Shdk.SUAMI]
    if len(suami) > 1:
        return _tolak(suami[1], "Lebih dari seorang {shdk} dalam satu keluarga.", "Perbaiki hubungan {nama}.")
    return None
