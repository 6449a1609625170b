"""KK baru — Kartu Keluarga bagi keluarga yang dibentuk, misalnya karena perkawinan.

Yang masuk keluar dari KK lamanya. KK lama tetap bernomor sama selama kepala keluarganya tinggal;
bila kepala keluarga keluar, yang tinggal mendapat kepala dan nomor baru; bila tidak ada yang
tinggal, KK lama ditutup. Perkawinan dibuktikan dengan buku nikah atau akta, atau dengan F-1.05.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, SURAT_472_2_15145
from adminduk.dasar.nik import NIK
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import keluarga as aturan
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.aturan.perkawinan import golongan_f105_sesuai
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon, SebabKKBaru
from adminduk.permohonan.formulir.tambahan import BuktiStatus, PerubahanStatus, StatusRumah
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.pembentukan_keluarga import CATATAN_ALAMAT_LAMA, alamat_baru, bentuk
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_KK = PERPRES_96_2018.pasal(11)
DASAR_SE = SE_470_13287.butir("Kartu Keluarga")

_SEBAB = (
    SebabKKBaru.MEMBENTUK_KELUARGA,
    SebabKKBaru.PINDAH_DATANG,
    SebabKKBaru.DARI_LUAR_NEGERI,
    SebabKKBaru.RENTAN,
)


@dataclass(frozen=True)
class F102KKBaru:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: KK baru."""

    pemohon: Pemohon = isian("Pemohon")
    sebab: SebabKKBaru = isian("Sebab permohonan KK baru", pilihan=_SEBAB)
    status: PerubahanStatus = isian("Perubahan status perkawinan")
    alamat: AlamatKK = isian("Alamat KK baru")
    rumah: StatusRumah = isian("Rumah yang ditempati")
    bekas_wna: bool = isian("Ada anggota yang menjadi WNI dengan keputusan", wajib=False, bawaan=False)
    anggota: tuple[AnggotaKK, ...] = isian("Susunan KK baru", "Mulai dari kepala keluarga.", baris=15)
    kepala_yang_tinggal: tuple[NIK, ...] = isian(
        "Kepala keluarga bagi yang tinggal pada KK lama",
        "Boleh dikosongkan: bila kepala keluarga keluar, penggantinya pasangannya atau anggota dewasa tertua.",
        wajib=False,
        baris=3,
    )


def _bila(*sebab: SebabKKBaru) -> Callable[[Any], bool]:
    return lambda formulir: formulir.sebab in sebab


def _berbukti(*bukti: BuktiStatus) -> Callable[[Any], bool]:
    return lambda formulir: formulir.status.bukti in bukti


layanan = Layanan(
    kode="KK-BARU",
    nama="Kartu Keluarga baru",
    sebutan=("bikin KK sendiri sesudah menikah", "belum punya KK"),
    ringkasan="Membentuk keluarga dengan nomor KK baru; KK yang ditinggalkan ikut diperbarui.",
    dasar_hukum=(DASAR_KK, DASAR_SE, SURAT_472_2_15145.butir()),
    formulir=F102KKBaru,
    persyaratan=(
        Syarat(
            "akta_kawin", "Buku nikah atau kutipan akta perkawinan", DASAR_KK,
            bila="membentuk keluarga karena kawin", wajib_bila=_berbukti(BuktiStatus.AKTA_KAWIN),
        ),
        Syarat(
            "akta_cerai", "Kutipan akta perceraian", DASAR_KK,
            bila="membentuk keluarga karena cerai", wajib_bila=_berbukti(BuktiStatus.AKTA_CERAI),
        ),
        Syarat(
            "f_1_05", "SPTJM perkawinan/perceraian belum tercatat (F-1.05)", SURAT_472_2_15145.butir(),
            bila="perkawinan atau perceraian belum tercatat",
            wajib_bila=_berbukti(BuktiStatus.SPTJM_KAWIN, BuktiStatus.SPTJM_CERAI),
            bantuan="Ditandatangani suami dan istri serta dua saksi.",
        ),
        Syarat(
            "dispensasi_kawin", "Penetapan pengadilan tentang dispensasi kawin", SURAT_472_2_15145.butir(),
            bila="perkawinan belum tercatat dan belum cukup umur", wajib_bila=lambda f: f.status.dispensasi,
        ),
        Syarat(
            "skp", "Surat keterangan pindah", DASAR_KK,
            bila="pindah datang", wajib_bila=_bila(SebabKKBaru.PINDAH_DATANG),
        ),
        Syarat(
            "skpln", "Surat keterangan pindah luar negeri", DASAR_KK,
            bila="datang dari luar negeri karena pindah", wajib_bila=_bila(SebabKKBaru.DARI_LUAR_NEGERI),
        ),
        Syarat(
            "sk_pengganti_identitas", "Surat keterangan pengganti tanda identitas", DASAR_KK,
            bila="penduduk rentan administrasi kependudukan", wajib_bila=_bila(SebabKKBaru.RENTAN),
        ),
        Syarat(
            "keputusan_kewarganegaraan", "Keputusan Presiden atau Menteri tentang kewarganegaraan", DASAR_KK,
            bila="ada anggota bekas WNA", wajib_bila=lambda f: f.bekas_wna,
        ),
        Syarat(
            "pernyataan_pemilik_rumah", "Pernyataan tidak keberatan pemilik rumah", DASAR_SE,
            bila="menumpang, sewa, kontrak, atau kos", wajib_bila=lambda f: f.rumah is not StatusRumah.SENDIRI,
        ),
    ),
    dokumen=(KartuKeluarga.kode,),
    larangan=(
        Larangan("Fotokopi KTP-el (NIK sudah ditulis pada F-1.02)", DASAR_SE),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
)  # fmt: skip

layanan.pemeriksaan(DASAR_KK)(aturan.anggota_terdaftar)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.anggota_ditulis_sekali)
layanan.pemeriksaan(susunan.DASAR_SATU_KEPALA)(aturan.kepala_keluarga_tepat_satu)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.kepala_keluarga_dewasa)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.hubungan_dalam_keluarga_serasi)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.yang_tinggal_berkepala_dewasa)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.kepala_yang_tinggal_sah)
layanan.pemeriksaan(DASAR_KK)(aturan.bukti_perkawinan_sesuai_susunan)
layanan.pemeriksaan(DASAR_KK)(aturan.peristiwa_status_sudah_terjadi)
layanan.pemeriksaan(aturan.DASAR_SATU_PASANGAN)(aturan.tidak_terikat_perkawinan_lain)
layanan.pemeriksaan(aturan.DASAR_USIA_KAWIN)(aturan.cukup_umur_atau_dispensasi)
layanan.pemeriksaan(SURAT_472_2_15145.butir())(aturan.saksi_f105_berbeda)
layanan.pemeriksaan(SURAT_472_2_15145.butir())(golongan_f105_sesuai)


