import pytest

from adminduk.dasar.kode import JenisDisabilitas
from adminduk.pendaftaran_penduduk.pemutakhiran_disabilitas.layanan import F101Disabilitas, kata_uu, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f101 import Kepemilikan
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK
from adminduk.register.perubahan import DokumenTerbit
from adminduk.register.sandian import PEKA


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "nik": contoh.NIK_DINA,
        "kelainan_fisik_mental": Kepemilikan.ADA,
        "penyandang_cacat": JenisDisabilitas.RUNGU_WICARA,
    }
    return F101Disabilitas(**(isi | ubah))


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_jenisnya_tercatat_dan_tidak_tercetak(register):
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    [surat] = perubahan(hasil, DokumenTerbit)
    sesudah = catat(register, hasil).penduduk(DINA)

    assert (sesudah.disabilitas, sesudah.rinci["kelainan_fisik_mental"]) == ("CACAT RUNGU/WICARA", "ADA")
    assert "RUNGU" not in str(surat.isi)
    assert hasil.catatan == ("Dalam kata UU 8/2016: disabilitas sensorik rungu/wicara.",)


def test_yang_sembuh_atau_salah_catat_dihapus_jenisnya(register):
    ubah_orang(register, DINA, disabilitas=JenisDisabilitas.FISIK.value, rinci={"kelainan_fisik_mental": "ADA"})
    f = formulir(kelainan_fisik_mental=Kepemilikan.TIDAK_ADA, penyandang_cacat=None)

    assert catat(register, layanan.laksanakan(kasus(layanan, f), register)).penduduk(DINA).disabilitas == ""


def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["penduduk_aktif_kantor_ini"]
    tetangga = Pemohon(nama="Paulus", nik=contoh.NIK_SENDIRI)
    assert diperiksa(formulir(pemohon=tetangga), register) == ["diajukan_sendiri_atau_keluarga"]

    ubah_orang(register, DINA, disabilitas="CACAT RUNGU/WICARA", rinci={"kelainan_fisik_mental": "ADA"})
    assert diperiksa(formulir(), register) == ["berbeda_dari_register"]


@pytest.mark.parametrize("jenis", JenisDisabilitas)
def test_setiap_jenis_punya_kata_undang_undang(jenis):
    assert kata_uu(jenis).startswith("disabilitas")


def test_isian_yang_dilindungi_tersandi_dalam_jurnal():
    assert {"kelainan_fisik_mental", "penyandang_cacat"} <= PEKA & set(tulis(formulir()))


def test_ada_tanpa_jenis_ditolak_formulir():
    terbaca = baca(F101Disabilitas, tulis(formulir(penyandang_cacat=None)))

    assert [g.isian for g in terbaca.galat] == ["penyandang_cacat"]
    assert baca(F101Disabilitas, tulis(formulir())).formulir == formulir()
