"""A case as its page shows it: what is in it, what is wrong with it, what it would do, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from adminduk.permohonan import Layanan, PermohonanDitolak, Syarat, alur
from adminduk.permohonan.bentuk import Bagian, Kolom, baris_terisi, bentuk
from adminduk.permohonan.bidang import JenisIsian
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import BISA_DIUBAH, JAM_BERJALAN, Keadaan
from adminduk.permohonan.kerja import IsianSalah
from adminduk.permohonan.lampiran import syarat_terbuka
from adminduk.permohonan.models import Lampiran, Langkah, Permohonan
from adminduk.register import RegisterTerbuka
from adminduk.web import wilayah
from adminduk.web.formulir import tanggal_terbaca
from adminduk.web.galat import TidakAda, alasan_tampil

# The road every case takes, for the steps drawn on its page.
JALAN = (
    Keadaan.DRAF,
    Keadaan.DIAJUKAN,
    Keadaan.DIVERIFIKASI,
    Keadaan.DISETUJUI,
    Keadaan.DITANDATANGANI,
    Keadaan.DITERBITKAN,
    Keadaan.DISERAHKAN,
)


@dataclass(frozen=True)
class Ringkasan:
    """A section of the form with what was typed, in words."""

    label: str
    isi: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LangkahTampil:
    keadaan: Keadaan
    kelas: str  # lewat, kini, tolak, or empty for what is still to come
    langkah: Langkah | None


@dataclass(frozen=True)
class SyaratTampil:
    syarat: Syarat
    lampiran: tuple[Lampiran, ...]


@dataclass(frozen=True)
class KasusTampil:
    kasus: Permohonan
    layanan: Layanan
    ringkasan: tuple[Ringkasan, ...]
    syarat: tuple[SyaratTampil, ...]
    riwayat: tuple[Langkah, ...]
    galat: tuple[Any, ...]  # why it cannot go on, if it cannot
    akibat: alur.Akibat | None
    bisa_diubah: bool

    @property
    def jalan(self) -> tuple[LangkahTampil, ...]:
        return jalan(Keadaan(self.kasus.keadaan), self.riwayat)

    @property
    def jam(self) -> timedelta | None:
        """What is left of the legal time, negative when it is over; None while no clock runs."""
        if self.kasus.keadaan not in JAM_BERJALAN or not self.kasus.batas_waktu:
            return None
        return self.kasus.batas_waktu - datetime.now(self.kasus.batas_waktu.tzinfo)


def ambil_kasus(id_: UUID) -> Permohonan:
    """Return a case within reach of the open door; one that is not is as one that does not exist."""
    kasus = Permohonan.objects.filter(id=id_).first()
    if kasus is None:
        raise TidakAda
    return kasus


def susun(reg: RegisterTerbuka, id_: UUID) -> KasusTampil:
    kasus = ambil_kasus(id_)
    layanan = ambil(kasus.kode)
    galat, akibat = _periksa(reg, kasus) if kasus.keadaan in JALAN[:4] or kasus.keadaan in BISA_DIUBAH else ((), None)
    return KasusTampil(
        kasus,
        layanan,
        tuple(_ringkas(bentuk(layanan.formulir), kasus.formulir)),
        _syarat(reg, kasus, layanan),
        tuple(kasus.riwayat.order_by("pada", "id")),
        galat,
        akibat,
        kasus.keadaan in BISA_DIUBAH,
    )


def jalan(keadaan: Keadaan, riwayat: Iterable[Langkah]) -> tuple[LangkahTampil, ...]:
    """Return the road with how far the case has come; a way back or a refusal stands where it happened."""
    terakhir = {langkah.ke: langkah for langkah in riwayat}
    if keadaan not in JALAN:
        dari = Keadaan(terakhir[keadaan].dari) if keadaan in terakhir else JALAN[0]
        sampai = JALAN.index(dari) if dari in JALAN else 0  # withdrawn after it was returned
        kelas = "kini" if keadaan is Keadaan.DIKEMBALIKAN else "tolak"
        lewat = [LangkahTampil(k, "lewat", terakhir.get(k)) for k in JALAN[: sampai + 1]]
        return (*lewat, LangkahTampil(keadaan, kelas, terakhir.get(keadaan)))
    kini = JALAN.index(keadaan)
    return tuple(
        LangkahTampil(k, "lewat" if i < kini else "kini" if i == kini else "", terakhir.get(k) if i <= kini else None)
        for i, k in enumerate(JALAN)
    )


def uuid_kiriman(request: HttpRequest, nama: str) -> UUID:
    """Return an id that the page itself put into its form; without it the request is not from our page."""
    return uuid_terbaca(request.POST, nama)


def uuid_terbaca(kiriman: Mapping[str, str], nama: str) -> UUID:
    try:
        return UUID(kiriman.get(nama, ""))
    except ValueError:
        raise TidakAda from None


def versi_kiriman(request: HttpRequest) -> int:
    """Return the version of the case that the page showed; 0, which no case has, for anything else."""
    return versi_terbaca(request.POST)


def versi_terbaca(kiriman: Mapping[str, str]) -> int:
    teks = kiriman.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else 0


def _periksa(reg: RegisterTerbuka, kasus: Permohonan) -> tuple[tuple[Any, ...], alur.Akibat | None]:
    """Return every reason against the case, or its effect when there is none."""
    try:
        layanan, fakta = alur.bentuk_kasus(kasus, reg)
        return (), alur.pratinjau(layanan, fakta, reg)
    except IsianSalah as salah:
        return salah.galat, None
    except PermohonanDitolak as ditolak:
        return tuple(map(alasan_tampil, ditolak.penolakan)), None


def _syarat(reg: RegisterTerbuka, kasus: Permohonan, layanan: Layanan) -> tuple[SyaratTampil, ...]:
    lampiran = list(kasus.lampiran.select_related("berkas").order_by("pada"))
    if kasus.keadaan in BISA_DIUBAH:
        diminta = syarat_terbuka(kasus, reg)
    else:
        ada = {satu.syarat for satu in lampiran}
        diminta = tuple(s for s in layanan.persyaratan if s.kode in ada)
    return tuple(SyaratTampil(s, tuple(satu for satu in lampiran if satu.syarat == s.kode)) for s in diminta)


def _ringkas(isi: Iterable[Kolom | Bagian], data: Mapping[str, str]) -> Iterable[Ringkasan]:
    for bagian in isi:
        if not isinstance(bagian, Bagian):
            continue
        diisi = [k for k in bagian.isi if isinstance(k, Kolom) and data.get(k.jalur)]
        kolom = tuple((k.label, kata_isian(k, data[k.jalur])) for k in diisi)
        if kolom:
            yield Ringkasan(bagian.label, kolom)
        baris = [bagian.baris(n) for n in range(baris_terisi(bagian, data))] if bagian.ulang else []
        yield from _ringkas([*bagian.isi, *baris], data)


def kata_isian(k: Kolom, nilai: str) -> str:
    """Return what was typed, in words: the name of a region, the word of a code, a date as it is read."""
    if k.jenis in (JenisIsian.DESA, JenisIsian.KABUPATEN):
        return wilayah.nama_lengkap(nilai) or nilai
    return dict(k.pilihan).get(nilai) or tanggal_terbaca(k, nilai)
