"""Usia, tanggal tidak diketahui, dan tanggal setempat."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.dasar.tanggal import (
    NAMA_BULAN,
    Presisi,
    TanggalLahir,
    hari_ini,
    tanggal_lahir_baku,
    tulis_dengan_huruf,
    tulis_tanggal,
    ulang_tahun,
    usia,
    zona,
)
from adminduk.dasar.temuan import NilaiDitolak
from adminduk.dasar.terbilang import terbilang

tanggal = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(tanggal, st.integers(0, 120))
def test_usia_bertambah_tepat_pada_ulang_tahun(lahir, ke):
    hari = ulang_tahun(lahir, ke)

    assert usia(lahir, hari) == ke
    assert usia(lahir, hari - timedelta(days=1)) == ke - 1


@given(tanggal, tanggal, tanggal)
def test_usia_tidak_pernah_berkurang(lahir, pada, kemudian):
    pada, kemudian = sorted((pada, kemudian))

    assert usia(lahir, pada) <= usia(lahir, kemudian)


def test_lahir_29_februari_genap_17_pada_1_maret_tahun_biasa():
    lahir = date(2004, 2, 29)

    assert ulang_tahun(lahir, 17) == date(2021, 3, 1)
    assert usia(lahir, date(2021, 2, 28)) == 16
    assert ulang_tahun(lahir, 20) == date(2024, 2, 29)


@given(tanggal, st.sampled_from(Presisi))
def test_tanggal_lahir_tertulis_terbaca_kembali(hari, presisi):
    bulan = None if presisi is Presisi.TAHUN else hari.month
    lahir = TanggalLahir(tanggal_lahir_baku(hari.year, bulan, hari.day if presisi is Presisi.HARI else None), presisi)

    assert TanggalLahir.parse(str(lahir)) == lahir


@pytest.mark.parametrize(
    ("teks", "hari", "presisi"),
    [
        ("1985", date(1985, 7, 1), Presisi.TAHUN),
        ("1985-03", date(1985, 3, 15), Presisi.BULAN),
        ("03-1985", date(1985, 3, 15), Presisi.BULAN),
        ("1985-03-02", date(1985, 3, 2), Presisi.HARI),
        ("2/3/1985", date(1985, 3, 2), Presisi.HARI),
        (" 02.03.1985 ", date(1985, 3, 2), Presisi.HARI),
    ],
)
def test_bagian_tanggal_lahir_yang_tidak_diketahui_diganti_menurut_aturan(teks, hari, presisi):
    assert TanggalLahir.parse(teks) == TanggalLahir(hari, presisi)


@pytest.mark.parametrize("teks", ["", "85", "1985-13", "1985-02-30", "29-02-2023", "0000", "1985-", "kemarin", "१९८५"])
def test_tanggal_lahir_yang_tidak_ada_ditolak_dengan_saran(teks):
    with pytest.raises(NilaiDitolak, match="Permendagri 19/2010"):
        TanggalLahir.parse(teks)


@pytest.mark.parametrize(
    ("kode", "nama"), [(11, "WIB"), (3171, "WIB"), (6171, "WIB"), (5103, "WITA"), (6301, "WITA"), (7371, "WITA"),
                       (8101, "WIT"), (9202, "WIT"), (9671, "WIT")]
)  # fmt: skip
def test_zona_waktu_menurut_provinsi(kode, nama):
    assert str(zona(kode)) == nama


def test_hari_ini_adalah_tanggal_setempat_kantor():
    saat = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)

    assert hari_ini(9202, saat) == date(2026, 11, 23)
    assert hari_ini(3171, saat) == date(2026, 11, 22)


def test_hari_ini_tanpa_zona_ditolak():
    with pytest.raises(ValueError, match="zona"):
        hari_ini(9202, datetime(2026, 11, 22, 15, 30))  # noqa: DTZ001 - what is refused


@given(tanggal)
def test_tanggal_tertulis_dengan_angka_dan_huruf(hari):
    bulan = NAMA_BULAN[hari.month - 1]

    assert tulis_tanggal(hari) == f"{hari.day} {bulan} {hari.year}"
    assert tulis_dengan_huruf(hari) == f"{terbilang(hari.day)} {bulan} {terbilang(hari.year)}"


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"), (21, "dua puluh satu"),
        (100, "seratus"), (101, "seratus satu"), (200, "dua ratus"), (1000, "seribu"), (1900, "seribu sembilan ratus"),
        (2026, "dua ribu dua puluh enam"), (11_000, "sebelas ribu"), (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"), (2_000_000_001, "dua miliar satu"),
    ],
)  # fmt: skip
def test_terbilang_menurut_kaidah_bahasa(angka, kata):
    assert terbilang(angka) == kata


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_terbilang_membedakan_angka(satu, dua):
    assert (terbilang(satu) == terbilang(dua)) == (satu == dua)


@pytest.mark.parametrize("angka", [-1, 10**12])
def test_terbilang_di_luar_batas_ditolak(angka):
    with pytest.raises(ValueError, match="di luar 0"):
        terbilang(angka)
