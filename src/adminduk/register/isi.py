"""Facts of the register as rules see them: frozen values, no database.

Times: every fact of state has two axes (KEPUTUSAN 4), ``masa`` (when it was true) and
``tercatat`` (when the register knew). What a ``Register`` returns is the state at its own
pair of moments, today and now unless it was opened as of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from adminduk.dasar.kode import Agama, GolonganDarah, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import Presisi, usia
from adminduk.register.kemiripan import serupa


@dataclass(frozen=True, slots=True)
class Penduduk:
    """A resident at one moment. ``id`` never changes; ``nik`` is None until one is issued."""

    id: UUID
    nik: NIK | None
    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    presisi_lahir: Presisi
    kewarganegaraan: Kewarganegaraan
    agama: Agama
    golongan_darah: GolonganDarah
    status_kawin: StatusKawin
    pendidikan: str
    pekerjaan: str  # code of data/pekerjaan.csv; its meaning depends on the date (89 and 99 changed in 2019)
    status: StatusPenduduk
    kab: int
    ayah: UUID | None = None
    ibu: UUID | None = None
    nama_ayah: str = ""
    nama_ibu: str = ""
    no_akta_lahir: str = ""
    disabilitas: str = ""  # kind (F-1.01 element 29), empty when none is declared
    rinci: Mapping[str, Any] = field(
        default_factory=dict
    )  # the rarer elements of F-1.01, by the keys of f101_elemen.csv

    def usia(self, pada: date) -> int:
        return usia(self.tanggal_lahir, pada)


@dataclass(frozen=True, slots=True)
class Anggota:
    penduduk: Penduduk
    shdk: Shdk
    sejak: date


@dataclass(frozen=True, slots=True)
class Keluarga:
    """A family at one moment, its members in the order they are printed."""

    id: UUID
    nomor: NomorKK
    desa: int  # official code as a number, 9202122003; kab is desa // 1_000_000
    alamat: str
    rt: str
    rw: str
    dusun: str
    kode_pos: str
    anggota: tuple[Anggota, ...] = ()

    @property
    def kab(self) -> int:
        return self.desa // 1_000_000

    @property
    def kecamatan(self) -> int:
        return self.desa // 10_000

    @property
    def kepala(self) -> Anggota | None:
        return next((a for a in self.anggota if a.shdk is Shdk.KEPALA_KELUARGA), None)

    def cari(self, orang: UUID) -> Anggota | None:
        return next((a for a in self.anggota if a.penduduk.id == orang), None)


@dataclass(frozen=True, slots=True)
class Perkawinan:
    id: UUID
    suami: UUID
    istri: UUID
    tercatat: bool
    tanggal: date | None
    no_akta: str
    sampai: date | None = None  # the day from which it was no more

    def pasangan(self, orang: UUID) -> UUID:
        return self.istri if orang == self.suami else self.suami


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document in force: what it is, its number, whom it is about."""

    id: UUID
    jenis: str
    nomor: str
    orang: UUID | None
    keluarga: UUID | None


@dataclass(frozen=True, slots=True)
class CatatanAkta:
    """A note in the margin of an act, as it is printed."""

    kode: str
    tanggal: date
    teks: str


@dataclass(frozen=True, slots=True)
class Akta:
    """An act as its quotations tell of it: ``isi`` is all that the latest of them prints."""

    id: UUID
    jenis: str  # kind of its quotation: AKTA_KELAHIRAN
    nomor: str
    tanggal: date
    kab: int
    isi: Mapping[str, Any]
    kutipan: tuple[Dokumen, ...] = ()  # those in force
    catatan: tuple[CatatanAkta, ...] = ()


@dataclass(frozen=True, slots=True)
class SuratPindah:
    """A move under way: its letter, and the family that waits at the origin for the other office to take it over.

    ``pisahan``: the family they were parted from, None when all moved. If nothing comes of the move, those in
    ``semula`` go back to their relations of before: the movers, or with ``kepala_pindah`` those who stayed.
    ``keluarga`` is None when nobody is left of it. ``dokumen``: what is in force for the family and its members, the
    letter apart.
    """

    surat: Dokumen
    kab_asal: int
    kab_tujuan: int
    berlaku_sampai: date
    keluarga: Keluarga | None
    pisahan: UUID | None
    kepala_pisahan: UUID | None
    kepala_pindah: bool
    semula: Mapping[UUID, Shdk]
    dokumen: tuple[Dokumen, ...] = ()


