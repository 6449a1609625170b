"""SKPLN — surat keterangan pindah ke luar negeri bagi WNI yang menetap di sana satu tahun atau lebih.

NIK-nya tidur dan dipakai lagi ketika ia kembali (SKDLN). KTP-el dan KIA ditarik. Bila seluruh keluarga pindah, KK
ditarik; bila ada yang tinggal, KK mereka diubah, dengan nomor baru bila kepala keluarganya pindah.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import UU_23_2006
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat import Butir, KartuKeluarga
from adminduk.dokumen.surat.surat_luar_negeri import SuratPindahLuarNegeri
from adminduk.dokumen.susun import penerbit
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan.keluarga import tolak_tanpa_kepala
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN, DASAR_USIA_KEPALA
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.luar_negeri import TujuanLuarNegeri, YangKeLuarNegeri
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.kepergian import tanpa_kartu, tidurkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru

DASAR_PINDAH = UU_23_2006.pasal(18)
MENETAP_BULAN = 12  # UU 23/2006 Pasal 18: satu tahun berturut-turut atau lebih
KODE_NOMOR = "LN"  # within the number of the letter; no source names one


@dataclass(frozen=True)
class F103LuarNegeri:
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: pindah ke luar negeri."""

    pemohon: Pemohon = isian("Pemohon")
    no_kk: NomorKK = isian("Nomor KK asal")
    anggota: tuple[YangKeLuarNegeri, ...] = isian("Yang pindah ke luar negeri", baris=15)
    tujuan: TujuanLuarNegeri = isian("Tujuan")


KasusSkpln = Kasus[F103LuarNegeri]

layanan = Layanan(
    kode="SKPLN",
    nama="Pindah ke luar negeri (SKPLN)",
    sebutan=("pindah ke luar negeri", "bekerja dan menetap di negara lain"),
    ringkasan="Menerbitkan SKPLN bagi WNI yang menetap di luar negeri satu tahun atau lebih; NIK disimpan.",
    dasar_hukum=(DASAR_PINDAH,),
    formulir=F103LuarNegeri,
    persyaratan=(
        Syarat("paspor", "Paspor", DASAR_PINDAH),
        Syarat("kk", "Kartu Keluarga", DASAR_PINDAH, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_PINDAH, dari_register=True),
    ),
    dokumen=(SuratPindahLuarNegeri.kode, KartuKeluarga.kode),
    batas_lapor="Sebelum berangkat; yang melapor kemudian tetap dicatat.",
)


def kk_asal(kasus: KasusSkpln, register: Register) -> Keluarga | None:
    keluarga = register.keluarga_bernomor(kasus.formulir.no_kk)
    return keluarga if keluarga and keluarga.kab == kasus.kab else None


def yang_pindah(kasus: KasusSkpln, register: Register) -> list[Penduduk]:
    orang = (register.orang_ber_nik(a.nik) for a in kasus.formulir.anggota)
    return [o for o in orang if o]


