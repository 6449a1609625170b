"""Rules about the parents in a report of a birth, alive or still."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, Protocol

from adminduk.dasar.hukum import PERMENDAGRI_95_2019, UU_24_2013, Keyakinan
from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nama import rapikan
from adminduk.permohonan.formulir.f201 import OrangTua, Saksi
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.isi import Keluarga, Penduduk, Register

# [I] The article on who is competent was not read; the domicile of the parents decides (asas domisili, UU 24/2013).
DASAR_DOMISILI = UU_24_2013.pasal(27, ayat=1, keyakinan=Keyakinan.DIINGAT)
DASAR_VALIDASI = PERMENDAGRI_95_2019.pasal(46)

# A mother's age outside these bounds is a slip of the pen far more often than a birth; the verifikator's duty to
# compare form and data (Permendagri 95/2019 Pasal 46) is the ground. Her age is known to the year only when her
# birth date is.
USIA_IBU_WAJAR = range(10, 61)


class Laporan(Protocol):
    """A report of a birth: whose parents, and the days on which the children were born."""

    @property
    def ibu(self) -> OrangTua: ...
    @property
    def ayah(self) -> OrangTua | None: ...
    @property
    def saksi_1(self) -> Saksi: ...
    @property
    def saksi_2(self) -> Saksi: ...
    @property
    def hari_lahir(self) -> tuple[date, ...]: ...


class Orangtua(NamedTuple):
    """The parents as the register knows them, and the family that the child joins."""

    ibu: Penduduk | None
    ayah: Penduduk | None
    keluarga: Keluarga | None


def orang_tua(formulir: Laporan, register: Register) -> Orangtua:
    ibu = register.orang_ber_nik(formulir.ibu.nik) if formulir.ibu.nik else None
    ayah = register.orang_ber_nik(formulir.ayah.nik) if formulir.ayah and formulir.ayah.nik else None
    keluarga = next((k for o in (ibu, ayah) if o and (k := register.keluarga_dari(o.id))), None)
    return Orangtua(ibu, ayah, keluarga)


def nama_orang_tua(orang: Penduduk | None, isi: OrangTua | None) -> str:
    return orang.nama if orang else rapikan(isi.nama).upper() if isi else ""


def orang_tua_terdaftar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Seorang dari orang tua ada dalam register dan tercatat pada sebuah KK."""
    if orang_tua(kasus.formulir, register).keluarga is None:
        return Tolak(
            "Orang tua tidak ditemukan pada Kartu Keluarga di wilayah kantor ini.",
            "Periksa NIK ibu atau ayah; bila belum terdaftar, catat biodatanya lebih dahulu (layanan BIO-WNI).",
            isian="ibu.nik",
        )
    return None


def kantor_domisili_orang_tua(kasus: Kasus[Any], register: Register) -> Tolak | None:
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


def ibu_sesuai_register(kasus: Kasus[Any], register: Register) -> Tolak | None:
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
    if ibu and ibu.status is StatusPenduduk.MENINGGAL and not _hidup_pada(ibu, kasus.formulir):
        return Tolak(
            "Ibu sudah tercatat meninggal sebelum anak lahir.",
            "Periksa NIK ibu dan tanggal lahir anak.",
            isian="ibu.nik",
        )
    return None


def _hidup_pada(ibu: Penduduk, formulir: Laporan) -> bool:
    """A mother recorded as dead may have died in giving birth: her death must not come before it."""
    wafat = ibu.rinci.get("tgl_meninggal")
    return wafat is not None and date.fromisoformat(wafat) >= min(formulir.hari_lahir)


def ayah_sesuai_register(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """NIK ayah, bila dikenal, milik seorang laki-laki."""
    ayah = orang_tua(kasus.formulir, register).ayah
    if ayah and ayah.jenis_kelamin is not JenisKelamin.LAKI_LAKI:
        return Tolak(
            "NIK ayah adalah milik seorang perempuan.", "Periksa apakah NIK ayah dan ibu tertukar.", isian="ayah.nik"
        )
    return None


def usia_ibu_wajar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Usia ibu saat melahirkan masuk akal; diperiksa dari tanggal lahir ibu pada register atau formulir."""
    ibu = orang_tua(kasus.formulir, register).ibu
    isian_ibu = kasus.formulir.ibu.tanggal_lahir
    lahir_ibu = ibu.tanggal_lahir if ibu else isian_ibu.tanggal if isian_ibu else None
    if lahir_ibu is None:
        return None
    usia = {hari.year - lahir_ibu.year for hari in kasus.formulir.hari_lahir}
    if luar := [u for u in usia if u not in USIA_IBU_WAJAR]:
        return Tolak(
            "Usia ibu saat melahirkan menjadi {usia} tahun.",
            "Periksa NIK atau tanggal lahir ibu, dan tanggal lahir anak.",
            {"usia": luar[0]},
            "ibu.nik",
        )
    return None


def orang_tua_wni(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Sedikitnya seorang dari orang tua WNI."""
    ortu = orang_tua(kasus.formulir, register)
    asing = [
        _kewarganegaraan(isi, o) is Kewarganegaraan.WNA
        for isi, o in ((kasus.formulir.ibu, ortu.ibu), (kasus.formulir.ayah, ortu.ayah))
        if isi
    ]
    if all(asing):
        return Tolak("Orang tua bukan WNI.", "Gunakan layanan LAHIR-OA.", isian="ibu.kewarganegaraan")
    return None


def _kewarganegaraan(isi: OrangTua, orang: Penduduk | None) -> Kewarganegaraan | None:
    return orang.kewarganegaraan if orang else isi.kewarganegaraan


def dua_saksi_berbeda(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Peristiwa disaksikan dua orang; fotokopi KTP-el mereka tidak diminta."""
    if kasus.formulir.saksi_1.nik == kasus.formulir.saksi_2.nik:
        return Tolak("Saksi I dan saksi II orang yang sama.", "Isi saksi II dengan orang lain.", isian="saksi_2.nik")
    return None
