"""KTP-el orang asing pemegang ITAP — baru, diperpanjang bersama ITAP-nya, atau diganti.

KTP-el berlaku sampai ITAP berakhir; perpanjangannya diajukan paling lambat 30 hari sebelum itu, yang kemudian tetap
diterima. Dengan ITAP yang diperpanjang biodata dan KK ikut diubah, juga bagi anggota keluarga yang belum wajib KTP-el.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, Keyakinan
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dokumen.surat import Butir, KartuKeluarga, TandaBuktiKtpEl
from adminduk.dokumen.susun import terbitkan_kk
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import ktp_el
from adminduk.permohonan.aturan import orang_asing as aturan
from adminduk.permohonan.aturan.ktp_el import DASAR_WAJIB, keadaan_diajukan, pemilik_ktp, status_ktp_el, tanda_bukti
from adminduk.permohonan.aturan.orang_asing import (
    DASAR_ITAP,
    DASAR_KTP,
    PERPANJANGAN_HARI,
    SAMPAI_KTP_EL,
    Izin,
    izin_tinggal,
    rinci_izin,
)
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.orang_asing import IzinBaru, JenisIzin, OrangBerizin
from adminduk.permohonan.isian import isian, sama, tulis
from adminduk.register.akibat import terapkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah, Perubahan

# [I] That a lost card needs the report of the police was read on pages of offices, the article was not.
DASAR_GANTI = PERPRES_96_2018.pasal(18, keyakinan=Keyakinan.DIINGAT)


class JenisKtpOA(StrEnum):
    BARU = "KTP-el baru"
    PERPANJANG = "Perpanjangan karena ITAP diperpanjang"
    PINDAH = "Pindah datang"
    UBAH = "Perubahan data"
    RUSAK = "Rusak"
    HILANG = "Hilang"


_PERPANJANG = sama("jenis", JenisKtpOA.PERPANJANG)


@dataclass(frozen=True)
class F102KtpElOrangAsing:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: KTP-el orang asing."""

    pemohon: Pemohon = isian("Pemohon", "Pemegang ITAP.")
    jenis: JenisKtpOA = isian("Jenis permohonan")
    izin: IzinBaru | None = isian("ITAP yang diperpanjang, atau belum tercatat", bila=_PERPANJANG)
    anggota: tuple[OrangBerizin, ...] = isian(
        "Anggota keluarga yang ITAP-nya ikut diperpanjang", "Yang belum wajib KTP-el saja, pada KK yang sama.",
        bila=_PERPANJANG, wajib=False, baris=10,
    )  # fmt: skip


KasusKtpOA = Kasus[F102KtpElOrangAsing]

layanan = Layanan(
    kode="KTP-OA",
    nama="KTP-el orang asing",
    sebutan=("KTP untuk orang asing", "KITAP diperpanjang", "perpanjang KTP orang asing"),
    ringkasan="Menerima permohonan KTP-el pemegang ITAP: baru, perpanjangan, atau penggantian.",
    dasar_hukum=(DASAR_KTP, DASAR_WAJIB),
    formulir=F102KtpElOrangAsing,
    persyaratan=(
        Syarat("kk", "Kartu Keluarga", DASAR_KTP, dari_register=True),
        Syarat("dokumen_perjalanan", "Dokumen perjalanan (paspor)", DASAR_KTP),
        Syarat("kitap", "Kartu izin tinggal tetap (KITAP)", DASAR_KTP),
        Syarat(
            "ktp_asal", "KTP-el daerah asal", DASAR_KTP, bila="pindah datang",
            wajib_bila=lambda f: f.jenis is JenisKtpOA.PINDAH,
        ),
        Syarat(
            "ktp_rusak", "KTP-el yang rusak", DASAR_GANTI, bila="KTP-el rusak",
            wajib_bila=lambda f: f.jenis is JenisKtpOA.RUSAK,
        ),
        Syarat(
            "surat_hilang", "Surat keterangan kehilangan dari kepolisian", DASAR_GANTI, bila="KTP-el hilang",
            wajib_bila=lambda f: f.jenis is JenisKtpOA.HILANG,
        ),
    ),
    dokumen=(TandaBuktiKtpEl.kode, KartuKeluarga.kode),
    larangan=(Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),),
    batas_lapor="30 hari sebelum ITAP berakhir; yang mengajukan kemudian tetap diterima.",
)  # fmt: skip

