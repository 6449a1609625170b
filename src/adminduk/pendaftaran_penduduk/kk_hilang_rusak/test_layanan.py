import pytest

from adminduk.dasar.nik import NomorKK
from adminduk.pendaftaran_penduduk.kk_hilang_rusak.layanan import F102KKHilangRusak, SebabKKUlang, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, KK_RUMBIAK, RUMBIAK
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, KeluargaNomor


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "no_kk": contoh.NOMOR_KK,
        "sebab": SebabKKUlang.HILANG,
    }
    return F102KKHilangRusak(**(isi | ubah))


def test_kk_terbit_lagi_dengan_nomor_yang_sama_dan_yang_lama_tidak_berlaku(register):
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    [kk], [tutup] = perubahan(hasil, DokumenTerbit), perubahan(hasil, DokumenTutup)

    assert (kk.nomor, tutup.dokumen, tutup.pengganti) == (contoh.NOMOR_KK.lengkap, KK_RUMBIAK, kk.dokumen)
    assert perubahan(hasil, KeluargaNomor) == []
    assert catat(register, hasil).keluarga(RUMBIAK) == register.keluarga(RUMBIAK)


def test_surat_polisi_hanya_bila_hilang_dan_kk_lama_hanya_bila_rusak():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["surat_hilang"]
    assert [s.kode for s in layanan.syarat_diminta(formulir(sebab=SebabKKUlang.RUSAK))] == ["kk_rusak"]


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("kk_di_wilayah_kantor", {"no_kk": NomorKK("9202120101990099")}),
        ("pemohon_anggota_kk", {"pemohon": Pemohon(nama="Paulus", nik=contoh.NIK_SENDIRI)}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert alasan(layanan, kasus(layanan, formulir()), register) == []
    assert alasan(layanan, kasus(layanan, formulir(**ubah)), register) == [karena]


def test_kk_daerah_lain_ditolak(register):
    assert alasan(layanan, kasus(layanan, formulir(), kab=FAKFAK), register) == ["kk_di_wilayah_kantor"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F102KKHilangRusak, tulis(formulir())).formulir == formulir()
