"""What entering biodata does: new people with their NIK, a family, marriages, documents. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, Shdk, StatusPenduduk
from adminduk.dasar.nama import rapikan
from adminduk.dasar.nik import NIK
from adminduk.dasar.wilayah import kec
from adminduk.dokumen.surat import Biodata
from adminduk.dokumen.susun import biodata, biodata_orang_asing, terbitkan_kk
from adminduk.permohonan.formulir.f101 import AnggotaF101
from adminduk.permohonan.layanan import Kasus
from adminduk.register.akibat import bentuk_keluarga, masukkan, orang_dari, terapkan
from adminduk.register.isi import Anggota, Keluarga, Penduduk, Register
from adminduk.register.perubahan import DokumenTerbit, KawinMulai, NikBaru, NikTerbit, OrangBaru, Perubahan

DASAR_BIODATA = PERPRES_96_2018.pasal(4)


class Calon(NamedTuple):
    """One row of the form as it enters the register."""

    isi: AnggotaF101
    orang: UUID
    nik: NikBaru
    baru: OrangBaru


def nama_baku(nama: str | None) -> str:
    return rapikan(nama or "").upper()


def kk_ditumpangi(kasus: Kasus[Any], register: Register) -> Keluarga | None:
    return register.keluarga_bernomor(kasus.formulir.no_kk) if kasus.formulir.no_kk else None


def desa_tujuan(kasus: Kasus[Any], register: Register) -> int:
    kk = kk_ditumpangi(kasus, register)
    return kk.desa if kk else kasus.formulir.keluarga.desa


def daftar_calon(kasus: Kasus[Any], register: Register, rinci: Mapping[str, str] | None = None) -> list[Calon]:
    """Return the rows of the form; ``rinci`` are details that all of them have beside their own."""
    desa = desa_tujuan(kasus, register)
    return [_calon(kasus, register, n, a, desa, rinci or {}) for n, a in enumerate(kasus.formulir.anggota)]


def _calon(
    kasus: Kasus[Any], register: Register, urutan: int, a: AnggotaF101, desa: int, rinci: Mapping[str, str]
) -> Calon:
    orang = _id(kasus, urutan)
    lahir = a.tanggal_lahir.tanggal
    nik = NikBaru(kec(desa), lahir, a.jenis_kelamin is JenisKelamin.PEREMPUAN, str(orang))
    baru = OrangBaru(orang, kasus.tanggal_keputusan, kasus.kab, _isi(kasus, register, a, rinci))
    return Calon(a, orang, nik, baru)


def _id(kasus: Kasus[Any], urutan: int) -> UUID:
    return kasus.id_turunan(f"anggota-{urutan}")


def _isi(kasus: Kasus[Any], register: Register, a: AnggotaF101, rinci: Mapping[str, str]) -> dict[str, Any]:
    ayah, ibu = orang_ber_nik(register, a.nik_ayah), orang_ber_nik(register, a.nik_ibu)
    return {
        "nama": nama_baku(a.nama_lengkap),
        "jenis_kelamin": a.jenis_kelamin,
        "tempat_lahir": nama_baku(a.tempat_lahir),
        "lahir": a.tanggal_lahir.tanggal,
        "presisi_lahir": a.tanggal_lahir.presisi,
        "kewarganegaraan": a.kewarganegaraan,
        "agama": a.agama,
        "golongan_darah": a.gol_darah,
        "status_kawin": a.status_perkawinan,
        "pendidikan": a.pendidikan,
        "pekerjaan": a.pekerjaan,
        "status": StatusPenduduk.AKTIF,
        "ayah": ayah.id if ayah else _serumah(kasus, a, a.nama_ayah, JenisKelamin.LAKI_LAKI),
        "ibu": ibu.id if ibu else _serumah(kasus, a, a.nama_ibu, JenisKelamin.PEREMPUAN),
        "nama_ayah": ayah.nama if ayah else nama_baku(a.nama_ayah) or None,
        "nama_ibu": ibu.nama if ibu else nama_baku(a.nama_ibu) or None,
        "no_akta_lahir": a.no_akta_lahir,
        "disabilitas": a.penyandang_cacat,
        "rinci": {**a.rinci, **rinci},
    }


def orang_ber_nik(register: Register, nik: NIK | None) -> Penduduk | None:
    return register.orang_ber_nik(nik) if nik else None


def _serumah(kasus: Kasus[Any], a: AnggotaF101, nama: str | None, kelamin: JenisKelamin) -> UUID | None:
    """A parent who gets a NIK by the same form is known by name: head or spouse, seen from their child."""
    if a.shdk is not Shdk.ANAK or not nama:
        return None
    pasangan = (Shdk.KEPALA_KELUARGA, Shdk.SUAMI, Shdk.ISTRI)
    for n, lain in enumerate(kasus.formulir.anggota):
        cocok = lain.shdk in pasangan and lain.jenis_kelamin is kelamin
        if cocok and nama_baku(lain.nama_lengkap) == nama_baku(nama):
            return _id(kasus, n)
    return None


def perubahan_biodata(
    kasus: Kasus[Any], register: Register, rinci: Mapping[str, str] | None = None
) -> tuple[Perubahan, ...]:
    """Return what entering people with a KK does: they join the one of the form, or form a family."""
    tanggal, calon = kasus.tanggal_keputusan, daftar_calon(kasus, register, rinci)
    lama = kk_ditumpangi(kasus, register)
    masuk = _masuk(calon, tanggal)
    susunan = {c.orang: c.isi.shdk for c in calon}
    if lama:
        masuk += masukkan(lama.id, lama.desa, susunan, tanggal)
    else:
        masuk += bentuk_keluarga(kasus.id_turunan("keluarga"), _alamat(kasus), susunan, tanggal)
    [keluarga] = terapkan([lama] if lama else [], masuk).values()
    nik = {c.orang: c.nik for c in calon}
    return (
        *masuk,
        *_perkawinan(kasus, calon, lama),
        *(_biodata(kasus, register, a, keluarga, nik[a.penduduk.id]) for a in keluarga.anggota if a.penduduk.id in nik),
        *terbitkan_kk(register, kasus.id_turunan("kk"), keluarga, tanggal, nik),
    )


def perubahan_tanpa_kk(kasus: Kasus[Any], register: Register, rinci: Mapping[str, str]) -> tuple[Perubahan, ...]:
    """Return what entering foreigners without a KK does; ``rinci`` holds their address."""
    tanggal, calon = kasus.tanggal_keputusan, daftar_calon(kasus, register, rinci)
    return (
        *_masuk(calon, tanggal),
        *(_biodata_orang_asing(kasus, register, orang_dari(c.baru), None, c.nik) for c in calon),
    )


def _masuk(calon: Sequence[Calon], tanggal: date) -> list[Perubahan]:
    return [p for c in calon for p in (c.baru, NikTerbit(c.nik, c.orang, tanggal))]


def _alamat(kasus: Kasus[Any]) -> dict[str, Any]:
    k = kasus.formulir.keluarga
    return {
        "desa": k.desa,
        "alamat": nama_baku(k.alamat),
        "rt": k.rt or "",
        "rw": k.rw or "",
        "dusun": nama_baku(k.dusun),
        "kode_pos": k.kode_pos or "",
    }


def _perkawinan(kasus: Kasus[Any], calon: Sequence[Calon], lama: Keluarga | None) -> list[Perubahan]:
    """The head's marriages with those who are entered as spouse."""
    kepala = lama.kepala.penduduk.id if lama and lama.kepala else None
    kepala = kepala or next((c.orang for c in calon if c.isi.shdk is Shdk.KEPALA_KELUARGA), None)
    return [_kawin(kasus, kepala, c) for c in calon if kepala and c.isi.shdk in (Shdk.SUAMI, Shdk.ISTRI)]


