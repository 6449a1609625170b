from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.dokumen.surat.contoh import AKTA_PERKAWINAN
from adminduk.pencatatan_sipil.pelaporan_luar_negeri.formulir import (
    AktaNegaraSetempat,
    AnakLuarNegeri,
    BuktiPerwakilan,
    F201LuarNegeri,
    PeristiwaLuarNegeri,
)
from adminduk.pencatatan_sipil.pelaporan_luar_negeri.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MANOKWARI, MARTHA, RUMBIAK, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Akta, Dokumen, Perkawinan
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, DokumenTerbit, DokumenTutup, NikTerbit, OrangBaru

WNI = Kewarganegaraan.WNI
KAWIN, CERAI = PeristiwaLuarNegeri.PERKAWINAN, PeristiwaLuarNegeri.PERCERAIAN
LAHIR, MATI = PeristiwaLuarNegeri.KELAHIRAN, PeristiwaLuarNegeri.KEMATIAN
AKTA = AktaNegaraSetempat(nomor="NSW 88/2026", kota="Sydney", negara="Australia", tanggal=date(2026, 9, 1))
ANAK = AnakLuarNegeri(nama="Grace Rumbiak", jenis_kelamin=JenisKelamin.PEREMPUAN)


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(peristiwa=KAWIN, **ubah):
    isi = {
        "pelapor": Pelapor(nama="Paulus", nik=contoh.NIK_SENDIRI, kewarganegaraan=WNI),
        "peristiwa": peristiwa,
        "nik": contoh.NIK_SENDIRI,
        "nik_pasangan": None,
        "nama_pasangan": "Alice Brown",
        "akta": AKTA,
        "bukti": BuktiPerwakilan(perwakilan="KJRI Sydney", nomor="12/KONS/2026", tanggal=date(2026, 9, 10)),
        "tanggal_kembali": date(2026, 11, 1),
        "anak": ANAK if peristiwa is LAHIR else None,
    }
    return F201LuarNegeri(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def surat(hasil):
    return [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "BUKTI_LAPOR_LN"]


def test_perkawinan_dengan_orang_asing_mengubah_status_dan_tidak_menerbitkan_akta(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)

    assert sesudah.penduduk(SEORANG_DIRI).status_kawin is StatusKawin.KAWIN_TERCATAT
    assert sesudah.penduduk(SEORANG_DIRI).rinci["no_akta_perkawinan"] == "NSW 88/2026"
    assert perubahan(hasil, AktaCatat) == []
    assert [d.orang for d in surat(hasil)] == [SEORANG_DIRI]
    assert "Alice Brown" in str(surat(hasil)[0].isi)
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)].count("KK") == 1


def test_perkawinan_dua_penduduk_menjadi_ikatan_dengan_nomor_akta_setempat(register):
    lama = UUID(int=205)
    ubah_orang(register, contoh.DINA, tanggal_lahir=date(2000, 1, 1))
    register.tambah(perkawinan=[Perkawinan(lama, SEORANG_DIRI, contoh.DINA, False, date(2025, 1, 1), "")])
    sesudah = catat(register, laksanakan(formulir(nik_pasangan=contoh.NIK_DINA), register))

    [ikatan] = sesudah.daftar_perkawinan(contoh.DINA)
    assert (ikatan.suami, ikatan.tercatat, ikatan.no_akta) == (SEORANG_DIRI, True, "NSW 88/2026")
    assert salah_susunan(sesudah) == []


@pytest.mark.parametrize("dengan_nik", [True, False])
def test_perceraian_mengakhiri_perkawinan_dan_menulis_di_pinggir_aktanya(register, dengan_nik):
    lembar = Dokumen(UUID(int=812), "AKTA_PERKAWINAN", "9202-KW-14062010-0001", YOSEP, None)
    register.tambah(dokumen=[lembar])
    isi = AKTA_PERKAWINAN.ke_isi()
    register.tambah_akta(Akta(UUID(int=811), lembar.jenis, lembar.nomor, date(2010, 6, 14), MANOKWARI, isi, (lembar,)))
    f = formulir(CERAI, nik=contoh.NIK_YOSEP, nik_pasangan=contoh.NIK_MARTHA if dengan_nik else None)
    hasil = laksanakan(f, register)
    sesudah = catat(register, hasil)

    assert {sesudah.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.CERAI_HIDUP_TERCATAT}
    assert sesudah.daftar_perkawinan(YOSEP) == ()
    assert [c.kode_cp for c in perubahan(hasil, CatatanPinggir)] == ["CP.5"]
    assert lembar.id in {t.dokumen for t in perubahan(hasil, DokumenTutup)}