layanan.pemeriksaan(DASAR_KTP)(ktp_el.pemohon_terdaftar)
layanan.pemeriksaan(DASAR_WAJIB)(ktp_el.wajib_ktp)


@layanan.pemeriksaan(DASAR_KTP)
def pemohon_ber_itap(kasus: KasusKtpOA, register: Register) -> Tolak | None:
    """KTP-el ini bagi orang asing pemegang ITAP; WNI memakai KTP-BARU dan pemegang ITAS tidak ber-KTP-el."""
    orang = pemilik_ktp(kasus, register)
    if orang and not (_izin_itap(orang) or (kasus.formulir.izin and _belum_tercatat(orang))):
        return Tolak(
            "Pemohon tidak tercatat sebagai pemegang ITAP.",
            "WNI memakai layanan KTP-BARU; yang ITAP-nya belum dilaporkan memakai layanan OA-ITAS-ITAP.",
            isian="pemohon.nik",
        )
    return None


def _izin_itap(orang: Penduduk) -> Izin | None:
    izin = izin_tinggal(orang.rinci) if aturan.adalah_orang_asing(orang) else None
    return izin if izin and izin.jenis is JenisIzin.ITAP else None


def _belum_tercatat(orang: Penduduk) -> bool:
    """Whether somebody entered before this office kept permits: the first one told of is taken as an extension."""
    return aturan.adalah_orang_asing(orang) and izin_tinggal(orang.rinci) is None


def yang_diperpanjang(kasus: KasusKtpOA, register: Register) -> Iterator[tuple[str, Penduduk, IzinBaru]]:
    """Yield the new permits of the form: path of the permit, whose it is, and what it says."""
    f, orang = kasus.formulir, pemilik_ktp(kasus, register)
    if orang and f.izin:
        yield "izin", orang, f.izin
    for n, baris in enumerate(f.anggota):
        if lain := register.orang_ber_nik(baris.nik):
            yield f"anggota.{n}.izin", lain, baris.izin


@layanan.pemeriksaan(DASAR_KTP)
def itap_masih_berlaku(kasus: KasusKtpOA, register: Register) -> Tolak | None:
    """ITAP yang dipakai, yang baru bila diperpanjang, sudah terbit dan belum berakhir."""
    pada, orang = kasus.tanggal_pengajuan, pemilik_ktp(kasus, register)
    for jalur, _, izin in yang_diperpanjang(kasus, register):
        if tolak := aturan.tolak_masa(izin.tanggal_terbit, izin.tanggal_akhir, pada):
            return replace(tolak, isian=f"{jalur}.{tolak.isian}")
    lama = _izin_itap(orang) if orang else None
    if lama and kasus.formulir.izin is None:
        tolak = aturan.tolak_masa(lama.terbit or pada, lama.sampai, pada)
        return replace(tolak, isian="pemohon.nik") if tolak else None
    return None


@layanan.pemeriksaan(DASAR_KTP)
def diperpanjang_lebih_lama(kasus: KasusKtpOA, register: Register) -> Tolak | None:
    """ITAP yang diperpanjang berakhir sesudah yang tercatat."""
    for jalur, orang, izin in yang_diperpanjang(kasus, register):
        lama = izin_tinggal(orang.rinci)
        if lama and izin.tanggal_akhir <= lama.sampai:
            return Tolak(
                "ITAP {nama} yang tercatat sudah berlaku sampai {tanggal}.",
                "Tulis ITAP yang baru; kartu yang rusak atau hilang diganti dengan jenis permohonannya sendiri.",
                {"nama": orang.nama, "tanggal": lama.sampai.isoformat()},
                f"{jalur}.tanggal_akhir",
            )
    return None


