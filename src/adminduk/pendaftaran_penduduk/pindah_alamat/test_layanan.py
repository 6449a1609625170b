from dataclasses import replace

import pytest

from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.pindah_alamat.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.f103 import AlasanPindah, F103Dalam, JenisKepindahan, KKYangPindah
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA_FAKFAK, DINA, KORINUS, MARTHA, RUMBIAK, SENDIRI, SEORANG_DIRI, YOSEP
from adminduk.register.perubahan import DokumenTerbit

LAIN = 9202122004
TUJUAN = AlamatKK(alamat="Jalan Merdeka 5", rt="002", rw="001", desa=LAIN, kode_pos="98311")
KEPALA = AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA)
ISTRI = AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI)
ANAK = AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.ANAK)
AYAH = AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.ORANG_TUA)
KAKEK = replace(AYAH, shdk=Shdk.KEPALA_KELUARGA)
SEMUA = (KEPALA, ISTRI, ANAK, AYAH)


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(*anggota, **ubah):
    isi = {
        "pemohon": Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP),
        "no_kk": contoh.NOMOR_KK,
        "jenis": JenisKepindahan.ANGGOTA,
        "alasan": AlasanPindah.PERUMAHAN,
        "anggota": anggota or (KAKEK,),
        "kk": KKYangPindah.SENDIRI,
        "tujuan": TUJUAN,
        "rumah": StatusRumah.SENDIRI,
    }
    return F103Dalam(**(isi | ubah))


def menumpang(*anggota, **ubah):
    isi = {"kk": KKYangPindah.NUMPANG, "kk_tumpangan": contoh.NOMOR_KK_SENDIRI, "tujuan": None}
    return formulir(*anggota, **(isi | ubah))


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def sesudah(f, register):
    hasil = layanan.laksanakan(kasus(layanan, f), register)
    baru = catat(register, hasil)
    assert salah_susunan(baru) == []
    return hasil, baru


def test_seluruh_keluarga_pindah_nomor_tetap(register):
    hasil, baru = sesudah(formulir(*SEMUA, jenis=JenisKepindahan.SEMUA), register)

    keluarga = baru.keluarga(RUMBIAK)
    assert (keluarga.nomor, keluarga.desa, keluarga.alamat) == (contoh.NOMOR_KK, LAIN, "JALAN MERDEKA 5")
    assert [a.penduduk.id for a in keluarga.anggota] == [YOSEP, MARTHA, DINA, KORINUS]
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["KK"]


def test_kepala_pindah_nomornya_ikut_dan_yang_tinggal_bernomor_baru(register):
    _, baru = sesudah(formulir(KEPALA, ANAK, jenis=JenisKepindahan.KEPALA_DAN_SEBAGIAN), register)

    pindah, tinggal = baru.keluarga_dari(YOSEP), baru.keluarga_dari(MARTHA)
    assert (pindah.nomor, pindah.desa) == (contoh.NOMOR_KK, LAIN)
    assert tinggal.nomor != contoh.NOMOR_KK and tinggal.desa == contoh.DESA
    assert {a.penduduk.id: a.shdk for a in tinggal.anggota} == {
        MARTHA: Shdk.KEPALA_KELUARGA, KORINUS: Shdk.MERTUA,
    }  # fmt: skip


def test_kepala_bagi_yang_tinggal_dapat_dipilih(register):
    f = formulir(KEPALA, ANAK, jenis=JenisKepindahan.KEPALA_DAN_SEBAGIAN, kepala_yang_tinggal=(contoh.NIK_KORINUS,))
    _, baru = sesudah(f, register)

    assert baru.keluarga_dari(MARTHA).kepala.penduduk.id == KORINUS


def test_anggota_pindah_nomor_yang_tinggal_tetap(register):
    hasil, baru = sesudah(formulir(), register)

    assert baru.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK and baru.keluarga(RUMBIAK).desa == contoh.DESA
    assert baru.keluarga_dari(KORINUS).desa == LAIN and baru.keluarga_dari(KORINUS).nomor != contoh.NOMOR_KK
    assert len(perubahan(hasil, DokumenTerbit)) == 2


