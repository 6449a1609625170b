from dataclasses import replace
from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisDisabilitas,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
)
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pendaftaran_penduduk.biodata_anak_orang_asing.layanan import AnakOrangAsing, F101AnakOrangAsing, layanan
from adminduk.permohonan.aturan.orang_asing import izin_tinggal
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import (
    JANE,
    JOHN,
    KELUARGA_JANE,
    NIK_JANE,
    NIK_JOHN,
    NOMOR_KK_JANE,
    ORANG_TOM,
    register_orang_asing,
)
from adminduk.permohonan.formulir.f101 import DataKeluarga, Kepemilikan
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, HARI_INI, MARTHA, RUMBIAK
from adminduk.register.perubahan import DokumenTerbit, NikTerbit, OrangBaru

WNA, DUA = Kewarganegaraan.WNA, Kewarganegaraan.DUA
IZIN = {
    "no_itas_itap": "2C21JE0999-X", "tempat_terbit_itas_itap": "Manokwari",
    "tgl_terbit_itas_itap": date(2026, 11, 10), "tgl_akhir_itas_itap": date(2027, 11, 9),
}  # fmt: skip
RUMAH = DataKeluarga(nama_kepala_keluarga="Jane Doe", alamat="Jalan Pasir Putih 7", desa=DESA)


@pytest.fixture
def register():
    return register_orang_asing()


def anak(nama="Emma Smith", warga=WNA, **lain):
    isi = {
        "nama_lengkap": nama, "jenis_kelamin": JenisKelamin.PEREMPUAN, "tempat_lahir": "Manokwari",
        "tanggal_lahir": TanggalLahir(date(2026, 8, 2)), "kewarganegaraan": warga, "negara": "Australia",
        "no_paspor": "PB777", "tgl_akhir_paspor": date(2031, 1, 1), "akta_lahir": Kepemilikan.ADA,
        "no_akta_lahir": "9202-LU-01092026-0001", "gol_darah": GolonganDarah.TIDAK_TAHU, "agama": Agama.KRISTEN,
        "status_perkawinan": StatusKawin.BELUM_KAWIN, "shdk": Shdk.ANAK, "pekerjaan": "01",
        "kelainan_fisik_mental": Kepemilikan.TIDAK_ADA, "pendidikan": Pendidikan.BELUM_SEKOLAH, "nik_ibu": NIK_JANE,
        "nik_ayah": NIK_JOHN,
    }  # fmt: skip
    return AnakOrangAsing(**(isi | lain))


def formulir(*daftar, **lain):
    isi = {"keluarga": RUMAH, "anggota": daftar or (anak(),), "pernyataan": True}
    return F101AnakOrangAsing(**(isi | lain))


def ber_itap(**lain):
    return formulir(anak(**IZIN), izin=JenisIzin.ITAP, **({"no_kk": NOMOR_KK_JANE} | lain))


