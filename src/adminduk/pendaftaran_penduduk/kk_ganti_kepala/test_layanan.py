from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from adminduk.dasar.kode import Shdk, StatusKawin, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.kk_ganti_kepala.formulir import CaraGantiKepala, F102GantiKepala, SebabGantiKepala
from adminduk.pendaftaran_penduduk.kk_ganti_kepala.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import AnggotaKK, Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, MARTHA, RUMBIAK, SENDIRI, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTutup, OrangUbah

MARTHA_KEPALA = AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.KEPALA_KELUARGA)
DINA_ANAK = AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.ANAK)
KORINUS_MERTUA = AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.MERTUA)
MARTHA_LAIN, DINA_TUA = replace(MARTHA_KEPALA, shdk=Shdk.FAMILI_LAIN), replace(DINA_ANAK, shdk=Shdk.ORANG_TUA)
ORANG_LAIN = AnggotaKK(nik=NIK("9202120101200099"), shdk=Shdk.ANAK)


@pytest.fixture
def register():
    return contoh.register_contoh()


@pytest.fixture
def yatim(register):
    """Dina alone, head for the time being."""
    [dina] = (a for a in contoh.KELUARGA_RUMBIAK.anggota if a.penduduk.id == DINA)
    register.tambah(replace(contoh.KELUARGA_RUMBIAK, anggota=(replace(dina, shdk=Shdk.KEPALA_KELUARGA),)))
    return register


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "no_kk": contoh.NOMOR_KK,
        "sebab": SebabGantiKepala.KEMATIAN,
        "tanggal_kematian": date(2026, 11, 1),
        "no_akta_kematian": "9203-KM-02112026-0001",
        "cara": CaraGantiKepala.ANGGOTA,
        "anggota": (MARTHA_KEPALA, DINA_ANAK, KORINUS_MERTUA),
    }
    return F102GantiKepala(**(isi | ubah))


def anak(**ubah):
    isi = {"sebab": SebabGantiKepala.BELUM_DEWASA, "tanggal_kematian": None, "no_akta_kematian": None}
    return formulir(**(isi | ubah))


def kerabat():
    paulus = AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.KEPALA_KELUARGA)
    return anak(cara=CaraGantiKepala.KERABAT, anggota=(paulus, replace(DINA_ANAK, shdk=Shdk.FAMILI_LAIN)))


def dititipkan(**ubah):
    isi = {"cara": CaraGantiKepala.DITITIPKAN, "kk_wali": contoh.NOMOR_KK_SENDIRI, "nik_wali": contoh.NIK_SENDIRI,
           "anggota": (replace(DINA_ANAK, shdk=Shdk.FAMILI_LAIN),)}  # fmt: skip
    return anak(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_kepala_baru_nomor_baru_dan_hubungan_setiap_anggota(register):
    sesudah = catat(register, laksanakan(formulir(), register))

    keluarga = sesudah.keluarga(RUMBIAK)
    assert {a.penduduk.id: a.shdk for a in keluarga.anggota} == {
        MARTHA: Shdk.KEPALA_KELUARGA,
        DINA: Shdk.ANAK,
        contoh.KORINUS: Shdk.MERTUA,
    }
    assert keluarga.nomor != contoh.NOMOR_KK
    assert salah_susunan(sesudah) == []


def test_kematian_yang_aktanya_dari_kantor_lain_ikut_dicatat_pada_orangnya(register):
    kia = UUID(int=704)
    register.tambah(dokumen=[Dokumen(kia, "KTP_EL", "1", YOSEP, None)])
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)

    assert sesudah.penduduk(YOSEP).status is StatusPenduduk.MENINGGAL
    assert sesudah.penduduk(YOSEP).rinci["no_akta_kematian"] == "9203-KM-02112026-0001"
    assert sesudah.penduduk(MARTHA).status_kawin is StatusKawin.CERAI_MATI
    assert {d.dokumen for d in perubahan(hasil, DokumenTutup)} == {kia, contoh.KK_RUMBIAK}


def test_kerabat_dewasa_pindah_masuk_dan_kk_lamanya_ditutup(yatim):
    sesudah = catat(yatim, laksanakan(kerabat(), yatim))

    assert sesudah.keluarga(RUMBIAK).kepala.penduduk.id == SEORANG_DIRI
    assert sesudah.keluarga(SENDIRI) is None
    assert salah_susunan(sesudah) == []


def test_anak_dititipkan_pada_kk_wali_dengan_pernyataan(yatim):
    hasil = laksanakan(dititipkan(), yatim)
    sesudah = catat(yatim, hasil)

    assert {a.penduduk.id for a in sesudah.keluarga(SENDIRI).anggota} == {DINA, SEORANG_DIRI}
    assert sesudah.keluarga(RUMBIAK) is None
    assert perubahan(hasil, OrangUbah) == []
    assert [s.kode for s in layanan.syarat_diminta(dititipkan())] == ["pernyataan_wali"]


