"""Isian yang menyertai F-1.01 dan F-1.02: rumah yang ditempati, dan perubahan status perkawinan (F-1.05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.kode import Shdk, StatusKawin
from adminduk.permohonan.formulir.f201 import Saksi
from adminduk.permohonan.isian import isian, sama, selain


class StatusRumah(StrEnum):
    """Pemilik rumah menyatakan tidak keberatan bila rumahnya ditempati orang lain (SE 470/13287/Dukcapil)."""

    SENDIRI = "Milik sendiri"
    MENUMPANG = "Menumpang"
    SEWA = "Sewa, kontrak, atau kos"


class BuktiStatus(StrEnum):
    TIDAK_ADA = "Status perkawinan tidak berubah"
    AKTA_KAWIN = "Buku nikah atau kutipan akta perkawinan"
    AKTA_CERAI = "Kutipan akta perceraian"
    SPTJM_KAWIN = "SPTJM F-1.05: perkawinan belum tercatat"
    SPTJM_CERAI = "SPTJM F-1.05: perceraian belum tercatat"


class GolonganBelumTercatat(StrEnum):
    """Surat Dirjen 472.2/15145/DUKCAPIL names these four and no other."""

    TERTULIS_KAWIN = "Sudah tertulis kawin pada KK, tanpa buku nikah atau akta"
    DI_LUAR_ENAM_AGAMA = "Kawin menurut agama di luar enam agama"
    ADAT = "Kawin menurut adat"
    PENGHAYAT = "Penghayat kepercayaan yang organisasinya belum terdaftar"


_SPTJM = sama("bukti", BuktiStatus.SPTJM_KAWIN, BuktiStatus.SPTJM_CERAI)
_PASANGAN = (Shdk.KEPALA_KELUARGA, Shdk.SUAMI, Shdk.ISTRI)


@dataclass(frozen=True)
class PerubahanStatus:
    """Perkawinan kepala keluarga dengan suami atau istrinya, atau perceraian kepala keluarga."""

    bukti: BuktiStatus = isian("Bukti perkawinan atau perceraian")
    no_akta: str | None = isian(
        "Nomor buku nikah atau akta", bila=sama("bukti", BuktiStatus.AKTA_KAWIN, BuktiStatus.AKTA_CERAI), panjang=50
    )
    golongan: GolonganBelumTercatat | None = isian(
        "Golongan", "Empat golongan yang boleh dengan F-1.05.", bila=sama("bukti", BuktiStatus.SPTJM_KAWIN)
    )
    tanggal: date | None = isian("Tanggal perkawinan atau perceraian", bila=selain("bukti", BuktiStatus.TIDAK_ADA))
    dispensasi: bool = isian(
        "Ada penetapan pengadilan tentang dispensasi kawin",
        "Hanya bila suami atau istri belum cukup umur pada hari perkawinan.",
        bila=sama("bukti", BuktiStatus.SPTJM_KAWIN),
        wajib=False,
        bawaan=False,
    )
    saksi_1: Saksi | None = isian("Saksi I", bila=_SPTJM)
    saksi_2: Saksi | None = isian("Saksi II", bila=_SPTJM)

    @property
    def kawin(self) -> bool:
        return self.bukti in (BuktiStatus.AKTA_KAWIN, BuktiStatus.SPTJM_KAWIN)

    @property
    def cerai(self) -> bool:
        return self.bukti in (BuktiStatus.AKTA_CERAI, BuktiStatus.SPTJM_CERAI)

    def status_bagi(self, shdk: Shdk) -> StatusKawin | None:
        """Return the marital status that the proof gives whoever is ``shdk`` in the new family; None: as it was.

        >>> PerubahanStatus(bukti=BuktiStatus.AKTA_KAWIN, no_akta="1/2026").status_bagi(Shdk.ISTRI).value
        'KAWIN TERCATAT'
        """
        if self.kawin and shdk in _PASANGAN:
            return StatusKawin.KAWIN_TERCATAT if self.no_akta else StatusKawin.KAWIN_BELUM_TERCATAT
        if self.cerai and shdk is Shdk.KEPALA_KELUARGA:
            return StatusKawin.CERAI_HIDUP_TERCATAT if self.no_akta else StatusKawin.CERAI_HIDUP_BELUM_TERCATAT
        return None


@dataclass(frozen=True)
class PerubahanStatusBerakta(PerubahanStatus):
    """Pisah KK menerima akta saja; yang belum tercatat dicantumkan lebih dahulu dengan layanan KK-KBT."""

    bukti: BuktiStatus = isian(
        "Bukti perkawinan atau perceraian",
        pilihan=(BuktiStatus.TIDAK_ADA, BuktiStatus.AKTA_KAWIN, BuktiStatus.AKTA_CERAI),
    )
