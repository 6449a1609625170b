from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.pencatatan_sipil.pembatalan_akta_tanpa_pengadilan.layanan import (
    BeritaAcara,
    F201PembatalanTanpaPengadilan,
    SebabBatal,
    layanan,
)
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_akta import AKTA, NOMOR, register_berakta
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.kelahiran_benar import KelahiranBenar
from adminduk.permohonan.formulir.putusan import SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, NikTerbit

PELAPOR = Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI)
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=Kewarganegaraan.WNI) for n in contoh.NIK_SAKSI)
SAMA = KelahiranBenar(
    nama="Dina Rumbiak",
    jenis_kelamin=JenisKelamin.PEREMPUAN,
    tempat_lahir=contoh.MANOKWARI,
    tanggal_lahir=contoh.ORANG_DINA.tanggal_lahir,
    nama_ayah="Yosep Rumbiak",
    nama_ibu="Martha Mandacan",
)
BENAR = replace(SAMA, nama_ayah=None)
ACARA = BeritaAcara(nomor="474.1/12/BA/2026", tanggal=date(2026, 11, 10), dokumen="Surat keterangan lahir 8/2015")


def formulir(**lain):
    isi = {
        "pelapor": PELAPOR, "subjek": SubjekAkta(nik=contoh.NIK_DINA, no_akta=NOMOR), "sebab": SebabBatal.TIDAK_BENAR,
        "ada_sengketa": False, "berita_acara": ACARA, "benar": BENAR, "saksi_1": SAKSI[0], "saksi_2": SAKSI[1],
    }  # fmt: skip
    return F201PembatalanTanpaPengadilan(**(isi | lain))


def test_akta_diganti_menurut_keadaan_sebenarnya_dan_alasannya_di_pinggir_akta_lama():
    register = register_berakta()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah, [catatan], [baru] = catat(register, hasil), perubahan(hasil, CatatanPinggir), perubahan(hasil, AktaCatat)
    orang = sesudah.penduduk(DINA)

    assert catatan.akta == AKTA
    assert "karena keterangan yang menjadi dasar akta tidak benar, berdasarkan berita acara" in catatan.isi["teks"]
    assert baru.isi["menggantikan"] == NOMOR
    assert (orang.ayah, orang.nama_ayah, orang.nama_ibu) == (None, "", "MARTHA MANDACAN")
    assert sesudah.akta_bernomor(orang.no_akta_lahir).isi["model"] == "seorang ibu"
    assert (orang.nik, perubahan(hasil, NikTerbit)) == (contoh.NIK_DINA, [])


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("akta_ditemukan", formulir(subjek=SubjekAkta(nik=contoh.NIK_DINA, no_akta="lain"))),
        ("tidak_ada_sengketa", formulir(ada_sengketa=True)),
        ("pemeriksaan_sudah_selesai", formulir(berita_acara=replace(ACARA, tanggal=date(2026, 11, 24)))),
        ("dua_saksi_berbeda", formulir(saksi_2=SAKSI[0])),
        ("akta_baru_berbeda", formulir(benar=SAMA)),
        ("isi_akta_baru_sah", formulir(benar=replace(BENAR, nama="Dina 2"))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, f):
    assert alasan(layanan, kasus(layanan, formulir()), register_berakta()) == []
    assert alasan(layanan, kasus(layanan, f), register_berakta()) == [karena]


def test_akta_perkawinan_dan_akta_yang_meninggal_ditolak():
    register = register_berakta()
    register.tambah_akta(replace(register.akta(AKTA), jenis="AKTA_PERKAWINAN"))
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["akta_kelahiran_saja"]

    register = register_berakta()
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert alasan(layanan, kasus(layanan, formulir()), register) == ["pemegang_akta_hidup"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201PembatalanTanpaPengadilan, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
