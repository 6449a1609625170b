from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusKawin, StatusPenduduk
from adminduk.pencatatan_sipil.perubahan_wni_ke_wna.layanan import F201MenjadiWNA, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_akta import KUTIPAN, NOMOR, register_berakta
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.kewarganegaraan import SubjekKewarganegaraan, SuratKewarganegaraan, TempatAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, KORINUS, RUMBIAK, SENDIRI, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup, KeluargaNomor, NikTerbit

WNI, WNA = Kewarganegaraan.WNI, Kewarganegaraan.WNA
KIA = UUID(int=761)
ANAK = SubjekKewarganegaraan(nik=contoh.NIK_DINA, tempat_akta=TempatAkta.KANTOR_INI, no_akta=NOMOR)
YOSEPS = SubjekKewarganegaraan(
    nik=contoh.NIK_YOSEP, tempat_akta=TempatAkta.KANTOR_LAIN, no_akta="9201-LT-1983", penerbit="Sorong"
)
PAULUS = replace(YOSEPS, nik=contoh.NIK_SENDIRI)


@pytest.fixture
def register():
    reg = register_berakta()
    reg.tambah(dokumen=[Dokumen(KIA, "KIA", "1", DINA, None)])
    return reg


def formulir(**ubah):
    isi = {
        "pelapor": Pelapor(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP, kewarganegaraan=WNI),
        "subjek": ANAK,
        "bukti": SuratKewarganegaraan(nomor="AHU-5.AH.10.01/2026", tanggal=date(2026, 11, 12)),
        "negara": "Australia",
    }
    return F201MenjadiWNA(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def terbit(hasil):
    return sorted(d.jenis for d in perubahan(hasil, DokumenTerbit))


def test_akta_diberi_catatan_cp_11_data_nonaktif_dan_kartu_ditarik(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    dina, [catatan] = sesudah.penduduk(DINA), perubahan(hasil, CatatanPinggir)

    assert (dina.kewarganegaraan, dina.status, dina.nik) == (WNA, StatusPenduduk.NONAKTIF, contoh.NIK_DINA)
    assert (catatan.kode_cp, dina.rinci["negara"]) == ("CP.11", "AUSTRALIA")
    assert terbit(hasil) == ["AKTA_KELAHIRAN", "KK"] and perubahan(hasil, NikTerbit) == []
    assert {KUTIPAN, KIA, contoh.KK_RUMBIAK} <= {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert sesudah.keluarga_dari(DINA) is None and salah_susunan(sesudah) == []


def test_kepala_keluarga_yang_keluar_diganti_dan_aktanya_dinyatakan_dengan_surat(register):
    hasil = laksanakan(formulir(subjek=YOSEPS), register)
    sesudah = catat(register, hasil)

    assert sesudah.keluarga(RUMBIAK).kepala.penduduk.id != YOSEP and perubahan(hasil, KeluargaNomor)
    assert terbit(hasil) == ["BUKTI_KEWARGANEGARAAN", "KK"] and perubahan(hasil, CatatanPinggir) == []
    assert salah_susunan(sesudah) == []


def test_kk_seorang_diri_ditutup(register):
    assert catat(register, laksanakan(formulir(subjek=PAULUS), register)).keluarga(SENDIRI) is None


def test_yang_tercatat_pindah_ke_luar_negeri_dilaporkan_tanpa_kk(register):
    register._keluarga.pop(SENDIRI)
    ubah_orang(register, SEORANG_DIRI, status=StatusPenduduk.PINDAH_LN)
    hasil = laksanakan(formulir(subjek=PAULUS), register)

    assert terbit(hasil) == ["BUKTI_KEWARGANEGARAAN"]
    assert catat(register, hasil).penduduk(SEORANG_DIRI).status is StatusPenduduk.NONAKTIF


def test_anak_anak_tidak_ditinggal_tanpa_kepala(register):
    for orang in (contoh.MARTHA, KORINUS):
        ubah_orang(register, orang, tanggal_lahir=date(2012, 1, 1), status_kawin=StatusKawin.BELUM_KAWIN)
    assert diperiksa(formulir(subjek=YOSEPS), register) == ["yang_tinggal_berkepala_dewasa"]
    assert diperiksa(formulir(), register) == []


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("sudah_melepaskan", formulir(bukti=SuratKewarganegaraan(nomor="1", tanggal=date(2026, 11, 24)))),
        ("akta_kantor_ini_ditemukan", formulir(subjek=replace(ANAK, no_akta="lain"))),
        ("wni_kantor_ini", formulir(subjek=replace(YOSEPS, nik=contoh.NIK_SAKSI[0]))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(formulir(subjek=YOSEPS), register) == []
    assert diperiksa(f, register) == [karena]


@pytest.mark.parametrize(
    "isi",
    [{"kewarganegaraan": WNA}, {"kewarganegaraan": Kewarganegaraan.DUA}, {"status": StatusPenduduk.MENINGGAL}],
)
def test_yang_bukan_wni_atau_meninggal_ditolak(register, isi):
    ubah_orang(register, DINA, **isi)
    assert diperiksa(formulir(), register) == ["wni_kantor_ini"]


def test_satu_dari_dua_bukti_cukup(register):
    def lampiran(*ada):
        k = kasus(layanan, formulir(), lampiran=dict.fromkeys((*ada, "kutipan_akta", "paspor_ri"), "a" * 64))
        return alasan(layanan, k, register)

    assert lampiran("kepmen") == lampiran("pelepasan") == []
    assert lampiran() == ["syarat_lengkap"]


def test_lewat_empat_belas_hari_dicatat_terlambat(register):
    def pesan(tanggal):
        f = formulir(bukti=SuratKewarganegaraan(nomor="1", tanggal=tanggal))
        return "Dilaporkan lewat 14 hari." in laksanakan(f, register).catatan

    assert (pesan(date(2026, 11, 9)), pesan(date(2026, 11, 8))) == (False, True)


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), formulir(subjek=YOSEPS)):
        assert baca(F201MenjadiWNA, tulis(f), hari_ini=HARI_INI).formulir == f
