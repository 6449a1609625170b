"""What a change of citizenship does: the note or the letter, the same person and NIK, the KK, the biodata. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dokumen.kutipan import CatatanBaru
from adminduk.dokumen.surat import Biodata, BiodataOrangAsing, BuktiPelaporanKewarganegaraan, Butir, TandaBuktiKtpEl
from adminduk.dokumen.susun import DIGANTI, DITARIK, biodata, biodata_orang_asing, penerbit, tutup
from adminduk.permohonan.aturan.akta import akta_dipegang, entri_akta_lama
from adminduk.permohonan.aturan.kedatangan import kk_tumpangan
from adminduk.permohonan.aturan.kewarganegaraan import rinci_wna, rinci_wni
from adminduk.permohonan.aturan.ktp_el import adalah_wajib_ktp, keadaan_diajukan, tanda_bukti
from adminduk.permohonan.formulir.kewarganegaraan import TempatAkta
from adminduk.permohonan.kedatangan import bangunkan
from adminduk.permohonan.kepergian import tidurkan
from adminduk.permohonan.layanan import Kasus
from adminduk.permohonan.perubahan_akta import kartu_keluarga_sesudah, kutipan_berikut
from adminduk.register.akibat import terapkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru, OrangUbah, Perubahan

KODE_NOMOR = "KW"  # within the number of the letter; no source names one
_PUNYA_LAMA = (Biodata.kode, BiodataOrangAsing.kode)
_DITARIK = ("SKTT", "KIA")


def catat_pada_akta(
    kasus: Kasus[Any], register: Register, orang: Penduduk, kode: str, teks: str
) -> tuple[Perubahan, ...]:
    """Return the note on an act of this office with the next quotation, or the letter when the act is another's."""
    if kasus.formulir.subjek.tempat_akta is not TempatAkta.KANTOR_INI:
        return (_surat(kasus, register, orang, teks),)
    dipegang = akta_dipegang(kasus, register)
    assert dipegang is not None  # akta_kantor_ini_ditemukan
    catatan = CatatanBaru(kasus.id_turunan("catatan"), kode, teks)
    return *entri_akta_lama(dipegang), *kutipan_berikut(kasus, register, dipegang, [catatan])


def _surat(kasus: Kasus[Any], register: Register, orang: Penduduk, teks: str) -> DokumenTerbit:
    tanggal, subjek = kasus.tanggal_keputusan, kasus.formulir.subjek
    surat = BuktiPelaporanKewarganegaraan(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, tanggal),
        nik=orang.nik.lengkap if orang.nik else "",
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        rincian=(
            Butir(label="Perubahan", isi=teks),
            Butir(label="Nomor akta", isi=subjek.no_akta),
            Butir(label="Penerbit akta", isi=subjek.penerbit or ""),
        ),
    )
    id_ = kasus.id_turunan("surat")
    return DokumenTerbit(id_, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), orang.id)


def pada_kk(
    kasus: Kasus[Any], register: Register, orang: Penduduk, isi: Mapping[str, Any]
) -> tuple[tuple[Perubahan, ...], Keluarga]:
    """Return what changes for somebody who stands on a KK afterwards, and that family as it is then."""
    ada = register.keluarga_dari(orang.id)
    asal = [k for k in (ada or kk_tumpangan(kasus, register),) if k]
    if ada:
        ubah = OrangUbah(orang.id, kasus.tanggal_keputusan, isi)
        perubahan: tuple[Perubahan, ...] = (ubah, *kartu_keluarga_sesudah(kasus, register, asal, (ubah,)))
        id_ = ada.id
    else:
        perubahan, id_ = bangunkan(kasus, register, {orang.id: isi})
    keluarga = terapkan(asal, perubahan, [orang])[id_]
    return (*perubahan, *ganti_biodata(kasus, register, orang.id, keluarga)), keluarga


def menjadi_wni(
    kasus: Kasus[Any], register: Register, orang: Penduduk, no_sk: str
) -> tuple[tuple[Perubahan, ...], Keluarga]:
    """Return what changes when somebody becomes a citizen, and the family; who must have a KTP-el applies by this."""
    tanggal = kasus.tanggal_keputusan
    wajib = adalah_wajib_ktp(orang, tanggal)
    rinci = rinci_wni(orang.rinci, no_sk.strip()) | (keadaan_diajukan(tanggal) if wajib else {})
    isi = {"kewarganegaraan": Kewarganegaraan.WNI, "status": StatusPenduduk.AKTIF, "rinci": rinci}
    perubahan, keluarga = pada_kk(kasus, register, orang, isi)
    bukti = tanda_bukti(kasus, register, orang, "KTP-el karena perubahan kewarganegaraan") if wajib else ()
    return (*perubahan, *bukti), keluarga


def lepas(kasus: Kasus[Any], register: Register, orang: Penduduk, negara: str) -> tuple[Perubahan, ...]:
    """Return what changes when somebody is no citizen any more: inactive, off the KK, cards withdrawn."""
    isi = {"kewarganegaraan": Kewarganegaraan.WNA, "rinci": rinci_wna(orang.rinci, negara)}
    keluarga = register.keluarga_dari(orang.id)
    return tidurkan(kasus, register, keluarga, [orang], StatusPenduduk.NONAKTIF, {orang.id: isi})


def ganti_biodata(kasus: Kasus[Any], register: Register, orang: UUID, keluarga: Keluarga) -> tuple[Perubahan, ...]:
    """Withdraw the papers of the old citizenship and issue the biodata of the new one."""
    anggota, tanggal, id_ = keluarga.cari(orang), kasus.tanggal_keputusan, kasus.id_turunan("biodata")
    assert anggota is not None
    diri = anggota.penduduk
    asing = diri.kewarganegaraan is Kewarganegaraan.WNA
    surat: Biodata = (
        biodata_orang_asing(register, diri, kasus.kab, tanggal, keluarga)
        if asing
        else biodata(register, anggota, keluarga, tanggal)
    )
    ditarik = (*_DITARIK, TandaBuktiKtpEl.kode) if asing else _DITARIK
    return (
        *(t for j in _PUNYA_LAMA for t in tutup(register, j, tanggal, DIGANTI, pengganti=id_, orang=orang)),
        *(t for j in ditarik for t in tutup(register, j, tanggal, DITARIK, orang=orang)),
        biodata_terbit(kasus, orang, id_, surat),
    )


def biodata_terbit(kasus: Kasus[Any], orang: UUID, id_: UUID, surat: Biodata) -> DokumenTerbit:
    return DokumenTerbit(id_, surat.kode, surat.nik, kasus.tanggal_keputusan, kasus.kab, surat.ke_isi(), orang)
