from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusPenduduk
from adminduk.pencatatan_sipil.pengesahan_anak.layanan import F201PengesahanAnak, layanan
from adminduk.permohonan.aturan.pengakuan import TempatAnak
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_akta import AKTA, NOMOR, register_berakta
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, MARTHA, RUMBIAK, YOSEP
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, DokumenTerbit

PELAPOR = Pelapor(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP, kewarganegaraan=Kewarganegaraan.WNI)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="9/Pdt.P/2026/PN Mnk",
    tanggal=date(2026, 10, 1),
    tanggal_inkracht=date(2026, 11, 1),
)


def formulir(**lain):
    isi = {
        "pelapor": PELAPOR, "subjek": SubjekAkta(nik=contoh.NIK_DINA, no_akta=NOMOR), "nik_ayah": contoh.NIK_YOSEP,
        "no_akta_kawin": "9202-KW-02112026-0001", "tanggal_dicatat": date(2026, 11, 2), "putusan": None,
        "tempat_anak": TempatAnak.TETAP,
    }  # fmt: skip
    return F201PengesahanAnak(**(isi | lain))


@pytest.mark.parametrize("tercatat", [{}, {"ayah": None, "nama_ayah": ""}])
def test_anak_menjadi_anak_sah_dengan_akta_sendiri_dan_catatan_pinggir(tercatat):
    register = register_berakta()
    ubah_orang(register, DINA, **tercatat)
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    anak, [catatan], [akta] = (
        catat(register, hasil).penduduk(DINA), perubahan(hasil, CatatanPinggir), perubahan(hasil, AktaCatat)
    )  # fmt: skip

    assert (anak.ayah, anak.nama_ayah, anak.ibu) == (YOSEP, "YOSEP RUMBIAK", MARTHA)
    assert (catatan.akta, akta.jenis, akta.nomor.kode) == (AKTA, "PENGESAHAN_ANAK", "PS")
    assert "disahkan sebagai anak sah YOSEP RUMBIAK" in catatan.isi["teks"]
    assert {d.jenis for d in perubahan(hasil, DokumenTerbit)} == {"AKTA_PENGESAHAN_ANAK", "AKTA_KELAHIRAN", "KK"}


def test_anak_yang_sudah_di_kk_ayahnya_tetap_di_sana_sebagai_anak():
    register = register_berakta()
    keluarga = register.keluarga(RUMBIAK)
    famili = tuple(replace(a, shdk=Shdk.FAMILI_LAIN) if a.penduduk.id == DINA else a for a in keluarga.anggota)
    register.tambah(replace(keluarga, anggota=famili))
    hasil = layanan.laksanakan(kasus(layanan, formulir(tempat_anak=TempatAnak.KK_AYAH)), register)

    assert catat(register, hasil).keluarga(RUMBIAK).cari(DINA).shdk is Shdk.ANAK


@pytest.mark.parametrize(
    ("karena", "lain"),
    [
        ("akta_ditemukan", {"subjek": SubjekAkta(nik=contoh.NIK_DINA, no_akta="lain")}),
        ("lahir_sebelum_perkawinan_dicatat", {"tanggal_dicatat": date(2015, 11, 20)}),
        ("lahir_sebelum_perkawinan_dicatat", {"tanggal_dicatat": date(2026, 11, 24)}),
        ("putusan_berkekuatan_tetap", {"putusan": replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24))}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, lain):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, formulir(**lain)), register_berakta()) == [karena]


def test_ayah_yang_bukan_suami_ibunya_dan_bukan_yang_tercatat_ditolak():
    register = register_berakta()
    f = formulir(nik_ayah=contoh.NIK_SENDIRI)
    assert alasan(layanan, kasus(layanan, f), register) == [
        "perkawinan_orang_tua_tercatat",
        "ayah_sama_dengan_yang_tercatat",
    ]

    ubah_orang(register, DINA, ayah=None, nama_ayah="")
    assert alasan(layanan, kasus(layanan, f), register) == ["perkawinan_orang_tua_tercatat"]
    assert "ayah_terdaftar" in alasan(layanan, kasus(layanan, formulir(nik_ayah=contoh.NIK_MARTHA)), register)


def test_ibu_asing_memerlukan_penetapan():
    register = register_berakta()
    ubah_orang(register, MARTHA, kewarganegaraan=Kewarganegaraan.WNA)

    assert alasan(layanan, kasus(layanan, formulir()), register) == ["orang_tua_asing_dengan_penetapan"]
    assert alasan(layanan, kasus(layanan, formulir(putusan=PUTUSAN)), register) == []


def test_ayah_tanpa_kk_di_sini_tidak_dimasuki_anak():
    register = register_berakta()
    register._keluarga.pop(RUMBIAK)
    f = formulir(tempat_anak=TempatAnak.KK_AYAH)

    assert alasan(layanan, kasus(layanan, f), register) == ["kk_ayah_di_wilayah_ini"]


def test_akta_lain_dan_anak_yang_meninggal_ditolak():
    register = register_berakta()
    register.tambah_akta(replace(register.akta(AKTA), jenis="AKTA_KEMATIAN"))
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["akta_kelahiran_saja"]

    register = register_berakta()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


def test_lewat_tiga_puluh_hari_dikatakan_dan_tetap_dicatat():
    def pesan(dicatat):
        k = kasus(layanan, formulir(tanggal_dicatat=dicatat))
        return layanan.laksanakan(k, register_berakta()).catatan

    assert (pesan(date(2026, 10, 24)), pesan(date(2026, 10, 23))) == ((), ("Dilaporkan lewat 30 hari.",))


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), formulir(putusan=PUTUSAN)):
        assert baca(F201PengesahanAnak, tulis(f), hari_ini=HARI_INI).formulir == f