def test_kematian_menutup_nik_dan_keluarganya_mendapat_kepala(register):
    hasil = laksanakan(formulir(MATI, nik=contoh.NIK_YOSEP), register)
    sesudah = catat(register, hasil)

    assert sesudah.penduduk(YOSEP).status is StatusPenduduk.MENINGGAL
    assert sesudah.penduduk(MARTHA).status_kawin is StatusKawin.CERAI_MATI
    assert sesudah.keluarga(RUMBIAK).kepala.penduduk.id == MARTHA
    assert [d.orang for d in surat(hasil)] == [YOSEP]
    assert salah_susunan(sesudah) == []


def test_kelahiran_mendapat_nik_dan_tempat_di_kk_orang_tuanya(register):
    hasil = laksanakan(formulir(LAHIR, nik=contoh.NIK_YOSEP, nik_pasangan=contoh.NIK_MARTHA), register)
    [anak] = perubahan(hasil, OrangBaru)
    sesudah = catat(register, hasil)

    assert (anak.isi["ayah"], anak.isi["ibu"], anak.isi["tempat_lahir"]) == (YOSEP, MARTHA, "SYDNEY")
    assert (anak.isi["no_akta_lahir"], anak.isi["kewarganegaraan"]) == ("NSW 88/2026", WNI)
    assert len(perubahan(hasil, NikTerbit)) == 1
    assert sesudah.keluarga(RUMBIAK).cari(anak.orang).shdk is Shdk.ANAK
    assert [d.orang for d in surat(hasil)] == [anak.orang]


def test_ibu_melaporkan_anak_dari_ayah_asing(register):
    [anak] = perubahan(laksanakan(formulir(LAHIR, nik=contoh.NIK_MARTHA), register), OrangBaru)

    assert (anak.isi["ibu"], anak.isi["ayah"], anak.isi["nama_ayah"]) == (MARTHA, None, "ALICE BROWN")


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("yang_bersangkutan_penduduk_kantor_ini", formulir(nik=contoh.NIK_SAKSI[0])),
        ("pasangan_dikenal", formulir(nik_pasangan=contoh.NIK_SENDIRI)),
        ("pasangan_dikenal", formulir(nik_pasangan=contoh.NIK_SAKSI[0])),
        ("dilaporkan_sesudah_terjadi", formulir(akta=replace(AKTA, tanggal=date(2026, 9, 11)))),
        ("tidak_terikat_perkawinan_lain", formulir(nik_pasangan=contoh.NIK_MARTHA)),
        ("tidak_terikat_perkawinan_lain", formulir(nik=contoh.NIK_YOSEP)),
        ("tidak_terikat_perkawinan_lain", formulir(nik_pasangan=contoh.NIK_KORINUS)),
        ("tercatat_kawin", formulir(CERAI)),
        ("anak_belum_terdaftar", formulir(LAHIR, anak=replace(ANAK, nama="Grace 2"))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(f, register) == [karena]


def test_anak_yang_sudah_terdaftar_ditolak(register):
    f = formulir(LAHIR, anak=replace(ANAK, nama="Paulus Saiba"))
    assert diperiksa(f, register) == []
    ubah_orang(register, SEORANG_DIRI, tanggal_lahir=AKTA.tanggal)

    assert diperiksa(f, register) == ["anak_belum_terdaftar"]


def test_kantor_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["yang_bersangkutan_penduduk_kantor_ini"]


def test_lewat_tiga_puluh_hari_sejak_kembali_dikatakan_dan_tetap_dicatat(register):
    lewat = "Dilaporkan lewat 30 hari sejak kembali."
    assert lewat not in laksanakan(formulir(tanggal_kembali=date(2026, 10, 24)), register).catatan
    assert lewat in laksanakan(formulir(tanggal_kembali=date(2026, 10, 23)), register).catatan


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), formulir(LAHIR)):
        assert baca(F201LuarNegeri, tulis(f), hari_ini=HARI_INI).formulir == f
