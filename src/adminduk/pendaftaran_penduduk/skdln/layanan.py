"""SKDLN — surat keterangan datang dari luar negeri bagi WNI yang kembali menetap.

NIK lamanya berlaku lagi: tidak ada NIK baru. Ia masuk ke KK yang ada atau membentuk KK baru. Yang berangkat dengan
SKPLN menyerahkan surat itu; yang pindah tanpa SKPLN membawa surat keterangan pindah dari Perwakilan RI.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.hukum import UU_23_2006
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat import Butir, KartuKeluarga
from adminduk.dokumen.surat.surat_luar_negeri import SuratDatangLuarNegeri, SuratPindahLuarNegeri
from adminduk.dokumen.susun import DITARIK, penerbit, tutup
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kedatangan as aturan
from adminduk.permohonan.aturan.kedatangan import DASAR_DATANG
from adminduk.permohonan.aturan.keluarga import anggota_ditulis_sekali
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN
from adminduk.permohonan.formulir.luar_negeri import Kedatangan
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.kedatangan import bangunkan
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru

DASAR_LAPOR = UU_23_2006.pasal(19)
BATAS_LAPOR_HARI = 14  # UU 23/2006 Pasal 19
KODE_NOMOR = "DL"  # within the number of the letter; no source names one


class SuratPindahnya(StrEnum):
    SKPLN = "SKPLN dari dinas"
    PERWAKILAN = "Surat keterangan pindah dari Perwakilan RI"


@dataclass(frozen=True)
class F103DatangLuarNegeri(Kedatangan):
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: datang dari luar negeri."""

    negara: str = isian("Negara asal", panjang=60)
    dokumen_perjalanan: str = isian("Nomor paspor atau SPLP", panjang=20)
    tanggal_datang: date = isian("Tanggal datang")
    surat: SuratPindahnya = isian("Surat pindah yang dibawa")


KasusSkdln = Kasus[F103DatangLuarNegeri]

layanan = Layanan(
    kode="SKDLN",
    nama="Datang dari luar negeri (SKDLN)",
    sebutan=("pulang dari luar negeri", "kembali menetap di Indonesia"),
    ringkasan="Mencatat WNI yang kembali menetap: NIK lama berlaku lagi, SKDLN dan KK terbit.",
    dasar_hukum=(DASAR_DATANG, DASAR_LAPOR),
    formulir=F103DatangLuarNegeri,
    persyaratan=(
        Syarat("dokumen_perjalanan", "Dokumen perjalanan RI (paspor atau SPLP)", DASAR_DATANG),
        Syarat(
            "skpln", "SKPLN dari dinas", DASAR_DATANG, bila="berangkat dengan SKPLN",
            wajib_bila=lambda f: f.surat is SuratPindahnya.SKPLN,
        ),
        Syarat(
            "skp_perwakilan", "Surat keterangan pindah dari Perwakilan RI", DASAR_DATANG, bila="tanpa SKPLN",
            wajib_bila=lambda f: f.surat is SuratPindahnya.PERWAKILAN,
        ),
    ),
    dokumen=(SuratDatangLuarNegeri.kode, KartuKeluarga.kode),
    batas_lapor="14 hari sejak datang; lewat dari itu tetap dicatat.",
)  # fmt: skip

layanan.pemeriksaan(DASAR_DATANG)(aturan.semua_tercatat_di_luar_negeri)
layanan.pemeriksaan(DASAR_SUSUNAN)(anggota_ditulis_sekali)
layanan.pemeriksaan(DASAR_DATANG)(aturan.tujuan_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.hubungan_yang_datang_serasi)


@layanan.pemeriksaan(DASAR_LAPOR)
def sudah_datang(kasus: KasusSkdln, register: Register) -> Tolak | None:
    """Yang melapor sudah datang."""
    if kasus.formulir.tanggal_datang > kasus.tanggal_pengajuan:
        return Tolak("Tanggal datang belum tiba.", "Melaporlah sesudah datang.", isian="tanggal_datang")
    return None


@layanan.pelaksanaan
def datangkan(kasus: KasusSkdln, register: Register) -> Hasil:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    datang = [o for o, _ in aturan.yang_datang(kasus, register)]
    isi = {o.id: {"rinci": {k: v for k, v in o.rinci.items() if k != "negara_tujuan"}} for o in datang}
    perubahan, keluarga = bangunkan(kasus, register, isi)
    surat = [_surat(kasus, register, o) for o in datang]
    tarik = [d for o in datang for d in tutup(register, SuratPindahLuarNegeri.kode, tanggal, DITARIK, orang=o.id)]
    subjek = (*(Subjek(o.id, "yang datang") for o in datang), Subjek(keluarga, "keluarga"))
    peristiwa = Peristiwa(
        TANPA_ID, "datang_luar_negeri", 1, str(DASAR_DATANG), f.tanggal_datang, subjek,
        {"formulir": tulis(f)}, (*perubahan, *tarik, *surat),
    )  # fmt: skip
    terlambat = (kasus.tanggal_pengajuan - f.tanggal_datang).days > BATAS_LAPOR_HARI
    return Hasil((peristiwa,), (*_KARTU, *(_TERLAMBAT if terlambat else ())))


_KARTU = ("KTP-el dan KIA diajukan dengan layanan KTP-BARU dan KIA.",)
_TERLAMBAT = ("Dilaporkan lewat 14 hari sejak datang.",)


def _surat(kasus: KasusSkdln, register: Register, orang: Penduduk) -> DokumenTerbit:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    surat = SuratDatangLuarNegeri(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, tanggal, str(orang.id)),
        nik=orang.nik.lengkap if orang.nik else "",
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        rincian=(
            Butir(label="Negara asal", isi=f.negara),
            Butir(label="Tanggal datang", isi=tulis_tanggal(f.tanggal_datang)),
            Butir(label="Dokumen perjalanan", isi=f.dokumen_perjalanan),
        ),
    )
    id_ = kasus.id_turunan(f"skdln-{orang.id}")
    return DokumenTerbit(id_, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), orang.id)
