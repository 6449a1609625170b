"""Where the residents live: so many in each kecamatan, and how its villages share them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from adminduk.populasi.acak import sumber_acak
from adminduk.populasi.suku import bobot_wilayah

BERAT_KELURAHAN = 9


@dataclass(frozen=True, slots=True)
class DesaSasaran:
    """A village to be peopled: official code, name, postal code."""

    kode: int
    nama: str
    kode_pos: str

    @property
    def kelurahan(self) -> bool:
        return self.kode % 10_000 < 2_000


@dataclass(frozen=True, slots=True)
class Potongan:
    """One kecamatan with its quota: what is generated, and loaded, as one piece.

    ``urutan`` and ``banyak`` place it among the kecamatan of its province; numbers of other places
    are shared out by them, so that no two pieces issue the same one, whatever region is asked for.
    """

    benih: int
    kecamatan: int
    jiwa: int
    desa: tuple[DesaSasaran, ...]
    nama_kabupaten: str
    urutan: int
    banyak: int
    tetangga: tuple[int, ...] = ()
    asal: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def kab(self) -> int:
        return self.kecamatan // 100


@dataclass(frozen=True, slots=True)
class Wilayah:
    """The regions a plan needs: villages, names of districts, kecamatan of every province (also those of before)."""

    desa: tuple[DesaSasaran, ...]
    nama_kabupaten: Mapping[int, str]
    kecamatan_provinsi: Mapping[int, tuple[int, ...]]


def rencana(wilayah: Wilayah, jiwa: int, benih: int) -> list[Potongan]:
    """Share ``jiwa`` residents among the kecamatan, exactly; pieces without any are left out."""
    per_kecamatan: dict[int, list[DesaSasaran]] = defaultdict(list)
    for d in wilayah.desa:
        per_kecamatan[d.kode // 10_000].append(d)
    kuota = bagi(jiwa, _bobot(per_kecamatan, benih))
    return [
        _potongan(wilayah, benih, kecamatan, kuota[kecamatan], desa)
        for kecamatan, desa in sorted(per_kecamatan.items())
        if kuota[kecamatan]
    ]


def _potongan(wilayah: Wilayah, benih: int, kecamatan: int, jiwa: int, desa: list[DesaSasaran]) -> Potongan:
    sesama = wilayah.kecamatan_provinsi[kecamatan // 10_000]
    urutan, banyak = sesama.index(kecamatan), len(sesama)
    return Potongan(
        benih=benih,
        kecamatan=kecamatan,
        jiwa=jiwa,
        desa=tuple(sorted(desa, key=lambda d: d.kode)),
        nama_kabupaten=wilayah.nama_kabupaten[kecamatan // 100],
        urutan=urutan,
        banyak=banyak,
        tetangga=(sesama[(urutan + 1) % banyak],),
        asal={
            provinsi: tuple(k for k in daftar[urutan::banyak] if k // 10_000 != kecamatan // 10_000 or k not in sesama)
            for provinsi, daftar in wilayah.kecamatan_provinsi.items()
        },
    )


def bagi(jumlah: int, bobot: Mapping[int, float]) -> dict[int, int]:
    """Share a whole number by weights; what is left over goes to the largest remainders.

    >>> bagi(10, {1: 1, 2: 1, 3: 1})
    {1: 4, 2: 3, 3: 3}
    """
    semua = sum(bobot.values())
    tepat = {k: jumlah * b / semua for k, b in bobot.items()}
    hasil = {k: int(t) for k, t in tepat.items()}
    sisa = sorted(tepat, key=lambda k: (hasil[k] - tepat[k], k))[: jumlah - sum(hasil.values())]
    return {k: n + (k in sisa) for k, n in hasil.items()}


def bobot_desa(p: Potongan) -> dict[int, float]:
    r = sumber_acak("desa", p.benih, p.kecamatan).random
    return {d.kode: (BERAT_KELURAHAN if d.kelurahan else 1) * (0.5 + r()) for d in p.desa}


def _bobot(per_kecamatan: Mapping[int, list[DesaSasaran]], benih: int) -> dict[int, float]:
    """Weights of kecamatan, scaled so that each district has its own share."""
    kabupaten, kecamatan = bobot_wilayah()
    dasar = {k: kecamatan.get(k) or _bobot_kira(k, desa, benih) for k, desa in sorted(per_kecamatan.items())}
    jumlah: dict[int, float] = defaultdict(float)
    for k, b in dasar.items():
        jumlah[k // 100] += b
    return {k: b * kabupaten[k // 100] / jumlah[k // 100] if k // 100 in kabupaten else b for k, b in dasar.items()}


def _bobot_kira(kecamatan: int, desa: list[DesaSasaran], benih: int) -> float:
    ukuran = sum(2.5 if d.kelurahan else 0.3 for d in desa)
    return ukuran * (0.6 + sumber_acak("kecamatan", benih, kecamatan).random())
