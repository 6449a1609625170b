"""Kutipan kedua dan seterusnya — bagi kutipan akta yang hilang atau rusak.

Register aktanya tetap; kutipan yang baru menyebut urutannya dan memuat semua catatan pinggir, yang lama tidak berlaku.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, SE_470_13287
from adminduk.dokumen.surat import AktaKelahiran, AktaKematian
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import SubjekAkta
from adminduk.permohonan.isian import isian
from adminduk.permohonan.perubahan_akta import laksanakan_pada_akta
from adminduk.register.isi import Register

DASAR_KUTIPAN = PERMENDAGRI_108_2019.butir("Kutipan kedua dan seterusnya")


class SebabKutipan(StrEnum):
    HILANG = "Hilang"
    RUSAK = "Rusak"


@dataclass(frozen=True)
class F201KutipanKedua:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: kutipan kedua dan seterusnya."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta")
    sebab: SebabKutipan = isian("Sebab permohonan")


layanan = Layanan(
    kode="KUTIPAN-KEDUA",
    nama="Kutipan akta kedua dan seterusnya",
    sebutan=("akta hilang", "akta rusak", "akta kelahiran terbakar"),
    ringkasan="Menerbitkan lagi kutipan akta yang hilang atau rusak.",
    dasar_hukum=(DASAR_KUTIPAN,),
    formulir=F201KutipanKedua,
    persyaratan=(
        Syarat(
            "surat_hilang", "Surat keterangan kehilangan dari kepolisian", DASAR_KUTIPAN, bila="kutipan hilang",
            wajib_bila=lambda f: f.sebab is SebabKutipan.HILANG,
        ),
        Syarat(
            "kutipan_rusak", "Kutipan akta yang rusak", DASAR_KUTIPAN, bila="kutipan rusak",
            wajib_bila=lambda f: f.sebab is SebabKutipan.RUSAK,
        ),
        Syarat("kk", "Kartu Keluarga", DASAR_KUTIPAN, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, AktaKematian.kode),
    larangan=(Larangan("Fotokopi KTP-el", SE_470_13287.butir("Pencatatan sipil")),),
)  # fmt: skip

layanan.pemeriksaan(DASAR_KUTIPAN)(aturan.akta_ditemukan)


@layanan.pelaksanaan
def terbitkan(kasus: Kasus[F201KutipanKedua], register: Register) -> Hasil:
    dipegang = aturan.akta_dipegang(kasus, register)
    assert dipegang is not None  # akta_ditemukan
    sebab = f"kutipan {kasus.formulir.sebab.value.lower()}"
    return laksanakan_pada_akta(kasus, register, dipegang, "kutipan_kedua", DASAR_KUTIPAN, sebab=sebab)
