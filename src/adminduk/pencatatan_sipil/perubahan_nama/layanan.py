"""Perubahan nama — dengan penetapan pengadilan negeri tempat pemohon.

Berbeda dari pembetulan (BETUL-AKTA): di sini nama yang benar diganti dengan nama lain. Akta tidak diubah; perubahannya
ditulis sebagai catatan pinggir pada register dan kutipannya. NIK tidak berubah.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import PERMENDAGRI_73_2022, SE_470_13287, UU_23_2006
from adminduk.dasar.nama import periksa_nama, rapikan
from adminduk.dokumen.surat import AktaKelahiran, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian
from adminduk.permohonan.perubahan_akta import laksanakan_pada_akta
from adminduk.register.isi import Register

DASAR_UBAH = UU_23_2006.pasal(52)
DASAR_NAMA = PERMENDAGRI_73_2022.pasal(4, ayat=3)
BATAS_LAPOR_HARI = 30  # UU 23/2006 Pasal 52 ayat (2)


@dataclass(frozen=True)
class F201PerubahanNama:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: perubahan nama."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta kelahiran")
    nama_baru: str = isian("Nama baru", "Sedikitnya dua kata, paling banyak 60 huruf termasuk spasi.")
    putusan: PutusanPengadilan = isian("Penetapan pengadilan negeri")


KasusNama = Kasus[F201PerubahanNama]

layanan = Layanan(
    kode="UBAH-NAMA",
    nama="Perubahan nama",
    sebutan=("ganti nama", "tambah marga dengan penetapan pengadilan"),
    ringkasan="Mencatat perubahan nama menurut penetapan pengadilan pada akta, KK, dan register.",
    dasar_hukum=(DASAR_UBAH, DASAR_NAMA),
    formulir=F201PerubahanNama,
    persyaratan=(
        Syarat("penetapan", "Salinan penetapan pengadilan negeri", DASAR_UBAH),
        Syarat("kutipan_akta", "Kutipan akta kelahiran", DASAR_UBAH),
        Syarat("kk", "Kartu Keluarga", DASAR_UBAH, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_UBAH, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="30 hari sejak salinan penetapan diterima; lewat dari itu tetap dicatat.",
)

layanan.pemeriksaan(DASAR_UBAH)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_UBAH)(aturan.pemegang_akta_hidup)
layanan.pemeriksaan(DASAR_UBAH)(aturan.putusan_berkekuatan_tetap)


@layanan.pemeriksaan(DASAR_NAMA)
def nama_baru_menurut_aturan(kasus: KasusNama, register: Register) -> Tolak | None:
    """Nama baru memenuhi Permendagri 73/2022 dan berbeda dari yang lama."""
    for temuan in periksa_nama(kasus.formulir.nama_baru, baru=True):
        if temuan.menolak:
            return Tolak(temuan.pesan, temuan.saran, temuan.nilai, "nama_baru")
    dipegang = aturan.akta_dipegang(kasus, register)
    if dipegang and _nama(kasus) == dipegang.orang.nama:
        return Tolak("Nama baru sama dengan nama yang sekarang.", "Periksa penetapannya.", isian="nama_baru")
    return None


def _nama(kasus: KasusNama) -> str:
    return rapikan(kasus.formulir.nama_baru).upper()


@layanan.pelaksanaan
def ubah(kasus: KasusNama, register: Register) -> Hasil:
    dipegang, putusan = aturan.akta_dipegang(kasus, register), kasus.formulir.putusan
    assert dipegang is not None  # akta_ditemukan
    return laksanakan_pada_akta(
        kasus, register, dipegang, "perubahan_nama", DASAR_UBAH,
        kode=aturan.CP_PERUBAHAN_NAMA,
        teks=f"Nama {dipegang.orang.nama} diubah menjadi {_nama(kasus)} berdasarkan penetapan {putusan}.",
        orang={"nama": _nama(kasus)},
        surat={"nama": _nama(kasus)},
        pesan=aturan.terlambat(putusan, kasus.tanggal_pengajuan, BATAS_LAPOR_HARI),
    )  # fmt: skip
