"""What anybody may know of the seal: the latest head, who witnessed what and when, and since when something waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection

from adminduk.register.segel_catatan import KunciCatatan, b64, waktu_saksi
from adminduk.register.segel_jaga import BATAS_TUNGGU

_KEADAAN = """
select s.tersaksi, segel_menunggu_sejak(), clock_timestamp(), k.ukuran, k.akar, k.pada
  from segel_keadaan s left join (select * from segel_kepala order by ukuran desc limit 1) k on true
"""
_SAKSI = "select ukuran, tanda_tangan from segel_saksi where saksi = %s order by ukuran desc limit 1"


@dataclass(frozen=True)
class SaksiTerpantau:
    """``ukuran`` and ``pada`` of the last head it cosigned; 0 and None when it never did."""

    nama: str
    ukuran: int
    pada: datetime | None


@dataclass(frozen=True)
class Pantauan:
    """``ukuran``, ``akar`` and ``pada`` of the latest head; ``tersaksi``: size that enough witnesses have seen."""

    ukuran: int
    akar: str
    pada: datetime | None
    tersaksi: int
    menunggu_sejak: datetime | None
    berhenti: bool
    saksi: tuple[SaksiTerpantau, ...]


def pantau(koneksi: Connection[Any], saksi: Sequence[KunciCatatan]) -> Pantauan:
    [(tersaksi, sejak, kini, ukuran, akar, pada)] = koneksi.execute(_KEADAAN).fetchall()
    return Pantauan(
        ukuran or 0,
        b64(bytes(akar)) if akar else "",
        pada,
        tersaksi,
        sejak,
        sejak is not None and kini - sejak > BATAS_TUNGGU,
        tuple(_saksi(koneksi, k.nama) for k in saksi),
    )


def _saksi(koneksi: Connection[Any], nama: str) -> SaksiTerpantau:
    baris = koneksi.execute(_SAKSI, (nama,)).fetchone()
    if baris is None:
        return SaksiTerpantau(nama, 0, None)
    return SaksiTerpantau(nama, baris[0], datetime.fromtimestamp(waktu_saksi(bytes(baris[1])), UTC))
