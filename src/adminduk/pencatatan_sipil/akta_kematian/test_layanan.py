from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from adminduk.dasar.kode import (
    JenisKelamin,
    Kewarganegaraan,
    SebabKematian,
    Shdk,
    StatusKawin,
    StatusPenduduk,
    YangMenerangkan,
)
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pencatatan_sipil.akta_kematian.formulir import F201Kematian, KeluargaDitinggalkan, TanpaNIK
from adminduk.pencatatan_sipil.akta_kematian.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f201 import Kematian, Pelapor, Saksi
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MANOKWARI
from adminduk.register.isi import Dokumen, Perkawinan
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, DokumenTutup, KeluargaNomor, KeluargaTutup, OrangUbah

WAFAT = date(2026, 11, 20)
WNI = Kewarganegaraan.WNI
PELAPOR = Pelapor(nama="Barnabas Saiba", nik=contoh.NIK_SAKSI[0], kewarganegaraan=WNI)
TANPA_NIK = TanpaNIK(
    jenis_kelamin=JenisKelamin.LAKI_LAKI,
    tempat_lahir="Manokwari",
    tanggal_lahir=TanggalLahir.parse("1940"),
    kewarganegaraan=WNI,
)


@pytest.fixture
def register():
    return contoh.register_contoh()


@pytest.fixture
def yatim(register):
    """Yosep alone with his daughter: his wife and father are gone."""
    anggota = (a for a in contoh.KELUARGA_RUMBIAK.anggota if a.penduduk.id in (contoh.YOSEP, contoh.DINA))
    register.tambah(replace(contoh.KELUARGA_RUMBIAK, anggota=tuple(anggota)))
    return register


def kematian(**ubah):
    isi = {
        "nik": contoh.NIK_YOSEP, "nama": "Yosep Rumbiak", "tanggal": WAFAT, "sebab": SebabKematian.SAKIT_BIASA_TUA,
        "tempat_kematian": MANOKWARI, "yang_menerangkan": YangMenerangkan.DOKTER,
    }  # fmt: skip
    return Kematian(**(isi | ubah))


def formulir(wafat=None, **lain):
    isi = {
        "pelapor": PELAPOR,
        "kematian": wafat or kematian(),
        "ditinggalkan": KeluargaDitinggalkan(),
        "saksi_1": Saksi(nama="Barnabas Saiba", nik=contoh.NIK_SAKSI[0], kewarganegaraan=WNI),
        "saksi_2": Saksi(nama="Yosina Indou", nik=contoh.NIK_SAKSI[1], kewarganegaraan=WNI),
    }  # fmt: skip
    return F201Kematian(**(isi | lain))


def tanpa_nik(**ubah):
    return formulir(kematian(nik=None, nama="Tete Wanggai", **ubah), tanpa_nik=TANPA_NIK)


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def test_kepala_keluarga_meninggal_pasangannya_menjadi_kepala_dengan_nomor_baru(register):
    sesudah = catat(register, laksanakan(formulir(), register))

    keluarga = sesudah.keluarga(contoh.RUMBIAK)
    assert keluarga.kepala.penduduk.id == contoh.MARTHA
    assert keluarga.nomor != contoh.NOMOR_KK
    assert {a.penduduk.nama: a.shdk for a in keluarga.anggota} == {
        "MARTHA MANDACAN": Shdk.KEPALA_KELUARGA,
        "DINA RUMBIAK": Shdk.ANAK,
        "KORINUS RUMBIAK": Shdk.MERTUA,
    }
    assert sesudah.penduduk(contoh.YOSEP).status is StatusPenduduk.MENINGGAL
    assert sesudah.penduduk(contoh.MARTHA).status_kawin is StatusKawin.CERAI_MATI
    assert sesudah.perkawinan_dari(contoh.MARTHA) is None


def test_kepala_keluarga_baru_dapat_dipilih(register):
    f = formulir(ditinggalkan=KeluargaDitinggalkan(kepala_baru=contoh.NIK_KORINUS))
    sesudah = catat(register, laksanakan(f, register))

    assert sesudah.keluarga(contoh.RUMBIAK).kepala.penduduk.id == contoh.KORINUS


def test_anggota_meninggal_nomor_kk_tetap(register):
    hasil = laksanakan(formulir(kematian(nik=contoh.NIK_KORINUS, nama="Korinus Rumbiak")), register)

    assert perubahan(hasil, KeluargaNomor) == []
    assert catat(register, hasil).keluarga(contoh.RUMBIAK).nomor == contoh.NOMOR_KK


def test_yang_tinggal_sendiri_meninggal_kk_ditutup(register):
    hasil = laksanakan(formulir(kematian(nik=contoh.NIK_SENDIRI, nama="Paulus Saiba")), register)

    assert [p.keluarga for p in perubahan(hasil, KeluargaTutup)] == [contoh.SENDIRI]
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["AKTA_KEMATIAN"]


def test_dokumen_yang_meninggal_ditarik_tetapi_kutipan_akta_lahirnya_tetap(register):
    kia, akta = UUID(int=701), UUID(int=702)
    register.tambah(
        dokumen=[Dokumen(kia, "KIA", "1", contoh.DINA, None), Dokumen(akta, "AKTA_KELAHIRAN", "2", contoh.DINA, None)]
    )
    hasil = laksanakan(formulir(kematian(nik=contoh.NIK_DINA, nama="Dina Rumbiak")), register)

    assert {d.dokumen for d in perubahan(hasil, DokumenTutup)} == {kia, contoh.KK_RUMBIAK}


