"""Proofs out of the tree that the database keeps: inclusion of an event, consistency of two heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from psycopg import Connection

from adminduk.register.kepala import Kepala
from adminduk.register.kunci_kepala import Publik
from adminduk.register.merkle import (
    TINGKAT_UBIN,
    Rentang,
    akar_rentang,
    blok,
    cocok_inklusi,
    rentang_inklusi,
    rentang_konsistensi,
    simpul,
)
from adminduk.register.segel_bukti import BuktiTercatat, DaunPeristiwa
from adminduk.register.segel_catatan import SAKSI, KunciCatatan, Tanda

# The header as the trigger hashes it (0001_register.sql); ``p`` is the event.
TEKS_KEPALA = """convert_to(concat_ws(chr(31),
           p.urut, p.jenis, p.versi, p.kab, p.pelaku, p.dasar, to_char(p.terjadi, 'YYYY-MM-DD'),
           (extract(epoch from p.tercatat) * 1000000)::bigint, coalesce(p.permohonan::text, ''),
           array_to_string(p.subjek, ','), array_to_string(p.peran, ',')), 'UTF8')"""
_TERSAKSI = """
select d.indeks, k.ukuran, k.akar, k.kunci, k.tanda_tangan
  from segel_keadaan s join segel_kepala k on k.ukuran = s.tersaksi join segel_daun d on d.indeks < k.ukuran
 where d.peristiwa = %s
"""
_DAUN = f"""
select sha256({TEKS_KEPALA}), sha256(i.garam || i.isi)
  from peristiwa p join peristiwa_isi i on i.peristiwa = p.id and i.tercatat = p.tercatat where p.id = %s
"""


class BuktiRusak(Exception):
    """The tree in the database does not lead to its signed head."""


def jalur_inklusi(koneksi: Connection[Any], indeks: int, kepala: Kepala) -> tuple[bytes, ...]:
    """Return the 32-byte hashes that lead from leaf ``indeks`` to a head (RFC 9162 2.1.3.1).

    Raises ValueError when the head does not cover it, BuktiRusak when the tree was tampered with.
    """
    rentang = rentang_inklusi(indeks, kepala.ukuran)
    ambil = _Simpul(koneksi, [*rentang, (indeks, indeks + 1)])
    jalur = tuple(akar_rentang(r, ambil) for r in rentang)
    if not cocok_inklusi(ambil(0, indeks), indeks, kepala.ukuran, jalur, kepala.akar):
        raise BuktiRusak(f"Pohon segel tidak menuju kepala {kepala.ukuran}; jalankan `adminduk jurnal periksa`.")
    return jalur


def bukti_konsistensi(koneksi: Connection[Any], lama: int, baru: int) -> tuple[bytes, ...]:
    """Return the proof that the tree of ``lama`` leaves is the beginning of that of ``baru``; empty from nothing."""
    if lama in (0, baru):
        return ()
    rentang = rentang_konsistensi(lama, baru)
    ambil = _Simpul(koneksi, rentang)
    return tuple(akar_rentang(r, ambil) for r in rentang)


def tanda_saksi(koneksi: Connection[Any], ukuran: int, saksi: Sequence[KunciCatatan]) -> list[Tanda]:
    """Return the cosignatures of a head by these witnesses, in their order."""
    ada = dict(koneksi.execute("select saksi, tanda_tangan from segel_saksi where ukuran = %s", (ukuran,)).fetchall())
    return [Tanda(k.nama, k.id, ada[k.nama]) for k in saksi if k.jenis == SAKSI and k.nama in ada]


def bukti_tercatat(
    koneksi: Connection[Any], publik: Publik, saksi: Sequence[KunciCatatan], peristiwa: UUID
) -> tuple[int, int, BuktiTercatat] | None:
    """Return index, size of the witnessed tree and proof of an event; None until enough witnesses have seen it.

    ``koneksi`` may read the event. Raises BuktiRusak when the event is not the one that was sealed.
    """
    baris = koneksi.execute(_TERSAKSI, (peristiwa,)).fetchone()
    isi = koneksi.execute(_DAUN, (peristiwa,)).fetchone() if baris else None
    if baris is None or isi is None:
        return None
    indeks, kepala = baris[0], Kepala(*baris[1:])
    daun = DaunPeristiwa(peristiwa, *isi)
    jalur = jalur_inklusi(koneksi, indeks, kepala)
    if not cocok_inklusi(daun.daun, indeks, kepala.ukuran, jalur, kepala.akar):
        raise BuktiRusak(f"Peristiwa {peristiwa} berubah sesudah disegel; jalankan `adminduk jurnal periksa`.")
    titik = kepala.titik(publik, tanda_saksi(koneksi, kepala.ukuran, saksi))
    return indeks, kepala.ukuran, BuktiTercatat(daun, indeks, jalur, titik)


class _Simpul:
    """Roots of the perfect subtrees that some ranges consist of, read in one query for each eight levels."""

    def __init__(self, koneksi: Connection[Any], rentang: Sequence[Rentang]) -> None:
        self._ada: dict[tuple[int, int], bytes] = {}
        perlu: dict[int, list[Rentang]] = {}
        for tingkat, indeks in (b for r in rentang for b in blok(r)):
            dasar, geser = tingkat - tingkat % TINGKAT_UBIN, tingkat % TINGKAT_UBIN
            perlu.setdefault(dasar, []).append((indeks << geser, (indeks + 1) << geser))
        for dasar, daftar in perlu.items():
            self._baca(koneksi, dasar, daftar)

    def _baca(self, koneksi: Connection[Any], tingkat: int, rentang: Sequence[Rentang]) -> None:
        sumber = "select indeks, simpul from segel_simpul where tingkat = %(t)s"
        if tingkat == 0:
            sumber = "select indeks, daun from segel_daun"
        baris = koneksi.execute(
            f"""select s.* from unnest(%(awal)s::bigint[], %(akhir)s::bigint[]) r(awal, akhir),
                       lateral ({sumber} {"and" if tingkat else "where"} indeks >= r.awal and indeks < r.akhir) s""",
            {"t": tingkat, "awal": [a for a, _ in rentang], "akhir": [b for _, b in rentang]},
        )
        self._ada |= {(tingkat, indeks): isi for indeks, isi in baris}

    def __call__(self, tingkat: int, indeks: int) -> bytes:
        if tingkat % TINGKAT_UBIN == 0:
            if (tingkat, indeks) not in self._ada:
                raise BuktiRusak(f"Simpul {indeks} tingkat {tingkat} hilang; jalankan `adminduk jurnal periksa`.")
            return self._ada[tingkat, indeks]
        return simpul(self(tingkat - 1, indeks * 2), self(tingkat - 1, indeks * 2 + 1))