def jadi_surat_pindah(
    surat: Dokumen, kab: int, isi: Mapping[str, Any], keluarga: Keluarga | None, dokumen: tuple[Dokumen, ...]
) -> SuratPindah:
    """Return the move that the content of its letter tells of."""
    return SuratPindah(
        surat,
        kab,
        isi["kab_tujuan"],
        date.fromisoformat(isi["berlaku_sampai"]),
        keluarga,
        UUID(isi["pisahan"]) if isi["pisahan"] else None,
        UUID(isi["kepala_pisahan"]) if isi["kepala_pisahan"] else None,
        bool(isi["pisahan"]) and isi["bubar"] == isi["pisahan"],
        {UUID(b["label"]): Shdk(b["isi"]) for b in isi["semula"]},
        dokumen,
    )


@dataclass(frozen=True, slots=True)
class Kembaran:
    """Somebody of another district who may be the same person: no more than the caller asked with, and where."""

    nama: str
    kab: int
    lain_ibu: bool  # both mothers are known, and they differ


class Register(Protocol):
    """What a rule may ask. A resident outside the caller's reach is None, as one who does not exist."""

    def orang_ber_nik(self, nik: NIK) -> Penduduk | None: ...
    def id_ber_nik(self, nik: NIK) -> UUID | None: ...
    def penduduk(self, orang: UUID) -> Penduduk | None: ...
    def keluarga(self, keluarga: UUID) -> Keluarga | None: ...
    def keluarga_bernomor(self, nomor: NomorKK) -> Keluarga | None: ...
    def keluarga_dari(self, orang: UUID) -> Keluarga | None: ...
    def perkawinan_dari(self, orang: UUID) -> Perkawinan | None: ...
    def daftar_perkawinan(self, orang: UUID) -> tuple[Perkawinan, ...]: ...
    def perkawinan_berakhir(self, orang: UUID) -> tuple[Perkawinan, ...]: ...
    def dokumen_berlaku(self, *, orang: UUID | None = None, keluarga: UUID | None = None) -> tuple[Dokumen, ...]: ...
    def akta(self, akta: UUID) -> Akta | None: ...
    def akta_bernomor(self, nomor: str) -> Akta | None: ...
    def akta_dari(self, orang: UUID) -> tuple[Akta, ...]: ...
    def anak_dari_ibu(self, ibu: UUID) -> tuple[Penduduk, ...]: ...
    def serupa(self, nama: str, lahir: date) -> tuple[Penduduk, ...]: ...
    def kembaran(self, nama: str, lahir: date, ibu: str) -> tuple[Kembaran, ...]: ...
    def surat_pindah(self, nomor: str) -> SuratPindah | None: ...
    def nama_wilayah(self, kode: int) -> str | None: ...


