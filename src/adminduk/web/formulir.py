"""A declared form made ready to draw: what was typed, what is wrong with it, which rows and regions to show.

The texts of a form live in one flat mapping. Besides the fields themselves a page sends
``_baris.<jalur>`` (rows drawn of a repeated section) and ``_induk.<jalur>`` (how far down the
regions somebody without JavaScript has come); the button pressed says in ``aksi`` what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from adminduk.permohonan.bentuk import Bagian, Kolom, SyaratTampil, baris_terisi, bentuk
from adminduk.permohonan.bidang import JenisIsian
from adminduk.web import wilayah
from adminduk.web.kalimat import terjemah

RADIO_PALING_BANYAK = 5


@dataclass(frozen=True)
class IsianTampil:
    """One field as the template draws it."""

    kolom: Kolom
    nilai: str
    galat: tuple[Any, ...]
    bila: tuple[str, ...] = ()
    temuan_wilayah: tuple[tuple[str, str], ...] = ()
    tahap_wilayah: wilayah.Tahap | None = None

    @property
    def id(self) -> str:
        return id_isian(self.kolom.jalur)

    @property
    def templat(self) -> str:
        return f"web/isian/{_TEMPLAT.get(self.kolom.jenis) or self._templat_pilihan()}.html"

    def _templat_pilihan(self) -> str:
        return "pilih_satu" if len(self.kolom.pilihan) <= RADIO_PALING_BANYAK else "daftar"


@dataclass(frozen=True)
class BagianTampil:
    bagian: Bagian
    isi: tuple[IsianTampil | BagianTampil, ...]
    bila: tuple[str, ...] = ()
    baris: int = 0  # rows drawn; 0 when the section does not repeat
    galat: tuple[Any, ...] = ()
    hapus: str = ""  # path of the row, when this section is one

    @property
    def id(self) -> str:
        return id_isian(self.bagian.jalur)

    @property
    def tambah(self) -> str:
        return self.bagian.jalur if self.bagian.ulang > self.baris else ""

    templat = "web/isian/bagian.html"


@dataclass
class Perangkai:
    """Puts form, texts and errors together; ``utamakan`` is the district whose regions come first."""

    data: Mapping[str, str]
    galat: Sequence[Any] = ()
    utamakan: int = 0
    label: dict[str, str] = field(default_factory=dict)

    def rangkai(self, kelas: type) -> tuple[BagianTampil, ...]:
        bagian = bentuk(kelas)
        self._kumpulkan_label(bagian)
        return tuple(self._bagian(b) for b in bagian)

    def _kumpulkan_label(self, isi: Iterable[Kolom | Bagian]) -> None:
        for butir in isi:
            self.label[butir.jalur] = butir.label
            if isinstance(butir, Bagian):
                self._kumpulkan_label(butir.isi)

    def _butir(self, butir: Kolom | Bagian) -> IsianTampil | BagianTampil:
        return self._bagian(butir) if isinstance(butir, Bagian) else self._isian(butir)

    def _bagian(self, b: Bagian) -> BagianTampil:
        bila = tuple(self._bila(s) for s in b.bila)
        if not b.ulang:
            return BagianTampil(b, tuple(self._butir(i) for i in b.isi), bila, galat=self._galat(b.jalur))
        diminta = self.data.get(f"_baris.{b.jalur}", "")
        jumlah = int(diminta) if diminta.isascii() and diminta.isdecimal() else int(b.wajib)
        jumlah = min(max(jumlah, baris_terisi(b, self.data)), b.ulang)
        baris = tuple(self._baris(b, n) for n in range(jumlah))
        return BagianTampil(b, baris, bila, jumlah, self._galat(b.jalur))

    def _baris(self, b: Bagian, nomor: int) -> BagianTampil:
        satu = replace(b.baris(nomor), label=f"{terjemah(b.label)} {nomor + 1}")
        self._kumpulkan_label(satu.isi)
        return replace(self._bagian(satu), hapus=satu.jalur)

    def _isian(self, k: Kolom) -> IsianTampil:
        nilai = self.data.get(k.jalur, "")
        bila = tuple(self._bila(s) for s in k.bila)
        if k.jenis in (JenisIsian.DESA, JenisIsian.KABUPATEN):
            return self._isian_wilayah(k, nilai, bila)
        return IsianTampil(k, tanggal_terbaca(k, nilai), self._galat(k.jalur), bila)

    def _isian_wilayah(self, k: Kolom, nilai: str, bila: tuple[str, ...]) -> IsianTampil:
        jenis = wilayah.DESA if k.jenis is JenisIsian.DESA else wilayah.KABUPATEN
        if nama := wilayah.nama_lengkap(nilai):
            return IsianTampil(k, nama, self._galat(k.jalur), bila)
        dicari = wilayah.cari(nilai, jenis, utamakan=self.utamakan) if nilai else []
        temuan = tuple((str(t.kode), t.nama) for t in dicari)
        tahap = wilayah.tahap(self.data.get(f"_induk.{k.jalur}", ""), jenis, utamakan=self.utamakan)
        return IsianTampil(k, nilai, self._galat(k.jalur), bila, temuan, tahap)

    def _galat(self, jalur: str) -> tuple[Any, ...]:
        return tuple(g for g in self.galat if jalur and g.isian == jalur)

    def _bila(self, s: SyaratTampil) -> str:
        """Return the condition in words, for those to whom every field is shown."""
        label = terjemah(self.label.get(s.isian, s.isian))
        if s.nilai in ((), ("",)):
            return terjemah("{label} kosong" if s.nilai else "{label} terisi").format(label=label)
        kata = " / ".join(terjemah(n) for n in s.nilai)
        return f"{label} ≠ {kata}" if s.selain else f"{label} = {kata}"


def id_isian(jalur: str) -> str:
    return "i-" + jalur.replace(".", "-")


def tersembunyi(nama: str) -> bool:
    """Whether a name sent by a page is the page's own and no field of the form."""
    return nama.startswith("_") or nama in {"aksi", "versi", "draf", "permintaan"}


