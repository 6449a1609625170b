"""The tree agrees with RFC 6962's vectors, with its definition, and refuses proofs of anything else."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.register.merkle import (
    AKAR_KOSONG,
    Tepi,
    akar,
    akar_rentang,
    cocok_inklusi,
    cocok_konsistensi,
    rentang_inklusi,
    rentang_konsistensi,
    simpul,
)

# The leaves and roots that Certificate Transparency's reference implementation tests itself with.
MASUKAN = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
DAUN_RFC = [sha256(b"\0" + bytes.fromhex(m)).digest() for m in MASUKAN]
AKAR_RFC = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)

ukuran = st.integers(1, 700)


def daun(banyak: int) -> list[bytes]:
    return [sha256(b"\0%d" % i).digest() for i in range(banyak)]


def definisi(d: list[bytes]) -> bytes:
    """MTH of RFC 6962 section 2.1, word for word."""
    if len(d) < 2:
        return d[0] if d else AKAR_KOSONG
    k = 1 << ((len(d) - 1).bit_length() - 1)
    return simpul(definisi(d[:k]), definisi(d[k:]))


def bukti(d: list[bytes], rentang: list[tuple[int, int]]) -> list[bytes]:
    def ambil(tingkat: int, indeks: int) -> bytes:
        return definisi(d[indeks << tingkat : (indeks + 1) << tingkat])

    return [akar_rentang(r, ambil) for r in rentang]


def test_pohon_kosong():
    assert akar([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("banyak", range(1, 9))
def test_akar_sama_dengan_vektor_rfc_6962(banyak):
    assert akar(DAUN_RFC[:banyak]).hex() == AKAR_RFC[banyak - 1]


@given(ukuran)
def test_akar_sama_dengan_definisinya(n):
    assert akar(daun(n)) == definisi(daun(n))


@given(st.integers(0, 700), st.integers(0, 300))
def test_tepi_yang_disimpan_dapat_diteruskan(awal, tambahan):
    semua = daun(awal + tambahan)
    pertama = Tepi()
    for d in semua[:awal]:
        pertama.tambah(d)
    terusan = Tepi(awal, bytes(pertama))
    for d in semua[awal:]:
        terusan.tambah(d)
    assert terusan.akar() == akar(semua)


def test_tepi_dengan_panjang_salah_ditolak():
    with pytest.raises(ValueError, match="harus 64 bita"):
        Tepi(3, b"\0" * 32)


def test_ubin_adalah_akar_256_daun():
    semua, tepi = daun(700), Tepi()
    for d in semua:
        tepi.tambah(d)
    assert tepi.ubin == [(8, 0, definisi(semua[:256])), (8, 1, definisi(semua[256:512]))]


@given(st.data())
def test_bukti_inklusi_cocok_hanya_untuk_daun_dan_tempatnya(data):
    n = data.draw(ukuran)
    i = data.draw(st.integers(0, n - 1))
    semua = daun(n)
    jalur, puncak = bukti(semua, rentang_inklusi(i, n)), definisi(semua)
    assert cocok_inklusi(semua[i], i, n, jalur, puncak)
    assert not cocok_inklusi(sha256(b"lain").digest(), i, n, jalur, puncak)
    assert not cocok_inklusi(semua[i], i, n, [*jalur, puncak], puncak)
    assert not cocok_inklusi(semua[i], n, n, jalur, puncak)
    if n > 1:
        assert not cocok_inklusi(semua[i], (i + 1) % n, n, jalur, puncak)
        assert not cocok_inklusi(semua[i], i, n, jalur[:-1], puncak)


@given(st.data())
def test_bukti_konsistensi_cocok_hanya_untuk_awal_pohon_yang_sama(data):
    baru = data.draw(ukuran)
    lama = data.draw(st.integers(1, baru))
    semua = daun(baru)
    jalur = bukti(semua, rentang_konsistensi(lama, baru))
    akar_lama, akar_baru = definisi(semua[:lama]), definisi(semua)
    assert cocok_konsistensi(lama, akar_lama, baru, akar_baru, jalur)
    ditulis_ulang = definisi([sha256(b"lain").digest(), *semua[1:lama]])
    assert not cocok_konsistensi(lama, ditulis_ulang, baru, akar_baru, jalur)
    assert not cocok_konsistensi(baru + 1, akar_baru, baru, akar_baru, jalur)
    if lama < baru:
        assert not cocok_konsistensi(lama, akar_lama, baru, akar_lama, jalur)
        assert not cocok_konsistensi(lama, akar_lama, baru, akar_baru, jalur[:-1])
        assert not cocok_konsistensi(lama, akar_lama, baru, akar_baru, [*jalur, akar_baru])


@pytest.mark.parametrize(("indeks", "n"), [(-1, 4), (4, 4), (0, 0)])
def test_daun_di_luar_pohon_tidak_punya_bukti(indeks, n):
    with pytest.raises(ValueError, match="Tidak ada daun"):
        rentang_inklusi(indeks, n)


@pytest.mark.parametrize(("lama", "baru"), [(0, 4), (5, 4)])
def test_pohon_yang_bukan_awal_tidak_punya_bukti(lama, baru):
    with pytest.raises(ValueError, match="bukan awal"):
        rentang_konsistensi(lama, baru)
