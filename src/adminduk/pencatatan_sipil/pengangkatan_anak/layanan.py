"""Pengangkatan anak — dengan penetapan pengadilan; ditulis di pinggir akta kelahiran.

Pengangkatan tidak memutus hubungan darah: akta kelahiran dan kolom orang tua pada KK tetap memuat orang tua kandung.
Anak pindah ke KK orang tua angkatnya dengan hubungan anak.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import SE_470_13287, UU_23_2006
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nama import rapikan
from adminduk.dasar.nik import NIK
from adminduk.dokumen.surat import AktaKelahiran, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import akta as aturan
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import isian, sama
from adminduk.permohonan.perubahan_akta import laksanakan_pada_akta, pindah_kk
from adminduk.register.akibat import shdk_anak
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import Subjek

DASAR_ANGKAT = UU_23_2006.pasal(47)
DASAR_SYARAT = SE_470_13287.butir("Pengangkatan anak")
BATAS_LAPOR_HARI = 30  # UU 23/2006 Pasal 47 ayat (2)


@dataclass(frozen=True)
class OrangTuaAngkat:
    kewarganegaraan: Kewarganegaraan = isian("Kewarganegaraan")
    nama: str = isian("Nama")
    nik: NIK | None = isian("NIK", "Wajib bagi WNI.", wajib=False)
    no_paspor: str | None = isian("Nomor paspor", panjang=20, bila=sama("kewarganegaraan", Kewarganegaraan.WNA))


@dataclass(frozen=True)
class F201PengangkatanAnak:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: pengangkatan anak."""

    pelapor: Pelapor = isian("Pelapor")
    subjek: SubjekAkta = isian("Akta kelahiran anak")
    putusan: PutusanPengadilan = isian("Penetapan pengadilan")
    orang_tua: tuple[OrangTuaAngkat, ...] = isian("Orang tua angkat", "Ayah, ibu, atau keduanya.", baris=2)


KasusAngkat = Kasus[F201PengangkatanAnak]


def _ada_asing(f: F201PengangkatanAnak) -> bool:
    return any(o.kewarganegaraan is Kewarganegaraan.WNA for o in f.orang_tua)


