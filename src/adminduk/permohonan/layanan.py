"""How a service is declared: lists as data, rules as cited functions. Pure: no Django, no clock, no database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid5

from adminduk.dasar.hukum import Dasar
from adminduk.register.isi import Register
from adminduk.register.peristiwa import Peristiwa

F = TypeVar("F")


@dataclass(frozen=True)
class Syarat:
    """Something the law lets an office ask for. There is nowhere else to add one (ADR 0004).

    ``atau`` groups alternatives: of all requirements with the same word one is enough.
    ``bila`` names a condition of the form in words; ``wajib_bila`` decides it.
    """

    kode: str
    nama: str
    dasar: Dasar
    dari_register: bool = False  # the register already holds it: shown, never asked for
    atau: str = ""
    bila: str = ""
    wajib_bila: Callable[[Any], bool] | None = None
    bantuan: str = ""
    gambar: bool = False  # it is printed on the document: a picture, not a PDF

    def berlaku(self, formulir: Any) -> bool:
        return self.wajib_bila is None or self.wajib_bila(formulir)


@dataclass(frozen=True)
class Larangan:
    """Something offices have asked for and may not: printed on the service's page."""

    nama: str
    dasar: Dasar


@dataclass(frozen=True)
class Tolak:
    """What a check returns when its rule is not met.

    ``pesan`` says what is wrong, ``saran`` what to do; both are constant templates with
    ``{names}`` filled from ``nilai`` by the web, which also translates them (KEPUTUSAN 17).
    ``isian`` is the path of the field that the reader should look at, as in ``anak.nama``.
    """

    pesan: str
    saran: str
    nilai: Mapping[str, Any] = field(default_factory=dict)
    isian: str = ""


@dataclass(frozen=True)
class Penolakan:
    """A refusal with the check that made it and the article the check stands on."""

    pemeriksaan: str
    dasar: Dasar
    tolak: Tolak

    @property
    def kalimat(self) -> str:
        t = self.tolak
        return f"{t.pesan.format_map(t.nilai)} {t.saran.format_map(t.nilai)} ({self.dasar})"


class PermohonanDitolak(Exception):
    """Every reason at once."""

    def __init__(self, layanan: str, penolakan: Sequence[Penolakan]) -> None:
        self.layanan = layanan
        self.penolakan = tuple(penolakan)
        super().__init__("\n".join(f"{layanan}.{p.pemeriksaan}: {p.kalimat}" for p in penolakan))


@dataclass(frozen=True)
class Kasus(Generic[F]):
    """A case as rules see it.

    ``tanggal_pengajuan`` is the law date (KEPUTUSAN 6) and ``tanggal_keputusan`` the office's
    local date on which the outcome is dated; in a preview both are the same day.
    """

    id: UUID
    formulir: F
    kab: int
    tanggal_pengajuan: date
    tanggal_keputusan: date
    lampiran: Mapping[str, str] = field(default_factory=dict)  # code of Syarat -> SHA-256 (hex) of its first file

    def id_turunan(self, nama: str) -> UUID:
        """Return the id of something this case brings into being: the same at preview and at decision."""
        return uuid5(self.id, nama)


@dataclass(frozen=True)
class PesanKantor:
    """What another office is told in the deciding transaction; ``surat``: the document that it is about."""

    kepada: int  # kabupaten
    perihal: str
    isi: str
    surat: UUID
    nomor: str = ""  # of that document; empty when this very case issues it


@dataclass(frozen=True)
class Hasil:
    """What a case does: events in their order, sentences for the officer and the resident, messages to offices."""

    peristiwa: tuple[Peristiwa, ...]
    catatan: tuple[str, ...] = ()
    pesan: tuple[PesanKantor, ...] = ()


@dataclass(frozen=True)
class Pemeriksaan:
    dasar: Dasar
    fungsi: Callable[..., Tolak | None]
    sejak: date
    sampai: date
    tanggal_hukum: Callable[[Any], date] | None

    @property
    def nama(self) -> str:
        return self.fungsi.__name__

    def berlaku(self, kasus: Kasus[Any]) -> bool:
        pada = self.tanggal_hukum(kasus.formulir) if self.tanggal_hukum else kasus.tanggal_pengajuan
        return self.sejak <= pada <= self.sampai


