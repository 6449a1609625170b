"""For tests of services: a complete case, the names of what refused it, and a register after it.

Numbers are given as the door gives them; PostgreSQL is tested apart (KEPUTUSAN 11).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from adminduk.permohonan.layanan import Hasil, Kasus, Layanan
from adminduk.register.akibat import orang_sesudah, terapkan
from adminduk.register.contoh import HARI_INI, MANOKWARI
from adminduk.register.isi import Akta, CatatanAkta, Dokumen, Perkawinan, RegisterMemori
from adminduk.register.nomor import isi_nomor, kunci_pencacah, nomor_diminta
from adminduk.register.peristiwa import Peristiwa
from adminduk.register.perubahan import (
    CatatanPinggir,
    DokumenTerbit,
    DokumenTutup,
    KawinMulai,
    KawinPulih,
    KawinSelesai,
    Perubahan,
)


def kasus(layanan: Layanan, formulir: Any, **lain: Any) -> Kasus[Any]:
    """Return a case of today in Manokwari with every attachment that the form calls for."""
    isi: dict[str, Any] = {
        "id": UUID(int=900), "formulir": formulir, "kab": MANOKWARI, "tanggal_pengajuan": HARI_INI,
        "tanggal_keputusan": HARI_INI, "lampiran": {s.kode: "a" * 64 for s in layanan.syarat_diminta(formulir)},
    }  # fmt: skip
    return Kasus(**(isi | lain))


def alasan(layanan: Layanan, k: Kasus[Any], register: RegisterMemori) -> list[str]:
    """Return the names of the checks that refuse a case, none when it passes."""
    return [p.pemeriksaan for p in layanan.periksa(k, register)]


def perubahan(hasil: Hasil, jenis: type) -> list[Any]:
    return [p for peristiwa in hasil.peristiwa for p in peristiwa.perubahan if isinstance(p, jenis)]


class Pencacah:
    """Serial numbers from 5001, so that they meet none of the cast."""

    def __init__(self) -> None:
        self._terakhir: Counter[tuple[str, str]] = Counter()

    def beri(self, peristiwa: Peristiwa) -> Peristiwa:
        nomor = {}
        for n in dict.fromkeys(nomor_diminta(peristiwa)):
            kunci = kunci_pencacah(n)
            self._terakhir[kunci] += 1
            nomor[n] = f"{kunci[1]}{5000 + self._terakhir[kunci]}"
        hasil: Peristiwa = isi_nomor(peristiwa, nomor)
        return hasil


def catat(register: RegisterMemori, hasil: Hasil, pencacah: Pencacah | None = None) -> RegisterMemori:
    """Return the register after the events of ``hasil``, as a new value."""
    cacah = pencacah or Pencacah()
    semua = [p for peristiwa in hasil.peristiwa for p in cacah.beri(peristiwa).perubahan]
    orang = orang_sesudah(register._penduduk.values(), semua)
    keluarga = terapkan(register._keluarga.values(), semua, register._penduduk.values())
    baru = RegisterMemori(_wilayah=dict(register._wilayah))
    baru.tambah_penduduk(*orang.values())
    baru.tambah(
        *keluarga.values(),
        perkawinan=_perkawinan(register._perkawinan, semua),
        dokumen=_dokumen(register._dokumen, semua),
    )
    for id_, (kab, isi) in register._surat_pindah.items():
        baru.tambah_surat_pindah(id_, kab, isi)
    for p in semua:
        if isinstance(p, DokumenTerbit) and p.jenis == "SKPWNI":
            baru.tambah_surat_pindah(p.dokumen, p.kab, p.isi)
    baru.tambah_akta(*_akta(register._akta.values(), semua))
    return baru


def _akta(lama: Iterable[Akta], semua: list[Perubahan]) -> list[Akta]:
    """Acts after the changes, as the door tells of them: by their quotations and the notes in their margins."""
    akta = {a.id: a for a in lama}
    for p in semua:
        if isinstance(p, DokumenTerbit) and p.akta:
            lembar = Dokumen(p.dokumen, p.jenis, str(p.nomor), p.orang, None)
            ada = akta.get(p.akta) or Akta(p.akta, p.jenis, str(p.nomor), p.sejak, p.kab, p.isi)
            akta[p.akta] = replace(ada, isi=p.isi, kutipan=(*ada.kutipan, lembar))
        elif isinstance(p, CatatanPinggir) and p.akta in akta:
            catatan = (*akta[p.akta].catatan, CatatanAkta(p.kode_cp, p.tanggal, p.isi["teks"]))
            akta[p.akta] = replace(akta[p.akta], catatan=catatan)
    return list(akta.values())


def _perkawinan(lama: Iterable[Perkawinan], semua: list[Perubahan]) -> list[Perkawinan]:
    sampai: dict[UUID, Any] = {}
    for p in semua:
        if isinstance(p, KawinSelesai | KawinPulih):
            sampai[p.perkawinan] = p.sejak if isinstance(p, KawinSelesai) else None
    mulai = [
        Perkawinan(p.perkawinan, p.suami, p.istri, p.isi["dicatat"], p.isi["tanggal"], p.isi["no_akta"] or "")
        for p in semua
        if isinstance(p, KawinMulai)
    ]
    return [replace(k, sampai=sampai.get(k.id, k.sampai)) for k in (*mulai, *lama)]


def _dokumen(lama: Iterable[Dokumen], semua: list[Perubahan]) -> list[Dokumen]:
    tutup = {p.dokumen for p in semua if isinstance(p, DokumenTutup)}
    terbit = [
        Dokumen(p.dokumen, p.jenis, str(p.nomor), p.orang, p.keluarga) for p in semua if isinstance(p, DokumenTerbit)
    ]
    return [d for d in (*lama, *terbit) if d.id not in tutup]


def ubah_orang(register: RegisterMemori, orang: UUID, **isi: Any) -> None:
    """Change somebody of the cast, on the family's card too."""
    lama = register.penduduk(orang)
    assert lama is not None
    baru, keluarga = replace(lama, **isi), register.keluarga_dari(orang)
    register.tambah_penduduk(baru)
    if keluarga:
        anggota = tuple(replace(a, penduduk=baru) if a.penduduk.id == orang else a for a in keluarga.anggota)
        register.tambah(replace(keluarga, anggota=anggota))


def salah_susunan(register: RegisterMemori) -> list[str]:
    """Return what is wrong with families: somebody on two, no head or two, no member, a number twice."""
    keluarga = list(register._keluarga.values())
    di_mana = Counter(a.penduduk.id for k in keluarga for a in k.anggota)
    nomor = Counter(k.nomor.lengkap for k in keluarga)
    nik = Counter(p.nik.lengkap for p in register._penduduk.values() if p.nik)
    return [
        *(f"{o} pada {n} keluarga" for o, n in di_mana.items() if n > 1),
        *(f"keluarga {k.id} tanpa anggota" for k in keluarga if not k.anggota),
        *(f"keluarga {k.id} berkepala {n}" for k in keluarga if (n := _kepala(k.anggota)) != 1),
        *(f"nomor KK {n} dua kali" for n, berapa in nomor.items() if berapa > 1),
        *(f"NIK {n} dua kali" for n, berapa in nik.items() if berapa > 1),
    ]


def _kepala(anggota: Iterable[Any]) -> int:
    return sum(a.shdk.value == "KEPALA KELUARGA" for a in anggota)
