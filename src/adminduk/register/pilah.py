"""Reading a stretch of the journal and parting what it does: rows for COPY, and operations to be folded."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from itertools import islice
from multiprocessing.connection import Connection as Pipa
from typing import Any, NamedTuple

import orjson
import psycopg
from psycopg import Connection

from adminduk.register.lipat import LETAK, RUMAH, Saat, entitas, tulis_operasi
from adminduk.register.reduksi import KOLOM, KUNCI, Operasi, Sisip, reduksi
from adminduk.register.salin import Tampungan, tulis_salin

POTONGAN = 2_000
# The changes that touch rows of before. ``pilah`` raises UbahanTerlewat where it meets another one.
PENGUBAH = (
    "orang_ubah", "keluarga_nomor", "keluarga_ubah", "keluarga_tutup", "anggota_ubah", "anggota_keluar",
    "kawin_selesai", "kawin_pulih", "dokumen_tutup",
)  # fmt: skip
_JURNAL = """
select p.id::text, p.urut, p.tercatat, i.isi
  from peristiwa p join peristiwa_isi i on i.peristiwa = p.id and i.tercatat = p.tercatat
 where {syarat}
"""
_MENGUBAH = f"""convert_from(i.isi, 'UTF8') ~ '\\["({"|".join(PENGUBAH)})"'"""
_REGANGAN = _JURNAL.format(syarat="p.urut between %s and %s")

Berubah = Mapping[str, set[str]]  # table of KOLOM -> keys of the entities that the journal changes


class UbahanTerlewat(Exception):
    """An event changes an entity that the search for changes did not find."""


class _Baca(NamedTuple):
    peristiwa: str
    urut: int
    tercatat: str
    perubahan: Sequence[Sequence[Any]]

    def operasi(self) -> Iterator[Operasi]:
        return reduksi(self.peristiwa, self.tercatat, self.perubahan)


@dataclass(frozen=True)
class Potongan:
    """Part of a journal in the text of COPY: rows by table, operations to fold, and how many events that was."""

    baris: Mapping[str, bytes]
    operasi: bytes
    peristiwa: int


def cari_berubah(koneksi: Connection[Any], *, semua: bool) -> Berubah:
    """Return the entities that the journal changes after it inserted them.

    Unless ``semua``, payloads of data_awal are not searched: loaders only insert, and ``pilah`` notices if not.
    """
    syarat = _MENGUBAH if semua else f"p.jenis <> 'data_awal' and {_MENGUBAH}"
    berubah: dict[str, set[str]] = {tabel: set() for tabel in KUNCI}
    for peristiwa in _baca(koneksi, _JURNAL.format(syarat=syarat)):
        for o in peristiwa.operasi():
            if not isinstance(o, Sisip):
                tabel, kunci = entitas(o)  # type: ignore[misc]
                berubah[tabel].add(kunci)
    return berubah


def pilah(koneksi: Connection[Any], awal: int, akhir: int, berubah: Berubah) -> Iterator[Potongan]:
    """Yield what the events numbered ``awal`` to ``akhir`` do, in no order."""
    baris, operasi = Tampungan(), _Operasi(berubah)
    peristiwa = _baca(koneksi, _REGANGAN, (awal, akhir))
    while potongan := list(islice(peristiwa, POTONGAN)):
        for p in potongan:
            _pilah_satu(p, baris, operasi)
        yield Potongan(baris.ambil(), operasi.ambil(), len(potongan))


def _pilah_satu(p: _Baca, baris: Tampungan, operasi: _Operasi) -> None:
    tampung, letak, berubah = baris.baris, operasi.letak, operasi.berubah
    for ke, o in enumerate(p.operasi()):
        if type(o) is Sisip:
            tabel, nilai = o
            if nilai[letak[tabel]] not in berubah[tabel]:
                tampung[tabel].append(nilai)
                continue
        operasi.tambah(p, ke, o)


class _Operasi:
    """Operations to be folded, waiting for COPY."""

    def __init__(self, berubah: Berubah) -> None:
        self.letak = dict.fromkeys(KOLOM, 0) | LETAK
        self.berubah = {tabel: berubah.get(RUMAH.get(tabel, ""), set()) for tabel in KOLOM}
        self._baris: list[tuple[str, str, int, int, str]] = []

    def tambah(self, p: _Baca, ke: int, o: Operasi) -> None:
        tabel, kunci = entitas(o)  # type: ignore[misc]
        if kunci not in self.berubah[tabel]:
            raise UbahanTerlewat(f"{tabel} {kunci} diubah oleh peristiwa {p.peristiwa}")
        self._baris.append((tabel, kunci, p.urut, ke, tulis_operasi(Saat(o, p.peristiwa, p.tercatat))))

    def ambil(self) -> bytes:
        teks = tulis_salin(self._baris)
        self._baris.clear()
        return teks


def _baca(koneksi: Connection[Any], sql: str, parameter: Iterable[int] = ()) -> Iterator[_Baca]:
    with koneksi.cursor(name="jurnal", binary=True) as cursor:
        cursor.itersize = POTONGAN
        cursor.execute(sql, tuple(parameter))
        for id_, urut, tercatat, isi in cursor:
            yield _Baca(id_, urut, _waktu(tercatat), orjson.loads(isi)["perubahan"])


@lru_cache(maxsize=64)
def _waktu(tercatat: Any) -> str:
    teks: str = tercatat.astimezone(UTC).isoformat(timespec="microseconds")
    return teks


def kirim_pilahan(
    pipa: Pipa, sambungan: Mapping[str, Any], potret: str, awal: int, akhir: int, berubah: Berubah
) -> None:
    """Run ``pilah`` in a process of its own, at ``potret``; send what it yields, then None or the exception."""
    gc.freeze()
    gc.disable()  # rows are tuples and dicts without cycles; looking for cycles costs a fifth
    try:
        with psycopg.connect(**sambungan) as koneksi:
            koneksi.execute("set transaction isolation level repeatable read read only")
            koneksi.execute(f"set transaction snapshot '{potret}'")
            for potongan in pilah(koneksi, awal, akhir, berubah):
                pipa.send(potongan)
        pipa.send(None)
    except (UbahanTerlewat, psycopg.Error) as galat:
        pipa.send(galat)
