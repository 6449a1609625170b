"""Daftar kode: enumerasi sama dengan berkas data, dan arti kode menurut tanggal."""

from datetime import date, timedelta
from enum import StrEnum
from importlib.resources import files

import pytest

from adminduk.dasar import kode
from adminduk.dasar.daftar import baca_baris, daftar
from adminduk.dasar.nomor_akta import KodeAkta
from adminduk.dasar.pekerjaan import DAFTAR_99_SEJAK, DASAR_DAFTAR_99, kode_sekarang, nama_pekerjaan

ENUMERASI: dict[type[StrEnum], str] = {
    kode.JenisKelamin: "jenis_kelamin",
    kode.Agama: "agama",
    kode.GolonganDarah: "golongan_darah",
    kode.Kewarganegaraan: "kewarganegaraan",
    kode.StatusKawin: "status_perkawinan_f101",
    kode.StatusKawinKTP: "status_perkawinan_ktp",
    kode.Shdk: "shdk",
    kode.Pendidikan: "pendidikan",
    kode.JenisDisabilitas: "penyandang_cacat_f101_29",
    kode.JenisKelahiran: "jenis_kelahiran",
    kode.PenolongKelahiran: "penolong_kelahiran",
    kode.TempatDilahirkan: "tempat_dilahirkan",
    kode.SebabKematian: "sebab_kematian",
    kode.YangMenerangkan: "yang_menerangkan_kematian",
    kode.PenentuLahirMati: "penentu_lahir_mati",
}
DATA = files("adminduk").joinpath("data")
SEMUA_BERKAS = sorted(b.name.removesuffix(".csv") for b in DATA.iterdir() if b.name.endswith(".csv"))


@pytest.mark.parametrize(("enumerasi", "nama"), ENUMERASI.items())
def test_enumerasi_sama_dengan_daftar_kode(enumerasi, nama):
    assert [e.value for e in enumerasi] == [k.nama for k in daftar(nama)]


def test_setiap_enumerasi_kode_diuji_terhadap_daftarnya():
    semua = {e for e in vars(kode).values() if isinstance(e, type) and issubclass(e, StrEnum) and e is not StrEnum}

    assert semua - set(ENUMERASI) == {kode.StatusPenduduk, kode.StatusKtpEl}  # states of the register, no lists of law


def test_kode_akta_sama_dengan_daftar_kode():
    assert [k.value for k in KodeAkta] == [k.kode for k in daftar("kode_akta")]


def test_status_kawin_pada_ktp_menurut_daftar_f101():
    for baris in daftar("status_perkawinan_f101"):
        assert kode.status_ktp(kode.StatusKawin(baris.nama)) == baris.rinci["label_ktp"]


@pytest.mark.parametrize("nama", SEMUA_BERKAS)
def test_setiap_berkas_data_menyebut_sumber_dan_tanggal(nama):
    sumber, tanggal, *_ = DATA.joinpath(f"{nama}.csv").read_text(encoding="utf-8").splitlines()

    assert sumber.startswith("# sumber: ") and len(sumber) > 15
    assert date.fromisoformat(tanggal.removeprefix("# tanggal: "))


@pytest.mark.parametrize("nama", SEMUA_BERKAS)
def test_setiap_baris_data_terisi_menurut_kolomnya(nama):
    for baris in baca_baris(nama):
        assert None not in baris and None not in baris.values()


@pytest.mark.parametrize("nama", [n for n in SEMUA_BERKAS if {"kode", "nama"} <= set(baca_baris(n)[0])])
def test_satu_kode_satu_arti_pada_satu_tanggal(nama):
    for pada in (None, DAFTAR_99_SEJAK, DAFTAR_99_SEJAK - timedelta(days=1)):
        berlaku = daftar(nama).berlaku(pada)

        assert len({k.kode for k in berlaku}) == len(berlaku)


def test_pekerjaan_89_berarti_lainnya_sebelum_juli_2019():
    sebelum = DAFTAR_99_SEJAK - timedelta(days=1)

    assert nama_pekerjaan("89", sebelum) == "LAINNYA"
    assert nama_pekerjaan("89", DAFTAR_99_SEJAK) == "ANGGOTA LEMBAGA TINGGI LAINNYA"
    assert nama_pekerjaan("99", DAFTAR_99_SEJAK) == "LAINNYA"
    assert len(daftar("pekerjaan").berlaku(sebelum)) == 89
    assert len(daftar("pekerjaan").berlaku()) == 99
    with pytest.raises(KeyError, match="99 tidak ada dalam daftar pekerjaan"):
        nama_pekerjaan("99", sebelum)


def test_tanggal_daftar_pekerjaan_ditandai_diingat():
    assert DASAR_DAFTAR_99.keyakinan == "diingat"
    assert {k.sejak for k in daftar("pekerjaan")} == {date.min, DAFTAR_99_SEJAK}


def test_kode_pekerjaan_lama_dialihkan_menurut_tanggal_pencatatannya():
    sebelum = DAFTAR_99_SEJAK - timedelta(days=1)

    for baris in daftar("pekerjaan").berlaku(sebelum):
        assert nama_pekerjaan(kode_sekarang(baris.kode, sebelum)) == baris.nama
    assert kode_sekarang("89", DAFTAR_99_SEJAK) == "89"


def test_kode_dan_nama_saling_terjemah():
    assert daftar("agama").nama("7") == "KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA"
    assert daftar("agama").kode("HINDU") == "4"
    with pytest.raises(KeyError, match="8 tidak ada dalam daftar agama"):
        daftar("agama").nama("8")


def test_setiap_layanan_punya_satu_folder_sendiri():
    folder = [k.rinci["folder"] for k in daftar("layanan")]

    assert len(folder) == len(set(folder)) == 56
    assert daftar("layanan").nama("LAHIR") == "Kelahiran WNI"
    assert all(f.count("/") == 1 and f.replace("/", "_").isidentifier() for f in folder)


def test_formulir_lengkap():
    assert len(daftar("f101_elemen").baris) == 41
    assert len(baca_baris("f201_elemen")) == 186


def test_riwayat_kode_wilayah_lengkap():
    kabupaten, kecamatan = baca_baris("wilayah/riwayat_kode_kabupaten"), baca_baris("wilayah/riwayat_kode_kecamatan")

    assert (len(kabupaten), len(kecamatan)) == (26, 594)
    assert all(b["kode_lama"] != b["kode_baru"] for b in (*kabupaten, *kecamatan))
