from dataclasses import replace
from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import StatusKtpEl
from adminduk.pendaftaran_penduduk.ktp_el_orang_asing.layanan import F102KtpElOrangAsing, JenisKtpOA, layanan
from adminduk.permohonan.aturan.ktp_el import status_ktp_el
from adminduk.permohonan.aturan.orang_asing import izin_tinggal, rinci_izin
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import (
    IZIN,
    IZIN_LAMA,
    JANE,
    KK_JANE,
    NIK_JANE,
    NIK_JOHN,
    NIK_TOM,
    TOM,
    register_orang_asing,
)
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.orang_asing import JenisIzin, OrangBerizin
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup

ITAP = replace(IZIN, nomor="2D31JE0888-Y", tanggal_akhir=date(2035, 12, 1))


@pytest.fixture
def register():
    return register_orang_asing()


def formulir(jenis=JenisKtpOA.BARU, nik=NIK_JANE, **lain):
    return F102KtpElOrangAsing(pemohon=Pemohon(nama="Jane Doe", nik=nik), jenis=jenis, **lain)


def perpanjangan(izin=ITAP, *anggota):
    daftar = tuple(OrangBerizin(nik=n, izin=i) for n, i in anggota)
    return formulir(JenisKtpOA.PERPANJANG, izin=izin, anggota=daftar)


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def izin_sampai(register, tanggal, orang=JANE, jenis=JenisIzin.ITAP):
    ubah_orang(register, orang, rinci=rinci_izin(jenis, replace(IZIN_LAMA, tanggal_akhir=tanggal)))


def test_ktp_el_baru_berlaku_sampai_itap_berakhir(register):
    hasil = laksanakan(formulir(), register)
    jane = catat(register, hasil).penduduk(JANE)

    assert status_ktp_el(jane) is StatusKtpEl.DIAJUKAN
    assert jane.rinci["ktp_el_sampai"] == "2030-12-01"
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BUKTI_KTP_EL"]
    assert perubahan(hasil, DokumenTerbit)[0].isi["rincian"][-1]["isi"] == "1 Desember 2030"


def test_perpanjangan_mengubah_biodata_kk_dan_anak_yang_ikut(register):
    hasil = laksanakan(perpanjangan(ITAP, (NIK_TOM, replace(ITAP, nomor="2D31JE0889-Y"))), register)
    sesudah = catat(register, hasil)
    jane, tom = sesudah.penduduk(JANE), sesudah.penduduk(TOM)

    assert jane.rinci["ktp_el_sampai"] == "2035-12-01"
    assert {izin_tinggal(o.rinci).sampai for o in (jane, tom)} == {date(2035, 12, 1)}
    assert status_ktp_el(tom) is None
    kk = next(d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "KK")
    assert [a["no_kitap"] for a in kk.isi["anggota"]] == ["2D31JE0888-Y", "2D31JE0889-Y"]
    assert KK_JANE in [t.dokumen for t in perubahan(hasil, DokumenTutup)]


@pytest.mark.parametrize(("hari", "terlambat"), [(30, False), (29, True), (-5, True)])
def test_kurang_dari_tiga_puluh_hari_sebelum_itap_berakhir_diterima_dan_dikatakan(register, hari, terlambat):
    izin_sampai(register, HARI_INI + timedelta(days=hari))

    assert bool(laksanakan(perpanjangan(), register).catatan) is terlambat


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("wajib_ktp", formulir(nik=NIK_TOM)),
        ("pemohon_ber_itap", formulir(nik=contoh.NIK_MARTHA)),
        ("itap_masih_berlaku", perpanjangan(replace(ITAP, tanggal_terbit=HARI_INI + timedelta(days=1)))),
        ("diperpanjang_lebih_lama", perpanjangan(replace(ITAP, tanggal_akhir=date(2030, 12, 1)))),
        ("anggota_ber_itap_dan_belum_wajib_ktp", perpanjangan(ITAP, (NIK_JOHN, ITAP))),
        ("anggota_ber_itap_dan_belum_wajib_ktp", perpanjangan(ITAP, (contoh.NIK_DINA, ITAP))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(perpanjangan(ITAP, (NIK_TOM, ITAP)), register) == []
    assert diperiksa(f, register) == [karena]


def test_pemegang_itas_dan_penduduk_kantor_lain_ditolak(register):
    assert diperiksa(formulir(nik=NIK_JOHN), register) == ["pemohon_terdaftar", "pemohon_ber_itap"]
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["pemohon_terdaftar"]

    izin_sampai(register, date(2030, 1, 1), jenis=JenisIzin.ITAS)
    assert diperiksa(formulir(), register) == ["pemohon_ber_itap"]


def test_itap_yang_berakhir_hanya_dapat_diperpanjang(register):
    izin_sampai(register, HARI_INI - timedelta(days=1))

    assert diperiksa(formulir(JenisKtpOA.HILANG), register) == ["itap_masih_berlaku"]
    assert diperiksa(perpanjangan(), register) == []


def test_itap_yang_belum_tercatat_dilaporkan_sebagai_perpanjangan(register):
    ubah_orang(register, JANE, rinci={"no_paspor": "P22"})
    hasil = laksanakan(perpanjangan(), register)

    assert catat(register, hasil).penduduk(JANE).rinci["ktp_el_sampai"] == "2035-12-01"
    assert hasil.catatan == ()
    assert diperiksa(formulir(), register) == ["pemohon_ber_itap"]


def test_ktp_el_baru_hanya_sekali(register):
    ubah_orang(register, JANE, rinci=register.penduduk(JANE).rinci | {"status_ktp_el": StatusKtpEl.DICETAK.value})

    assert diperiksa(formulir(), register) == ["ktp_el_baru_sekali"]
    assert diperiksa(formulir(JenisKtpOA.RUSAK), register) == []


def test_yang_diminta_menurut_jenisnya():
    tambahan = {j.name: [x.kode for x in layanan.syarat_diminta(formulir(j))][2:] for j in JenisKtpOA}

    assert [x.kode for x in layanan.syarat_diminta(formulir())] == ["dokumen_perjalanan", "kitap"]
    assert tambahan == {
        "BARU": [], "PERPANJANG": [], "UBAH": [], "PINDAH": ["ktp_asal"], "RUSAK": ["ktp_rusak"],
        "HILANG": ["surat_hilang"],
    }  # fmt: skip


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), perpanjangan(ITAP, (NIK_TOM, ITAP))):
        assert baca(F102KtpElOrangAsing, tulis(f), hari_ini=HARI_INI).formulir == f
