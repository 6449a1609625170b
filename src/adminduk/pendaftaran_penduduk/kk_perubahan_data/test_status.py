"""Status kawin orang Islam pada KK yang susunannya tetap."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Agama, JenisKelamin, Pendidikan, Shdk, StatusKawin
from adminduk.pendaftaran_penduduk.kk_perubahan_data.layanan import ElemenBaru, F106PerubahanElemen, layanan
from adminduk.pendaftaran_penduduk.kk_perubahan_data.status import BuktiAgama, StatusKawinBaru
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, KORINUS, MARTHA, PERKAWINAN, RUMBIAK, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Perkawinan
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, KawinSelesai

NIKAH = StatusKawinBaru(
    bukti=BuktiAgama.BUKU_NIKAH,
    nik=contoh.NIK_DINA,
    nik_pasangan=contoh.NIK_SENDIRI,
    nomor="0123/008/XI/2026",
    tanggal=date(2026, 11, 1),
)
CERAI = replace(NIKAH, bukti=BuktiAgama.AKTA_CERAI, nik=contoh.NIK_MARTHA, nik_pasangan=contoh.NIK_YOSEP)


@pytest.fixture
def register():
    """Everybody is a Muslim and Dina grown up; Paulus lives alone."""
    reg = contoh.register_contoh()
    for orang in (YOSEP, MARTHA, DINA, KORINUS, SEORANG_DIRI):
        ubah_orang(reg, orang, agama=Agama.ISLAM)
    ubah_orang(reg, DINA, tanggal_lahir=date(2000, 1, 1))
    return reg


def formulir(status=NIKAH, *anggota):
    pemohon = Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA)
    return F106PerubahanElemen(pemohon=pemohon, no_kk=contoh.NOMOR_KK, anggota=anggota, status=status)


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_buku_nikah_mengubah_status_keduanya_dan_kk_masing_masing_tanpa_akta(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)

    assert {sesudah.penduduk(o).status_kawin for o in (DINA, SEORANG_DIRI)} == {StatusKawin.KAWIN_TERCATAT}
    [ikatan] = sesudah.daftar_perkawinan(DINA)
    assert (ikatan.suami, ikatan.no_akta, ikatan.tercatat) == (SEORANG_DIRI, "0123/008/XI/2026", True)
    assert {d.keluarga for d in perubahan(hasil, DokumenTerbit)} == {RUMBIAK, contoh.SENDIRI}
    assert perubahan(hasil, AktaCatat) == []
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["buku_nikah"]
    assert salah_susunan(sesudah) == []


def test_kawin_belum_tercatat_menjadi_tercatat_dan_istri_kepala_menjadi_istri(register):
    lama = UUID(int=205)
    ubah_orang(register, MARTHA, status_kawin=StatusKawin.KAWIN_BELUM_TERCATAT)
    register._perkawinan[:] = [Perkawinan(lama, YOSEP, MARTHA, False, date(2010, 6, 12), "")]
    keluarga = register.keluarga(RUMBIAK)
    anggota = tuple(replace(a, shdk=Shdk.LAINNYA) if a.penduduk.id == MARTHA else a for a in keluarga.anggota)
    register.tambah(replace(keluarga, anggota=anggota))
    f = formulir(replace(NIKAH, nik=contoh.NIK_MARTHA, nik_pasangan=contoh.NIK_YOSEP))
    hasil = laksanakan(f, register)
    sesudah = catat(register, hasil)

    assert [k.perkawinan for k in perubahan(hasil, KawinSelesai)] == [lama]
    assert [k.tercatat for k in sesudah.daftar_perkawinan(MARTHA)] == [True]
    assert sesudah.keluarga(RUMBIAK).cari(MARTHA).shdk is Shdk.ISTRI


@pytest.mark.parametrize("pasangan", [contoh.NIK_YOSEP, None])
def test_akta_cerai_mengakhiri_perkawinan(register, pasangan):
    f = formulir(replace(CERAI, nik_pasangan=pasangan))
    hasil = laksanakan(f, register)
    sesudah = catat(register, hasil)

    assert [k.perkawinan for k in perubahan(hasil, KawinSelesai)] == [PERKAWINAN]
    assert {sesudah.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.CERAI_HIDUP_TERCATAT}
    assert [s.kode for s in layanan.syarat_diminta(f)] == ["akta_cerai"]


def test_pasangan_di_daerah_lain_mengubah_kk_sendiri(register):
    hasil = laksanakan(formulir(replace(NIKAH, nik_pasangan=None)), register)
    sesudah = catat(register, hasil)

    assert sesudah.penduduk(DINA).rinci["no_akta_perkawinan"] == "0123/008/XI/2026"
    assert sesudah.daftar_perkawinan(DINA) == ()
    assert "daerah lain" in hasil.catatan[-1]


def test_elemen_dan_status_yang_diubah_sekaligus_keduanya_tercatat(register):
    ubah_orang(register, DINA, agama=Agama.KRISTEN)
    assert diperiksa(formulir(), register) == ["keduanya_beragama_islam"]
    baris = ElemenBaru(nik=contoh.NIK_DINA, agama=Agama.ISLAM, pendidikan=Pendidikan.STRATA_I, gelar_belakang="S.Pd.")
    f = formulir(NIKAH, baris)
    assert diperiksa(f, register) == []
    dina = catat(register, laksanakan(f, register)).penduduk(DINA)

    assert (dina.agama, dina.status_kawin) == (Agama.ISLAM, StatusKawin.KAWIN_TERCATAT)
    assert (dina.rinci["gelar_belakang"], dina.rinci["tgl_perkawinan"]) == ("S.Pd.", "2026-11-01")


@pytest.mark.parametrize(
    ("karena", "status"),
    [
        ("ada_elemen_yang_berubah", None),
        ("yang_kawin_atau_cerai_dikenal", replace(NIKAH, nik=contoh.NIK_SENDIRI, nik_pasangan=None)),
        ("yang_kawin_atau_cerai_dikenal", replace(NIKAH, nik_pasangan=contoh.NIK_DINA)),
        ("yang_kawin_atau_cerai_dikenal", replace(NIKAH, nik_pasangan=contoh.NIK_SAKSI[0])),
        ("yang_kawin_atau_cerai_dikenal", replace(NIKAH, tanggal=date(2026, 11, 24))),
        ("status_sesuai_register", replace(CERAI, nik=contoh.NIK_DINA, nik_pasangan=None)),
        ("status_sesuai_register", replace(CERAI, nik_pasangan=contoh.NIK_SENDIRI)),
        ("status_sesuai_register", replace(CERAI, bukti=BuktiAgama.BUKU_NIKAH)),
        ("status_sesuai_register", replace(NIKAH, nik=contoh.NIK_MARTHA)),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, status):
    ubah_orang(register, SEORANG_DIRI, jenis_kelamin=JenisKelamin.LAKI_LAKI)
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(status), register) == [karena]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F106PerubahanElemen, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
