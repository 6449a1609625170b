from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Pendidikan, Shdk, StatusPenduduk
from adminduk.pendaftaran_penduduk.biodata_datang_dari_luar_negeri.layanan import (
    F101DatangLuarNegeri,
    YangDatang,
    layanan,
)
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import AlamatKK, Pemohon
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import RUMBIAK, SEORANG_DIRI
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, NikTerbit

SKPLN, BIODATA = UUID(int=750), UUID(int=751)
ALAMAT = AlamatKK(alamat="Jalan Pasir Putih", desa=contoh.DESA)
DIRI = YangDatang(
    nik=contoh.NIK_SENDIRI, shdk=Shdk.KEPALA_KELUARGA, dokumen_perjalanan="x123", pendidikan=Pendidikan.STRATA_II,
    pekerjaan="15",
)  # fmt: skip
NUMPANG = {"kk": KKYangDatang.MENUMPANG, "no_kk_tumpangan": contoh.NOMOR_KK, "alamat": None}


@pytest.fixture
def register():
    """Paulus lives abroad: no family, his NIK asleep."""
    reg = contoh.register_contoh()
    reg._keluarga.pop(contoh.SENDIRI)
    ubah_orang(reg, SEORANG_DIRI, status=StatusPenduduk.PINDAH_LN, rinci={"negara_tujuan": "Australia"})
    nomor = ((SKPLN, "SKPLN"), (BIODATA, "BIODATA"))
    reg.tambah(dokumen=[Dokumen(id_, jenis, "1", SEORANG_DIRI, None) for id_, jenis in nomor])
    return reg


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Paulus Saiba", nik=contoh.NIK_SENDIRI),
        "anggota": (DIRI,),
        "kk": KKYangDatang.BARU,
        "alamat": ALAMAT,
        "negara": "Australia",
        "no_skp": "12/KONS/2026",
        "tanggal_datang": date(2026, 11, 15),
    }
    return F101DatangLuarNegeri(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_nik_lama_dipakai_lagi_dan_biodata_dimutakhirkan(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    orang = sesudah.penduduk(SEORANG_DIRI)

    assert (orang.status, orang.nik, dict(orang.rinci)) == (
        StatusPenduduk.AKTIF,
        contoh.NIK_SENDIRI,
        {"no_paspor": "X123"},
    )
    assert (orang.pendidikan, orang.pekerjaan) == (Pendidikan.STRATA_II, "15")
    assert perubahan(hasil, NikTerbit) == [] and salah_susunan(sesudah) == []
    terbit = {d.jenis: d for d in perubahan(hasil, DokumenTerbit)}
    assert sorted(terbit) == ["BIODATA", "KK"]
    assert (terbit["BIODATA"].nomor, terbit["BIODATA"].isi["alamat"]) == (
        contoh.NIK_SENDIRI.lengkap,
        "JALAN PASIR PUTIH",
    )
    assert {t.dokumen for t in perubahan(hasil, DokumenTutup)} == {SKPLN, BIODATA}


def test_menumpang_pada_kk_yang_ada(register):
    sesudah = catat(
        register, laksanakan(formulir(anggota=(replace(DIRI, shdk=Shdk.FAMILI_LAIN),), **NUMPANG), register)
    )

    assert sesudah.keluarga_dari(SEORANG_DIRI).id == RUMBIAK and salah_susunan(sesudah) == []


def test_lewat_14_hari_dicatat_terlambat(register):
    terlambat = "Dilaporkan lewat 14 hari sejak datang."

    assert terlambat not in laksanakan(formulir(tanggal_datang=date(2026, 11, 9)), register).catatan
    assert terlambat in laksanakan(formulir(tanggal_datang=date(2026, 11, 8)), register).catatan


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("sudah_datang", {"tanggal_datang": date(2026, 11, 24)}),
        ("tujuan_di_wilayah_kantor", {"alamat": replace(ALAMAT, desa=contoh.DESA_FAKFAK)}),
        ("hubungan_yang_datang_serasi", {"anggota": (replace(DIRI, shdk=Shdk.ANAK),)}),
        ("anggota_ditulis_sekali", {"anggota": (DIRI, replace(DIRI, shdk=Shdk.FAMILI_LAIN))}),
        (
            "semua_tercatat_di_luar_negeri",
            {"anggota": (DIRI, replace(DIRI, nik=contoh.NIK_KORINUS, shdk=Shdk.FAMILI_LAIN))},
        ),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_orang_asing_yang_datang_lagi_ditolak(register):
    ubah_orang(register, SEORANG_DIRI, kewarganegaraan=Kewarganegaraan.WNA)
    assert diperiksa(formulir(), register) == ["semua_wni"]


def test_yang_diminta_dokumen_perjalanan_dan_surat_perwakilan():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["dokumen_perjalanan", "skp_perwakilan"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F101DatangLuarNegeri, tulis(formulir())).formulir == formulir()
