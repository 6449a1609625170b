"""Everything a page can say has an English text with the same values in it."""

from __future__ import annotations

import re

import pytest

from adminduk.web.terjemahan import katalog, teks_tampil

_NILAI = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def _terjemahan() -> dict[str, tuple[str, ...]]:
    pasangan = ((m.id, m.string) for m in katalog() if m.id)
    return {i if isinstance(i, str) else i[0]: (s,) if isinstance(s, str) else tuple(s) for i, s in pasangan}


def test_setiap_teks_punya_terjemahan_inggris() -> None:
    kurang = sorted(teks_tampil() - _terjemahan().keys())

    assert not kurang, "tambahkan pada web/locale/en/LC_MESSAGES/django.po:\n" + "\n".join(kurang)


def test_tidak_ada_terjemahan_yang_tidak_dipakai_atau_kosong() -> None:
    assert not _terjemahan().keys() - teks_tampil()
    assert [i for i, semua in _terjemahan().items() if not all(semua)] == []


def test_nilai_dalam_terjemahan_sama_dengan_aslinya() -> None:
    beda = [i for i, semua in _terjemahan().items() for s in semua if set(_NILAI.findall(i)) != set(_NILAI.findall(s))]

    assert beda == []


@pytest.mark.parametrize("teks", ["Wilayah {jenis} tidak dikenal", "%(jumlah)s buah"])
def test_nilai_dikenali(teks: str) -> None:
    assert len(_NILAI.findall(teks)) == 1
