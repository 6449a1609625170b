"""What a case would do to persons, families and documents, shown before it is decided. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson

from adminduk.permohonan.ingatan import ingat
from adminduk.permohonan.layanan import Kasus, Layanan
from adminduk.permohonan.nilai import tulis_nilai
from adminduk.register.isi import Dokumen, Keluarga, Penduduk, Register
from adminduk.register.peristiwa import Peristiwa
from adminduk.register.perubahan import (
    AktaCatat,
    AnggotaKeluar,
    AnggotaMasuk,
    AnggotaUbah,
    DokumenTerbit,
    DokumenTutup,
    KawinMulai,
    KawinPulih,
    KawinSelesai,
    KeluargaBaru,
    KeluargaNomor,
    KeluargaTutup,
    KeluargaUbah,
    NikTerbit,
    NomorBaru,
    OrangBaru,
    OrangUbah,
    Perubahan,
)


@dataclass(frozen=True)
class Sentuhan:
    """The persons and families that events are about or change, those they bring into being apart."""

    orang: frozenset[UUID]
    keluarga: frozenset[UUID]
    baru: frozenset[UUID]


@dataclass
class AkibatKeluarga:
    """``nomor`` is the number in full or "nomor baru"; members are pairs of name and relation to the head."""

    nomor: str
    nomor_lama: str = ""
    baru: bool = False
    ditutup: bool = False
    masuk: list[tuple[str, str]] = field(default_factory=list)
    keluar: list[tuple[str, str]] = field(default_factory=list)
    berubah: list[tuple[str, str, str]] = field(default_factory=list)  # name, relation before, relation after
    alamat: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class AkibatOrang:
    """``isi``: elements that change, old and new value; of a new person, new values only."""

    nama: str
    baru: bool
    isi: tuple[tuple[str, Any, Any], ...]
    nik: str = ""


@dataclass(frozen=True)
class AkibatDokumen:
    jenis: str
    nomor: str
    untuk: str  # whose it is: a name, or the number of a KK


@dataclass(frozen=True)
class Akibat:
    """What the officer sees before saving."""

    keluarga: tuple[AkibatKeluarga, ...]
    orang: tuple[AkibatOrang, ...]
    akta: tuple[AkibatDokumen, ...]
    terbit: tuple[AkibatDokumen, ...]
    ditarik: tuple[AkibatDokumen, ...]
    perkawinan: tuple[str, ...]
    catatan: tuple[str, ...]


def pratinjau(layanan: Layanan, kasus: Kasus[Any], reg: Register) -> Akibat:
    """Return the effect of a case; raise PermohonanDitolak with every reason when a check refuses."""
    dasar = ingat(reg)
    hasil = layanan.laksanakan(kasus, dasar)
    return akibat(hasil.peristiwa, dasar, hasil.catatan)


def akibat(peristiwa: Sequence[Peristiwa], reg: Register, catatan: tuple[str, ...] = ()) -> Akibat:
    penyusun = _Penyusun(reg, sentuhan(peristiwa))
    for p in peristiwa:
        for perubahan in p.perubahan:
            penyusun.tambah(perubahan)
    return penyusun.akibat(catatan)


def sentuhan(peristiwa: Iterable[Peristiwa]) -> Sentuhan:
    orang: set[UUID] = set()
    keluarga: set[UUID] = set()
    baru: set[UUID] = set()
    for p in peristiwa:
        orang.update(s.id for s in p.subjek)
        for perubahan in p.perubahan:
            orang.update(_id(perubahan, "orang", "suami", "istri"))
            keluarga.update(_id(perubahan, "keluarga"))
            baru.update(_baru(perubahan))
    return Sentuhan(frozenset(orang - keluarga - baru), frozenset(keluarga - baru), frozenset(baru))


def sidik_dasar(sentuhan: Sentuhan, reg: Register) -> bytes:
    """Return a hash of the state that a decision stands on: the families touched, and those of the persons touched.

    When it differs later, somebody else has changed one of these families in between.
    """
    keluarga = {k: reg.keluarga(k) for k in sentuhan.keluarga}
    hadir = {a.penduduk.id for k in keluarga.values() if k for a in k.anggota}
    sendiri: dict[UUID, Penduduk | None] = {}
    for orang in sorted(sentuhan.orang - hadir):
        if orang in hadir:
            continue
        if serumah := reg.keluarga_dari(orang):
            keluarga[serumah.id] = serumah
            hadir.update(a.penduduk.id for a in serumah.anggota)
        else:
            sendiri[orang] = reg.penduduk(orang)
    isi: list[list[tuple[UUID, Any]]] = [sorted(keluarga.items()), sorted(sendiri.items())]
    return hashlib.sha256(orjson.dumps(isi, default=tulis_nilai, option=orjson.OPT_SORT_KEYS)).digest()


def _id(perubahan: Perubahan, *nama: str) -> set[UUID]:
    return {nilai for n in nama if (nilai := getattr(perubahan, n, None)) is not None}


def _baru(perubahan: Perubahan) -> set[UUID]:
    match perubahan:
        case OrangBaru():
            return {perubahan.orang}
        case KeluargaBaru():
            return {perubahan.keluarga}
        case AktaCatat():
            return {perubahan.akta}
        case _:
            return set()


def _nomor(nomor: str | NomorBaru) -> str:
    return str(nomor)


class _Penyusun:
    """Gathers changes under the family, person or document they are about."""

    def __init__(self, reg: Register, sentuhan: Sentuhan) -> None:
        self.reg = reg
        self.sentuhan = sentuhan
        self.keluarga: dict[UUID, AkibatKeluarga] = {}
        self.orang: dict[UUID, dict[str, tuple[Any, Any]]] = {}
        self.orang_baru: dict[UUID, str] = {}
        self.nik: dict[UUID, str] = {}
        self.akta: list[AkibatDokumen] = []
        self.terbit: list[AkibatDokumen] = []
        self.ditarik: list[AkibatDokumen] = []
        self.perkawinan: list[str] = []
        self._penduduk: dict[UUID, Penduduk | None] = {}
        self._dokumen: dict[UUID, Dokumen] | None = None

    def tambah(self, perubahan: Perubahan) -> None:
        match perubahan:
            case OrangBaru(orang=orang, isi=isi):
                self.orang_baru[orang] = str(isi["nama"])
                self.orang[orang] = {nama: (None, nilai) for nama, nilai in isi.items()}
            case OrangUbah(orang=orang, isi=isi):
                lama = self.penduduk(orang)
                semula = {nama: getattr(lama, _NAMA_LAMA.get(nama, nama), None) for nama in isi}
                self.orang.setdefault(orang, {}).update({n: (semula[n], nilai) for n, nilai in isi.items()})
            case NikTerbit(orang=orang, nomor=nomor):
                self.nik[orang] = _nomor(nomor)
                self.orang.setdefault(orang, {})
            case AktaCatat(jenis=jenis, nomor=nomor, isi=isi):
                self.akta.append(AkibatDokumen(jenis, _nomor(nomor), str(isi.get("nama", ""))))
            case DokumenTerbit() | DokumenTutup():
                self.tambah_dokumen(perubahan)
            case KawinMulai() | KawinSelesai() | KawinPulih():
                self.tambah_perkawinan(perubahan)
            case _:
                self.tambah_keluarga(perubahan)

    def tambah_keluarga(self, perubahan: Perubahan) -> None:
        match perubahan:
            case KeluargaBaru(keluarga=k, nomor=nomor, isi=isi):
                self.keluarga[k] = AkibatKeluarga(_nomor(nomor), baru=True, alamat=dict(isi))
            case KeluargaNomor(keluarga=k, nomor=nomor):
                satu = self.ambil_keluarga(k)
                satu.nomor_lama, satu.nomor = satu.nomor, _nomor(nomor)
            case KeluargaUbah(keluarga=k, isi=isi):
                self.ambil_keluarga(k).alamat.update(isi)
            case KeluargaTutup(keluarga=k):
                self.ambil_keluarga(k).ditutup = True
            case AnggotaMasuk(orang=orang, keluarga=k, shdk=shdk):
                self.ambil_keluarga(k).masuk.append((self.nama(orang), shdk))
            case AnggotaKeluar(orang=orang):
                if asal := self.keluarga_dari(orang):
                    self.ambil_keluarga(asal.id).keluar.append((self.nama(orang), self.shdk(asal, orang)))
            case AnggotaUbah(orang=orang, shdk=shdk):
                if asal := self.keluarga_dari(orang):
                    self.ambil_keluarga(asal.id).berubah.append((self.nama(orang), self.shdk(asal, orang), shdk))

    def tambah_dokumen(self, perubahan: DokumenTerbit | DokumenTutup) -> None:
        if isinstance(perubahan, DokumenTerbit):
            untuk = self.pemilik(perubahan.orang, perubahan.keluarga)
            self.terbit.append(AkibatDokumen(perubahan.jenis, _nomor(perubahan.nomor), untuk))
        elif lama := self.dokumen().get(perubahan.dokumen):
            self.ditarik.append(AkibatDokumen(lama.jenis, lama.nomor, self.pemilik(lama.orang, lama.keluarga)))

    def tambah_perkawinan(self, perubahan: KawinMulai | KawinSelesai | KawinPulih) -> None:
        if isinstance(perubahan, KawinMulai):
            self.perkawinan.append(f"{self.nama(perubahan.suami)} dan {self.nama(perubahan.istri)}: kawin")
            return
        if isinstance(perubahan, KawinPulih):
            lama = (k for o in sorted(self.sentuhan.orang) for k in self.reg.perkawinan_berakhir(o))
            pulih = next(k for k in lama if k.id == perubahan.perkawinan)
            self.perkawinan.append(f"{self.nama(pulih.suami)} dan {self.nama(pulih.istri)}: berlaku lagi")
            return
        pasangan = (self.reg.perkawinan_dari(o) for o in sorted(self.sentuhan.orang))
        if kawin := next((k for k in pasangan if k and k.id == perubahan.perkawinan), None):
            self.perkawinan.append(f"{self.nama(kawin.suami)} dan {self.nama(kawin.istri)}: berakhir")

    def akibat(self, catatan: tuple[str, ...]) -> Akibat:
        orang = tuple(
            AkibatOrang(
                self.nama(o),
                o in self.orang_baru,
                tuple((n, lama, baru) for n, (lama, baru) in isi.items() if lama != baru),
                self.nik.get(o, ""),
            )
            for o, isi in self.orang.items()
        )
        return Akibat(
            tuple(self.keluarga.values()),
            orang,
            tuple(self.akta),
            tuple(self.terbit),
            tuple(self.ditarik),
            tuple(self.perkawinan),
            catatan,
        )

    # ---- who is who
    def penduduk(self, orang: UUID) -> Penduduk | None:
        if orang not in self._penduduk:
            self._penduduk[orang] = self.reg.penduduk(orang)
        return self._penduduk[orang]

    def nama(self, orang: UUID) -> str:
        if orang in self.orang_baru:
            return self.orang_baru[orang]
        penduduk = self.penduduk(orang)
        return penduduk.nama if penduduk else "(di luar jangkauan)"

    def keluarga_dari(self, orang: UUID) -> Keluarga | None:
        return self.reg.keluarga_dari(orang)

    def shdk(self, keluarga: Keluarga, orang: UUID) -> str:
        anggota = keluarga.cari(orang)
        return str(anggota.shdk) if anggota else ""

    def ambil_keluarga(self, keluarga: UUID) -> AkibatKeluarga:
        if keluarga not in self.keluarga:
            lama = self.reg.keluarga(keluarga)
            self.keluarga[keluarga] = AkibatKeluarga(lama.nomor.lengkap if lama else "(di luar jangkauan)")
        return self.keluarga[keluarga]

    def pemilik(self, orang: UUID | None, keluarga: UUID | None) -> str:
        if orang:
            return self.nama(orang)
        return f"KK {self.ambil_keluarga(keluarga).nomor}" if keluarga else ""

    def dokumen(self) -> dict[UUID, Dokumen]:
        """Documents in force of all that is touched, read once and only when one is withdrawn."""
        if self._dokumen is None:
            milik_orang = (self.reg.dokumen_berlaku(orang=o) for o in self.sentuhan.orang)
            milik_keluarga = (self.reg.dokumen_berlaku(keluarga=k) for k in self.sentuhan.keluarga)
            self._dokumen = {d.id: d for daftar in (*milik_orang, *milik_keluarga) for d in daftar}
        return self._dokumen


# Columns of the register whose name in ``Penduduk`` is another.
_NAMA_LAMA = {"lahir": "tanggal_lahir"}
