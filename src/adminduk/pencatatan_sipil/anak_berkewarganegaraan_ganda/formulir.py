"""F-2.01, bagian anak berkewarganegaraan ganda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.permohonan.formulir.kewarganegaraan import LaporanPadaKK, SuratKewarganegaraan
from adminduk.permohonan.formulir.orang_asing import IzinBaru
from adminduk.permohonan.isian import isian, sama, selain


class PeristiwaGanda(StrEnum):
    TERDAFTAR = "Mendapat sertifikat bukti pendaftaran"
    MEMILIH_WNI = "Memilih kewarganegaraan Indonesia"
    MEMILIH_WNA = "Memilih kewarganegaraan lain"
    TIDAK_MEMILIH = "Tidak memilih sampai tenggatnya lewat"


_MEMILIH = sama("peristiwa", PeristiwaGanda.MEMILIH_WNI, PeristiwaGanda.MEMILIH_WNA)


@dataclass(frozen=True)
class F201KewarganegaraanGanda(LaporanPadaKK):
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: anak berkewarganegaraan ganda."""

    peristiwa: PeristiwaGanda = isian("Peristiwa yang dilaporkan")
    sertifikat: SuratKewarganegaraan | None = isian(
        "Sertifikat pendaftaran anak berkewarganegaraan ganda", bila=sama("peristiwa", PeristiwaGanda.TERDAFTAR)
    )
    tanggal_pernyataan: date | None = isian("Tanggal pernyataan memilih", bila=_MEMILIH)
    keputusan: SuratKewarganegaraan | None = isian(
        "Keputusan Menteri, atau bukti penyerahan dokumen bila memilih kewarganegaraan lain", bila=_MEMILIH
    )
    negara: str | None = isian(
        "Negara kewarganegaraan yang lain", bila=selain("peristiwa", PeristiwaGanda.MEMILIH_WNI), panjang=60
    )
    izin: IzinBaru | None = isian("Izin tinggal tetap (ITAP)", bila=sama("peristiwa", PeristiwaGanda.TIDAK_MEMILIH))
