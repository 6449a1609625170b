"""Numbers given inside the deciding transaction: gapless, their counter rows locked last (KEPUTUSAN 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from psycopg import Cursor

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.register.peristiwa import Peristiwa
from adminduk.register.perubahan import NikBaru, NomorAktaBaru, NomorBaru, NomorKKBaru

NOMOR_TERBESAR = 9999

_AMBIL = """
insert into pencacah (jenis, kunci, terakhir) select * from unnest(%s::text[], %s::text[], %s::int[])
on conflict (jenis, kunci) do update set terakhir = pencacah.terakhir + excluded.terakhir
returning jenis, kunci, terakhir
"""


class NomorHabis(Exception):
    """All 9,999 serial numbers of one place and day are given."""


def kunci_pencacah(nomor: NomorBaru) -> tuple[str, str]:
    """Return the counter a number is drawn from: (kind, all of the number but its serial)."""
    match nomor:
        case NikBaru():
            return "nik", NIK.bentuk(nomor.kecamatan, nomor.lahir, nomor.perempuan, 1).lengkap[:12]
        case NomorKKBaru():
            return "kk", NomorKK.bentuk(nomor.kecamatan, nomor.tanggal, 1).lengkap[:12]
        case NomorAktaBaru():
            return "akta", f"{nomor.kab}-{nomor.kode}-{nomor.tanggal:%d%m%Y}-"


def ambil_nomor(cursor: Cursor[Any], diminta: Iterable[NomorBaru]) -> dict[NomorBaru, str]:
    """Draw one number for each placeholder; raise NomorHabis when a counter is full."""
    per_kunci: dict[tuple[str, str], list[NomorBaru]] = defaultdict(list)
    for nomor in dict.fromkeys(diminta):
        per_kunci[kunci_pencacah(nomor)].append(nomor)
    if not per_kunci:
        return {}
    kunci = sorted(per_kunci)
    cursor.execute(_AMBIL, ([j for j, _ in kunci], [k for _, k in kunci], [len(per_kunci[k]) for k in kunci]))
    terakhir = {(jenis, awalan): sampai for jenis, awalan, sampai in cursor.fetchall()}
    return {
        nomor: _tulis(k, terakhir[k] - len(daftar) + urutan)
        for k, daftar in per_kunci.items()
        for urutan, nomor in enumerate(daftar, 1)
    }


def _tulis(kunci: tuple[str, str], nomor: int) -> str:
    if nomor > NOMOR_TERBESAR:
        raise NomorHabis(f"Nomor urut {kunci[0]} untuk {kunci[1][:6]} pada tanggal itu sudah habis (9.999).")
    return f"{kunci[1]}{nomor:04d}"


def nomor_diminta(nilai: Any) -> Iterable[NomorBaru]:
    """Yield the placeholders anywhere inside an event, in the order they stand."""
    if isinstance(nilai, NomorBaru):
        yield nilai
    elif isinstance(nilai, Mapping):
        for isi in nilai.values():
            yield from nomor_diminta(isi)
    elif isinstance(nilai, list | tuple):
        for isi in nilai:
            yield from nomor_diminta(isi)
    elif is_dataclass(nilai) and not isinstance(nilai, type):
        for f in fields(nilai):
            yield from nomor_diminta(getattr(nilai, f.name))


def isi_nomor(nilai: Any, nomor: Mapping[NomorBaru, str]) -> Any:
    """Return ``nilai`` with every placeholder replaced by its number."""
    if isinstance(nilai, NomorBaru):
        return nomor[nilai]
    if isinstance(nilai, Mapping):
        return {k: isi_nomor(v, nomor) for k, v in nilai.items()}
    if isinstance(nilai, list | tuple):
        return type(nilai)(isi_nomor(v, nomor) for v in nilai)
    if isinstance(nilai, Peristiwa):
        return replace(nilai, fakta=isi_nomor(nilai.fakta, nomor), perubahan=isi_nomor(nilai.perubahan, nomor))
    if is_dataclass(nilai) and not isinstance(nilai, type) and hasattr(nilai, "kode"):
        return type(nilai)(*(isi_nomor(getattr(nilai, f.name), nomor) for f in fields(nilai)))
    return nilai
