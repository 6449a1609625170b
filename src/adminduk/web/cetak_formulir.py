"""The form of a service as paper: drawn from the same declaration as the page, so that it asks for the same."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping

from django.http import HttpResponse

from adminduk.dasar.daftar import daftar
from adminduk.dokumen.formulir import BagianCetak, ButirCetak, FormulirCetak, PilihanCetak
from adminduk.permohonan import Layanan
from adminduk.permohonan.bentuk import Bagian, Kolom, SyaratTampil, baris_terisi, bentuk
from adminduk.permohonan.bidang import DASAR_FORMULIR, JenisIsian
from adminduk.web.kasus import kata_isian

# More choices than these, the 99 occupations above all, are written as a word instead of ticked.
PILIHAN_PALING_BANYAK = 13
KOLOM_TABEL = 4
_BERKOTAK = (JenisIsian.YA_TIDAK, JenisIsian.PERNYATAAN)


def formulir_cetak(layanan: Layanan, data: Mapping[str, str], nomor: str = "") -> FormulirCetak:
    """Return the form with what was typed, or blank when nothing was."""
    kode = (inspect.getdoc(layanan.formulir) or "").split()[0].rstrip(".:")
    return FormulirCetak(
        kode=kode,
        judul=next((k.nama for k in daftar("formulir") if k.kode == kode), layanan.nama),
        layanan=layanan.nama,
        dasar=str(DASAR_FORMULIR),
        nomor=nomor,
        bagian=tuple(_Penyusun(data).bagian(bentuk(layanan.formulir))),
        penanda_tangan=("Pemohon / pelapor", "Petugas yang menerima"),
        kaki=f"{kode} · {layanan.kode} · {nomor or 'kosong'}",
    )


def unduhan_pdf(data: bytes, nama: str) -> HttpResponse:
    return HttpResponse(
        data, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{nama}"'}
    )


class _Penyusun:
    def __init__(self, data: Mapping[str, str]) -> None:
        self._data = data
        self._kosong = not any(data.values())
        self._kolom: dict[str, Kolom] = {}  # those met so far: a condition looks back

    def bagian(self, isi: Iterable[Kolom | Bagian]) -> Iterator[BagianCetak]:
        for b in isi:
            if isinstance(b, Bagian) and self._tampil(b.bila):
                yield from self._satu(b)

    def _satu(self, b: Bagian) -> Iterator[BagianCetak]:
        if b.ulang:
            yield from self._berulang(b)
            return
        kolom = [k for k in b.isi if isinstance(k, Kolom)]
        self._kolom.update((k.jalur, k) for k in kolom)
        kolom = [k for k in kolom if self._tampil(k.bila)]
        if kolom or b.label:
            yield BagianCetak(b.label, self._bila(b.bila), tuple(self._butir(k) for k in kolom))
        yield from self.bagian(b.isi)

    def _berulang(self, b: Bagian) -> Iterator[BagianCetak]:
        """A few columns are a table with all its lines; wider rows are sections, one of them on a blank form."""
        kolom = _kolom_baris(b, 0)
        terisi = baris_terisi(b, self._data)
        if len(kolom) == len(b.baris(0).isi) <= KOLOM_TABEL:
            baris = [[self._nilai(k) for k in _kolom_baris(b, n)] for n in range(b.ulang if self._kosong else terisi)]
            kepala = tuple(k.label for k in kolom)
            yield BagianCetak(b.label, self._bila(b.bila), (), kepala, tuple(map(tuple, baris)))
            return
        for n in range(1 if self._kosong else terisi):
            yield from self._satu(b.baris(n))

    def _butir(self, k: Kolom) -> ButirCetak:
        nilai = self._data.get(k.jalur, "")
        pilihan = (("ya", "Ya"), ("tidak", "Tidak")) if k.jenis in _BERKOTAK else k.pilihan
        if 0 < len(pilihan) <= PILIHAN_PALING_BANYAK:
            kotak = tuple(PilihanCetak(kata, kode == nilai) for kode, kata in pilihan)
            return ButirCetak(k.label, "", self._bila(k.bila), kotak)
        return ButirCetak(k.label, self._nilai(k), self._bila(k.bila))

    def _nilai(self, k: Kolom) -> str:
        return kata_isian(k, self._data[k.jalur]) if self._data.get(k.jalur) else ""

    def _tampil(self, syarat: Iterable[SyaratTampil]) -> bool:
        """A blank form shows all that an answer could call for; a filled one what its answers do call for."""
        return all(self._mungkin(s) if self._kosong else self._berlaku(s) for s in syarat)

    def _mungkin(self, s: SyaratTampil) -> bool:
        kolom = self._kolom.get(s.isian)
        return s.selain or kolom is None or not kolom.pilihan or bool({k for k, _ in kolom.pilihan} & set(s.nilai))

    def _berlaku(self, s: SyaratTampil) -> bool:
        isi = self._data.get(s.isian, "").strip()
        return (bool(isi) and isi not in s.nilai) if s.selain or not s.nilai else isi in s.nilai

    def _bila(self, syarat: Iterable[SyaratTampil]) -> str:
        """Return the condition in words, for who fills in a blank form."""
        if not self._kosong:
            return ""
        return "; ".join(f"Isi bila {self._nama(s)}{_kata_syarat(s)}" for s in syarat)

    def _nama(self, s: SyaratTampil) -> str:
        return self._kolom[s.isian].label if s.isian in self._kolom else s.isian


def _kolom_baris(b: Bagian, nomor: int) -> list[Kolom]:
    return [k for k in b.baris(nomor).isi if isinstance(k, Kolom)]


def _kata_syarat(s: SyaratTampil) -> str:
    if not any(s.nilai):
        return " diisi" if s.selain or not s.nilai else " kosong"
    return f"{' bukan' if s.selain else ''}: {' / '.join(s.nilai)}"
