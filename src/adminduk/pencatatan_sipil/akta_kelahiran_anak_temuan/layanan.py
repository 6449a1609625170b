"""Akta kelahiran anak yang tidak diketahui asal-usulnya — tanpa nama orang tua.

Dasarnya berita acara kepolisian; bila bukan bayi yang baru ditemukan, pernyataan pengasuh (F-2.03) dengan dua saksi.
Anak masuk KK pengasuhnya sebagai famili lain dan mendapat NIK; KIA terbit bersama aktanya bagi anak di bawah 5 tahun.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adminduk.dasar.hukum import PERMENDAGRI_73_2022, PERPRES_96_2018, SE_470_13287
from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
    StatusPenduduk,
)
from adminduk.dasar.nama import periksa_nama, rapikan
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.dasar.wilayah import DASAR_TEMPAT_PERISTIWA, tempat_peristiwa
from adminduk.dokumen.surat import AktaKelahiran, KartuIdentitasAnak, KartuKeluarga, ModelAkta
from adminduk.dokumen.surat.kia import USIA_BERFOTO
from adminduk.dokumen.susun import kartu_identitas_anak, penerbit, terbitkan_kk
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan.orang_tua import dua_saksi_berbeda
from adminduk.permohonan.formulir.f201 import Pelapor, Saksi
from adminduk.permohonan.isian import Kabupaten, isian, tulis
from adminduk.register.akibat import orang_dari, terapkan
from adminduk.register.isi import Keluarga, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import (
    AktaCatat,
    AnggotaMasuk,
    DokumenTerbit,
    NikBaru,
    NikTerbit,
    NomorAktaBaru,
    OrangBaru,
    Perubahan,
)

DASAR_TEMUAN = PERPRES_96_2018.butir("Kelahiran anak yang tidak diketahui asal-usulnya")
BATAS_LAPOR_HARI = 60  # UU 24/2013 Pasal 27 ayat (1)


@dataclass(frozen=True)
class F201AnakTemuan:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: kelahiran anak yang tidak diketahui asal-usulnya."""

    pelapor: Pelapor = isian("Pelapor")
    nama: str = isian("Nama anak")
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tempat_lahir: Kabupaten = isian("Tempat ditemukan atau lahir", dasar=DASAR_TEMPAT_PERISTIWA)
    tanggal_lahir: TanggalLahir = isian("Tanggal lahir", "Menurut perkiraan bila tidak diketahui.")
    agama: Agama = isian("Agama", "Menurut pernyataan pengasuh.")
    kk_pengasuh: NomorKK = isian("Nomor KK pengasuh")
    baru_ditemukan: bool = isian("Bayi yang baru ditemukan", wajib=False, bawaan=False)
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")


KasusTemuan = Kasus[F201AnakTemuan]

