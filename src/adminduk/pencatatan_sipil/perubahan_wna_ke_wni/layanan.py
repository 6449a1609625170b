"""Perubahan kewarganegaraan WNA menjadi WNI — pewarganegaraan atau keputusan Menteri, dengan catatan pinggir CP.10.

NIK-nya tetap: biodata orang asing menjadi biodata WNI orang yang sama. KK diubah, atau dibentuk bagi pemegang ITAS yang
belum ber-KK; kartu orang asingnya ditarik dan permohonan KTP-el WNI diterima. Akta negara lain tidak diberi catatan:
terbit surat keterangan pelaporan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.hukum import SE_470_13287
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dokumen.surat import AktaKelahiran, Biodata, BuktiPelaporanKewarganegaraan, KartuKeluarga, TandaBuktiKtpEl
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kedatangan
from adminduk.permohonan.aturan import kewarganegaraan as aturan
from adminduk.permohonan.aturan.akta import CP_MENJADI_WNI
from adminduk.permohonan.aturan.kewarganegaraan import DASAR_LAPOR_WNI, DASAR_MENJADI_WNI, yang_bersangkutan
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN
from adminduk.permohonan.formulir.kewarganegaraan import LaporanPadaKK, SuratKewarganegaraan
from adminduk.permohonan.isian import isian, sama, tulis
from adminduk.permohonan.perubahan_kewarganegaraan import catat_pada_akta, menjadi_wni
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek


class CaraMenjadiWNI(StrEnum):
    PEWARGANEGARAAN = "Keputusan Presiden tentang pewarganegaraan"
    KEPUTUSAN_MENTERI = "Keputusan Menteri bidang hukum"


@dataclass(frozen=True)
class F201MenjadiWNI(LaporanPadaKK):
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: perubahan kewarganegaraan WNA menjadi WNI."""

    cara: CaraMenjadiWNI = isian("Menjadi WNI dengan")
    keputusan: SuratKewarganegaraan = isian("Keputusan Presiden atau Menteri")
    tanggal_sumpah: date | None = isian(
        "Tanggal berita acara sumpah atau janji setia", bila=sama("cara", CaraMenjadiWNI.PEWARGANEGARAAN)
    )

    @property
    def tanggal_berlaku(self) -> date:
        """A decree of the President takes effect on the day of the oath."""
        return self.tanggal_sumpah or self.keputusan.tanggal


KasusMenjadiWNI = Kasus[F201MenjadiWNI]

layanan = Layanan(
    kode="WNA-WNI",
    nama="Perubahan kewarganegaraan WNA menjadi WNI",
    sebutan=("orang asing menjadi WNI", "sudah sumpah pewarganegaraan", "naturalisasi"),
    ringkasan="Mencatat orang asing yang menjadi WNI: NIK tetap, biodata, KK, dan akta mengikuti.",
    dasar_hukum=(DASAR_MENJADI_WNI, DASAR_LAPOR_WNI),
    formulir=F201MenjadiWNI,
    persyaratan=(
        Syarat(
            "keppres", "Keputusan Presiden tentang pewarganegaraan", DASAR_MENJADI_WNI, bila="pewarganegaraan",
            wajib_bila=lambda f: f.cara is CaraMenjadiWNI.PEWARGANEGARAAN,
        ),
        Syarat(
            "berita_acara_sumpah", "Berita acara pengucapan sumpah atau janji setia", DASAR_MENJADI_WNI,
            bila="pewarganegaraan", wajib_bila=lambda f: f.cara is CaraMenjadiWNI.PEWARGANEGARAAN,
        ),
        Syarat(
            "kepmen", "Keputusan Menteri tentang perubahan kewarganegaraan", DASAR_MENJADI_WNI,
            bila="dengan keputusan Menteri", wajib_bila=lambda f: f.cara is CaraMenjadiWNI.KEPUTUSAN_MENTERI,
        ),
        Syarat("kutipan_akta", "Kutipan akta pencatatan sipil", DASAR_MENJADI_WNI),
        Syarat("dokumen_perjalanan", "Dokumen perjalanan (paspor)", DASAR_MENJADI_WNI),
        Syarat("kk", "Kartu Keluarga", DASAR_MENJADI_WNI, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_MENJADI_WNI, dari_register=True),
    ),
    dokumen=(
        AktaKelahiran.kode, BuktiPelaporanKewarganegaraan.kode, KartuKeluarga.kode, Biodata.kode, TandaBuktiKtpEl.kode,
    ),
    larangan=(Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="14 hari sejak sumpah atau keputusan; lewat dari itu tetap dicatat.",
)  # fmt: skip


@layanan.pemeriksaan(DASAR_MENJADI_WNI)
def orang_asing_yang_aktif(kasus: KasusMenjadiWNI, register: Register) -> Tolak | None:
    """Yang menjadi WNI orang asing yang biodatanya aktif di kantor ini."""
    orang = yang_bersangkutan(kasus, register)
    asing = orang is not None and orang.kewarganegaraan is Kewarganegaraan.WNA
    if orang is None or not asing or orang.status not in (StatusPenduduk.AKTIF, StatusPenduduk.NONAKTIF):
        return Tolak(
            "NIK itu bukan NIK orang asing yang tercatat di wilayah kantor ini.",
            "Periksa NIK; anak berkewarganegaraan ganda memakai layanan ABG, yang belum ber-NIK BIO-OA.",
            isian="subjek.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_MENJADI_WNI)
def keputusan_sudah_berlaku(kasus: KasusMenjadiWNI, register: Register) -> Tolak | None:
    """Keputusan mendahului sumpahnya, dan keduanya sudah terjadi."""
    f = kasus.formulir
    if not f.keputusan.tanggal <= f.tanggal_berlaku <= kasus.tanggal_pengajuan:
        return Tolak(
            "Tanggal keputusan, sumpah, dan hari ini tidak berurutan.",
            "Periksa tanggal pada keputusan dan berita acara sumpahnya.",
            isian="keputusan.tanggal",
        )
    return None


layanan.pemeriksaan(DASAR_MENJADI_WNI)(aturan.akta_kantor_ini_ditemukan)
layanan.pemeriksaan(DASAR_MENJADI_WNI)(aturan.kk_ditentukan)
layanan.pemeriksaan(DASAR_MENJADI_WNI)(kedatangan.tujuan_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.hubungan_dalam_kk_serasi)


@layanan.pelaksanaan
def catat(kasus: KasusMenjadiWNI, register: Register) -> Hasil:
    f, orang = kasus.formulir, yang_bersangkutan(kasus, register)
    assert orang is not None  # orang_asing_yang_aktif
    perubahan, keluarga = menjadi_wni(kasus, register, orang, f.keputusan.nomor)
    teks = f"Menjadi WNI dengan {f.cara.value} Nomor {f.keputusan.nomor} tanggal {f.keputusan.tanggal:%d-%m-%Y}."
    peristiwa = Peristiwa(
        TANPA_ID, "menjadi_wni", 1, str(DASAR_MENJADI_WNI), f.tanggal_berlaku,
        (Subjek(orang.id, "subjek akta"), Subjek(keluarga.id, "keluarga")), {"formulir": tulis(f)},
        (*perubahan, *catat_pada_akta(kasus, register, orang, CP_MENJADI_WNI, teks)),
    )  # fmt: skip
    return Hasil((peristiwa,), (*_KARTU, *aturan.terlambat(f.tanggal_berlaku, kasus)))


_KARTU = ("KTP-el atau KIA orang asingnya ditarik; KIA WNI diajukan dengan layanan KIA.",)
