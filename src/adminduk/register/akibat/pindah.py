"""Moves: who keeps the KK number, and how a family comes to another address. Three rules (F-1.03, SE 470/13287).

The whole family moves: number and head stay. The head moves and others stay: the number goes with the head, those who
stay get a new one. Members move and the head stays: those who stay keep it, those who move get a new one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import Shdk
from adminduk.dasar.wilayah import kab
from adminduk.register.akibat.keluarga import atur_shdk, bentuk_keluarga, masukkan, pengganti_kepala, yang_tinggal
from adminduk.register.akibat.kepala import USIA_KEPALA, shdk_terhadap
from adminduk.register.isi import Anggota, Keluarga, SuratPindah
from adminduk.register.perubahan import AnggotaKeluar, AnggotaMasuk, KeluargaTutup, KeluargaUbah, OrangUbah, Perubahan


def alamat_keluarga(keluarga: Keluarga) -> dict[str, Any]:
    return {k: getattr(keluarga, k) for k in ("desa", "alamat", "rt", "rw", "dusun", "kode_pos")}


def pisahkan_yang_pindah(
    keluarga: Keluarga,
    susunan: Mapping[UUID, Shdk],
    baru: UUID,
    sejak: date,
    *,
    alamat: Mapping[str, Any] | None = None,
    kepala_tinggal: UUID | None = None,
    pasangan_kepala: UUID | None = None,
) -> tuple[tuple[Perubahan, ...], UUID]:
    """Part those who move (``susunan``) from those who stay; return the changes and the family of the former.

    ``baru`` is the id of the family that comes into being, if any. ``alamat``: where members who leave the head live
    from now on, their old address without it.
    """
    tinggal = yang_tinggal(keluarga, susunan)
    if not tinggal:
        return atur_shdk(keluarga.anggota, susunan, sejak), keluarga.id
    if any(a.shdk is Shdk.KEPALA_KELUARGA for a in tinggal):
        keluar = tuple(AnggotaKeluar(a.penduduk.id, sejak) for a in keluarga.anggota if a.penduduk.id in susunan)
        return (*keluar, *bentuk_keluarga(baru, alamat or alamat_keluarga(keluarga), susunan, sejak)), baru
    kepala = pengganti_kepala(keluarga, susunan, sejak, kepala_tinggal)
    susunan_tinggal = _terhadap(tinggal, kepala, pasangan_kepala)
    pindah = [a for a in keluarga.anggota if a.penduduk.id in susunan]
    return (
        *(AnggotaKeluar(a.penduduk.id, sejak) for a in tinggal),
        *bentuk_keluarga(baru, alamat_keluarga(keluarga), susunan_tinggal, sejak),
        *atur_shdk(pindah, susunan, sejak),
    ), keluarga.id


def _terhadap(tinggal: Collection[Anggota], kepala: UUID, pasangan: UUID | None) -> dict[UUID, Shdk]:
    baru = next(a for a in tinggal if a.penduduk.id == kepala)
    lain = {a.penduduk.id: shdk_terhadap(baru, a, pasangan) for a in tinggal if a is not baru}
    return {kepala: Shdk.KEPALA_KELUARGA, **lain}


def tempati(keluarga: Keluarga, alamat: Mapping[str, Any], sejak: date) -> tuple[Perubahan, ...]:
    """Return a family at another address, each member with it: in another village, or in another district."""
    desa = int(alamat["desa"])
    if desa == keluarga.desa:
        return (KeluargaUbah(keluarga.id, sejak, dict(alamat)),)
    orang = [a.penduduk for a in keluarga.anggota]
    return (
        *(AnggotaKeluar(o.id, sejak) for o in orang),
        KeluargaUbah(keluarga.id, sejak, dict(alamat)),
        *(OrangUbah(o.id, sejak, {"kab": kab(desa)}) for o in orang if o.kab != kab(desa)),
        *(AnggotaMasuk(a.penduduk.id, keluarga.id, sejak, a.shdk, desa) for a in keluarga.anggota),
    )


def perlu_kuasa_pengasuhan(keluarga: Keluarga, pindah: Collection[UUID], pada: date) -> tuple[Anggota, ...]:
    """Return the children under 17 whom the move parts from their parents, or without parents there from the head."""
    return tuple(a for a in keluarga.anggota if _anak(a, pada) and _terpisah(a, keluarga, pindah))


def _anak(a: Anggota, pada: date) -> bool:
    return a.penduduk.usia(pada) < USIA_KEPALA and not a.penduduk.status_kawin.pernah_kawin


def _terpisah(a: Anggota, keluarga: Keluarga, pindah: Collection[UUID]) -> bool:
    orang_tua = [o for o in (a.penduduk.ayah, a.penduduk.ibu) if o and keluarga.cari(o)]
    pengasuh = orang_tua or ([keluarga.kepala.penduduk.id] if keluarga.kepala else [])
    pergi = a.penduduk.id in pindah
    return all((o in pindah) is not pergi for o in pengasuh) and a.penduduk.id not in pengasuh


def pulihkan(surat: SuratPindah, pisahan: Keluarga | None, sejak: date) -> tuple[Perubahan, ...]:
    """Return what a move of which nothing came does: both families are one again, as they were.

    ``pisahan``: the other family as it is now. Nothing is put together when all had moved, when nobody is left of one
    of the two, or when the other has another head by now: then both go on as they are.
    """
    pindah = surat.keluarga
    kepala = pisahan.kepala.penduduk.id if pisahan and pisahan.kepala else None
    if pindah is None or pisahan is None or kepala != surat.kepala_pisahan:
        return ()
    bubar, rumah = (pisahan, pindah) if surat.kepala_pindah else (pindah, pisahan)
    if rumah.kepala is None:
        return ()
    susunan = {a.penduduk.id: surat.semula.get(a.penduduk.id) or _kerabat(rumah.kepala, a) for a in bubar.anggota}
    return (
        *(AnggotaKeluar(a.penduduk.id, sejak) for a in bubar.anggota),
        KeluargaTutup(bubar.id, sejak),
        *masukkan(rumah.id, rumah.desa, susunan, sejak),
    )


def _kerabat(kepala: Anggota, anggota: Anggota) -> Shdk:
    """Return what somebody who came in between is to the head: by blood, else a relative."""
    return shdk_terhadap(kepala, Anggota(anggota.penduduk, Shdk.FAMILI_LAIN, anggota.sejak), None)
