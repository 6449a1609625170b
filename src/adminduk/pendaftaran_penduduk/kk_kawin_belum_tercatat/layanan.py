"""Pencantuman kawin belum tercatat — status pada Kartu Keluarga dengan F-1.05; bukan pengesahan perkawinan.

Hanya bagi empat golongan yang disebut surat Direktur Jenderal. Keduanya sudah dalam satu KK; yang belum, membentuk KK
dengan layanan KK-BARU. Perceraian dari perkawinan yang belum tercatat dicantumkan dengan formulir yang sama.
"""

from __future__ import annotations

from adminduk.dasar.hukum import SE_470_13287, SURAT_472_2_15145, UU_1_1974, UU_16_2019, Keyakinan
from adminduk.dasar.kode import StatusPenduduk
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.pendaftaran_penduduk.kk_kawin_belum_tercatat.formulir import (
    F105KawinBelumTercatat,
    PeristiwaBelumTercatat,
)
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.aturan.perkawinan import batas_umur, belum_cukup_umur, golongan_sesuai, suami_istri
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import cerai, daftar_ikatan, kawin, pasangan_kepala, terapkan
from adminduk.register.isi import Keluarga, Penduduk, Perkawinan, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import Perubahan

DASAR_KBT = SURAT_472_2_15145.butir()
DASAR_USIA = UU_16_2019.pasal(7, keyakinan=Keyakinan.DIINGAT)
DASAR_SATU = UU_1_1974.pasal(3, keyakinan=Keyakinan.DIINGAT)
DASAR_SIDANG = UU_1_1974.pasal(39, keyakinan=Keyakinan.DIINGAT)

KasusKBT = Kasus[F105KawinBelumTercatat]

layanan = Layanan(
    kode="KK-KBT",
    nama="Kawin belum tercatat pada Kartu Keluarga",
    sebutan=("kawin adat belum ada akta", "kawin belum tercatat di KK", "belum punya buku nikah"),
    ringkasan="Mencantumkan perkawinan atau perceraian yang belum tercatat pada Kartu Keluarga dengan F-1.05.",
    dasar_hukum=(DASAR_KBT,),
    formulir=F105KawinBelumTercatat,
    persyaratan=(
        Syarat(
            "f_1_05", "SPTJM perkawinan/perceraian belum tercatat (F-1.05)", DASAR_KBT,
            bantuan="Ditandatangani suami dan istri serta dua saksi.",
        ),
        Syarat("kk", "Kartu Keluarga", DASAR_KBT, dari_register=True),
        Syarat(
            "dispensasi", "Penetapan pengadilan tentang dispensasi kawin", DASAR_KBT,
            bila="suami atau istri belum cukup umur", wajib_bila=lambda f: f.dispensasi is not None,
        ),
    ),
    dokumen=(KartuKeluarga.kode,),
    larangan=(
        Larangan("Buku nikah atau kutipan akta perkawinan", DASAR_KBT),
        Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),
    ),
)  # fmt: skip


def _keduanya(kasus: KasusKBT, register: Register) -> tuple[Penduduk, Penduduk] | None:
    dua = [register.orang_ber_nik(nik) for nik in (kasus.formulir.suami, kasus.formulir.istri)]
    suami, istri = (o if o and o.kab == kasus.kab and o.status is StatusPenduduk.AKTIF else None for o in dua)
    return (suami, istri) if suami and istri else None


def _ikatan(dua: tuple[Penduduk, Penduduk], register: Register) -> Perkawinan | None:
    return next((k for k in register.daftar_perkawinan(dua[0].id) if k.istri == dua[1].id), None)


def _kawin(kasus: KasusKBT) -> bool:
    return kasus.formulir.peristiwa is PeristiwaBelumTercatat.PERKAWINAN


@layanan.pemeriksaan(DASAR_KBT)
def keduanya_penduduk_kantor_ini(kasus: KasusKBT, register: Register) -> Tolak | None:
    """Suami laki-laki dan istri perempuan, keduanya penduduk aktif kabupaten/kota ini."""
    dua = _keduanya(kasus, register)
    if dua is None:
        return Tolak(
            "NIK suami atau istri bukan NIK penduduk kabupaten/kota ini.",
            "Periksa kedua NIK; yang tinggal di daerah lain mengurus kepindahannya lebih dahulu.",
            isian="suami",
        )
    if not suami_istri(*dua):
        return Tolak("Suami laki-laki dan istri perempuan.", "Periksa apakah kedua NIK tertukar.", isian="istri")
    return None


