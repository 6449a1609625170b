"""Pengesahan anak — anak yang lahir sebelum perkawinan ayah dan ibunya dicatat.

Perkawinan itu kini tercatat; anak menjadi anak sah keduanya. Akta kelahiran tidak diubah: pengesahannya ditulis di
pinggirnya, dan ada akta pengesahan sendiri.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.dasar.hukum import SE_470_13287, UU_23_2006
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat import AktaKelahiran, AktaPengesahanAnak, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.aturan import pengakuan
from adminduk.permohonan.aturan.pengakuan import TempatAnak
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian
from adminduk.permohonan.perubahan_akta import laksanakan_pada_akta
from adminduk.register.isi import Register
from adminduk.register.peristiwa import Subjek

DASAR_SAH = UU_23_2006.pasal(50)
DASAR_SYARAT = SE_470_13287.butir("Pengesahan anak")
BATAS_LAPOR_HARI = 30  # UU 23/2006 Pasal 50 ayat (1)


@dataclass(frozen=True)
class F201PengesahanAnak:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pengesahan anak."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta kelahiran anak")
    nik_ayah: NIK = isian("NIK ayah")
    no_akta_kawin: str = isian("Nomor akta perkawinan atau buku nikah", panjang=50)
    tanggal_dicatat: date = isian("Perkawinan dicatat pada")
    putusan: PutusanPengadilan | None = isian(
        "Penetapan pengadilan", "Hanya bila ayah atau ibu orang asing.", wajib=False
    )
    tempat_anak: TempatAnak = isian("Kartu Keluarga anak")


KasusSah = Kasus[F201PengesahanAnak]

layanan = Layanan(
    kode="SAH-ANAK",
    nama="Pengesahan anak",
    sebutan=("anak lahir sebelum nikah resmi", "mengesahkan anak"),
    ringkasan="Mencatat pengesahan anak yang lahir sebelum perkawinan orang tuanya dicatat.",
    dasar_hukum=(DASAR_SAH, DASAR_SYARAT),
    formulir=F201PengesahanAnak,
    persyaratan=(
        Syarat("kutipan_akta", "Kutipan akta kelahiran anak", DASAR_SYARAT),
        Syarat("buku_nikah", "Buku nikah atau kutipan akta perkawinan orang tua", DASAR_SYARAT),
        Syarat(
            "penetapan", "Salinan penetapan pengadilan", DASAR_SYARAT, bila="ayah atau ibu orang asing",
            wajib_bila=lambda f: f.putusan is not None,
        ),
        Syarat("kk", "Kartu Keluarga orang tua", DASAR_SYARAT, dari_register=True),
    ),
    dokumen=(AktaPengesahanAnak.kode, AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(Larangan("Fotokopi KTP-el ayah, ibu, atau saksi", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="30 hari sejak perkawinan dicatat; lewat dari itu tetap dicatat.",
)  # fmt: skip

layanan.pemeriksaan(DASAR_SAH)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_SAH)(aturan.akta_kelahiran_saja)
layanan.pemeriksaan(DASAR_SAH)(aturan.pemegang_akta_hidup)
layanan.pemeriksaan(DASAR_SAH)(pengakuan.ayah_terdaftar)
layanan.pemeriksaan(DASAR_SYARAT)(pengakuan.kk_ayah_di_wilayah_ini)
layanan.pemeriksaan(DASAR_SYARAT)(pengakuan.orang_tua_asing_dengan_penetapan)
layanan.pemeriksaan(DASAR_SYARAT)(aturan.putusan_berkekuatan_tetap)


@layanan.pemeriksaan(DASAR_SAH)
def perkawinan_orang_tua_tercatat(kasus: KasusSah, register: Register) -> Tolak | None:
    """Perkawinan ayah dan ibu anak itu tercatat dalam register."""
    bapak, mama = pengakuan.ayah(kasus, register), pengakuan.ibu(kasus, register)
    kawin = register.daftar_perkawinan(bapak.id) if bapak else ()
    ada = aturan.akta_dipegang(kasus, register)
    if ada and bapak and not any(k.tercatat and mama and k.pasangan(bapak.id) == mama.id for k in kawin):
        return Tolak(
            "Perkawinan ayah dan ibu anak itu belum tercatat dalam register.",
            "Catatkan perkawinannya (layanan KAWIN atau KK-UBAH dengan buku nikah), atau ajukan AKUI-ANAK.",
            isian="nik_ayah",
        )
    return None


@layanan.pemeriksaan(DASAR_SAH)
def lahir_sebelum_perkawinan_dicatat(kasus: KasusSah, register: Register) -> Tolak | None:
    """Anak lahir sebelum perkawinan itu dicatat, dan pencatatannya sudah terjadi."""
    dipegang, dicatat = aturan.akta_dipegang(kasus, register), kasus.formulir.tanggal_dicatat
    if dicatat > kasus.tanggal_pengajuan:
        return Tolak("Tanggal pencatatan perkawinan belum tiba.", "Periksa tanggalnya.", isian="tanggal_dicatat")
    if dipegang and dipegang.orang.tanggal_lahir >= dicatat:
        return Tolak(
            "Anak lahir sesudah perkawinan orang tuanya dicatat.",
            "Ia anak sah sejak lahir; bila aktanya salah, ajukan layanan BETUL-AKTA.",
            isian="tanggal_dicatat",
        )
    return None


@layanan.pemeriksaan(DASAR_SAH)
def ayah_sama_dengan_yang_tercatat(kasus: KasusSah, register: Register) -> Tolak | None:
    """Anak yang sudah mempunyai ayah disahkan oleh ayah itu juga."""
    dipegang, bapak = aturan.akta_dipegang(kasus, register), pengakuan.ayah(kasus, register)
    if dipegang and bapak and dipegang.orang.nama_ayah not in ("", bapak.nama):
        return Tolak(
            "Ayah anak ini menurut register {nama}.",
            "Periksa NIK ayah; ayah yang salah tercatat dibatalkan dengan putusan pengadilan.",
            {"nama": dipegang.orang.nama_ayah},
            "nik_ayah",
        )
    return None


@layanan.pelaksanaan
def sahkan(kasus: KasusSah, register: Register) -> Hasil:
    f, dipegang = kasus.formulir, aturan.akta_dipegang(kasus, register)
    bapak = pengakuan.ayah(kasus, register)
    assert dipegang is not None and bapak is not None  # akta_ditemukan, ayah_terdaftar
    dasar = f"akta perkawinan nomor {f.no_akta_kawin} tanggal {tulis_tanggal(f.tanggal_dicatat)}"
    lewat = (kasus.tanggal_pengajuan - f.tanggal_dicatat).days > BATAS_LAPOR_HARI
    return laksanakan_pada_akta(
        kasus, register, dipegang, "pengesahan_anak", DASAR_SAH,
        kode=aturan.CP_PENGESAHAN,
        teks=f"{dipegang.orang.nama} disahkan sebagai anak sah {bapak.nama} dan ibunya berdasarkan {dasar}.",
        orang={"ayah": bapak.id, "nama_ayah": bapak.nama},
        lain=pengakuan.entri(kasus, register, dipegang, AktaPengesahanAnak, "PS", dasar),
        tujuan=pengakuan.keluarga_tujuan(kasus, register),
        subjek=(Subjek(bapak.id, "ayah"),),
        pesan=(f"Dilaporkan lewat {BATAS_LAPOR_HARI} hari.",) if lewat else (),
    )  # fmt: skip
