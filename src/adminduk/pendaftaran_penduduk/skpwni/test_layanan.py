from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.skpwni.layanan import layanan
from adminduk.permohonan.aturan.pindah import berlaku_sampai
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.f103 import AlasanPindah, F103Keluar, JenisKepindahan, KKYangPindah
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, FAKFAK, KORINUS, MARTHA, RUMBIAK
from adminduk.register.perubahan import DokumenTerbit

TUJUAN = AlamatKK(alamat="Jalan Izaak Telussa 3", desa=DESA_FAKFAK)
KEPALA = AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA)
ISTRI = AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI)
ANAK = AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.ANAK)
AYAH = AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.ORANG_TUA)
KAKEK = replace(AYAH, shdk=Shdk.KEPALA_KELUARGA)


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(*anggota, **ubah):
    isi = {
        "pemohon": Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP),
        "no_kk": contoh.NOMOR_KK,
        "jenis": JenisKepindahan.ANGGOTA,
        "alasan": AlasanPindah.PEKERJAAN,
        "anggota": anggota or (KAKEK,),
        "kk": KKYangPindah.SENDIRI,
        "tujuan": TUJUAN,
    }
    return F103Keluar(**(isi | ubah))


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_surat_dan_pesan_ke_kantor_tujuan_dan_kk_bagi_yang_tinggal(register):
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah = catat(register, hasil)

    [kk, surat] = perubahan(hasil, DokumenTerbit)
    assert (kk.jenis, kk.keluarga, surat.jenis) == ("KK", RUMBIAK, "SKPWNI")
    [pesan] = hasil.pesan
    assert (pesan.kepada, pesan.surat) == (FAKFAK, surat.dokumen)
    assert sesudah.keluarga_dari(KORINUS).desa == contoh.DESA, "sampai diterima di tujuan, di daerah asal"
    assert salah_susunan(sesudah) == []


def test_surat_menyebut_semua_yang_pindah_dan_masanya(register):
    f = formulir(KEPALA, ISTRI, ANAK, jenis=JenisKepindahan.KEPALA_DAN_SEBAGIAN)
    surat = perubahan(layanan.laksanakan(kasus(layanan, f), register), DokumenTerbit)[-1].isi

    assert surat["nama"] == "YOSEP RUMBIAK"
    tertulis = " ".join(b["isi"] for b in surat["rincian"])
    assert all(x in tertulis for x in ("MARTHA MANDACAN", "DINA RUMBIAK", "Pekerjaan", "JALAN IZAAK TELUSSA 3"))
    assert surat["berlaku_sampai"] == berlaku_sampai(contoh.HARI_INI).isoformat() == "2027-04-29"
    assert (surat["kab_tujuan"], surat["kepala_pisahan"]) == (FAKFAK, str(KORINUS))


def test_semua_pindah_tidak_ada_kk_yang_diganti(register):
    f = formulir(KEPALA, ISTRI, ANAK, AYAH, jenis=JenisKepindahan.SEMUA)
    hasil = layanan.laksanakan(kasus(layanan, f), register)

    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["SKPWNI"]
    assert catat(register, hasil).keluarga_dari(MARTHA).nomor == contoh.NOMOR_KK


def test_masa_berlaku_hari_kerja():
    assert berlaku_sampai(date(2026, 11, 20)) == date(2027, 4, 28), (
        "seratus hari kerja: tanpa akhir pekan dan hari libur"
    )
    assert berlaku_sampai(date(2019, 1, 1)) == date(2019, 5, 21), "tahun tanpa daftar libur: tanpa akhir pekan saja"


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("anggota_terdaftar", formulir(replace(KAKEK, nik=NIK("9202120101200099")))),
        ("anggota_ditulis_sekali", formulir(KAKEK, replace(AYAH, shdk=Shdk.FAMILI_LAIN))),
        ("yang_pindah_dari_kk_asal", formulir(no_kk=NomorKK("9202120101990099"))),
        ("jenis_kepindahan_sesuai", formulir(jenis=JenisKepindahan.KEPALA)),
        ("susunan_yang_pindah_serasi", formulir(KAKEK, replace(ISTRI, shdk=Shdk.ISTRI))),
        ("kepala_yang_tinggal_sah", formulir(kepala_yang_tinggal=(contoh.NIK_SENDIRI,))),
        ("pengasuhan_anak_jelas", formulir(KAKEK, replace(ANAK, shdk=Shdk.CUCU))),
        ("tujuan_di_luar_kabupaten", formulir(tujuan=replace(TUJUAN, desa=DESA))),
        ("satu_kepala_bagi_yang_pindah", formulir(AYAH, kk=KKYangPindah.NUMPANG)),
        (
            "yang_tinggal_berkepala_dewasa",
            formulir(KEPALA, ISTRI, AYAH, jenis=JenisKepindahan.KEPALA_DAN_SEBAGIAN, kuasa_pengasuhan=True),
        ),
    ],
)
def test_setiap_pemeriksaan_menolak(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert karena in diperiksa(f, register)


def test_satu_surat_bagi_satu_keluarga(register):
    f = formulir(KEPALA, ISTRI, ANAK, AYAH, jenis=JenisKepindahan.SEMUA)
    sesudah = catat(register, layanan.laksanakan(kasus(layanan, f), register))

    assert diperiksa(f, sesudah) == ["belum_ada_surat_pindah"]


def test_izin_pasangan_tidak_diminta_dan_formulir_terbaca_kembali(register):
    sendiri = formulir(replace(ISTRI, shdk=Shdk.KEPALA_KELUARGA))

    assert {s.kode for s in layanan.persyaratan} == {"kk", "kuasa_pengasuhan"}
    assert diperiksa(sendiri, register) == []
    assert baca(F103Keluar, tulis(sendiri)).formulir == sendiri