def test_tanpa_nik_aktanya_terbit_tanpa_nik_dan_register_tidak_berubah(register):
    hasil = laksanakan(tanpa_nik(), register)

    [akta] = perubahan(hasil, DokumenTerbit)
    assert (akta.isi["nik"], akta.isi["nama"], akta.isi["tanggal_lahir"]) == ("", "TETE WANGGAI", "1940-07-01")
    assert perubahan(hasil, OrangUbah) == []
    assert [a.nomor.kode for a in perubahan(hasil, AktaCatat)] == ["KM"]


def test_lewat_30_hari_tetap_dicatat_dengan_catatan(register):
    hari = HARI_INI - timedelta(days=31)

    assert "Dilaporkan lewat 30 hari." in laksanakan(formulir(kematian(tanggal=hari)), register).catatan
    tepat = laksanakan(formulir(kematian(tanggal=hari + timedelta(days=1))), register)
    assert "Dilaporkan lewat 30 hari." not in tepat.catatan


def test_suami_yang_masih_beristri_tetap_kawin(register):
    register.tambah(perkawinan=[Perkawinan(UUID(int=202), contoh.YOSEP, UUID(int=77), True, None, "")])
    sesudah = catat(register, laksanakan(formulir(kematian(nik=contoh.NIK_MARTHA, nama="Martha Mandacan")), register))

    assert sesudah.penduduk(contoh.YOSEP).status_kawin is StatusKawin.KAWIN_TERCATAT


def test_anak_ditinggalkan_kerabat_pindah_masuk_menjadi_kepala(yatim):
    f = formulir(ditinggalkan=KeluargaDitinggalkan(kepala_baru=contoh.NIK_SENDIRI))
    sesudah = catat(yatim, laksanakan(f, yatim))

    assert sesudah.keluarga(contoh.RUMBIAK).kepala.penduduk.id == contoh.SEORANG_DIRI
    assert sesudah.keluarga(contoh.SENDIRI) is None
    assert salah_susunan(sesudah) == []


def test_anak_ditinggalkan_dititipkan_pada_kk_wali(yatim):
    f = formulir(ditinggalkan=KeluargaDitinggalkan(kk_wali=contoh.NOMOR_KK_SENDIRI))
    sesudah = catat(yatim, laksanakan(f, yatim))

    assert sesudah.keluarga_dari(contoh.DINA).id == contoh.SENDIRI
    assert sesudah.keluarga(contoh.RUMBIAK) is None


def test_anak_tanpa_wali_menjadi_kepala_sementara(yatim):
    hasil = laksanakan(formulir(ditinggalkan=KeluargaDitinggalkan(belum_ada_wali=True)), yatim)

    assert catat(yatim, hasil).keluarga(contoh.RUMBIAK).kepala.penduduk.id == contoh.DINA
    assert any("sementara" in c for c in hasil.catatan)


def test_anak_ditinggalkan_tanpa_pilihan_ditolak(yatim):
    assert alasan(layanan, kasus(layanan, formulir()), yatim) == ["anak_yang_ditinggalkan_berwali"]

    salah = formulir(ditinggalkan=KeluargaDitinggalkan(kk_wali=NomorKK("9202120101990099")))
    assert alasan(layanan, kasus(layanan, salah), yatim) == ["anak_yang_ditinggalkan_berwali"]


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("yang_meninggal_dikenal", formulir(kematian(nik=NIK("9202120101400001")))),
        ("nama_sesuai_nik", formulir(kematian(nama="Yosef Rumbiak"))),
        ("kematian_sudah_terjadi", formulir(kematian(tanggal=HARI_INI + timedelta(days=1)))),
        ("kematian_sesudah_kelahiran", formulir(kematian(tanggal=date(1983, 3, 4)))),
        ("pelapor_bukan_yang_meninggal", formulir(pelapor=replace(PELAPOR, nik=contoh.NIK_YOSEP))),
        ("dua_saksi_berbeda", formulir(saksi_2=Saksi(nama="B", nik=contoh.NIK_SAKSI[0], kewarganegaraan=WNI))),
        ("kepala_baru_boleh_memimpin", formulir(ditinggalkan=KeluargaDitinggalkan(kepala_baru=contoh.NIK_DINA))),
        ("kantor_berwenang", tanpa_nik(tempat_kematian=FAKFAK)),
    ],
)  # fmt: skip
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert alasan(layanan, kasus(layanan, formulir()), register) == []
    assert alasan(layanan, kasus(layanan, f), register) == [karena]


def test_kematian_kedua_ditolak(register):
    sesudah = catat(register, laksanakan(formulir(), register))

    assert alasan(layanan, kasus(layanan, formulir()), sesudah) == ["belum_tercatat_meninggal"]


def test_tanpa_nik_ditolak_bila_orangnya_ada_dalam_register(register):
    data = replace(TANPA_NIK, tanggal_lahir=TanggalLahir(contoh.ORANG_SENDIRI.tanggal_lahir))
    f = formulir(kematian(nik=None, nama="Paulus Saiba"), tanpa_nik=data)

    assert alasan(layanan, kasus(layanan, f), register) == ["tanpa_nik_memang_tidak_terdaftar"]


def test_penduduk_daerah_lain_dicatat_kantornya(register):
    ubah_orang(register, contoh.YOSEP, kab=FAKFAK)

    assert alasan(layanan, kasus(layanan, formulir()), register) == ["kantor_berwenang"]


def test_orang_asing_melampirkan_dokumen_perjalanan():
    asing = formulir(kematian(nik=None), tanpa_nik=replace(TANPA_NIK, kewarganegaraan=Kewarganegaraan.WNA))

    assert [s.kode for s in layanan.syarat_diminta(asing)] == ["surat_kematian", "dokumen_perjalanan"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), tanpa_nik()):
        assert baca(F201Kematian, tulis(f)).formulir == f
