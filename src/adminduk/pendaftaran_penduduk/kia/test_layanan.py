from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusKawin, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dokumen.surat import KartuIdentitasAnak
from adminduk.pendaftaran_penduduk.kia.layanan import F102KIA, FOTO, JenisKIA, layanan
from adminduk.permohonan.aturan.orang_asing import rinci_izin
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import IZIN
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK, HARI_INI
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, OrangUbah


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "nik_anak": contoh.NIK_DINA,
        "jenis": JenisKIA.BERFOTO,
    }
    return F102KIA(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_kia_terbit_dan_kia_lama_diganti(register):
    lama = UUID(int=703)
    register.tambah(dokumen=[Dokumen(lama, "KIA", contoh.NIK_DINA.lengkap, DINA, None)])
    hasil = laksanakan(formulir(), register)

    [kia] = perubahan(hasil, DokumenTerbit)
    [tutup] = perubahan(hasil, DokumenTutup)
    assert (kia.jenis, kia.orang, kia.isi["kepala_keluarga"]) == ("KIA", DINA, "YOSEP RUMBIAK")
    assert (tutup.dokumen, tutup.pengganti) == (lama, kia.dokumen)


def test_foto_anak_lima_tahun_tercetak_dan_kia_tanpa_foto_tidak_memakai_yang_telanjur_dilampirkan(register):
    foto = {FOTO: "f" * 64}
    berfoto = layanan.laksanakan(kasus(layanan, formulir(), lampiran=foto), register)
    assert perubahan(berfoto, DokumenTerbit)[0].isi["foto_sha256"] == "f" * 64

    ubah_orang(register, DINA, tanggal_lahir=date(2024, 1, 1))
    kecil = layanan.laksanakan(kasus(layanan, formulir(jenis=JenisKIA.TANPA_FOTO), lampiran=foto), register)
    assert perubahan(kecil, DokumenTerbit)[0].isi["foto_sha256"] == ""


@pytest.mark.parametrize(
    ("lahir", "jenis", "lain"),
    [
        (date(2021, 11, 24), JenisKIA.TANPA_FOTO, JenisKIA.BERFOTO),
        (date(2021, 11, 23), JenisKIA.BERFOTO, JenisKIA.TANPA_FOTO),
        (date(2009, 11, 24), JenisKIA.BERFOTO, JenisKIA.TANPA_FOTO),
    ],
)
def test_jenis_kia_menurut_umur_dan_foto_hanya_sejak_lima_tahun(register, lahir, jenis, lain):
    ubah_orang(register, DINA, tanggal_lahir=lahir)

    assert diperiksa(formulir(jenis=jenis), register) == []
    assert diperiksa(formulir(jenis=lain), register) == ["jenis_sesuai_umur"]
    assert ("pas_foto" in {s.kode for s in layanan.syarat_diminta(formulir(jenis=jenis))}) is (
        jenis is JenisKIA.BERFOTO
    )


def test_tujuh_belas_tahun_atau_kawin_memakai_ktp(register):
    ubah_orang(register, DINA, tanggal_lahir=date(2009, 11, 23))
    assert diperiksa(formulir(), register) == ["belum_17_tahun_dan_belum_kawin"]

    ubah_orang(register, DINA, tanggal_lahir=date(2011, 1, 1), status_kawin=StatusKawin.KAWIN_TERCATAT)
    assert diperiksa(formulir(), register) == ["belum_17_tahun_dan_belum_kawin"]


def test_tanpa_akta_ditolak_dan_nomor_yang_diisi_masuk_biodata(register):
    ubah_orang(register, DINA, no_akta_lahir="")
    assert diperiksa(formulir(), register) == ["berakta_kelahiran"]

    f = formulir(no_akta_lahir="474.1/12/2016")
    sesudah = catat(register, laksanakan(f, register))
    assert "akta_lahir" in {s.kode for s in layanan.syarat_diminta(f)}
    assert sesudah.penduduk(DINA).no_akta_lahir == "474.1/12/2016"


def test_nomor_akta_yang_sudah_ada_tidak_diubah(register):
    assert perubahan(laksanakan(formulir(no_akta_lahir="lain"), register), OrangUbah) == []


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("anak_terdaftar", {"nik_anak": NIK("9202120101200099")}),
        ("diajukan_orang_tua_atau_wali", {"pemohon": Pemohon(nama="Paulus", nik=contoh.NIK_SENDIRI)}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_kakek_yang_satu_kk_adalah_wali(register):
    assert diperiksa(formulir(pemohon=Pemohon(nama="Korinus", nik=contoh.NIK_KORINUS)), register) == []


def test_orang_tua_yang_tinggal_pada_kk_lain_tetap_orang_tua(register):
    anggota = tuple(a for a in contoh.KELUARGA_RUMBIAK.anggota if a.penduduk.id != contoh.MARTHA)
    register.tambah(replace(contoh.KELUARGA_RUMBIAK, anggota=anggota))

    assert diperiksa(formulir(), register) == []


def test_anak_asing_meninggal_atau_dari_daerah_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["anak_terdaftar"]

    ubah_orang(register, DINA, kewarganegaraan=Kewarganegaraan.WNA)
    assert diperiksa(formulir(), register) == ["anak_wni_atau_ber_itap"]

    ubah_orang(register, DINA, kewarganegaraan=Kewarganegaraan.WNI, status=StatusPenduduk.MENINGGAL)
    assert diperiksa(formulir(), register) == ["anak_terdaftar"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F102KIA, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()


def test_kia_anak_asing_berlaku_sampai_itap_berakhir(register):
    lama = replace(IZIN, tanggal_akhir=HARI_INI)
    ubah_orang(register, DINA, kewarganegaraan=Kewarganegaraan.WNA, rinci=rinci_izin(JenisIzin.ITAP, lama))
    [kia] = perubahan(laksanakan(formulir(), register), DokumenTerbit)
    assert KartuIdentitasAnak.dari_isi(kia.isi).berlaku_hingga == HARI_INI

    ubah_orang(register, DINA, rinci=rinci_izin(JenisIzin.ITAS, lama))
    assert diperiksa(formulir(), register) == ["anak_wni_atau_ber_itap"]
    habis = replace(lama, tanggal_akhir=HARI_INI - timedelta(days=1))
    ubah_orang(register, DINA, rinci=rinci_izin(JenisIzin.ITAP, habis))
    assert diperiksa(formulir(), register) == ["anak_wni_atau_ber_itap"]
    ubah_orang(register, DINA, rinci=rinci_izin(JenisIzin.ITAP, replace(lama, tanggal_akhir=date(2099, 1, 1))))
    [kia] = perubahan(laksanakan(formulir(), register), DokumenTerbit)
    assert KartuIdentitasAnak.dari_isi(kia.isi).berlaku_hingga == date(2032, 11, 20)
