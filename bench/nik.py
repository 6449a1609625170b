"""NIK issue with 64 writers on one kecamatan and a few days: none double, none lost, no gap."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import Counter, defaultdict
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from bekal import cetak, register_penuh

PENULIS, PROSES, DETIK = 64, 2, 15
KECAMATAN = 920212
HARI = [date(1901, 1, n) for n in range(1, 29)]  # nobody of the synthetic population was born then


def terbitkan(henti: float, nomor: int, hasil: list[str]) -> None:
    """Issue NIKs one by one, each an event in a transaction of its own, as fast as they go."""
    from django.db import connection

    from adminduk.register import Keperluan, Pelaku, Peran, Peristiwa, Subjek, untuk
    from adminduk.register.peristiwa import TANPA_ID
    from adminduk.register.perubahan import NikBaru, NikTerbit

    pelaku = Pelaku(UUID(int=0x8000 + nomor), "Pengukur", Peran.OPERATOR, (9202,))
    while time.time() < henti:
        orang, lahir = uuid4(), HARI[len(hasil) % len(HARI)]
        nik = NikBaru(KECAMATAN, lahir, False, str(orang))
        peristiwa = Peristiwa(
            TANPA_ID, "dokumen_ganti", 1, "ukuran", lahir, (Subjek(orang, "orang"),), {"sebab": "ukuran"},
            (NikTerbit(nik, orang, lahir),),
        )  # fmt: skip
        with untuk(pelaku, Keperluan.PELAYANAN, kasus="ukuran") as reg:
            catatan = reg.catat([peristiwa])
        hasil.append(catatan.nomor[nik])
    connection.close()


def satu_proses(mulai: float, awal: int, antre: Any) -> None:
    with register_penuh():
        hasil: list[list[str]] = [[] for _ in range(PENULIS // PROSES)]
        benang = [threading.Thread(target=terbitkan, args=(mulai + DETIK, awal + n, h)) for n, h in enumerate(hasil)]
        time.sleep(max(0.0, mulai - time.time()))
        for b in benang:
            b.start()
        for b in benang:
            b.join()
        antre.put([nik for h in hasil for nik in h])


def main() -> None:
    multiprocessing.set_start_method("spawn")
    with register_penuh():
        from bekal_basis import pemilik, pgbench_n

        batas = pgbench_n(klien=PENULIS)
        antre: Any = multiprocessing.Queue()
        mulai = time.time() + 5
        proses = [multiprocessing.Process(target=satu_proses, args=(mulai, n * PENULIS, antre)) for n in range(PROSES)]
        for p in proses:
            p.start()
        diberi = [nik for _ in proses for nik in antre.get()]
        for p in proses:
            p.join()
        with pemilik() as db:
            tersimpan = {
                n for (n,) in db.execute("select nomor from nik where nomor like %s", (f"{KECAMATAN}__0101%",))
            }
    ganda = sum(c - 1 for c in Counter(diberi).values())
    seri: dict[str, list[int]] = defaultdict(list)
    for nik in diberi:
        seri[nik[:12]].append(int(nik[12:]))
    celah = sum(max(s) - min(s) + 1 - len(s) for s in seri.values())
    hilang = len(set(diberi) - tersimpan)
    cetak(
        "NIK terbit, 64 penulis", len(diberi) / DETIK, "per detik", ">= 500", ganda=ganda, hilang=hilang, celah=celah,
        pgbench_N_tps=batas,
    )  # fmt: skip


if __name__ == "__main__":
    main()
