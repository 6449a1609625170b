"""Rules of F-1.01: who is entered on it, of what family, with which parents."""

from __future__ import annotations

from datetime import date
from typing import Any

from adminduk.dasar.hukum import (
    PERMENDAGRI_73_2022,
    PERMENDAGRI_95_2019,
    PERMENDAGRI_109_2019,
    RAKORDA_KALTIM_2024,
    UU_23_2006,
)
from adminduk.dasar.kode import JenisKelamin, Shdk, StatusKawin
from adminduk.dasar.nama import periksa_nama
from adminduk.dasar.tanggal import usia
from adminduk.dasar.wilayah import kab
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.aturan.keluarga import calon_dari
from adminduk.permohonan.formulir.f101 import AnggotaF101, Kepemilikan
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.permohonan.pencatatan_biodata import kk_ditumpangi, nama_baku, orang_ber_nik
from adminduk.register.isi import Penduduk, Register

DASAR_FORMULIR = PERMENDAGRI_109_2019.butir("Lampiran F-1.01")
DASAR_VALIDASI = PERMENDAGRI_95_2019.pasal(46)
DASAR_NAMA = PERMENDAGRI_73_2022.pasal(4)
DASAR_LAHIR = UU_23_2006.pasal(27, ayat=1)
DASAR_SATU_NIK = UU_23_2006.pasal(13, ayat=1)

USIA_PEREKAMAN = 17
USIA_ORANG_TUA = 10  # a parent younger than this at the birth is a slip of the pen

_BERAKTA_KAWIN = {StatusKawin.KAWIN_TERCATAT: Kepemilikan.ADA, StatusKawin.KAWIN_BELUM_TERCATAT: Kepemilikan.TIDAK_ADA}
_BERAKTA_CERAI = {
    StatusKawin.CERAI_HIDUP_TERCATAT: Kepemilikan.ADA,
    StatusKawin.CERAI_HIDUP_BELUM_TERCATAT: Kepemilikan.TIDAK_ADA,
}


def daftar_susunan(kasus: Kasus[Any]) -> list[susunan.Calon]:
    return [
        susunan.Calon(
            f"anggota.{n}", nama_baku(a.nama_lengkap), a.jenis_kelamin, a.tanggal_lahir.tanggal,
            a.tanggal_lahir.presisi, a.status_perkawinan, a.shdk,
        )
        for n, a in enumerate(kasus.formulir.anggota)
    ]  # fmt: skip


