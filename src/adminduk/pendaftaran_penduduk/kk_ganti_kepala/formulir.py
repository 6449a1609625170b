"""F-1.02 bagi penggantian kepala keluarga."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan.formulir.f102 import AnggotaKK, Pemohon
from adminduk.permohonan.formulir.tambahan import PerubahanStatus
from adminduk.permohonan.isian import isian, sama


class SebabGantiKepala(StrEnum):
    KEMATIAN = "Kepala keluarga meninggal dunia"
    BELUM_DEWASA = "Kepala keluarga sementara belum dewasa, atau KK tanpa kepala keluarga"


class CaraGantiKepala(StrEnum):
    ANGGOTA = "Anggota keluarga menjadi kepala keluarga"
    KERABAT = "Kerabat dewasa pindah masuk menjadi kepala keluarga"
    DITITIPKAN = "Anak dititipkan pada KK kerabat dengan pernyataan wali"


_WAFAT = sama("sebab", SebabGantiKepala.KEMATIAN)
_DITITIPKAN = sama("cara", CaraGantiKepala.DITITIPKAN)


@dataclass(frozen=True)
class F102GantiKepala:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: penggantian kepala keluarga."""

    pemohon: Pemohon = isian("Pemohon")
    no_kk: NomorKK = isian("Nomor KK")
    sebab: SebabGantiKepala = isian("Sebab penggantian")
    tanggal_kematian: date | None = isian("Tanggal kematian kepala keluarga", bila=_WAFAT)
    no_akta_kematian: str | None = isian("Nomor akta kematian", bila=_WAFAT, panjang=50)
    cara: CaraGantiKepala = isian("Cara penggantian")
    kk_wali: NomorKK | None = isian("Nomor KK wali", bila=_DITITIPKAN)
    nik_wali: NIK | None = isian("NIK wali", bila=_DITITIPKAN)
    anggota: tuple[AnggotaKK, ...] = isian(
        "Susunan sesudah penggantian", "Semua yang tinggal, dengan hubungannya terhadap kepala keluarga.", baris=15
    )

    @property
    def status(self) -> PerubahanStatus | None:
        return None

    @property
    def kepala_yang_tinggal(self) -> tuple[NIK, ...]:
        return ()
