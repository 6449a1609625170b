"""Akta kelahiran — pencatatan kelahiran WNI di dalam wilayah NKRI.

Hasilnya register dan kutipan akta kelahiran, Kartu Keluarga baru bagi keluarga orang tua, dan
Kartu Identitas Anak; NIK anak terbit bersamanya. Model akta ditentukan oleh dokumen perkawinan
orang tua dan oleh Kartu Keluarga mereka, tidak diketik. Kelahiran yang dilaporkan lewat 60 hari
tetap dicatat, dengan keputusan Kepala Dinas. Anak yang asal-usulnya tidak diketahui memakai
layanan ``LAHIR-TEMUAN``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from adminduk.dasar.hukum import (
    PERMENDAGRI_73_2022,
    PERMENDAGRI_95_2019,
    PERMENDAGRI_108_2019,
    PERMENDAGRI_109_2019,
    PERPRES_96_2018,
    SE_470_13287,
    UU_23_2006,
    UU_24_2013,
    Keyakinan,
)
from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisKelahiran,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
    StatusPenduduk,
)
from adminduk.dasar.nama import periksa_nama, rapikan
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import AktaKelahiran, KartuIdentitasAnak, KartuKeluarga, ModelAkta
from adminduk.dokumen.susun import kartu_identitas_anak, penerbit, terbitkan_kk
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.formulir.f201 import Anak, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.akibat import shdk_anak, terapkan
from adminduk.register.akibat.terapkan import orang_dari
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import (
    AktaCatat,
    AnggotaMasuk,
    DokumenTerbit,
    NikBaru,
    NikTerbit,
    NomorAktaBaru,
    OrangBaru,
    Perubahan,
)

BATAS_LAPOR_HARI = 60  # UU 24/2013 Pasal 27 ayat (1)

# [I] The article on who is competent was not read; the domicile of the parents decides since asas domisili (UU 24/2013).
DASAR_DOMISILI = UU_24_2013.pasal(27, ayat=1, keyakinan=Keyakinan.DIINGAT)
DASAR_AKTA = PERPRES_96_2018.pasal(33)
DASAR_VALIDASI = PERMENDAGRI_95_2019.pasal(46)

# A mother's age outside these bounds is a slip of the pen far more often than a birth; the verifikator's duty to
# compare form and data (Permendagri 95/2019 Pasal 46) is the ground. Her age is known to the year only when her
# birth date is.
USIA_IBU_WAJAR = range(10, 61)
JARAK_HARI_KELAHIRAN = 150  # between births of one mother that are not twins

JUMLAH_KEMBAR = {
    JenisKelahiran.TUNGGAL: 1,
    JenisKelahiran.KEMBAR_2: 2,
    JenisKelahiran.KEMBAR_3: 3,
    JenisKelahiran.KEMBAR_4: 4,
}


class BuktiPerkawinan(StrEnum):
    AKTA = "Buku nikah atau kutipan akta perkawinan"
    SPTJM = "SPTJM F-2.04 sebagai pasangan suami istri"
    TIDAK_ADA = "Tidak ada"


@dataclass(frozen=True)
class F201Kelahiran:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: kelahiran."""

    pelapor: Pelapor = isian("Pelapor")
    ibu: OrangTua = isian("Ibu")
    ayah: OrangTua | None = isian("Ayah", "Kosongkan bila ayah tidak dicantumkan pada akta.", wajib=False)
    bukti_perkawinan: BuktiPerkawinan = isian(
        "Dokumen perkawinan orang tua", "Tanpa dokumen pun kelahiran tetap dicatat; yang berbeda bunyi aktanya."
    )
    anak: tuple[Anak, ...] = isian("Anak", "Satu baris bagi tiap anak yang lahir dalam kelahiran ini.", baris=5)
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")


def _memakai(*bukti: BuktiPerkawinan) -> Any:
    return lambda formulir: formulir.bukti_perkawinan in bukti


