"""Akta perceraian — dengan putusan pengadilan yang berkekuatan hukum tetap, bagi perkawinan yang dicatat kantor ini.

Perceraian orang Islam diputus Pengadilan Agama dan akta cerainya mengubah Kartu Keluarga saja. Akta perkawinan tidak
dihapus: perceraian ditulis di pinggirnya dan kedua kutipannya dicabut. Yang keluar dari KK memakai layanan KK-PISAH.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, UU_23_2006, Keyakinan
from adminduk.dasar.kode import Agama
from adminduk.dasar.nomor_akta import KodeAkta
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.kutipan import CatatanBaru, cabut_kutipan, catat_pinggir
from adminduk.dokumen.surat import AktaPerceraian, KartuKeluarga
from adminduk.dokumen.susun import mempelai, penerbit, terbitkan_kk_berubah
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.aturan.akta_kawin import diri, ikatan_berakta, nomor_akta, perkawinan_tercatat
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.akibat import cerai, terapkan
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, NomorAktaBaru, Perubahan

DASAR_CERAI = PERPRES_96_2018.pasal(42)
DASAR_UU = UU_23_2006.pasal(40)
DASAR_PENGADILAN_AGAMA = UU_23_2006.pasal(8, ayat=2, keyakinan=Keyakinan.DIINGAT)
BATAS_LAPOR_HARI = 60  # UU 23/2006 Pasal 40 ayat (1)


@dataclass(frozen=True)
class F201Perceraian:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: perceraian."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Suami atau istri, dan akta perkawinannya")
    putusan: PutusanPengadilan = isian("Putusan pengadilan negeri")


KasusCerai = Kasus[F201Perceraian]

layanan = Layanan(
    kode="CERAI",
    nama="Akta perceraian",
    sebutan=("bercerai", "putusan cerai pengadilan negeri"),
    ringkasan="Mencatat perceraian menurut putusan pengadilan; akta perkawinan dicabut, status di KK berubah.",
    dasar_hukum=(DASAR_CERAI, DASAR_UU),
    formulir=F201Perceraian,
    persyaratan=(
        Syarat("putusan", "Salinan putusan pengadilan yang berkekuatan hukum tetap", DASAR_CERAI),
        Syarat("kutipan_akta", "Kutipan akta perkawinan", DASAR_CERAI),
        Syarat("kk", "Kartu Keluarga", DASAR_CERAI, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_CERAI, dari_register=True),
    ),
    dokumen=(AktaPerceraian.kode, KartuKeluarga.kode),
    larangan=(Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="60 hari sejak putusan berkekuatan hukum tetap; lewat dari itu tetap dicatat.",
)

layanan.pemeriksaan(DASAR_CERAI)(aturan.putusan_berkekuatan_tetap)
layanan.pemeriksaan(DASAR_CERAI)(perkawinan_tercatat)


@layanan.pemeriksaan(DASAR_PENGADILAN_AGAMA)
def bukan_perceraian_pengadilan_agama(kasus: KasusCerai, register: Register) -> Tolak | None:
    """Perceraian orang Islam berakta cerai Pengadilan Agama dan tidak dicatat dengan akta perceraian di sini."""
    ikatan, satu = ikatan_berakta(kasus, register), diri(kasus, register)
    pasangan = ikatan.pasangan if ikatan else None
    if satu and pasangan and satu.agama is pasangan.agama is Agama.ISLAM:
        return Tolak(
            "Perceraian orang Islam diputus Pengadilan Agama.",
            "Dengan akta cerainya, mutakhirkan KK dengan layanan KK-UBAH atau KK-PISAH.",
            isian="subjek.nik",
        )
    return None


@layanan.pelaksanaan
def catat_perceraian(kasus: KasusCerai, register: Register) -> Hasil:
    satu, ikatan, f = diri(kasus, register), ikatan_berakta(kasus, register), kasus.formulir
    assert satu is not None and ikatan is not None and ikatan.pasangan is not None  # perkawinan_tercatat
    suami, istri = (satu, ikatan.pasangan) if ikatan.perkawinan.suami == satu.id else (ikatan.pasangan, satu)
    tanggal = kasus.tanggal_keputusan
    nomor = NomorAktaBaru(kasus.kab, KodeAkta.PERCERAIAN.value, tanggal)
    status = cerai(satu, ikatan, f.putusan.tanggal_inkracht, tanggal, nomor)
    asal = keluarga_asal([suami.id, istri.id], register)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, terapkan(asal, status), tanggal)
    perubahan = (*status, *_akta(kasus, register, suami, istri, nomor), *_akta_kawin(kasus, register, nomor), *kartu)
    peristiwa = Peristiwa(
        TANPA_ID,
        "perceraian",
        1,
        str(DASAR_CERAI),
        f.putusan.tanggal_inkracht,
        (Subjek(suami.id, "suami"), Subjek(istri.id, "istri"), *(Subjek(k.id, "keluarga") for k in asal)),
        {"formulir": tulis(f)},
        perubahan,
    )
    return Hasil((peristiwa,), _catatan(kasus))


def _akta(
    kasus: KasusCerai, register: Register, suami: Penduduk, istri: Penduduk, nomor: NomorAktaBaru
) -> tuple[Perubahan, ...]:
    f, tanggal, id_akta = kasus.formulir, kasus.tanggal_keputusan, kasus.id_turunan("akta")
    surat = AktaPerceraian(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=nomor,
        suami=mempelai(suami),
        istri=mempelai(istri),
        tempat=tempat_peristiwa(register.nama_wilayah(kasus.kab) or ""),
        tanggal=f.putusan.tanggal_inkracht,
        putusan=str(f.putusan),
        akta_perkawinan=nomor_akta(kasus),
    )
    cetak, isi = surat.ke_isi(), {"suami": suami.id, "istri": istri.id, "formulir": tulis(f)}
    lembar = {o.id: kasus.id_turunan(f"kutipan-{o.id}") for o in (suami, istri)}
    return (
        AktaCatat(id_akta, "PERCERAIAN", nomor, tanggal, kasus.kab, isi),
        *(
            DokumenTerbit(d, surat.kode, nomor, tanggal, kasus.kab, cetak, orang, None, id_akta)
            for orang, d in lembar.items()
        ),
    )


def _akta_kawin(kasus: KasusCerai, register: Register, nomor: NomorAktaBaru) -> tuple[Perubahan, ...]:
    """Return the note on the act of marriage and the end of its quotations; none for an act of before this system."""
    akta, tanggal = register.akta_bernomor(nomor_akta(kasus)), kasus.tanggal_keputusan
    if akta is None:
        return ()
    teks = f"Perkawinan ini berakhir karena perceraian berdasarkan putusan {kasus.formulir.putusan}."
    catatan = CatatanBaru(kasus.id_turunan("catatan"), aturan.CP_PERCERAIAN, teks)
    return catat_pinggir(akta, catatan, tanggal), *cabut_kutipan(akta, tanggal, "perceraian")


def _catatan(kasus: KasusCerai) -> tuple[str, ...]:
    return (
        *aturan.terlambat(kasus.formulir.putusan, kasus.tanggal_pengajuan, BATAS_LAPOR_HARI),
        "KTP-el keduanya diganti dengan status yang baru (layanan KTP-GANTI).",
        "Bila salah seorang keluar dari KK, gunakan layanan KK-PISAH.",
    )
