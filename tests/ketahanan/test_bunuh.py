"""Server dan klien dibunuh di tengah pencatatan: yang dijawab tetap ada, satu kali, dengan nomor yang dijawab."""

from __future__ import annotations

from ketahanan.bunuh import Medan, latih


def test_yang_dijawab_tidak_hilang_dan_tidak_ganda(folder_data):
    hasil = latih(Medan(folder_data, "benar", penulis=2), pembunuhan=4, antara=40)

    assert hasil.dijawab >= 200
    assert (hasil.hilang, hasil.ganda, hasil.nomor_salah, hasil.berlubang, hasil.beda) == (0, 0, 0, 0, 0)
    assert hasil.dibunuh == {"server": 1, "backend": 1, "klien": 1, "henti": 1}


def test_jawaban_sebelum_pengesahan_ketahuan_hilang(folder_data):
    """Positive control: a client that is told too early has been lied to."""
    hasil = latih(Medan(folder_data, "jawab_dahulu", penulis=4), pembunuhan=4, antara=20, macam=("server",))

    assert hasil.hilang > 0


def test_kiriman_tanpa_nomor_tetap_ketahuan_ganda(folder_data):
    """Positive control: an answer that gets lost and a new id for the next try record it twice."""
    hasil = latih(Medan(folder_data, "id_baru", penulis=2), pembunuhan=1, antara=80, macam=("klien",))

    assert hasil.ganda > 0
