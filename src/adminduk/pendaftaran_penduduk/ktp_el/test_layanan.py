from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusKawin, StatusKtpEl, StatusPenduduk
from adminduk.pendaftaran_penduduk.ktp_el.layanan import F102KtpElBaru, layanan
from adminduk.permohonan.aturan.ktp_el import status_ktp_el
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK, MARTHA
from adminduk.register.perubahan import DokumenTerbit


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(nik=contoh.NIK_MARTHA):
    return F102KtpElBaru(pemohon=Pemohon(nama="Martha Mandacan", nik=nik))


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_permohonan_diterima_dan_keadaannya_tercatat_tanpa_menghapus_rincian_lain(register):
    ubah_orang(register, MARTHA, rinci={"gelar_depan": "Ibu"})
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah = catat(register, hasil).penduduk(MARTHA)

    assert status_ktp_el(sesudah) is StatusKtpEl.DIAJUKAN
    assert sesudah.rinci["gelar_depan"] == "Ibu"
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BUKTI_KTP_EL"]


@pytest.mark.parametrize(
    ("lahir", "status", "karena"),
    [
        (date(2009, 11, 23), StatusKawin.BELUM_KAWIN, []),
        (date(2009, 11, 24), StatusKawin.BELUM_KAWIN, ["wajib_ktp"]),
        (date(2009, 11, 24), StatusKawin.CERAI_MATI, []),
    ],
)
def test_tujuh_belas_tahun_atau_pernah_kawin(register, lahir, status, karena):
    ubah_orang(register, DINA, tanggal_lahir=lahir, status_kawin=status)

    assert diperiksa(formulir(contoh.NIK_DINA), register) == karena


def test_satu_orang_satu_ktp_el(register):
    ubah_orang(register, MARTHA, rinci={"status_ktp_el": StatusKtpEl.DICETAK.value})

    assert diperiksa(formulir(), register) == ["belum_punya_ktp_el"]


def test_orang_asing_dan_yang_bukan_penduduk_kantor_ini_ditolak(register):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["pemohon_terdaftar"]

    ubah_orang(register, MARTHA, kewarganegaraan=Kewarganegaraan.WNA)
    assert diperiksa(formulir(), register) == ["pemohon_wni"]

    ubah_orang(register, MARTHA, kewarganegaraan=Kewarganegaraan.WNI, status=StatusPenduduk.MENINGGAL)
    assert diperiksa(formulir(), register) == ["pemohon_terdaftar"]


def test_tidak_ada_berkas_yang_diminta():
    assert layanan.syarat_diminta(formulir()) == ()


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F102KtpElBaru, tulis(formulir())).formulir == formulir()