@layanan.pemeriksaan(DASAR_KK)
def pembentukan_keluarga_dibuktikan(kasus: Kasus[F102KKBaru], register: Register) -> Tolak | None:
    """Membentuk keluarga baru dibuktikan dengan buku nikah, akta perkawinan, akta perceraian, atau F-1.05."""
    f = kasus.formulir
    if f.sebab is SebabKKBaru.MEMBENTUK_KELUARGA and f.status.bukti is BuktiStatus.TIDAK_ADA:
        return Tolak(
            "Belum ada bukti perkawinan atau perceraian.",
            "Pilih buktinya; bila hanya berpisah KK pada alamat yang sama, gunakan layanan KK-PISAH.",
            isian="status.bukti",
        )
    return None


@layanan.pemeriksaan(DASAR_KK)
def alamat_di_wilayah_kantor(kasus: Kasus[F102KKBaru], register: Register) -> Tolak | None:
    """KK diterbitkan oleh kantor kabupaten/kota tempat tinggal keluarga."""
    if kab(kasus.formulir.alamat.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan itu di luar wilayah kantor ini.",
            "Ajukan pada kantor tempat tinggal yang baru, sesudah pindah.",
            isian="alamat.desa",
        )
    return None


@layanan.pemeriksaan(DASAR_KK)
def bukan_satu_keluarga_utuh(kasus: Kasus[F102KKBaru], register: Register) -> Tolak | None:
    """Satu keluarga yang pindah seluruhnya tetap memakai nomor KK-nya."""
    orang = {p.orang.id for p in aturan.daftar_peserta(kasus.formulir, register) if p.orang}
    asal = aturan.keluarga_asal(list(orang), register)
    if len(asal) == 1 and {a.penduduk.id for a in asal[0].anggota} == orang:
        return Tolak(
            "Susunan KK baru sama dengan KK {nomor}.",
            "Nomor KK tidak berganti bila seluruh anggota tetap bersama; gunakan layanan perubahan data atau pindah.",
            {"nomor": str(asal[0].nomor)},
            "anggota",
        )
    return None


@layanan.pelaksanaan
def bentuk_keluarga_baru(kasus: Kasus[F102KKBaru], register: Register) -> Hasil:
    f = kasus.formulir
    alamat = alamat_baru(f.alamat)
    orang = [p.orang.id for p in aturan.daftar_peserta(f, register) if p.orang]
    asal = aturan.keluarga_asal(orang, register)
    peristiwa = Peristiwa(
        TANPA_ID,
        "kk_baru",
        1,
        str(DASAR_KK),
        kasus.tanggal_keputusan,
        (
            *(Subjek(o, "anggota") for o in orang),
            *(Subjek(k.id, "keluarga asal") for k in asal),
            Subjek(kasus.id_turunan("keluarga"), "keluarga"),
        ),
        {"formulir": tulis(f)},
        bentuk(kasus, register, alamat),
    )
    pindah = any((k.desa, k.alamat) != (alamat["desa"], alamat["alamat"]) for k in asal)
    return Hasil((peristiwa,), CATATAN_ALAMAT_LAMA if pindah else ())
