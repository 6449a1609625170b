"""The forms against the element lists of the printed ones."""

from __future__ import annotations

import typing

import pytest

from adminduk.dasar.daftar import baca_baris
from adminduk.dasar.kode import Agama, StatusKawin
from adminduk.permohonan.bentuk import skema_json
from adminduk.permohonan.bidang import daftar_bidang
from adminduk.permohonan.formulir.f101 import F101, AnggotaF101, DataKeluarga, Kepemilikan, TipeSponsor
from adminduk.permohonan.formulir.f102 import SebabKKBaru
from adminduk.permohonan.formulir.f201 import Anak, Kematian, LahirMati, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import baca, tulis

MARTHA = {
    "nama_lengkap": "MARTHA RUMBIAK",
    "jenis_kelamin": "PEREMPUAN",
    "tempat_lahir": "MANOKWARI",
    "tanggal_lahir": "1985",
    "kewarganegaraan": "WNI",
    "akta_lahir": "TIDAK ADA",
    "gol_darah": "TIDAK TAHU",
    "agama": "KRISTEN",
    "status_perkawinan": "BELUM KAWIN",
    "shdk": "KEPALA KELUARGA",
    "kelainan_fisik_mental": "TIDAK ADA",
    "pendidikan": "SLTA/SEDERAJAT",
    "pekerjaan": "01",
}


def galat(**ubah: str) -> list[str]:
    return [g.isian for g in baca(AnggotaF101, MARTHA | ubah).galat]


def label(kelas: type) -> list[str]:
    return [b.label for b in daftar_bidang(kelas)]


def test_f101_memuat_keempat_puluh_satu_elemen() -> None:
    elemen = {b["kunci"] for b in baca_baris("f101_elemen")}

    assert {b.nama for b in daftar_bidang(AnggotaF101)} == elemen - {"no"}
    assert len(elemen) == 41


def test_kepala_formulir_f101_memuat_semua_baris_dalam_negeri() -> None:
    tercetak = {b["nama"] for b in baca_baris("f101_kepala_keluarga") if not b["kode"].startswith("LN")}
    # Kode desa menentukan ketiga wilayah di atasnya; jumlah anggota dihitung dari daftarnya.
    turunan = {
        "Kode-nama provinsi", "Kode-nama kabupaten/kota", "Kode-nama kecamatan", "Jumlah anggota keluarga",
    }  # fmt: skip

    assert set(label(DataKeluarga)) == tercetak - turunan


def test_wni_tidak_ditanya_elemen_orang_asing() -> None:
    milik_wni = {b["kunci"] for b in baca_baris("f101_elemen") if "WNI" in list(b.values())[-1].split(",")}
    tampil = {b.nama for b in daftar_bidang(AnggotaF101) if b.tampil(MARTHA, "")}

    assert tampil <= milik_wni


def test_biodata_wni_cukup_dengan_elemen_yang_berlaku_baginya() -> None:
    assert galat() == []


@pytest.mark.parametrize(
    ("ubah", "kurang"),
    [
        ({"kelainan_fisik_mental": "ADA"}, ["penyandang_cacat"]),
        ({"akta_lahir": "ADA"}, ["no_akta_lahir"]),
        ({"status_perkawinan": "KAWIN TERCATAT"}, ["akta_perkawinan"]),
        ({"status_perkawinan": "KAWIN TERCATAT", "akta_perkawinan": "ADA"}, ["no_akta_perkawinan"]),
        ({"status_perkawinan": "CERAI HIDUP TERCATAT", "akta_perkawinan": "TIDAK ADA"}, ["akta_cerai"]),
        ({"no_paspor": "X1234567"}, ["tgl_akhir_paspor"]),
    ],
)
def test_jawaban_ada_menuntut_keterangannya(ubah: dict[str, str], kurang: list[str]) -> None:
    assert galat(**ubah) == kurang


def test_akta_kawin_yang_diketik_lalu_status_belum_kawin_tidak_terbawa() -> None:
    bacaan = baca(AnggotaF101, MARTHA | {"akta_perkawinan": "ADA", "no_akta_perkawinan": "1"}).formulir

    assert bacaan is not None and bacaan.akta_perkawinan is None and bacaan.no_akta_perkawinan is None


def test_rinci_memuat_elemen_tanpa_kolom_sendiri() -> None:
    penghayat = {"agama": str(Agama.KEPERCAYAAN), "organisasi_kepercayaan": "SAPTA DARMA", "gelar_depan": "dr."}
    anggota = baca(AnggotaF101, MARTHA | penghayat).formulir

    assert anggota is not None
    assert anggota.rinci == {
        "gelar_depan": "dr.",
        "akta_lahir": "TIDAK ADA",
        "organisasi_kepercayaan": "SAPTA DARMA",
        "kelainan_fisik_mental": "TIDAK ADA",
    }
    assert tulis(anggota)["agama"] == Agama.KEPERCAYAAN


def elemen_f201(bagian: str) -> list[str]:
    return [b["nama"] for b in baca_baris("f201_elemen") if b["bagian"].startswith(bagian)]


@pytest.mark.parametrize(
    ("bagian", "kelas"),
    [
        ("PELAPOR", Pelapor),
        ("SAKSI", Saksi),
        ("ANAK", Anak),
        ("LAHIR MATI", LahirMati),
        ("KEMATIAN", Kematian),
    ],
)
def test_bagian_f201_memuat_semua_elemen_tercetak(bagian: str, kelas: type) -> None:
    assert label(kelas) == elemen_f201(bagian)


def test_orang_tua_dipakai_untuk_ayah_dan_ibu() -> None:
    assert {f"{b} {siapa}" for siapa in ("ayah", "ibu") for b in label(OrangTua)} == set(elemen_f201("ORANG TUA"))


def test_orang_tua_ber_nik_tidak_ditanya_yang_sudah_diketahui_register() -> None:
    assert baca(OrangTua, {"nama": "MARTHA RUMBIAK", "nik": "9202124107850001"}).galat == ()
    assert [g.isian for g in baca(OrangTua, {"nama": "MARTHA RUMBIAK"}).galat] == [
        "tempat_lahir",
        "tanggal_lahir",
        "kewarganegaraan",
    ]


def test_pilihan_formulir_sama_dengan_daftar_kode() -> None:
    jenis = [b["nama"].removeprefix("Baru - ") for b in baca_baris("f102_jenis_permohonan") if b["kode"][:4] == "I.A."]

    assert [k["nama"] for k in baca_baris("kepemilikan_akta")] == [str(k) for k in Kepemilikan]
    assert [k["nama"] for k in baca_baris("tipe_sponsor")] == [str(k) for k in TipeSponsor]
    assert [j.capitalize() for j in jenis] == [str(s).capitalize() for s in SebabKKBaru]


def test_f101_punya_skema_dan_semua_status_kawin() -> None:
    anggota = skema_json(F101)["properties"]["anggota"]["items"]["properties"]

    assert anggota["status_perkawinan"]["enum"] == [str(s) for s in StatusKawin]
    assert typing.get_type_hints(F101)["pernyataan"] is bool
