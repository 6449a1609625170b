"""Pembatalan perkawinan — dengan putusan pengadilan yang berkekuatan hukum tetap.

Perkawinan yang dibatalkan dianggap tidak pernah ada sejak dilangsungkan, tetapi anaknya tetap anak yang sah: hubungan
anak dengan kedua orang tuanya tidak berubah. Kutipan akta dicabut dan pembatalannya ditulis di pinggir register.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.hukum import PERPRES_96_2018, UU_1_1974, UU_23_2006, Keyakinan
from adminduk.dasar.kode import Agama, StatusKawin, StatusPenduduk
from adminduk.dokumen.kutipan import CatatanBaru, cabut_kutipan, catat_pinggir
from adminduk.dokumen.surat import KartuKeluarga, SuratPembatalanPerkawinan
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.aturan.akta_kawin import (
    diri,
    ikatan_berakta,
    nomor_akta,
    perkawinan_tercatat,
    surat_pembatalan,
)
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.akibat import terapkan
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import KawinSelesai, OrangUbah, Perubahan

DASAR_BATAL = UU_23_2006.pasal(39)
DASAR_SYARAT = PERPRES_96_2018.butir("Pembatalan perkawinan")
DASAR_SURUT = UU_1_1974.pasal(28, keyakinan=Keyakinan.DIINGAT)
DASAR_PENGADILAN_AGAMA = UU_1_1974.pasal(25, keyakinan=Keyakinan.DIINGAT)
BATAS_LAPOR_HARI = 90  # UU 23/2006 Pasal 39 ayat (1)
KODE_NOMOR = "BK"  # within the number of the letter; no source names one


class StatusSemula(StrEnum):
    """What each was before the marriage that never was."""

    BELUM_KAWIN = "Belum kawin"
    CERAI_HIDUP = "Cerai hidup tercatat"
    CERAI_MATI = "Cerai mati"


_STATUS = {
    StatusSemula.BELUM_KAWIN: StatusKawin.BELUM_KAWIN,
    StatusSemula.CERAI_HIDUP: StatusKawin.CERAI_HIDUP_TERCATAT,
    StatusSemula.CERAI_MATI: StatusKawin.CERAI_MATI,
}


@dataclass(frozen=True)
class F201PembatalanPerkawinan:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pembatalan perkawinan."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Suami atau istri, dan akta perkawinannya")
    status_suami: StatusSemula = isian("Status suami sebelum perkawinan itu")
    status_istri: StatusSemula = isian("Status istri sebelum perkawinan itu")
    putusan: PutusanPengadilan = isian("Putusan pengadilan")


KasusBatal = Kasus[F201PembatalanPerkawinan]

layanan = Layanan(
    kode="BATAL-KAWIN",
    nama="Pembatalan perkawinan",
    sebutan=("perkawinan dibatalkan pengadilan", "pernikahan tidak sah menurut putusan"),
    ringkasan="Mencatat pembatalan perkawinan menurut putusan pengadilan; kutipan aktanya dicabut.",
    dasar_hukum=(DASAR_BATAL, DASAR_SURUT),
    formulir=F201PembatalanPerkawinan,
    persyaratan=(
        Syarat("putusan", "Salinan putusan pengadilan yang berkekuatan hukum tetap", DASAR_SYARAT),
        Syarat("kutipan_akta", "Kutipan akta perkawinan", DASAR_SYARAT),
        Syarat("kk", "Kartu Keluarga", DASAR_SYARAT, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_SYARAT, dari_register=True),
    ),
    dokumen=(SuratPembatalanPerkawinan.kode, KartuKeluarga.kode),
    batas_lapor="90 hari sejak putusan berkekuatan hukum tetap; lewat dari itu tetap dicatat.",
)

layanan.pemeriksaan(DASAR_BATAL)(aturan.putusan_berkekuatan_tetap)
layanan.pemeriksaan(DASAR_BATAL)(perkawinan_tercatat)


@layanan.pemeriksaan(DASAR_PENGADILAN_AGAMA)
def bukan_pembatalan_pengadilan_agama(kasus: KasusBatal, register: Register) -> Tolak | None:
    """Perkawinan orang Islam dicatat KUA; pembatalannya diputus Pengadilan Agama dan dicatat di sana."""
    ikatan, satu = ikatan_berakta(kasus, register), diri(kasus, register)
    pasangan = ikatan.pasangan if ikatan else None
    if satu and pasangan and satu.agama is pasangan.agama is Agama.ISLAM:
        return Tolak(
            "Perkawinan orang Islam dibatalkan Pengadilan Agama dan dicatat KUA.",
            "Laporkan putusannya kepada KUA yang mencatat perkawinannya.",
            isian="subjek.nik",
        )
    return None


@layanan.pelaksanaan
def batal(kasus: KasusBatal, register: Register) -> Hasil:
    satu, ikatan, f = diri(kasus, register), ikatan_berakta(kasus, register), kasus.formulir
    assert satu is not None and ikatan is not None and ikatan.pasangan is not None  # perkawinan_tercatat
    suami, istri = (satu, ikatan.pasangan) if ikatan.perkawinan.suami == satu.id else (ikatan.pasangan, satu)
    tanggal = kasus.tanggal_keputusan
    sejak = ikatan.perkawinan.tanggal or f.putusan.tanggal_inkracht
    status: tuple[Perubahan, ...] = (
        KawinSelesai(ikatan.perkawinan.id, sejak),
        *_status(kasus, register, suami, f.status_suami, ikatan.perkawinan.id),
        *_status(kasus, register, istri, f.status_istri, ikatan.perkawinan.id),
    )
    asal = keluarga_asal([suami.id, istri.id], register)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, terapkan(asal, status), tanggal)
    surat = surat_pembatalan(SuratPembatalanPerkawinan, KODE_NOMOR, kasus, register, (suami, istri))
    peristiwa = Peristiwa(
        TANPA_ID,
        "pembatalan_perkawinan",
        1,
        str(DASAR_BATAL),
        f.putusan.tanggal_inkracht,
        (Subjek(suami.id, "suami"), Subjek(istri.id, "istri"), *(Subjek(k.id, "keluarga") for k in asal)),
        {"formulir": tulis(f)},
        (*status, *_akta(kasus, register), *surat, *kartu),
    )
    return Hasil((peristiwa,), _catatan(kasus))


def _status(
    kasus: KasusBatal, register: Register, orang: Penduduk, semula: StatusSemula, batal: object
) -> tuple[OrangUbah, ...]:
    """Return the status of before; whoever is dead, or married to another besides, keeps the one of now."""
    lain = any(k.id != batal for k in register.daftar_perkawinan(orang.id))
    if lain or orang.status is not StatusPenduduk.AKTIF:
        return ()
    rinci = {k: v for k, v in orang.rinci.items() if k not in ("tgl_perkawinan", "no_akta_perkawinan")}
    isi = {"status_kawin": _STATUS[semula], "rinci": rinci}
    return (OrangUbah(orang.id, kasus.tanggal_keputusan, isi),)


def _akta(kasus: KasusBatal, register: Register) -> tuple[Perubahan, ...]:
    """Return the note on the act and the end of its quotations; none for an act of before this system."""
    akta, tanggal = register.akta_bernomor(nomor_akta(kasus)), kasus.tanggal_keputusan
    if akta is None:
        return ()
    teks = f"Perkawinan ini dibatalkan berdasarkan putusan {kasus.formulir.putusan}."
    catatan = CatatanBaru(kasus.id_turunan("catatan"), aturan.CP_BATAL_KAWIN, teks)
    return catat_pinggir(akta, catatan, tanggal), *cabut_kutipan(akta, tanggal, "pembatalan perkawinan")


def _catatan(kasus: KasusBatal) -> tuple[str, ...]:
    return (
        *aturan.terlambat(kasus.formulir.putusan, kasus.tanggal_pengajuan, BATAS_LAPOR_HARI),
        "KTP-el keduanya diganti dengan status yang baru (layanan KTP-GANTI).",
        "Bila salah seorang keluar dari KK, gunakan layanan KK-PISAH.",
    )
