from dataclasses import replace
from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import Shdk, StatusKawin
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.kk_pisah.layanan import F102KKPisah, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import AnggotaKK, Pemohon
from adminduk.permohonan.formulir.tambahan import BuktiStatus, PerubahanStatusBerakta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, KORINUS, RUMBIAK, YOSEP
from adminduk.register.perubahan import DokumenTerbit, KeluargaNomor

TIDAK_BERUBAH = PerubahanStatusBerakta(bukti=BuktiStatus.TIDAK_ADA)
CERAI = PerubahanStatusBerakta(bukti=BuktiStatus.AKTA_CERAI, no_akta="5/AC/2026", tanggal=date(2026, 9, 1))
KAKEK = AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.KEPALA_KELUARGA)
CUCU = AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.CUCU)


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Korinus Rumbiak", nik=contoh.NIK_KORINUS),
        "no_kk": contoh.NOMOR_KK,
        "status": TIDAK_BERUBAH,
        "anggota": (KAKEK, CUCU),
    }
    return F102KKPisah(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_yang_memisahkan_diri_mendapat_kk_pada_alamat_yang_sama(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)

    baru, lama = sesudah.keluarga_dari(KORINUS), sesudah.keluarga(RUMBIAK)
    assert (baru.desa, baru.alamat, baru.rt) == (lama.desa, lama.alamat, lama.rt)
    assert {a.penduduk.id: a.shdk for a in baru.anggota} == {KORINUS: Shdk.KEPALA_KELUARGA, DINA: Shdk.CUCU}
    assert lama.nomor == contoh.NOMOR_KK and perubahan(hasil, KeluargaNomor) == []
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["KK", "KK"]
    assert salah_susunan(sesudah) == []


def test_kepala_keluarga_memisahkan_diri_yang_tinggal_bernomor_baru(register):
    f = formulir(status=CERAI, anggota=(AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA),))
    sesudah = catat(register, laksanakan(f, register))

    assert sesudah.keluarga(RUMBIAK).nomor != contoh.NOMOR_KK
    assert sesudah.penduduk(YOSEP).status_kawin is StatusKawin.CERAI_HIDUP_TERCATAT
    assert salah_susunan(sesudah) == []


def test_anak_di_bawah_17_tahun_ditolak_kecuali_pernah_kawin(register):
    f = formulir(anggota=(AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.KEPALA_KELUARGA),))
    ubah_orang(register, DINA, tanggal_lahir=date(2009, 11, 24))
    assert diperiksa(f, register) == ["yang_memisahkan_diri_dewasa"]

    ubah_orang(register, DINA, status_kawin=StatusKawin.CERAI_MATI)
    assert diperiksa(f, register) == []

    ubah_orang(register, DINA, status_kawin=StatusKawin.BELUM_KAWIN, tanggal_lahir=date(2009, 11, 23))
    assert diperiksa(f, register) == []


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("anggota_terdaftar", {"anggota": (KAKEK, AnggotaKK(nik=NIK("9202120101200099"), shdk=Shdk.CUCU))}),
        ("anggota_ditulis_sekali", {"anggota": (KAKEK, CUCU, CUCU)}),
        ("kepala_keluarga_tepat_satu", {"anggota": (replace(KAKEK, shdk=Shdk.FAMILI_LAIN),)}),
        ("hubungan_dalam_keluarga_serasi", {"anggota": (KAKEK, replace(CUCU, shdk=Shdk.ORANG_TUA))}),
        ("kepala_yang_tinggal_sah", {"kepala_yang_tinggal": (contoh.NIK_SENDIRI,)}),
        ("bukti_perkawinan_sesuai_susunan", {"status": replace(CERAI, bukti=BuktiStatus.AKTA_KAWIN)}),
        ("peristiwa_status_sudah_terjadi", {"status": replace(CERAI, tanggal=HARI_INI + timedelta(days=1))}),
        ("anggota_dari_kk_lama", {"no_kk": NomorKK("9202120101990099")}),
        ("anggota_dari_kk_lama", {"anggota": (KAKEK, AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.FAMILI_LAIN))}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_seluruh_keluarga_tidak_dapat_pisah(register):
    semua = (
        AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA),
        AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI),
        AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.ANAK),
        AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.ORANG_TUA),
    )

    assert diperiksa(formulir(anggota=semua), register) == ["ada_yang_tinggal"]


def test_anak_tidak_ditinggalkan_tanpa_orang_dewasa(register):
    dewasa = (
        AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA),
        AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI),
        AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.ORANG_TUA),
    )

    assert diperiksa(formulir(anggota=dewasa), register) == ["yang_tinggal_berkepala_dewasa"]


def test_istri_yang_masih_terikat_perkawinan_ditolak(register):
    kawin = replace(CERAI, bukti=BuktiStatus.AKTA_KAWIN)
    f = formulir(status=kawin, anggota=(KAKEK, AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI)))

    assert diperiksa(f, register) == ["tidak_terikat_perkawinan_lain"]


def test_kk_daerah_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=contoh.FAKFAK) == ["anggota_terdaftar", "anggota_dari_kk_lama"]


def test_akta_diminta_hanya_bila_sebabnya_kawin_atau_cerai():
    assert layanan.syarat_diminta(formulir()) == ()
    assert [s.kode for s in layanan.syarat_diminta(formulir(status=CERAI))] == ["akta_cerai"]


def test_formulir_hanya_menerima_akta_dan_dibaca_kembali_sama():
    assert baca(F102KKPisah, tulis(formulir(status=CERAI))).formulir == formulir(status=CERAI)

    [galat] = baca(F102KKPisah, tulis(formulir()) | {"status.bukti": BuktiStatus.SPTJM_KAWIN.value}).galat[:1]
    assert galat.isian == "status.bukti"
