from dataclasses import replace
from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import JenisKelahiran, JenisKelamin, Kewarganegaraan, PenolongKelahiran, TempatDilahirkan
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pencatatan_sipil.akta_kelahiran_orang_asing.layanan import F201KelahiranOrangAsing, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan
from adminduk.permohonan.contoh_orang_asing import JANE, JOHN, NIK_JANE, NIK_JOHN, register_orang_asing
from adminduk.permohonan.formulir.f201 import Anak, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MANOKWARI
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, OrangBaru

WNA = Kewarganegaraan.WNA
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=Kewarganegaraan.WNI) for n in contoh.NIK_SAKSI)
ANAK = Anak(
    nama="Emma Smith", jenis_kelamin=JenisKelamin.PEREMPUAN, tempat_dilahirkan=TempatDilahirkan.RUMAH_SAKIT,
    tempat_kelahiran=MANOKWARI, tanggal_lahir=TanggalLahir(date(2026, 11, 2)), jenis_kelahiran=JenisKelahiran.TUNGGAL,
    kelahiran_ke=1, penolong_kelahiran=PenolongKelahiran.DOKTER,
)  # fmt: skip
IBU, AYAH = OrangTua(nik=NIK_JANE, nama="Jane Doe"), OrangTua(nik=NIK_JOHN, nama="John Smith")
PENGUNJUNG = OrangTua(
    nama="Mary Brown", tempat_lahir="Leeds", tanggal_lahir=TanggalLahir(date(1995, 1, 1)), kewarganegaraan=WNA
)


@pytest.fixture
def register():
    return register_orang_asing()


def formulir(**lain):
    isi = {
        "pelapor": Pelapor(nama="John Smith", nik=NIK_JOHN, kewarganegaraan=WNA), "ibu": IBU, "ayah": AYAH,
        "akta_perkawinan": True, "negara": "Australia", "anak": ANAK, "saksi_1": SAKSI[0], "saksi_2": SAKSI[1],
    }  # fmt: skip
    return F201KelahiranOrangAsing(**(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def lahir(hari):
    return replace(ANAK, tanggal_lahir=TanggalLahir(HARI_INI - timedelta(days=hari)))


def test_akta_terbit_tanpa_nik_dengan_kewarganegaraan_anak(register):
    hasil = laksanakan(formulir(), register)
    [kutipan], [akta] = perubahan(hasil, DokumenTerbit), perubahan(hasil, AktaCatat)

    assert (kutipan.jenis, kutipan.orang, kutipan.akta) == ("AKTA_KELAHIRAN", None, akta.akta)
    isi = kutipan.isi
    assert (isi["nik"], isi["kewarganegaraan"], isi["nama"]) == ("", "Warga negara Australia", "EMMA SMITH")
    assert (isi["nama_ayah"], isi["nama_ibu"], isi["model"]) == ("JOHN SMITH", "JANE DOE", "ayah dan ibu")
    assert (akta.isi["ibu"], akta.isi["ayah"], akta.nomor.kode) == (JANE, JOHN, "LU")
    assert perubahan(hasil, OrangBaru) == []
    assert catat(register, hasil).akta(akta.akta).nomor


def test_tanpa_akta_perkawinan_menjadi_anak_seorang_ibu(register):
    hasil = laksanakan(formulir(ayah=None, akta_perkawinan=False), register)

    assert perubahan(hasil, DokumenTerbit)[0].isi["model"] == "seorang ibu"
    assert perubahan(hasil, DokumenTerbit)[0].isi["nama_ayah"] == ""


def test_anak_pengunjung_dicatat_di_tempat_ia_lahir(register):
    f = formulir(ibu=PENGUNJUNG, ayah=None, akta_perkawinan=False)

    assert perubahan(laksanakan(f, register), DokumenTerbit)[0].isi["nama_ibu"] == "MARY BROWN"
    lain = replace(f, anak=replace(ANAK, tempat_kelahiran=FAKFAK))
    assert diperiksa(lain, register) == ["kantor_berwenang"]
    assert diperiksa(formulir(anak=replace(ANAK, tempat_kelahiran=FAKFAK)), register) == []


def test_lewat_enam_puluh_hari_bernomor_lt_dan_tetap_dicatat(register):
    kode = {
        hari: perubahan(laksanakan(formulir(anak=lahir(hari)), register), AktaCatat)[0].nomor.kode for hari in (60, 61)
    }

    assert kode == {60: "LU", 61: "LT"}


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("ibu_sesuai_register", formulir(ibu=replace(IBU, nik=NIK("9202124101900099")))),
        ("dua_saksi_berbeda", formulir(saksi_2=SAKSI[0])),
        ("kedua_orang_tua_asing", formulir(ayah=OrangTua(nik=contoh.NIK_YOSEP, nama="Yosep Rumbiak"))),
        ("ayah_menurut_akta_perkawinan", formulir(ayah=None)),
        ("ayah_menurut_akta_perkawinan", formulir(akta_perkawinan=False)),
        ("anak_sudah_lahir", formulir(anak=lahir(-1))),
        ("usia_ibu_wajar", formulir(ibu=replace(PENGUNJUNG, tanggal_lahir=TanggalLahir(date(2020, 1, 1))))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(f, register) == [karena]


def test_ayah_perempuan_ditolak(register):
    assert diperiksa(formulir(ayah=replace(IBU)), register) == ["ayah_sesuai_register"]


def test_yang_sudah_berakta_tidak_dicatat_lagi(register):
    emma = replace(
        contoh.ORANG_DINA, id=JOHN, nik=None, nama="EMMA SMITH", tanggal_lahir=date(2026, 11, 2), no_akta_lahir="1/2026"
    )
    register.tambah_penduduk(replace(emma, no_akta_lahir=""))
    f = formulir(ayah=None, akta_perkawinan=False)
    assert diperiksa(f, register) == []

    register.tambah_penduduk(emma)
    assert diperiksa(f, register) == ["belum_pernah_dicatat"]


def test_yang_diminta_menurut_keadaan():
    diminta = [s.kode for s in layanan.syarat_diminta(formulir())]
    assert diminta == ["surat_lahir", "akta_perkawinan", "dokumen_perjalanan", "izin_orang_tua"]
    seorang_ibu = [s.kode for s in layanan.syarat_diminta(formulir(ayah=None, akta_perkawinan=False))]
    assert seorang_ibu == ["surat_lahir", "dokumen_perjalanan", "izin_orang_tua"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201KelahiranOrangAsing, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
