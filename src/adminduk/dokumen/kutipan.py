"""Quotations of acts: withdrawn together, issued anew with what stands in the margin of the entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat import SURAT
from adminduk.dokumen.susun import penerbit
from adminduk.register.isi import Akta, CatatanAkta, Register
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup, Perubahan

DICABUT = "kutipan dicabut"


@dataclass(frozen=True)
class CatatanBaru:
    """A note to be written; ``kode`` is its place in data/catatan_pinggir.csv."""

    id: UUID
    kode: str
    teks: str


def cabut_kutipan(akta: Akta, tanggal: date, sebab: str, pengganti: UUID | None = None) -> tuple[DokumenTutup, ...]:
    """Close every quotation of an act that is in force, whoever holds it."""
    return tuple(DokumenTutup(d.id, tanggal, sebab, pengganti) for d in akta.kutipan)


def catat_pinggir(akta: Akta, catatan: CatatanBaru, tanggal: date) -> CatatanPinggir:
    return CatatanPinggir(catatan.id, akta.id, catatan.kode, tanggal, akta.kab, {"teks": catatan.teks})


def kutipan_baru(
    register: Register,
    akta: Akta,
    dokumen: Mapping[UUID, UUID],
    tanggal: date,
    *,
    catatan: Iterable[CatatanBaru] = (),
    ubah: Mapping[str, Any] | None = None,
    sebab: str = DICABUT,
) -> tuple[Perubahan, ...]:
    """Write notes in the margin, withdraw the quotations in force and issue the next to each holder.

    ``dokumen`` has the id of the new quotation of each holder; ``ubah`` the printed fields that are other now.
    """
    baru = list(catatan)
    semua = (*akta.catatan, *(CatatanAkta(c.kode, tanggal, c.teks) for c in baru))
    isi = {
        **akta.isi,
        **(ubah or {}),
        "penerbit": asdict(penerbit(register, akta.kab)),
        "pejabat": None,
        "tanggal_terbit": tanggal.isoformat(),
        "kutipan_ke": akta.isi.get("kutipan_ke", 1) + 1,
        "catatan": [_kalimat(c) for c in semua],
    }
    surat = SURAT[akta.jenis].dari_isi(isi)
    return (
        *(catat_pinggir(akta, c, tanggal) for c in baru),
        *cabut_kutipan(akta, tanggal, sebab, next(iter(dokumen.values()))),
        *(
            DokumenTerbit(lembar, akta.jenis, akta.nomor, tanggal, akta.kab, surat.ke_isi(), orang, None, akta.id)
            for orang, lembar in dokumen.items()
        ),
    )


def _kalimat(c: CatatanAkta) -> str:
    return f"{c.kode}, {tulis_tanggal(c.tanggal)}: {c.teks}"
