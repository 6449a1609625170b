from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Agama, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import kartu_keluarga
from adminduk.pendaftaran_penduduk.kk_kawin_belum_tercatat.formulir import (
    F105KawinBelumTercatat,
    GolonganBelumTercatat,
    PeristiwaBelumTercatat,
)
from adminduk.pendaftaran_penduduk.kk_kawin_belum_tercatat.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.f201 import Saksi
from adminduk.permohonan.formulir.putusan import PutusanPengadilan
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MARTHA, PERKAWINAN, YOSEP
from adminduk.register.isi import Perkawinan
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, KawinSelesai

SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=Kewarganegaraan.WNI) for n in contoh.NIK_SAKSI)
DISPENSASI = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="1/2018",
    tanggal=date(2018, 1, 1),
    tanggal_inkracht=date(2018, 1, 15),
)
CERAI = {"peristiwa": PeristiwaBelumTercatat.PERCERAIAN, "golongan": None, "tanggal": date(2026, 3, 1)}


@pytest.fixture
def register():
    """Yosep and Martha live on one card and have never been married on record."""
    reg = contoh.register_contoh()
    reg._perkawinan.clear()
    for orang in (YOSEP, MARTHA):
        ubah_orang(reg, orang, status_kawin=StatusKawin.BELUM_KAWIN, rinci={})
    return reg


@pytest.fixture
def tercantum(register):
    register.tambah(perkawinan=[Perkawinan(PERKAWINAN, YOSEP, MARTHA, False, date(2010, 6, 12), "")])
    for orang in (YOSEP, MARTHA):
        ubah_orang(register, orang, status_kawin=StatusKawin.KAWIN_BELUM_TERCATAT)
    return register


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "peristiwa": PeristiwaBelumTercatat.PERKAWINAN,
        "golongan": GolonganBelumTercatat.ADAT,
        "suami": contoh.NIK_YOSEP,
        "istri": contoh.NIK_MARTHA,
        "tanggal": date(2010, 6, 12),
        "dispensasi": None,
        "saksi_1": SAKSI[0],
        "saksi_2": SAKSI[1],
    }
    return F105KawinBelumTercatat(**(isi | ubah))


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_kawin_belum_tercatat_pada_kk_tanpa_akta_dan_bukan_pengesahan(register):
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah, [kk] = catat(register, hasil), perubahan(hasil, DokumenTerbit)
    [ikatan] = sesudah.daftar_perkawinan(MARTHA)

    assert (ikatan.suami, ikatan.tercatat, ikatan.no_akta) == (YOSEP, False, "")
    assert {sesudah.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.KAWIN_BELUM_TERCATAT}
    assert perubahan(hasil, AktaCatat) == []
    assert "bukan pengesahan" in KartuKeluarga.dari_isi(kk.isi).cetak()["catatan"]
    assert "bukan pengesahan" in hasil.catatan[0]


def test_kk_yang_statusnya_tercatat_tidak_memuat_catatan_itu():
    register = contoh.register_contoh()
    surat = kartu_keluarga(register, register.keluarga_dari(MARTHA), HARI_INI)

    assert surat.cetak()["catatan"] == ""


def test_pasangan_kepala_keluarga_menjadi_istri(register):
    keluarga = register.keluarga_dari(MARTHA)
    lain = {a.penduduk.id: a.shdk for a in keluarga.anggota if a.penduduk.id != MARTHA}
    anggota = tuple(replace(a, shdk=Shdk.LAINNYA) if a.penduduk.id == MARTHA else a for a in keluarga.anggota)
    register.tambah(replace(keluarga, anggota=anggota))
    sesudah = catat(register, layanan.laksanakan(kasus(layanan, formulir()), register))

    kini = sesudah.keluarga_dari(MARTHA)
    assert kini.cari(MARTHA).shdk is Shdk.ISTRI
    assert {a.penduduk.id: a.shdk for a in kini.anggota if a.penduduk.id != MARTHA} == lain
    assert salah_susunan(sesudah) == []


