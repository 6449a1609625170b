"""Biodata anak dari perkawinan campuran atau orang asing — anak yang sudah berakta kelahiran dan belum ber-NIK.

Anak berkewarganegaraan ganda, dan anak pemegang ITAP, tercantum pada KK orang tuanya. Anak pemegang ITAS, atau yang
izin tinggalnya belum ada, mendapat NIK dan biodata tanpa KK; izinnya dilaporkan kemudian (OA-ITAS, OA-ITAS-ITAP).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from adminduk.dasar.hukum import PERPRES_96_2018, Keyakinan
from adminduk.dasar.kode import Kewarganegaraan
from adminduk.dasar.nik import NomorKK
from adminduk.dasar.tanggal import usia
from adminduk.dokumen.surat import Biodata, BiodataOrangAsing, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import biodata as aturan
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.aturan.orang_asing import DASAR_ITAS, JENIS_IZIN, rinci_tinggal, tolak_masa
from adminduk.permohonan.formulir.f101 import DataKeluarga, TipeSponsor
from adminduk.permohonan.formulir.orang_asing import AnggotaOrangAsing, JenisIzin
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.pencatatan_biodata import (
    daftar_calon,
    kk_ditumpangi,
    orang_ber_nik,
    perubahan_biodata,
    perubahan_tanpa_kk,
)
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_ANAK = PERPRES_96_2018.butir(
    "Biodata anak dari perkawinan campuran atau orang asing", keyakinan=Keyakinan.DIINGAT
)
USIA_ANAK = 18  # [I] UU 12/2006: a child is under eighteen and not married


@dataclass(frozen=True)
class AnakOrangAsing(AnggotaOrangAsing):
    """Elemen F-1.01 seorang anak; izin tinggalnya boleh menyusul."""

    tipe_sponsor: TipeSponsor | None = isian("Tipe sponsor", wajib=False)
    no_itas_itap: str | None = isian("Nomor ITAS/ITAP", wajib=False, panjang=30)
    tempat_terbit_itas_itap: str | None = isian("Tempat terbit ITAS/ITAP", wajib=False)
    tgl_terbit_itas_itap: date | None = isian("Tanggal terbit ITAS/ITAP", wajib=False)
    tgl_akhir_itas_itap: date | None = isian("Tanggal akhir ITAS/ITAP", wajib=False, masa_depan=True)
    tempat_datang_pertama: str | None = isian("Tempat datang pertama", wajib=False)
    tgl_datang_pertama: date | None = isian("Tanggal kedatangan pertama", wajib=False)


@dataclass(frozen=True)
class F101AnakOrangAsing:
    """F-1.01 Formulir Biodata Keluarga: anak dari perkawinan campuran atau orang asing."""

    izin: JenisIzin | None = isian(
        "Izin tinggal anak", "Kosongkan bila belum ada, atau bila anak berkewarganegaraan ganda.", wajib=False
    )
    no_kk: NomorKK | None = isian(
        "Nomor KK orang tua", "Bagi anak berkewarganegaraan ganda atau pemegang ITAP.", wajib=False
    )
    keluarga: DataKeluarga = isian("Data kepala keluarga")
    anggota: tuple[AnakOrangAsing, ...] = isian("Data anak", baris=10)
    pernyataan: bool = isian(
        "Data ini benar; bila tidak benar saya bersedia dikenai sanksi menurut peraturan perundang-undangan",
        pernyataan=True,
    )

    @property
    def ber_kk(self) -> bool:
        """Whoever has two nationalities counts as a citizen, and a holder of an ITAP stands on a KK."""
        return self.izin is JenisIzin.ITAP or all(a.kewarganegaraan is Kewarganegaraan.DUA for a in self.anggota)

    @property
    def menumpang(self) -> bool:
        return self.ber_kk


KasusAnak = Kasus[F101AnakOrangAsing]

layanan = Layanan(
    kode="BAKAK-OA",
    nama="Biodata anak dari perkawinan campuran atau orang asing",
    sebutan=("anak kewarganegaraan ganda belum punya NIK", "anak perkawinan campuran", "NIK untuk anak orang asing"),
    ringkasan="Mencatat anak dari perkawinan campuran atau dari orang asing; NIK dan biodata terbit.",
    dasar_hukum=(DASAR_ANAK,),
    formulir=F101AnakOrangAsing,
    persyaratan=(
        Syarat("dokumen_perjalanan", "Dokumen perjalanan anak", DASAR_ANAK),
        Syarat("akta_kelahiran", "Akta kelahiran anak", DASAR_ANAK),
    ),
    dokumen=(BiodataOrangAsing.kode, Biodata.kode, KartuKeluarga.kode),
)


def _tolak(n: int, pesan: str, saran: str, isian: str) -> Tolak:
    return Tolak(pesan, saran, {"nomor": n + 1}, f"anggota.{n}.{isian}")


@layanan.pemeriksaan(DASAR_ANAK)
def asing_atau_ganda_semua(kasus: KasusAnak, register: Register) -> Tolak | None:
    """Anak-anak pada satu formulir semuanya orang asing, atau semuanya berkewarganegaraan ganda; WNI tidak."""
    warga = [a.kewarganegaraan for a in kasus.formulir.anggota]
    for n, w in enumerate(warga):
        if w is Kewarganegaraan.WNI or w is not warga[0]:
            return _tolak(
                n,
                "Kewarganegaraan anak ke-{nomor} WNI, atau lain daripada yang di atasnya.",
                "Anak WNI memakai layanan BIO-WNI; anak asing dan anak berkewarganegaraan ganda ditulis terpisah.",
                "kewarganegaraan",
            )
    return None


@layanan.pemeriksaan(DASAR_ANAK)
def masih_anak(kasus: KasusAnak, register: Register) -> Tolak | None:
    """Yang dicatat belum berumur 18 tahun dan belum pernah kawin."""
    for n, c in enumerate(aturan.daftar_susunan(kasus)):
        dewasa = usia(c.lahir, kasus.tanggal_pengajuan) >= USIA_ANAK
        if dewasa or c.status_kawin.pernah_kawin:
            return _tolak(
                n,
                "Anak ke-{nomor} sudah berumur 18 tahun atau pernah kawin.",
                "Catat dengan layanan BIO-OA, atau BIO-WNI bila ia memilih menjadi WNI.",
                "tanggal_lahir",
            )
    return None


@layanan.pemeriksaan(DASAR_ANAK)
def berakta_kelahiran(kasus: KasusAnak, register: Register) -> Tolak | None:
    """Kelahirannya sudah dicatat, di sini atau di negara lain, dan nomor aktanya ditulis."""
    for n, a in enumerate(kasus.formulir.anggota):
        if not a.no_akta_lahir:
            return _tolak(
                n,
                "Nomor akta kelahiran anak ke-{nomor} belum ditulis.",
                "Catat kelahirannya lebih dahulu dengan layanan LAHIR atau LAHIR-OA.",
                "no_akta_lahir",
            )
    return None


@layanan.pemeriksaan(DASAR_ANAK)
def orang_tua_asing_atau_campuran(kasus: KasusAnak, register: Register) -> Tolak | None:
    """Seorang dari orang tuanya ber-NIK di kantor ini, dan tidak keduanya WNI; yang ganda punya orang tua WNI."""
    for n, a in enumerate(kasus.formulir.anggota):
        ortu = [o for nik in (a.nik_ibu, a.nik_ayah) if (o := orang_ber_nik(register, nik))]
        wni = [o for o in ortu if o.kewarganegaraan is not Kewarganegaraan.WNA]
        ganda = a.kewarganegaraan is Kewarganegaraan.DUA
        if not ortu or len(wni) == 2 or (ganda and not wni):
            return _tolak(
                n,
                "Orang tua anak ke-{nomor} tidak sesuai: tidak ada yang terdaftar di sini, keduanya WNI, atau "
                "anak berkewarganegaraan ganda tanpa orang tua WNI.",
                "Tulis NIK ayah atau ibunya, dan periksa kewarganegaraan anak.",
                "nik_ibu",
            )
    return None


@layanan.pemeriksaan(DASAR_ITAS)
def izin_anak_berlaku(kasus: KasusAnak, register: Register) -> Tolak | None:
    """Izin tinggal yang disebut lengkap dan sedang berlaku; anak berkewarganegaraan ganda tidak memerlukannya."""
    for n, a in enumerate(kasus.formulir.anggota):
        terbit, akhir = a.tgl_terbit_itas_itap, a.tgl_akhir_itas_itap
        lengkap = bool(a.no_itas_itap and terbit and akhir)
        ada = any((a.no_itas_itap, terbit, akhir))
        if lengkap is not (kasus.formulir.izin is not None) or ada is not lengkap:
            return _tolak(
                n,
                "Izin tinggal anak ke-{nomor} tidak lengkap.",
                "Isi jenis, nomor, tanggal terbit, dan tanggal akhirnya, atau kosongkan semuanya.",
                "no_itas_itap",
            )
        if terbit and akhir and (tolak := tolak_masa(terbit, akhir, kasus.tanggal_pengajuan)):
            return replace(tolak, isian=f"anggota.{n}.tgl_akhir_itas_itap")
    return None


@layanan.pemeriksaan(DASAR_ANAK)
def kk_milik_orang_tua(kasus: KasusAnak, register: Register) -> Tolak | None:
    """Anak tercantum pada KK ayah atau ibunya."""
    kk = kk_ditumpangi(kasus, register)
    if not kasus.formulir.ber_kk or kk is None:
        return None
    for n, a in enumerate(kasus.formulir.anggota):
        ortu = (orang_ber_nik(register, nik) for nik in (a.nik_ibu, a.nik_ayah))
        if not any(o and kk.cari(o.id) for o in ortu):
            return _tolak(
                n,
                "KK itu bukan KK ayah atau ibu anak ke-{nomor}.",
                "Tulis nomor KK orang tuanya.",
                "nik_ibu",
            )
    return None


layanan.pemeriksaan(DASAR_ANAK)(aturan.alamat_di_wilayah_kantor)
layanan.pemeriksaan(DASAR_ANAK)(aturan.kk_yang_ditumpangi_terdaftar)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.nama_kepala_sesuai_susunan)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.hubungan_dalam_keluarga_serasi)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.disabilitas_disebut_jenisnya)
layanan.pemeriksaan(aturan.DASAR_LAHIR)(aturan.sudah_lahir)
layanan.pemeriksaan(aturan.DASAR_SATU_NIK)(aturan.belum_pernah_terdaftar)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.orang_tua_sesuai_register)


@layanan.pelaksanaan
def catat_anak(kasus: KasusAnak, register: Register) -> Hasil:
    f, kk = kasus.formulir, kk_ditumpangi(kasus, register)
    izin = {JENIS_IZIN: f.izin.value} if f.izin else {}
    if f.ber_kk and kk:
        perubahan, keluarga = perubahan_biodata(kasus, register, izin), [Subjek(kk.id, "keluarga")]
    else:
        perubahan, keluarga = perubahan_tanpa_kk(kasus, register, izin | rinci_tinggal(f.keluarga)), []
    peristiwa = Peristiwa(
        TANPA_ID, "biodata", 1, str(DASAR_ANAK), kasus.tanggal_keputusan,
        (*(Subjek(c.orang, "anak") for c in daftar_calon(kasus, register)), *keluarga), {"formulir": tulis(f)},
        perubahan,
    )  # fmt: skip
    lanjutan = () if f.izin or f.ber_kk else ("Izin tinggal anak dilaporkan sesudah terbit (layanan OA-ITAS).",)
    return Hasil((peristiwa,), (*lanjutan, *aturan.catatan_orang(kasus, register)))
