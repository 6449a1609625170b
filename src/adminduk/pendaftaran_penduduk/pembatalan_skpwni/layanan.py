"""Pembatalan SKPWNI, di daerah asal — selama surat itu belum dipakai di daerah tujuan.

Keluarga yang terpisah karena kepindahan menjadi satu lagi, dengan nomor KK semula.
"""

from __future__ import annotations

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, PesanKantor, Syarat, Tolak
from adminduk.permohonan.aturan import pindah
from adminduk.permohonan.formulir.f103 import F103Batal
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import terapkan
from adminduk.register.akibat.pindah import pulihkan
from adminduk.register.isi import Register, SuratPindah
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTutup

DASAR_BATAL = PERPRES_96_2018.pasal(25)
DIBATALKAN = "kepindahan dibatalkan"

KasusBatal = Kasus[F103Batal]

layanan = Layanan(
    kode="BATAL-SKPWNI",
    nama="Pembatalan surat keterangan pindah",
    sebutan=("batal pindah", "tidak jadi pindah"),
    ringkasan="Membatalkan SKPWNI yang belum dipakai; KK di daerah asal kembali seperti semula.",
    dasar_hukum=(DASAR_BATAL, pindah.DASAR_SE),
    formulir=F103Batal,
    persyaratan=(Syarat("skpwni", "Surat keterangan pindah (SKPWNI)", DASAR_BATAL, dari_register=True),),
    dokumen=(KartuKeluarga.kode,),
    larangan=(Larangan("Surat pengantar RT/RW", pindah.DASAR_SE),),
)


def _surat(kasus: KasusBatal, register: Register) -> SuratPindah | None:
    surat = register.surat_pindah(kasus.formulir.nomor_skpwni.strip())
    return surat if surat and surat.kab_asal == kasus.kab else None


@layanan.pemeriksaan(DASAR_BATAL)
def surat_belum_dipakai(kasus: KasusBatal, register: Register) -> Tolak | None:
    """SKPWNI diterbitkan kantor ini dan belum dipakai, dibatalkan, atau habis masa berlakunya."""
    if _surat(kasus, register) is None:
        return Tolak(
            "SKPWNI bernomor itu bukan dari kantor ini, atau sudah dipakai, dibatalkan, atau habis masa berlakunya.",
            "Periksa nomornya; yang sudah tercatat di daerah tujuan pindah kembali dengan SKPWNI dari sana.",
            isian="nomor_skpwni",
        )
    return None


@layanan.pelaksanaan
def batalkan(kasus: KasusBatal, register: Register) -> Hasil:
    surat = _surat(kasus, register)
    assert surat is not None  # surat_belum_dipakai
    tanggal = kasus.tanggal_keputusan
    lain = register.keluarga(surat.pisahan) if surat.pisahan else None
    semula = [k for k in (surat.keluarga, lain) if k]
    perubahan = pulihkan(surat, lain, tanggal)
    # Those who had all moved still hold their card; the others get one that is true again.
    sesudah = terapkan(semula, perubahan) if surat.pisahan else {}
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, semula if surat.pisahan else (), sesudah, tanggal)
    subjek = tuple(Subjek(a.penduduk.id, "yang batal pindah") for k in semula[:1] for a in k.anggota)
    tutup = DokumenTutup(surat.surat.id, tanggal, DIBATALKAN)
    fakta = {"formulir": tulis(kasus.formulir)}
    peristiwa = Peristiwa(
        TANPA_ID, "pindah_batal", 1, str(DASAR_BATAL), tanggal, subjek, fakta, (*perubahan, tutup, *kartu)
    )
    pesan = PesanKantor(
        surat.kab_tujuan, "Batal pindah", "SKPWNI dibatalkan di daerah asal.", surat.surat.id, surat.surat.nomor
    )
    return Hasil((peristiwa,), (), (pesan,))
