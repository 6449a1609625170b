"""The family as it will be: changes applied to a value, for previews and for the documents to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import Agama, GolonganDarah, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import Presisi
from adminduk.register.isi import Anggota, Keluarga, Penduduk
from adminduk.register.perubahan import (
    AnggotaKeluar,
    AnggotaMasuk,
    AnggotaUbah,
    KeluargaBaru,
    KeluargaNomor,
    KeluargaTutup,
    KeluargaUbah,
    NikTerbit,
    OrangBaru,
    OrangUbah,
    Perubahan,
)

_URUTAN_SHDK = {s: i for i, s in enumerate(Shdk)}
_NAMA_KOLOM = {"lahir": "tanggal_lahir"}
_JENIS: dict[str, Any] = {
    "jenis_kelamin": JenisKelamin,
    "presisi_lahir": Presisi,
    "kewarganegaraan": Kewarganegaraan,
    "agama": Agama,
    "golongan_darah": GolonganDarah,
    "status_kawin": StatusKawin,
    "status": StatusPenduduk,
}
_BAWAAN = {"nama_ayah": "", "nama_ibu": "", "no_akta_lahir": "", "disabilitas": "", "rinci": {}}


def _isian(isi: Mapping[str, Any]) -> dict[str, Any]:
    dikenal = {f.name for f in fields(Penduduk)}
    nilai = {_NAMA_KOLOM.get(k, k): _JENIS[k](v) if k in _JENIS else v for k, v in isi.items()}
    return {k: _BAWAAN.get(k) if v is None else v for k, v in nilai.items() if k in dikenal}


def orang_dari(p: OrangBaru) -> Penduduk:
    """Return the person that ``p`` brings into the register; its NIK is not given yet."""
    return Penduduk(id=p.orang, nik=None, kab=p.kab, **_isian(p.isi))


def _nomor_kk(nomor: Any) -> Any:
    """A number that is given is a NomorKK; one to come stays the placeholder it is."""
    return NomorKK(nomor) if isinstance(nomor, str) else nomor


class _Papan:
    """Families and people while changes are laid on them one by one."""

    def __init__(self, keluarga: Iterable[Keluarga]) -> None:
        self.keluarga = {k.id: k for k in keluarga}
        self.orang = {a.penduduk.id: a.penduduk for k in self.keluarga.values() for a in k.anggota}

    def letakkan(self, p: Perubahan) -> None:
        match p:
            case OrangBaru():
                self.orang[p.orang] = orang_dari(p)
            case OrangUbah():
                self._ubah_orang(p)
            case NikTerbit():
                self._beri_nik(p)
            case KeluargaBaru():
                self.keluarga[p.keluarga] = Keluarga(p.keluarga, _nomor_kk(p.nomor), **p.isi)
            case KeluargaNomor():
                self._ubah_keluarga(p.keluarga, nomor=_nomor_kk(p.nomor))
            case KeluargaUbah():
                self._ubah_keluarga(p.keluarga, **p.isi)
            case KeluargaTutup():
                self.keluarga.pop(p.keluarga, None)
            case AnggotaMasuk():
                self._masuk(p)
            case AnggotaUbah():
                self._setiap_anggota(p.orang, lambda a: replace(a, shdk=Shdk(p.shdk)))
            case AnggotaKeluar():
                self._setiap_anggota(p.orang, lambda a: None)

    def _ubah_keluarga(self, keluarga: UUID, **isi: Any) -> None:
        if keluarga in self.keluarga:
            self.keluarga[keluarga] = replace(self.keluarga[keluarga], **isi)

    def _ubah_orang(self, p: OrangUbah) -> None:
        if p.orang in self.orang:
            self._ganti(replace(self.orang[p.orang], **_isian(p.isi)))

    def _beri_nik(self, p: NikTerbit) -> None:
        if p.orang in self.orang and isinstance(p.nomor, str):
            self._ganti(replace(self.orang[p.orang], nik=NIK(p.nomor)))

    def _ganti(self, orang: Penduduk) -> None:
        self.orang[orang.id] = orang
        self._setiap_anggota(orang.id, lambda a: replace(a, penduduk=orang))

    def _masuk(self, p: AnggotaMasuk) -> None:
        if p.keluarga in self.keluarga and p.orang in self.orang:
            k = self.keluarga[p.keluarga]
            anggota = (*k.anggota, Anggota(self.orang[p.orang], Shdk(p.shdk), p.sejak))
            self.keluarga[p.keluarga] = replace(k, anggota=anggota)

    def _setiap_anggota(self, orang: UUID, ubah: Any) -> None:
        for id_, k in self.keluarga.items():
            if k.cari(orang):
                anggota = (ubah(a) if a.penduduk.id == orang else a for a in k.anggota)
                self.keluarga[id_] = replace(k, anggota=tuple(a for a in anggota if a))


def terapkan(
    keluarga: Iterable[Keluarga], perubahan: Iterable[Perubahan], orang: Iterable[Penduduk] = ()
) -> dict[UUID, Keluarga]:
    """Return the families as they are after ``perubahan``, by id; closed ones are gone, new ones are there.

    ``orang`` are people who join and stand in none of the families yet. Members come out in printing order.
    """
    papan = _Papan(keluarga)
    papan.orang |= {o.id: o for o in orang if o.id not in papan.orang}
    for p in perubahan:
        papan.letakkan(p)
    return {id_: replace(k, anggota=tuple(sorted(k.anggota, key=_urutan_cetak))) for id_, k in papan.keluarga.items()}


def _urutan_cetak(a: Anggota) -> tuple[int, Any, str]:
    return _URUTAN_SHDK[a.shdk], a.penduduk.tanggal_lahir, a.penduduk.nama


def orang_sesudah(orang: Iterable[Penduduk], perubahan: Iterable[Perubahan]) -> dict[UUID, Penduduk]:
    """Return people as they are after ``perubahan``, by id, those who enter among them."""
    papan = _Papan(())
    papan.orang = {o.id: o for o in orang}
    for p in perubahan:
        papan.letakkan(p)
    return papan.orang
