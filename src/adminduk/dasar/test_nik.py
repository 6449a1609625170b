"""NIK dan nomor KK: komposisi, penyamaran, dan penolakan."""

import copy
import logging
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.temuan import NilaiDitolak

kecamatan = st.builds(lambda kab, kec: kab * 100 + kec, st.integers(1101, 9699), st.integers(1, 99))
tanggal = st.dates(date(1900, 1, 1), date(2099, 12, 31))
nomor = st.integers(1, 9999)


def galat_dari(teks: str) -> NilaiDitolak | None:
    try:
        NIK(teks)
    except NilaiDitolak as galat:
        return galat
    return None


@given(kecamatan, tanggal, st.booleans(), nomor)
def test_nik_memuat_kecamatan_tanggal_jenis_kelamin_dan_nomor_urut(kecamatan, lahir, perempuan, nomor):
    nik = NIK.bentuk(kecamatan, lahir, perempuan, nomor)

    assert NIK(nik.lengkap) == nik
    assert (nik.kecamatan, nik.perempuan, nik.nomor) == (kecamatan, perempuan, nomor)
    assert lahir in nik.tanggal_mungkin()
    assert nik.lengkap[6:8] == f"{lahir.day + 40 * perempuan:02d}"


@given(kecamatan, tanggal, nomor)
def test_nomor_kk_memuat_tanggal_daftar_tanpa_tambahan_empat_puluh(kecamatan, daftar, nomor):
    kk = NomorKK.bentuk(kecamatan, daftar, nomor)

    assert NomorKK(kk.lengkap) == kk
    assert kk.lengkap[6:12] == f"{daftar:%d%m%y}"
    assert daftar in kk.tanggal_mungkin()


@given(kecamatan, tanggal, st.booleans(), nomor)
def test_nik_tercetak_selalu_tersamar(kecamatan, lahir, perempuan, nomor):
    nik = NIK.bentuk(kecamatan, lahir, perempuan, nomor)

    for tercetak in (str(nik), repr(nik), f"{nik}", f"{nik!r:>20}", str([nik]), str({"nik": nik})):
        assert nik.lengkap not in tercetak
        assert f"{nik.lengkap[:6]}******{nik.lengkap[12:]}" in tercetak


@given(st.text(alphabet="0123456789", min_size=16, max_size=16))
def test_enam_belas_angka_diterima_atau_ditolak_dengan_alasan(teks):
    galat = galat_dari(teks)

    if galat is None:
        assert NIK(teks).tanggal_mungkin()
    else:
        assert galat.temuan.pesan and galat.temuan.saran and "PP 40/2019" in str(galat)
        assert teks not in str(galat)


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("920212410785000", "16 angka"),
        ("92021241078500011", "16 angka"),
        ("92021241078500O1", "16 angka"),
        ("٩202124107850001", "16 angka"),
        ("9202124107850001\n", "16 angka"),
        ("9202124107850000", "0000"),
        ("0902124107850001", "kode kecamatan"),
        ("9202003107850001", "kode kecamatan"),
        ("9202123202850001", "bukan tanggal"),
        ("9202127202850001", "bukan tanggal"),
        ("9202120013850001", "bukan tanggal"),
        ("9202122902850001", "bukan tanggal"),
    ],
)
def test_nik_yang_tidak_mungkin_ditolak(teks, alasan):
    with pytest.raises(NilaiDitolak, match=alasan):
        NIK(teks)


def test_29_februari_diterima_bila_salah_satu_abad_kabisat():
    assert NIK("9202122902840001").tanggal_mungkin() == (date(1984, 2, 29), date(2084, 2, 29))
    assert NIK("9202126902000001").tanggal_mungkin() == (date(2000, 2, 29),)


def test_prefiks_kecamatan_yang_sudah_berakhir_tetap_sah():
    assert NIK("9201014107850001").kecamatan == 920101  # Kabupaten Sorong, 96.01 since 2022


def test_nomor_urut_habis_ditolak_dengan_saran():
    with pytest.raises(NilaiDitolak, match="sudah habis"):
        NIK.bentuk(920212, date(1985, 7, 1), False, 10_000)
    with pytest.raises(NilaiDitolak, match="sudah habis"):
        NomorKK.bentuk(920212, date(2026, 11, 23), 0)


def test_nik_dan_nomor_kk_bukan_str_dan_tidak_saling_sama():
    nik, kk = NIK("9202120107850001"), NomorKK("9202120107850001")

    assert not isinstance(nik, str)
    assert nik != kk
    assert len({nik, NIK("9202120107850001")}) == 1


def test_nik_dapat_disalin_dan_dikirim_antar_proses():
    nik = NIK("9202120107850001")

    assert copy.deepcopy(nik) == pickle.loads(pickle.dumps(nik)) == nik


def test_nik_dalam_log_dan_galat_tersamar(caplog):
    nik = NIK("9202120107850001")

    logging.getLogger(__name__).warning("penduduk %s %r", nik, {"nik": nik})

    assert nik.lengkap not in caplog.text
    assert caplog.text.count("920212******0001") == 2