@dataclass
class Layanan:
    """A service: what the law lists (form, requirements, documents) and, by decorators, what it rules."""

    kode: str
    nama: str
    ringkasan: str
    dasar_hukum: tuple[Dasar, ...]
    formulir: type
    persyaratan: tuple[Syarat, ...]
    dokumen: tuple[str, ...]  # kinds of document it issues, by their code in dokumen.surat or the service's own
    larangan: tuple[Larangan, ...] = ()
    sebutan: tuple[str, ...] = ()  # what happened, as residents say it: how the service is found
    batas_lapor: str = ""
    waktu_layanan_jam: int = 24  # complete file to signature; local standards are 1-2 days
    oleh_penduduk: bool = True
    daftar_pemeriksaan: list[Pemeriksaan] = field(default_factory=list)
    _pelaksanaan: Callable[[Kasus[Any], Register], Hasil] | None = None

    def pemeriksaan(
        self,
        dasar: Dasar,
        *,
        sejak: date = date.min,
        sampai: date = date.max,
        tanggal_hukum: Callable[[Any], date] | None = None,
    ) -> Callable[[Callable[..., Tolak | None]], Callable[..., Tolak | None]]:
        """Declare a check with the article that demands it.

        It binds cases submitted from ``sejak`` to ``sampai``; with ``tanggal_hukum`` (form to
        date) it binds by the date of the event instead.
        """

        def daftarkan(fungsi: Callable[..., Tolak | None]) -> Callable[..., Tolak | None]:
            self.daftar_pemeriksaan.append(Pemeriksaan(dasar, fungsi, sejak, sampai, tanggal_hukum))
            return fungsi

        return daftarkan

    def pelaksanaan(self, fungsi: Callable[[Kasus[Any], Register], Hasil]) -> Callable[[Kasus[Any], Register], Hasil]:
        """Declare what happens to the register when every check passes."""
        self._pelaksanaan = fungsi
        return fungsi

    def periksa(self, kasus: Kasus[Any], register: Register) -> list[Penolakan]:
        """Return every reason to refuse, requirements that are missing first."""
        hasil = [(p, p.fungsi(kasus, register)) for p in self.daftar_pemeriksaan if p.berlaku(kasus)]
        return [*self._syarat_kurang(kasus), *(Penolakan(p.nama, p.dasar, t) for p, t in hasil if t)]

    def laksanakan(self, kasus: Kasus[Any], register: Register) -> Hasil:
        """Return what the case does, or raise PermohonanDitolak with every reason at once."""
        if penolakan := self.periksa(kasus, register):
            raise PermohonanDitolak(self.kode, penolakan)
        assert self._pelaksanaan, f"{self.kode} belum punya pelaksanaan"
        return self._pelaksanaan(kasus, register)

    def syarat_diminta(self, formulir: Any) -> tuple[Syarat, ...]:
        """The requirements this form calls for, without those the register already holds."""
        return tuple(s for s in self.persyaratan if not s.dari_register and s.berlaku(formulir))

    def _syarat_kurang(self, kasus: Kasus[Any]) -> list[Penolakan]:
        diminta = self.syarat_diminta(kasus.formulir)
        terpenuhi = {s.atau for s in diminta if s.atau and s.kode in kasus.lampiran}
        kurang = [s for s in diminta if s.kode not in kasus.lampiran and s.atau not in terpenuhi]
        return [Penolakan("syarat_lengkap", s.dasar, _tolak_syarat(s, diminta)) for s in _satu_per_pilihan(kurang)]


def _satu_per_pilihan(kurang: Sequence[Syarat]) -> list[Syarat]:
    """Keep the first of each group of alternatives, so that one lack is one sentence."""
    terlihat: set[str] = set()
    return [s for s in kurang if not s.atau or not (s.atau in terlihat or terlihat.add(s.atau))]  # type: ignore[func-returns-value]


def _tolak_syarat(syarat: Syarat, diminta: Sequence[Syarat]) -> Tolak:
    pilihan = [s.nama for s in diminta if syarat.atau and s.atau == syarat.atau] or [syarat.nama]
    return Tolak(
        "Belum ada lampiran: {nama}.",
        "Lampirkan foto atau pindaian dokumen aslinya.",
        {"nama": " atau ".join(pilihan)},
        f"lampiran.{syarat.kode}",
    )
