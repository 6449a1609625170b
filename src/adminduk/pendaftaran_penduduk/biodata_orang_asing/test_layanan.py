from dataclasses import replace
from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisDisabilitas,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
)
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pendaftaran_penduduk.biodata_orang_asing.layanan import F101OrangAsing, layanan
from adminduk.permohonan.aturan.orang_asing import izin_tinggal
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan
from adminduk.permohonan.contoh_orang_asing import ORANG_JOHN, register_orang_asing
from adminduk.permohonan.formulir.f101 import DataKeluarga, Kepemilikan, TipeSponsor, TujuanKK
from adminduk.permohonan.formulir.orang_asing import AnggotaOrangAsing, JenisIzin
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, HARI_INI, RUMBIAK
from adminduk.register.perubahan import DokumenTerbit, KeluargaBaru, NikTerbit, OrangBaru


@pytest.fixture
def register():
    return register_orang_asing()


def anggota(nama, kelamin, lahir, shdk, **lain):
    isi = {
        "nama_lengkap": nama, "jenis_kelamin": kelamin, "tempat_lahir": "Kyoto", "negara": "Jepang",
        "tanggal_lahir": TanggalLahir.parse(lahir), "kewarganegaraan": Kewarganegaraan.WNA, "no_paspor": "TK1234567",
        "tgl_akhir_paspor": date(2030, 1, 1),
        "akta_lahir": Kepemilikan.TIDAK_ADA, "gol_darah": GolonganDarah.TIDAK_TAHU, "agama": Agama.BUDDHA,
        "status_perkawinan": StatusKawin.BELUM_KAWIN, "shdk": shdk, "kelainan_fisik_mental": Kepemilikan.TIDAK_ADA,
        "pendidikan": Pendidikan.STRATA_I, "pekerjaan": "15", "tipe_sponsor": TipeSponsor.PERUSAHAAN,
        "no_itas_itap": "2C21JE0555-X", "tempat_terbit_itas_itap": "Manokwari",
        "tgl_terbit_itas_itap": date(2026, 11, 10), "tgl_akhir_itas_itap": date(2027, 11, 9),
        "tempat_datang_pertama": "Jakarta", "tgl_datang_pertama": date(2026, 11, 8),
    }  # fmt: skip
    return AnggotaOrangAsing(**(isi | lain))


L, P = JenisKelamin.LAKI_LAKI, JenisKelamin.PEREMPUAN
KENJI = anggota("Kenji Mori", L, "1985-04-01", Shdk.KEPALA_KELUARGA)
YUMI = anggota("Yumi Mori", P, "2014-06-03", Shdk.ANAK, nama_ayah="Kenji Mori")
RUMAH = DataKeluarga(nama_kepala_keluarga="Kenji Mori", alamat="Jalan Pasir Putih 7", rt="001", desa=DESA)


def formulir(*daftar, **lain):
    isi = {"izin": JenisIzin.ITAS, "keluarga": RUMAH, "anggota": daftar or (KENJI, YUMI), "pernyataan": True}
    return F101OrangAsing(**(isi | lain))


def itap(*daftar, **lain):
    return formulir(*daftar, **({"izin": JenisIzin.ITAP, "tujuan": TujuanKK.KELUARGA_BARU} | lain))


