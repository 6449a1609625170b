from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Agama, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.pencatatan_sipil.akta_perkawinan.formulir import F201Perkawinan, SusunanKK
from adminduk.pencatatan_sipil.akta_perkawinan.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.putusan import PutusanPengadilan
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK, HARI_INI, MANOKWARI, MARTHA, RUMBIAK, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Perkawinan
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, KawinSelesai

WNI = Kewarganegaraan.WNI
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=WNI) for n in contoh.NIK_SAKSI)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="1/2026",
    tanggal=date(2026, 5, 1),
    tanggal_inkracht=date(2026, 6, 1),
)


@pytest.fixture
def register():
    """Dina is grown up; Paulus, who lives alone, marries her."""
    reg = contoh.register_contoh()
    ubah_orang(reg, DINA, tanggal_lahir=date(2000, 1, 1))
    ubah_orang(reg, SEORANG_DIRI, jenis_kelamin=JenisKelamin.LAKI_LAKI, tanggal_lahir=date(1999, 1, 1))
    return reg


def formulir(**ubah):
    isi = {
        "pelapor": Pelapor(nama="Paulus", nik=contoh.NIK_SENDIRI, kewarganegaraan=WNI),
        "suami": contoh.NIK_SENDIRI,
        "istri": contoh.NIK_DINA,
        "tanggal": date(2026, 11, 14),
        "tempat": MANOKWARI,
        "agama": Agama.KRISTEN,
        "pemuka_agama": "Pdt. Elia Wanggai",
        "tanggal_wafat": None,
        "dispensasi": None,
        "izin": None,
        "susunan": SusunanKK.ISTRI_KE_SUAMI,
        "saksi_1": SAKSI[0],
        "saksi_2": SAKSI[1],
    }
    return F201Perkawinan(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_dua_kutipan_satu_akta_dan_keduanya_kawin_tercatat(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    [akta] = perubahan(hasil, AktaCatat)
    kutipan = [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "AKTA_PERKAWINAN"]

    assert {(d.orang, d.akta) for d in kutipan} == {(SEORANG_DIRI, akta.akta), (DINA, akta.akta)}
    assert {sesudah.penduduk(o).status_kawin for o in (SEORANG_DIRI, DINA)} == {StatusKawin.KAWIN_TERCATAT}
    [ikatan] = sesudah.daftar_perkawinan(DINA)
    assert (ikatan.suami, ikatan.tercatat, ikatan.tanggal) == (SEORANG_DIRI, True, date(2026, 11, 14))
    assert salah_susunan(sesudah) == []


@pytest.mark.parametrize(
    ("susunan", "dina", "paulus"),
    [
        (SusunanKK.TETAP, (RUMBIAK, Shdk.ANAK), (contoh.SENDIRI, Shdk.KEPALA_KELUARGA)),
        (SusunanKK.ISTRI_KE_SUAMI, (contoh.SENDIRI, Shdk.ISTRI), (contoh.SENDIRI, Shdk.KEPALA_KELUARGA)),
        (SusunanKK.SUAMI_KE_ISTRI, (RUMBIAK, Shdk.ANAK), (RUMBIAK, Shdk.MENANTU)),
        (SusunanKK.BARU, (None, Shdk.ISTRI), (None, Shdk.KEPALA_KELUARGA)),
    ],
)
def test_susunan_kk_menurut_pilihan(register, susunan, dina, paulus):
    hasil = laksanakan(formulir(susunan=susunan), register)
    sesudah = catat(register, hasil)

    for orang, (keluarga, shdk) in ((DINA, dina), (SEORANG_DIRI, paulus)):
        kini = sesudah.keluarga_dari(orang)
        assert kini.cari(orang).shdk is shdk
        assert keluarga is None or kini.id == keluarga
    assert salah_susunan(sesudah) == []
    assert [d.keluarga for d in perubahan(hasil, DokumenTerbit) if d.jenis == "KK"]


def test_yang_kawin_belum_tercatat_menjadi_tercatat(register):
    lama = UUID(int=205)
    register.tambah(perkawinan=[Perkawinan(lama, SEORANG_DIRI, DINA, False, date(2020, 1, 1), "")])
    hasil = laksanakan(formulir(tanggal=date(2020, 1, 1)), register)

    assert [k.perkawinan for k in perubahan(hasil, KawinSelesai)] == [lama]
    assert [k.tercatat for k in catat(register, hasil).daftar_perkawinan(DINA)] == [True]


def test_suami_wafat_sebelum_dicatat_istri_menjadi_cerai_mati(register):
    ubah_orang(register, SEORANG_DIRI, status=StatusPenduduk.MENINGGAL)
    f = formulir(tanggal_wafat=date(2026, 11, 20))
    sesudah = catat(register, laksanakan(f, register))

    assert "f_2_04" in {s.kode for s in layanan.syarat_diminta(f)}
    assert sesudah.penduduk(DINA).status_kawin is StatusKawin.CERAI_MATI
    assert sesudah.daftar_perkawinan(DINA) == ()
    assert diperiksa(formulir(), register) == ["keduanya_penduduk_kantor_ini"]


@pytest.mark.parametrize(
    ("tanggal", "lahir", "karena"),
    [
        (date(2019, 10, 14), date(2003, 10, 14), []),
        (date(2019, 10, 14), date(2003, 10, 15), ["cukup_umur_atau_dispensasi"]),
        (date(2019, 10, 15), date(2003, 10, 14), ["cukup_umur_atau_dispensasi"]),
        (date(2019, 10, 15), date(2000, 10, 15), []),
        (date(2018, 6, 1), date(2002, 6, 1), []),
    ],
)
def test_umur_kawin_menurut_hukum_pada_hari_perkawinan(register, tanggal, lahir, karena):
    """Suami 19 tahun pada 2018; istri cukup 16 tahun sampai 14-10-2019, 19 tahun sejak 15-10-2019."""
    ubah_orang(register, DINA, tanggal_lahir=lahir)

    assert diperiksa(formulir(tanggal=tanggal), register) == karena
    assert diperiksa(formulir(tanggal=tanggal, dispensasi=PUTUSAN), register) == []


def test_suami_yang_beristri_memerlukan_izin_dan_istri_yang_bersuami_tidak_pernah(register):
    ubah_orang(register, SEORANG_DIRI, jenis_kelamin=JenisKelamin.PEREMPUAN)
    kedua = formulir(suami=contoh.NIK_YOSEP, istri=contoh.NIK_SENDIRI, susunan=SusunanKK.TETAP)
    assert diperiksa(kedua, register) == ["suami_beristri_dengan_izin"]
    assert diperiksa(replace(kedua, izin=PUTUSAN), register) == []
    assert "izin" in {s.kode for s in layanan.syarat_diminta(replace(kedua, izin=PUTUSAN))}

    ubah_orang(register, SEORANG_DIRI, jenis_kelamin=JenisKelamin.LAKI_LAKI)
    bersuami = formulir(istri=contoh.NIK_MARTHA, izin=PUTUSAN)
    assert diperiksa(bersuami, register) == ["istri_tidak_terikat"]
    assert diperiksa(formulir(suami=contoh.NIK_YOSEP, istri=contoh.NIK_MARTHA), register) == ["istri_tidak_terikat"]


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("keduanya_penduduk_kantor_ini", {"suami": contoh.NIK_DINA, "istri": contoh.NIK_SENDIRI}),
        ("bukan_menurut_agama_islam", {"agama": Agama.ISLAM}),
        ("perkawinan_sudah_terjadi", {"tanggal": date(2026, 11, 24)}),
        ("dua_saksi_berbeda", {"saksi_2": SAKSI[0]}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_kantor_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["keduanya_penduduk_kantor_ini"]


def test_lewat_enam_puluh_hari_dikatakan_dan_tetap_dicatat(register):
    assert laksanakan(formulir(tanggal=date(2026, 9, 24)), register).catatan[0].startswith("KTP-el")
    assert laksanakan(formulir(tanggal=date(2026, 9, 23)), register).catatan[0] == "Dilaporkan lewat 60 hari."


def test_kepala_keluarga_yang_pergi_diganti(register):
    """Yosep, divorced, marries a woman who heads her own family: his own family goes on without him."""
    register._perkawinan.clear()
    for orang in (YOSEP, MARTHA):
        ubah_orang(register, orang, status_kawin=StatusKawin.CERAI_HIDUP_TERCATAT)
    ubah_orang(register, SEORANG_DIRI, jenis_kelamin=JenisKelamin.PEREMPUAN)
    f = formulir(suami=contoh.NIK_YOSEP, istri=contoh.NIK_SENDIRI, susunan=SusunanKK.SUAMI_KE_ISTRI)
    sesudah = catat(register, laksanakan(f, register))

    assert sesudah.keluarga(RUMBIAK).kepala is not None
    assert sesudah.keluarga(RUMBIAK).nomor != contoh.NOMOR_KK
    assert sesudah.keluarga_dari(YOSEP).cari(YOSEP).shdk is Shdk.SUAMI
    assert salah_susunan(sesudah) == []


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    terbaca = baca(F201Perkawinan, tulis(formulir(izin=PUTUSAN)), hari_ini=HARI_INI, wilayah_ada=lambda kode: True)
    assert terbaca.formulir == formulir(izin=PUTUSAN)