def alamat_di_wilayah_kantor(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Biodata dicatat oleh kantor kabupaten/kota tempat tinggal."""
    if kab(kasus.formulir.keluarga.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan itu di luar wilayah kantor ini.",
            "Ajukan pada kantor tempat tinggal.",
            isian="keluarga.desa",
        )
    return None


def kk_yang_ditumpangi_terdaftar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """KK yang ditumpangi ada, pada desa/kelurahan yang ditulis, dan berkepala keluarga."""
    if not kasus.formulir.menumpang:
        return None
    kk = kk_ditumpangi(kasus, register)
    if kk is None or kk.kepala is None or kk.desa != kasus.formulir.keluarga.desa:
        return Tolak(
            "KK yang ditumpangi tidak ditemukan pada desa/kelurahan itu.",
            "Periksa nomor KK dan desa/kelurahannya.",
            isian="no_kk",
        )
    return None


def kepala_keluarga_tepat_satu(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Keluarga baru mempunyai tepat satu kepala keluarga; yang menumpang tidak membawa kepala keluarga."""
    if not kasus.formulir.menumpang:
        return susunan.tepat_satu_kepala(daftar_susunan(kasus))
    for c in daftar_susunan(kasus):
        if c.shdk is Shdk.KEPALA_KELUARGA:
            return Tolak(
                "{nama} ditulis sebagai kepala keluarga, padahal menumpang pada KK yang sudah ada.",
                "Tulis hubungannya terhadap kepala keluarga pada KK itu.",
                {"nama": c.nama},
                f"{c.isian}.shdk",
            )
    return None


def kepala_keluarga_dewasa(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Kepala keluarga berumur 17 tahun, atau sudah atau pernah kawin."""
    return susunan.kepala_dewasa(daftar_susunan(kasus), kasus.tanggal_pengajuan)


def nama_kepala_sesuai_susunan(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Nama kepala keluarga di bagian atas F-1.01 sama dengan yang tercantum sebagai kepala keluarga."""
    kk = kk_ditumpangi(kasus, register)
    nama = [c.nama for c in daftar_susunan(kasus) if c.shdk is Shdk.KEPALA_KELUARGA]
    if kasus.formulir.menumpang:
        nama = [kk.kepala.penduduk.nama] if kk and kk.kepala else []
    if len(nama) == 1 and nama_baku(kasus.formulir.keluarga.nama_kepala_keluarga) != nama[0]:
        return Tolak(
            "Nama kepala keluarga tidak sama dengan nama kepala keluarga pada susunan atau KK-nya.",
            "Samakan kedua nama itu.",
            isian="keluarga.nama_kepala_keluarga",
        )
    return None


def hubungan_dalam_keluarga_serasi(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Hubungan tiap anggota sesuai dengan jenis kelamin, umur, dan status perkawinannya."""
    kk = kk_ditumpangi(kasus, register)
    kepala = kk.kepala if kk else None
    return susunan.susunan_serasi(daftar_susunan(kasus), calon_dari(kepala.penduduk, kepala.shdk) if kepala else None)


def nama_menurut_aturan(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Nama baru memenuhi Permendagri 73/2022; nama yang sudah ada pada dokumen tetap berlaku."""
    for n, a in enumerate(kasus.formulir.anggota):
        for temuan in periksa_nama(a.nama_lengkap, baru=not _nama_pada_dokumen(a)):
            if temuan.menolak:
                return Tolak(temuan.pesan, temuan.saran, temuan.nilai, f"anggota.{n}.nama_lengkap")
    return None


def _nama_pada_dokumen(a: AnggotaF101) -> bool:
    return bool(a.no_akta_lahir or a.no_paspor or a.no_akta_perkawinan)


def disabilitas_disebut_jenisnya(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Kelainan fisik dan mental yang dinyatakan ada disebut jenisnya, dan sebaliknya (elemen 28 dan 29)."""
    for n, a in enumerate(kasus.formulir.anggota):
        if (a.kelainan_fisik_mental is Kepemilikan.ADA) != (a.penyandang_cacat is not None):
            return Tolak(
                "Jenis disabilitas anggota ke-{nomor} tidak sesuai dengan pernyataan kelainan fisik dan mental.",
                "Pilih jenisnya bila ada, kosongkan bila tidak ada.",
                {"nomor": n + 1},
                f"anggota.{n}.penyandang_cacat",
            )
    return None


def status_perkawinan_sesuai_akta(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Status tercatat berarti ada akta, belum tercatat berarti tidak ada (elemen 20 sampai 26)."""
    for n, a in enumerate(kasus.formulir.anggota):
        kawin = _BERAKTA_KAWIN.get(a.status_perkawinan, a.akta_perkawinan)
        cerai = _BERAKTA_CERAI.get(a.status_perkawinan, a.akta_cerai)
        if (kawin, cerai) != (a.akta_perkawinan, a.akta_cerai):
            return Tolak(
                "Status {status} anggota ke-{nomor} tidak sesuai dengan kepemilikan akta perkawinan atau perceraian.",
                "Pilih TERCATAT bila aktanya ada, BELUM TERCATAT bila tidak ada.",
                {"status": a.status_perkawinan.value, "nomor": n + 1},
                f"anggota.{n}.status_perkawinan",
            )
    return None


def sudah_lahir(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang dicatat sudah lahir."""
    for n, a in enumerate(kasus.formulir.anggota):
        if a.tanggal_lahir.tanggal > kasus.tanggal_pengajuan:
            return Tolak(
                "Tanggal lahir anggota ke-{nomor} belum tiba.",
                "Periksa tanggal lahirnya.",
                {"nomor": n + 1},
                f"anggota.{n}.tanggal_lahir",
            )
    return None


def belum_pernah_terdaftar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Seorang hanya mempunyai satu NIK: nama dan tanggal lahir yang sama tidak dicatat lagi."""
    sebelumnya: set[tuple[str, Any]] = set()
    for n, a in enumerate(kasus.formulir.anggota):
        kunci = (nama_baku(a.nama_lengkap), a.tanggal_lahir.tanggal)
        sama = [p for p in register.serupa(*kunci) if p.nama == kunci[0] and not _lain_ibu(a, p)]
        if lain := _di_daerah_lain(a, kunci, register):
            return Tolak(
                "{nama}, lahir {lahir}, sudah terdaftar di {daerah}.",
                "Urus kepindahannya dari sana; bila orang lain, tulis nama ibunya.",
                {"nama": kunci[0], "lahir": kunci[1].isoformat(), "daerah": lain},
                f"anggota.{n}.nama_lengkap",
            )
        if sama or kunci in sebelumnya:
            return Tolak(
                "{nama}, lahir {lahir}, sudah terdaftar atau ditulis dua kali.",
                "Cari penduduk itu dan gunakan NIK-nya; bila orang lain, tulis nama ibunya.",
                {"nama": kunci[0], "lahir": kunci[1].isoformat()},
                f"anggota.{n}.nama_lengkap",
            )
        sebelumnya.add(kunci)
    return None


def _di_daerah_lain(a: AnggotaF101, kunci: tuple[str, date], register: Register) -> str | None:
    """Return the name of another district whose resident has the same name and birth date, and no other mother."""
    semua = register.kembaran(*kunci, nama_baku(a.nama_ibu or ""))
    kab = next((k.kab for k in semua if k.nama == kunci[0] and not k.lain_ibu), None)
    return register.nama_wilayah(kab) or str(kab) if kab else None


def _lain_ibu(a: AnggotaF101, p: Penduduk) -> bool:
    return bool(a.nama_ibu and p.nama_ibu and nama_baku(a.nama_ibu) != p.nama_ibu)


def orang_tua_sesuai_register(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """NIK ibu dan ayah, bila dikenal, milik perempuan dan laki-laki yang lebih tua daripada anaknya."""
    for n, a in enumerate(kasus.formulir.anggota):
        for isian, nik, kelamin in (
            ("nik_ibu", a.nik_ibu, JenisKelamin.PEREMPUAN),
            ("nik_ayah", a.nik_ayah, JenisKelamin.LAKI_LAKI),
        ):
            orang = orang_ber_nik(register, nik)
            if orang and not _dapat_menjadi_orang_tua(orang, kelamin, a):
                return Tolak(
                    "NIK orang tua anggota ke-{nomor} milik orang yang jenis kelamin atau umurnya tidak sesuai.",
                    "Periksa NIK ibu dan ayah, dan apakah keduanya tertukar.",
                    {"nomor": n + 1},
                    f"anggota.{n}.{isian}",
                )
    return None


def _dapat_menjadi_orang_tua(orang: Penduduk, kelamin: JenisKelamin, anak: AnggotaF101) -> bool:
    umur = anak.tanggal_lahir.tanggal.year - orang.tanggal_lahir.year
    return orang.jenis_kelamin is kelamin and umur >= USIA_ORANG_TUA


def catatan(kasus: Kasus[Any], register: Register) -> tuple[str, ...]:
    return (*_catatan_perekaman(kasus), *catatan_orang(kasus, register))


def catatan_orang(kasus: Kasus[Any], register: Register) -> tuple[str, ...]:
    """Return what is odd about names, and who is like somebody known."""
    return (*_catatan_nama(kasus), *_catatan_serupa(kasus, register))


def _catatan_perekaman(kasus: Kasus[Any]) -> tuple[str, ...]:
    """Entry of a new NIK from 17 on goes directly with the biometric recording, so that no one gets two."""
    dewasa = [c.nama for c in daftar_susunan(kasus) if usia(c.lahir, kasus.tanggal_keputusan) >= USIA_PEREKAMAN]
    return tuple(f"{nama}: langsung perekaman KTP-el ({RAKORDA_KALTIM_2024.butir()})." for nama in dewasa)


def _catatan_nama(kasus: Kasus[Any]) -> tuple[str, ...]:
    return tuple(
        t.kalimat
        for a in kasus.formulir.anggota
        for t in periksa_nama(a.nama_lengkap, baru=not _nama_pada_dokumen(a))
        if not t.menolak
    )


def _catatan_serupa(kasus: Kasus[Any], register: Register) -> tuple[str, ...]:
    serupa = ((c, register.serupa(c.nama, c.lahir)) for c in daftar_susunan(kasus))
    return tuple(
        f"{c.nama} mirip dengan {p.nama} (NIK {p.nik}), lahir pada hari yang sama." for c, s in serupa for p in s
    )
