"""Pendataan penduduk nonpermanen — yang tinggal di luar alamat KTP-nya kurang dari satu tahun.

KK dan KTP-el tidak berubah dan tidak ada surat pindah; yang menetap satu tahun atau lebih mengurus kepindahannya.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.dasar.hukum import PERMENDAGRI_74_2022, Keyakinan
from adminduk.dasar.kode import JenisKelamin, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import TanggalLahir, tulis_tanggal, ulang_tahun
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import BuktiNonpermanen, Butir
from adminduk.dokumen.susun import DIGANTI, penerbit, tutup
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Tolak
from adminduk.permohonan.isian import Desa, isian, tulis
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru, Perubahan

# [I] The code of the form was read, the articles were not.
DASAR_PENDATAAN = PERMENDAGRI_74_2022.pasal(3, keyakinan=Keyakinan.DIINGAT)
DASAR_SETAHUN = PERMENDAGRI_74_2022.pasal(1, keyakinan=Keyakinan.DIINGAT)
KODE_NOMOR = "NP"  # within the number of the receipt; no source names one


class AlasanNonpermanen(StrEnum):
    PEKERJAAN = "Pekerjaan"
    PENDIDIKAN = "Pendidikan"
    PENGOBATAN = "Pengobatan"
    KELUARGA = "Keluarga"
    LAINNYA = "Lainnya"


@dataclass(frozen=True)
class F115Nonpermanen:
    """F-1.15 Formulir Penduduk Nonpermanen."""

    nik: NIK = isian("NIK")
    nama: str = isian("Nama lengkap", isi_otomatis="name")
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tempat_lahir: str = isian("Tempat lahir")
    tanggal_lahir: TanggalLahir = isian("Tanggal lahir")
    alamat: str = isian("Alamat domisili sementara", isi_otomatis="street-address")
    desa: Desa = isian("Desa/kelurahan domisili sementara")
    alasan: AlasanNonpermanen = isian("Alasan tinggal sementara")
    sejak: date = isian("Tinggal di sini sejak")


KasusNonpermanen = Kasus[F115Nonpermanen]

layanan = Layanan(
    kode="NONPERMANEN",
    nama="Pendataan penduduk nonpermanen",
    sebutan=("kos atau kontrak sementara", "kuliah atau kerja di kota lain", "tinggal sementara"),
    ringkasan="Mendata penduduk yang tinggal kurang dari satu tahun di luar alamat KTP-nya.",
    dasar_hukum=(DASAR_PENDATAAN, DASAR_SETAHUN),
    formulir=F115Nonpermanen,
    persyaratan=(),
    dokumen=(BuktiNonpermanen.kode,),
    larangan=(Larangan("Surat keterangan pindah (SKPWNI)", DASAR_PENDATAAN),),
)


@layanan.pemeriksaan(DASAR_PENDATAAN)
def nik_terdaftar(kasus: KasusNonpermanen, register: Register) -> Tolak | None:
    """NIK itu ada dalam register; yang dapat dilihat kantor ini harus pula penduduk aktif."""
    orang = register.orang_ber_nik(kasus.formulir.nik)
    if register.id_ber_nik(kasus.formulir.nik) is None or (orang and orang.status is not StatusPenduduk.AKTIF):
        return Tolak("NIK itu bukan NIK penduduk aktif.", "Periksa NIK pada KTP-el.", isian="nik")
    return None


@layanan.pemeriksaan(DASAR_PENDATAAN)
def domisili_di_wilayah_kantor(kasus: KasusNonpermanen, register: Register) -> Tolak | None:
    """Pendataan dilakukan kantor tempat domisili sementara."""
    if kab(kasus.formulir.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan itu di luar wilayah kantor ini.", "Didata oleh kantor di tempat domisili.", isian="desa"
        )
    return None


@layanan.pemeriksaan(DASAR_SETAHUN)
def kurang_dari_setahun(kasus: KasusNonpermanen, register: Register) -> Tolak | None:
    """Yang tinggal satu tahun atau lebih mengurus kepindahannya."""
    sejak = kasus.formulir.sejak
    if sejak > kasus.tanggal_pengajuan:
        return Tolak("Tanggal mulai tinggal belum tiba.", "Isi hari mulai tinggal di sini.", isian="sejak")
    if ulang_tahun(sejak, 1) <= kasus.tanggal_pengajuan:
        return Tolak(
            "Sudah satu tahun atau lebih tinggal di sini.",
            "Urus kepindahan (layanan PINDAH-DATANG), supaya KK dan KTP-el beralamat di sini.",
            isian="sejak",
        )
    return None


@layanan.pemeriksaan(DASAR_PENDATAAN)
def bukan_alamat_kk(kasus: KasusNonpermanen, register: Register) -> Tolak | None:
    """Nonpermanen tinggal di luar desa/kelurahan pada KK-nya."""
    orang = register.orang_ber_nik(kasus.formulir.nik)
    keluarga = register.keluarga_dari(orang.id) if orang else None
    if keluarga and keluarga.desa == kasus.formulir.desa:
        return Tolak("Desa/kelurahan itu sama dengan yang tercantum pada KK-nya.", "Tidak perlu didata.", isian="desa")
    return None


@layanan.pelaksanaan
def data(kasus: KasusNonpermanen, register: Register) -> Hasil:
    f, tanggal, dokumen = kasus.formulir, kasus.tanggal_keputusan, kasus.id_turunan("bukti")
    # A resident of another region is not read here: the receipt repeats what the form says.
    orang = register.id_ber_nik(f.nik)
    assert orang is not None  # nik_terdaftar
    surat = BuktiNonpermanen(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, tanggal),
        nik=f.nik.lengkap,
        nama=f.nama.upper(),
        jenis_kelamin=f.jenis_kelamin,
        tempat_lahir=f.tempat_lahir.upper(),
        tanggal_lahir=f.tanggal_lahir.tanggal,
        rincian=(
            Butir(label="Alamat domisili sementara", isi=f.alamat),
            Butir(label="Desa/kelurahan", isi=register.nama_wilayah(int(f.desa)) or ""),
            Butir(label="Alasan", isi=f.alasan.value),
            Butir(label="Sejak", isi=tulis_tanggal(f.sejak)),
        ),
    )
    perubahan: tuple[Perubahan, ...] = (
        *tutup(register, surat.kode, tanggal, DIGANTI, pengganti=dokumen, orang=orang),
        DokumenTerbit(dokumen, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), orang),
    )
    fakta = {"formulir": tulis(f)}
    subjek = (Subjek(orang, "penduduk nonpermanen"),)
    return Hasil((Peristiwa(TANPA_ID, "nonpermanen", 1, str(DASAR_PENDATAAN), tanggal, subjek, fakta, perubahan),))
