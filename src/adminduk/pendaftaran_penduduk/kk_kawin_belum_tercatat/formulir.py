"""F-1.05: perkawinan atau perceraian yang belum tercatat, dinyatakan suami dan istri di hadapan dua saksi."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.nik import NIK
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.f201 import Saksi
from adminduk.permohonan.formulir.putusan import PutusanPengadilan
from adminduk.permohonan.formulir.tambahan import GolonganBelumTercatat
from adminduk.permohonan.isian import isian, sama


class PeristiwaBelumTercatat(StrEnum):
    PERKAWINAN = "Perkawinan"
    PERCERAIAN = "Perceraian"


@dataclass(frozen=True)
class F105KawinBelumTercatat:
    """F-1.05 Surat Pernyataan Tanggung Jawab Mutlak Perkawinan/Perceraian Belum Tercatat."""

    pemohon: Pemohon = isian("Pemohon")
    peristiwa: PeristiwaBelumTercatat = isian("Yang belum tercatat")
    golongan: GolonganBelumTercatat | None = isian(
        "Golongan", bila=sama("peristiwa", PeristiwaBelumTercatat.PERKAWINAN)
    )
    suami: NIK = isian("NIK suami")
    istri: NIK = isian("NIK istri")
    tanggal: date = isian("Tanggal perkawinan atau perceraian")
    dispensasi: PutusanPengadilan | None = isian(
        "Dispensasi pengadilan",
        "Hanya bila suami atau istri belum cukup umur pada hari perkawinan.",
        wajib=False,
        bila=sama("peristiwa", PeristiwaBelumTercatat.PERKAWINAN),
    )
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")
