"""Groups of people for synthetic families: names, religions, where they come from (suku.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from adminduk.dasar.kode import Agama
from adminduk.populasi.acak import ambil, tabel

Acak = Callable[[], float]

_BERKAS = Path(__file__).with_name("suku.toml")
_ISLAM = Agama.ISLAM.value
# Before the reform of 1972 names were written with the vowels and consonants of Dutch.
_EJAAN_LAMA = (("U", "OE"), ("J", "DJ"), ("Y", "J"), ("C", "TJ"))
_AWALAN_MUHAMMAD = ("MUHAMMAD", "MUHAMMAD", "MUH.", "MOH.", "MOCH.", "M.", "MUHAMAD", "MOHAMMAD", "ABD.", "ABDUL")
_URUTAN_BALI = ("WAYAN", "MADE", "NYOMAN", "KETUT", "GEDE", "KADEK", "KOMANG")


@dataclass(frozen=True, slots=True)
class Suku:
    """A group; ``akta`` and ``tercatat`` are the percentages of births with an act and of marriages on record."""

    kunci: str
    pola: str
    marga: tuple[str, ...]
    laki: tuple[str, ...]
    perempuan: tuple[str, ...]
    agama: tuple[str, ...]
    pribumi: bool
    provinsi: tuple[int, ...]
    kota: tuple[str, ...]
    akta: float
    tercatat: float

    def nama_depan(self, r: Acak, perempuan: bool, agama: str) -> tuple[str, ...]:
        if (agama == _ISLAM) == (self.pola != "marga"):
            return self.perempuan if perempuan else self.laki
        lain = nama("islam") if agama == _ISLAM else nama("kristen")
        return lain[perempuan]

    def bernama(self, r: Acak, perempuan: bool, agama: str, marga: str, tahun: int) -> str:
        """Return a full name in capitals for somebody born in ``tahun``."""
        return _POLA[self.pola](self, r, perempuan, agama, marga, tahun)

    def pilih_marga(self, r: Acak) -> str:
        return ambil(r, self.marga) if self.marga else ""


def _bermarga(s: Suku, r: Acak, perempuan: bool, agama: str, marga: str, tahun: int) -> str:
    daftar = s.nama_depan(r, perempuan, agama)
    depan = daftar[int(r() * len(daftar))]
    if r() < (0.45 if tahun > 1995 else 0.18):
        tengah = daftar[int(r() * len(daftar))]
        if tengah != depan:
            depan = f"{depan} {tengah}"
    # Whose father has no family name bears none; since 2022 a name has two words nevertheless.
    lengkap = f"{depan} {marga}" if marga else depan
    return lengkap if tahun < 2022 or " " in lengkap else f"{lengkap} {'INDAH' if perempuan else 'PUTRA'}"


def _tunggal(s: Suku, r: Acak, perempuan: bool, agama: str, marga: str, tahun: int) -> str:
    """Javanese: no family name; one word was usual among the old and is not given since 2022."""
    daftar = s.perempuan if perempuan else s.laki
    kata = [daftar[int(r() * len(daftar))]]
    banyak = 1 if tahun < 2022 and r() < _bagian_satu_kata(tahun) else 2 if r() < 0.7 else 3
    while len(kata) < banyak:
        lain = daftar[int(r() * len(daftar))]
        if lain not in kata:
            kata.append(lain)
    if not perempuan and agama == _ISLAM and banyak > 1 and r() < 0.16:
        kata[0] = ambil(r, _AWALAN_MUHAMMAD)
    teks = " ".join(kata)
    return _ejaan_lama(teks) if tahun < 1965 and r() < 0.3 else teks


def _bagian_satu_kata(tahun: int) -> float:
    return 0.55 if tahun < 1960 else 0.3 if tahun < 1985 else 0.06


def _ejaan_lama(teks: str) -> str:
    for baru, lama in _EJAAN_LAMA:
        teks = teks.replace(baru, lama) if baru != "Y" else teks.replace("YA", "JA").replace("YO", "JO")
    return teks


def _bugis(s: Suku, r: Acak, perempuan: bool, agama: str, marga: str, tahun: int) -> str:
    daftar = s.nama_depan(r, perempuan, agama)
    kata = [daftar[int(r() * len(daftar))]]
    if tahun >= 2022 or r() < 0.72:
        kata.append(daftar[int(r() * len(daftar))])
    awal = r()
    if awal < 0.07:
        kata.insert(0, "ANDI")
    elif awal < 0.2 and not perempuan:
        kata.insert(0, ambil(r, _AWALAN_MUHAMMAD))
    return " ".join(dict.fromkeys(kata)) if len(set(kata)) > 1 or tahun < 2022 else f"{kata[0]} PUTRA"


def _buton(s: Suku, r: Acak, perempuan: bool, agama: str, marga: str, tahun: int) -> str:
    daftar = s.nama_depan(r, perempuan, agama)
    return f"{'WA' if perempuan else 'LA'} {'ODE ' if r() < 0.3 else ''}{daftar[int(r() * len(daftar))]}"


def _bali(s: Suku, r: Acak, perempuan: bool, agama: str, marga: str, tahun: int) -> str:
    daftar = s.perempuan if perempuan else s.laki
    return f"{'NI' if perempuan else 'I'} {ambil(r, _URUTAN_BALI)} {daftar[int(r() * len(daftar))]}"


_POLA: Mapping[str, Callable[[Suku, Acak, bool, str, str, int], str]] = {
    "marga": _bermarga,
    "tunggal": _tunggal,
    "bugis": _bugis,
    "buton": _buton,
    "bali": _bali,
}


@cache
def _isi() -> dict[str, Any]:
    return tomllib.loads(_BERKAS.read_text(encoding="utf-8"))


@cache
def nama(kunci: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the first names of a list: of men, of women."""
    daftar = _isi()["nama"][kunci]
    return tuple(daftar["laki"].split()), tuple(daftar["perempuan"].split())


@cache
def daftar_suku() -> Mapping[str, Suku]:
    return {kunci: _baca(kunci, isi) for kunci, isi in _isi()["suku"].items()}


def _baca(kunci: str, isi: Mapping[str, Any]) -> Suku:
    asal = isi.get("asal", {})
    laki, perempuan = nama(isi["nama"])
    return Suku(
        kunci=kunci,
        pola=isi.get("pola", "marga"),
        marga=tuple(m.replace("_", " ") for m in isi.get("marga", "").split()),
        laki=laki,
        perempuan=perempuan,
        agama=tabel((str(Agama(a)), n) for a, n in isi["agama"].items()),
        pribumi=isi.get("pribumi", False),
        provinsi=tuple(asal.get("provinsi", ())),
        kota=tuple(asal.get("kota", ())),
        akta=isi["akta"] / 100,
        tercatat=isi["tercatat"] / 100,
    )


@cache
def sebaran(kab: int, kelurahan: bool) -> tuple[Suku, ...]:
    """Return the groups of a district as a table; in kelurahan those who came are more, in kampung fewer."""
    bobot = _isi()["sebaran"].get(str(kab)) or _isi()["sebaran"]["umum"]
    suku = daftar_suku()
    pengali = 5 if kelurahan else 22
    return tabel((suku[k], n * (pengali if suku[k].pribumi else 10)) for k, n in bobot.items())


def bobot_wilayah() -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Return weights of residents by district and by kecamatan, where they are known."""
    bobot = _isi()["bobot"]
    return ({int(k): n for k, n in bobot["kabupaten"].items()}, {int(k): n for k, n in bobot["kecamatan"].items()})
