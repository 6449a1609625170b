"""Pemutakhiran data disabilitas — elemen 28 dan 29 F-1.01.

Jenisnya ditulis dengan kata formulir (Permendagri 109/2019) dan ditampilkan bersama kata UU 8/2016. Data ini
dilindungi: tersandi dalam register, tidak tercetak pada dokumen mana pun, dan tidak diserahkan kepada lembaga.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.daftar import daftar
from adminduk.dasar.hukum import PERMENDAGRI_109_2019, SE_470_13287, UU_8_2016, Keyakinan
from adminduk.dasar.kode import JenisDisabilitas, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dokumen.surat import Biodata
from adminduk.dokumen.susun import DIGANTI, biodata, tutup
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Tolak
from adminduk.permohonan.formulir.f101 import Kepemilikan
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import isian, sama, tulis
from adminduk.register.isi import Anggota, Keluarga, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, OrangUbah, Perubahan

DASAR_PENDATAAN = UU_8_2016.pasal(22, keyakinan=Keyakinan.DIINGAT)
DASAR_ELEMEN = PERMENDAGRI_109_2019.butir("Lampiran F-1.01")


@dataclass(frozen=True)
class F101Disabilitas:
    """F-1.01 Formulir Biodata Keluarga: elemen 28 dan 29."""

    pemohon: Pemohon = isian("Pemohon")
    nik: NIK = isian("NIK penyandang disabilitas")
    kelainan_fisik_mental: Kepemilikan = isian("Kelainan fisik dan mental")
    penyandang_cacat: JenisDisabilitas | None = isian(
        "Jenis disabilitas",
        "Kata pada formulir; dalam UU 8/2016 disebut disabilitas fisik, sensorik, mental atau intelektual, dan ganda.",
        bila=sama("kelainan_fisik_mental", Kepemilikan.ADA),
    )


KasusDisabilitas = Kasus[F101Disabilitas]

layanan = Layanan(
    kode="PEMUTAKHIRAN-DISABILITAS",
    nama="Pemutakhiran data disabilitas",
    sebutan=("penyandang disabilitas belum tercatat", "data difabel"),
    ringkasan="Mencatat atau membetulkan ada tidaknya disabilitas dan jenisnya dalam biodata.",
    dasar_hukum=(DASAR_PENDATAAN, DASAR_ELEMEN),
    formulir=F101Disabilitas,
    persyaratan=(),
    dokumen=(Biodata.kode,),
    larangan=(
        Larangan("Surat keterangan dokter", DASAR_PENDATAAN),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
)


def kata_uu(jenis: JenisDisabilitas) -> str:
    """Return the words of UU 8/2016 for those of the form.

    >>> kata_uu(JenisDisabilitas.NETRA)
    'disabilitas sensorik netra'
    """
    return next(k.rinci["padanan_uu_8_2016"] for k in daftar("penyandang_cacat_f101_29") if k.nama == jenis.value)


def _anggota(kasus: KasusDisabilitas, register: Register) -> tuple[Anggota, Keluarga] | None:
    orang = register.orang_ber_nik(kasus.formulir.nik)
    keluarga = register.keluarga_dari(orang.id) if orang else None
    anggota = keluarga.cari(orang.id) if orang and keluarga else None
    return (anggota, keluarga) if anggota and keluarga else None


@layanan.pemeriksaan(DASAR_PENDATAAN)
def penduduk_aktif_kantor_ini(kasus: KasusDisabilitas, register: Register) -> Tolak | None:
    """Yang dimutakhirkan penduduk kabupaten/kota ini, hidup, dan tercantum pada sebuah KK."""
    ada = _anggota(kasus, register)
    orang = ada[0].penduduk if ada else None
    if orang is None or orang.status is not StatusPenduduk.AKTIF or orang.kab != kasus.kab:
        return Tolak(
            "NIK itu bukan NIK penduduk aktif pada KK di wilayah kantor ini.",
            "Periksa NIK pada Kartu Keluarga.",
            isian="nik",
        )
    return None


@layanan.pemeriksaan(DASAR_PENDATAAN)
def diajukan_sendiri_atau_keluarga(kasus: KasusDisabilitas, register: Register) -> Tolak | None:
    """Data yang dilindungi ini diubah atas permohonan orangnya atau yang satu KK dengannya."""
    ada, pemohon = _anggota(kasus, register), register.orang_ber_nik(kasus.formulir.pemohon.nik)
    if ada and (pemohon is None or ada[1].cari(pemohon.id) is None):
        return Tolak(
            "Pemohon tidak satu KK dengan orang itu.",
            "Diajukan orangnya sendiri atau yang satu KK dengannya; periksa NIK pemohon.",
            isian="pemohon.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_ELEMEN)
def berbeda_dari_register(kasus: KasusDisabilitas, register: Register) -> Tolak | None:
    """Ada yang dimutakhirkan."""
    ada, f = _anggota(kasus, register), kasus.formulir
    if (
        ada
        and ada[0].penduduk.disabilitas == (f.penyandang_cacat or "")
        and _dinyatakan(ada[0]) == f.kelainan_fisik_mental
    ):
        return Tolak("Data itu sudah tercatat demikian.", "Tidak perlu diajukan.", isian="penyandang_cacat")
    return None


def _dinyatakan(anggota: Anggota) -> Kepemilikan | None:
    nilai = anggota.penduduk.rinci.get("kelainan_fisik_mental")
    return Kepemilikan(nilai) if nilai else None


@layanan.pelaksanaan
def mutakhirkan(kasus: KasusDisabilitas, register: Register) -> Hasil:
    ada, f, tanggal = _anggota(kasus, register), kasus.formulir, kasus.tanggal_keputusan
    assert ada is not None  # penduduk_aktif_kantor_ini
    anggota, keluarga = ada
    orang, dokumen = anggota.penduduk, kasus.id_turunan("biodata")
    rinci = {**orang.rinci, "kelainan_fisik_mental": f.kelainan_fisik_mental.value}
    surat = biodata(register, anggota, keluarga, tanggal)
    perubahan: tuple[Perubahan, ...] = (
        OrangUbah(
            orang.id, tanggal, {"disabilitas": f.penyandang_cacat.value if f.penyandang_cacat else None, "rinci": rinci}
        ),
        *tutup(register, surat.kode, tanggal, DIGANTI, pengganti=dokumen, orang=orang.id),
        DokumenTerbit(dokumen, surat.kode, surat.nik, tanggal, kasus.kab, surat.ke_isi(), orang.id),
    )
    subjek, fakta = (Subjek(orang.id, "penduduk"),), {"formulir": tulis(f)}
    catatan = (f"Dalam kata UU 8/2016: {kata_uu(f.penyandang_cacat)}.",) if f.penyandang_cacat else ()
    return Hasil(
        (Peristiwa(TANPA_ID, "disabilitas", 1, str(DASAR_PENDATAAN), tanggal, subjek, fakta, perubahan),), catatan
    )
