"""Children left without a head of family: a relative moves in, or they join a relative's KK."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from adminduk.dasar.kode import Shdk
from adminduk.register.akibat.keluarga import atur_shdk, masukkan, nomor_baru, tinggalkan
from adminduk.register.akibat.kepala import shdk_terhadap
from adminduk.register.isi import Anggota, Keluarga, Penduduk
from adminduk.register.perubahan import Perubahan


def kerabat_masuk(
    keluarga: Keluarga,
    kerabat: Penduduk,
    asal: Keluarga | None,
    sejak: date,
    susunan: Mapping[UUID, Shdk] | None = None,
) -> tuple[Perubahan, ...]:
    """Return ``kerabat`` leaving the family ``asal`` to head ``keluarga``, which gets a new number.

    ``susunan`` gives the members their relations; without it they are what their parents tell, else FAMILI LAIN.
    """
    kepala = Anggota(kerabat, Shdk.FAMILI_LAIN, sejak)
    terhadap = susunan or {a.penduduk.id: shdk_terhadap(kepala, a, None) for a in keluarga.anggota}
    return (
        *(tinggalkan(asal, {kerabat.id}, sejak, sejak) if asal else ()),
        *atur_shdk(keluarga.anggota, terhadap, sejak),
        *masukkan(keluarga.id, keluarga.desa, {kerabat.id: Shdk.KEPALA_KELUARGA}, sejak),
        nomor_baru(keluarga, sejak),
    )


def dititipkan(
    keluarga: Keluarga, wali: Keluarga, sejak: date, susunan: Mapping[UUID, Shdk] | None = None
) -> tuple[Perubahan, ...]:
    """Return all of ``keluarga`` joining the KK of a guardian; their own is closed."""
    terhadap = susunan or {a.penduduk.id: Shdk.FAMILI_LAIN for a in keluarga.anggota}
    return (
        *tinggalkan(keluarga, terhadap.keys(), sejak, sejak),
        *masukkan(wali.id, wali.desa, terhadap, sejak),
    )
