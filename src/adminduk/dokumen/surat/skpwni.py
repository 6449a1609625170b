"""Surat Keterangan Pindah WNI: on paper for those who move, in the register the move itself while it lasts.

As long as the letter is in force its people live on at the origin, in a family of their own
(``register.isi.SuratPindah``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat.surat_keterangan import Butir, SuratKeterangan


@dataclass(frozen=True, kw_only=True)
class SKPWNI(SuratKeterangan):
    """``pisahan``: id of the family they were parted from, empty when all moved; ``kepala_pisahan`` its head then.

    ``bubar``: which of the two ends if nothing comes of the move: theirs, or that of those who stayed when the head
    moved. ``semula``: id and relation before the move of each who then goes back.
    """

    kode: ClassVar[str] = "SKPWNI"
    judul: ClassVar[str] = "Surat Keterangan Pindah WNI"
    pembuka: ClassVar[str] = (
        "Penduduk di bawah ini, dengan yang tertulis bersamanya, pindah ke luar kabupaten/kota ini:"
    )
    penutup: ClassVar[str] = (
        "KTP-el dan KIA tetap dipegang dan diserahkan di daerah tujuan. Bila kepindahan batal, atau surat ini tidak "
        "dipakai sampai masa berlakunya habis, yang pindah kembali tercatat di daerah asal."
    )

    kab_tujuan: int
    berlaku_sampai: date
    pisahan: str = ""
    kepala_pisahan: str = ""
    bubar: str = ""
    semula: tuple[Butir, ...] = ()

    @property
    def berlaku_hingga(self) -> date:
        return self.berlaku_sampai

    def cetak(self) -> dict[str, Any]:
        dasar = super().cetak()
        dasar["baris"].append(["Berlaku sampai", tulis_tanggal(self.berlaku_sampai)])
        return dasar
