"""Families that are left, formed and put in another order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import Shdk
from adminduk.register.akibat.kepala import calon_kepala, ganti_kepala
from adminduk.register.isi import Anggota, Keluarga
from adminduk.register.perubahan import (
    AnggotaKeluar,
    AnggotaMasuk,
    AnggotaUbah,
    KeluargaBaru,
    KeluargaNomor,
    KeluargaTutup,
    NomorKKBaru,
    Perubahan,
)


def yang_tinggal(keluarga: Keluarga, pergi: Collection[UUID]) -> tuple[Anggota, ...]:
    return tuple(a for a in keluarga.anggota if a.penduduk.id not in pergi)


def ditinggal_kepala(keluarga: Keluarga, pergi: Collection[UUID]) -> bool:
    """Whether people stay behind and none of them is the head."""
    tinggal = yang_tinggal(keluarga, pergi)
    return bool(tinggal) and all(a.shdk is not Shdk.KEPALA_KELUARGA for a in tinggal)


def pengganti_kepala(keluarga: Keluarga, pergi: Collection[UUID], pada: date, pilihan: UUID | None = None) -> UUID:
    """Return who heads those who stay: ``pilihan`` if it stays, else the candidate, else the eldest meanwhile."""
    tinggal = yang_tinggal(keluarga, pergi)
    if pilihan in {a.penduduk.id for a in tinggal}:
        assert pilihan is not None
        return pilihan
    calon = calon_kepala(keluarga, pergi, pada)
    return (calon or min(tinggal, key=lambda a: a.penduduk.tanggal_lahir)).penduduk.id


def tinggalkan(
    keluarga: Keluarga,
    pergi: Collection[UUID],
    sejak: date,
    dicatat: date,
    *,
    kepala_baru: UUID | None = None,
    pasangan_kepala: UUID | None = None,
) -> tuple[Perubahan, ...]:
    """Return what the going of ``pergi`` from ``sejak`` on does to the family they leave.

    Nobody is left: the family is closed. The head stays: the number is kept. The head is gone: the rest go on
    under ``kepala_baru`` with a new number.
    """
    keluar: list[Perubahan] = [AnggotaKeluar(a.penduduk.id, sejak) for a in keluarga.anggota if a.penduduk.id in pergi]
    if not yang_tinggal(keluarga, pergi):
        return (*keluar, KeluargaTutup(keluarga.id, sejak))
    if not ditinggal_kepala(keluarga, pergi):
        return tuple(keluar)
    kepala = pengganti_kepala(keluarga, pergi, dicatat, kepala_baru)
    return (
        *keluar,
        *ganti_kepala(keluarga, kepala, sejak, tanpa=tuple(pergi), pasangan_kepala=pasangan_kepala),
        nomor_baru(keluarga, dicatat),
    )


def nomor_baru(keluarga: Keluarga, dicatat: date) -> KeluargaNomor:
    return KeluargaNomor(keluarga.id, dicatat, NomorKKBaru(keluarga.kecamatan, dicatat, str(keluarga.id)))


def bentuk_keluarga(
    keluarga: UUID, alamat: Mapping[str, Any], susunan: Mapping[UUID, Shdk], sejak: date
) -> tuple[Perubahan, ...]:
    """Return a new family with its number; ``alamat`` has desa, alamat, rt, rw, dusun, kode_pos.

    Whoever stood on another KK has left it before (``tinggalkan``).
    """
    desa = int(alamat["desa"])
    nomor = NomorKKBaru(desa // 10_000, sejak, str(keluarga))
    return KeluargaBaru(keluarga, sejak, nomor, dict(alamat)), *masukkan(keluarga, desa, susunan, sejak)


def masukkan(keluarga: UUID, desa: int, susunan: Mapping[UUID, Shdk], sejak: date) -> tuple[AnggotaMasuk, ...]:
    return tuple(AnggotaMasuk(orang, keluarga, sejak, shdk, desa) for orang, shdk in susunan.items())


def atur_shdk(anggota: Iterable[Anggota], susunan: Mapping[UUID, Shdk], sejak: date) -> tuple[AnggotaUbah, ...]:
    """Return the changes that give members the relations of ``susunan``; the new head comes last."""
    ubah = [(a, susunan[a.penduduk.id]) for a in anggota if susunan[a.penduduk.id] is not a.shdk]
    ubah.sort(key=lambda pasang: (pasang[1] is Shdk.KEPALA_KELUARGA, pasang[0].shdk is not Shdk.KEPALA_KELUARGA))
    return tuple(AnggotaUbah(a.penduduk.id, max(sejak, a.sejak), shdk) for a, shdk in ubah)
