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
from adminduk.dasar.tanggal import Presisi, TanggalLahir
from adminduk.pendaftaran_penduduk.biodata.formulir import BuktiBiodata, F101Biodata, TujuanKK
from adminduk.pendaftaran_penduduk.biodata.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f101 import AnggotaF101, DataKeluarga, Kepemilikan
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, DINA, FAKFAK, HARI_INI, RUMBIAK
from adminduk.register.perubahan import DokumenTerbit, KawinMulai, KeluargaBaru, NikTerbit, OrangBaru

KAWIN = {
    "status_perkawinan": StatusKawin.KAWIN_TERCATAT,
    "akta_perkawinan": Kepemilikan.ADA,
    "no_akta_perkawinan": "9202-KW-01022020-0001",
    "tgl_perkawinan": date(2020, 2, 1),
}


@pytest.fixture
def register():
    return contoh.register_contoh()


def anggota(nama, kelamin, lahir, shdk, **lain):
    isi = {
        "nama_lengkap": nama, "jenis_kelamin": kelamin, "tempat_lahir": "Manokwari",
        "tanggal_lahir": TanggalLahir.parse(lahir), "kewarganegaraan": Kewarganegaraan.WNI,
        "akta_lahir": Kepemilikan.TIDAK_ADA, "gol_darah": GolonganDarah.TIDAK_TAHU, "agama": Agama.KRISTEN,
        "status_perkawinan": StatusKawin.BELUM_KAWIN, "shdk": shdk, "kelainan_fisik_mental": Kepemilikan.TIDAK_ADA,
        "pendidikan": Pendidikan.BELUM_SEKOLAH, "pekerjaan": "01",
    }  # fmt: skip
    return AnggotaF101(**(isi | lain))


L, P = JenisKelamin.LAKI_LAKI, JenisKelamin.PEREMPUAN
AYAH = anggota("Obed Dowansiba", L, "1990", Shdk.KEPALA_KELUARGA, **KAWIN)
IBU = anggota("Selfiana Indou", P, "1993-05", Shdk.ISTRI, **KAWIN)
ANAK = anggota("Yeheskiel Dowansiba", L, "2021-03-02", Shdk.ANAK, nama_ayah="Obed Dowansiba", nama_ibu="Selfiana Indou")
KELUARGA = DataKeluarga(nama_kepala_keluarga="Obed Dowansiba", alamat="Kampung Mokwam", rt="001", rw="001", desa=DESA)


def formulir(*daftar, **lain):
    isi = {
        "tujuan": TujuanKK.KELUARGA_BARU, "rumah": StatusRumah.SENDIRI, "bukti": BuktiBiodata.DOKUMEN,
        "keluarga": KELUARGA, "anggota": daftar or (AYAH, IBU, ANAK), "pernyataan": True,
    }  # fmt: skip
    return F101Biodata(**(isi | lain))


