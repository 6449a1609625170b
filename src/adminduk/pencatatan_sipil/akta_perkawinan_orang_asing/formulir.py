"""F-2.01 bagian perkawinan, bila suami atau istri orang asing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.kode import Agama
from adminduk.dasar.nik import NIK
from adminduk.dasar.wilayah import DASAR_TEMPAT_PERISTIWA
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.formulir.putusan import PutusanPengadilan
from adminduk.permohonan.isian import Kabupaten, isian, kosong


class IzinTinggal(StrEnum):
    ITAS = "Izin tinggal terbatas (ITAS)"
    ITAP = "Izin tinggal tetap (ITAP)"
    KUNJUNGAN = "Izin kunjungan"


@dataclass(frozen=True)
class Mempelai:
    """Penduduk kantor ini cukup dengan NIK; orang asing tanpa NIK ditulis seperti pada paspornya."""

    nik: NIK | None = isian("NIK", "Orang asing dengan ITAS atau ITAP pun mempunyai NIK.", wajib=False)
    nama: str | None = isian("Nama lengkap", "Seperti pada paspor.", bila=kosong("nik"))
    tempat_lahir: str | None = isian("Tempat lahir", bila=kosong("nik"), panjang=60)
    tanggal_lahir: date | None = isian("Tanggal lahir", bila=kosong("nik"))
    negara: str | None = isian("Negara kewarganegaraan", bila=kosong("nik"), panjang=60)
    no_paspor: str | None = isian("Nomor paspor", "Bagi orang asing.", wajib=False, panjang=20)
    izin_tinggal: IzinTinggal | None = isian("Izin tinggal", "Bagi orang asing.", wajib=False)


@dataclass(frozen=True)
class F201PerkawinanOrangAsing:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: perkawinan orang asing."""

    pelapor: Pelapor = isian("Pelapor")
    suami: Mempelai = isian("Suami")
    istri: Mempelai = isian("Istri")
    no_izin_perwakilan: str = isian("Nomor surat izin dari negara atau perwakilan negaranya", panjang=60)
    tanggal: date = isian("Tanggal pemberkatan atau perkawinan")
    tempat: Kabupaten = isian("Tempat perkawinan", dasar=DASAR_TEMPAT_PERISTIWA)
    agama: Agama = isian("Menurut agama atau kepercayaan")
    pemuka_agama: str = isian("Nama pemuka agama atau penghayat")
    dispensasi: PutusanPengadilan | None = isian(
        "Dispensasi pengadilan", "Hanya bila suami atau istri belum cukup umur pada hari perkawinan.", wajib=False
    )
    izin: PutusanPengadilan | None = isian(
        "Izin pengadilan beristri lebih dari seorang", "Hanya bila suami sudah beristri.", wajib=False
    )
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")

    @property
    def mempelai(self) -> tuple[Mempelai, Mempelai]:
        return self.suami, self.istri
