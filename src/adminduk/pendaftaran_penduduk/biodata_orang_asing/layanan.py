"""Biodata orang asing — pencatatan pemegang ITAS atau ITAP, dan penerbitan NIK-nya.

Pemegang ITAP tercantum pada KK: KK baru, atau KK yang sudah ada, misalnya milik suami atau istrinya. Pemegang ITAS
tidak ber-KK; alamatnya disimpan pada biodatanya dan tanda tinggalnya SKTT (layanan OA-ITAS).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import Kewarganegaraan
from adminduk.dasar.nik import NomorKK
from adminduk.dokumen.surat import BiodataOrangAsing, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import biodata as aturan
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.aturan.orang_asing import (
    DASAR_ITAS,
    JENIS_IZIN,
    catatan_terlambat,
    rinci_tinggal,
    tolak_masa,
)
from adminduk.permohonan.formulir.f101 import DataKeluarga, TujuanKK
from adminduk.permohonan.formulir.orang_asing import AnggotaOrangAsing, JenisIzin
from adminduk.permohonan.isian import isian, sama, tulis
from adminduk.permohonan.pencatatan_biodata import daftar_calon, kk_ditumpangi, perubahan_biodata, perubahan_tanpa_kk
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_BIODATA_OA = PERPRES_96_2018.butir("Biodata orang asing")


@dataclass(frozen=True)
class F101OrangAsing:
    """F-1.01 Formulir Biodata Keluarga: orang asing."""

    izin: JenisIzin = isian("Izin tinggal yang dipegang")
    tujuan: TujuanKK | None = isian("Pencantuman pada KK", bila=sama("izin", JenisIzin.ITAP))
    no_kk: NomorKK | None = isian(
        "Nomor KK yang ditumpangi", bila=(sama("izin", JenisIzin.ITAP), sama("tujuan", TujuanKK.MENUMPANG))
    )
    keluarga: DataKeluarga = isian("Data kepala keluarga")
    anggota: tuple[AnggotaOrangAsing, ...] = isian("Data orang asing", "Mulai dari kepala keluarga.", baris=10)
    pernyataan: bool = isian(
        "Data ini benar; bila tidak benar saya bersedia dikenai sanksi menurut peraturan perundang-undangan",
        pernyataan=True,
    )

    @property
    def menumpang(self) -> bool:
        return self.tujuan is TujuanKK.MENUMPANG

    @property
    def ber_kk(self) -> bool:
        return self.izin is JenisIzin.ITAP


KasusBiodataOA = Kasus[F101OrangAsing]

layanan = Layanan(
    kode="BIO-OA",
    nama="Biodata orang asing",
    sebutan=("orang asing minta NIK", "bule menetap di sini", "pemegang KITAS belum terdaftar"),
    ringkasan="Mencatat orang asing pemegang ITAS atau ITAP; NIK dan biodata terbit, dan KK bagi pemegang ITAP.",
    dasar_hukum=(DASAR_BIODATA_OA, DASAR_ITAS),
    formulir=F101OrangAsing,
    persyaratan=(
        Syarat("dokumen_perjalanan", "Dokumen perjalanan (paspor)", DASAR_BIODATA_OA),
        Syarat("kartu_izin", "Kartu izin tinggal terbatas atau tetap (KITAS/KITAP)", DASAR_BIODATA_OA),
    ),
    dokumen=(BiodataOrangAsing.kode, KartuKeluarga.kode),
    larangan=(Larangan("SKCK atau pas foto", PERPRES_96_2018.pasal(28, ayat=5)),),
    batas_lapor="14 hari sejak ITAS atau ITAP terbit; lewat dari itu tetap dicatat.",
)


@layanan.pemeriksaan(DASAR_BIODATA_OA)
def semua_orang_asing(kasus: KasusBiodataOA, register: Register) -> Tolak | None:
    """Yang dicatat orang asing; WNI memakai layanan biodata WNI."""
    for n, a in enumerate(kasus.formulir.anggota):
        if a.kewarganegaraan is not Kewarganegaraan.WNA:
            return Tolak(
                "Yang ke-{nomor} tidak ditulis sebagai orang asing.",
                "Catat WNI dengan layanan BIO-WNI, dan anak berkewarganegaraan ganda dengan layanan BAKAK-OA.",
                {"nomor": n + 1},
                f"anggota.{n}.kewarganegaraan",
            )
    return None


@layanan.pemeriksaan(DASAR_ITAS)
def izin_tinggal_berlaku(kasus: KasusBiodataOA, register: Register) -> Tolak | None:
    """Izin tinggal tiap orang sudah terbit dan belum berakhir."""
    for n, a in enumerate(kasus.formulir.anggota):
        if a.tgl_terbit_itas_itap is None or a.tgl_akhir_itas_itap is None:
            continue  # a WNI: semua_orang_asing
        if tolak := tolak_masa(a.tgl_terbit_itas_itap, a.tgl_akhir_itas_itap, kasus.tanggal_pengajuan):
            isian = {"tanggal_terbit": "tgl_terbit_itas_itap", "tanggal_akhir": "tgl_akhir_itas_itap"}[tolak.isian]
            return replace(tolak, isian=f"anggota.{n}.{isian}")
    return None


@layanan.pemeriksaan(susunan.DASAR_SATU_KEPALA)
def kepala_keluarga_tepat_satu(kasus: KasusBiodataOA, register: Register) -> Tolak | None:
    """KK baru mempunyai tepat satu kepala keluarga; yang menumpang tidak membawanya, pemegang ITAS tidak ber-KK."""
    return aturan.kepala_keluarga_tepat_satu(kasus, register) if kasus.formulir.ber_kk else None


@layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)
def kepala_keluarga_dewasa(kasus: KasusBiodataOA, register: Register) -> Tolak | None:
    """Kepala keluarga pada KK baru berumur 17 tahun, atau sudah atau pernah kawin."""
    return aturan.kepala_keluarga_dewasa(kasus, register) if kasus.formulir.ber_kk else None


layanan.pemeriksaan(DASAR_BIODATA_OA)(aturan.alamat_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_BIODATA_OA)(aturan.kk_yang_ditumpangi_terdaftar)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.nama_kepala_sesuai_susunan)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.hubungan_dalam_keluarga_serasi)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.disabilitas_disebut_jenisnya)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.status_perkawinan_sesuai_akta)
layanan.pemeriksaan(aturan.DASAR_LAHIR)(aturan.sudah_lahir)
layanan.pemeriksaan(aturan.DASAR_SATU_NIK)(aturan.belum_pernah_terdaftar)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.orang_tua_sesuai_register)


@layanan.pelaksanaan
def catat_biodata(kasus: KasusBiodataOA, register: Register) -> Hasil:
    f, kk = kasus.formulir, kk_ditumpangi(kasus, register)
    izin = {JENIS_IZIN: f.izin.value}
    if f.ber_kk:
        perubahan = perubahan_biodata(kasus, register, izin)
        keluarga = [Subjek(kk.id if kk else kasus.id_turunan("keluarga"), "keluarga")]
    else:
        perubahan, keluarga = perubahan_tanpa_kk(kasus, register, izin | rinci_tinggal(f.keluarga)), []
    peristiwa = Peristiwa(
        TANPA_ID, "biodata", 1, str(DASAR_BIODATA_OA), kasus.tanggal_keputusan,
        (*(Subjek(c.orang, "anggota") for c in daftar_calon(kasus, register)), *keluarga),
        {"formulir": tulis(f)}, perubahan,
    )  # fmt: skip
    terbit = [a.tgl_terbit_itas_itap for a in f.anggota if a.tgl_terbit_itas_itap]
    lanjutan = "KTP-el diajukan dengan layanan KTP-OA." if f.ber_kk else "SKTT diajukan dengan layanan OA-ITAS."
    terlambat = catatan_terlambat(terbit, kasus)
    return Hasil((peristiwa,), (*terlambat, lanjutan, *aturan.catatan_orang(kasus, register)))
