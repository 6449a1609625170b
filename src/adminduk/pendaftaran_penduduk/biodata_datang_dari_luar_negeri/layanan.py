"""Biodata WNI yang datang dari luar negeri karena pindah — NIK lama dipakai lagi, biodatanya dimutakhirkan.

Bagi WNI yang menetap di luar negeri dan membawa surat keterangan pindah dari Perwakilan RI. Pendidikan dan pekerjaannya
ditulis seperti sekarang; ia masuk ke KK yang ada atau membentuk KK baru. Yang belum pernah ber-NIK memakai BIO-WNI.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from adminduk.dasar.hukum import PERPRES_96_2018, UU_23_2006
from adminduk.dasar.kode import Kewarganegaraan, Pendidikan
from adminduk.dokumen.surat import Biodata, KartuKeluarga
from adminduk.dokumen.surat.surat_luar_negeri import SuratPindahLuarNegeri
from adminduk.dokumen.susun import DIGANTI, DITARIK, biodata, tutup
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kedatangan as aturan
from adminduk.permohonan.aturan.keluarga import anggota_ditulis_sekali
from adminduk.permohonan.aturan.orang_asing import di_sini
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN
from adminduk.permohonan.formulir.f102 import AnggotaKK
from adminduk.permohonan.formulir.luar_negeri import Kedatangan
from adminduk.permohonan.isian import KodePekerjaan, isian, tulis
from adminduk.permohonan.kedatangan import bangunkan
from adminduk.register.akibat import terapkan
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, Perubahan

DASAR_BIODATA = PERPRES_96_2018.butir("Biodata WNI yang datang dari luar negeri karena pindah")
DASAR_LAPOR = UU_23_2006.pasal(19)
BATAS_LAPOR_HARI = 14  # UU 23/2006 Pasal 19


@dataclass(frozen=True)
class YangDatang(AnggotaKK):
    """Seorang yang datang, dengan elemen F-1.01 yang berubah selama di luar negeri."""

    dokumen_perjalanan: str = isian("Nomor paspor atau SPLP", panjang=20)
    pendidikan: Pendidikan = isian("Pendidikan terakhir")
    pekerjaan: KodePekerjaan = isian("Jenis pekerjaan")


@dataclass(frozen=True)
class F101DatangLuarNegeri(Kedatangan):
    """F-1.01 Formulir Biodata Keluarga: WNI datang dari luar negeri karena pindah."""

    anggota: tuple[YangDatang, ...] = isian(
        "Yang datang", "Hubungan ditulis terhadap kepala keluarga pada KK tujuan.", baris=15
    )
    negara: str = isian("Negara asal", panjang=60)
    no_skp: str = isian("Nomor surat keterangan pindah Perwakilan RI", panjang=60)
    tanggal_datang: date = isian("Tanggal datang")


KasusDatang = Kasus[F101DatangLuarNegeri]

layanan = Layanan(
    kode="BIO-DATANG-LN",
    nama="Biodata WNI datang dari luar negeri",
    sebutan=("lama di luar negeri dan kembali, biodata diperbarui", "NIK lama dipakai lagi sesudah dari luar negeri"),
    ringkasan="Memutakhirkan biodata WNI yang datang karena pindah; NIK lama dipakai lagi, biodata dan KK terbit.",
    dasar_hukum=(DASAR_BIODATA, DASAR_LAPOR),
    formulir=F101DatangLuarNegeri,
    persyaratan=(
        Syarat("dokumen_perjalanan", "Dokumen perjalanan RI (paspor atau SPLP)", DASAR_BIODATA),
        Syarat("skp_perwakilan", "Surat keterangan pindah dari Perwakilan RI", DASAR_BIODATA),
    ),
    dokumen=(Biodata.kode, KartuKeluarga.kode),
    batas_lapor="14 hari sejak datang; lewat dari itu tetap dicatat.",
)

layanan.pemeriksaan(DASAR_BIODATA)(aturan.semua_tercatat_di_luar_negeri)
layanan.pemeriksaan(DASAR_SUSUNAN)(anggota_ditulis_sekali)
layanan.pemeriksaan(DASAR_BIODATA)(aturan.tujuan_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.hubungan_yang_datang_serasi)


@layanan.pemeriksaan(DASAR_BIODATA)
def semua_wni(kasus: KasusDatang, register: Register) -> Tolak | None:
    """Yang datang WNI; orang asing yang datang lagi melaporkan izin tinggalnya."""
    for orang, _ in aturan.yang_datang(kasus, register):
        if orang.kewarganegaraan is Kewarganegaraan.WNA:
            return Tolak(
                "{nama} bukan WNI.",
                "Keluarkan dari daftar: orang asing memakai layanan OA-ITAS.",
                {"nama": orang.nama},
                "anggota",
            )
    return None


@layanan.pemeriksaan(DASAR_LAPOR)
def sudah_datang(kasus: KasusDatang, register: Register) -> Tolak | None:
    """Yang melapor sudah datang."""
    if kasus.formulir.tanggal_datang > kasus.tanggal_pengajuan:
        return Tolak("Tanggal datang belum tiba.", "Melaporlah sesudah datang.", isian="tanggal_datang")
    return None


@layanan.pelaksanaan
def datangkan(kasus: KasusDatang, register: Register) -> Hasil:
    f, datang = kasus.formulir, [o for o, _ in aturan.yang_datang(kasus, register)]
    perubahan, keluarga = bangunkan(kasus, register, _isi(kasus, datang))
    surat = _biodata(kasus, register, datang, perubahan)
    subjek = (*(Subjek(o.id, "yang datang") for o in datang), Subjek(keluarga, "keluarga"))
    peristiwa = Peristiwa(
        TANPA_ID, "datang_luar_negeri", 1, str(DASAR_BIODATA), f.tanggal_datang, subjek, {"formulir": tulis(f)},
        (*perubahan, *surat),
    )  # fmt: skip
    terlambat = (kasus.tanggal_pengajuan - f.tanggal_datang).days > BATAS_LAPOR_HARI
    return Hasil((peristiwa,), (*_KARTU, *(_TERLAMBAT if terlambat else ())))


_KARTU = ("KTP-el dan KIA diajukan dengan layanan KTP-BARU dan KIA.",)
_TERLAMBAT = ("Dilaporkan lewat 14 hari sejak datang.",)


def _isi(kasus: KasusDatang, datang: list[Penduduk]) -> dict[Any, dict[str, Any]]:
    baris = {b.nik: b for b in kasus.formulir.anggota}
    return {
        o.id: {
            "pendidikan": baris[o.nik].pendidikan,
            "pekerjaan": baris[o.nik].pekerjaan,
            "rinci": di_sini(o.rinci) | {"no_paspor": baris[o.nik].dokumen_perjalanan.strip().upper()},
        }
        for o in datang
        if o.nik
    }


def _biodata(
    kasus: KasusDatang, register: Register, datang: list[Penduduk], perubahan: tuple[Perubahan, ...]
) -> list[Perubahan]:
    """Issue the biodata of each as it is now, in the place of the earlier one; a letter of departure is withdrawn."""
    tujuan, tanggal = aturan.kk_tumpangan(kasus, register), kasus.tanggal_keputusan
    [keluarga] = terapkan([tujuan] if tujuan else [], perubahan, datang).values()
    hasil: list[Perubahan] = []
    for orang in datang:
        anggota, id_ = keluarga.cari(orang.id), kasus.id_turunan(f"biodata-{orang.id}")
        assert anggota is not None
        surat = biodata(register, anggota, keluarga, tanggal)
        hasil += tutup(register, Biodata.kode, tanggal, DIGANTI, pengganti=id_, orang=orang.id)
        hasil += tutup(register, SuratPindahLuarNegeri.kode, tanggal, DITARIK, orang=orang.id)
        hasil.append(DokumenTerbit(id_, surat.kode, surat.nik, tanggal, kasus.kab, surat.ke_isi(), orang.id))
    return hasil
