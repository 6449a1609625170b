from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.pencatatan_sipil.peristiwa_penting_lainnya.layanan import F201PeristiwaLain, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_akta import NOMOR, register_berakta
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, NikTerbit, OrangUbah

PELAPOR = Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="3/Pdt.P/2026/PN Mnk",
    tanggal=date(2026, 10, 1),
    tanggal_inkracht=date(2026, 11, 1),
)


def formulir(jenis_kelamin=JenisKelamin.LAKI_LAKI, putusan=PUTUSAN, no_akta=NOMOR):
    return F201PeristiwaLain(
        pelapor=PELAPOR,
        subjek=SubjekAkta(nik=contoh.NIK_DINA, no_akta=no_akta),
        uraian="Menetapkan jenis kelamin pemohon.",
        jenis_kelamin=jenis_kelamin,
        putusan=putusan,
    )


def test_jenis_kelamin_berubah_dan_nik_tidak():
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah = catat(register, hasil).penduduk(DINA)

    assert (sesudah.jenis_kelamin, sesudah.nik) == (JenisKelamin.LAKI_LAKI, contoh.NIK_DINA)
    assert perubahan(hasil, NikTerbit) == []
    assert {d.jenis for d in perubahan(hasil, DokumenTerbit)} == {"AKTA_KELAHIRAN", "KK"}


def test_penetapan_tanpa_perubahan_elemen_hanya_menambah_catatan_dan_kutipan():
    hasil = layanan.laksanakan(kasus(layanan, formulir(jenis_kelamin=None)), register_berakta())

    assert perubahan(hasil, OrangUbah) == []
    assert len(perubahan(hasil, CatatanPinggir)) == 1
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["AKTA_KELAHIRAN"]


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("akta_ditemukan", formulir(no_akta="lain")),
        ("jenis_kelamin_berubah", formulir(JenisKelamin.PEREMPUAN)),
        ("putusan_berkekuatan_tetap", formulir(putusan=replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24)))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, f):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, f), register_berakta()) == [karena]


def test_akta_yang_meninggal_tidak_diubah():
    register = register_berakta()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201PeristiwaLain, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
