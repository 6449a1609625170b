"""Satuan lokal: versi, wewenang kabupaten, dan penolakan."""

from datetime import date
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from adminduk.dasar.temuan import NilaiDitolak
from adminduk.dasar.wilayah import JenisSatuan
from adminduk.register import satuan_lokal

pytestmark = pytest.mark.django_db

SANGGENG, DI_SORONG = 9202121001, 9671011001
MULAI, GANTI = date(2020, 1, 1), date(2024, 7, 1)
PETUGAS = uuid4()


@pytest.fixture
def kursor(db):
    with connection.cursor() as kursor:
        kursor.execute("set local app.kab = '{9202}'")
        yield kursor


@pytest.fixture
def rw(kursor):
    return satuan_lokal.tambah(kursor, SANGGENG, JenisSatuan.RW, "1", sejak=MULAI, oleh=PETUGAS)


def test_rt_berada_dalam_rw_dan_bernomor_tiga_angka(kursor, rw):
    rt = satuan_lokal.tambah(kursor, SANGGENG, JenisSatuan.RT, "3", sejak=MULAI, oleh=PETUGAS, induk=rw.id)

    assert (rw.nama, rt.nama) == ("001", "003")
    assert satuan_lokal.daftar(kursor, SANGGENG) == [rt, rw]


@pytest.mark.parametrize("jenis", JenisSatuan)
def test_semua_jenis_satuan_dapat_dicatat(kursor, jenis):
    satuan = satuan_lokal.tambah(kursor, SANGGENG, jenis, "7", sejak=MULAI, oleh=PETUGAS)

    assert satuan_lokal.daftar(kursor, SANGGENG, GANTI) == [satuan]


def test_nama_lama_tetap_terbaca_menurut_tanggal(kursor):
    dusun = satuan_lokal.tambah(kursor, SANGGENG, JenisSatuan.DUSUN, "Reremi", sejak=MULAI, oleh=PETUGAS)

    satuan_lokal.ubah(kursor, dusun.id, nama="Reremi Puncak", sejak=GANTI, oleh=PETUGAS)

    assert [s.nama for s in satuan_lokal.daftar(kursor, SANGGENG, date(2024, 6, 30))] == ["Reremi"]
    assert [s.nama for s in satuan_lokal.daftar(kursor, SANGGENG, GANTI)] == ["Reremi Puncak"]
    assert [(s.nama, s.sejak, s.sampai) for s in satuan_lokal.riwayat(kursor, dusun.id)] == [
        ("Reremi", MULAI, GANTI),
        ("Reremi Puncak", GANTI, None),
    ]


def test_pembetulan_sejak_hari_pertama_mengganti_seluruh_masanya(kursor):
    dusun = satuan_lokal.tambah(kursor, SANGGENG, JenisSatuan.DUSUN, "Rermi", sejak=MULAI, oleh=PETUGAS)

    satuan_lokal.ubah(kursor, dusun.id, nama="Reremi", sejak=MULAI, oleh=PETUGAS)

    assert [s.nama for s in satuan_lokal.riwayat(kursor, dusun.id)] == ["Reremi"]
    kursor.execute(
        "select nama, upper_inf(tercatat) from satuan_lokal where id = %s order by lower(tercatat)", [dusun.id]
    )
    assert kursor.fetchall() == [("Rermi", False), ("Reremi", True)]


def test_satuan_yang_diakhiri_tidak_lagi_terdaftar(kursor, rw):
    satuan_lokal.akhiri(kursor, rw.id, sampai=GANTI, oleh=PETUGAS)

    assert satuan_lokal.daftar(kursor, SANGGENG) == []
    assert len(satuan_lokal.daftar(kursor, SANGGENG, MULAI)) == 1
    with pytest.raises(NilaiDitolak, match="sudah berakhir"):
        satuan_lokal.akhiri(kursor, rw.id, sampai=GANTI, oleh=PETUGAS)


def test_satuan_yang_masih_memuat_satuan_lain_tidak_dapat_diakhiri(kursor, rw):
    satuan_lokal.tambah(kursor, SANGGENG, JenisSatuan.RT, "3", sejak=MULAI, oleh=PETUGAS, induk=rw.id)

    with pytest.raises(NilaiDitolak, match="RW 001 masih memuat 1 satuan lain"):
        satuan_lokal.akhiri(kursor, rw.id, sampai=GANTI, oleh=PETUGAS)


def test_berakhir_sebelum_mulai_ditolak(kursor, rw):
    with pytest.raises(NilaiDitolak, match="tidak sesudah tanggal mulai"):
        satuan_lokal.akhiri(kursor, rw.id, sampai=MULAI, oleh=PETUGAS)


@pytest.mark.parametrize(
    ("jenis", "nama", "alasan"),
    [
        (JenisSatuan.RT, "0", "angka 1 sampai 999"),
        (JenisSatuan.RT, "1000", "angka 1 sampai 999"),
        (JenisSatuan.RW, "satu", "angka 1 sampai 999"),
        (JenisSatuan.DUSUN, "  ", "kosong"),
        (JenisSatuan.DUSUN, "x" * 61, "lebih dari 60"),
        (JenisSatuan.RW, "001", "RW 001 sudah ada"),
    ],
)
def test_nama_satuan_yang_salah_ditolak_dengan_alasan(kursor, rw, jenis, nama, alasan):
    with pytest.raises(NilaiDitolak, match=alasan):
        satuan_lokal.tambah(kursor, SANGGENG, jenis, nama, sejak=GANTI, oleh=PETUGAS)


def test_desa_yang_tidak_dikenal_ditolak(kursor):
    with pytest.raises(NilaiDitolak, match="tidak dikenal"):
        satuan_lokal.tambah(kursor, 9202129999, JenisSatuan.RW, "1", sejak=MULAI, oleh=PETUGAS)


def test_induk_di_desa_lain_ditolak(kursor, rw):
    with pytest.raises(NilaiDitolak, match="di desa lain"):
        satuan_lokal.tambah(kursor, 9202122007, JenisSatuan.RT, "1", sejak=MULAI, oleh=PETUGAS, induk=rw.id)


def test_kantor_lain_membaca_tetapi_tidak_menulis(kursor, rw):
    kursor.execute("set local app.kab = '{9671}'")

    assert satuan_lokal.daftar(kursor, SANGGENG) == [rw]
    with pytest.raises(ProgrammingError) as galat:
        satuan_lokal.tambah(kursor, SANGGENG, JenisSatuan.RT, "9", sejak=MULAI, oleh=PETUGAS)
    assert isinstance(galat.value.__cause__, psycopg.errors.InsufficientPrivilege)
