"""Rules about a marriage known by the number of its act, and what is said when a court annuls something about it."""

from __future__ import annotations

from typing import Any

from adminduk.dokumen.surat import Butir, SuratKeterangan
from adminduk.dokumen.susun import penerbit
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.akibat import Ikatan, daftar_ikatan
from adminduk.register.isi import Penduduk, Register
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru


def diri(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    """Return the one of the couple whom the form names, if a resident of this office."""
    orang = register.orang_ber_nik(kasus.formulir.subjek.nik)
    return orang if orang and orang.kab == kasus.kab else None


def nomor_akta(kasus: Kasus[Any]) -> str:
    nomor: str = kasus.formulir.subjek.no_akta
    return nomor.strip().upper()


def ikatan_berakta(kasus: Kasus[Any], register: Register) -> Ikatan | None:
    """Return the marriage in force that was recorded under the number on the form."""
    orang = diri(kasus, register)
    daftar = daftar_ikatan(register, orang.id) if orang else ()
    return next((i for i in daftar if i.perkawinan.no_akta.strip().upper() == nomor_akta(kasus)), None)


def perkawinan_tercatat(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Perkawinan itu masih berlaku dan tercatat dengan nomor akta itu pada penduduk kabupaten/kota ini."""
    ikatan = ikatan_berakta(kasus, register)
    if ikatan is None or ikatan.pasangan is None:
        return Tolak(
            "Perkawinan dengan nomor akta itu tidak ditemukan, atau sudah berakhir.",
            "Periksa NIK dan nomor akta perkawinan; yang belum tercatat diurus dengan layanan KK-KBT.",
            isian="subjek.no_akta",
        )
    return None


def surat_pembatalan(
    jenis: type[SuratKeterangan], kode_nomor: str, kasus: Kasus[Any], register: Register, dua: tuple[Penduduk, Penduduk]
) -> tuple[DokumenTerbit, ...]:
    """Return the letter about an annulment, one for each of the two, under one number."""
    tanggal, putusan = kasus.tanggal_keputusan, kasus.formulir.putusan
    nomor = NomorAktaBaru(kasus.kab, kode_nomor, tanggal)
    lembar = []
    for orang, lain in (dua, dua[::-1]):
        surat = jenis(
            penerbit=penerbit(register, kasus.kab),
            tanggal_terbit=tanggal,
            nomor=nomor,
            nik=orang.nik.lengkap if orang.nik else "",
            nama=orang.nama,
            jenis_kelamin=orang.jenis_kelamin,
            tempat_lahir=orang.tempat_lahir,
            tanggal_lahir=orang.tanggal_lahir,
            rincian=(
                Butir(label="Suami atau istri", isi=lain.nama),
                Butir(label="Akta yang dibatalkan", isi=nomor_akta(kasus)),
                Butir(label="Putusan", isi=str(putusan)),
                Butir(label="Berkekuatan hukum tetap", isi=f"{putusan.tanggal_inkracht:%d-%m-%Y}"),
            ),
        )
        id_ = kasus.id_turunan(f"surat-{orang.id}")
        lembar.append(DokumenTerbit(id_, surat.kode, nomor, tanggal, kasus.kab, surat.ke_isi(), orang.id))
    return tuple(lembar)