layanan = Layanan(
    kode="ANGKAT-ANAK",
    nama="Pengangkatan anak",
    sebutan=("adopsi anak", "mengangkat anak"),
    ringkasan="Mencatat pengangkatan anak menurut penetapan pengadilan pada akta kelahirannya dan KK.",
    dasar_hukum=(DASAR_ANGKAT, DASAR_SYARAT),
    formulir=F201PengangkatanAnak,
    persyaratan=(
        Syarat("penetapan", "Salinan penetapan pengadilan", DASAR_SYARAT),
        Syarat("kutipan_akta", "Kutipan akta kelahiran anak", DASAR_SYARAT),
        Syarat(
            "paspor", "Paspor orang tua angkat", DASAR_SYARAT,
            bila="orang tua angkat orang asing", wajib_bila=_ada_asing,
        ),
        Syarat("kk", "Kartu Keluarga orang tua angkat", DASAR_SYARAT, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode),
    larangan=(Larangan("Fotokopi KTP-el", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="30 hari sejak salinan penetapan diterima; lewat dari itu tetap dicatat.",
)  # fmt: skip

layanan.pemeriksaan(DASAR_ANGKAT)(aturan.akta_ditemukan)
layanan.pemeriksaan(DASAR_ANGKAT)(aturan.akta_kelahiran_saja)
layanan.pemeriksaan(DASAR_ANGKAT)(aturan.pemegang_akta_hidup)
layanan.pemeriksaan(DASAR_ANGKAT)(aturan.putusan_berkekuatan_tetap)


def _terdaftar(kasus: KasusAngkat, register: Register) -> list[Penduduk]:
    return [p for o in kasus.formulir.orang_tua if o.nik and (p := register.orang_ber_nik(o.nik))]


def _tujuan(kasus: KasusAngkat, register: Register) -> Keluarga | None:
    return next((k for o in _terdaftar(kasus, register) if (k := register.keluarga_dari(o.id))), None)


@layanan.pemeriksaan(DASAR_SYARAT)
def orang_tua_angkat_terdaftar(kasus: KasusAngkat, register: Register) -> Tolak | None:
    """Orang tua angkat WNI adalah penduduk aktif; NIK yang ditulis dikenal di wilayah kantor ini."""
    for n, o in enumerate(kasus.formulir.orang_tua):
        orang = register.orang_ber_nik(o.nik) if o.nik else None
        asing_tanpa_nik = o.nik is None and o.kewarganegaraan is Kewarganegaraan.WNA
        if not asing_tanpa_nik and (
            orang is None or orang.kab != kasus.kab or orang.status is not StatusPenduduk.AKTIF
        ):
            return Tolak(
                "NIK orang tua angkat bukan NIK penduduk aktif di wilayah kantor ini.",
                "Periksa NIK; bila ia penduduk daerah lain, urus kepindahannya lebih dahulu.",
                isian=f"orang_tua.{n}.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_SYARAT)
def orang_tua_angkat_satu_kk(kasus: KasusAngkat, register: Register) -> Tolak | None:
    """Ayah dan ibu angkat tercatat pada satu KK, KK yang dimasuki anak."""
    keluarga = [k.id for o in _terdaftar(kasus, register) if (k := register.keluarga_dari(o.id))]
    if len(set(keluarga)) > 1:
        return Tolak(
            "Ayah dan ibu angkat tercatat pada KK yang berbeda.",
            "Satukan KK mereka lebih dahulu (layanan KK-BARU).",
            isian="orang_tua.1.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_ANGKAT)
def bukan_orang_tua_kandung(kasus: KasusAngkat, register: Register) -> Tolak | None:
    """Yang mengangkat bukan orang tua kandungnya, dan bukan anak itu sendiri."""
    dipegang = aturan.akta_dipegang(kasus, register)
    for n, o in enumerate(kasus.formulir.orang_tua):
        orang = register.orang_ber_nik(o.nik) if o.nik else None
        if dipegang and orang and orang.id in (dipegang.orang.id, dipegang.orang.ayah, dipegang.orang.ibu):
            return Tolak(
                "{nama} orang tua kandung anak ini, atau anak itu sendiri.",
                "Tulis NIK orang tua angkatnya.",
                {"nama": orang.nama},
                f"orang_tua.{n}.nik",
            )
    return None


@layanan.pelaksanaan
def angkat(kasus: KasusAngkat, register: Register) -> Hasil:
    f, dipegang = kasus.formulir, aturan.akta_dipegang(kasus, register)
    assert dipegang is not None  # akta_ditemukan
    anak, tujuan, terdaftar = dipegang.orang, _tujuan(kasus, register), _terdaftar(kasus, register)
    nama = {o.nik: o.nama for o in terdaftar}
    siapa = " dan ".join(nama.get(o.nik) or rapikan(o.nama).upper() for o in f.orang_tua)
    induk = next((o for o in terdaftar if tujuan and tujuan.cari(o.id)), None)
    pindah = (
        pindah_kk(register, anak, tujuan, shdk_anak(tujuan, induk.id), kasus.tanggal_keputusan)
        if tujuan and induk
        else ()
    )
    return laksanakan_pada_akta(
        kasus, register, dipegang, "pengangkatan_anak", DASAR_ANGKAT,
        kode=aturan.CP_PENGANGKATAN,
        teks=f"{anak.nama} diangkat sebagai anak oleh {siapa} berdasarkan penetapan {f.putusan}.",
        lain=pindah,
        tujuan=tujuan,
        subjek=tuple(Subjek(o.id, "orang tua angkat") for o in terdaftar),
        pesan=aturan.terlambat(f.putusan, kasus.tanggal_pengajuan, BATAS_LAPOR_HARI),
    )  # fmt: skip
