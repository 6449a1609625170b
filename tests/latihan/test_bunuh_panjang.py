"""`make latihan`: dua puluh pembunuhan, lima ribu jawaban; 0 hilang, 0 ganda. Kontrolnya harus gagal."""

from __future__ import annotations

from dataclasses import asdict

from ketahanan.bunuh import Medan, latih


def test_dua_puluh_pembunuhan_lima_ribu_jawaban(folder_data, record_property):
    hasil = latih(Medan(folder_data, "benar", penulis=4), pembunuhan=24, antara=220)
    record_property("hasil", str(asdict(hasil)))
    print(asdict(hasil))

    assert hasil.dijawab >= 5_000 and hasil.dibunuh.total() >= 20
    assert (hasil.hilang, hasil.ganda, hasil.nomor_salah, hasil.berlubang, hasil.beda) == (0, 0, 0, 0, 0)


def test_tanpa_menunggu_cakram_jawaban_hilang(folder_data):
    """Positive control: the server answers before its log is written."""
    medan = Medan(folder_data, "benar", penulis=4, pengaturan={"synchronous_commit": "off", "wal_writer_delay": "10s"})
    hasil = latih(medan, pembunuhan=4, antara=100, macam=("server",))
    print(asdict(hasil))

    assert hasil.hilang > 0