layanan = Layanan(
    kode="LAHIR",
    nama="Akta kelahiran",
    ringkasan="Mencatat kelahiran anak WNI; NIK, Kartu Keluarga, dan KIA terbit bersama aktanya.",
    dasar_hukum=(
        UU_23_2006.pasal(27), UU_24_2013.pasal(27), PERPRES_96_2018.pasal(33), SE_470_13287.butir("Kelahiran"),
    ),
    formulir=F201Kelahiran,
    persyaratan=(
        Syarat(
            "surat_lahir", "Surat keterangan kelahiran", DASAR_AKTA, atau="bukti_lahir",
            bantuan="Dari rumah sakit, puskesmas, dokter, bidan, nakhoda, pilot, atau kepala desa/lurah.",
        ),
        Syarat(
            "f_2_03", "SPTJM kebenaran data kelahiran (F-2.03)", SE_470_13287.butir("Kelahiran"), atau="bukti_lahir",
            bantuan="Bila surat keterangan kelahiran tidak ada; dengan dua saksi.",
        ),
        Syarat(
            "buku_nikah", "Buku nikah atau kutipan akta perkawinan orang tua", DASAR_AKTA,
            bila="dokumen perkawinan ada", wajib_bila=_memakai(BuktiPerkawinan.AKTA),
        ),
        Syarat(
            "f_2_04", "SPTJM sebagai pasangan suami istri (F-2.04)", SE_470_13287.butir("Kelahiran"),
            bila="perkawinan dinyatakan dengan SPTJM", wajib_bila=_memakai(BuktiPerkawinan.SPTJM),
        ),
        Syarat("kk", "Kartu Keluarga orang tua", DASAR_AKTA, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, KartuKeluarga.kode, KartuIdentitasAnak.kode),
    larangan=(
        Larangan("Surat keterangan kelahiran asli ditahan", SE_470_13287.butir("Kelahiran")),
        Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Kelahiran")),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
        Larangan("Penetapan pengadilan bagi pelaporan yang lewat waktu", UU_24_2013.pasal(32, keyakinan=Keyakinan.DIINGAT)),
    ),
    batas_lapor="60 hari sejak kelahiran; sesudahnya tetap dicatat dengan keputusan Kepala Dinas",
)  # fmt: skip


class Orangtua(NamedTuple):
    """The parents as the register knows them, and the family that the child joins."""

    ibu: Penduduk | None
    ayah: Penduduk | None
    keluarga: Keluarga | None


def orang_tua(formulir: F201Kelahiran, register: Register) -> Orangtua:
    ibu = register.orang_ber_nik(formulir.ibu.nik) if formulir.ibu.nik else None
    ayah = register.orang_ber_nik(formulir.ayah.nik) if formulir.ayah and formulir.ayah.nik else None
    keluarga = next((k for o in (ibu, ayah) if o and (k := register.keluarga_dari(o.id))), None)
    return Orangtua(ibu, ayah, keluarga)


def model_akta(bukti: BuktiPerkawinan, *, ayah_disebut: bool, kk_suami_istri: bool) -> ModelAkta:
    """Return the model of the act (Permendagri 108/2019; hukum.md 4.3).

    >>> model_akta(BuktiPerkawinan.TIDAK_ADA, ayah_disebut=True, kk_suami_istri=False).name
    'SEORANG_IBU'
    """
    if not ayah_disebut:
        return ModelAkta.SEORANG_IBU
    if bukti is BuktiPerkawinan.AKTA:
        return ModelAkta.AYAH_IBU
    if bukti is BuktiPerkawinan.SPTJM and kk_suami_istri:
        return ModelAkta.AYAH_IBU_BELUM_TERCATAT
    return ModelAkta.SEORANG_IBU


def kk_menunjukkan_suami_istri(ortu: Orangtua, register: Register) -> bool:
    if not (ortu.ibu and ortu.ayah and ortu.keluarga):
        return False
    perkawinan = register.perkawinan_dari(ortu.ibu.id)
    if perkawinan and perkawinan.pasangan(ortu.ibu.id) == ortu.ayah.id:
        return True
    shdk = {a.shdk for o in (ortu.ibu, ortu.ayah) if (a := ortu.keluarga.cari(o.id))}
    return len(shdk) == 2 and shdk <= {Shdk.KEPALA_KELUARGA, Shdk.SUAMI, Shdk.ISTRI}


def terlambat(lahir: date, dilaporkan: date) -> bool:
    """Day 60 is still on time, day 61 is late.

    >>> terlambat(date(2026, 9, 24), date(2026, 11, 23)), terlambat(date(2026, 9, 23), date(2026, 11, 23))
    (False, True)
    """
    return (dilaporkan - lahir).days > BATAS_LAPOR_HARI


@layanan.pemeriksaan(DASAR_AKTA)
def orang_tua_terdaftar(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Seorang dari orang tua ada dalam register dan tercatat pada sebuah KK."""
    if orang_tua(kasus.formulir, register).keluarga is None:
        return Tolak(
            "Orang tua tidak ditemukan pada Kartu Keluarga di wilayah kantor ini.",
            "Periksa NIK ibu atau ayah; bila belum terdaftar, catat biodatanya lebih dahulu (layanan BIO-WNI).",
            isian="ibu.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_DOMISILI)
def kantor_domisili_orang_tua(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Kelahiran dicatat di kabupaten/kota tempat tinggal orang tua, di mana pun anak itu lahir."""
    keluarga = orang_tua(kasus.formulir, register).keluarga
    if keluarga is not None and keluarga.kab != kasus.kab:
        return Tolak(
            "Orang tua berdomisili di {kabupaten}.",
            "Ajukan pada kantor domisili orang tua; tempat lahir anak tidak mengubahnya.",
            {"kabupaten": register.nama_wilayah(keluarga.kab) or ""},
            "ibu.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_VALIDASI)
def ibu_sesuai_register(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """NIK ibu dikenal, milik seorang perempuan, dan ibu hidup pada hari anak lahir."""
    ibu = orang_tua(kasus.formulir, register).ibu
    if kasus.formulir.ibu.nik and ibu is None:
        return Tolak(
            "NIK ibu tidak ditemukan di wilayah kantor ini.", "Periksa NIK pada Kartu Keluarga ibu.", isian="ibu.nik"
        )
    if ibu and ibu.jenis_kelamin is not JenisKelamin.PEREMPUAN:
        return Tolak(
            "NIK ibu adalah milik seorang laki-laki.", "Periksa apakah NIK ayah dan ibu tertukar.", isian="ibu.nik"
        )
    if ibu and ibu.status is StatusPenduduk.MENINGGAL and not _hidup_pada(ibu, kasus.formulir, register):
        return Tolak(
            "Ibu sudah tercatat meninggal sebelum anak lahir.",
            "Periksa NIK ibu dan tanggal lahir anak.",
            isian="ibu.nik",
        )
    return None


def _hidup_pada(ibu: Penduduk, formulir: F201Kelahiran, register: Register) -> bool:
    """A mother recorded as dead may have died in giving birth: her death must not come before it."""
    wafat = ibu.rinci.get("tgl_meninggal")
    return wafat is not None and date.fromisoformat(wafat) >= min(a.tanggal_lahir.tanggal for a in formulir.anak)


@layanan.pemeriksaan(DASAR_VALIDASI)
def ayah_sesuai_register(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """NIK ayah, bila dikenal, milik seorang laki-laki."""
    ayah = orang_tua(kasus.formulir, register).ayah
    if ayah and ayah.jenis_kelamin is not JenisKelamin.LAKI_LAKI:
        return Tolak(
            "NIK ayah adalah milik seorang perempuan.", "Periksa apakah NIK ayah dan ibu tertukar.", isian="ayah.nik"
        )
    return None


@layanan.pemeriksaan(PERPRES_96_2018.pasal(33))
def ayah_disebut_bila_ada_bukti_perkawinan(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Dokumen perkawinan atau SPTJM menyebut seorang ayah, maka ayah itu diisi."""
    f = kasus.formulir
    if f.ayah is None and f.bukti_perkawinan is not BuktiPerkawinan.TIDAK_ADA:
        return Tolak(
            "Ayah belum diisi padahal ada dokumen perkawinan.",
            "Isi data ayah seperti pada dokumen itu, atau pilih “Tidak ada” bila tidak dipakai.",
            isian="ayah.nama",
        )
    return None


@layanan.pemeriksaan(DASAR_VALIDASI)
def usia_ibu_wajar(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Usia ibu saat melahirkan masuk akal; diperiksa dari tanggal lahir ibu pada register atau formulir."""
    ibu = orang_tua(kasus.formulir, register).ibu
    isian_ibu = kasus.formulir.ibu.tanggal_lahir
    lahir_ibu = ibu.tanggal_lahir if ibu else isian_ibu.tanggal if isian_ibu else None
    if lahir_ibu is None:
        return None
    usia = {a.tanggal_lahir.tanggal.year - lahir_ibu.year for a in kasus.formulir.anak}
    if luar := [u for u in usia if u not in USIA_IBU_WAJAR]:
        return Tolak(
            "Usia ibu saat melahirkan menjadi {usia} tahun.",
            "Periksa NIK atau tanggal lahir ibu, dan tanggal lahir anak.",
            {"usia": luar[0]},
            "ibu.nik",
        )
    return None


@layanan.pemeriksaan(PERMENDAGRI_73_2022.pasal(4))
def nama_anak_menurut_aturan(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Nama anak memenuhi Permendagri 73/2022; nama satu kata hanya diperingatkan, tidak ditolak."""
    for nomor, anak in enumerate(kasus.formulir.anak):
        for temuan in periksa_nama(anak.nama):
            if temuan.menolak:
                return Tolak(temuan.pesan, temuan.saran, temuan.nilai, f"anak.{nomor}.nama")
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(27, ayat=1))
def anak_sudah_lahir(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Kelahiran yang dilaporkan sudah terjadi."""
    if any(a.tanggal_lahir.tanggal > kasus.tanggal_pengajuan for a in kasus.formulir.anak):
        return Tolak(
            "Tanggal lahir anak belum tiba.",
            "Periksa tanggal lahir pada surat kelahiran.",
            isian="anak.0.tanggal_lahir",
        )
    return None


@layanan.pemeriksaan(PERMENDAGRI_109_2019.butir("F-2.01 bagian anak/kelahiran", keyakinan=Keyakinan.DIINGAT))
def jumlah_anak_sesuai_jenis_kelahiran(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Anak kembar dilaporkan bersama; yang lahir mati memakai layanan LAHIR-MATI sehingga jumlahnya boleh kurang."""
    anak = kasus.formulir.anak
    terbanyak = max(JUMLAH_KEMBAR.get(a.jenis_kelahiran, 5) for a in anak)
    if len(anak) > terbanyak or len({a.jenis_kelahiran for a in anak}) > 1:
        return Tolak(
            "Ada {jumlah} anak pada formulir, tetapi jenis kelahirannya {jenis}.",
            "Samakan jenis kelahiran tiap anak dengan surat kelahiran.",
            {"jumlah": len(anak), "jenis": anak[0].jenis_kelahiran.value},
            "anak.0.jenis_kelahiran",
        )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(28, keyakinan=Keyakinan.DIINGAT))
def belum_pernah_dicatat(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Satu kelahiran satu akta: ibu yang sama, hari dan nama atau urutan yang sama, atau jarak yang tidak mungkin."""
    ibu = orang_tua(kasus.formulir, register).ibu
    if ibu is None:
        return None
    for nomor, anak in enumerate(kasus.formulir.anak):
        for saudara in register.anak_dari_ibu(ibu.id):
            if _kelahiran_sama(anak, saudara):
                return Tolak(
                    "Ibu ini sudah mempunyai anak {nama}, lahir {lahir}.",
                    "Bila anak yang sama, mintalah kutipan kedua; bila berbeda, periksa nama dan tanggal lahirnya.",
                    {"nama": saudara.nama, "lahir": saudara.tanggal_lahir.isoformat()},
                    f"anak.{nomor}.tanggal_lahir",
                )
    return None


def _kelahiran_sama(anak: Anak, saudara: Penduduk) -> bool:
    jarak = abs((anak.tanggal_lahir.tanggal - saudara.tanggal_lahir).days)
    nama_sama = rapikan(anak.nama).upper() == saudara.nama
    kembar_lain = jarak <= 1 and anak.jenis_kelahiran is not JenisKelahiran.TUNGGAL and not nama_sama
    return not kembar_lain and (jarak < JARAK_HARI_KELAHIRAN or nama_sama)


@layanan.pemeriksaan(PERPRES_96_2018.pasal(33))
def dua_saksi_berbeda(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Kelahiran disaksikan dua orang; fotokopi KTP-el mereka tidak diminta."""
    if kasus.formulir.saksi_1.nik == kasus.formulir.saksi_2.nik:
        return Tolak("Saksi I dan saksi II orang yang sama.", "Isi saksi II dengan orang lain.", isian="saksi_2.nik")
    return None


@layanan.pemeriksaan(PERMENDAGRI_108_2019.pasal(1, keyakinan=Keyakinan.DIINGAT))
def orang_tua_wni(kasus: Kasus[F201Kelahiran], register: Register) -> Tolak | None:
    """Sedikitnya seorang dari orang tua WNI."""
    ortu = orang_tua(kasus.formulir, register)
    asing = [
        _kewarganegaraan(isi, o) is Kewarganegaraan.WNA
        for isi, o in ((kasus.formulir.ibu, ortu.ibu), (kasus.formulir.ayah, ortu.ayah))
        if isi
    ]
    if all(asing):
        return Tolak(
            "Orang tua bukan WNI.", "Gunakan layanan kelahiran Orang Asing (LAHIR-OA).", isian="ibu.kewarganegaraan"
        )
    return None


def _kewarganegaraan(isi: OrangTua, orang: Penduduk | None) -> Kewarganegaraan | None:
    return orang.kewarganegaraan if orang else isi.kewarganegaraan


class _Bayi(NamedTuple):
    """One child of the case with the numbers to come and what the register will hold of it."""

    urutan: int
    isi: Anak
    baru: OrangBaru
    nik: NikBaru
    no_akta: NomorAktaBaru


@layanan.pelaksanaan
def catat_kelahiran(kasus: Kasus[F201Kelahiran], register: Register) -> Hasil:
    ortu = orang_tua(kasus.formulir, register)
    assert ortu.keluarga is not None  # orang_tua_terdaftar
    model = model_akta(
        kasus.formulir.bukti_perkawinan,
        ayah_disebut=kasus.formulir.ayah is not None,
        kk_suami_istri=kk_menunjukkan_suami_istri(ortu, register),
    )
    bayi = [_bayi(kasus, register, ortu, model, n) for n in range(len(kasus.formulir.anak))]
    masuk = [p for b in bayi for p in _masuk_keluarga(b, ortu)]
    sesudah = terapkan([ortu.keluarga], masuk)[ortu.keluarga.id]
    perubahan = (
        *masuk,
        *(p for b in bayi for p in _akta_dan_kia(kasus, register, ortu, model, b, sesudah)),
        *terbitkan_kk(
            register, kasus.id_turunan("kk"), sesudah, kasus.tanggal_keputusan, {b.baru.orang: b.nik for b in bayi}
        ),
    )
    return Hasil((_peristiwa(kasus, ortu, model, bayi, perubahan),), _catatan(kasus, model, bayi))


def _bayi(kasus: Kasus[F201Kelahiran], register: Register, ortu: Orangtua, model: ModelAkta, urutan: int) -> _Bayi:
    assert ortu.keluarga is not None
    anak = kasus.formulir.anak[urutan]
    lahir = anak.tanggal_lahir.tanggal
    orang = kasus.id_turunan(f"anak-{urutan}")
    kode = "LT" if terlambat(lahir, kasus.tanggal_pengajuan) else "LU"
    no_akta = NomorAktaBaru(kasus.kab, kode, kasus.tanggal_keputusan, str(orang))
    isi = _biodata(kasus.formulir, register, ortu, model, anak) | {"no_akta_lahir": no_akta}
    perempuan = anak.jenis_kelamin is JenisKelamin.PEREMPUAN
    nik = NikBaru(ortu.keluarga.kecamatan, lahir, perempuan, str(orang))
    return _Bayi(urutan, anak, OrangBaru(orang, lahir, ortu.keluarga.kab, isi), nik, no_akta)


def _biodata(
    formulir: F201Kelahiran, register: Register, ortu: Orangtua, model: ModelAkta, anak: Anak
) -> dict[str, Any]:
    berayah = model in (ModelAkta.AYAH_IBU, ModelAkta.AYAH_IBU_BELUM_TERCATAT)
    ayah = ortu.ayah if berayah else None
    return {
        "nama": rapikan(anak.nama).upper(),
        "jenis_kelamin": anak.jenis_kelamin,
        "tempat_lahir": tempat_peristiwa(register.nama_wilayah(anak.tempat_kelahiran) or ""),
        "lahir": anak.tanggal_lahir.tanggal,
        "presisi_lahir": anak.tanggal_lahir.presisi,
        "kewarganegaraan": Kewarganegaraan.WNI,
        "agama": _agama(ayah, ortu),
        "golongan_darah": GolonganDarah.TIDAK_TAHU,
        "status_kawin": StatusKawin.BELUM_KAWIN,
        "pendidikan": Pendidikan.BELUM_SEKOLAH,
        "pekerjaan": "01",
        "status": StatusPenduduk.AKTIF,
        "ayah": ayah.id if ayah else None,
        "ibu": ortu.ibu.id if ortu.ibu else None,
        "nama_ayah": _nama(ayah, formulir.ayah) if berayah else None,
        "nama_ibu": _nama(ortu.ibu, formulir.ibu),
    }


def _agama(ayah: Penduduk | None, ortu: Orangtua) -> Agama:
    """A newborn is entered with the religion of the parent it is entered under; F-1.06 changes it later."""
    acuan = ayah or ortu.ibu or ortu.ayah
    assert acuan is not None  # orang_tua_terdaftar
    return acuan.agama


def _nama(orang: Penduduk | None, isi: OrangTua | None) -> str:
    return orang.nama if orang else rapikan(isi.nama).upper() if isi else ""


def _masuk_keluarga(b: _Bayi, ortu: Orangtua) -> tuple[Perubahan, ...]:
    assert ortu.keluarga is not None
    induk = next(o for o in (ortu.ibu, ortu.ayah) if o and ortu.keluarga.cari(o.id))
    anggota = ortu.keluarga.cari(induk.id)
    assert anggota is not None
    # A family that its parent joined after the birth cannot have had the child before.
    sejak = max(b.baru.sejak, anggota.sejak)
    return (
        b.baru,
        NikTerbit(b.nik, b.baru.orang, b.baru.sejak),
        AnggotaMasuk(b.baru.orang, ortu.keluarga.id, sejak, shdk_anak(ortu.keluarga, induk.id), ortu.keluarga.desa),
    )


def _akta_dan_kia(
    kasus: Kasus[F201Kelahiran],
    register: Register,
    ortu: Orangtua,
    model: ModelAkta,
    b: _Bayi,
    keluarga: Keluarga,
) -> tuple[Perubahan, ...]:
    tanggal, anak = kasus.tanggal_keputusan, b.baru.isi
    akta = AktaKelahiran(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=b.no_akta,
        nik=b.nik,
        nama=anak["nama"],
        jenis_kelamin=b.isi.jenis_kelamin,
        tempat_lahir=anak["tempat_lahir"],
        tanggal_lahir=anak["lahir"],
        model=model,
        anak_ke=b.isi.kelahiran_ke,
        nama_ayah=anak["nama_ayah"] or "",
        nama_ibu=anak["nama_ibu"],
    )
    kia = kartu_identitas_anak(register, orang_dari(b.baru), keluarga, tanggal, nik=b.nik, no_akta=b.no_akta)
    id_akta = kasus.id_turunan(f"akta-{b.urutan}")
    orang = b.baru.orang
    return (
        AktaCatat(id_akta, "KELAHIRAN", b.no_akta, tanggal, kasus.kab, _isi_register(kasus, ortu, model, b)),
        DokumenTerbit(
            kasus.id_turunan(f"kutipan-{b.urutan}"),
            akta.kode,
            akta.nomor,
            tanggal,
            kasus.kab,
            akta.ke_isi(),
            orang,
            None,
            id_akta,
        ),
        DokumenTerbit(kasus.id_turunan(f"kia-{b.urutan}"), kia.kode, kia.nik, tanggal, kasus.kab, kia.ke_isi(), orang),
    )


def _isi_register(kasus: Kasus[F201Kelahiran], ortu: Orangtua, model: ModelAkta, b: _Bayi) -> dict[str, Any]:
    """What the register of births keeps for ever, beyond what the quotation prints."""
    return {
        "orang": b.baru.orang,
        "ibu": ortu.ibu.id if ortu.ibu else None,
        "ayah": b.baru.isi["ayah"],
        "model": model,
        "terlambat": b.no_akta.kode == "LT",
        "formulir": tulis(kasus.formulir),
        "baris_anak": b.urutan,
    }


def _peristiwa(
    kasus: Kasus[F201Kelahiran],
    ortu: Orangtua,
    model: ModelAkta,
    bayi: list[_Bayi],
    perubahan: tuple[Perubahan, ...],
) -> Peristiwa:
    assert ortu.keluarga is not None
    subjek = [Subjek(b.baru.orang, "anak") for b in bayi]
    subjek += [Subjek(o.id, peran) for o, peran in ((ortu.ibu, "ibu"), (ortu.ayah, "ayah")) if o]
    return Peristiwa(
        TANPA_ID,
        "kelahiran",
        1,
        str(DASAR_AKTA),
        min(b.baru.sejak for b in bayi),
        (*subjek, Subjek(ortu.keluarga.id, "keluarga")),
        {
            "formulir": tulis(kasus.formulir),
            "model": model,
            "terlambat": any(b.no_akta.kode == "LT" for b in bayi),
        },
        perubahan,
    )


def _catatan(kasus: Kasus[F201Kelahiran], model: ModelAkta, bayi: list[_Bayi]) -> tuple[str, ...]:
    catatan = [f"Model akta: anak dari {model.value}."]
    if any(b.no_akta.kode == "LT" for b in bayi):
        catatan.append("Dilaporkan lewat 60 hari: tanda tangan Kepala Dinas sekaligus keputusan pencatatannya.")
    catatan += [t.kalimat for a in kasus.formulir.anak for t in periksa_nama(a.nama) if not t.menolak]
    return tuple(catatan)
