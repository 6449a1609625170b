"""What the benches share: a register of JIWA residents (1,000,000), made once, in a data folder of its own.

Each script prints JSON lines ``{"ukuran": …, "hasil": …, "satuan": …, "harus": …, "batas": {…}}``: the figure, what the
issue asks, and the limit measured in the same run.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("ADMINDUK_DATA", str(Path(__file__).parent.parent / ".adminduk" / "bench"))
JIWA = int(os.environ.get("JIWA", "1000000"))


@contextmanager
def register_penuh(peran_db: str = "web") -> Iterator[None]:
    """Hold a database with JIWA residents and Django logged in as ``peran_db``."""
    from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django

    with dengan_pangkalan():
        siapkan_django(peran_db)
        _segel_sisa()
        yield


def _segel_sisa() -> None:
    """Seal what an earlier bench left and take it as witnessed: recording stops after a quarter of an hour without."""
    import psycopg

    from adminduk.perintah.peluncur import sambungan
    from adminduk.register.kunci_kepala import KunciBerkas
    from adminduk.register.segel import segel_sekali

    data = Path(os.environ["ADMINDUK_DATA"])
    with psycopg.connect(**sambungan.parameter(data, "segel"), autocommit=True) as penyegel:  # type: ignore[arg-type]
        while segel_sekali(penyegel, KunciBerkas.buka(data / "segel")):
            pass
    with psycopg.connect(**sambungan.parameter(data, "pemilik"), autocommit=True) as db:  # type: ignore[arg-type]
        terbesar = "(select coalesce(max(ukuran), 0) from segel_kepala)"
        db.execute(f"update segel_keadaan set tersaksi = {terbesar}, pada = now()".encode())


def cetak(ukuran: str, hasil: float, satuan: str, harus: str, **batas: Any) -> None:
    """Print one result of record."""
    print(
        json.dumps({"ukuran": ukuran, "hasil": round(hasil, 2), "satuan": satuan, "harus": harus, "batas": batas}),
        flush=True,
    )


def waktu(kerja: Callable[[int], object], kali: int, pemanasan: int = 20) -> list[float]:
    """Return the seconds of each of ``kali`` calls, after a warm-up that does not count."""
    for n in range(pemanasan):
        kerja(n)
    lama = []
    for n in range(kali):
        mulai = time.perf_counter()
        kerja(pemanasan + n)
        lama.append(time.perf_counter() - mulai)
    return lama


def p95(lama: Sequence[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return statistics.quantiles(lama, n=20)[18] * 1000
