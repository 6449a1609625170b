from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import JenisKelamin, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pendaftaran_penduduk.penduduk_nonpermanen.layanan import AlasanNonpermanen, F115Nonpermanen, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, FAKFAK, HARI_INI, MARTHA, RUMBIAK
from adminduk.register.perubahan import DokumenTerbit


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(**ubah):
    isi = {
        "nik": contoh.NIK_MARTHA,
        "nama": "Martha Mandacan",
        "jenis_kelamin": JenisKelamin.PEREMPUAN,
        "tempat_lahir": "Manokwari",
        "tanggal_lahir": TanggalLahir.parse("1985-07-01"),
        "alamat": "Jalan Imam Bonjol 3",
        "desa": DESA_FAKFAK,
        "alasan": AlasanNonpermanen.PENDIDIKAN,
        "sejak": date(2026, 8, 1),
    }
    return F115Nonpermanen(**(isi | ubah))


def diperiksa(f, register, kab=FAKFAK):
    return alasan(layanan, kasus(layanan, f, kab=kab), register)


def test_pendataan_memberi_bukti_dan_tidak_mengubah_kk(register):
    hasil = layanan.laksanakan(kasus(layanan, formulir(), kab=FAKFAK), register)
    [bukti] = perubahan(hasil, DokumenTerbit)

    assert (bukti.jenis, bukti.orang, bukti.kab, bukti.isi["nama"]) == (
        "BUKTI_NONPERMANEN",
        MARTHA,
        FAKFAK,
        "MARTHA MANDACAN",
    )
    assert catat(register, hasil).keluarga(RUMBIAK) == register.keluarga(RUMBIAK)


def test_penduduk_daerah_lain_yang_tidak_terbaca_kantor_ini_tetap_didata(register):
    class TerbacaSebagian(type(register)):
        def orang_ber_nik(self, nik):
            return None

    lain = TerbacaSebagian(_penduduk=register._penduduk, _wilayah=register._wilayah)
    hasil = layanan.laksanakan(kasus(layanan, formulir(), kab=FAKFAK), lain)

    assert hasil.peristiwa[0].subjek[0].id == MARTHA


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("nik_terdaftar", {"nik": NIK("9202120101200099")}),
        ("kurang_dari_setahun", {"sejak": date(2025, 11, 23)}),
        ("kurang_dari_setahun", {"sejak": HARI_INI + timedelta(days=1)}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_setahun_kurang_sehari_masih_nonpermanen(register):
    assert diperiksa(formulir(sejak=date(2025, 11, 24)), register) == []


def test_didata_kantor_tempat_domisili_dan_bukan_pada_alamat_kk(register):
    assert diperiksa(formulir(), register, kab=contoh.MANOKWARI) == ["domisili_di_wilayah_kantor"]
    assert diperiksa(formulir(desa=DESA), register, kab=contoh.MANOKWARI) == ["bukan_alamat_kk"]


def test_yang_meninggal_tidak_didata(register):
    ubah_orang(register, MARTHA, status=StatusPenduduk.MENINGGAL)
    assert diperiksa(formulir(), register) == ["nik_terdaftar"]


def test_tanpa_berkas_apa_pun():
    assert layanan.syarat_diminta(formulir()) == ()


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    terbaca = baca(F115Nonpermanen, tulis(formulir()), hari_ini=HARI_INI, wilayah_ada=lambda kode: True)
    assert terbaca.formulir == formulir()
