from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusPenduduk
from adminduk.pencatatan_sipil.pengakuan_anak.layanan import DasarPengakuan, F201PengakuanAnak, layanan
from adminduk.permohonan.aturan.pengakuan import TempatAnak
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_akta import KUTIPAN, NOMOR, register_berakta
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, MARTHA, RUMBIAK, SENDIRI, SEORANG_DIRI
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, DokumenTerbit, DokumenTutup

PELAPOR = Pelapor(nama="Paulus Saiba", nik=contoh.NIK_SENDIRI, kewarganegaraan=Kewarganegaraan.WNI)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="9/Pdt.P/2026/PN Mnk",
    tanggal=date(2026, 10, 1),
    tanggal_inkracht=date(2026, 11, 1),
)


def register_tanpa_ayah():
    """Dina is the child of Martha alone; Paulus says that he is the father."""
    register = register_berakta()
    ubah_orang(register, DINA, ayah=None, nama_ayah="")
    return register


def formulir(**lain):
    isi = {
        "pelapor": PELAPOR, "subjek": SubjekAkta(nik=contoh.NIK_DINA, no_akta=NOMOR), "nik_ayah": contoh.NIK_SENDIRI,
        "dasar": DasarPengakuan.KAWIN_AGAMA, "tanggal_kawin_agama": date(2014, 5, 3), "putusan": None,
        "tempat_anak": TempatAnak.TETAP,
    }  # fmt: skip
    return F201PengakuanAnak(**(isi | lain))


DENGAN_PENETAPAN = {"dasar": DasarPengakuan.PENETAPAN, "tanggal_kawin_agama": None, "putusan": PUTUSAN}


def test_ayah_dicatat_dengan_akta_sendiri_dan_akta_kelahiran_tetap_menyebut_yang_semula():
    register = register_tanpa_ayah()
    semula = register.akta_bernomor(NOMOR).isi
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah, [catatan], [akta] = catat(register, hasil), perubahan(hasil, CatatanPinggir), perubahan(hasil, AktaCatat)
    terbit, anak = {d.jenis: d for d in perubahan(hasil, DokumenTerbit)}, sesudah.penduduk(DINA)

    assert (anak.ayah, anak.nama_ayah, anak.ibu) == (SEORANG_DIRI, "PAULUS SAIBA", MARTHA)
    assert (akta.jenis, akta.nomor.kode) == ("PENGAKUAN_ANAK", "PA")
    assert "diakui sebagai anak oleh ayahnya, PAULUS SAIBA" in catatan.isi["teks"]
    for kolom in ("model", "nama_ayah", "nama_ibu"):
        assert terbit["AKTA_KELAHIRAN"].isi[kolom] == semula[kolom]
    assert terbit["AKTA_PENGAKUAN_ANAK"].isi["nama_ibu"] == "MARTHA MANDACAN"
    assert KUTIPAN in {t.dokumen for t in perubahan(hasil, DokumenTutup)}


def test_anak_tetap_pada_kk_ibu_atau_masuk_kk_ayah_sebagai_anak():
    register = register_tanpa_ayah()
    tetap = catat(register, layanan.laksanakan(kasus(layanan, formulir()), register))
    masuk = catat(register, layanan.laksanakan(kasus(layanan, formulir(tempat_anak=TempatAnak.KK_AYAH)), register))

    assert tetap.keluarga_dari(DINA).id == RUMBIAK
    assert (masuk.keluarga_dari(DINA).id, masuk.keluarga(SENDIRI).cari(DINA).shdk) == (SENDIRI, Shdk.ANAK)
    assert masuk.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert salah_susunan(masuk) == []


@pytest.mark.parametrize(
    ("karena", "lain"),
    [
        ("akta_ditemukan", {"subjek": SubjekAkta(nik=contoh.NIK_DINA, no_akta="lain")}),
        ("ayah_terdaftar", {"nik_ayah": contoh.NIK_MARTHA}),
        ("perkawinan_belum_tercatat", {"nik_ayah": contoh.NIK_YOSEP}),
        ("perkawinan_agama_sudah_terjadi", {"tanggal_kawin_agama": date(2026, 11, 24)}),
        (
            "putusan_berkekuatan_tetap",
            DENGAN_PENETAPAN | {"putusan": replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24))},
        ),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, lain):
    assert alasan(layanan, kasus(layanan, formulir()), register_tanpa_ayah()) == []
    assert alasan(layanan, kasus(layanan, formulir(**lain)), register_tanpa_ayah()) == [karena]


def test_anak_yang_sudah_berayah_tidak_diakui_lagi():
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == ["belum_berayah"]


def test_ibu_asing_memerlukan_penetapan():
    register = register_tanpa_ayah()
    ubah_orang(register, MARTHA, kewarganegaraan=Kewarganegaraan.WNA)

    assert alasan(layanan, kasus(layanan, formulir()), register) == ["orang_tua_asing_dengan_penetapan"]
    assert alasan(layanan, kasus(layanan, formulir(**DENGAN_PENETAPAN)), register) == []


def test_ayah_tanpa_kk_di_sini_tidak_dimasuki_anak():
    register = register_tanpa_ayah()
    register._keluarga.pop(SENDIRI)
    f = formulir(tempat_anak=TempatAnak.KK_AYAH)

    assert alasan(layanan, kasus(layanan, f), register) == ["kk_ayah_di_wilayah_ini"]
    assert alasan(layanan, kasus(layanan, formulir()), register) == []


def test_akta_lain_dan_anak_yang_meninggal_ditolak():
    register = register_tanpa_ayah()
    register.tambah_akta(replace(register.akta_bernomor(NOMOR), jenis="AKTA_KEMATIAN"))
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["akta_kelahiran_saja"]

    register = register_tanpa_ayah()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


def test_syarat_menurut_dasarnya():
    assert {s.kode for s in layanan.syarat_diminta(formulir())} == {"pernyataan", "kawin_agama", "kutipan_akta"}
    assert {s.kode for s in layanan.syarat_diminta(formulir(**DENGAN_PENETAPAN))} == {"penetapan", "kutipan_akta"}


def test_ayah_bukan_anak_itu_sendiri():
    f = formulir(nik_ayah=contoh.NIK_DINA)
    assert alasan(layanan, kasus(layanan, f), register_tanpa_ayah()) == ["ayah_terdaftar"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), formulir(**DENGAN_PENETAPAN)):
        assert baca(F201PengakuanAnak, tulis(f), hari_ini=HARI_INI).formulir == f