def test_cerai_belum_tercatat_mengakhiri_perkawinan_belum_tercatat(tercantum):
    hasil = layanan.laksanakan(kasus(layanan, formulir(**CERAI)), tercantum)
    sesudah = catat(tercantum, hasil)

    assert [(k.perkawinan, k.sejak) for k in perubahan(hasil, KawinSelesai)] == [(PERKAWINAN, date(2026, 3, 1))]
    assert {sesudah.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.CERAI_HIDUP_BELUM_TERCATAT}


def test_perkawinan_tercatat_tidak_berakhir_dengan_pernyataan():
    assert diperiksa(formulir(**CERAI), contoh.register_contoh()) == ["cerai_dari_kawin_belum_tercatat"]


@pytest.mark.parametrize("golongan", [GolonganBelumTercatat.DI_LUAR_ENAM_AGAMA, GolonganBelumTercatat.PENGHAYAT])
def test_golongan_menurut_agama_keduanya(register, golongan):
    assert diperiksa(formulir(golongan=golongan), register) == ["golongan_sesuai_register"]

    for orang in (YOSEP, MARTHA):
        ubah_orang(register, orang, agama=Agama.KEPERCAYAAN)
    assert diperiksa(formulir(golongan=golongan), register) == []


def test_golongan_tertulis_kawin_menurut_status_pada_kk(register):
    f = formulir(golongan=GolonganBelumTercatat.TERTULIS_KAWIN)
    assert diperiksa(f, register) == ["golongan_sesuai_register"]

    for orang in (YOSEP, MARTHA):
        ubah_orang(register, orang, status_kawin=StatusKawin.KAWIN_BELUM_TERCATAT)
    assert diperiksa(f, register) == []


@pytest.mark.parametrize(
    ("tanggal", "lahir", "karena"),
    [
        (date(2018, 6, 1), date(2002, 6, 1), []),
        (date(2018, 6, 1), date(2002, 6, 2), ["cukup_umur_atau_dispensasi"]),
        (date(2019, 10, 15), date(2002, 6, 1), ["cukup_umur_atau_dispensasi"]),
    ],
)
def test_umur_menurut_hukum_pada_hari_perkawinan(register, tanggal, lahir, karena):
    ubah_orang(register, MARTHA, tanggal_lahir=lahir)

    assert diperiksa(formulir(tanggal=tanggal), register) == karena
    assert diperiksa(formulir(tanggal=tanggal, dispensasi=DISPENSASI), register) == []


@pytest.mark.parametrize("tercatat", [True, False])
def test_perkawinan_yang_tercantum_menghalangi(register, tercatat):
    register.tambah(perkawinan=[Perkawinan(UUID(int=210), YOSEP, UUID(int=99), tercatat, date(2009, 1, 1), "")])

    assert diperiksa(formulir(), register) == ["tidak_ada_perkawinan_tercantum"]


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("pemohon_suami_atau_istri", {"pemohon": Pemohon(nama="Dina", nik=contoh.NIK_DINA)}),
        ("dalam_satu_kk", {"suami": contoh.NIK_SENDIRI, "dispensasi": DISPENSASI}),
        ("sudah_terjadi", {"tanggal": date(2026, 11, 24)}),
        ("dua_saksi_di_luar_pasangan", {"saksi_2": SAKSI[0]}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_kedua_nik_tertukar_atau_kantor_lain_ditolak(register):
    tertukar = formulir(suami=contoh.NIK_MARTHA, istri=contoh.NIK_YOSEP)
    assert diperiksa(tertukar, register) == ["keduanya_penduduk_kantor_ini"]
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["keduanya_penduduk_kantor_ini"]

    ubah_orang(register, MARTHA, jenis_kelamin=JenisKelamin.LAKI_LAKI)
    assert diperiksa(formulir(), register) == ["keduanya_penduduk_kantor_ini"]


def test_dispensasi_diminta_hanya_bila_disebut():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["f_1_05"]
    assert [s.kode for s in layanan.syarat_diminta(formulir(dispensasi=DISPENSASI))] == ["f_1_05", "dispensasi"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    f = formulir(dispensasi=DISPENSASI)
    assert baca(F105KawinBelumTercatat, tulis(f), hari_ini=HARI_INI).formulir == f