def menumpang(*daftar, **lain):
    isi = {
        "tujuan": TujuanKK.MENUMPANG,
        "no_kk": contoh.NOMOR_KK,
        "keluarga": replace(RUMAH, nama_kepala_keluarga="Yosep Rumbiak"),
    }
    return itap(*(daftar or (replace(YUMI, shdk=Shdk.FAMILI_LAIN),)), **(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_pemegang_itas_mendapat_nik_dan_biodata_tanpa_kk(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    kenji, yumi = (sesudah.penduduk(b.orang) for b in perubahan(hasil, OrangBaru))

    assert len({n.nomor for n in perubahan(hasil, NikTerbit)}) == 2
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BIODATA_OA", "BIODATA_OA"]
    assert perubahan(hasil, KeluargaBaru) == [] and sesudah.keluarga_dari(kenji.id) is None
    assert (kenji.rinci["alamat_tinggal"], yumi.ayah) == ("JALAN PASIR PUTIH 7", kenji.id)
    izin = izin_tinggal(kenji.rinci)
    assert (izin.jenis, izin.sampai) == (JenisIzin.ITAS, date(2027, 11, 9))
    isi = perubahan(hasil, DokumenTerbit)[0].isi
    assert (isi["alamat"], isi["desa"], isi["negara"]) == ("JALAN PASIR PUTIH 7", "Wosi", "Jepang")


def test_pemegang_itap_membentuk_kk(register):
    hasil = laksanakan(itap(), register)
    sesudah = catat(register, hasil)

    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BIODATA_OA", "BIODATA_OA", "KK"]
    [baru] = perubahan(hasil, KeluargaBaru)
    kenji, _ = (a.penduduk for a in sesudah.keluarga(baru.keluarga).anggota)
    assert izin_tinggal(kenji.rinci).jenis is JenisIzin.ITAP and "alamat_tinggal" not in kenji.rinci
    assert salah_susunan(sesudah) == []
    kartu = perubahan(hasil, DokumenTerbit)[-1].isi["anggota"][0]
    assert (kartu["no_paspor"], kartu["no_kitap"]) == ("TK1234567", "2C21JE0555-X")


def test_pemegang_itap_menumpang_pada_kk_yang_ada(register):
    sesudah = catat(register, laksanakan(menumpang(), register))

    assert sesudah.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert len(sesudah.keluarga(RUMBIAK).anggota) == 5


def test_izin_yang_dilaporkan_lewat_empat_belas_hari_dicatat_terlambat(register):
    lewat = "Dilaporkan lewat 14 hari sejak izin tinggal terbit."
    tepat, lama = (replace(KENJI, tgl_terbit_itas_itap=HARI_INI - timedelta(days=n)) for n in (14, 15))

    assert lewat not in laksanakan(formulir(tepat), register).catatan
    assert lewat in laksanakan(formulir(lama), register).catatan


def test_anak_pemegang_itas_yang_datang_sendiri_tidak_ditolak_karena_umurnya(register):
    assert diperiksa(formulir(anggota("Kenji Mori", L, "2012-04-01", Shdk.KEPALA_KELUARGA)), register) == []


def test_istri_wni_tidak_membuat_pemegang_itas_berkepala_keluarga(register):
    assert diperiksa(formulir(replace(KENJI, shdk=Shdk.FAMILI_LAIN)), register) == []


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("semua_orang_asing", formulir(KENJI, replace(YUMI, kewarganegaraan=Kewarganegaraan.WNI))),
        ("izin_tinggal_berlaku", formulir(replace(KENJI, tgl_akhir_itas_itap=HARI_INI - timedelta(days=1)))),
        ("izin_tinggal_berlaku", formulir(replace(KENJI, tgl_terbit_itas_itap=HARI_INI + timedelta(days=1)))),
        ("alamat_di_wilayah_kantor", formulir(keluarga=replace(RUMAH, desa=DESA_FAKFAK))),
        ("kk_yang_ditumpangi_terdaftar", menumpang(no_kk=NomorKK("9202120101990099"))),
        ("kepala_keluarga_tepat_satu", itap(replace(KENJI, shdk=Shdk.FAMILI_LAIN))),
        ("kepala_keluarga_dewasa", itap(anggota("Kenji Mori", L, "2012-04-01", Shdk.KEPALA_KELUARGA))),
        ("nama_kepala_sesuai_susunan", itap(keluarga=replace(RUMAH, nama_kepala_keluarga="Kenzi"))),
        ("hubungan_dalam_keluarga_serasi", itap(KENJI, replace(YUMI, shdk=Shdk.ORANG_TUA))),
        ("disabilitas_disebut_jenisnya", formulir(replace(KENJI, penyandang_cacat=JenisDisabilitas.NETRA))),
        (
            "status_perkawinan_sesuai_akta",
            formulir(
                replace(KENJI, status_perkawinan=StatusKawin.KAWIN_TERCATAT, akta_perkawinan=Kepemilikan.TIDAK_ADA)
            ),
        ),
        ("sudah_lahir", formulir(KENJI, anggota("Yumi Mori", P, "2026-11-24", Shdk.ANAK))),
        ("belum_pernah_terdaftar", formulir(KENJI, KENJI, izin=JenisIzin.ITAS)),
        ("orang_tua_sesuai_register", formulir(KENJI, replace(YUMI, nik_ibu=contoh.NIK_YOSEP))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(itap(), register) == diperiksa(menumpang(), register) == []
    assert diperiksa(f, register) == [karena]


def test_yang_pernah_terdaftar_memakai_nik_lamanya(register):
    john = anggota("John Smith", L, ORANG_JOHN.tanggal_lahir.isoformat(), Shdk.FAMILI_LAIN)

    assert diperiksa(formulir(john), register) == ["belum_pernah_terdaftar"]
    assert diperiksa(formulir(replace(john, nama_lengkap="Adam Smith")), register) == []


def test_hari_terakhir_izin_masih_berlaku(register):
    assert diperiksa(formulir(replace(KENJI, tgl_akhir_itas_itap=HARI_INI)), register) == []


def test_yang_diminta_hanya_dokumen_perjalanan_dan_kartu_izin():
    for f in (formulir(), itap(), menumpang()):
        assert [s.kode for s in layanan.syarat_diminta(f)] == ["dokumen_perjalanan", "kartu_izin"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), itap(), menumpang()):
        assert baca(F101OrangAsing, tulis(f), hari_ini=HARI_INI).formulir == f
