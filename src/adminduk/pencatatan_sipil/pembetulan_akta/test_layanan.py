from datetime import date

import pytest

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.pencatatan_sipil.pembetulan_akta.layanan import ElemenAkta, F201PembetulanAkta, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_akta import NOMOR, register_berakta
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.putusan import SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK, HARI_INI
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, NikTerbit

PELAPOR = Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI)
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=Kewarganegaraan.WNI) for n in contoh.NIK_SAKSI)
NAMA = {"elemen": ElemenAkta.NAMA, "nama": "Dina Marlina Rumbiak", "saksi_1": SAKSI[0], "saksi_2": SAKSI[1]}
LAHIR = {"elemen": ElemenAkta.TANGGAL_LAHIR, "tanggal_lahir": date(2015, 11, 2)}


def formulir(**ubah):
    isi = {
        "pelapor": PELAPOR,
        "subjek": SubjekAkta(nik=contoh.NIK_DINA, no_akta=NOMOR),
        "dokumen": "surat lahir Puskesmas Wosi 20-11-2015",
        "jenis_kelamin": None,
        "tempat_lahir": None,
        "tanggal_lahir": None,
        "nama": None,
        "saksi_1": None,
        "saksi_2": None,
    }
    return F201PembetulanAkta(**(isi | (ubah or NAMA)))


@pytest.mark.parametrize(
    ("ubah", "kolom", "nilai"),
    [
        (NAMA, "nama", "DINA MARLINA RUMBIAK"),
        (NAMA | {"elemen": ElemenAkta.NAMA_AYAH, "nama": "Yosep Rumbiak Yunior"}, "nama_ayah", "YOSEP RUMBIAK YUNIOR"),
        (LAHIR, "tanggal_lahir", date(2015, 11, 2)),
        (
            {"elemen": ElemenAkta.JENIS_KELAMIN, "jenis_kelamin": JenisKelamin.LAKI_LAKI},
            "jenis_kelamin",
            JenisKelamin.LAKI_LAKI,
        ),
        ({"elemen": ElemenAkta.TEMPAT_LAHIR, "tempat_lahir": FAKFAK}, "tempat_lahir", "FAK FAK"),
    ],
)
def test_elemen_dibetulkan_di_register_dan_kutipan_dan_nik_tetap(ubah, kolom, nilai):
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir(**ubah)), register)
    orang, surat = catat(register, hasil).penduduk(DINA), perubahan(hasil, DokumenTerbit)[0]

    assert getattr(orang, kolom) == nilai
    assert surat.isi[kolom] == (nilai.isoformat() if isinstance(nilai, date) else nilai)
    assert "dibetulkan dari" in perubahan(hasil, CatatanPinggir)[0].isi["teks"]
    assert (orang.nik, perubahan(hasil, NikTerbit)) == (contoh.NIK_DINA, [])


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("akta_ditemukan", NAMA | {"subjek": SubjekAkta(nik=contoh.NIK_MARTHA, no_akta=NOMOR)}),
        ("ada_yang_dibetulkan", NAMA | {"nama": "dina rumbiak"}),
        ("ada_yang_dibetulkan", LAHIR | {"tanggal_lahir": contoh.ORANG_DINA.tanggal_lahir}),
        ("tanggal_lahir_sudah_tiba", LAHIR | {"tanggal_lahir": date(2026, 11, 24)}),
        ("dua_saksi_berbeda", NAMA | {"saksi_2": SAKSI[0]}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, ubah):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, formulir(**ubah)), register_berakta()) == [karena]


def test_sptjm_hanya_bagi_nama():
    assert "sptjm_nama" in {s.kode for s in layanan.syarat_diminta(formulir())}
    assert "sptjm_nama" not in {s.kode for s in layanan.syarat_diminta(formulir(**LAHIR))}


def test_akta_yang_meninggal_tidak_diubah():
    register = register_berakta()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


@pytest.mark.parametrize("ubah", [NAMA, LAHIR])
def test_formulir_ditulis_dan_dibaca_kembali_sama(ubah):
    assert baca(F201PembetulanAkta, tulis(formulir(**ubah)), hari_ini=HARI_INI).formulir == formulir(**ubah)