@layanan.pemeriksaan(DASAR_PINDAH)
def semua_dari_kk_asal(kasus: KasusSkpln, register: Register) -> Tolak | None:
    """Yang pindah tercantum pada KK asal, yang diterbitkan kabupaten/kota ini."""
    keluarga = kk_asal(kasus, register)
    if keluarga is None:
        return Tolak("Nomor KK asal tidak ditemukan di wilayah kantor ini.", "Periksa nomornya.", isian="no_kk")
    for n, a in enumerate(kasus.formulir.anggota):
        orang = register.orang_ber_nik(a.nik)
        if orang is None or keluarga.cari(orang.id) is None:
            return Tolak(
                "NIK ke-{nomor} tidak tercantum pada KK asal.",
                "Periksa NIK; yang dari KK lain mengajukan sendiri.",
                {"nomor": n + 1},
                f"anggota.{n}.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_SUSUNAN)
def ditulis_sekali(kasus: KasusSkpln, register: Register) -> Tolak | None:
    """Seorang ditulis satu kali."""
    nik = [a.nik for a in kasus.formulir.anggota]
    if len(set(nik)) != len(nik):
        return Tolak("Seorang ditulis dua kali.", "Hapus baris yang berulang.", isian="anggota")
    return None


@layanan.pemeriksaan(DASAR_PINDAH)
def semua_wni(kasus: KasusSkpln, register: Register) -> Tolak | None:
    """SKPLN bagi WNI; orang asing melaporkan keberangkatannya tersendiri."""
    for orang in yang_pindah(kasus, register):
        if orang.kewarganegaraan is Kewarganegaraan.WNA:
            return Tolak(
                "{nama} bukan WNI.",
                "Keluarkan dari daftar: orang asing memakai layanan OA-KELUAR.",
                {"nama": orang.nama},
                "anggota",
            )
    return None


@layanan.pemeriksaan(DASAR_PINDAH)
def menetap_satu_tahun(kasus: KasusSkpln, register: Register) -> Tolak | None:
    """Pindah ke luar negeri berarti menetap satu tahun berturut-turut atau lebih."""
    if kasus.formulir.tujuan.lama_bulan < MENETAP_BULAN:
        return Tolak(
            "Tinggal di luar negeri kurang dari satu tahun bukan pindah.",
            "SKPLN tidak perlu: KK dan KTP-el tetap berlaku.",
            isian="tujuan.lama_bulan",
        )
    return None


@layanan.pemeriksaan(DASAR_USIA_KEPALA)
def yang_tinggal_berkepala_dewasa(kasus: KasusSkpln, register: Register) -> Tolak | None:
    """Bila kepala keluarga pindah, di antara yang tinggal ada yang dapat menjadi kepala keluarga."""
    pergi = [o.id for o in yang_pindah(kasus, register)]
    return tolak_tanpa_kepala(kk_asal(kasus, register), pergi, kasus.tanggal_pengajuan, "anggota")


@layanan.pelaksanaan
def pindahkan(kasus: KasusSkpln, register: Register) -> Hasil:
    f, keluarga, pergi = kasus.formulir, kk_asal(kasus, register), yang_pindah(kasus, register)
    assert keluarga is not None  # semua_dari_kk_asal
    paspor = {a.nik: a.no_paspor for a in f.anggota}
    isi = {
        o.id: {"rinci": {**tanpa_kartu(o.rinci), "no_paspor": paspor[o.nik], "negara_tujuan": f.tujuan.negara}}
        for o in pergi
        if o.nik
    }
    perubahan = (
        *tidurkan(kasus, register, keluarga, pergi, StatusPenduduk.PINDAH_LN, isi),
        *(_surat(kasus, register, o, paspor[o.nik]) for o in pergi if o.nik),
    )
    subjek = (*(Subjek(o.id, "yang pindah") for o in pergi), Subjek(keluarga.id, "keluarga asal"))
    peristiwa = Peristiwa(
        TANPA_ID, "pindah_luar_negeri", 1, str(DASAR_PINDAH), kasus.tanggal_keputusan, subjek,
        {"formulir": tulis(f)}, perubahan,
    )  # fmt: skip
    terlambat = f.tujuan.tanggal < kasus.tanggal_pengajuan
    return Hasil((peristiwa,), (*_TARIK, *(_TERLAMBAT if terlambat else ())))


_TARIK = ("KTP-el dan KIA yang pindah ditarik.",)
_TERLAMBAT = ("Dilaporkan sesudah berangkat.",)


def _surat(kasus: KasusSkpln, register: Register, orang: Penduduk, paspor: str) -> DokumenTerbit:
    """One letter each: whoever comes back alone, or does not leave, has his own to hand in."""
    tujuan, tanggal = kasus.formulir.tujuan, kasus.tanggal_keputusan
    surat = SuratPindahLuarNegeri(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, tanggal, str(orang.id)),
        nik=orang.nik.lengkap if orang.nik else "",
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        rincian=(
            Butir(label="Nomor KK asal", isi=kasus.formulir.no_kk.lengkap),
            Butir(label="Nomor paspor", isi=paspor),
            Butir(label="Negara tujuan", isi=tujuan.negara),
            Butir(label="Alamat di luar negeri", isi=tujuan.alamat),
            Butir(label="Penanggung jawab", isi=tujuan.penanggung_jawab),
            Butir(label="Rencana tanggal pindah", isi=tulis_tanggal(tujuan.tanggal)),
        ),
    )
    id_ = kasus.id_turunan(f"skpln-{orang.id}")
    return DokumenTerbit(id_, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), orang.id)
