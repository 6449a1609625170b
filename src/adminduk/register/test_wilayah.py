"""Wilayah pada PostgreSQL: jumlah, masa berlaku, penerus, dan pemilih desa."""

import time
from datetime import date
from statistics import median

import pytest
from django.db import connection

from adminduk.dasar.wilayah import titik
from adminduk.register import wilayah

pytestmark = pytest.mark.django_db


@pytest.fixture
def kursor(db):
    """The web role's cursor; the regions are part of every migrated database."""
    with connection.cursor() as kursor:
        yield kursor


def test_jumlah_wilayah_yang_berlaku_dan_yang_berakhir(kursor):
    kursor.execute("select jenis, count(*) filter (where sampai is null), count(sampai) from wilayah group by jenis")

    assert {jenis: (berlaku, berakhir) for jenis, berlaku, berakhir in kursor.fetchall()} == {
        "provinsi": (38, 0),
        "kabupaten": (416, 25),
        "kota": (98, 1),
        "kecamatan": (7285, 594),
        "kelurahan": (8496, 0),
        "desa": (75252, 0),
        "desa adat": (14, 0),
    }


def test_setiap_wilayah_berada_dalam_wilayah_yang_ada(kursor):
    kursor.execute(
        """select kode from wilayah w where induk is not null and not exists (
               select from wilayah i where i.kode = w.induk and (i.sampai is null or w.sampai is not null))"""
    )

    assert kursor.fetchall() == []


def test_kode_lama_berakhir_sehari_sebelum_penerusnya_mulai(kursor):
    kursor.execute(
        """select count(*), count(*) filter (where l.sampai + 1 = b.sejak and b.sejak = p.sejak)
           from wilayah_penerus p join wilayah l on l.kode = p.lama
                join wilayah b on b.kode = p.baru and b.sampai is null"""
    )

    assert kursor.fetchone() == (620, 620)


def test_nama_wilayah_menurut_tanggal(kursor):
    sebelum, sesudah = date(2020, 1, 1), date(2023, 1, 1)

    assert wilayah.nama(kursor, 9201, sebelum) == "Kabupaten Sorong"
    assert wilayah.nama(kursor, 9201, sesudah) is None
    assert wilayah.nama(kursor, 9601, sesudah) == "Kabupaten Sorong"
    assert wilayah.nama(kursor, 9601, sebelum) is None
    assert wilayah.nama(kursor, 9201) == "Kabupaten Sorong"
    assert wilayah.nama(kursor, 9202) == wilayah.nama(kursor, 9202, sebelum) == "Kabupaten Manokwari"
    assert wilayah.nama(kursor, 1) is None


def test_penerus_kode_yang_berakhir(kursor):
    assert wilayah.penerus(kursor, 9201) == (9601,)
    assert wilayah.penerus(kursor, 9202) == ()


def test_prefiks_nik_sah_bila_kecamatan_pernah_ada(kursor):
    assert wilayah.prefiks_sah(kursor, 920212)
    assert wilayah.prefiks_sah(kursor, 910101)  # Merauke until 2022
    assert not wilayah.prefiks_sah(kursor, 920299)
    assert not wilayah.prefiks_sah(kursor, 9202)


def test_anak_wilayah_menurut_nama(kursor):
    assert len(wilayah.anak(kursor)) == 38
    assert [w.kode for w in wilayah.anak(kursor, 92)] == [9203, 9208, 9202, 9211, 9212, 9206, 9207]
    assert all(len(w.kode_pos) == 5 for w in wilayah.anak(kursor, 920212))
    assert wilayah.anak(kursor, 9201) == []


def test_daftar_wilayah_memuat_semua_yang_berlaku(kursor):
    assert len(wilayah.daftar_wilayah()) == 38 + 514 + 7285 + 83762