def ganda(*daftar, **lain):
    """A child of Martha, who is a citizen, and John, who is not."""
    isi = {"no_kk": contoh.NOMOR_KK, "keluarga": replace(RUMAH, nama_kepala_keluarga="Yosep Rumbiak")}
    return formulir(*(daftar or (anak(warga=DUA, nik_ibu=contoh.NIK_MARTHA),)), **(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_anak_yang_izinnya_belum_ada_mendapat_nik_dan_biodata_tanpa_kk(register):
    hasil = laksanakan(formulir(), register)
    [baru], sesudah = perubahan(hasil, OrangBaru), catat(register, hasil)
    emma = sesudah.penduduk(baru.orang)

    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BIODATA_OA"]
    assert len(perubahan(hasil, NikTerbit)) == 1 and sesudah.keluarga_dari(emma.id) is None
    assert (emma.ibu, emma.ayah, izin_tinggal(emma.rinci)) == (JANE, JOHN, None)
    assert emma.rinci["alamat_tinggal"] == "JALAN PASIR PUTIH 7"
    assert "Izin tinggal anak dilaporkan sesudah terbit (layanan OA-ITAS)." in hasil.catatan


def test_anak_pemegang_itap_tercantum_pada_kk_orang_tuanya(register):
    hasil = laksanakan(ber_itap(), register)
    sesudah = catat(register, hasil)

    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BIODATA_OA", "KK"]
    assert len(sesudah.keluarga(KELUARGA_JANE).anggota) == 3
    assert salah_susunan(sesudah) == []


def test_anak_berkewarganegaraan_ganda_tercantum_pada_kk_orang_tua_wni(register):
    hasil = laksanakan(ganda(), register)
    [baru] = perubahan(hasil, OrangBaru)

    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["BIODATA", "KK"]
    assert catat(register, hasil).keluarga(RUMBIAK).cari(baru.orang).penduduk.kewarganegaraan is DUA


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("asing_atau_ganda_semua", formulir(anak(), anak("Leo Smith", DUA, nik_ibu=contoh.NIK_MARTHA))),
        ("masih_anak", formulir(anak(tanggal_lahir=TanggalLahir(date(2008, 11, 23))))),
        ("masih_anak", formulir(anak(status_perkawinan=StatusKawin.CERAI_MATI))),
        ("berakta_kelahiran", formulir(anak(akta_lahir=Kepemilikan.TIDAK_ADA, no_akta_lahir=None))),
        ("orang_tua_asing_atau_campuran", formulir(anak(nik_ibu=None, nik_ayah=None))),
        ("orang_tua_asing_atau_campuran", formulir(anak(nik_ibu=contoh.NIK_MARTHA, nik_ayah=contoh.NIK_YOSEP))),
        ("izin_anak_berlaku", formulir(anak(**IZIN))),
        ("izin_anak_berlaku", formulir(izin=JenisIzin.ITAS)),
        (
            "izin_anak_berlaku",
            formulir(anak(**(IZIN | {"tgl_akhir_itas_itap": HARI_INI - timedelta(days=1)})), izin=JenisIzin.ITAS),
        ),
        (
            "kk_milik_orang_tua",
            ber_itap(no_kk=contoh.NOMOR_KK, keluarga=replace(RUMAH, nama_kepala_keluarga="Yosep Rumbiak")),
        ),
        ("alamat_di_wilayah_kantor", formulir(keluarga=replace(RUMAH, desa=DESA_FAKFAK))),
        ("kk_yang_ditumpangi_terdaftar", ber_itap(no_kk=NomorKK("9202120101990099"))),
        ("nama_kepala_sesuai_susunan", ber_itap(keluarga=replace(RUMAH, nama_kepala_keluarga="Jan Do"))),
        ("disabilitas_disebut_jenisnya", formulir(anak(penyandang_cacat=JenisDisabilitas.NETRA))),
        ("sudah_lahir", formulir(anak(tanggal_lahir=TanggalLahir(HARI_INI + timedelta(days=1))))),
        ("belum_pernah_terdaftar", formulir(anak(), anak())),
        ("orang_tua_sesuai_register", formulir(anak(nik_ibu=NIK_JOHN, nik_ayah=None))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(ber_itap(), register) == diperiksa(ganda(), register) == []
    assert diperiksa(f, register) == [karena]


def test_hubungan_dalam_keluarga_diperiksa_terhadap_kepala_kk_orang_tua(register):
    f = ganda(anak(warga=DUA, nik_ibu=contoh.NIK_MARTHA, shdk=Shdk.ORANG_TUA))
    assert diperiksa(f, register) == ["hubungan_dalam_keluarga_serasi"]


def test_kewarganegaraan_ganda_hanya_dari_orang_tua_wni(register):
    ubah_orang(register, MARTHA, kewarganegaraan=WNA)
    assert diperiksa(ganda(), register) == ["orang_tua_asing_atau_campuran"]


def test_anak_wni_memakai_biodata_wni(register):
    assert "asing_atau_ganda_semua" in diperiksa(formulir(anak(warga=Kewarganegaraan.WNI)), register)


def test_yang_sudah_terdaftar_ditolak(register):
    tom = anak(ORANG_TOM.nama, tanggal_lahir=TanggalLahir(ORANG_TOM.tanggal_lahir))
    assert diperiksa(formulir(tom), register) == ["belum_pernah_terdaftar"]


def test_yang_diminta_hanya_dokumen_perjalanan_dan_akta():
    for f in (formulir(), ber_itap(), ganda()):
        assert [s.kode for s in layanan.syarat_diminta(f)] == ["dokumen_perjalanan", "akta_kelahiran"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), ber_itap(), ganda()):
        assert baca(F101AnakOrangAsing, tulis(f), hari_ini=HARI_INI).formulir == f
