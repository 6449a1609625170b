"""F-2.01 bagian perkawinan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.kode import Agama
from adminduk.dasar.nik import NIK
from adminduk.dasar.wilayah import DASAR_TEMPAT_PERISTIWA
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.putusan import PutusanPengadilan
from adminduk.permohonan.isian import Kabupaten, isian


class SusunanKK(StrEnum):
    """Where the couple will stand; moving to another address is a service of its own."""

    TETAP = "Masing-masing tetap pada KK-nya"
    ISTRI_KE_SUAMI = "Istri masuk KK suami"
    SUAMI_KE_ISTRI = "Suami masuk KK istri"
    BARU = "Membentuk KK baru pada alamat suami"


@dataclass(frozen=True)
class F201Perkawinan:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: perkawinan."""

    pelapor: Pelapor = isian("Pelapor")
    suami: NIK = isian("NIK suami")
    istri: NIK = isian("NIK istri")
    tanggal: date = isian("Tanggal pemberkatan atau perkawinan")
    tempat: Kabupaten = isian("Tempat perkawinan", dasar=DASAR_TEMPAT_PERISTIWA)
    agama: Agama = isian("Menurut agama atau kepercayaan")
    pemuka_agama: str = isian("Nama pemuka agama atau penghayat")
    tanggal_wafat: date | None = isian(
        "Tanggal wafat suami atau istri", "Hanya bila salah seorang wafat sebelum perkawinan dicatat.", wajib=False
    )
    dispensasi: PutusanPengadilan | None = isian(
        "Dispensasi pengadilan", "Hanya bila suami atau istri belum cukup umur pada hari perkawinan.", wajib=False
    )
    izin: PutusanPengadilan | None = isian(
        "Izin pengadilan beristri lebih dari seorang", "Hanya bila suami sudah beristri.", wajib=False
    )
    susunan: SusunanKK = isian("Susunan Kartu Keluarga sesudahnya")
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")
