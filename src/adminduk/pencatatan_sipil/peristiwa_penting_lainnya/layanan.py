"""Peristiwa penting lainnya — yang ditetapkan pengadilan negeri, antara lain perubahan jenis kelamin.

NIK tidak berubah, walau memuat jenis kelamin yang lama (Permendagri 108/2019 Pasal 15).
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, SE_470_13287, UU_23_2006
from adminduk.dasar.kode import JenisKelamin
from adminduk.dokumen.surat import AktaKelahiran, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian
from adminduk.permohonan.perubahan_akta import laksanakan_pada_akta
from adminduk.register.isi import Register

DASAR_PERISTIWA = UU_23_2006.pasal(56)
DASAR_NIK = PERMENDAGRI_108_2019.pasal(15, ayat=3)
BATAS_LAPOR_HARI = 30  # UU 23/2006 Pasal 56 ayat (2)


@dataclass(frozen=True)
class F201PeristiwaLain:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: peristiwa penting lainnya."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta kelahiran")
    uraian: str = isian("Peristiwa yang ditetapkan", "Seperti pada amar penetapan.", panjang=200)
    jenis_kelamin: JenisKelamin | None = isian("Jenis kelamin menjadi", "Hanya bila itu yang ditetapkan.", wajib=False)
    putusan: PutusanPengadilan = isian("Penetapan pengadilan negeri")


KasusLain = Kasus[F201PeristiwaLain]

layanan = Layanan(
    kode="PP-LAIN",
    nama="Peristiwa penting lainnya",
    sebutan=("ganti jenis kelamin", "penetapan pengadilan lain"),
    ringkasan="Mencatat peristiwa penting lain yang ditetapkan pengadilan, seperti perubahan jenis kelamin.",
    dasar_hukum=(DASAR_PERISTIWA, DASAR_NIK),
    formulir=F201PeristiwaLain,
    persyaratan=(
        Syarat("penetapan", "Salinan penetapan pengadilan negeri", DASAR_PERISTIWA),
        Syarat("kutipan_akta", "Kutipan akta kelahiran", DASAR_PERISTIWA),
        Syarat("kk", "Kartu Keluarga", DASAR_PERISTIWA, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_PERISTIWA, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(Larangan("Surat keterangan medis", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="30 hari sejak salinan penetapan diterima; lewat dari itu tetap dicatat.",
)

layanan.pemeriksaan(DASAR_PERISTIWA)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_PERISTIWA)(aturan.pemegang_akta_hidup)
layanan.pemeriksaan(DASAR_PERISTIWA)(aturan.putusan_berkekuatan_tetap)


@layanan.pemeriksaan(DASAR_PERISTIWA)
def jenis_kelamin_berubah(kasus: KasusLain, register: Register) -> Tolak | None:
    """Jenis kelamin yang ditetapkan berbeda dari yang tercatat."""
    dipegang = aturan.akta_dipegang(kasus, register)
    if dipegang and kasus.formulir.jenis_kelamin is dipegang.orang.jenis_kelamin:
        return Tolak(
            "Jenis kelamin itu sudah tercatat demikian.", "Kosongkan, atau periksa penetapannya.", isian="jenis_kelamin"
        )
    return None


@layanan.pelaksanaan
def catat(kasus: KasusLain, register: Register) -> Hasil:
    f, dipegang = kasus.formulir, aturan.akta_dipegang(kasus, register)
    assert dipegang is not None  # akta_ditemukan
    ubah = {"jenis_kelamin": f.jenis_kelamin.value} if f.jenis_kelamin else {}
    return laksanakan_pada_akta(
        kasus, register, dipegang, "peristiwa_penting_lain", DASAR_PERISTIWA,
        kode=aturan.CP_LAIN,
        teks=f"{f.uraian} Berdasarkan penetapan {f.putusan}.",
        orang=ubah,
        surat=ubah,
        pesan=aturan.terlambat(f.putusan, kasus.tanggal_pengajuan, BATAS_LAPOR_HARI),
    )  # fmt: skip
