"""Pembatalan perceraian — dengan putusan pengadilan; perkawinannya berlaku lagi seperti semula.

Kutipan akta perceraian dicabut dan pembatalannya ditulis di pinggir register perceraian dan register perkawinan; dari
akta perkawinan terbit kutipan berikutnya, dengan catatan itu, bagi suami dan istri.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, PERPRES_96_2018, UU_23_2006
from adminduk.dasar.kode import StatusKawin, StatusPenduduk
from adminduk.dokumen.kutipan import CatatanBaru, cabut_kutipan, catat_pinggir, kutipan_baru
from adminduk.dokumen.surat import AktaPerceraian, AktaPerkawinan, KartuKeluarga, SuratPembatalanPerceraian
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.aturan.akta_kawin import diri, nomor_akta, surat_pembatalan
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.akibat import terapkan
from adminduk.register.isi import Akta, Penduduk, Perkawinan, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import KawinPulih, OrangUbah, Perubahan

DASAR_BATAL = UU_23_2006.pasal(43)
DASAR_SYARAT = PERPRES_96_2018.pasal(44)
DASAR_CATATAN = PERMENDAGRI_108_2019.pasal(60)
BATAS_LAPOR_HARI = 60  # UU 23/2006 Pasal 43 ayat (1)
KODE_NOMOR = "BC"  # within the number of the letter; no source names one


@dataclass(frozen=True)
class F201PembatalanPerceraian:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pembatalan perceraian."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Suami atau istri, dan akta perceraiannya")
    putusan: PutusanPengadilan = isian("Putusan pengadilan")


KasusBatal = Kasus[F201PembatalanPerceraian]

layanan = Layanan(
    kode="BATAL-CERAI",
    nama="Pembatalan perceraian",
    sebutan=("perceraian dibatalkan pengadilan", "batal cerai dan rujuk menurut putusan"),
    ringkasan="Mencatat pembatalan perceraian menurut putusan pengadilan; perkawinannya berlaku lagi.",
    dasar_hukum=(DASAR_BATAL, DASAR_SYARAT, DASAR_CATATAN),
    formulir=F201PembatalanPerceraian,
    persyaratan=(
        Syarat("putusan", "Salinan putusan pengadilan yang berkekuatan hukum tetap", DASAR_SYARAT),
        Syarat("kutipan_akta", "Kutipan akta perceraian", DASAR_SYARAT),
        Syarat("kk", "Kartu Keluarga", DASAR_SYARAT, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_SYARAT, dari_register=True),
    ),
    dokumen=(SuratPembatalanPerceraian.kode, AktaPerkawinan.kode, KartuKeluarga.kode),
    batas_lapor="60 hari sejak putusan berkekuatan hukum tetap; lewat dari itu tetap dicatat.",
)

layanan.pemeriksaan(DASAR_SYARAT)(aturan.putusan_berkekuatan_tetap)


def _akta_cerai(kasus: KasusBatal, register: Register) -> Akta | None:
    """Return the act of divorce on the form, if a quotation of it is in the hands of the one named."""
    akta, orang = register.akta_bernomor(nomor_akta(kasus)), diri(kasus, register)
    if akta is None or orang is None or akta.jenis != AktaPerceraian.kode or akta.kab != kasus.kab:
        return None
    return akta if any(d.orang == orang.id for d in akta.kutipan) else None


def _perkawinan(kasus: KasusBatal, register: Register) -> Perkawinan | None:
    """Return the marriage that the divorce ended."""
    akta, orang = _akta_cerai(kasus, register), diri(kasus, register)
    if akta is None or orang is None:
        return None
    nomor = str(akta.isi["akta_perkawinan"]).upper()
    return next((k for k in register.perkawinan_berakhir(orang.id) if k.no_akta.strip().upper() == nomor), None)


def _keduanya(kasus: KasusBatal, register: Register) -> tuple[Penduduk, Penduduk] | None:
    kawin = _perkawinan(kasus, register)
    suami, istri = (register.penduduk(kawin.suami), register.penduduk(kawin.istri)) if kawin else (None, None)
    return (suami, istri) if suami and istri else None


@layanan.pemeriksaan(DASAR_BATAL)
def perceraian_tercatat(kasus: KasusBatal, register: Register) -> Tolak | None:
    """Perceraian itu berakta kantor ini, kutipannya berlaku, dan perkawinan yang diakhirinya ada dalam register."""
    if _keduanya(kasus, register) is None:
        return Tolak(
            "Perceraian dengan nomor akta itu tidak ditemukan pada orang dengan NIK itu, atau sudah dibatalkan.",
            "Periksa NIK dan nomor akta perceraian; akta kantor lain diurus pada kantor yang menerbitkannya.",
            isian="subjek.no_akta",
        )
    return None


@layanan.pemeriksaan(DASAR_BATAL)
def keduanya_hidup(kasus: KasusBatal, register: Register) -> Tolak | None:
    """Suami dan istri masih hidup."""
    for orang in _keduanya(kasus, register) or ():
        if orang.status is StatusPenduduk.MENINGGAL:
            return Tolak(
                "{nama} sudah meninggal.",
                "Perkawinan yang berlaku lagi memerlukan suami dan istri yang hidup.",
                {"nama": orang.nama},
                "subjek.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_BATAL)
def belum_kawin_lagi(kasus: KasusBatal, register: Register) -> Tolak | None:
    """Sesudah perceraian itu suami dan istri belum kawin dengan orang lain."""
    kawin = _perkawinan(kasus, register)
    for orang in _keduanya(kasus, register) or ():
        lain = [k for k in register.daftar_perkawinan(orang.id) if kawin and k.id != kawin.id]
        if kawin and any(orang.id == kawin.istri or _sesudah(k, kawin) for k in lain):
            return Tolak(
                "{nama} sudah kawin lagi sesudah perceraian itu.",
                "Batalkan perkawinan yang kemudian lebih dahulu (layanan BATAL-KAWIN).",
                {"nama": orang.nama},
                "subjek.nik",
            )
    return None


def _sesudah(lain: Perkawinan, bercerai: Perkawinan) -> bool:
    return lain.tanggal is None or bercerai.sampai is None or lain.tanggal >= bercerai.sampai


@layanan.pelaksanaan
def batal(kasus: KasusBatal, register: Register) -> Hasil:
    akta, kawin, dua = _akta_cerai(kasus, register), _perkawinan(kasus, register), _keduanya(kasus, register)
    assert akta and kawin and dua and kawin.sampai  # perceraian_tercatat
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    status: tuple[Perubahan, ...] = (KawinPulih(kawin.id, kawin.sampai), *(_kawin_lagi(o, kasus) for o in dua))
    asal = keluarga_asal([o.id for o in dua], register)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, terapkan(asal, status), tanggal)
    surat = surat_pembatalan(SuratPembatalanPerceraian, KODE_NOMOR, kasus, register, dua)
    akta_kawin = register.akta_bernomor(kawin.no_akta)
    peristiwa = Peristiwa(
        TANPA_ID,
        "pembatalan_perceraian",
        1,
        str(DASAR_BATAL),
        f.putusan.tanggal_inkracht,
        (Subjek(dua[0].id, "suami"), Subjek(dua[1].id, "istri"), *(Subjek(k.id, "keluarga") for k in asal)),
        {"formulir": tulis(f)},
        (*status, *_catat_di_pinggir(kasus, register, akta, akta_kawin, dua), *surat, *kartu),
    )
    return Hasil((peristiwa,), _catatan(kasus, akta_kawin))


def _kawin_lagi(orang: Penduduk, kasus: KasusBatal) -> OrangUbah:
    rinci = {k: v for k, v in orang.rinci.items() if k not in ("tgl_cerai", "no_akta_cerai")}
    isi = {"status_kawin": StatusKawin.KAWIN_TERCATAT, "rinci": rinci}
    return OrangUbah(orang.id, kasus.tanggal_keputusan, isi)


def _catat_di_pinggir(
    kasus: KasusBatal, register: Register, cerai: Akta, kawin: Akta | None, dua: tuple[Penduduk, Penduduk]
) -> tuple[Perubahan, ...]:
    """Return the notes on both registers, the end of the divorce's quotations and the next ones of the marriage."""
    tanggal, putusan = kasus.tanggal_keputusan, kasus.formulir.putusan
    teks = f"Perceraian ini dibatalkan berdasarkan putusan {putusan}."
    pada_cerai = CatatanBaru(kasus.id_turunan("catatan-cerai"), aturan.CP_BATAL_CERAI, teks)
    perceraian: tuple[Perubahan, ...] = (
        catat_pinggir(cerai, pada_cerai, tanggal),
        *cabut_kutipan(cerai, tanggal, "pembatalan perceraian"),
    )
    if kawin is None:
        return perceraian
    teks = f"Perceraian dengan akta {cerai.nomor} dibatalkan berdasarkan putusan {putusan}; perkawinan berlaku lagi."
    pada_kawin = CatatanBaru(kasus.id_turunan("catatan-kawin"), aturan.CP_BATAL_CERAI, teks)
    lembar = {o.id: kasus.id_turunan(f"kutipan-{o.id}") for o in dua}
    return *perceraian, *kutipan_baru(register, kawin, lembar, tanggal, catatan=[pada_kawin])


def _catatan(kasus: KasusBatal, akta_kawin: Akta | None) -> tuple[str, ...]:
    lama = "Akta perkawinannya terbit sebelum sistem ini: kutipannya diurus dari registernya."
    return (
        *aturan.terlambat(kasus.formulir.putusan, kasus.tanggal_pengajuan, BATAS_LAPOR_HARI),
        *(() if akta_kawin else (lama,)),
        "KTP-el keduanya diganti dengan status yang baru (layanan KTP-GANTI).",
    )
