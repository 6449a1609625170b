"""The executor in memory: all operations on one entity, in their order, folded into its rows.

Does to rows what ``pelaksana`` does in SQL; the property test of the rebuild holds the two together. Pure.
Moments are ISO texts of one form, so that their order is the order of text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import orjson

from adminduk.pemadanan.nama import token_nama
from adminduk.register.reduksi import KOLOM, KUNCI, Akhiri, Baris, Operasi, Pulihkan, Sisip, Susul, Token, Versi

# The table an entity lives in, and where its key stands in a row of each table that can change.
RUMAH = {tabel: tabel for tabel in KUNCI} | {"token_nama": "penduduk"}
LETAK = {tabel: KOLOM[tabel].index(kunci) for tabel, kunci in (KUNCI | {"token_nama": "orang"}).items()}

Entitas = tuple[str, str]


class Saat(NamedTuple):
    """An operation, and the event that did it."""

    operasi: Operasi
    peristiwa: str
    tercatat: str


def entitas(o: Operasi) -> Entitas | None:
    """Return whom an operation touches, (table, key); None for rows that nothing ever changes."""
    if isinstance(o, Sisip):
        return (RUMAH[o.tabel], o.baris[LETAK[o.tabel]]) if o.tabel in RUMAH else None
    return ("penduduk", o.orang) if isinstance(o, Token | Susul) else (o.tabel, o.kunci)


@dataclass(frozen=True)
class _Rentang:
    """Half open; ``sampai`` None: without end."""

    sejak: str
    sampai: str | None = None

    @classmethod
    def baca(cls, teks: str) -> _Rentang:
        return cls(teks[1:-2].strip('"'))

    def tulis(self) -> str:
        return "empty" if self.sejak == self.sampai else f'["{self.sejak}",{self.sampai or ""})'

    def melewati(self, saat: str) -> bool:
        return self.sampai is None or self.sampai > saat


@dataclass(frozen=True)
class _Keadaan:
    """One row: its values by column, but for the two ranges."""

    nilai: dict[str, Any]
    masa: _Rentang
    tercatat: _Rentang

    @classmethod
    def baca(cls, tabel: str, baris: Baris) -> _Keadaan:
        nilai = dict(zip(KOLOM[tabel], baris, strict=True))
        return cls(nilai, _Rentang.baca(nilai["masa"]), _Rentang.baca(nilai["tercatat"]))

    def tulis(self, tabel: str) -> Sisip:
        nilai = self.nilai | {"masa": self.masa.tulis(), "tercatat": self.tercatat.tulis()}
        return Sisip(tabel, tuple(nilai[kolom] for kolom in KOLOM[tabel]))


def lipat(operasi: Iterable[Saat]) -> Iterator[Sisip]:
    """Yield the rows that the operations on one entity leave, closed ones too. None but of this entity may come in."""
    baris: dict[str, list[_Keadaan]] = {}
    token: dict[Baris, None] = {}
    for saat in operasi:
        o = saat.operasi
        if isinstance(o, Token):
            token |= dict.fromkeys(_token(token_nama(o.nama), baris.get("penduduk", [])))
        elif isinstance(o, Susul):
            token |= dict.fromkeys(_token({t[0] for t in token}, baris.get("penduduk", [])))
        elif isinstance(o, Pulihkan):
            baris[o.tabel] = [b for lama in baris.get(o.tabel, []) for b in _pulih(lama, o, saat)]
        elif not isinstance(o, Sisip):
            baris[o.tabel] = [b for lama in baris.get(o.tabel, []) for b in _versi(lama, o, saat)]
        elif o.tabel == "token_nama":
            token[o.baris] = None
        else:
            baris.setdefault(o.tabel, []).append(_Keadaan.baca(o.tabel, o.baris))
    for tabel, daftar in baris.items():
        yield from (b.tulis(tabel) for b in daftar)
    yield from (Sisip("token_nama", b) for b in token)


def _versi(lama: _Keadaan, o: Versi | Akhiri, saat: Saat) -> Iterator[_Keadaan]:
    """Yield what becomes of one row: itself when it is closed or ended before, else its parts."""
    if lama.tercatat.sampai is not None or not lama.masa.melewati(o.sejak):
        yield lama
        return
    yield replace(lama, tercatat=replace(lama.tercatat, sampai=max(lama.tercatat.sejak, saat.tercatat)))
    diakhiri = isinstance(o, Akhiri)
    baru = lama.nilai | dict(o.isi) | {"peristiwa": saat.peristiwa}
    tercatat = _Rentang(saat.tercatat)
    if lama.masa.sejak < o.sejak:
        yield _Keadaan(baru if diakhiri else lama.nilai, replace(lama.masa, sampai=o.sejak), tercatat)
    if not diakhiri:
        yield _Keadaan(baru, replace(lama.masa, sejak=max(lama.masa.sejak, o.sejak)), tercatat)


def _pulih(lama: _Keadaan, o: Pulihkan, saat: Saat) -> Iterator[_Keadaan]:
    """Yield what becomes of one row: itself, or when it is the one that ended on that day, its closed and open form."""
    if lama.tercatat.sampai is not None or lama.masa.sampai != o.sejak:
        yield lama
        return
    yield replace(lama, tercatat=replace(lama.tercatat, sampai=max(lama.tercatat.sejak, saat.tercatat)))
    nilai = lama.nilai | {"peristiwa": saat.peristiwa}
    yield _Keadaan(nilai, replace(lama.masa, sampai=None), _Rentang(saat.tercatat))


def _token(token: Collection[int], orang: Iterable[_Keadaan]) -> Iterator[Baris]:
    for p in orang:
        if p.tercatat.sampai is None and p.masa.sampai is None:
            yield from ((t, p.nilai["lahir"], p.nilai["id"], p.nilai["kab"]) for t in token)


def tulis_operasi(saat: Saat) -> str:
    """Return an operation as JSON, to be kept until all those on its entity are together; ``baca_operasi`` reads it."""
    return orjson.dumps([type(saat.operasi).__name__, saat.peristiwa, saat.tercatat, *saat.operasi]).decode()


def baca_operasi(teks: str) -> Saat:
    nama, peristiwa, tercatat, *nilai = orjson.loads(teks)
    if nama == "Sisip":
        return Saat(Sisip(nilai[0], tuple(nilai[1])), peristiwa, tercatat)
    return Saat(_OPERASI[nama](*nilai), peristiwa, tercatat)


_OPERASI: dict[str, Callable[..., Operasi]] = {o.__name__: o for o in (Versi, Akhiri, Pulihkan, Token, Susul)}
