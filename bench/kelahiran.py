"""A birth decided: the function that the web calls (``alur.tandatangani``), against ``pgbench -N`` of the same run.

Cases are entered, submitted, verified and approved before the clock starts: what is measured is the decision, with its
rules, door, row-level security, journal, state, numbers, ledger, leaf and outbox.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from typing import Any
from uuid import UUID

from bekal import cetak, p95, register_penuh

KAB = 9202
PROSES = 2
PER_PROSES = int(sys.argv[1]) if len(sys.argv) > 1 else 600
SETENGAH_BEBAN = 50  # births a second, for the latency figure


def keluarga(banyak: int) -> list[tuple[str, str, str, str]]:
    """Return (NIK of the mother, her name, NIK of the father, his name) of couples of one district."""
    from bekal_basis import pemilik

    with pemilik() as db:
        return db.execute(
            # One couple a family: a second birth in it waits for another look at the changed family, as it must.
            """select distinct on (g.keluarga) ni.nomor, i.nama, na.nomor, a.nama from perkawinan k
                 join keanggotaan g on g.orang = k.istri and upper_inf(g.tercatat) and upper_inf(g.masa)
                 join penduduk i on i.id = k.istri and upper_inf(i.tercatat) and i.status = 'aktif'
                 join penduduk a on a.id = k.suami and upper_inf(a.tercatat) and a.status = 'aktif'
                 join nik ni on ni.orang = i.id join nik na on na.orang = a.id
                where k.kab = %s and upper_inf(k.tercatat) and upper_inf(k.masa)
                  and i.lahir between '1982-01-01' and '2003-01-01' and i.kewarganegaraan = 'WNI'
                  and not exists (select 1 from penduduk c where c.ibu = i.id and c.lahir > '2025-10-01')
                order by g.keluarga limit %s""",
            (KAB, banyak),
        ).fetchall()


def siapkan(pasangan: list[tuple[str, str, str, str]]) -> list[UUID]:
    """Bring one case for each couple to the desk of the head of the office."""
    from bekal_kasus import kasus_kelahiran_disetujui

    return [kasus_kelahiran_disetujui(*p, nomor=n) for n, p in enumerate(pasangan)]


def putuskan(daftar: list[UUID], jeda: float, hasil: Any) -> None:
    """Sign every case; with ``jeda`` at that rhythm, else as fast as it goes. Latency counts from the due moment."""
    with register_penuh():
        from bekal_kasus import tandatangani

        lama, mulai = [], time.perf_counter()
        for n, id_ in enumerate(daftar):
            jatuh = mulai + n * jeda if jeda else time.perf_counter()
            time.sleep(max(0.0, jatuh - time.perf_counter()))
            tandatangani(id_)
            lama.append(time.perf_counter() - jatuh)
        hasil.put((time.perf_counter() - mulai, lama))


def ukur(daftar: list[UUID], laju: float) -> tuple[float, list[float]]:
    hasil: Any = multiprocessing.Queue()
    proses = [
        multiprocessing.Process(target=putuskan, args=(daftar[n::PROSES], PROSES / laju if laju else 0.0, hasil))
        for n in range(PROSES)
    ]
    for p in proses:
        p.start()
    semua = [hasil.get() for _ in proses]
    for p in proses:
        p.join()
    return max(s for s, _ in semua), [x for _, lama in semua for x in lama]


def main() -> None:
    multiprocessing.set_start_method("spawn")
    with register_penuh():
        from bekal_basis import pgbench_n

        id_kasus = siapkan(keluarga(PER_PROSES * PROSES + SETENGAH_BEBAN * 10))
        cepat, pelan = id_kasus[: PER_PROSES * PROSES], id_kasus[PER_PROSES * PROSES :]
        batas = pgbench_n(klien=PROSES)
        detik, _ = ukur(cepat, 0)
        laju = len(cepat) / detik
        cetak("kelahiran diputuskan", laju, "per detik", ">= 100", pgbench_N_tps=batas, rasio=round(laju / batas, 4))
        _, lama = ukur(pelan, SETENGAH_BEBAN)
        cetak("kelahiran diputuskan, p95 pada 50/detik", p95(lama), "ms", "< 150", klien=PROSES)


if __name__ == "__main__":
    main()
