from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Agama, JenisKelamin, Kewarganegaraan, StatusKawin
from adminduk.pencatatan_sipil.akta_perkawinan_orang_asing.formulir import (
    F201PerkawinanOrangAsing,
    IzinTinggal,
    Mempelai,
)
from adminduk.pencatatan_sipil.akta_perkawinan_orang_asing.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.putusan import PutusanPengadilan
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK, HARI_INI, MANOKWARI, SEORANG_DIRI
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
JOHN = Mempelai(
    nama="John Smith",
    tempat_lahir="Perth",
    tanggal_lahir=date(1990, 5, 1),
    negara="Australia",
    no_paspor="PA1234567",
    izin_tinggal=IzinTinggal.ITAS,
)
ISTRI = Mempelai(nik=contoh.NIK_DINA)


@pytest.fixture
def register():
    """Dina is grown up."""
    reg = contoh.register_contoh()
    ubah_orang(reg, DINA, tanggal_lahir=date(2000, 1, 1))
    return reg


def formulir(**ubah):
    isi = {
        "pelapor": Pelapor(nama="Dina", nik=contoh.NIK_DINA, kewarganegaraan=WNI),
        "suami": JOHN,
        "istri": ISTRI,
        "no_izin_perwakilan": "CNI/77/2026",
        "tanggal": date(2026, 11, 14),
        "tempat": MANOKWARI,
        "agama": Agama.KRISTEN,
        "pemuka_agama": "Pdt. Elia Wanggai",
        "dispensasi": None,
        "izin": None,
        "saksi_1": SAKSI[0],
        "saksi_2": SAKSI[1],
    }
    return F201PerkawinanOrangAsing(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def kutipan(hasil):
    return [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "AKTA_PERKAWINAN"]


def test_orang_asing_tanpa_nik_tercetak_seperti_paspornya_dan_istrinya_kawin_tercatat(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    [akta] = perubahan(hasil, AktaCatat)

    assert [(d.orang, d.akta) for d in kutipan(hasil)] == [(None, akta.akta), (DINA, akta.akta)]
    suami = kutipan(hasil)[0].isi["suami"]
    assert (suami["nama"], suami["nik"], suami["kewarganegaraan"]) == ("JOHN SMITH", "", "AUSTRALIA")
    assert sesudah.penduduk(DINA).status_kawin is StatusKawin.KAWIN_TERCATAT
    assert sesudah.penduduk(DINA).rinci["no_akta_perkawinan"] == sesudah.akta(akta.akta).nomor
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)].count("KK") == 1
    assert salah_susunan(sesudah) == []


def test_orang_asing_ber_nik_menjadi_ikatan_dalam_register(register):
    ubah_orang(register, SEORANG_DIRI, kewarganegaraan=Kewarganegaraan.WNA)
    lama = UUID(int=205)
    register.tambah(perkawinan=[Perkawinan(lama, SEORANG_DIRI, DINA, False, date(2025, 1, 1), "")])
    hasil = laksanakan(formulir(suami=Mempelai(nik=contoh.NIK_SENDIRI, no_paspor="X1")), register)

    assert [k.perkawinan for k in perubahan(hasil, KawinSelesai)] == [lama]
    [ikatan] = catat(register, hasil).daftar_perkawinan(DINA)
    assert (ikatan.suami, ikatan.tercatat) == (SEORANG_DIRI, True)


def test_dua_orang_asing_yang_bukan_penduduk_dicatat_di_tempat_perkawinannya(register):
    jane = replace(JOHN, nama="Jane Doe", izin_tinggal=IzinTinggal.KUNJUNGAN)
    hasil = laksanakan(formulir(istri=jane), register)

    assert [d.orang for d in kutipan(hasil)] == [None, None]
    assert diperiksa(formulir(istri=jane, tempat=FAKFAK), register) == ["kantor_berwenang"]


def test_tanda_tinggal_diminta_hanya_bagi_itas():
    kunjungan = formulir(suami=replace(JOHN, izin_tinggal=IzinTinggal.KUNJUNGAN))

    assert "sktt" in {s.kode for s in layanan.syarat_diminta(formulir())}
    assert "sktt" not in {s.kode for s in layanan.syarat_diminta(kunjungan)}
    assert {"dokumen_perjalanan", "izin_perwakilan"} <= {s.kode for s in layanan.syarat_diminta(kunjungan)}


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("yang_ber_nik_penduduk_kantor_ini", {"istri": Mempelai(nik=contoh.NIK_SENDIRI)}),
        ("yang_ber_nik_penduduk_kantor_ini", {"istri": Mempelai(nik=contoh.NIK_SAKSI[0])}),
        ("salah_seorang_orang_asing", {"suami": Mempelai(nik=contoh.NIK_SENDIRI)}),
        ("salah_seorang_orang_asing", {"suami": replace(JOHN, negara="Indonesia")}),
        ("salah_seorang_orang_asing", {"suami": replace(JOHN, no_paspor=None)}),
        ("bukan_menurut_agama_islam", {"agama": Agama.ISLAM}),
        ("perkawinan_sudah_terjadi", {"tanggal": date(2026, 11, 24)}),
        ("cukup_umur_atau_dispensasi", {"suami": replace(JOHN, tanggal_lahir=date(2007, 11, 15))}),
        ("tidak_terikat_perkawinan_lain", {"istri": Mempelai(nik=contoh.NIK_MARTHA)}),
        ("dua_saksi_berbeda", {"saksi_2": SAKSI[0]}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    ubah_orang(register, SEORANG_DIRI, jenis_kelamin=JenisKelamin.LAKI_LAKI)
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_dispensasi_dan_izin_pengadilan_diterima(register):
    muda = formulir(suami=replace(JOHN, tanggal_lahir=date(2007, 11, 15)), dispensasi=PUTUSAN)
    jane = replace(JOHN, nama="Jane Doe")
    kedua = formulir(suami=Mempelai(nik=contoh.NIK_YOSEP), istri=jane)

    assert diperiksa(muda, register) == []
    assert diperiksa(kedua, register) == ["tidak_terikat_perkawinan_lain"]
    assert diperiksa(replace(kedua, izin=PUTUSAN), register) == []


def test_kantor_lain_ditolak(register):
    assert diperiksa(formulir(tempat=FAKFAK), register, kab=FAKFAK) == ["yang_ber_nik_penduduk_kantor_ini"]


def test_lewat_enam_puluh_hari_dikatakan_dan_tetap_dicatat(register):
    assert laksanakan(formulir(tanggal=date(2026, 9, 24)), register).catatan[0].startswith("KTP-el")
    assert laksanakan(formulir(tanggal=date(2026, 9, 23)), register).catatan[0] == "Dilaporkan lewat 60 hari."


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    terbaca = baca(F201PerkawinanOrangAsing, tulis(formulir()), hari_ini=HARI_INI, wilayah_ada=lambda kode: True)
    assert terbaca.formulir == formulir()
