"""SKTT — surat keterangan tempat tinggal bagi orang asing pemegang izin tinggal terbatas (ITAS).

SKTT berlaku sampai ITAS berakhir dan menggantikan KK dan KTP-el, yang bagi pemegang ITAS tidak ada. Bila ITAS
diperpanjang atau alamatnya berubah, layanan ini diajukan lagi: SKTT lama diganti. NIK yang tidur karena pemegangnya
pernah meninggalkan Indonesia berlaku lagi.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.kode import StatusPenduduk
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import Butir, SuratTempatTinggal
from adminduk.dokumen.susun import DIGANTI, alamat_tinggal, penerbit, tutup
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import orang_asing as aturan
from adminduk.permohonan.aturan.orang_asing import (
    DASAR_ITAS,
    DASAR_SKTT,
    izin_tinggal,
    para_pemegang,
    rinci_izin,
    rinci_sponsor,
    rinci_tinggal,
)
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN
from adminduk.permohonan.formulir.f102 import AlamatKK, Pemohon
from adminduk.permohonan.formulir.orang_asing import IzinBaru, JenisIzin, OrangBerizin, Sponsor
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru, OrangUbah, Perubahan

KODE_NOMOR = "TT"  # within the number of the letter; no source names one


@dataclass(frozen=True)
class F103Itas:
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: orang asing pemegang ITAS."""

    pemohon: Pemohon = isian("Pemohon")
    anggota: tuple[OrangBerizin, ...] = isian("Pemegang ITAS", baris=15)
    sponsor: Sponsor = isian("Sponsor")
    alamat: AlamatKK = isian("Alamat tempat tinggal")
    rumah: StatusRumah = isian("Rumah yang ditempati")


KasusItas = Kasus[F103Itas]

layanan = Layanan(
    kode="OA-ITAS",
    nama="SKTT bagi orang asing pemegang ITAS",
    sebutan=("orang asing dengan KITAS", "perpanjang SKTT", "KITAS diperpanjang"),
    ringkasan="Menerbitkan SKTT yang berlaku sampai ITAS berakhir, juga sesudah ITAS diperpanjang.",
    dasar_hukum=(DASAR_SKTT, DASAR_ITAS),
    formulir=F103Itas,
    persyaratan=(
        Syarat("dokumen_perjalanan", "Dokumen perjalanan (paspor)", DASAR_SKTT),
        Syarat("kitas", "Kartu izin tinggal terbatas (KITAS)", DASAR_SKTT),
        Syarat(
            "pernyataan_pemilik_rumah", "Pernyataan tidak keberatan pemilik rumah", DASAR_SKTT,
            bila="menumpang, sewa, kontrak, atau kos", wajib_bila=lambda f: f.rumah is not StatusRumah.SENDIRI,
        ),
    ),
    dokumen=(SuratTempatTinggal.kode,),
    larangan=(Larangan("SKCK atau pas foto", DASAR_SKTT),),
    batas_lapor="14 hari sejak ITAS terbit; lewat dari itu tetap dicatat.",
)  # fmt: skip

layanan.pemeriksaan(DASAR_SKTT)(aturan.semua_orang_asing_kantor_ini)
layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.ditulis_sekali)
layanan.pemeriksaan(DASAR_ITAS)(aturan.izin_berlaku)
layanan.pemeriksaan(DASAR_SKTT)(aturan.izin_bukan_yang_lama)


@layanan.pemeriksaan(DASAR_SKTT)
def belum_ber_itap(kasus: KasusItas, register: Register) -> Tolak | None:
    """SKTT bagi pemegang ITAS; pemegang ITAP tercantum pada KK dan ber-KTP-el."""
    for orang, _ in para_pemegang(kasus, register):
        izin = izin_tinggal(orang.rinci)
        if (izin and izin.jenis is JenisIzin.ITAP) or register.keluarga_dari(orang.id):
            return Tolak(
                "{nama} tercatat sebagai pemegang ITAP atau tercantum pada KK.",
                "Perpanjangan ITAP-nya diajukan dengan layanan KTP-OA.",
                {"nama": orang.nama},
                "anggota",
            )
    return None


@layanan.pemeriksaan(DASAR_SKTT)
def alamat_di_wilayah_kantor(kasus: KasusItas, register: Register) -> Tolak | None:
    """SKTT diterbitkan kantor kabupaten/kota tempat tinggal."""
    if kab(kasus.formulir.alamat.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan itu di luar wilayah kantor ini.",
            "Ajukan pada kantor tempat tinggal.",
            isian="alamat.desa",
        )
    return None


@layanan.pelaksanaan
def terbitkan(kasus: KasusItas, register: Register) -> Hasil:
    f, pemegang = kasus.formulir, para_pemegang(kasus, register)
    perubahan = tuple(p for orang, baris in pemegang for p in _perubahan(kasus, register, orang, baris.izin))
    subjek = tuple(Subjek(o.id, "pemegang izin") for o, _ in pemegang)
    peristiwa = Peristiwa(
        TANPA_ID, "sktt_terbit", 1, str(DASAR_SKTT), kasus.tanggal_keputusan, subjek, {"formulir": tulis(f)}, perubahan
    )  # fmt: skip
    return Hasil((peristiwa,), aturan.catatan_terlambat((b.izin.tanggal_terbit for b in f.anggota), kasus))


def _perubahan(kasus: KasusItas, register: Register, orang: Penduduk, izin: IzinBaru) -> tuple[Perubahan, ...]:
    f, tanggal, dokumen = kasus.formulir, kasus.tanggal_keputusan, kasus.id_turunan(f"sktt-{orang.id}")
    lama = aturan.di_sini(orang.rinci)
    rinci = lama | rinci_izin(JenisIzin.ITAS, izin) | rinci_sponsor(f.sponsor) | rinci_tinggal(f.alamat)
    surat = _surat(kasus, register, orang, izin)
    return (
        OrangUbah(orang.id, tanggal, {"rinci": rinci, "status": StatusPenduduk.AKTIF}),
        *tutup(register, surat.kode, tanggal, DIGANTI, pengganti=dokumen, orang=orang.id),
        DokumenTerbit(dokumen, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), orang.id),
    )


def _surat(kasus: KasusItas, register: Register, orang: Penduduk, izin: IzinBaru) -> SuratTempatTinggal:
    f, tinggal = kasus.formulir, alamat_tinggal(register, rinci_tinggal(kasus.formulir.alamat))
    return SuratTempatTinggal(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=kasus.tanggal_keputusan,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, kasus.tanggal_keputusan, str(orang.id)),
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        nik=orang.nik.lengkap if orang.nik else "",
        rincian=(
            Butir(label="Kewarganegaraan", isi=orang.rinci.get("negara", "").upper()),
            Butir(label="Nomor paspor", isi=orang.rinci.get("no_paspor", "")),
            Butir(label="Nomor ITAS", isi=izin.nomor),
            Butir(label="Terbit", isi=f"{izin.tempat_terbit}, {tulis_tanggal(izin.tanggal_terbit)}"),
            Butir(label="Sponsor", isi=f.sponsor.nama or f.sponsor.tipe.value),
            Butir(
                label="Alamat",
                isi=", ".join(t for t in (tinggal["alamat"], tinggal["desa"], tinggal["kecamatan"]) if t),
            ),
        ),
        berlaku_sampai=izin.tanggal_akhir,
    )