def test_yang_menumpang_masuk_kk_lain(register):
    _, baru = sesudah(menumpang(replace(AYAH, shdk=Shdk.FAMILI_LAIN)), register)

    assert {a.penduduk.id for a in baru.keluarga(SENDIRI).anggota} == {SEORANG_DIRI, KORINUS}


def test_semua_menumpang_menutup_kk_asal(register):
    semua = [replace(a, shdk=Shdk.FAMILI_LAIN) for a in SEMUA]
    _, baru = sesudah(menumpang(*semua, jenis=JenisKepindahan.SEMUA), register)

    assert baru.keluarga(RUMBIAK) is None and len(baru.keluarga(SENDIRI).anggota) == 5


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("anggota_terdaftar", formulir(replace(KAKEK, nik=NIK("9202120101200099")))),
        ("anggota_ditulis_sekali", menumpang(*[replace(AYAH, shdk=Shdk.FAMILI_LAIN)] * 2)),
        ("yang_pindah_dari_kk_asal", formulir(no_kk=NomorKK("9202120101990099"))),
        ("jenis_kepindahan_sesuai", formulir(jenis=JenisKepindahan.SEMUA)),
        ("susunan_yang_pindah_serasi", formulir(AYAH)),
        ("kepala_yang_tinggal_sah", formulir(kepala_yang_tinggal=(contoh.NIK_SENDIRI,))),
        ("pengasuhan_anak_jelas", formulir(KAKEK, replace(ANAK, shdk=Shdk.CUCU))),
        ("tujuan_di_kabupaten_ini", formulir(tujuan=replace(TUJUAN, desa=DESA_FAKFAK))),
        ("kk_tumpangan_dikenal", menumpang(replace(AYAH, shdk=Shdk.FAMILI_LAIN), kk_tumpangan=contoh.NOMOR_KK)),
        ("hubungan_pada_kk_tumpangan_serasi", menumpang(KAKEK)),
    ],
)
def test_setiap_pemeriksaan_menolak(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(menumpang(replace(AYAH, shdk=Shdk.FAMILI_LAIN)), register) == []
    assert karena in diperiksa(f, register)


def test_alamat_yang_sama_bukan_kepindahan(register):
    lama = register.keluarga(RUMBIAK)
    sama = AlamatKK(alamat=lama.alamat.title(), rt=lama.rt, rw=lama.rw, dusun=lama.dusun, desa=lama.desa)

    assert diperiksa(formulir(tujuan=sama), register) == ["alamat_memang_berganti"]


def test_anak_yang_terpisah_dari_orang_tuanya_pindah_dengan_surat_kuasa(register):
    cucu = formulir(KAKEK, replace(ANAK, shdk=Shdk.CUCU), kuasa_pengasuhan=True)

    assert diperiksa(cucu, register) == []
    assert [s.kode for s in layanan.syarat_diminta(cucu)] == ["kuasa_pengasuhan"]
    _, baru = sesudah(cucu, register)
    assert baru.keluarga_dari(DINA).kepala.penduduk.id == KORINUS


def test_anak_tidak_ditinggalkan_tanpa_orang_dewasa(register):
    f = formulir(KEPALA, ISTRI, AYAH, jenis=JenisKepindahan.KEPALA_DAN_SEBAGIAN, kuasa_pengasuhan=True)

    assert diperiksa(f, register) == ["yang_tinggal_berkepala_dewasa"]


def test_izin_pasangan_tidak_diminta_dan_formulir_terbaca_kembali(register):
    assert any("Izin suami" in larangan.nama for larangan in layanan.larangan)
    assert diperiksa(formulir(ISTRI_SENDIRI, tujuan=TUJUAN), register) == []
    assert baca(F103Dalam, tulis(menumpang())).formulir == menumpang()


ISTRI_SENDIRI = replace(ISTRI, shdk=Shdk.KEPALA_KELUARGA)
