"""Marriages that begin and end, and the marital status of both."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from adminduk.dasar.kode import JenisKelamin, Shdk, StatusKawin, StatusPenduduk
from adminduk.register.isi import Keluarga, Penduduk, Perkawinan, Register
from adminduk.register.perubahan import (
    AnggotaUbah,
    KawinMulai,
    KawinSelesai,
    NomorAktaBaru,
    OrangUbah,
    Perubahan,
)

NoAkta = str | NomorAktaBaru


class Ikatan(NamedTuple):
    """A marriage in force of somebody, the other of the two, and whether the other is married to a third."""

    perkawinan: Perkawinan
    pasangan: Penduduk | None
    masih_kawin: bool = False


def daftar_ikatan(register: Register, orang: UUID) -> tuple[Ikatan, ...]:
    return tuple(_ikatan(register, k, k.pasangan(orang)) for k in register.daftar_perkawinan(orang))


def _ikatan(register: Register, perkawinan: Perkawinan, pasangan: UUID) -> Ikatan:
    lain = any(k.id != perkawinan.id for k in register.daftar_perkawinan(pasangan))
    return Ikatan(perkawinan, register.penduduk(pasangan), lain)


def cerai_mati(ikatan: tuple[Ikatan, ...], tanggal: date) -> tuple[Perubahan, ...]:
    """Return what the death of one does to the others: widowed, unless married to somebody else besides."""
    selesai = [KawinSelesai(i.perkawinan.id, tanggal) for i in ikatan]
    janda_duda = [
        i.pasangan for i in ikatan if i.pasangan and i.pasangan.status is StatusPenduduk.AKTIF and not i.masih_kawin
    ]
    return *selesai, *(OrangUbah(p.id, tanggal, {"status_kawin": StatusKawin.CERAI_MATI}) for p in janda_duda)


def kawin(
    perkawinan: UUID,
    pasangan: tuple[Penduduk, Penduduk],
    tanggal: date,
    dicatat: date,
    no_akta: NoAkta,
    kab: int,
) -> tuple[Perubahan, ...]:
    """Return a marriage of ``tanggal``; without ``no_akta`` it is KAWIN BELUM TERCATAT (F-1.05)."""
    suami, istri = sorted(pasangan, key=lambda o: o.jenis_kelamin is JenisKelamin.PEREMPUAN)
    status = StatusKawin.KAWIN_TERCATAT if no_akta else StatusKawin.KAWIN_BELUM_TERCATAT
    rinci: dict[str, object] = {"tgl_perkawinan": tanggal.isoformat(), "no_akta_perkawinan": no_akta}
    isi = {"dicatat": bool(no_akta), "tanggal": tanggal, "no_akta": no_akta or None}
    return (
        KawinMulai(perkawinan, suami.id, istri.id, tanggal, kab, isi),
        *(OrangUbah(o.id, dicatat, {"status_kawin": status, "rinci": _ganti(o, rinci)}) for o in (suami, istri)),
    )


def kawin_seorang(orang: Penduduk, tanggal: date, dicatat: date, no_akta: NoAkta) -> OrangUbah:
    """Return the status of one whose husband or wife this register does not hold."""
    rinci: dict[str, object] = {"tgl_perkawinan": tanggal.isoformat(), "no_akta_perkawinan": no_akta}
    return OrangUbah(orang.id, dicatat, {"status_kawin": StatusKawin.KAWIN_TERCATAT, "rinci": _ganti(orang, rinci)})


def pasangan_kepala(suami: UUID, istri: UUID, keluarga: Keluarga, tanggal: date) -> tuple[AnggotaUbah, ...]:
    """Return the relation of whoever has turned out to be the spouse of the head; others keep theirs."""
    kepala = keluarga.kepala
    for orang, lain, shdk in ((suami, istri, Shdk.SUAMI), (istri, suami, Shdk.ISTRI)):
        anggota = keluarga.cari(orang)
        if kepala and kepala.penduduk.id == lain and anggota and anggota.shdk is not shdk:
            return (AnggotaUbah(orang, tanggal, shdk),)
    return ()


def cerai(
    orang: Penduduk, ikatan: Ikatan | None, tanggal: date, dicatat: date, no_akta: NoAkta
) -> tuple[Perubahan, ...]:
    """Return a divorce of ``orang``; the register may not know the marriage, or not the other of the two."""
    status = StatusKawin.CERAI_HIDUP_TERCATAT if no_akta else StatusKawin.CERAI_HIDUP_BELUM_TERCATAT
    rinci: dict[str, object] = {"tgl_cerai": tanggal.isoformat(), "no_akta_cerai": no_akta}
    bercerai = [orang]
    if ikatan and ikatan.pasangan and not ikatan.masih_kawin:
        bercerai.append(ikatan.pasangan)
    return (
        *((KawinSelesai(ikatan.perkawinan.id, tanggal),) if ikatan else ()),
        *(OrangUbah(o.id, dicatat, {"status_kawin": status, "rinci": _ganti(o, rinci)}) for o in bercerai),
    )


def _ganti(orang: Penduduk, rinci: dict[str, object]) -> dict[str, object]:
    return {**orang.rinci, **rinci}
