from dataclasses import replace

import pytest

from adminduk.dasar.kode import JenisKelamin, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pendaftaran_penduduk.rentan_adminduk.layanan import F101Rentan, Golongan, layanan
from adminduk.permohonan.contoh import alasan, kasus, perubahan, ubah_orang
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, HARI_INI, MARTHA
from adminduk.register.perubahan import DokumenTerbit


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(**ubah):
    isi = {
        "golongan": Golongan.BENCANA_ALAM,
        "nik": None,
        "nama": "Yakomina Ullo",
        "jenis_kelamin": JenisKelamin.PEREMPUAN,
        "tempat_lahir": "Manokwari",
        "tanggal_lahir": TanggalLahir.parse("1960"),
        "lokasi": "Pengungsian SD Wosi",
        "desa": DESA,
        "bukan_terdaftar": True,
    }
    return F101Rentan(**(isi | ubah))


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


@pytest.mark.parametrize("golongan", Golongan)
def test_tiap_golongan_mendapat_suratnya_sendiri(register, golongan):
    hasil = layanan.laksanakan(kasus(layanan, formulir(golongan=golongan)), register)
    [surat] = perubahan(hasil, DokumenTerbit)

    assert surat.jenis == dict(zip(Golongan, ("SKPTI", "SKPS", "SKOT", "SKTK"), strict=True))[golongan]
    assert "BIO-WNI" in hasil.catatan[0]


def test_yang_sudah_terdaftar_memakai_nik_yang_lama(register):
    f = formulir(nik=contoh.NIK_MARTHA, nama="Martha Mandacan", bukan_terdaftar=False)
    hasil = layanan.laksanakan(kasus(layanan, f), register)

    assert (perubahan(hasil, DokumenTerbit)[0].orang, hasil.peristiwa[0].subjek[0].id) == (MARTHA, MARTHA)


def test_nama_yang_sudah_ada_ditunjukkan_sebelum_didata_sebagai_orang_baru(register):
    martha = {"nama": "Marta Mandatjan", "tanggal_lahir": TanggalLahir.parse("1985-07-01"), "bukan_terdaftar": False}
    [tolak] = layanan.periksa(kasus(layanan, formulir(**martha)), register)

    assert tolak.pemeriksaan == "register_diperiksa_lebih_dahulu" and "MARTHA MANDACAN" in tolak.kalimat
    assert diperiksa(formulir(**martha | {"bukan_terdaftar": True}), register) == []


def test_daerah_lain_diperiksa_juga(register):
    martha = register.penduduk(MARTHA)
    register.tambah_daerah_lain(replace(martha, nama="YULIANA KREY", kab=9203))
    orang = {"nama": "Juliana Krey", "tanggal_lahir": TanggalLahir(martha.tanggal_lahir), "bukan_terdaftar": False}
    [tolak] = layanan.periksa(kasus(layanan, formulir(**orang)), register)

    assert tolak.pemeriksaan == "register_diperiksa_lebih_dahulu" and "daerah lain" in tolak.kalimat
    assert diperiksa(formulir(**orang | {"bukan_terdaftar": True}), register) == []


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("register_diperiksa_lebih_dahulu", {"bukan_terdaftar": False}),
        ("nik_penduduk_aktif", {"nik": NIK("9202120101200099")}),
        ("ditemui_di_wilayah_kantor", {"desa": DESA_FAKFAK}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_yang_meninggal_tidak_didata_lagi(register):
    ubah_orang(register, MARTHA, status=StatusPenduduk.MENINGGAL)
    assert diperiksa(formulir(nik=contoh.NIK_MARTHA), register) == ["nik_penduduk_aktif"]


def test_keterangan_kepala_suku_hanya_bagi_komunitas_terpencil():
    diminta = {g: [s.kode for s in layanan.syarat_diminta(formulir(golongan=g))] for g in Golongan}

    assert [g for g, kode in diminta.items() if kode == ["kepala_suku"]] == [Golongan.TERPENCIL]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    terbaca = baca(F101Rentan, tulis(formulir()), hari_ini=HARI_INI, wilayah_ada=lambda kode: True)
    assert terbaca.formulir == formulir()
