"""F-2.01 bagian kelahiran."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.permohonan.formulir.f201 import Anak, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import isian


class BuktiPerkawinan(StrEnum):
    AKTA = "Buku nikah atau kutipan akta perkawinan"
    SPTJM = "SPTJM F-2.04 sebagai pasangan suami istri"
    TIDAK_ADA = "Tidak ada"


@dataclass(frozen=True)
class F201Kelahiran:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: kelahiran."""

    pelapor: Pelapor = isian("Pelapor")
    ibu: OrangTua = isian("Ibu")
    ayah: OrangTua | None = isian("Ayah", "Kosongkan bila ayah tidak dicantumkan pada akta.", wajib=False)
    bukti_perkawinan: BuktiPerkawinan = isian(
        "Dokumen perkawinan orang tua", "Tanpa dokumen pun kelahiran tetap dicatat; yang berbeda bunyi aktanya."
    )
    anak: tuple[Anak, ...] = isian("Anak", "Satu baris bagi tiap anak yang lahir dalam kelahiran ini.", baris=5)
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")

    @property
    def hari_lahir(self) -> tuple[date, ...]:
        return tuple(a.tanggal_lahir.tanggal for a in self.anak)
