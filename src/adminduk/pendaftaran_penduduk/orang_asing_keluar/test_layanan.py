from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import Shdk, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.pendaftaran_penduduk.orang_asing_keluar.layanan import F103OrangAsingKeluar, OrangAsingPergi, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import (
    JANE,
    JOHN,
    KELUARGA_JANE,
    KK_JANE,
    NIK_JANE,
    NIK_JOHN,
    NIK_TOM,
    NOMOR_KK_JANE,
    SKTT_JOHN,
    TOM,
    register_orang_asing,
)
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import HARI_INI
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup


@pytest.fixture
def register():
    return register_orang_asing()


def formulir(*nik, **lain):
    isi = {
        "pemohon": Pemohon(nama="John Smith", nik=NIK_JOHN),
        "anggota": tuple(OrangAsingPergi(nik=n) for n in nik or (NIK_JOHN,)),
        "negara": "Australia",
        "tanggal": date(2026, 12, 20),
    }
    return F103OrangAsingKeluar(**(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_pemegang_itas_pergi_sktt_ditarik_dan_nik_tidur(register):
    hasil = laksanakan(formulir(), register)
    john = catat(register, hasil).penduduk(JOHN)

    assert [t.dokumen for t in perubahan(hasil, DokumenTutup)] == [SKTT_JOHN]
    assert perubahan(hasil, DokumenTerbit) == []
    assert (john.status, john.nik) == (StatusPenduduk.PINDAH_LN, NIK_JOHN)
    assert john.rinci == {"no_paspor": "P21", "negara": "AUSTRALIA", "negara_tujuan": "Australia"}


def test_sekeluarga_pergi_kk_ditarik(register):
    hasil = laksanakan(formulir(NIK_JANE, NIK_TOM), register)
    sesudah = catat(register, hasil)

    assert sesudah.keluarga(KELUARGA_JANE) is None
    assert [t.dokumen for t in perubahan(hasil, DokumenTutup)] == [KK_JANE]
    assert {sesudah.penduduk(o).status for o in (JANE, TOM)} == {StatusPenduduk.PINDAH_LN}


def test_anak_pergi_nomor_kk_tetap_dan_ktp_el_yang_tinggal_tetap(register):
    ubah_orang(register, JANE, rinci={"status_ktp_el": "sudah diserahkan", "ktp_el_sampai": "2030-12-01"})
    sesudah = catat(register, laksanakan(formulir(NIK_TOM), register))

    assert sesudah.keluarga(KELUARGA_JANE).nomor == NOMOR_KK_JANE
    assert [a.penduduk.id for a in sesudah.keluarga(KELUARGA_JANE).anggota] == [JANE]
    assert sesudah.penduduk(JANE).rinci["ktp_el_sampai"] == "2030-12-01"


def test_kepala_pergi_yang_tinggal_berkepala_baru_dan_kartunya_ditarik(register):
    ubah_orang(register, TOM, tanggal_lahir=date(2005, 2, 2))
    ubah_orang(register, JANE, rinci={"status_ktp_el": "sudah diserahkan", "ktp_el_sampai": "2030-12-01"})
    sesudah = catat(register, laksanakan(formulir(NIK_JANE), register))
    keluarga = sesudah.keluarga(KELUARGA_JANE)

    assert [(a.penduduk.id, a.shdk) for a in keluarga.anggota] == [(TOM, Shdk.KEPALA_KELUARGA)]
    assert keluarga.nomor != NOMOR_KK_JANE
    assert sesudah.penduduk(JANE).rinci == {"negara_tujuan": "Australia"}
    assert salah_susunan(sesudah) == []


@pytest.mark.parametrize(("hari", "terlambat"), [(14, False), (13, True)])
def test_kurang_dari_empat_belas_hari_dicatat_tidak_ditolak(register, hari, terlambat):
    catatan = laksanakan(formulir(tanggal=HARI_INI + timedelta(days=hari)), register).catatan

    assert ("Dilaporkan kurang dari 14 hari sebelum berangkat." in catatan) is terlambat


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("semua_orang_asing_aktif", formulir(contoh.NIK_MARTHA)),
        ("semua_orang_asing_aktif", formulir(NIK("9202120101200099"))),
        ("ditulis_sekali", formulir(NIK_JOHN, NIK_JOHN)),
        ("dari_satu_kk", formulir(NIK_JOHN, NIK_JANE, NIK_TOM)),
        ("yang_tinggal_berkepala_dewasa", formulir(NIK_JANE)),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(f, register) == [karena]


def test_yang_sudah_pergi_tidak_pergi_lagi(register):
    ubah_orang(register, JOHN, status=StatusPenduduk.PINDAH_LN)
    assert diperiksa(formulir(), register) == ["semua_orang_asing_aktif"]


def test_tidak_ada_berkas_yang_diminta():
    assert layanan.syarat_diminta(formulir()) == ()


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F103OrangAsingKeluar, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
