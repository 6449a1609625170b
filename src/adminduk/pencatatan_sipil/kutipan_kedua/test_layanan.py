import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.pencatatan_sipil.kutipan_kedua.layanan import F201KutipanKedua, SebabKutipan, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_akta import AKTA, KUTIPAN, NOMOR, register_berakta, register_berakta_lama
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, DokumenTerbit, DokumenTutup

PELAPOR = Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI)


def formulir(no_akta=NOMOR, nik=contoh.NIK_DINA, sebab=SebabKutipan.HILANG):
    return F201KutipanKedua(pelapor=PELAPOR, subjek=SubjekAkta(nik=nik, no_akta=no_akta), sebab=sebab)


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def test_kutipan_kedua_lalu_ketiga_nomor_akta_tetap_dan_yang_lama_dicabut():
    register = register_berakta()
    hasil = laksanakan(formulir(), register)
    [terbit], [tutup] = perubahan(hasil, DokumenTerbit), perubahan(hasil, DokumenTutup)

    assert (terbit.nomor, terbit.akta, terbit.isi["kutipan_ke"]) == (NOMOR, AKTA, 2)
    assert (tutup.dokumen, tutup.pengganti, tutup.sebab) == (KUTIPAN, terbit.dokumen, "kutipan hilang")
    assert perubahan(hasil, CatatanPinggir) == []

    ketiga = layanan.laksanakan(
        kasus(layanan, formulir(sebab=SebabKutipan.RUSAK), id=contoh.PERKAWINAN), catat(register, hasil)
    )
    assert perubahan(ketiga, DokumenTerbit)[0].isi["kutipan_ke"] == 3


def test_akta_sebelum_sistem_ini_dicatat_lebih_dahulu_dengan_nomornya_yang_lama():
    hasil = laksanakan(formulir(), register_berakta_lama())
    [akta], [terbit] = perubahan(hasil, AktaCatat), perubahan(hasil, DokumenTerbit)

    assert (akta.nomor, akta.isi["sebelum_sistem"], terbit.akta) == (NOMOR, True, akta.akta)
    assert (terbit.isi["nama"], terbit.isi["kutipan_ke"], terbit.orang) == ("DINA RUMBIAK", 2, DINA)


@pytest.mark.parametrize("f", [formulir(no_akta="474.1/1/2016"), formulir(nik=contoh.NIK_MARTHA)])
def test_akta_yang_bukan_miliknya_ditolak(f):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, f), register_berakta()) == ["akta_ditemukan"]


def test_kantor_lain_ditolak_dan_kutipan_yang_meninggal_tetap_dapat_diminta():
    register = register_berakta()
    assert alasan(layanan, kasus(layanan, formulir(), kab=FAKFAK), register) == ["akta_ditemukan"]

    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == []


def test_surat_polisi_hanya_bila_hilang():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["surat_hilang"]
    assert [s.kode for s in layanan.syarat_diminta(formulir(sebab=SebabKutipan.RUSAK))] == ["kutipan_rusak"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201KutipanKedua, tulis(formulir())).formulir == formulir()
