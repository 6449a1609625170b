"""Kode wilayah, alamat, dan tempat peristiwa."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.dasar.wilayah import Alamat, Desa, dari_titik, induk, jenis, kab, kec, prov, tempat_peristiwa, titik

desa = st.builds(
    lambda p, k, c, j, n: int(f"{p:02d}{k:02d}{c:02d}{j}{n:03d}"),
    st.integers(11, 96),
    st.integers(1, 99),
    st.integers(1, 99),
    st.integers(1, 3),
    st.integers(1, 999),
)


@given(desa)
def test_kode_tercetak_terbaca_kembali(kode):
    for k in (kode, kec(kode), kab(kode), prov(kode)):
        assert dari_titik(titik(k)) == dari_titik(str(k)) == k


@given(desa)
def test_induk_naik_sampai_provinsi(kode):
    assert (induk(kode), induk(kec(kode)), induk(kab(kode)), induk(prov(kode))) == (
        kec(kode),
        kab(kode),
        prov(kode),
        None,
    )


@pytest.mark.parametrize("teks", ["", "9", "920", "92021", "92.02.12.200", "92.02.12.20031", "0902", "٩202", "92a2"])
def test_bukan_kode_wilayah_ditolak(teks):
    with pytest.raises(ValueError, match="bukan kode wilayah"):
        dari_titik(teks)


def test_kode_yang_terlalu_pendek_tidak_punya_kabupaten():
    with pytest.raises(ValueError, match="bukan kode wilayah dengan 4 angka"):
        kab(92)


@pytest.mark.parametrize("kode", [1, 920, 9202124003])
def test_jenis_kode_yang_tidak_ada_ditolak(kode):
    with pytest.raises(ValueError, match="bukan kode wilayah"):
        jenis(kode)


def test_tempat_peristiwa_adalah_nama_kabupaten_atau_kota():
    assert tempat_peristiwa("Kabupaten Teluk Bintuni") == "TELUK BINTUNI"
    assert tempat_peristiwa("Kota Sorong") == "KOTA SORONG"


def test_alamat_tercetak_tanpa_bagian_yang_kosong():
    desa = Desa(9202122003)

    assert Alamat(desa, "Jalan Merdeka 7", "003", "001", "Sanggeng").baris == "Jalan Merdeka 7, RT 003/RW 001, Sanggeng"
    assert Alamat(desa, dusun="Kampung Lama").baris == "Kampung Lama"
    assert (Alamat(desa).kab, Alamat(desa).kecamatan) == (9202, 920212)
