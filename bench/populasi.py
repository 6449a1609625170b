"""Loading JIWA synthetic residents into an empty register: rate, memory, storage.

The limits measured in the same run: families generated and written as rows by one process that sends them nowhere,
and COPY of those bytes by one connection into unlogged tables without an index.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from bekal import JIWA, cetak

from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.migrasi import terapkan
from adminduk.perintah.peluncur import pangkalan, sambungan, tempat
from adminduk.perintah.populasi import PENGATURAN_MUAT
from adminduk.populasi.keluarga import PenyusunKeluarga
from adminduk.populasi.muat import Permintaan, muat
from adminduk.populasi.salin import KOLOM, Lembar, sql_salin
from adminduk.populasi.sebaran import rencana
from adminduk.populasi.wilayah import baca_wilayah
from adminduk.register.kunci_kepala import KunciBerkas
from adminduk.register.segel import segel_sekali

CONTOH = 100_000
WILAYAH, BENIH = "92", 1
JEDA_MEMORI = 0.5


def contoh() -> tuple[float, dict[str, list[bytes]], int]:
    """Make rows of CONTOH residents; return the seconds, the bytes for each table, and how many residents."""
    mulai, jiwa, bita = time.perf_counter(), 0, {tabel: [] for tabel in KOLOM}  # type: dict[str, list[bytes]]
    for p in rencana(baca_wilayah(WILAYAH), CONTOH, BENIH):
        lembar, semua = Lembar(p, "2026-11-23T00:00:00.000000+00:00", str(BENIH)), PenyusunKeluarga(p).semua()
        while sekali := list(islice(semua, 1_200)):
            for k in sekali:
                lembar.tulis(k, 1)
                jiwa += len(k.anggota)
            for tabel, teks in lembar.ambil().items():
                bita[tabel].append(teks)
    return time.perf_counter() - mulai, bita, jiwa


def batas_copy(db: psycopg.Connection[Any], bita: dict[str, list[bytes]]) -> float:
    """Return the seconds that PostgreSQL takes for the bytes alone: columns as text, no index, no log."""
    with db.transaction(force_rollback=True):
        for tabel, kolom in KOLOM.items():
            db.execute(f"create unlogged table batas_{tabel} ({', '.join(f'{k} text' for k in kolom)})".encode())
        mulai = time.perf_counter()
        for tabel, potongan in bita.items():
            for teks in potongan:
                with db.cursor().copy(sql_salin(f"batas_{tabel}", KOLOM[tabel]).encode()) as copy:
                    copy.write(teks)
        return time.perf_counter() - mulai


def pohon(induk: int) -> list[int]:
    """Return a process and all that descend from it."""
    anak: dict[int, list[int]] = {}
    for p in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            anak.setdefault(int((p / "stat").read_text().rsplit(")", 1)[1].split()[1]), []).append(int(p.name))
    hasil = [induk]
    for p in hasil:
        hasil += anak.get(p, [])
    return hasil


def memori() -> int:
    """Return the kB in use by all processes, what they share counted once."""
    jumlah = 0
    for p in pohon(os.getpid()):
        with suppress(OSError):
            baris = Path(f"/proc/{p}/smaps_rollup").read_text().splitlines()
            jumlah += next((int(b.split()[1]) for b in baris if b.startswith("Pss:")), 0)
    return jumlah


@contextmanager
def puncak_memori() -> Iterator[list[int]]:
    puncak, henti = [0], threading.Event()

    def amati() -> None:
        while not henti.wait(JEDA_MEMORI):
            puncak[0] = max(puncak[0], memori())

    utas = threading.Thread(target=amati)
    utas.start()
    try:
        yield puncak
    finally:
        henti.set()
        utas.join()


def ukur(data: Path) -> None:
    tujuan = sambungan.parameter(data, "pemilik")
    kunci = KunciBerkas.buka(data / "segel")
    with (
        psycopg.connect(**sambungan.parameter(data, "segel"), autocommit=True) as penyegel,  # type: ignore[arg-type]
        psycopg.connect(**tujuan, autocommit=True) as db,  # type: ignore[arg-type]
    ):
        (kosong,) = db.execute("select pg_database_size(current_database())").fetchone()  # type: ignore[misc]
        with puncak_memori() as puncak:
            mulai = time.perf_counter()
            (hasil,) = muat(tujuan, Permintaan(WILAYAH, JIWA, BENIH), segel=partial(segel_sekali, penyegel, kunci))
            detik = time.perf_counter() - mulai
        assert db.execute("select count(*) from antrean_segel").fetchone() == (0,), "masih ada daun yang belum tersegel"
        (isi,) = db.execute("select pg_database_size(current_database())").fetchone()  # type: ignore[misc]
        detik_baris, bita, jiwa = contoh()
        batas = {
            "tahap_detik": {tahap: round(d, 1) for tahap, d in hasil.detik.items()},
            "baris_satu_proses_per_detik": round(jiwa / detik_baris),
            "copy_tanpa_indeks_per_detik": round(jiwa / batas_copy(db, bita)),
        }
    cetak("populasi dimuat, dengan daun dan segel", hasil.jiwa / detik, "jiwa per detik", ">= 10000", **batas)
    cetak("populasi dimuat, memori puncak", puncak[0] / 1024, "MB", "< 2000", jiwa=hasil.jiwa)
    cetak("penyimpanan data awal", (isi - kosong) / hasil.jiwa / 1000, "kB per jiwa", "<= 6", jiwa=hasil.jiwa)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="adminduk-bench-", dir=Path(__file__).parent.parent) as folder:
        os.environ["ADMINDUK_DATA"] = folder
        data = tempat.siapkan(Path(folder))
        with pangkalan.buka(data, PENGATURAN_MUAT), dengan_pangkalan():
            siapkan_django("pemilik")
            terapkan()
            ukur(data)


if __name__ == "__main__":
    main()