def wilayah_terbaca(kelas: type, data: Mapping[str, str], *, utamakan: int = 0) -> dict[str, str]:
    """Return the texts with every region that was typed by name, and means one region only, as its code."""
    hasil = dict(data)
    for kolom in _kolom_wilayah(bentuk(kelas), data):
        jenis = wilayah.DESA if kolom.jenis is JenisIsian.DESA else wilayah.KABUPATEN
        if (teks := data.get(kolom.jalur, "").strip()) and (kode := wilayah.satu_satunya(teks, jenis, utamakan)):
            hasil[kolom.jalur] = str(kode)
    return hasil


def lakukan(aksi: str, data: Mapping[str, str]) -> dict[str, str]:
    """Return the texts after a button that only changes the page: a row more or less, one region further down."""
    perintah, _, jalur = aksi.partition(":")
    hasil = dict(data)
    match perintah:
        case "tambah":
            hasil[f"_baris.{jalur}"] = str(_bilangan(data.get(f"_baris.{jalur}", "")) + 1)
        case "hapus":
            hasil = _tanpa_baris(hasil, jalur)
        case "ganti":
            hasil[jalur] = ""
        case "naik":
            hasil[f"_induk.{jalur}"] = "0"
    return hasil


def _tanpa_baris(data: dict[str, str], jalur: str) -> dict[str, str]:
    """Drop one row and move those after it up, so that numbers on the page stay without gaps."""
    daftar, _, nomor = jalur.rpartition(".")
    hilang, hasil = _bilangan(nomor), {}
    for j, isi in data.items():
        kepala, _, ekor = j.removeprefix(f"{daftar}.").partition(".") if j.startswith(f"{daftar}.") else ("", "", "")
        if not kepala.isdecimal():
            hasil[j] = isi
        elif (n := int(kepala)) != hilang:
            hasil[".".join(b for b in (daftar, str(n - (n > hilang)), ekor) if b)] = isi
    hasil[f"_baris.{daftar}"] = str(max(_bilangan(data.get(f"_baris.{daftar}", "")) - 1, 0))
    return hasil


def _kolom_wilayah(isi: Iterable[Kolom | Bagian], data: Mapping[str, str]) -> Iterable[Kolom]:
    for butir in isi:
        if isinstance(butir, Bagian):
            baris = [butir.baris(n) for n in range(baris_terisi(butir, data))] if butir.ulang else []
            yield from _kolom_wilayah([*butir.isi, *baris], data)
        elif butir.jenis in (JenisIsian.DESA, JenisIsian.KABUPATEN):
            yield butir


def tanggal_terbaca(k: Kolom, nilai: str) -> str:
    """Return a stored ISO date in the order people write it; what is no date stays as it was typed."""
    if k.jenis not in (JenisIsian.TANGGAL, JenisIsian.TANGGAL_LAHIR):
        return nilai
    try:
        return f"{date.fromisoformat(nilai):%d-%m-%Y}"
    except ValueError:
        return nilai


def _bilangan(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 5 else 0


_TEMPLAT = {
    JenisIsian.YA_TIDAK: "ya_tidak",
    JenisIsian.PERNYATAAN: "pernyataan",
    JenisIsian.DAFTAR: "daftar",
    JenisIsian.DESA: "wilayah",
    JenisIsian.KABUPATEN: "wilayah",
    JenisIsian.TEKS: "teks",
    JenisIsian.BILANGAN: "teks",
    JenisIsian.TANGGAL: "teks",
    JenisIsian.TANGGAL_LAHIR: "teks",
    JenisIsian.JAM: "teks",
    JenisIsian.NIK: "teks",
    JenisIsian.NOMOR_KK: "teks",
}