@dataclass
class RegisterMemori:
    """The register as dicts: for unit tests of rules only (KEPUTUSAN 11)."""

    _penduduk: dict[UUID, Penduduk] = field(default_factory=dict)
    _keluarga: dict[UUID, Keluarga] = field(default_factory=dict)
    _perkawinan: list[Perkawinan] = field(default_factory=list)
    _dokumen: list[Dokumen] = field(default_factory=list)
    _akta: dict[UUID, Akta] = field(default_factory=dict)
    _kembaran: list[Penduduk] = field(default_factory=list)
    _surat_pindah: dict[UUID, tuple[int, Mapping[str, Any]]] = field(default_factory=dict)
    _wilayah: dict[int, str] = field(default_factory=dict)

    def tambah(
        self, *keluarga: Keluarga, perkawinan: Iterable[Perkawinan] = (), dokumen: Iterable[Dokumen] = ()
    ) -> None:
        for k in keluarga:
            self._keluarga[k.id] = k
            self._penduduk.update({a.penduduk.id: a.penduduk for a in k.anggota})
        self._perkawinan.extend(perkawinan)
        self._dokumen.extend(dokumen)

    def tambah_penduduk(self, *penduduk: Penduduk) -> None:
        self._penduduk.update({p.id: p for p in penduduk})

    def tambah_wilayah(self, nama: Mapping[int, str]) -> None:
        self._wilayah.update(nama)

    def orang_ber_nik(self, nik: NIK) -> Penduduk | None:
        return next((p for p in self._penduduk.values() if p.nik == nik), None)

    def id_ber_nik(self, nik: NIK) -> UUID | None:
        return next((p.id for p in self._penduduk.values() if p.nik == nik), None)

    def penduduk(self, orang: UUID) -> Penduduk | None:
        return self._penduduk.get(orang)

    def keluarga(self, keluarga: UUID) -> Keluarga | None:
        return self._keluarga.get(keluarga)

    def keluarga_bernomor(self, nomor: NomorKK) -> Keluarga | None:
        return next((k for k in self._keluarga.values() if k.nomor == nomor), None)

    def keluarga_dari(self, orang: UUID) -> Keluarga | None:
        return next((k for k in self._keluarga.values() if k.cari(orang)), None)

    def perkawinan_dari(self, orang: UUID) -> Perkawinan | None:
        return next(iter(self.daftar_perkawinan(orang)), None)

    def daftar_perkawinan(self, orang: UUID) -> tuple[Perkawinan, ...]:
        return tuple(k for k in self._perkawinan if orang in (k.suami, k.istri) and k.sampai is None)

    def perkawinan_berakhir(self, orang: UUID) -> tuple[Perkawinan, ...]:
        return tuple(k for k in self._perkawinan if orang in (k.suami, k.istri) and k.sampai is not None)

    def dokumen_berlaku(self, *, orang: UUID | None = None, keluarga: UUID | None = None) -> tuple[Dokumen, ...]:
        return tuple(
            d
            for d in self._dokumen
            if (orang is not None and d.orang == orang) or (keluarga is not None and d.keluarga == keluarga)
        )

    def tambah_akta(self, *akta: Akta) -> None:
        self._akta.update({a.id: a for a in akta})

    def akta(self, akta: UUID) -> Akta | None:
        ada = self._akta.get(akta)
        return replace(ada, kutipan=tuple(d for d in ada.kutipan if d in self._dokumen)) if ada else None

    def akta_bernomor(self, nomor: str) -> Akta | None:
        return next((self.akta(a.id) for a in self._akta.values() if a.nomor == nomor), None)

    def akta_dari(self, orang: UUID) -> tuple[Akta, ...]:
        milik = [a.id for a in self._akta.values() if any(d.orang == orang for d in a.kutipan)]
        return tuple(a for i in milik if (a := self.akta(i)))

    def anak_dari_ibu(self, ibu: UUID) -> tuple[Penduduk, ...]:
        return tuple(p for p in self._penduduk.values() if p.ibu == ibu)

    def serupa(self, nama: str, lahir: date) -> tuple[Penduduk, ...]:
        return tuple(p for p in self._penduduk.values() if p.tanggal_lahir == lahir and serupa(p.nama, nama))

    def tambah_daerah_lain(self, *penduduk: Penduduk) -> None:
        """Add residents of districts that the caller does not reach."""
        self._kembaran.extend(penduduk)

    def kembaran(self, nama: str, lahir: date, ibu: str) -> tuple[Kembaran, ...]:
        lain = (p for p in self._kembaran if p.tanggal_lahir == lahir and serupa(p.nama, nama))
        return tuple(Kembaran(p.nama, p.kab, bool(ibu and p.nama_ibu and p.nama_ibu != ibu)) for p in lain)

    def tambah_surat_pindah(self, dokumen: UUID, kab: int, isi: Mapping[str, Any]) -> None:
        self._surat_pindah[dokumen] = kab, isi

    def surat_pindah(self, nomor: str) -> SuratPindah | None:
        surat = next((d for d in self._dokumen if d.jenis == "SKPWNI" and d.nomor == nomor), None)
        if surat is None or surat.keluarga is None:
            return None
        keluarga = self.keluarga(surat.keluarga)
        orang = [a.penduduk.id for a in keluarga.anggota] if keluarga else []
        milik = [d for o in orang for d in self.dokumen_berlaku(orang=o)]
        milik += self.dokumen_berlaku(keluarga=surat.keluarga)
        dokumen = tuple(d for d in dict.fromkeys(milik) if d.id != surat.id)
        return jadi_surat_pindah(surat, *self._surat_pindah[surat.id], keluarga, dokumen)

    def nama_wilayah(self, kode: int) -> str | None:
        return self._wilayah.get(kode)