@layanan.pemeriksaan(DASAR_KBT)
def pemohon_suami_atau_istri(kasus: KasusKBT, register: Register) -> Tolak | None:
    """F-1.05 dinyatakan suami atau istri sendiri."""
    f = kasus.formulir
    if f.pemohon.nik not in (f.suami, f.istri):
        return Tolak(
            "Pemohon bukan suami atau istri yang menyatakan.",
            "F-1.05 dinyatakan sendiri oleh suami atau istri; periksa NIK pemohon.",
            isian="pemohon.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_KBT)
def dalam_satu_kk(kasus: KasusKBT, register: Register) -> Tolak | None:
    """Suami dan istri tercantum dalam satu Kartu Keluarga."""
    dua = _keduanya(kasus, register)
    if dua and _kawin(kasus) and len(keluarga_asal([o.id for o in dua], register)) != 1:
        return Tolak(
            "Suami dan istri belum tercantum dalam satu Kartu Keluarga.",
            "Bentuk KK bersama dengan layanan KK-BARU dan bukti F-1.05.",
            isian="istri",
        )
    return None


@layanan.pemeriksaan(DASAR_KBT)
def golongan_sesuai_register(kasus: KasusKBT, register: Register) -> Tolak | None:
    """Golongan yang dipilih sesuai dengan status dan agama keduanya dalam register."""
    dua, golongan = _keduanya(kasus, register), kasus.formulir.golongan
    if dua is None or not _kawin(kasus):
        return None
    if not golongan_sesuai(golongan, dua):
        return Tolak(
            "Golongan yang dipilih tidak sesuai dengan status atau agama keduanya dalam register.",
            "Pilih golongan yang sesuai; perkawinan di luar keempat golongan dicatat dahulu di KUA atau dengan "
            "layanan KAWIN.",
            isian="golongan",
        )
    return None


@layanan.pemeriksaan(DASAR_KBT)
def sudah_terjadi(kasus: KasusKBT, register: Register) -> Tolak | None:
    """Perkawinan atau perceraian itu sudah terjadi."""
    if kasus.formulir.tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal perkawinan atau perceraian belum tiba.", "Periksa tanggalnya.", isian="tanggal")
    return None


@layanan.pemeriksaan(DASAR_USIA)
def cukup_umur_atau_dispensasi(kasus: KasusKBT, register: Register) -> Tolak | None:
    """Keduanya cukup umur menurut hukum pada hari perkawinan, atau ada dispensasi pengadilan."""
    f = kasus.formulir
    if not _kawin(kasus) or f.dispensasi is not None:
        return None
    for orang in _keduanya(kasus, register) or ():
        if belum_cukup_umur(orang, f.tanggal):
            return Tolak(
                "{nama} belum berumur {batas} tahun pada hari perkawinan.",
                "Lampirkan penetapan pengadilan tentang dispensasi kawin.",
                {"nama": orang.nama, "batas": batas_umur(orang, f.tanggal)},
                "dispensasi.nomor",
            )
    return None


@layanan.pemeriksaan(DASAR_SATU)
def tidak_ada_perkawinan_tercantum(kasus: KasusKBT, register: Register) -> Tolak | None:
    """Perkawinan keduanya belum tercantum, dan tidak seorang pun terikat perkawinan lain."""
    for orang in _keduanya(kasus, register) or ():
        if _kawin(kasus) and register.daftar_perkawinan(orang.id):
            return Tolak(
                "{nama} masih terikat perkawinan yang tercantum dalam register.",
                "Catat berakhirnya perkawinan itu lebih dahulu; perkawinan yang sama tidak dicantumkan dua kali.",
                {"nama": orang.nama},
                "suami",
            )
    return None


@layanan.pemeriksaan(DASAR_SIDANG)
def cerai_dari_kawin_belum_tercatat(kasus: KasusKBT, register: Register) -> Tolak | None:
    """Hanya perkawinan yang belum tercatat berakhir dengan F-1.05; yang tercatat berakhir di sidang pengadilan."""
    dua = _keduanya(kasus, register)
    ikatan = _ikatan(dua, register) if dua else None
    if dua is None or _kawin(kasus) or (ikatan and not ikatan.tercatat):
        return None
    return Tolak(
        "Tidak ada perkawinan belum tercatat antara keduanya dalam register.",
        "Perceraian dari perkawinan yang tercatat memerlukan putusan pengadilan (layanan CERAI, atau akta cerai "
        "Pengadilan Agama).",
        isian="peristiwa",
    )


@layanan.pemeriksaan(DASAR_KBT)
def dua_saksi_di_luar_pasangan(kasus: KasusKBT, register: Register) -> Tolak | None:
    """F-1.05 disaksikan dua orang yang berbeda, bukan suami atau istri sendiri."""
    f = kasus.formulir
    if len({f.saksi_1.nik, f.saksi_2.nik, f.suami, f.istri}) < 4:
        return Tolak(
            "Kedua saksi harus berbeda, dan bukan suami atau istri sendiri.",
            "Tulis dua saksi yang lain.",
            isian="saksi_2.nik",
        )
    return None


@layanan.pelaksanaan
def cantumkan(kasus: KasusKBT, register: Register) -> Hasil:
    dua, tanggal = _keduanya(kasus, register), kasus.tanggal_keputusan
    assert dua is not None  # keduanya_penduduk_kantor_ini
    asal = keluarga_asal([o.id for o in dua], register)
    status = _status(kasus, register, dua, asal)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, terapkan(asal, status), tanggal)
    subjek = (Subjek(dua[0].id, "suami"), Subjek(dua[1].id, "istri"), *(Subjek(k.id, "keluarga") for k in asal))
    fakta = {"formulir": tulis(kasus.formulir)}
    peristiwa = Peristiwa(TANPA_ID, "kawin_belum_tercatat", 1, str(DASAR_KBT), tanggal, subjek, fakta, status + kartu)
    return Hasil((peristiwa,), _CATATAN)


def _status(
    kasus: KasusKBT, register: Register, dua: tuple[Penduduk, Penduduk], asal: list[Keluarga]
) -> tuple[Perubahan, ...]:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    if _kawin(kasus):
        mulai = kawin(kasus.id_turunan("perkawinan"), dua, f.tanggal, tanggal, "", kasus.kab)
        return *mulai, *pasangan_kepala(dua[0].id, dua[1].id, asal[0], tanggal)
    ikatan = next(i for i in daftar_ikatan(register, dua[0].id) if i.perkawinan.istri == dua[1].id)
    return cerai(dua[0], ikatan, f.tanggal, tanggal, "")


_CATATAN = (
    "Pencantuman ini bukan pengesahan perkawinan atau perceraian.",
    "KTP-el keduanya diganti dengan status yang baru (layanan KTP-GANTI).",
)
