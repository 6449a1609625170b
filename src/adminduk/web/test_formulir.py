"""Isian pada halaman: baris, wilayah, syarat, dan apa yang dikirim kembali."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from adminduk.permohonan.isian import isian, kosong, sama
from adminduk.web import formulir
from adminduk.web.formulir import Perangkai, lakukan, tersembunyi
from adminduk.web.saat import saat_diminta


@dataclass(frozen=True)
class Anak:
    nama: str = isian("Nama")
    berat: int | None = isian("Berat", wajib=False)


@dataclass(frozen=True)
class Borang:
    jenis: str = isian("Jenis")
    nomor: str | None = isian("Nomor", bila=sama("jenis", "A", "B"))
    uraian: str | None = isian("Uraian", bila=kosong("nomor"))
    anak: tuple[Anak, ...] = isian("Anak", baris=3)


def _semua(bagian):
    for b in bagian:
        yield from _semua(b.isi) if hasattr(b, "isi") else [b]


def test_baris_wajib_digambar_satu_walau_belum_diisi() -> None:
    bagian = Perangkai({}).rangkai(Borang)

    assert [i.kolom.jalur for i in _semua(bagian)] == ["jenis", "nomor", "uraian", "anak.0.nama", "anak.0.berat"]


def test_baris_tidak_melampaui_batas_formulir() -> None:
    bagian = Perangkai({"_baris.anak": "99"}).rangkai(Borang)

    assert bagian[-1].baris == 3 and bagian[-1].tambah == ""


@pytest.mark.parametrize("rusak", ["-1", "9" * 40, "x", "²"])
def test_jumlah_baris_yang_rusak_tidak_merusak_halaman(rusak: str) -> None:
    assert Perangkai({"_baris.anak": rusak}).rangkai(Borang)[-1].baris in (1, 3)
    assert lakukan("tambah:anak", {"_baris.anak": rusak})["_baris.anak"].isdecimal()


def test_syarat_isian_ditulis_dengan_kata() -> None:
    isian_ = {i.kolom.jalur: i.bila for i in _semua(Perangkai({}).rangkai(Borang))}

    assert isian_["nomor"] == ("Jenis = A / B",) and isian_["uraian"] == ("Nomor kosong",)


def test_menghapus_baris_menaikkan_yang_sesudahnya() -> None:
    data = {"jenis": "A", "_baris.anak": "3", **{f"anak.{n}.nama": f"ANAK {n}" for n in range(3)}}

    hasil = lakukan("hapus:anak.1", data)

    assert hasil == {"jenis": "A", "_baris.anak": "2", "anak.0.nama": "ANAK 0", "anak.1.nama": "ANAK 2"}


def test_tanggal_tersimpan_ditampilkan_seperti_orang_menulisnya() -> None:
    @dataclass(frozen=True)
    class Satu:
        kapan: formulir.date = isian("Kapan")

    [diisi] = _semua(Perangkai({"kapan": "2026-11-02"}).rangkai(Satu))
    [salah] = _semua(Perangkai({"kapan": "kemarin"}).rangkai(Satu))

    assert (diisi.nilai, salah.nilai) == ("02-11-2026", "kemarin")


def test_isian_milik_halaman_tidak_ikut_tersimpan() -> None:
    assert [n for n in ("_baris.anak", "versi", "anak.0.nama", "draf") if not tersembunyi(n)] == ["anak.0.nama"]


@pytest.mark.parametrize("teks", ["", "kemarin", "2026-13-01", "0001-01-01", "9999-12-31"])
def test_tanggal_saat_yang_tidak_mungkin_dianggap_tidak_diminta(teks: str) -> None:
    assert saat_diminta({"pada": teks, "diketahui": teks}) == (None, None)
