"""Pembatalan SKPLN — bagi yang batal pindah ke luar negeri dan belum berangkat.

SKPLN dicabut, NIK berlaku lagi, dan yang batal pindah kembali ke sebuah KK: KK yang masih ada, atau KK baru bila
KK-nya sudah ditarik karena seluruh keluarga hendak pindah.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import PERPRES_96_2018, Keyakinan
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.surat.surat_luar_negeri import SuratPindahLuarNegeri
from adminduk.dokumen.susun import tutup
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kedatangan as aturan
from adminduk.permohonan.aturan.keluarga import anggota_ditulis_sekali
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN
from adminduk.permohonan.formulir.luar_negeri import Kedatangan
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.kedatangan import bangunkan
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_BATAL = PERPRES_96_2018.butir("Pembatalan SKPLN", keyakinan=Keyakinan.DIINGAT)
DIBATALKAN = "dibatalkan"


@dataclass(frozen=True)
class F103BatalLuarNegeri(Kedatangan):
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: pembatalan SKPLN."""

    belum_berangkat: bool = isian("Saya menyatakan semua yang tertulis belum berangkat", pernyataan=True)


KasusBatal = Kasus[F103BatalLuarNegeri]

layanan = Layanan(
    kode="BATAL-SKPLN",
    nama="Pembatalan SKPLN",
    sebutan=("batal pindah ke luar negeri", "tidak jadi berangkat ke luar negeri"),
    ringkasan="Mencabut SKPLN yang belum dipakai; NIK dan KK berlaku lagi.",
    dasar_hukum=(DASAR_BATAL,),
    formulir=F103BatalLuarNegeri,
    persyaratan=(Syarat("skpln", "SKPLN", DASAR_BATAL, dari_register=True),),
    dokumen=(KartuKeluarga.kode,),
)

layanan.pemeriksaan(DASAR_BATAL)(aturan.semua_tercatat_di_luar_negeri)
layanan.pemeriksaan(DASAR_SUSUNAN)(anggota_ditulis_sekali)
layanan.pemeriksaan(DASAR_BATAL)(aturan.tujuan_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.hubungan_yang_datang_serasi)


@layanan.pemeriksaan(DASAR_BATAL)
def skpln_masih_berlaku(kasus: KasusBatal, register: Register) -> Tolak | None:
    """Yang dibatalkan SKPLN yang berlaku, terbitan kantor ini."""
    for n, a in enumerate(kasus.formulir.anggota):
        orang = register.orang_ber_nik(a.nik)
        berlaku = register.dokumen_berlaku(orang=orang.id) if orang else ()
        if orang and all(d.jenis != SuratPindahLuarNegeri.kode for d in berlaku):
            return Tolak(
                "{nama} tidak mempunyai SKPLN yang berlaku.",
                "Yang sudah di luar negeri dan kembali memakai layanan SKDLN.",
                {"nama": orang.nama},
                f"anggota.{n}.nik",
            )
    return None


@layanan.pelaksanaan
def batalkan(kasus: KasusBatal, register: Register) -> Hasil:
    tanggal, datang = kasus.tanggal_keputusan, [o for o, _ in aturan.yang_datang(kasus, register)]
    isi = {o.id: {"rinci": {k: v for k, v in o.rinci.items() if k != "negara_tujuan"}} for o in datang}
    perubahan, keluarga = bangunkan(kasus, register, isi)
    cabut = [d for o in datang for d in tutup(register, SuratPindahLuarNegeri.kode, tanggal, DIBATALKAN, orang=o.id)]
    subjek = (*(Subjek(o.id, "yang batal pindah") for o in datang), Subjek(keluarga, "keluarga"))
    peristiwa = Peristiwa(
        TANPA_ID, "batal_pindah_luar_negeri", 1, str(DASAR_BATAL), tanggal, subjek,
        {"formulir": tulis(kasus.formulir)}, (*perubahan, *cabut),
    )  # fmt: skip
    return Hasil((peristiwa,), ("KTP-el dan KIA diajukan lagi dengan layanan KTP-BARU dan KIA.",))
