"""Rules about a father who acknowledges a child, or whose marriage makes it legitimate, and what follows for both."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.dokumen.surat import AktaPengakuanAnak
from adminduk.dokumen.susun import penerbit
from adminduk.permohonan.aturan.akta import AktaDipegang, akta_dipegang
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.permohonan.perubahan_akta import pindah_kk
from adminduk.register.akibat import shdk_anak
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, NomorAktaBaru, Perubahan


class TempatAnak(StrEnum):
    TETAP = "Tetap pada KK-nya sekarang"
    KK_AYAH = "Masuk KK ayahnya"


def ayah(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    orang: Penduduk | None = register.orang_ber_nik(kasus.formulir.nik_ayah)
    return orang


def ibu(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    dipegang = akta_dipegang(kasus, register)
    return register.penduduk(dipegang.orang.ibu) if dipegang and dipegang.orang.ibu else None


def ayah_terdaftar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Ayah adalah laki-laki, penduduk aktif, dan bukan anak itu sendiri."""
    orang, dipegang = ayah(kasus, register), akta_dipegang(kasus, register)
    pantas = orang and orang.status is StatusPenduduk.AKTIF and orang.jenis_kelamin is JenisKelamin.LAKI_LAKI
    if not pantas or (dipegang and orang == dipegang.orang):
        return Tolak(
            "NIK ayah bukan NIK seorang laki-laki yang tercatat sebagai penduduk aktif di wilayah kantor ini.",
            "Periksa NIK ayah.",
            isian="nik_ayah",
        )
    return None


def kk_ayah_di_wilayah_ini(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Anak yang masuk KK ayahnya masuk KK di wilayah kantor ini."""
    orang = ayah(kasus, register)
    if kasus.formulir.tempat_anak is TempatAnak.TETAP or orang is None:
        return None
    keluarga = register.keluarga_dari(orang.id)
    if keluarga is None or keluarga.kab != kasus.kab:
        return Tolak(
            "Ayah tidak mempunyai KK di wilayah kantor ini.",
            "Biarkan anak pada KK-nya sekarang; kepindahannya diurus tersendiri.",
            isian="tempat_anak",
        )
    return None


def orang_tua_asing_dengan_penetapan(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Bila ibu atau ayah orang asing, ada penetapan pengadilan."""
    asing = [o for o in (ayah(kasus, register), ibu(kasus, register)) if o and _asing(o)]
    if asing and kasus.formulir.putusan is None:
        return Tolak(
            "{nama} orang asing dan belum ada penetapan pengadilan.",
            "Isi dan lampirkan penetapan pengadilannya.",
            {"nama": asing[0].nama},
            "putusan.nomor",
        )
    return None


def _asing(orang: Penduduk) -> bool:
    return orang.kewarganegaraan is Kewarganegaraan.WNA


def keluarga_tujuan(kasus: Kasus[Any], register: Register) -> Keluarga | None:
    orang = ayah(kasus, register)
    if orang is None or kasus.formulir.tempat_anak is TempatAnak.TETAP:
        return None
    return register.keluarga_dari(orang.id)


def entri(
    kasus: Kasus[Any],
    register: Register,
    dipegang: AktaDipegang,
    surat: type[AktaPengakuanAnak],
    kode: str,
    dasar: str,
) -> tuple[Perubahan, ...]:
    """Return the entry in the register of its own with its quotation, and the child's way into the father's family."""
    bapak, mama, anak, tanggal = ayah(kasus, register), ibu(kasus, register), dipegang.orang, kasus.tanggal_keputusan
    assert bapak is not None  # ayah_terdaftar
    nomor, id_akta = NomorAktaBaru(kasus.kab, kode, tanggal), kasus.id_turunan("akta")
    isi = {"orang": anak.id, "ayah": bapak.id, "ibu": anak.ibu, "formulir": tulis(kasus.formulir)}
    lembar = surat(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=nomor,
        nama=anak.nama,
        nik=anak.nik.lengkap if anak.nik else "",
        jenis_kelamin=anak.jenis_kelamin,
        tempat_lahir=anak.tempat_lahir,
        tanggal_lahir=anak.tanggal_lahir,
        akta_kelahiran=dipegang.akta.nomor,
        nama_ayah=bapak.nama,
        nik_ayah=bapak.nik.lengkap if bapak.nik else "",
        nama_ibu=mama.nama if mama else anak.nama_ibu,
        dasar_pengakuan=dasar,
    )
    tujuan = keluarga_tujuan(kasus, register)
    terbit = DokumenTerbit(
        kasus.id_turunan("kutipan-akta"), surat.kode, nomor, tanggal, kasus.kab, lembar.ke_isi(), anak.id, None, id_akta
    )
    pindah = pindah_kk(register, anak, tujuan, shdk_anak(tujuan, bapak.id), tanggal) if tujuan else ()
    return AktaCatat(id_akta, surat.kode.removeprefix("AKTA_"), nomor, tanggal, kasus.kab, isi), terbit, *pindah
