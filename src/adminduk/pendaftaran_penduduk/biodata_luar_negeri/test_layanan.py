from dataclasses import replace
from datetime import date

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
    StatusPenduduk,
)
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pendaftaran_penduduk.biodata_luar_negeri.layanan import F101DiLuarNegeri, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan
from adminduk.permohonan.formulir.f101 import AnggotaF101, DataKeluarga, Kepemilikan
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, HARI_INI
from adminduk.register.perubahan import DokumenTerbit, KeluargaBaru, NikTerbit, OrangBaru

RUTH = AnggotaF101(
    nama_lengkap="Ruth Wanma", jenis_kelamin=JenisKelamin.PEREMPUAN, tempat_lahir="Darwin",
    tanggal_lahir=TanggalLahir(date(1999, 3, 4)), kewarganegaraan=Kewarganegaraan.WNI, akta_lahir=Kepemilikan.ADA,
    no_akta_lahir="NT 12/1999", gol_darah=GolonganDarah.TIDAK_TAHU, agama=Agama.KRISTEN,
    status_perkawinan=StatusKawin.BELUM_KAWIN, shdk=Shdk.KEPALA_KELUARGA,
    kelainan_fisik_mental=Kepemilikan.TIDAK_ADA, pendidikan=Pendidikan.SLTA, pekerjaan="88", no_paspor="X1",
    tgl_akhir_paspor=date(2030, 1, 1),
)  # fmt: skip
TANPA_DOKUMEN = replace(
    RUTH, akta_lahir=Kepemilikan.TIDAK_ADA, no_akta_lahir=None, no_paspor=None, tgl_akhir_paspor=None
)
ASAL = DataKeluarga(nama_kepala_keluarga="Ruth Wanma", alamat="Jalan Trikora Wosi", desa=DESA)


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(*anggota, **lain):
    isi = {
        "keluarga": ASAL, "anggota": anggota or (RUTH,), "negara": "Australia", "alamat": "12 Smith Street Darwin",
        "pernyataan": True,
    }  # fmt: skip
    return F101DiLuarNegeri(**(isi | lain))


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_nik_dan_biodata_terbit_tanpa_kk_dan_tercatat_di_luar_negeri(register):
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    [baru], [surat] = perubahan(hasil, OrangBaru), perubahan(hasil, DokumenTerbit)
    ruth = catat(register, hasil).penduduk(baru.orang)

    assert (ruth.status, ruth.rinci["negara_tujuan"]) == (StatusPenduduk.PINDAH_LN, "Australia")
    assert ruth.nik.lengkap.startswith("920212440399") and len(perubahan(hasil, NikTerbit)) == 1
    assert perubahan(hasil, KeluargaBaru) == []
    assert (surat.jenis, surat.isi["alamat"]) == ("BIODATA", "12 SMITH STREET DARWIN, AUSTRALIA")


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("semua_wni", formulir(replace(RUTH, kewarganegaraan=Kewarganegaraan.WNA))),
        ("alamat_di_wilayah_kantor", formulir(keluarga=replace(ASAL, desa=DESA_FAKFAK))),
        ("nama_menurut_aturan", formulir(replace(TANPA_DOKUMEN, nama_lengkap="Ruth 2 W"))),
        ("disabilitas_disebut_jenisnya", formulir(replace(RUTH, penyandang_cacat=JenisDisabilitas.NETRA))),
        (
            "status_perkawinan_sesuai_akta",
            formulir(
                replace(RUTH, status_perkawinan=StatusKawin.KAWIN_TERCATAT, akta_perkawinan=Kepemilikan.TIDAK_ADA)
            ),
        ),
        ("sudah_lahir", formulir(replace(RUTH, tanggal_lahir=TanggalLahir(date(2026, 11, 24))))),
        ("belum_pernah_terdaftar", formulir(RUTH, RUTH)),
        ("orang_tua_sesuai_register", formulir(replace(RUTH, nik_ibu=contoh.NIK_KORINUS))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(formulir(TANPA_DOKUMEN), register) == []
    assert diperiksa(f, register) == [karena]


def test_ijazah_diminta_bila_ada_yang_tamat_sekolah():
    belum = formulir(replace(RUTH, pendidikan=Pendidikan.BELUM_SEKOLAH))
    dasar = ["dokumen_perjalanan", "domisili", "bukti_peristiwa"]

    assert [s.kode for s in layanan.syarat_diminta(belum)] == dasar
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == [*dasar, "ijazah"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F101DiLuarNegeri, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