layanan = Layanan(
    kode="LAHIR-TEMUAN",
    nama="Akta kelahiran anak yang tidak diketahui asal-usulnya",
    sebutan=("menemukan bayi", "anak panti tanpa akta", "orang tua tidak diketahui"),
    ringkasan="Mencatat kelahiran anak yang asal-usul atau orang tuanya tidak diketahui.",
    dasar_hukum=(DASAR_TEMUAN, SE_470_13287.butir("Kelahiran")),
    formulir=F201AnakTemuan,
    persyaratan=(
        Syarat(
            "berita_acara", "Berita acara kepolisian", DASAR_TEMUAN, bila="bayi yang baru ditemukan",
            wajib_bila=lambda f: f.baru_ditemukan,
        ),
        Syarat(
            "f_2_03", "SPTJM kebenaran data kelahiran (F-2.03) oleh pengasuh", SE_470_13287.butir("Kelahiran"),
            bila="bukan bayi yang baru ditemukan", wajib_bila=lambda f: not f.baru_ditemukan,
        ),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode, KartuIdentitasAnak.kode),
    larangan=(Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Kelahiran")),),
)  # fmt: skip

layanan.pemeriksaan(DASAR_TEMUAN)(dua_saksi_berbeda)


@layanan.pemeriksaan(DASAR_TEMUAN)
def pengasuh_di_wilayah_ini(kasus: KasusTemuan, register: Register) -> Tolak | None:
    """KK pengasuh ada di wilayah kantor ini."""
    keluarga = register.keluarga_bernomor(kasus.formulir.kk_pengasuh)
    if keluarga is None or keluarga.kab != kasus.kab:
        return Tolak(
            "KK pengasuh tidak ditemukan di wilayah kantor ini.",
            "Periksa nomornya; anak dicatat di kantor domisili pengasuhnya.",
            isian="kk_pengasuh",
        )
    return None


@layanan.pemeriksaan(PERMENDAGRI_73_2022.pasal(4))
def nama_anak_menurut_aturan(kasus: KasusTemuan, register: Register) -> Tolak | None:
    """Nama anak memenuhi Permendagri 73/2022."""
    for temuan in periksa_nama(kasus.formulir.nama):
        if temuan.menolak:
            return Tolak(temuan.pesan, temuan.saran, temuan.nilai, "nama")
    return None


@layanan.pemeriksaan(DASAR_TEMUAN)
def anak_sudah_lahir_dan_belum_dicatat(kasus: KasusTemuan, register: Register) -> Tolak | None:
    """Kelahirannya sudah terjadi, dan tidak ada anak bernama sama yang lahir pada hari itu."""
    f = kasus.formulir
    if f.tanggal_lahir.tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal lahir anak belum tiba.", "Periksa tanggal lahirnya.", isian="tanggal_lahir")
    if serupa := register.serupa(rapikan(f.nama).upper(), f.tanggal_lahir.tanggal):
        return Tolak(
            "Sudah ada {nama} yang lahir pada hari itu.",
            "Bila anak yang sama, mintalah kutipan kedua.",
            {"nama": serupa[0].nama},
            "nama",
        )
    return None


@layanan.pelaksanaan
def catat(kasus: KasusTemuan, register: Register) -> Hasil:
    keluarga = register.keluarga_bernomor(kasus.formulir.kk_pengasuh)
    assert keluarga is not None  # pengasuh_di_wilayah_ini
    f, tanggal, orang = kasus.formulir, kasus.tanggal_keputusan, kasus.id_turunan("anak")
    lahir = f.tanggal_lahir.tanggal
    lewat = (kasus.tanggal_pengajuan - lahir).days > BATAS_LAPOR_HARI
    nomor = NomorAktaBaru(kasus.kab, "LT" if lewat else "LU", tanggal)
    nik = NikBaru(keluarga.kecamatan, lahir, f.jenis_kelamin is JenisKelamin.PEREMPUAN, str(orang))
    baru = OrangBaru(orang, lahir, keluarga.kab, _biodata(f, register) | {"no_akta_lahir": nomor})
    # Who looks after the child has done so since the report, not since the birth.
    masuk = AnggotaMasuk(orang, keluarga.id, tanggal, Shdk.FAMILI_LAIN, keluarga.desa)
    diri = (baru, NikTerbit(nik, orang, lahir), masuk)
    sesudah = terapkan([keluarga], diri)[keluarga.id]
    perubahan = (
        *diri,
        *_akta(kasus, register, baru, nik, nomor),
        *_kia(kasus, register, baru, sesudah, nik, nomor),
        *terbitkan_kk(register, kasus.id_turunan("kk"), sesudah, tanggal, {orang: nik}),
    )
    fakta = {"formulir": tulis(f), "model": ModelAkta.TANPA_ORANG_TUA, "terlambat": lewat}
    subjek = (Subjek(orang, "anak"), Subjek(keluarga.id, "keluarga"))
    peristiwa = Peristiwa(TANPA_ID, "kelahiran", 1, str(DASAR_TEMUAN), lahir, subjek, fakta, perubahan)
    return Hasil((peristiwa,), ("Dilaporkan lewat 60 hari.",) if lewat else ())


def _biodata(f: F201AnakTemuan, register: Register) -> dict[str, Any]:
    return {
        "nama": rapikan(f.nama).upper(),
        "jenis_kelamin": f.jenis_kelamin,
        "tempat_lahir": tempat_peristiwa(register.nama_wilayah(int(f.tempat_lahir)) or ""),
        "lahir": f.tanggal_lahir.tanggal,
        "presisi_lahir": f.tanggal_lahir.presisi,
        "kewarganegaraan": Kewarganegaraan.WNI,
        "agama": f.agama,
        "golongan_darah": GolonganDarah.TIDAK_TAHU,
        "status_kawin": StatusKawin.BELUM_KAWIN,
        "pendidikan": Pendidikan.BELUM_SEKOLAH,
        "pekerjaan": "01",
        "status": StatusPenduduk.AKTIF,
        "ayah": None,
        "ibu": None,
        "nama_ayah": None,
        "nama_ibu": None,
    }


def _akta(
    kasus: KasusTemuan, register: Register, baru: OrangBaru, nik: NikBaru, nomor: NomorAktaBaru
) -> tuple[Perubahan, ...]:
    tanggal, id_akta, anak = kasus.tanggal_keputusan, kasus.id_turunan("akta"), orang_dari(baru)
    surat = AktaKelahiran(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=nomor,
        nik=nik,
        nama=anak.nama,
        jenis_kelamin=anak.jenis_kelamin,
        tempat_lahir=anak.tempat_lahir,
        tanggal_lahir=anak.tanggal_lahir,
        model=ModelAkta.TANPA_ORANG_TUA,
    )
    isi = {"orang": anak.id, "model": ModelAkta.TANPA_ORANG_TUA, "formulir": tulis(kasus.formulir)}
    lembar = kasus.id_turunan("kutipan")
    return (
        AktaCatat(id_akta, "KELAHIRAN", nomor, tanggal, kasus.kab, isi),
        DokumenTerbit(lembar, surat.kode, nomor, tanggal, kasus.kab, surat.ke_isi(), anak.id, None, id_akta),
    )


def _kia(
    kasus: KasusTemuan, register: Register, baru: OrangBaru, keluarga: Keluarga, nik: NikBaru, nomor: NomorAktaBaru
) -> tuple[Perubahan, ...]:
    anak, tanggal = orang_dari(baru), kasus.tanggal_keputusan
    if anak.usia(tanggal) >= USIA_BERFOTO:
        return ()
    kia = kartu_identitas_anak(register, anak, keluarga, tanggal, nik=nik, no_akta=nomor)
    return (DokumenTerbit(kasus.id_turunan("kia"), kia.kode, kia.nik, tanggal, kasus.kab, kia.ke_isi(), anak.id),)
