"""Pindah di dalam satu kabupaten/kota — KK beralamat baru, tanpa SKPWNI.

Seluruh keluarga pindah: nomor KK tetap. Kepala keluarga pindah dan ada yang tinggal: yang tinggal mendapat nomor dan
kepala baru. Anggota pindah: nomor KK yang tinggal tetap. Yang pindah dapat menumpang pada KK lain.
"""

from __future__ import annotations

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import Shdk
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import keluarga as aturan
from adminduk.permohonan.aturan import pindah, susunan
from adminduk.permohonan.formulir.f103 import F103Dalam
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.pembentukan_keluarga import CATATAN_ALAMAT_LAMA, alamat_baru, kepala_yang_tinggal
from adminduk.register.akibat import masukkan, terapkan, tinggalkan
from adminduk.register.akibat.pindah import pisahkan_yang_pindah, tempati
from adminduk.register.isi import Keluarga, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import Perubahan

DASAR_DALAM = PERPRES_96_2018.pasal(25, ayat=3)

KasusPindah = Kasus[F103Dalam]

layanan = Layanan(
    kode="PINDAH-DALAM",
    nama="Pindah dalam satu kabupaten/kota",
    sebutan=("pindah rumah di kota yang sama", "pindah desa", "pindah kecamatan"),
    ringkasan="Mengganti alamat pada KK karena pindah di dalam kabupaten/kota, tanpa surat keterangan pindah.",
    dasar_hukum=(DASAR_DALAM, pindah.DASAR_SE),
    formulir=F103Dalam,
    persyaratan=(
        Syarat("kk", "Kartu Keluarga asal", DASAR_DALAM, dari_register=True),
        pindah.SYARAT_KUASA,
        Syarat(
            "pernyataan_pemilik_rumah", "Pernyataan tidak keberatan pemilik rumah", pindah.DASAR_SE,
            bila="menumpang, sewa, kontrak, atau kos", wajib_bila=lambda f: f.rumah is not StatusRumah.SENDIRI,
        ),
    ),
    dokumen=(KartuKeluarga.kode,),
    larangan=(*pindah.LARANGAN, Larangan("Surat keterangan pindah (SKPWNI)", DASAR_DALAM)),
)  # fmt: skip

layanan.pemeriksaan(aturan.DASAR_KK)(aturan.anggota_terdaftar)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.anggota_ditulis_sekali)
layanan.pemeriksaan(DASAR_DALAM)(pindah.yang_pindah_dari_kk_asal)
layanan.pemeriksaan(DASAR_DALAM)(pindah.jenis_kepindahan_sesuai)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(pindah.susunan_yang_pindah_serasi)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.yang_tinggal_berkepala_dewasa)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.kepala_yang_tinggal_sah)
layanan.pemeriksaan(pindah.DASAR_KUASA)(pindah.pengasuhan_anak_jelas)


@layanan.pemeriksaan(DASAR_DALAM)
def tujuan_di_kabupaten_ini(kasus: KasusPindah, register: Register) -> Tolak | None:
    """Alamat tujuan berada di kabupaten/kota yang sama; ke luar diperlukan surat keterangan pindah."""
    tujuan = kasus.formulir.tujuan
    if tujuan and kab(tujuan.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan tujuan di luar kabupaten/kota ini.",
            "Pindah ke luar memerlukan surat keterangan pindah (SKPWNI).",
            isian="tujuan.desa",
        )
    return None


@layanan.pemeriksaan(DASAR_DALAM)
def alamat_memang_berganti(kasus: KasusPindah, register: Register) -> Tolak | None:
    """Alamat tujuan lain dari alamat pada KK asal."""
    lama, tujuan = pindah.kk_asal(kasus, register), kasus.formulir.tujuan
    if lama and tujuan:
        baru = alamat_baru(tujuan)
        if all(getattr(lama, k) == v for k, v in baru.items() if k != "kode_pos"):
            return Tolak(
                "Alamat tujuan sama dengan alamat pada KK asal.",
                "Periksa alamatnya; untuk berpisah KK pada alamat yang sama gunakan layanan KK-PISAH.",
                isian="tujuan.alamat",
            )
    return None


