"""Teks COPY dibaca PostgreSQL kembali menjadi nilai yang ditulis."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.register.salin import tulis_salin

teks = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["None", "True", "False", "\\N", "\\.", "a\tb", "c\nd", "e\rf", "g\\h", "", "N", "Nonette"]
)
baris = st.tuples(st.none() | teks, st.none() | st.integers(-9, 9), st.none() | st.booleans(), st.none() | teks)


@pytest.mark.django_db(transaction=True)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.lists(baris, max_size=6))
def test_setiap_nilai_kembali_utuh(pemilik, semua):
    pemilik.execute("create temp table if not exists salinan (a text, b int, c boolean, d text)")
    pemilik.execute("truncate salinan")
    with pemilik.cursor().copy("copy salinan from stdin") as copy:
        copy.write(tulis_salin(semua))
    assert pemilik.execute("select * from salinan").fetchall() == semua
