"""Bulan-bulan jurnal: tiga ke depan, dibuat pekerja, tertutup bagi semua peran."""

from __future__ import annotations

import psycopg

_BULANAN = (
    "select count(*) from pg_inherits where inhparent = 'peristiwa'::regclass and inhrelid::regclass::text ~ '\\d$'"
)


def bulan(pemilik: psycopg.Connection) -> int:
    [(banyak,)] = pemilik.execute(_BULANAN).fetchall()
    return banyak


def test_tiga_bulan_ke_depan_ada_dan_yang_kosong_sesudahnya_tidak(pemilik):
    assert bulan(pemilik) == 5, "bulan lalu, bulan ini, dan tiga bulan berikutnya"


def test_pekerja_membuat_bulan_yang_belum_ada_sekali(pemilik, sambung_sebagai):
    nama = pemilik.execute("select to_char(now() + interval '3 months', 'YYYY_MM')").fetchone()[0]
    for induk in ("peristiwa", "peristiwa_isi", "jejak_akses"):
        pemilik.execute(f"drop table {induk}_{nama}")

    buat = [sambung_sebagai("pekerja").execute("select siapkan_partisi()").fetchone()[0] for _ in range(2)]

    assert buat == [1, 0] and bulan(pemilik) == 5
    terbuka = pemilik.execute(
        "select count(*) from pg_class, aclexplode(relacl) a where relname = %s and a.grantee <> relowner",
        (f"peristiwa_{nama}",),
    )
    assert terbuka.fetchone() == (0,)
