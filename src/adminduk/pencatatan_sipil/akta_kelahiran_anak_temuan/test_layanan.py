from datetime import date

import pytest

from adminduk.dasar.kode import Agama, JenisKelamin, Kewarganegaraan, Shdk
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pencatatan_sipil.akta_kelahiran_anak_temuan.layanan import F201AnakTemuan, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import HARI_INI, SENDIRI
from adminduk.register.perubahan import AktaCatat, DokumenTerbit

WNI = Kewarganegaraan.WNI
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=WNI) for n in contoh.NIK_SAKSI)


def formulir(**lain):
    isi = {
        "pelapor": Pelapor(nama="Paulus Saiba", nik=contoh.NIK_SENDIRI, kewarganegaraan=WNI), "nama": "Musa Wosi",
        "jenis_kelamin": JenisKelamin.LAKI_LAKI, "tempat_lahir": contoh.MANOKWARI,
        "tanggal_lahir": TanggalLahir(date(2026, 11, 1)), "agama": Agama.KRISTEN,
        "kk_pengasuh": contoh.NOMOR_KK_SENDIRI, "baru_ditemukan": True, "saksi_1": SAKSI[0], "saksi_2": SAKSI[1],
    }  # fmt: skip
    return F201AnakTemuan(**(isi | lain))


def test_akta_tanpa_orang_tua_nik_dan_tempat_pada_kk_pengasuh():
    register = contoh.register_contoh()
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah, terbit = catat(register, hasil), {d.jenis: d for d in perubahan(hasil, DokumenTerbit)}
    [akta] = perubahan(hasil, AktaCatat)
    anak = sesudah.penduduk(akta.isi["orang"])

    assert (anak.nama, anak.nama_ayah, anak.nama_ibu, anak.nik is None) == ("MUSA WOSI", "", "", False)
    assert terbit["AKTA_KELAHIRAN"].isi["model"] == "orang tua tidak diketahui"
    assert sesudah.keluarga(SENDIRI).cari(anak.id).shdk is Shdk.FAMILI_LAIN
    assert set(terbit) == {"AKTA_KELAHIRAN", "KIA", "KK"}
    assert salah_susunan(sesudah) == []


def test_yang_lewat_60_hari_bernomor_lt_dan_yang_sudah_5_tahun_tanpa_kia():
    lama = formulir(tanggal_lahir=TanggalLahir(date(2020, 7, 1)), baru_ditemukan=False)
    hasil = layanan.laksanakan(kasus(layanan, lama), contoh.register_contoh())

    assert perubahan(hasil, AktaCatat)[0].nomor.kode == "LT"
    assert {d.jenis for d in perubahan(hasil, DokumenTerbit)} == {"AKTA_KELAHIRAN", "KK"}
    assert hasil.catatan == ("Dilaporkan lewat 60 hari.",)


@pytest.mark.parametrize(
    ("karena", "lain"),
    [
        ("dua_saksi_berbeda", {"saksi_2": SAKSI[0]}),
        ("pengasuh_di_wilayah_ini", {"kk_pengasuh": NomorKK("9202120101200099")}),
        ("nama_anak_menurut_aturan", {"nama": "Musa 2"}),
        ("anak_sudah_lahir_dan_belum_dicatat", {"tanggal_lahir": TanggalLahir(date(2026, 11, 24))}),
        (
            "anak_sudah_lahir_dan_belum_dicatat",
            {"nama": "Dina Rumbiak", "tanggal_lahir": TanggalLahir(contoh.ORANG_DINA.tanggal_lahir)},
        ),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(karena, lain):
    assert alasan(layanan, kasus(layanan, formulir()), contoh.register_contoh()) == []
    assert alasan(layanan, kasus(layanan, formulir(**lain)), contoh.register_contoh()) == [karena]


def test_berita_acara_hanya_bagi_bayi_yang_baru_ditemukan():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["berita_acara"]
    assert [s.kode for s in layanan.syarat_diminta(formulir(baru_ditemukan=False))] == ["f_2_03"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201AnakTemuan, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