def test_semua_anggota_belum_17_tahun_ditolak_dengan_kedua_jalan_keluar(register):
    anggota = (a for a in contoh.KELUARGA_RUMBIAK.anggota if a.penduduk.id in (YOSEP, DINA))
    register.tambah(replace(contoh.KELUARGA_RUMBIAK, anggota=tuple(anggota)))
    f = formulir(anggota=(replace(DINA_ANAK, shdk=Shdk.KEPALA_KELUARGA),))

    [penolakan] = layanan.periksa(kasus(layanan, f), register)
    assert penolakan.pemeriksaan == "kepala_keluarga_dewasa"
    assert "kerabat dewasa" in penolakan.kalimat and "wali" in penolakan.kalimat


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        (["kk_terdaftar", "kepala_baru_sesuai_cara"], {"no_kk": NomorKK("9202120101990099")}),
        (["kematian_sudah_terjadi"], {"tanggal_kematian": HARI_INI + timedelta(days=1)}),
        (["kematian_sudah_terjadi"], {"tanggal_kematian": date(1983, 3, 4)}),
        (["susunan_memuat_semua_yang_tinggal"], {"anggota": (MARTHA_KEPALA, DINA_ANAK)}),
        (["kepala_baru_sesuai_cara"], {"anggota": (MARTHA_LAIN, DINA_ANAK, KORINUS_MERTUA)}),
        (["kepala_baru_sesuai_cara"], {"cara": CaraGantiKepala.KERABAT}),
        (["hubungan_dalam_keluarga_serasi"], {"anggota": (MARTHA_KEPALA, DINA_TUA, KORINUS_MERTUA)}),
        (["anggota_ditulis_sekali"], {"anggota": (MARTHA_KEPALA, DINA_ANAK, KORINUS_MERTUA, DINA_ANAK)}),
        (["anggota_terdaftar"], {"anggota": (MARTHA_KEPALA, DINA_ANAK, KORINUS_MERTUA, ORANG_LAIN)}),
    ],
)  # fmt: skip
def test_setiap_pemeriksaan_menolak_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == karena


def test_kepala_keluarga_dewasa_yang_hidup_tidak_diganti(register):
    semua = (replace(KORINUS_MERTUA, shdk=Shdk.KEPALA_KELUARGA), AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.ANAK),
             AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.MENANTU), replace(DINA_ANAK, shdk=Shdk.CUCU))  # fmt: skip

    assert diperiksa(anak(anggota=semua), register) == ["kepala_lama_memang_berganti"]


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("wali_dewasa_pada_kk_wali", {"kk_wali": NomorKK("9202120101990099")}),
        ("wali_dewasa_pada_kk_wali", {"nik_wali": contoh.NIK_KORINUS}),
        ("hubungan_dalam_keluarga_serasi", {"anggota": (replace(DINA_ANAK, shdk=Shdk.ISTRI),)}),
        ("kepala_baru_sesuai_cara", {"anggota": (AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.KEPALA_KELUARGA),)}),
    ],
)
def test_wali_diperiksa(yatim, karena, ubah):
    assert diperiksa(dititipkan(), yatim) == []
    assert karena in diperiksa(dititipkan(**ubah), yatim)


def test_kerabat_tidak_meninggalkan_anaknya_sendiri(yatim):
    rut = contoh.penduduk(
        UUID(int=91), NIK("9202125001180001"), "RUT SAIBA", contoh.ORANG_DINA.jenis_kelamin, date(2018, 1, 10)
    )
    anggota = contoh.KELUARGA_SENDIRI.anggota
    yatim.tambah(
        replace(contoh.KELUARGA_SENDIRI, anggota=(*anggota, replace(anggota[0], penduduk=rut, shdk=Shdk.ANAK)))
    )

    assert diperiksa(kerabat(), yatim) == ["yang_tinggal_berkepala_dewasa"]


def test_kk_lama_hanya_ditunjukkan_dan_akta_kematian_diminta_bila_meninggal():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["akta_kematian"]
    assert layanan.syarat_diminta(kerabat()) == ()


def test_kepala_yang_sudah_dicatat_meninggal_tidak_dicatat_lagi(register):
    ubah_orang(register, YOSEP, status=StatusPenduduk.MENINGGAL)
    anggota = tuple(a for a in contoh.KELUARGA_RUMBIAK.anggota if a.penduduk.id != YOSEP)
    register.tambah(replace(contoh.KELUARGA_RUMBIAK, anggota=anggota))
    hasil = laksanakan(formulir(), register)

    assert perubahan(hasil, OrangUbah) == []
    assert salah_susunan(catat(register, hasil)) == []


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), kerabat(), dititipkan()):
        assert baca(F102GantiKepala, tulis(f)).formulir == f
