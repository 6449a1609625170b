from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusPenduduk
from adminduk.pencatatan_sipil.pengangkatan_anak.layanan import F201PengangkatanAnak, OrangTuaAngkat, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_akta import AKTA, KUTIPAN, NOMOR, register_berakta, register_berakta_lama
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, RUMBIAK, SENDIRI
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup, OrangUbah

WNI, WNA = Kewarganegaraan.WNI, Kewarganegaraan.WNA
PELAPOR = Pelapor(nama="Paulus Saiba", nik=contoh.NIK_SENDIRI, kewarganegaraan=WNI)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="5/Pdt.P/2026/PN Mnk",
    tanggal=date(2026, 10, 1),
    tanggal_inkracht=date(2026, 11, 1),
)
PAULUS = OrangTuaAngkat(kewarganegaraan=WNI, nama="Paulus Saiba", nik=contoh.NIK_SENDIRI)
ASING = OrangTuaAngkat(kewarganegaraan=WNA, nama="John Smith", no_paspor="X1234567")


def formulir(*orang_tua, putusan=PUTUSAN, no_akta=NOMOR):
    subjek = SubjekAkta(nik=contoh.NIK_DINA, no_akta=no_akta)
    return F201PengangkatanAnak(pelapor=PELAPOR, subjek=subjek, putusan=putusan, orang_tua=orang_tua or (PAULUS,))


@pytest.mark.parametrize("buat", [register_berakta, register_berakta_lama])
def test_akta_kelahiran_tetap_memuat_orang_tua_kandung_dan_pengangkatannya_di_pinggir(buat):
    register = buat()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    [catatan], [kutipan] = (
        perubahan(hasil, CatatanPinggir), [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "AKTA_KELAHIRAN"]
    )  # fmt: skip

    assert "diangkat sebagai anak oleh PAULUS SAIBA" in catatan.isi["teks"]
    assert catatan.isi["teks"] in kutipan.isi["catatan"][0]
    assert (kutipan.isi["nama_ayah"] != "", "SAIBA" in kutipan.isi["nama_ayah"]) == (True, False)
    assert perubahan(hasil, OrangUbah) == []


def test_anak_pindah_ke_kk_orang_tua_angkat_dan_kedua_kk_terbit_lagi():
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah = catat(register, hasil)
    kk = {d.keluarga: [a["nama"] for a in d.isi["anggota"]] for d in perubahan(hasil, DokumenTerbit) if d.jenis == "KK"}

    assert sesudah.keluarga(SENDIRI).cari(DINA).shdk is Shdk.ANAK
    assert sesudah.keluarga(RUMBIAK).cari(DINA) is None
    assert sesudah.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert ("DINA RUMBIAK" in kk[SENDIRI], "DINA RUMBIAK" in kk[RUMBIAK]) == (True, False)
    assert {KUTIPAN, contoh.KK_RUMBIAK} <= {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert salah_susunan(sesudah) == []


def test_orang_tua_angkat_asing_tanpa_kk_membiarkan_anak_pada_kk_nya_dan_diminta_paspor():
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir(ASING)), register)

    assert catat(register, hasil).keluarga_dari(DINA).id == RUMBIAK
    assert "JOHN SMITH" in perubahan(hasil, CatatanPinggir)[0].isi["teks"]
    assert "paspor" in {s.kode for s in layanan.syarat_diminta(formulir(ASING))}
    assert "paspor" not in {s.kode for s in layanan.syarat_diminta(formulir())}


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("akta_ditemukan", formulir(no_akta="lain")),
        ("putusan_berkekuatan_tetap", formulir(putusan=replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24)))),
        ("orang_tua_angkat_terdaftar", formulir(replace(PAULUS, nik=None))),
        ("orang_tua_angkat_satu_kk", formulir(PAULUS, replace(PAULUS, nik=contoh.NIK_KORINUS))),
        ("bukan_orang_tua_kandung", formulir(replace(PAULUS, nik=contoh.NIK_MARTHA))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, f):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, f), register_berakta()) == [karena]


def test_akta_lain_dan_anak_yang_meninggal_ditolak():
    register = register_berakta()
    register.tambah_akta(replace(register.akta(AKTA), jenis="AKTA_KEMATIAN"))
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["akta_kelahiran_saja"]

    register = register_berakta()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), formulir(ASING)):
        assert baca(F201PengangkatanAnak, tulis(f), hari_ini=HARI_INI).formulir == f
