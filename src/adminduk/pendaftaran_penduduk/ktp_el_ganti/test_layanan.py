from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusKtpEl
from adminduk.pendaftaran_penduduk.ktp_el_ganti.layanan import F102KtpElGanti, SebabKtpGanti, layanan
from adminduk.permohonan.aturan.ktp_el import status_ktp_el
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, MARTHA
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTutup


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(nik=contoh.NIK_MARTHA, sebab=SebabKtpGanti.HILANG):
    return F102KtpElGanti(pemohon=Pemohon(nama="Martha Mandacan", nik=nik), sebab=sebab)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_kartu_yang_sudah_dicetak_diajukan_lagi_dan_tanda_bukti_lama_tidak_berlaku(register):
    ubah_orang(register, MARTHA, rinci={"status_ktp_el": StatusKtpEl.DISERAHKAN.value})
    register.tambah(dokumen=[Dokumen(contoh.PERKAWINAN, "BUKTI_KTP_EL", "9202-KT-01012026-0001", MARTHA, None)])
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)

    assert status_ktp_el(catat(register, hasil).penduduk(MARTHA)) is StatusKtpEl.DIAJUKAN
    assert [t.dokumen for t in perubahan(hasil, DokumenTutup)] == [contoh.PERKAWINAN]


def test_yang_diminta_menurut_sebabnya():
    diminta = {s.name: [x.kode for x in layanan.syarat_diminta(formulir(sebab=s))] for s in SebabKtpGanti}

    assert diminta == {"PINDAH": [], "UBAH": [], "RUSAK": ["ktp_rusak"], "HILANG": ["surat_hilang"]}


def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["pemohon_terdaftar"]
    assert diperiksa(formulir(contoh.NIK_DINA), register) == ["wajib_ktp"]

    ubah_orang(register, MARTHA, kewarganegaraan=Kewarganegaraan.WNA, tanggal_lahir=date(1985, 7, 1))
    assert diperiksa(formulir(), register) == ["pemohon_wni"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F102KtpElGanti, tulis(formulir())).formulir == formulir()