def _kawin(kasus: Kasus[Any], kepala: UUID, pasangan: Calon) -> KawinMulai:
    a = pasangan.isi
    suami, istri = (kepala, pasangan.orang) if a.shdk is Shdk.ISTRI else (pasangan.orang, kepala)
    isi = {"dicatat": bool(a.no_akta_perkawinan), "tanggal": a.tgl_perkawinan, "no_akta": a.no_akta_perkawinan}
    sejak: date = a.tgl_perkawinan or kasus.tanggal_keputusan
    return KawinMulai(kasus.id_turunan(f"kawin-{pasangan.orang}"), suami, istri, sejak, kasus.kab, isi)


def _biodata(
    kasus: Kasus[Any], register: Register, anggota: Anggota, keluarga: Keluarga, nik: NikBaru
) -> DokumenTerbit:
    orang = anggota.penduduk
    if orang.kewarganegaraan is Kewarganegaraan.WNA:
        return _biodata_orang_asing(kasus, register, orang, keluarga, nik)
    return _terbit(kasus, orang.id, biodata(register, anggota, keluarga, kasus.tanggal_keputusan, nik))


def _biodata_orang_asing(
    kasus: Kasus[Any], register: Register, orang: Penduduk, keluarga: Keluarga | None, nik: NikBaru
) -> DokumenTerbit:
    surat = biodata_orang_asing(register, orang, kasus.kab, kasus.tanggal_keputusan, keluarga, nik)
    return _terbit(kasus, orang.id, surat)


def _terbit(kasus: Kasus[Any], orang: UUID, surat: Biodata) -> DokumenTerbit:
    id_, tanggal = kasus.id_turunan(f"biodata-{orang}"), kasus.tanggal_keputusan
    return DokumenTerbit(id_, surat.kode, surat.nik, tanggal, kasus.kab, surat.ke_isi(), orang)
