"""When reading looks like browsing: rules over lines of the ledger. Pure; the thresholds have dates.

What counts is reading that no case of the office explains. Reading for a case that came before the office never does,
however much of it there is: a batch of fifty signed in a minute is work.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from adminduk.register.pelaku import Keperluan, Peran


class Aturan(StrEnum):
    TANPA_KASUS_SEJAM = "membuka banyak penduduk tanpa permohonan dalam satu jam"
    TANPA_KASUS_SEHARI = "membuka banyak penduduk tanpa permohonan dalam satu hari"
    DRAF_SEHARI = "membuat banyak draf yang tidak diajukan dalam satu hari"
    CARI_SEJAM = "mencari penduduk berkali-kali dalam satu jam"
    DARURAT_SEHARI = "sering memakai akses darurat dalam satu hari"


class Kasus(StrEnum):
    """What became of the case that was named as the ground of a reading."""

    DIAJUKAN = "diajukan"
    DRAF = "draf"
    TIADA = "tiada"


@dataclass(frozen=True)
class Bacaan:
    """A line of the ledger. ``nama_kasus``: the case named, or the break-glass."""

    pelaku: UUID
    peran: str
    kab: int
    pada: datetime
    keperluan: str
    tindakan: str
    nama_kasus: str
    subjek: tuple[UUID, ...]
    kasus: Kasus


@dataclass(frozen=True)
class Alarm:
    aturan: Aturan
    pelaku: UUID
    peran: str
    kab: int
    mulai: datetime
    sampai: datetime
    jumlah: int
    batas: int


@dataclass(frozen=True)
class Ambang:
    """How much is still ordinary, from a day on. A counter serves some twelve residents an hour, each with a case."""

    sejak: date
    batas: Mapping[Aturan, int]


SEJAM, SEHARI = timedelta(hours=1), timedelta(hours=24)
JENDELA = {a: SEJAM if a.name.endswith("SEJAM") else SEHARI for a in Aturan}
AMBANG = (
    Ambang(
        date(2026, 11, 24),
        {
            Aturan.TANPA_KASUS_SEJAM: 10,
            Aturan.TANPA_KASUS_SEHARI: 25,
            Aturan.DRAF_SEHARI: 40,
            Aturan.CARI_SEJAM: 60,
            Aturan.DARURAT_SEHARI: 3,
        },
    ),
)


def ambang(pada: date) -> Ambang:
    """Return the thresholds of a day; before the first, the first."""
    return next((a for a in reversed(AMBANG) if a.sejak <= pada), AMBANG[0])


def periksa(bacaan: Iterable[Bacaan], pada: date) -> list[Alarm]:
    """Return at most one alarm for each officer and rule: the window in which most was read."""
    batas = ambang(pada).batas
    milik: dict[UUID, list[Bacaan]] = {}
    for b in sorted(bacaan, key=lambda b: b.pada):
        milik.setdefault(b.pelaku, []).append(b)
    return [
        alarm
        for semua in milik.values()
        for aturan, kunci in _KUNCI.items()
        if (alarm := _terbanyak(aturan, [(b, k) for b in semua for k in kunci(b)], batas[aturan]))
    ]


def _terbanyak(aturan: Aturan, dihitung: Sequence[tuple[Bacaan, str]], batas: int) -> Alarm | None:
    """Slide the window over what counts and keep the place where the most different things lie in it."""
    lebar, jendela, banyak = JENDELA[aturan], deque[tuple[Bacaan, str]](), dict[str, int]()
    puncak: tuple[int, datetime, datetime] | None = None
    for b, kunci in dihitung:
        jendela.append((b, kunci))
        banyak[kunci] = banyak.get(kunci, 0) + 1
        while jendela[0][0].pada < b.pada - lebar:
            _, lama = jendela.popleft()
            banyak[lama] -= 1
            if not banyak[lama]:
                del banyak[lama]
        if len(banyak) > batas and (puncak is None or len(banyak) > puncak[0]):
            puncak = len(banyak), jendela[0][0].pada, b.pada
    if puncak is None:
        return None
    satu = dihitung[0][0]
    return Alarm(aturan, satu.pelaku, satu.peran, satu.kab, puncak[1], puncak[2], puncak[0], batas)


def _tanpa_kasus(b: Bacaan) -> Iterable[str]:
    """Each person whose page was opened, and each household for which a form was begun and never kept."""
    if b.kasus is not Kasus.TIADA or b.keperluan not in (Keperluan.PELAYANAN, Keperluan.DARURAT):
        return ()
    if b.tindakan == "riwayat":
        return map(str, b.subjek)
    # Beside the person's page, break-glass writes lines of the relatives on it: one opening all the same.
    return (" ".join(map(str, sorted(b.subjek))),) if b.keperluan == Keperluan.PELAYANAN else ()


def _draf(b: Bacaan) -> Iterable[str]:
    """A village officer prepares and the office submits: there a draft is the work."""
    belum = b.keperluan == Keperluan.PELAYANAN and b.kasus is Kasus.DRAF and b.peran != Peran.DESA
    return (b.nama_kasus,) if belum else ()


def _cari(b: Bacaan) -> Iterable[str]:
    return (b.pada.isoformat(),) if b.keperluan == Keperluan.PENCARIAN and b.tindakan == "cari" else ()


def _darurat(b: Bacaan) -> Iterable[str]:
    return (b.nama_kasus,) if b.keperluan == Keperluan.DARURAT else ()


_KUNCI: Mapping[Aturan, Callable[[Bacaan], Iterable[str]]] = {
    Aturan.TANPA_KASUS_SEJAM: _tanpa_kasus,
    Aturan.TANPA_KASUS_SEHARI: _tanpa_kasus,
    Aturan.DRAF_SEHARI: _draf,
    Aturan.CARI_SEJAM: _cari,
    Aturan.DARURAT_SEHARI: _darurat,
}
