"""Kepindahan yang batal; seluruh jalannya dengan dua kantor ada di tests/test_pindah_pada_basis_data.py."""

from dataclasses import replace
from uuid import UUID

import pytest

from adminduk.dasar.kode import Shdk
from adminduk.dokumen.surat import Butir
from adminduk.dokumen.surat.contoh import SURAT_PINDAH
from adminduk.pendaftaran_penduduk.pembatalan_skpwni.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.f103 import F103Batal
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, KORINUS, MANOKWARI, RUMBIAK, SENDIRI, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup

NOMOR, SURAT = SURAT_PINDAH.nomor_dokumen, UUID(int=990)
FORMULIR = F103Batal(pemohon=Pemohon(nama="Paulus Saiba", nik=contoh.NIK_SENDIRI), nomor_skpwni=NOMOR)


@pytest.fixture
def register():
    """Paulus Saiba, once a relative on the card of the family Rumbiak, is on his way to Fakfak."""
    reg = contoh.register_contoh()
    reg.tambah(dokumen=[Dokumen(SURAT, "SKPWNI", NOMOR, SEORANG_DIRI, SENDIRI)])
    surat(reg, pisahan=str(RUMBIAK), kepala_pisahan=str(YOSEP))
    return reg


def surat(reg, **ubah) -> None:
    semula = (Butir(label=str(SEORANG_DIRI), isi=Shdk.FAMILI_LAIN.value),)
    reg.tambah_surat_pindah(SURAT, MANOKWARI, replace(SURAT_PINDAH, **({"semula": semula} | ubah)).ke_isi())


def test_yang_batal_pindah_kembali_ke_kk_semula(register):
    hasil = layanan.laksanakan(kasus(layanan, FORMULIR), register)
    sesudah = catat(register, hasil)

    keluarga = sesudah.keluarga_dari(SEORANG_DIRI)
    assert (keluarga.id, keluarga.nomor, keluarga.cari(SEORANG_DIRI).shdk) == (
        RUMBIAK, contoh.NOMOR_KK, Shdk.FAMILI_LAIN,
    )  # fmt: skip
    assert sesudah.keluarga(SENDIRI) is None and salah_susunan(sesudah) == []
    assert SURAT in {d.dokumen for d in perubahan(hasil, DokumenTutup)}
    assert [d.keluarga for d in perubahan(hasil, DokumenTerbit)] == [RUMBIAK]
    assert [(p.kepada, p.nomor) for p in hasil.pesan] == [(FAKFAK, NOMOR)]


def test_bila_kepala_keluarganya_sudah_lain_keduanya_jalan_terus(register):
    surat(register, pisahan=str(RUMBIAK), kepala_pisahan=str(KORINUS))
    hasil = layanan.laksanakan(kasus(layanan, FORMULIR), register)
    sesudah = catat(register, hasil)

    assert sesudah.keluarga_dari(SEORANG_DIRI).id == SENDIRI
    assert {d.keluarga for d in perubahan(hasil, DokumenTerbit)} == {SENDIRI, RUMBIAK}


def test_bila_semua_pindah_hanya_suratnya_yang_ditutup(register):
    surat(register, pisahan="", kepala_pisahan="", semula=())
    hasil = layanan.laksanakan(kasus(layanan, FORMULIR), register)

    assert perubahan(hasil, DokumenTerbit) == []
    assert [d.dokumen for d in perubahan(hasil, DokumenTutup)] == [SURAT]


def test_surat_yang_tidak_ada_atau_dari_kantor_lain_ditolak(register):
    lain = replace(FORMULIR, nomor_skpwni="9202-SKPWNI-23112026-0099")

    assert alasan(layanan, kasus(layanan, FORMULIR), register) == []
    assert alasan(layanan, kasus(layanan, lain), register) == ["surat_belum_dipakai"]
    assert alasan(layanan, kasus(layanan, FORMULIR, kab=FAKFAK), register) == ["surat_belum_dipakai"]
