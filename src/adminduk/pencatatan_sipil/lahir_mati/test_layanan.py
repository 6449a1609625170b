from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from adminduk.dasar.kode import (
    JenisKelahiran,
    JenisKelamin,
    Kewarganegaraan,
    PenentuLahirMati,
    PenolongKelahiran,
    TempatDilahirkan,
)
from adminduk.dasar.nik import NIK
from adminduk.pencatatan_sipil.lahir_mati.layanan import F201LahirMati, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f201 import LahirMati, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MANOKWARI
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, NikTerbit, OrangBaru

HARI = date(2026, 11, 18)
WNI = Kewarganegaraan.WNI


@pytest.fixture
def register():
    return contoh.register_contoh()


def lahir_mati(**ubah):
    isi = {
        "lama_kandungan_minggu": 34, "jenis_kelamin": JenisKelamin.LAKI_LAKI, "tanggal": HARI,
        "jenis_kelahiran": JenisKelahiran.TUNGGAL, "anak_ke": 2, "tempat_dilahirkan": TempatDilahirkan.RUMAH_SAKIT,
        "penolong_kelahiran": PenolongKelahiran.DOKTER, "sebab": "Lilitan tali pusat",
        "yang_menentukan": PenentuLahirMati.DOKTER, "tempat_kelahiran": FAKFAK,
    }  # fmt: skip
    return LahirMati(**(isi | ubah))


def formulir(lapor=None, **lain):
    isi = {
        "pelapor": Pelapor(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP, kewarganegaraan=WNI),
        "ibu": OrangTua(nik=contoh.NIK_MARTHA, nama="Martha Mandacan"),
        "ayah": OrangTua(nik=contoh.NIK_YOSEP, nama="Yosep Rumbiak"),
        "lahir_mati": lapor or lahir_mati(),
        "saksi_1": Saksi(nama="Barnabas Saiba", nik=contoh.NIK_SAKSI[0], kewarganegaraan=WNI),
        "saksi_2": Saksi(nama="Yosina Indou", nik=contoh.NIK_SAKSI[1], kewarganegaraan=WNI),
    }  # fmt: skip
    return F201LahirMati(**(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def test_surat_keterangan_terbit_tanpa_nik_dan_tanpa_orang_baru(register):
    hasil = laksanakan(formulir(), register)

    [surat] = perubahan(hasil, DokumenTerbit)
    assert (surat.jenis, surat.nomor.kode, surat.orang) == ("SK_LAHIR_MATI", "LM", contoh.MARTHA)
    assert (surat.isi["tempat_lahir"], surat.isi["nama_ibu"], surat.isi["nama_ayah"]) == (
        "FAK FAK",
        "MARTHA MANDACAN",
        "YOSEP RUMBIAK",
    )
    assert perubahan(hasil, OrangBaru) == perubahan(hasil, NikTerbit) == []
    assert [a.jenis for a in perubahan(hasil, AktaCatat)] == ["LAHIR_MATI"]


def test_ayah_boleh_tidak_dicantumkan(register):
    [surat] = perubahan(laksanakan(formulir(ayah=None), register), DokumenTerbit)

    assert surat.isi["nama_ayah"] == surat.isi["nik_ayah"] == ""


def test_lewat_30_hari_dicatat_dengan_catatan(register):
    lama = lahir_mati(tanggal=HARI_INI - timedelta(days=31))

    assert laksanakan(formulir(), register).catatan == ()
    assert laksanakan(formulir(lama), register).catatan == ("Dilaporkan lewat 30 hari.",)


def test_surat_yang_sudah_ada_disebut_kepada_petugas(register):
    sesudah = catat(register, laksanakan(formulir(), register))

    [catatan] = laksanakan(formulir(), sesudah).catatan
    assert "9202-LM-23112026-5001" in catatan


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("lahir_mati_sudah_terjadi", formulir(lahir_mati(tanggal=HARI_INI + timedelta(days=1)))),
        ("kandungan_cukup_umur", formulir(lahir_mati(lama_kandungan_minggu=27))),
        ("usia_ibu_wajar", formulir(lahir_mati(tanggal=date(1992, 1, 1)))),
        ("ibu_sesuai_register", formulir(ibu=OrangTua(nik=contoh.NIK_KORINUS, nama="K"))),
        ("ayah_sesuai_register", formulir(ayah=OrangTua(nik=contoh.NIK_DINA, nama="D"))),
        ("dua_saksi_berbeda", formulir(saksi_2=Saksi(nama="B", nik=contoh.NIK_SAKSI[0], kewarganegaraan=WNI))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    ubah_orang(register, contoh.KORINUS, tanggal_lahir=date(1985, 1, 1))

    assert alasan(layanan, kasus(layanan, formulir()), register) == []
    assert alasan(layanan, kasus(layanan, formulir(lahir_mati(lama_kandungan_minggu=28))), register) == []
    assert alasan(layanan, kasus(layanan, f), register) == [karena]


def test_jarak_dengan_kelahiran_lain_harus_mungkin_kecuali_kembar(register):
    adik = replace(contoh.ORANG_DINA, id=UUID(int=90), nik=None, nama="RUT RUMBIAK", tanggal_lahir=HARI)
    register.tambah_penduduk(adik)
    kembar = formulir(lahir_mati(jenis_kelahiran=JenisKelahiran.KEMBAR_2))

    assert alasan(layanan, kasus(layanan, formulir()), register) == ["jarak_kelahiran_mungkin"]
    assert alasan(layanan, kasus(layanan, kembar), register) == []


def test_orang_tua_tidak_dikenal_asing_atau_dari_daerah_lain_ditolak(register):
    asing = formulir(ibu=OrangTua(nik=NIK("9202124101800001"), nama="Siapa"), ayah=None)
    assert alasan(layanan, kasus(layanan, asing), register) == ["orang_tua_terdaftar", "ibu_sesuai_register"]
    assert alasan(layanan, kasus(layanan, formulir(), kab=FAKFAK), register) == ["kantor_domisili_orang_tua"]

    for orang in (contoh.YOSEP, contoh.MARTHA):
        ubah_orang(register, orang, kewarganegaraan=Kewarganegaraan.WNA)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["orang_tua_wni"]


def test_tempat_kelahiran_tidak_menentukan_kantor(register):
    for tempat in (MANOKWARI, FAKFAK):
        assert alasan(layanan, kasus(layanan, formulir(lahir_mati(tempat_kelahiran=tempat))), register) == []


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201LahirMati, tulis(formulir())).formulir == formulir()
