"""Rebuilding the state of JIWA residents from the journal, and checking the journal whole.

The limit measured in the same run: the same rows copied from the living tables into unlogged ones without an
index, read by one connection and written by another, nothing reduced.
"""

from __future__ import annotations

import time
from typing import Any

import psycopg
from bekal import cetak, register_penuh
from bekal_basis import parameter, pemilik

from adminduk.perintah.peluncur import tempat
from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.kunci_kepala import kunci_publik
from adminduk.register.periksa import periksa
from adminduk.register.periksa_kepala import Luar
from adminduk.register.reduksi import KOLOM
from adminduk.register.salin import sql_salin

PROSES = 2


def batas_salin(tulis: psycopg.Connection[Any]) -> float:
    """Return the seconds that copying all rows of state takes."""
    with pemilik() as baca, tulis.transaction(force_rollback=True):
        tulis.execute("create schema batas")
        for tabel in KOLOM:
            tulis.execute(f"create unlogged table batas.{tabel} (like public.{tabel})".encode())
        mulai = time.perf_counter()
        for tabel, kolom in KOLOM.items():
            keluar = baca.cursor().copy(f"copy public.{tabel} ({', '.join(kolom)}) to stdout".encode())
            with keluar as dari, tulis.cursor().copy(sql_salin(tabel, "batas").encode()) as ke:
                for teks in dari:
                    ke.write(teks)
        return time.perf_counter() - mulai


def ukur_bangun_ulang() -> None:
    with pemilik() as db:
        hasil = bangun_ulang(db, proses=PROSES)
        assert not hasil.beda, [str(b) for b in hasil.beda[:5]]
        batas = hasil.peristiwa / batas_salin(db)
    laju = hasil.peristiwa / hasil.detik["reduksi"]
    cetak(
        "keadaan dibangun ulang dari jurnal", laju, "peristiwa per detik", ">= 10000",
        salin_tanpa_reduksi_per_detik=round(batas), bagian_dari_batas=round(laju / batas, 2),
        baris_per_detik=round(sum(hasil.baris.values()) / hasil.detik["reduksi"]), peristiwa=hasil.peristiwa,
        dengan_banding_per_detik=round(hasil.peristiwa / sum(hasil.detik.values())), proses=PROSES,
    )  # fmt: skip


def ukur_periksa() -> None:
    with psycopg.connect(**parameter("auditor"), autocommit=True) as db:  # type: ignore[arg-type]
        mulai = time.perf_counter()
        dibaca = sum(len(isi) for (isi,) in _isi(db))
        batas = time.perf_counter() - mulai
        laporan = periksa(db, Luar(kunci_publik(tempat.folder_segel(tempat.folder_data()))))
    assert laporan.utuh, [str(t) for t in laporan.temuan[:5]]
    cetak(
        "jurnal diperiksa seluruhnya", laporan.peristiwa / laporan.detik, "peristiwa per detik", ">= 25000",
        membaca_isi_saja_per_detik=round(laporan.peristiwa / batas), bita=dibaca, peristiwa=laporan.peristiwa,
    )  # fmt: skip


def _isi(db: psycopg.Connection[Any]) -> Any:
    with db.transaction(), db.cursor(name="isi", binary=True) as cursor:
        cursor.itersize = 4_000
        yield from cursor.execute("select isi from peristiwa_isi")


def main() -> None:
    with register_penuh("pemilik"):
        ukur_bangun_ulang()
        ukur_periksa()


if __name__ == "__main__":
    main()