@layanan.pemeriksaan(DASAR_DALAM)
def kk_tumpangan_dikenal(kasus: KasusPindah, register: Register) -> Tolak | None:
    """KK yang ditumpangi diterbitkan kabupaten/kota ini dan bukan KK asal."""
    return pindah.tumpangan_dikenal(kasus, register, selain=kasus.formulir.no_kk)


@layanan.pemeriksaan(susunan.DASAR_SUSUNAN)
def hubungan_pada_kk_tumpangan_serasi(kasus: KasusPindah, register: Register) -> Tolak | None:
    """Yang menumpang bukan kepala keluarga, dan hubungannya sesuai dengan kepala keluarga yang ditumpangi."""
    tumpangan = pindah.tumpangan(kasus, register)
    if tumpangan is None or tumpangan.kepala is None:
        return None
    calon = aturan.daftar_calon(kasus.formulir, register)
    for c in calon:
        if c.shdk is Shdk.KEPALA_KELUARGA:
            return Tolak(
                "{nama} ditulis sebagai kepala keluarga, padahal menumpang pada KK lain.",
                "Tulis hubungannya terhadap kepala keluarga yang ditumpangi.",
                {"nama": c.nama},
                f"{c.isian}.shdk",
            )
    kepala = tumpangan.kepala
    return susunan.susunan_serasi(calon, aturan.calon_dari(kepala.penduduk, kepala.shdk))


@layanan.pelaksanaan
def pindahkan(kasus: KasusPindah, register: Register) -> Hasil:
    lama, tumpangan = pindah.kk_asal(kasus, register), pindah.tumpangan(kasus, register)
    assert lama is not None  # yang_pindah_dari_kk_asal
    tanggal, anggota = kasus.tanggal_keputusan, pindah.susunan_pindah(kasus, register)
    perubahan = _menumpang(kasus, register, lama, tumpangan) if tumpangan else _beralamat_baru(kasus, register, lama)
    semula = [k for k in (lama, tumpangan) if k]
    orang = [a.penduduk for a in lama.anggota]
    terbit = terbitkan_kk_berubah(register, kasus.id_turunan, semula, terapkan(semula, perubahan, orang), tanggal)
    subjek = (
        *(Subjek(o, "yang pindah") for o in anggota),
        *(Subjek(k.id, "keluarga") for k in semula),
    )
    fakta = {"formulir": tulis(kasus.formulir)}
    peristiwa = Peristiwa(TANPA_ID, "pindah_dalam", 1, str(DASAR_DALAM), tanggal, subjek, fakta, (*perubahan, *terbit))
    return Hasil((peristiwa,), CATATAN_ALAMAT_LAMA)


def _menumpang(kasus: KasusPindah, register: Register, lama: Keluarga, tumpangan: Keluarga) -> tuple[Perubahan, ...]:
    anggota, tanggal = pindah.susunan_pindah(kasus, register), kasus.tanggal_keputusan
    kepala, pasangan = kepala_yang_tinggal(kasus, register, lama, anggota)
    return (
        *tinggalkan(lama, anggota, tanggal, tanggal, kepala_baru=kepala, pasangan_kepala=pasangan),
        *masukkan(tumpangan.id, tumpangan.desa, anggota, tanggal),
    )


def _beralamat_baru(kasus: KasusPindah, register: Register, lama: Keluarga) -> tuple[Perubahan, ...]:
    anggota, tanggal = pindah.susunan_pindah(kasus, register), kasus.tanggal_keputusan
    assert kasus.formulir.tujuan is not None  # wajib bila tidak menumpang
    alamat = alamat_baru(kasus.formulir.tujuan)
    kepala, pasangan = kepala_yang_tinggal(kasus, register, lama, anggota)
    perubahan, milik = pisahkan_yang_pindah(
        lama, anggota, kasus.id_turunan("keluarga"), tanggal,
        alamat=alamat, kepala_tinggal=kepala, pasangan_kepala=pasangan,
    )  # fmt: skip
    if milik != lama.id:
        return perubahan
    return *perubahan, *tempati(terapkan([lama], perubahan)[milik], alamat, tanggal)