@layanan.pemeriksaan(DASAR_ITAP)
def anggota_ber_itap_dan_belum_wajib_ktp(kasus: KasusKtpOA, register: Register) -> Tolak | None:
    """Yang ikut diperpanjang pemegang ITAP pada KK yang sama dan belum wajib KTP-el; yang wajib mengajukan sendiri."""
    orang = pemilik_ktp(kasus, register)
    keluarga = register.keluarga_dari(orang.id) if orang else None
    for n, baris in enumerate(kasus.formulir.anggota):
        lain = register.orang_ber_nik(baris.nik)
        serumah = lain and keluarga and keluarga.cari(lain.id) and (_izin_itap(lain) or _belum_tercatat(lain))
        if lain is None or not serumah or ktp_el.adalah_wajib_ktp(lain, kasus.tanggal_pengajuan):
            return Tolak(
                "NIK ke-{nomor} bukan milik pemegang ITAP pada KK pemohon yang belum wajib KTP-el.",
                "Periksa NIK; yang wajib KTP-el mengajukan perpanjangannya sendiri.",
                {"nomor": n + 1},
                f"anggota.{n}.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_WAJIB)
def ktp_el_baru_sekali(kasus: KasusKtpOA, register: Register) -> Tolak | None:
    """Seorang mempunyai satu KTP-el; yang sudah ada diperpanjang atau diganti."""
    orang = pemilik_ktp(kasus, register)
    if orang and kasus.formulir.jenis is JenisKtpOA.BARU and (status := status_ktp_el(orang)):
        return Tolak(
            "KTP-el pemohon: {status}.",
            "Tunggu kartunya; bila ITAP diperpanjang, atau kartu hilang, rusak, atau berubah, pilih jenis itu.",
            {"status": status.value},
            "jenis",
        )
    return None


@layanan.pelaksanaan
def terima(kasus: KasusKtpOA, register: Register) -> Hasil:
    f, orang = kasus.formulir, pemilik_ktp(kasus, register)
    keluarga = register.keluarga_dari(orang.id) if orang else None
    assert orang is not None and keluarga is not None  # pemohon_terdaftar
    lama = izin_tinggal(orang.rinci)
    izin = f.izin.tanggal_akhir if f.izin else lama.sampai if lama else None
    assert izin is not None  # pemohon_ber_itap
    ubah = _ubah(kasus, register, orang, {SAMPAI_KTP_EL: izin.isoformat()})
    perubahan = (
        *ubah,
        *tanda_bukti(
            kasus, register, orang, f.jenis.value, Butir(label="Kartunya berlaku sampai", isi=tulis_tanggal(izin))
        ),
        *(_kk(kasus, register, keluarga, ubah) if f.izin else ()),
    )
    subjek = (*(Subjek(p.orang, "pemegang izin") for p in ubah), Subjek(keluarga.id, "keluarga"))
    peristiwa = Peristiwa(
        TANPA_ID, "ktp_el_diajukan", 1, str(DASAR_KTP), kasus.tanggal_keputusan, subjek, {"formulir": tulis(f)},
        perubahan,
    )  # fmt: skip
    return Hasil((peristiwa,), _TERLAMBAT if f.izin and lama and _terlambat(kasus, lama) else ())


_TERLAMBAT = ("Diajukan kurang dari 30 hari sebelum ITAP yang lama berakhir.",)


def _terlambat(kasus: KasusKtpOA, lama: Izin) -> bool:
    return lama.sampai - kasus.tanggal_pengajuan < timedelta(days=PERPANJANGAN_HARI)


def _ubah(kasus: KasusKtpOA, register: Register, orang: Penduduk, sampai: dict[str, str]) -> tuple[OrangUbah, ...]:
    """Return what becomes of the applicant's details, and of those whose permit is extended along."""
    tanggal = kasus.tanggal_keputusan
    izin = {o.id: rinci_izin(JenisIzin.ITAP, i) for _, o, i in yang_diperpanjang(kasus, register)}
    lain = [o for _, o, _ in yang_diperpanjang(kasus, register) if o.id != orang.id]
    diri: dict[str, Any] = {**orang.rinci, **izin.get(orang.id, {}), **keadaan_diajukan(tanggal), **sampai}
    return (
        OrangUbah(orang.id, tanggal, {"rinci": diri}),
        *(OrangUbah(o.id, tanggal, {"rinci": {**o.rinci, **izin[o.id]}}) for o in lain),
    )


def _kk(
    kasus: KasusKtpOA, register: Register, keluarga: Keluarga, ubah: tuple[OrangUbah, ...]
) -> tuple[Perubahan, ...]:
    """Return the card with the numbers of the new permits on it."""
    [sesudah] = terapkan([keluarga], ubah).values()
    return terbitkan_kk(register, kasus.id_turunan("kk"), sesudah, kasus.tanggal_keputusan)
