"""Drawings as inline SVG: a family tree and a time line, from plain data to a string.

Nothing here knows Django's requests or the register. Every text is escaped; colours come from
the style sheet by class, so print and dark modes follow; each drawing carries a title and a
description that say in words what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

LEBAR_KOTAK, TINGGI_KOTAK = 176, 56
JARAK_PASANGAN, JARAK_UNIT, JARAK_BARIS = 20, 36, 56
TEPI = 8
HURUF_SEBARIS = 21


@dataclass(frozen=True)
class Simpul:
    """One person of a family tree; ``generasi`` counts downwards from the eldest drawn."""

    id: str
    nama: str
    keterangan: str
    generasi: int
    ayah: str = ""
    ibu: str = ""
    pasangan: str = ""
    tautan: str = ""
    pusat: bool = False
    meninggal: bool = False


@dataclass(frozen=True)
class Masa:
    """Something true from one date to another (exclusive; None: still true)."""

    label: str
    mulai: date
    sampai: date | None = None


@dataclass(frozen=True)
class Lajur:
    nama: str
    masa: tuple[Masa, ...]


@dataclass(frozen=True)
class Kejadian:
    tanggal: date
    label: str


def pohon_keluarga(simpul: Sequence[Simpul], *, judul: str, uraian: str) -> str:
    """Return the tree: generations in rows, couples side by side, children below their parents.

    >>> ibu = Simpul("i", "SARA", "1990", 0)
    >>> anak = Simpul("a", "ANNA <x>", "2020", 1, ibu="i")
    >>> svg = pohon_keluarga([ibu, anak], judul="Pohon", uraian="Sara dan Anna")
    >>> "ANNA &lt;x&gt;" in svg, svg.count("<rect")
    (True, 2)
    """
    baris = _urutkan(simpul)
    letak = _tata(baris)
    lebar = max(x for x, _ in letak.values()) + LEBAR_KOTAK + TEPI
    tinggi = max(y for _, y in letak.values()) + TINGGI_KOTAK + TEPI
    garis = [*_garis_pasangan(simpul, letak), *_garis_anak(simpul, letak)]
    kotak = [_kotak(s, *letak[s.id]) for s in simpul]
    return _svg("pohon", lebar, tinggi, judul, uraian, [*garis, *kotak])


def _urutkan(simpul: Sequence[Simpul]) -> list[list[list[Simpul]]]:
    """Return rows of units, a unit being a couple or one person, ordered below their parents."""
    baris: list[list[list[Simpul]]] = []
    tempat: dict[str, int] = {}
    for generasi in sorted({s.generasi for s in simpul}):
        unit = _pasangkan([s for s in simpul if s.generasi == generasi])
        unit.sort(key=lambda u: min(_tempat_orang_tua(s, tempat) for s in u))
        tempat |= {s.id: i for i, u in enumerate(unit) for s in u}
        baris.append(unit)
    return baris


def _tempat_orang_tua(s: Simpul, tempat: Mapping[str, int]) -> int:
    return min((tempat[o] for o in (s.ayah, s.ibu) if o in tempat), default=10**6)


def _pasangkan(sebaris: Sequence[Simpul]) -> list[list[Simpul]]:
    sisa = {s.id: s for s in sebaris}
    unit = []
    for s in sebaris:
        if s.id in sisa:
            del sisa[s.id]
            pasangan = sisa.pop(s.pasangan, None)
            unit.append([s, pasangan] if pasangan else [s])
    return unit


def _tata(baris: Sequence[Sequence[Sequence[Simpul]]]) -> dict[str, tuple[float, float]]:
    """Return the corner of each box: rows from the youngest up, parents over the middle of their children."""
    tengah: dict[str, float] = {}
    letak: dict[str, tuple[float, float]] = {}
    for nomor in range(len(baris) - 1, -1, -1):
        x: float = TEPI
        for unit in baris[nomor]:
            lebar = len(unit) * LEBAR_KOTAK + (len(unit) - 1) * JARAK_PASANGAN
            milik = {s.id for s in unit}
            anak = [tengah[s.id] for u in _bawah(baris, nomor) for s in u if milik & {s.ayah, s.ibu}]
            x = max(x, (min(anak) + max(anak)) / 2 - lebar / 2) if anak else x
            for s in unit:
                letak[s.id] = (x, TEPI + nomor * (TINGGI_KOTAK + JARAK_BARIS))
                tengah[s.id] = x + LEBAR_KOTAK / 2
                x += LEBAR_KOTAK + JARAK_PASANGAN
            x += JARAK_UNIT - JARAK_PASANGAN
    _geser_ke_bawah_orang_tua(baris, letak)
    return letak


def _geser_ke_bawah_orang_tua(
    baris: Sequence[Sequence[Sequence[Simpul]]], letak: dict[str, tuple[float, float]]
) -> None:
    """Move children right until they stand under the middle of their parents; all after them move along."""
    for sebaris in baris[1:]:
        geser = 0.0
        for unit in sebaris:
            orang_tua = [letak[o][0] for s in unit for o in (s.ayah, s.ibu) if o in letak]
            anak = [letak[s.id][0] for s in unit if {s.ayah, s.ibu} & letak.keys()]
            if anak:
                saudara = _saudara(sebaris, unit)
                tengah = (min(letak[s][0] for s in saudara) + max(letak[s][0] for s in saudara)) / 2 + geser
                pertama = saudara[0] in {s.id for s in unit}
                geser += max((min(orang_tua) + max(orang_tua)) / 2 - tengah, 0) if pertama else 0
            letak.update({s.id: (letak[s.id][0] + geser, letak[s.id][1]) for s in unit})


def _saudara(sebaris: Sequence[Sequence[Simpul]], unit: Sequence[Simpul]) -> list[str]:
    """Return those in a row who share a parent with somebody of the unit, in order."""
    orang_tua = {o for s in unit for o in (s.ayah, s.ibu) if o}
    return [s.id for u in sebaris for s in u if orang_tua & {s.ayah, s.ibu}]


def _bawah(baris: Sequence[Sequence[Sequence[Simpul]]], nomor: int) -> Sequence[Sequence[Simpul]]:
    return baris[nomor + 1] if nomor + 1 < len(baris) else ()


def _garis_pasangan(simpul: Sequence[Simpul], letak: Mapping[str, tuple[float, float]]) -> list[str]:
    hasil = []
    for s in simpul:
        if s.pasangan in letak and letak[s.id][0] < letak[s.pasangan][0]:
            y = letak[s.id][1] + TINGGI_KOTAK / 2
            hasil.append(_jalur(f"M{letak[s.id][0] + LEBAR_KOTAK:g} {y:g}H{letak[s.pasangan][0]:g}"))
    return hasil


def _garis_anak(simpul: Sequence[Simpul], letak: Mapping[str, tuple[float, float]]) -> list[str]:
    hasil = []
    for s in simpul:
        orang_tua = [letak[o] for o in (s.ayah, s.ibu) if o in letak]
        if not orang_tua:
            continue
        x_anak, y_anak = letak[s.id][0] + LEBAR_KOTAK / 2, letak[s.id][1]
        x = sum(o[0] + LEBAR_KOTAK / 2 for o in orang_tua) / len(orang_tua)
        # Between two boxes the line starts where the couple's line runs, below one box at its foot.
        y = orang_tua[0][1] + (TINGGI_KOTAK / 2 if len(orang_tua) == 2 else TINGGI_KOTAK)
        hasil.append(_jalur(f"M{x:g} {y:g}V{y_anak - JARAK_BARIS / 2:g}H{x_anak:g}V{y_anak:g}"))
    return hasil


def _kotak(s: Simpul, x: float, y: float) -> str:
    kelas = " ".join(k for k, ya in (("kotak", True), ("pusat", s.pusat), ("meninggal", s.meninggal)) if ya)
    isi = (
        f'<g class="{kelas}"><title>{escape(s.nama)}, {escape(s.keterangan)}</title>'
        f'<rect x="{x:g}" y="{y:g}" width="{LEBAR_KOTAK}" height="{TINGGI_KOTAK}" rx="4"/>'
        f'<text class="nama" x="{x + 10:g}" y="{y + 23:g}">{escape(_potong(s.nama))}</text>'
        f'<text class="keterangan" x="{x + 10:g}" y="{y + 43:g}">{escape(_potong(s.keterangan, 26))}</text></g>'
    )
    return f'<a href="{escape(s.tautan)}">{isi}</a>' if s.tautan else isi


LEBAR_GARIS_WAKTU, KIRI, TINGGI_LAJUR, TINGGI_KEJADIAN, TINGGI_SUMBU = 900, 150, 40, 44, 28


def garis_waktu(
    lajur: Sequence[Lajur],
    kejadian: Sequence[Kejadian],
    *,
    mulai: date,
    sampai: date,
    judul: str,
    uraian: str,
    penanda: date | None = None,
) -> str:
    """Return a time line from ``mulai`` to ``sampai``: events as points, one track for each kind of fact.

    >>> tinggal = Lajur("Tinggal", (Masa("Manokwari", date(2001, 1, 1), date(2010, 1, 1)),))
    >>> svg = garis_waktu([tinggal], [Kejadian(date(2001, 1, 1), "Lahir")],
    ...                   mulai=date(2001, 1, 1), sampai=date(2021, 1, 1), judul="Riwayat", uraian="")
    >>> svg.count("<rect"), svg.count("<circle")
    (1, 1)
    """
    skala = _Skala(mulai, sampai)
    isi = [_titik(k, skala) for k in kejadian]
    for nomor, satu in enumerate(lajur):
        isi += _lajur(satu, skala, TINGGI_KEJADIAN + nomor * TINGGI_LAJUR)
    dasar = TINGGI_KEJADIAN + len(lajur) * TINGGI_LAJUR
    isi += _sumbu(skala, dasar)
    if penanda and mulai <= penanda <= sampai:
        isi.append(f'<path class="penanda" d="M{skala.x(penanda):g} 4V{dasar}"/>')
    return _svg("garis-waktu", LEBAR_GARIS_WAKTU, dasar + TINGGI_SUMBU, judul, uraian, isi)


@dataclass(frozen=True)
class _Skala:
    mulai: date
    sampai: date

    def x(self, pada: date) -> float:
        hari = (min(max(pada, self.mulai), self.sampai) - self.mulai).days
        seluruh = max((self.sampai - self.mulai).days, 1)
        return round(KIRI + (LEBAR_GARIS_WAKTU - KIRI - 10) * hari / seluruh, 1)


def _titik(k: Kejadian, skala: _Skala) -> str:
    return (
        f'<g class="kejadian"><title>{k.tanggal:%d-%m-%Y}: {escape(k.label)}</title>'
        f'<circle cx="{skala.x(k.tanggal):g}" cy="24" r="7"/></g>'
    )


def _lajur(lajur: Lajur, skala: _Skala, y: int) -> list[str]:
    hasil = [f'<text class="nama" x="0" y="{y + 26}">{escape(lajur.nama)}</text>']
    for nomor, masa in enumerate(lajur.masa):
        kiri, kanan = skala.x(masa.mulai), skala.x(masa.sampai or skala.sampai)
        lebar = max(round(kanan - kiri, 1), 3)
        muat = int(lebar / 8) - 1
        tulisan = f'<text x="{kiri + 6:g}" y="{y + 26}">{escape(_potong(masa.label, muat))}</text>' if muat > 3 else ""
        hasil.append(
            f'<g class="masa {"ganjil" if nomor % 2 else "genap"}"><title>{escape(_rentang(masa))}</title>'
            f'<rect x="{kiri:g}" y="{y + 6}" width="{lebar:g}" height="30"/>{tulisan}</g>'
        )
    return hasil


def _rentang(masa: Masa) -> str:
    sampai = f"{masa.sampai:%d-%m-%Y}" if masa.sampai else "…"
    return f"{masa.label}: {masa.mulai:%d-%m-%Y} – {sampai}"


def _sumbu(skala: _Skala, y: int) -> list[str]:
    tahun = skala.sampai.year - skala.mulai.year
    langkah = next((n for n in (1, 2, 5, 10, 20) if tahun / n <= 10), 25)
    pertama = -(-skala.mulai.year // langkah) * langkah
    hasil = [f'<path class="sumbu" d="M{KIRI} {y}H{LEBAR_GARIS_WAKTU - 10}"/>']
    for nilai in range(pertama, skala.sampai.year + 1, langkah):
        if date(nilai, 1, 1) >= skala.mulai:
            x = skala.x(date(nilai, 1, 1))
            hasil.append(f'<path class="sumbu" d="M{x:g} {y}v6"/>')
            hasil.append(f'<text class="tahun" x="{x:g}" y="{y + 22}">{nilai}</text>')
    return hasil


def _jalur(d: str) -> str:
    return f'<path class="garis" d="{d}"/>'


def _potong(teks: str, panjang: int = HURUF_SEBARIS) -> str:
    return teks if len(teks) <= panjang else teks[: panjang - 1].rstrip() + "…"


def _svg(nama: str, lebar: float, tinggi: float, judul: str, uraian: str, isi: Sequence[str]) -> str:
    return (
        f'<svg class="{nama}" viewBox="0 0 {lebar:g} {tinggi:g}" width="{lebar:g}" height="{tinggi:g}" role="group" '
        f'aria-labelledby="{nama}-judul {nama}-uraian"><title id="{nama}-judul">{escape(judul)}</title>'
        f'<desc id="{nama}-uraian">{escape(uraian)}</desc>{"".join(isi)}</svg>'
    )
