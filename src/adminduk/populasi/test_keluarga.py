"""Keluarga sintetis: tetap dari benih yang sama, mungkin menurut hukum, dan serupa dengan penduduk Papua Barat."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from adminduk.dasar.kode import Agama, GolonganDarah, JenisDisabilitas, Pendidikan, Shdk, StatusKawin
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.populasi.kalender import ACUAN
from adminduk.populasi.keluarga import KeluargaSintetis, PenyusunKeluarga
from adminduk.populasi.orang import Jiwa
from adminduk.populasi.peristiwa import perubahan
from adminduk.populasi.sebaran import rencana
from adminduk.populasi.wilayah import WilayahTidakDikenal, baca_wilayah

WILAYAH = baca_wilayah("92")
RENCANA = rencana(WILAYAH, 8_000, 11)
KELUARGA: list[KeluargaSintetis] = [k for p in RENCANA for k in PenyusunKeluarga(p).semua()]
ORANG: list[Jiwa] = [j for k in KELUARGA for j in k.anggota]


def _bagian(banyak: int) -> float:
    return banyak / len(ORANG)


def test_jumlah_jiwa_tepat_seperti_diminta() -> None:
    assert len(ORANG) == sum(p.jiwa for p in RENCANA) == 8_000


def test_benih_yang_sama_memberi_keluarga_yang_sama_dan_benih_lain_tidak() -> None:
    p = RENCANA[3]
    isi = [perubahan(p, k) for k in PenyusunKeluarga(p).semua()]

    assert isi == [perubahan(p, k) for k in PenyusunKeluarga(p).semua()]
    assert isi != [perubahan(p, k) for k in PenyusunKeluarga(rencana(WILAYAH, 8_000, 12)[3]).semua()]


def test_nomor_dan_id_tidak_ada_yang_kembar() -> None:
    for nilai in (
        [j.nik for j in ORANG],
        [k.nomor for k in KELUARGA],
        [*(j.id for j in ORANG), *(k.id for k in KELUARGA), *(k.peristiwa for k in KELUARGA)],
    ):
        assert len(set(nilai)) == len(nilai)


def test_nomor_tidak_bentrok_antara_rencana_provinsi_dan_kabupaten_yang_dimuat_terpisah() -> None:
    terpisah = [
        j.nik
        for kode in ("9202", "9203", "9206", "9207", "9208", "9211", "9212")
        for p in rencana(baca_wilayah(kode), 1_500, 11)
        for k in PenyusunKeluarga(p).semua()
        for j in k.anggota
    ]

    assert len(set(terpisah)) == len(terpisah) == 7 * 1_500


def test_nik_dan_nomor_kk_berbentuk_sah() -> None:
    for k in KELUARGA:
        NomorKK(k.nomor)
        for j in k.anggota:
            assert NIK(j.nik).perempuan == j.perempuan


def test_nomor_urut_kecamatan_sendiri_tanpa_celah() -> None:
    p = RENCANA[0]
    penyusun = PenyusunKeluarga(p)
    nik = [j.nik for k in penyusun.semua() for j in k.anggota if j.nik.startswith(str(p.kecamatan))]

    assert Counter(n[:12] for n in nik) == {k: n for jenis, k, n in penyusun.nomor.pencacah() if jenis == "nik"}


def test_sebagian_membawa_nik_dari_tempat_lain_juga_kode_yang_sudah_berakhir() -> None:
    awalan = {j.nik[:4] for j in ORANG}

    assert 0.08 < _bagian(sum(not j.nik.startswith(str(k.desa // 10_000)) for k in KELUARGA for j in k.anggota)) < 0.4
    assert awalan & {"9201", "9204", "9205", "9209", "9210", "9271"}


def test_tiap_keluarga_berkepala_satu_dan_bersuami_istri_paling_banyak_sepasang() -> None:
    for k in KELUARGA:
        peran = Counter(j.shdk for j in k.anggota)

        assert peran[Shdk.KEPALA_KELUARGA] == 1 and k.anggota[0].shdk == Shdk.KEPALA_KELUARGA
        assert peran[Shdk.ISTRI] + peran[Shdk.SUAMI] <= 1


def test_umur_ibu_umur_kawin_dan_hari_masuk_keluarga_masuk_akal() -> None:
    for k, j in [(keluarga, j) for keluarga in KELUARGA for j in keluarga.anggota]:
        assert max(k.sejak, j.lahir) <= j.masuk <= ACUAN
        assert j.ibu is None or not j.ibu.id or j.lahir - j.ibu.lahir > 12 * 365
        assert j.usia >= 16 or j.status_kawin == StatusKawin.BELUM_KAWIN


def test_unsur_biodata_dari_daftar_kode() -> None:
    for j in ORANG:
        Agama(j.agama), GolonganDarah(j.golongan_darah), StatusKawin(j.status_kawin), Pendidikan(j.pendidikan)
        assert j.pekerjaan.isdigit() and 1 <= int(j.pekerjaan) <= 88
        assert not j.disabilitas or JenisDisabilitas(j.disabilitas)
        assert j.nama == j.nama.strip() and len(j.nama) <= 60 and j.nama_ibu


def test_nama_anak_yang_lahir_sejak_aturan_2022_sedikitnya_dua_kata() -> None:
    anak = [j for j in ORANG if j.lahir > date(2023, 1, 1).toordinal()]

    assert anak and all(len(j.nama.split()) >= 2 for j in anak)


def test_tanggal_lahir_yang_tidak_diketahui_tercatat_menurut_ketentuan() -> None:
    tahun_saja = [date.fromordinal(j.lahir) for j in ORANG if j.presisi == "T"]
    bulan_saja = [date.fromordinal(j.lahir) for j in ORANG if j.presisi == "B"]

    assert tahun_saja and all((t.day, t.month) == (1, 7) for t in tahun_saja)
    assert bulan_saja and all(t.day == 15 for t in bulan_saja)


def test_ada_yang_jarang_kembar_satu_kata_tanpa_akta_perempuan_kepala_keluarga_penyandang_disabilitas() -> None:
    kembar = sum(n > 1 for k in KELUARGA for n in Counter(j.lahir for j in k.anggota if j.shdk == Shdk.ANAK).values())

    assert kembar > 5
    assert sum(" " not in j.nama for j in ORANG) > 100
    assert sum(not j.no_akta for j in ORANG) > 1_000
    assert sum(k.anggota[0].perempuan for k in KELUARGA) > 150
    assert sum(bool(j.disabilitas) for j in ORANG) > 30
    assert sum(not j.ibu for j in ORANG) > 1_000


def test_sebaran_umur_dan_besar_keluarga_serupa_dengan_kenyataan() -> None:
    assert 3.4 < len(ORANG) / len(KELUARGA) < 4.1
    assert 0.26 < _bagian(sum(j.usia < 15 for j in ORANG)) < 0.33
    assert 0.02 < _bagian(sum(j.usia >= 65 for j in ORANG)) < 0.07
    assert 0.47 < _bagian(sum(j.perempuan for j in ORANG)) < 0.53


def test_manokwari_paling_banyak_penduduknya() -> None:
    per_kab = Counter(k.desa // 1_000_000 for k in KELUARGA)

    assert per_kab.most_common(1)[0][0] == 9202
    assert set(per_kab) == {9202, 9203, 9206, 9207, 9208, 9211, 9212}


@pytest.mark.parametrize("kode", ["99", "9299", "9202122003", "", "x", "92.99"])
def test_wilayah_yang_tidak_ada_ditolak(kode: str) -> None:
    with pytest.raises(WilayahTidakDikenal):
        baca_wilayah(kode)
