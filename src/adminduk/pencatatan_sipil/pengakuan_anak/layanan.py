"""Pengakuan anak — oleh ayahnya, dengan persetujuan ibunya.

Hanya bagi anak yang orang tuanya sudah kawin sah menurut agama tetapi perkawinannya belum tercatat; di luar itu dengan
penetapan pengadilan. Akta kelahiran tidak diubah: pengakuannya ditulis di pinggirnya, dan ada akta pengakuan sendiri.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, UU_23_2006, UU_24_2013, Keyakinan
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat import AktaKelahiran, AktaPengakuanAnak, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.aturan import pengakuan
from adminduk.permohonan.aturan.pengakuan import TempatAnak
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian, sama
from adminduk.permohonan.perubahan_akta import laksanakan_pada_akta
from adminduk.register.isi import Register
from adminduk.register.peristiwa import Subjek

DASAR_AKUI = UU_23_2006.pasal(49)
DASAR_AGAMA = UU_24_2013.pasal(49, ayat=2, keyakinan=Keyakinan.DIINGAT)
DASAR_SYARAT = PERPRES_96_2018.butir("Pengakuan anak")
BATAS_LAPOR_HARI = 30  # [I] UU 23/2006 Pasal 49 ayat (1)


class DasarPengakuan(StrEnum):
    KAWIN_AGAMA = "Ayah dan ibu sudah kawin menurut agama"
    PENETAPAN = "Penetapan pengadilan"


_AGAMA, _PENETAPAN = sama("dasar", DasarPengakuan.KAWIN_AGAMA), sama("dasar", DasarPengakuan.PENETAPAN)


@dataclass(frozen=True)
class F201PengakuanAnak:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pengakuan anak."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta kelahiran anak")
    nik_ayah: NIK = isian("NIK ayah yang mengakui")
    dasar: DasarPengakuan = isian("Dasar pengakuan")
    tanggal_kawin_agama: date | None = isian("Tanggal perkawinan menurut agama", bila=_AGAMA)
    putusan: PutusanPengadilan | None = isian("Penetapan pengadilan", bila=_PENETAPAN)
    tempat_anak: TempatAnak = isian("Kartu Keluarga anak")


KasusAkui = Kasus[F201PengakuanAnak]

layanan = Layanan(
    kode="AKUI-ANAK",
    nama="Pengakuan anak",
    sebutan=("mengakui anak", "nama ayah belum ada di akta"),
    ringkasan="Mencatat pengakuan seorang ayah atas anaknya, dengan persetujuan ibu.",
    dasar_hukum=(DASAR_AKUI, DASAR_AGAMA, DASAR_SYARAT),
    formulir=F201PengakuanAnak,
    persyaratan=(
        Syarat(
            "pernyataan", "Pernyataan pengakuan anak oleh ayah yang disetujui ibu", DASAR_SYARAT,
            bila="tanpa penetapan pengadilan", wajib_bila=lambda f: f.dasar is DasarPengakuan.KAWIN_AGAMA,
        ),
        Syarat(
            "kawin_agama", "Surat keterangan perkawinan menurut agama", DASAR_SYARAT,
            bila="orang tua kawin menurut agama", wajib_bila=lambda f: f.dasar is DasarPengakuan.KAWIN_AGAMA,
        ),
        Syarat(
            "penetapan", "Salinan penetapan pengadilan", DASAR_SYARAT, bila="dengan penetapan pengadilan",
            wajib_bila=lambda f: f.dasar is DasarPengakuan.PENETAPAN,
        ),
        Syarat("kutipan_akta", "Kutipan akta kelahiran anak", DASAR_SYARAT),
        Syarat("kk", "Kartu Keluarga ayah atau ibu", DASAR_SYARAT, dari_register=True),
    ),
    dokumen=(AktaPengakuanAnak.kode, AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(
        Larangan("Fotokopi KTP-el ayah, ibu, atau saksi", SE_470_13287.butir("Pencatatan sipil")),
        Larangan("Surat perkawinan asli ditahan", SE_470_13287.butir("Pencatatan sipil")),
    ),
    batas_lapor="30 hari sejak surat pengakuan atau penetapan; lewat dari itu tetap dicatat.",
)  # fmt: skip

layanan.pemeriksaan(DASAR_AKUI)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_AKUI)(aturan.akta_kelahiran_saja)
layanan.pemeriksaan(DASAR_AKUI)(aturan.pemegang_akta_hidup)
layanan.pemeriksaan(DASAR_AKUI)(pengakuan.ayah_terdaftar)
layanan.pemeriksaan(DASAR_SYARAT)(pengakuan.kk_ayah_di_wilayah_ini)
layanan.pemeriksaan(DASAR_SYARAT)(pengakuan.orang_tua_asing_dengan_penetapan)
layanan.pemeriksaan(DASAR_SYARAT)(aturan.putusan_berkekuatan_tetap)


@layanan.pemeriksaan(DASAR_AKUI)
def belum_berayah(kasus: KasusAkui, register: Register) -> Tolak | None:
    """Yang diakui ialah anak yang belum mempunyai ayah menurut register."""
    dipegang = aturan.akta_dipegang(kasus, register)
    if dipegang and dipegang.orang.nama_ayah:
        return Tolak(
            "Anak ini sudah mempunyai ayah menurut register: {nama}.",
            "Bila orang tuanya kemudian mencatatkan perkawinannya, ajukan layanan SAH-ANAK.",
            {"nama": dipegang.orang.nama_ayah},
            "subjek.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_AGAMA)
def perkawinan_belum_tercatat(kasus: KasusAkui, register: Register) -> Tolak | None:
    """Anak dari orang tua yang perkawinannya sudah tercatat disahkan, tidak diakui."""
    bapak, mama = pengakuan.ayah(kasus, register), pengakuan.ibu(kasus, register)
    if bapak and mama:
        kawin = [k for k in register.daftar_perkawinan(bapak.id) if k.tercatat and k.pasangan(bapak.id) == mama.id]
        if kawin:
            return Tolak("Perkawinan orang tuanya sudah tercatat.", "Ajukan layanan SAH-ANAK.", isian="nik_ayah")
    return None


@layanan.pemeriksaan(DASAR_AGAMA)
def perkawinan_agama_sudah_terjadi(kasus: KasusAkui, register: Register) -> Tolak | None:
    """Perkawinan menurut agama sudah dilangsungkan pada hari pengajuan."""
    tanggal = kasus.formulir.tanggal_kawin_agama
    if tanggal and tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal perkawinan itu belum tiba.", "Periksa tanggalnya.", isian="tanggal_kawin_agama")
    return None


@layanan.pelaksanaan
def akui(kasus: KasusAkui, register: Register) -> Hasil:
    f, dipegang = kasus.formulir, aturan.akta_dipegang(kasus, register)
    bapak = pengakuan.ayah(kasus, register)
    assert dipegang is not None and bapak is not None  # akta_ditemukan, ayah_terdaftar
    dasar = f"penetapan {f.putusan}" if f.putusan else f"perkawinan menurut agama tanggal {_tanggal(f)}"
    return laksanakan_pada_akta(
        kasus, register, dipegang, "pengakuan_anak", DASAR_AKUI,
        kode=aturan.CP_PENGAKUAN,
        teks=f"{dipegang.orang.nama} diakui sebagai anak oleh ayahnya, {bapak.nama}, berdasarkan {dasar}.",
        orang={"ayah": bapak.id, "nama_ayah": bapak.nama},
        lain=pengakuan.entri(kasus, register, dipegang, AktaPengakuanAnak, "PA", dasar),
        tujuan=pengakuan.keluarga_tujuan(kasus, register),
        subjek=(Subjek(bapak.id, "ayah"),),
        pesan=aturan.terlambat(f.putusan, kasus.tanggal_pengajuan, BATAS_LAPOR_HARI) if f.putusan else (),
    )  # fmt: skip


def _tanggal(f: F201PengakuanAnak) -> str:
    return tulis_tanggal(f.tanggal_kawin_agama) if f.tanggal_kawin_agama else ""
