from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.pencatatan_sipil.pembatalan_akta_dengan_putusan.layanan import F201PembatalanAkta, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_akta import AKTA, KUTIPAN, NOMOR, register_berakta, register_berakta_lama
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.kelahiran_benar import KelahiranBenar
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, MARTHA
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, DokumenTerbit, DokumenTutup, NikTerbit

PELAPOR = Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="7/Pdt.G/2026/PN Mnk",
    tanggal=date(2026, 9, 1),
    tanggal_inkracht=date(2026, 10, 1),
)
BENAR = KelahiranBenar(
    nama="Dina Mandacan",
    jenis_kelamin=JenisKelamin.PEREMPUAN,
    tempat_lahir=contoh.MANOKWARI,
    tanggal_lahir=date(2015, 11, 19),
    nik_ibu=contoh.NIK_MARTHA,
)


def formulir(benar=BENAR, putusan=PUTUSAN, no_akta=NOMOR):
    subjek = SubjekAkta(nik=contoh.NIK_DINA, no_akta=no_akta)
    return F201PembatalanAkta(pelapor=PELAPOR, subjek=subjek, putusan=putusan, benar=benar)


@pytest.mark.parametrize("buat", [register_berakta, register_berakta_lama])
def test_akta_lama_dicatat_di_pinggirnya_dan_akta_baru_bernomor_baru_menurut_putusan(buat):
    register = buat()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    [catatan], [akta] = perubahan(hasil, CatatanPinggir), [a for a in perubahan(hasil, AktaCatat) if a.nomor != NOMOR]
    terbit, orang = {d.jenis: d for d in perubahan(hasil, DokumenTerbit)}, catat(register, hasil).penduduk(DINA)

    assert catatan.akta != akta.akta
    assert "dibatalkan berdasarkan putusan Pengadilan Negeri Manokwari" in catatan.isi["teks"]
    assert (terbit["AKTA_KELAHIRAN"].akta, terbit["AKTA_KELAHIRAN"].isi["model"]) == (akta.akta, "seorang ibu")
    assert (orang.nama, orang.ayah, orang.nama_ayah, orang.ibu) == ("DINA MANDACAN", None, "", MARTHA)
    assert orang.no_akta_lahir.startswith("9202-LT-")
    assert "DINA MANDACAN" in [a["nama"] for a in terbit["KK"].isi["anggota"]]


def test_nik_tetap_walau_tanggal_lahirnya_lain():
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)

    assert (catat(register, hasil).penduduk(DINA).nik, perubahan(hasil, NikTerbit)) == (contoh.NIK_DINA, [])


def test_kutipan_lama_dicabut_karena_dibatalkan():
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    [tutup] = [t for t in perubahan(hasil, DokumenTutup) if t.dokumen == KUTIPAN]

    assert tutup.sebab == "akta dibatalkan"
    assert catat(register, hasil).akta(AKTA).kutipan == ()


def test_putusan_yang_hanya_membatalkan_meninggalkan_orang_tanpa_akta():
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir(benar=None)), register)
    orang = catat(register, hasil).penduduk(DINA)

    assert (perubahan(hasil, DokumenTerbit), orang.no_akta_lahir, orang.nama) == ([], "", "DINA RUMBIAK")
    assert hasil.catatan == ("Akta dibatalkan tanpa akta baru: kelahirannya belum berakta.",)


def test_frasa_perkawinan_belum_tercatat_tetap_bila_kedua_orang_tua_tetap():
    register = register_berakta()
    akta = register.akta(AKTA)
    register.tambah_akta(replace(akta, isi={**akta.isi, "model": "ayah dan ibu, perkawinan belum tercatat"}))
    benar = replace(BENAR, nik_ayah=contoh.NIK_YOSEP)
    [terbit, _] = perubahan(layanan.laksanakan(kasus(layanan, formulir(benar)), register), DokumenTerbit)

    assert terbit.isi["model"] == "ayah dan ibu, perkawinan belum tercatat"


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("akta_ditemukan", formulir(no_akta="lain")),
        ("putusan_berkekuatan_tetap", formulir(putusan=replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24)))),
        ("isi_akta_baru_sah", formulir(replace(BENAR, nama="Dina99"))),
        ("isi_akta_baru_sah", formulir(replace(BENAR, tanggal_lahir=date(2026, 11, 24)))),
        ("isi_akta_baru_sah", formulir(replace(BENAR, nik_ayah=NIK("9202120101990009")))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, f):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, f), register_berakta()) == [karena]


def test_akta_kematian_dan_akta_yang_meninggal_ditolak():
    register = register_berakta()
    register.tambah_akta(replace(register.akta(AKTA), jenis="AKTA_KEMATIAN"))
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["akta_kelahiran_saja"]

    register = register_berakta()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), formulir(benar=None)):
        assert baca(F201PembatalanAkta, tulis(f), hari_ini=HARI_INI).formulir == f