@pytest.mark.parametrize(
    ("teks", "kab", "pertama"),
    [
        ("sanggeng", None, "Sanggeng, Manokwari Barat, Kabupaten Manokwari, Papua Barat"),
        ("SANGG manok", None, "Sanggeng, Manokwari Barat, Kabupaten Manokwari, Papua Barat"),
        ("manokwari sang", None, "Sanggeng, Manokwari Barat, Kabupaten Manokwari, Papua Barat"),
        ("sumber boga, masni", None, "Sumber Boga, Masni, Kabupaten Manokwari, Papua Barat"),
        ("boga", 9202, "Sumber Boga, Masni, Kabupaten Manokwari, Papua Barat"),
        ("pasi kuala bau", None, "Pasi Kuala Ba'u, Kluet Utara, Kabupaten Aceh Selatan, Aceh"),
    ],
)
def test_desa_ditemukan_dari_awal_katanya(kursor, teks, kab, pertama):
    ditemukan = wilayah.cari_desa(kursor, teks, kab)

    assert ditemukan[0].jalur == pertama
    assert titik(ditemukan[0].kode).count(".") == 3 and len(ditemukan[0].kode_pos) == 5


@pytest.mark.parametrize("teks", ["", " ", "s", "%", "__", "';", "zzzzzz", "anggeng"])
def test_yang_bukan_awal_kata_tidak_menemukan_apa_apa(kursor, teks):
    assert wilayah.cari_desa(kursor, teks) == []


def test_pencarian_dalam_satu_kabupaten_tidak_keluar_darinya(kursor):
    ditemukan = wilayah.cari_desa(kursor, "ma", 9202)

    assert len(ditemukan) == 20
    assert {w.kode // 1_000_000 for w in ditemukan} == {9202}


def test_awalan_nama_sendiri_lebih_dahulu_dan_tidak_ada_yang_ganda(kursor):
    ditemukan = wilayah.cari_desa(kursor, "suka jaya", batas=50)
    berawalan = [w.nama.lower().startswith("suka jaya") for w in ditemukan]

    assert berawalan == sorted(berawalan, reverse=True)
    assert 0 < sum(berawalan) < len(berawalan)
    assert len({w.kode for w in ditemukan}) == len(ditemukan)


def test_pemilih_menjawab_di_bawah_50_ms_untuk_setiap_ketikan(kursor):
    def lama(teks: str) -> float:
        mulai = time.perf_counter()
        wilayah.cari_desa(kursor, teks)
        return time.perf_counter() - mulai

    ketikan = [utuh[:n] for utuh in ("jawa tengah", "sanggeng manokwari", "kab") for n in range(2, len(utuh) + 1)]

    assert max(median(lama(k) for _ in range(5)) for k in ketikan) < 0.05


class TestMuat:
    """Memuat daftar, sebagai pemilik basis data."""

    @pytest.fixture
    def kursor(self, pemilik):
        with pemilik.transaction(force_rollback=True), pemilik.cursor() as kursor:
            yield kursor

    def isi(self, kursor):
        kursor.execute(
            "select kode, jenis, nama, induk, sejak, sampai, kode_pos, cari from wilayah order by kode, sejak"
        )
        return kursor.fetchall()

    def test_memuat_dua_kali_sama_dengan_sekali(self, kursor):
        sebelum = self.isi(kursor)

        assert wilayah.muat(kursor) == 0
        kursor.execute("delete from wilayah_muatan")
        assert wilayah.muat(kursor) == 0
        assert self.isi(kursor) == sebelum

    def test_nama_yang_berubah_pada_daftar_baru_menutup_nama_lama(self, kursor):
        kursor.execute("update wilayah set nama = 'Masni Lama' where kode = 920212")
        kursor.execute("delete from wilayah_muatan")

        assert wilayah.muat(kursor, berlaku=date(2026, 1, 1)) == 1
        assert wilayah.nama(kursor, 920212, date(2025, 12, 31)) == "Masni Lama"
        assert wilayah.nama(kursor, 920212, date(2026, 1, 1)) == "Manokwari Barat"

    def test_kode_yang_hilang_dari_daftar_baru_berakhir(self, kursor):
        kursor.execute(
            """insert into wilayah (kode, jenis, nama, induk, kode_pos, cari)
               values (9202122999, 'desa', 'Kampung Lama', 920212, '98312', ' kampung lama')"""
        )
        kursor.execute("delete from wilayah_muatan")

        wilayah.muat(kursor, berlaku=date(2026, 1, 1))

        assert wilayah.nama(kursor, 9202122999, date(2025, 12, 31)) == "Kampung Lama"
        assert wilayah.nama(kursor, 9202122999, date(2026, 1, 1)) is None
        assert wilayah.cari_desa(kursor, "kampung lama", 9202) == []
