"""Foreign residents for tests: John with an ITAS and no KK, Jane and her son Tom with an ITAP and a KK."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, Shdk, StatusKawin
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan.aturan.orang_asing import rinci_izin, rinci_tinggal
from adminduk.permohonan.formulir.f102 import AlamatKK
from adminduk.permohonan.formulir.orang_asing import IzinBaru, JenisIzin
from adminduk.register import contoh
from adminduk.register.isi import Anggota, Dokumen, RegisterMemori

JOHN, JANE, TOM, KELUARGA_JANE, KK_JANE, SKTT_JOHN = (UUID(int=n) for n in range(21, 27))
NIK_JOHN, NIK_JANE, NIK_TOM = NIK("9202121005900021"), NIK("9202124505880022"), NIK("9202120202150023")
NOMOR_KK_JANE = NomorKK("9202120101250022")

IZIN = IzinBaru(
    nomor="2C21JE0123-X",
    tempat_terbit="Manokwari",
    tanggal_terbit=date(2026, 11, 10),
    tanggal_akhir=date(2027, 11, 9),
)
IZIN_LAMA = replace(IZIN, nomor="2C11JE0001-W", tanggal_terbit=date(2025, 12, 1), tanggal_akhir=date(2026, 12, 1))
ALAMAT = AlamatKK(alamat="Jalan Pasir Putih 7", rt="001", desa=contoh.DESA)  # type: ignore[arg-type]


def asing(id_: UUID, nik: NIK, nama: str, kelamin: JenisKelamin, lahir: date, **rinci: Any) -> Any:
    isi = {"no_paspor": f"P{id_.int}", "negara": "AUSTRALIA"} | rinci
    return contoh.penduduk(
        id_, nik, nama, kelamin, lahir, kewarganegaraan=Kewarganegaraan.WNA, tempat_lahir="PERTH", rinci=isi
    )


_ITAS = rinci_izin(JenisIzin.ITAS, IZIN_LAMA) | rinci_tinggal(ALAMAT)
_ITAP = rinci_izin(JenisIzin.ITAP, replace(IZIN_LAMA, nomor="2D11JE0002-W", tanggal_akhir=date(2030, 12, 1)))
ORANG_JOHN = asing(JOHN, NIK_JOHN, "JOHN SMITH", JenisKelamin.LAKI_LAKI, date(1990, 5, 10), **_ITAS)
ORANG_JANE = replace(
    asing(JANE, NIK_JANE, "JANE DOE", JenisKelamin.PEREMPUAN, date(1988, 5, 5), **_ITAP),
    status_kawin=StatusKawin.CERAI_HIDUP_TERCATAT,
)
ORANG_TOM = replace(asing(TOM, NIK_TOM, "TOM DOE", JenisKelamin.LAKI_LAKI, date(2015, 2, 2), **_ITAP), ibu=JANE)
KELUARGA = replace(
    contoh.KELUARGA_SENDIRI,
    id=KELUARGA_JANE,
    nomor=NOMOR_KK_JANE,
    anggota=tuple(
        Anggota(o, shdk, date(2025, 12, 1)) for o, shdk in ((ORANG_JANE, Shdk.KEPALA_KELUARGA), (ORANG_TOM, Shdk.ANAK))
    ),
)


def register_orang_asing() -> RegisterMemori:
    """Return the cast with the three foreigners."""
    register = contoh.register_contoh()
    register.tambah_penduduk(ORANG_JOHN)
    register.tambah(
        KELUARGA,
        dokumen=[
            Dokumen(KK_JANE, "KK", NOMOR_KK_JANE.lengkap, None, KELUARGA_JANE),
            Dokumen(SKTT_JOHN, "SKTT", "9202-TT-01122025-0001", JOHN, None),
        ],
    )
    return register
