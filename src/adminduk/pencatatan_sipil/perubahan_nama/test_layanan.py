from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.pencatatan_sipil.perubahan_nama.layanan import F201PerubahanNama, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_akta import KUTIPAN, NOMOR, register_berakta, register_berakta_lama
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, RUMBIAK
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup, NikTerbit

PELAPOR = Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="12/Pdt.P/2026/PN Mnk",
    tanggal=date(2026, 10, 1),
    tanggal_inkracht=date(2026, 11, 1),
)


def formulir(nama_baru="Dina Maria Rumbiak", putusan=PUTUSAN, no_akta=NOMOR):
    subjek = SubjekAkta(nik=contoh.NIK_DINA, no_akta=no_akta)
    return F201PerubahanNama(pelapor=PELAPOR, subjek=subjek, nama_baru=nama_baru, putusan=putusan)


@pytest.mark.parametrize("buat", [register_berakta, register_berakta_lama])
def test_nama_berubah_di_register_kk_dan_kutipan_dengan_catatan_pinggir_dan_nik_tetap(buat):
    register = buat()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah = catat(register, hasil)
    [catatan], terbit = perubahan(hasil, CatatanPinggir), {d.jenis: d for d in perubahan(hasil, DokumenTerbit)}

    assert (sesudah.penduduk(DINA).nama, sesudah.penduduk(DINA).nik) == ("DINA MARIA RUMBIAK", contoh.NIK_DINA)
    assert "DINA RUMBIAK diubah menjadi DINA MARIA RUMBIAK" in catatan.isi["teks"]
    assert catatan.isi["teks"] in terbit["AKTA_KELAHIRAN"].isi["catatan"][0]
    assert terbit["AKTA_KELAHIRAN"].isi["nama"] == "DINA MARIA RUMBIAK"
    assert "DINA MARIA RUMBIAK" in [a["nama"] for a in terbit["KK"].isi["anggota"]]
    assert perubahan(hasil, NikTerbit) == []


def test_kutipan_lama_dan_kk_lama_tidak_berlaku():
    tutup = perubahan(layanan.laksanakan(kasus(layanan, formulir()), register_berakta()), DokumenTutup)

    assert KUTIPAN in {t.dokumen for t in tutup} and contoh.KK_RUMBIAK in {t.dokumen for t in tutup}


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("akta_ditemukan", formulir(no_akta="lain")),
        ("nama_baru_menurut_aturan", formulir("Dina99 Rumbiak")),
        ("nama_baru_menurut_aturan", formulir("dina  rumbiak")),
        ("putusan_berkekuatan_tetap", formulir(putusan=replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24)))),
        ("putusan_berkekuatan_tetap", formulir(putusan=replace(PUTUSAN, tanggal=date(2026, 11, 2)))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, f):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, f), register_berakta()) == [karena]


def test_lewat_tiga_puluh_hari_dikatakan_dan_tetap_dicatat():
    tepat = replace(PUTUSAN, tanggal_inkracht=date(2026, 10, 24))
    lewat = replace(PUTUSAN, tanggal_inkracht=date(2026, 10, 23))

    def pesan(p):
        return layanan.laksanakan(kasus(layanan, formulir(putusan=p)), register_berakta()).catatan

    assert (pesan(tepat), pesan(lewat)) == ((), ("Dilaporkan lewat 30 hari.",))


def test_anggota_kk_yang_lain_tidak_berubah():
    register = register_berakta()
    sesudah = catat(register, layanan.laksanakan(kasus(layanan, formulir()), register))
    lain = [a for a in register.keluarga(RUMBIAK).anggota if a.penduduk.id != DINA]

    assert [a for a in sesudah.keluarga(RUMBIAK).anggota if a.penduduk.id != DINA] == lain


def test_akta_yang_meninggal_tidak_diubah():
    register = register_berakta()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201PerubahanNama, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