def menumpang(*daftar, **lain):
    isi = {
        "tujuan": TujuanKK.MENUMPANG,
        "no_kk": contoh.NOMOR_KK,
        "keluarga": replace(KELUARGA, nama_kepala_keluarga="Yosep Rumbiak"),
    }
    return formulir(*(daftar or (replace(ANAK, shdk=Shdk.FAMILI_LAIN),)), **(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_keluarga_baru_setiap_anggota_mendapat_nik_dan_keluarga_nomor_kk(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)

    [baru] = perubahan(hasil, KeluargaBaru)
    keluarga = sesudah.keluarga(baru.keluarga)
    assert [(a.penduduk.nama, a.shdk) for a in keluarga.anggota] == [
        ("OBED DOWANSIBA", Shdk.KEPALA_KELUARGA),
        ("SELFIANA INDOU", Shdk.ISTRI),
        ("YEHESKIEL DOWANSIBA", Shdk.ANAK),
    ]
    assert all(a.penduduk.nik for a in keluarga.anggota)
    assert len({n.nomor for n in perubahan(hasil, NikTerbit)}) == 3
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BIODATA", "BIODATA", "BIODATA", "KK"]
    assert salah_susunan(sesudah) == []


def test_tanggal_lahir_yang_tidak_diketahui_dibakukan_dengan_presisinya(register):
    ayah, ibu, anak = perubahan(laksanakan(formulir(), register), OrangBaru)

    assert (ayah.isi["lahir"], ayah.isi["presisi_lahir"]) == (date(1990, 7, 1), Presisi.TAHUN)
    assert (ibu.isi["lahir"], ibu.isi["presisi_lahir"]) == (date(1993, 5, 15), Presisi.BULAN)
    assert anak.isi["presisi_lahir"] is Presisi.HARI


def test_orang_tua_pada_formulir_yang_sama_dan_dalam_register_dikenali(register):
    ayah, ibu, anak = perubahan(laksanakan(formulir(), register), OrangBaru)
    assert (anak.isi["ayah"], anak.isi["ibu"]) == (ayah.orang, ibu.orang)

    [cucu] = perubahan(laksanakan(menumpang(replace(ANAK, nik_ayah=contoh.NIK_YOSEP)), register), OrangBaru)
    assert (cucu.isi["ayah"], cucu.isi["nama_ayah"]) == (contoh.YOSEP, "YOSEP RUMBIAK")


def test_perkawinan_kepala_keluarga_ikut_dicatat(register):
    hasil = laksanakan(formulir(), register)
    ayah, ibu, _ = perubahan(hasil, OrangBaru)

    [kawin] = perubahan(hasil, KawinMulai)
    assert (kawin.suami, kawin.istri, kawin.sejak) == (ayah.orang, ibu.orang, date(2020, 2, 1))
    assert kawin.isi["dicatat"]


def test_menumpang_masuk_kk_yang_ada_dengan_nomor_tetap(register):
    hasil = laksanakan(menumpang(), register)
    sesudah = catat(register, hasil)

    assert sesudah.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert len(sesudah.keluarga(RUMBIAK).anggota) == 5
    assert perubahan(hasil, KeluargaBaru) == []
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BIODATA", "KK"]


def test_yang_berumur_17_tahun_langsung_perekaman(register):
    catatan = [c for c in laksanakan(formulir(), register).catatan if "perekaman" in c]

    assert [c.partition(":")[0] for c in catatan] == ["OBED DOWANSIBA", "SELFIANA INDOU"]


def test_nama_lama_pada_dokumen_diterima_nama_baru_ditolak(register):
    lama = replace(ANAK, nama_lengkap="Ma'ruf", akta_lahir=Kepemilikan.ADA, no_akta_lahir="474.1/12/1987")

    assert diperiksa(formulir(AYAH, IBU, lama), register) == []
    tanpa_akta = replace(lama, akta_lahir=Kepemilikan.TIDAK_ADA, no_akta_lahir=None)
    assert diperiksa(formulir(AYAH, IBU, tanpa_akta), register) == ["nama_menurut_aturan"]


def test_nama_satu_kata_hanya_dicatat(register):
    hasil = laksanakan(formulir(AYAH, IBU, replace(ANAK, nama_lengkap="Yeheskiel")), register)

    assert any("satu kata" in c for c in hasil.catatan)


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("semua_wni", formulir(AYAH, IBU, replace(ANAK, kewarganegaraan=Kewarganegaraan.WNA))),
        ("alamat_di_wilayah_kantor", formulir(keluarga=replace(KELUARGA, desa=DESA_FAKFAK))),
        ("kk_yang_ditumpangi_terdaftar", menumpang(no_kk=NomorKK("9202120101990099"))),
        ("kepala_keluarga_tepat_satu", formulir(replace(AYAH, shdk=Shdk.FAMILI_LAIN), ANAK)),
        ("kepala_keluarga_tepat_satu", menumpang(replace(AYAH, nama_lengkap="Yosep Rumbiak"))),
        ("nama_kepala_sesuai_susunan", formulir(keluarga=replace(KELUARGA, nama_kepala_keluarga="Obet"))),
        ("nama_kepala_sesuai_susunan", menumpang(keluarga=KELUARGA)),
        ("hubungan_dalam_keluarga_serasi", formulir(AYAH, replace(IBU, shdk=Shdk.SUAMI), ANAK)),
        ("hubungan_dalam_keluarga_serasi", formulir(AYAH, IBU, replace(ANAK, shdk=Shdk.ORANG_TUA))),
        ("hubungan_dalam_keluarga_serasi", formulir(AYAH, IBU, replace(ANAK, shdk=Shdk.MENANTU))),
        ("hubungan_dalam_keluarga_serasi", menumpang(replace(ANAK, shdk=Shdk.ISTRI))),
        ("nama_menurut_aturan", formulir(AYAH, IBU, replace(ANAK, nama_lengkap="Yeheskiel 2 D"))),
        ("disabilitas_disebut_jenisnya", formulir(AYAH, IBU, replace(ANAK, kelainan_fisik_mental=Kepemilikan.ADA))),
        ("disabilitas_disebut_jenisnya", formulir(AYAH, IBU, replace(ANAK, penyandang_cacat=JenisDisabilitas.NETRA))),
        ("status_perkawinan_sesuai_akta", formulir(AYAH, replace(IBU, akta_perkawinan=Kepemilikan.TIDAK_ADA), ANAK)),
        ("sudah_lahir", formulir(AYAH, IBU, replace(ANAK, tanggal_lahir=TanggalLahir(HARI_INI + timedelta(days=1))))),
        ("belum_pernah_terdaftar", formulir(AYAH, IBU, ANAK, ANAK)),
        ("orang_tua_sesuai_register", formulir(AYAH, IBU, replace(ANAK, nik_ibu=contoh.NIK_YOSEP))),
        ("orang_tua_sesuai_register", formulir(AYAH, IBU, replace(ANAK, nik_ibu=contoh.NIK_DINA))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(menumpang(), register) == []
    assert diperiksa(f, register) == [karena]


def test_kepala_keluarga_di_bawah_17_tahun_ditolak(register):
    anak = replace(ANAK, shdk=Shdk.KEPALA_KELUARGA)
    kepala = replace(KELUARGA, nama_kepala_keluarga="Yeheskiel Dowansiba")

    assert diperiksa(formulir(anak, keluarga=kepala), register) == ["kepala_keluarga_dewasa"]


def test_yang_sudah_terdaftar_ditolak_kecuali_ibunya_lain(register):
    dina = replace(ANAK, nama_lengkap="Dina Rumbiak", jenis_kelamin=P, tanggal_lahir=TanggalLahir.parse("2015-11-20"))
    assert diperiksa(formulir(AYAH, IBU, replace(dina, nama_ibu=None)), register) == ["belum_pernah_terdaftar"]

    assert diperiksa(formulir(AYAH, IBU, dina), register) == []
    mirip = laksanakan(formulir(AYAH, IBU, replace(dina, nama_lengkap="Dinah Rumbiak")), register)
    assert any("DINA RUMBIAK (NIK 920212******0003)" in c for c in mirip.catatan)


def test_yang_terdaftar_di_daerah_lain_ditolak_kecuali_ibunya_lain(register):
    """One NIK for life: a second one does not come by crossing a boundary."""
    register.tambah_wilayah({FAKFAK: "Kabupaten Fakfak"})
    lahir = ANAK.tanggal_lahir.tanggal
    lain = replace(register.penduduk(DINA), nama="YEHESKIEL DOWANSIBA", kab=FAKFAK, tanggal_lahir=lahir, nama_ibu="")
    register.tambah_daerah_lain(lain)

    [tolak] = layanan.periksa(kasus(layanan, formulir()), register)
    assert "Kabupaten Fakfak" in tolak.kalimat and "kepindahannya" in tolak.kalimat

    register._kembaran[:] = [replace(lain, nama_ibu="ORANG LAIN")]
    assert diperiksa(formulir(), register) == []


def test_bayi_dari_orang_tua_terdaftar_memakai_layanan_kelahiran(register):
    bayi = replace(ANAK, tanggal_lahir=TanggalLahir(date(2025, 11, 24)), nik_ibu=contoh.NIK_MARTHA)
    assert diperiksa(menumpang(bayi), register) == ["bayi_dicatat_dengan_layanan_kelahiran"]

    setahun = replace(bayi, tanggal_lahir=TanggalLahir(date(2025, 11, 23)))
    assert diperiksa(menumpang(setahun), register) == []


def test_status_cerai_hidup_tercatat_menuntut_aktanya(register):
    cerai = {"status_perkawinan": StatusKawin.CERAI_HIDUP_TERCATAT, "akta_perkawinan": Kepemilikan.ADA}
    ayah = replace(AYAH, **cerai, akta_cerai=Kepemilikan.TIDAK_ADA)

    assert diperiksa(formulir(ayah, ANAK), register) == ["status_perkawinan_sesuai_akta"]
    tanpa = replace(ayah, status_perkawinan=StatusKawin.CERAI_HIDUP_BELUM_TERCATAT)
    assert diperiksa(formulir(tanpa, ANAK), register) == []


@pytest.mark.parametrize(
    ("f", "syarat"),
    [
        (formulir(), ["pengantar_rt_rw", "bukti_peristiwa"]),
        (formulir(replace(AYAH, pendidikan=Pendidikan.SLTA)), ["pengantar_rt_rw", "bukti_peristiwa", "ijazah"]),
        (formulir(bukti=BuktiBiodata.F_1_04), ["pengantar_rt_rw", "f_1_04"]),
        (formulir(rumah=StatusRumah.SEWA), ["pengantar_rt_rw", "bukti_peristiwa", "pernyataan_pemilik_rumah"]),
        (menumpang(), ["pengantar_rt_rw", "bukti_peristiwa", "pernyataan_pemilik_rumah"]),
    ],
)
def test_syarat_menurut_keadaan(f, syarat):
    assert [s.kode for s in layanan.syarat_diminta(f)] == syarat


def test_disabilitas_dan_rincian_tersimpan(register):
    anak = replace(
        ANAK, kelainan_fisik_mental=Kepemilikan.ADA, penyandang_cacat=JenisDisabilitas.NETRA, gelar_depan="dr."
    )
    *_, baru = perubahan(laksanakan(formulir(AYAH, IBU, anak), register), OrangBaru)

    assert baru.isi["disabilitas"] is JenisDisabilitas.NETRA
    assert baru.isi["rinci"]["gelar_depan"] == "dr."


def test_kk_yang_ditumpangi_harus_di_desa_yang_ditulis(register):
    ubah_orang(register, contoh.DINA, nama="DINA RUMBIAK")
    register.tambah(replace(register.keluarga(RUMBIAK), desa=9202122004))

    assert diperiksa(menumpang(), register) == ["kk_yang_ditumpangi_terdaftar"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), menumpang()):
        assert baca(F101Biodata, tulis(f), hari_ini=HARI_INI).formulir == f
