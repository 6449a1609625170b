"""Nomor akta: bentuk SIAK dan teks bebas akta lama."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.dasar.nomor_akta import KodeAkta, NomorAkta, baca_nomor_akta
from adminduk.dasar.temuan import NilaiDitolak


@given(
    st.integers(1101, 9699),
    st.sampled_from(KodeAkta),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(1, 99_999),
)
def test_nomor_akta_tertulis_terbaca_kembali(kab, kode, tanggal, urut):
    nomor = NomorAkta(kab, kode, tanggal, urut)

    assert NomorAkta.parse(str(nomor)) == nomor
    assert baca_nomor_akta(str(nomor).lower()) == str(nomor)


@pytest.mark.parametrize(
    "teks", ["3201-XX-12052018-0042", "3201-LT-32052018-0042", "474.1/123/IST/1987", "201-LT-12052018-0042"]
)
def test_nomor_akta_lama_tetap_sebagai_teks(teks):
    assert NomorAkta.parse(teks) is None
    assert baca_nomor_akta(f"  {teks} ") == teks


@pytest.mark.parametrize(
    ("teks", "alasan"), [("  ", "kosong"), ("9" * 51, "lebih dari 50"), ("474\x001", "tidak tercetak")]
)
def test_nomor_akta_yang_bukan_nomor_ditolak(teks, alasan):
    with pytest.raises(NilaiDitolak, match=alasan):
        baca_nomor_akta(teks)
