"""Perubahan data pada Kartu Keluarga — elemen yang berubah karena hidup orangnya, bukan karena salah tulis.

Pendidikan, pekerjaan, agama, golongan darah, gelar, dan dokumen yang dimiliki ditulis pada F-1.06. Status kawin orang
Islam berubah dengan buku nikah KUA atau akta cerai Pengadilan Agama (``status``). Nama diubah dengan penetapan
pengadilan (UBAH-NAMA), salah tulis pada akta dibetulkan (BETUL-AKTA), alamat berubah dengan pindah: bukan di sini.
NIK tidak pernah berubah.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, PERPRES_96_2018, SE_470_13287
from adminduk.dasar.kode import Agama, GolonganDarah, Pendidikan, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.pendaftaran_penduduk.kk_perubahan_data.status import (
    DASAR_KUA,
    BuktiAgama,
    StatusKawinBaru,
    catatan_status,
    keduanya_beragama_islam,
    status_sesuai_register,
    ubah_status,
    yang_kawin_atau_cerai_dikenal,
)
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import KodePekerjaan, isian, tulis
from adminduk.register.akibat import terapkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah

DASAR_UBAH = PERPRES_96_2018.pasal(12)
DASAR_ELEMEN = PERMENDAGRI_108_2019.pasal(15)
DASAR_SE = SE_470_13287.butir("Kartu Keluarga")


@dataclass(frozen=True)
class ElemenBaru:
    """Bagian A dan B F-1.06: hanya yang berubah diisi. ``rinci`` elements live in the details of a person."""

    nik: NIK = isian("NIK")
    pendidikan: Pendidikan | None = isian("Pendidikan menjadi", wajib=False)
    pekerjaan: KodePekerjaan | None = isian("Pekerjaan menjadi", wajib=False)
    agama: Agama | None = isian("Agama menjadi", wajib=False)
    golongan_darah: GolonganDarah | None = isian("Golongan darah menjadi", wajib=False)
    no_akta_lahir: str | None = isian("Nomor akta kelahiran", wajib=False, panjang=50)
    gelar_depan: str | None = isian("Gelar depan", wajib=False, panjang=30)
    gelar_belakang: str | None = isian("Gelar belakang", wajib=False, panjang=30)
    no_paspor: str | None = isian("Nomor paspor", wajib=False, panjang=20)
    tgl_akhir_paspor: date | None = isian("Paspor berlaku sampai", wajib=False)


_RINCI = ("gelar_depan", "gelar_belakang", "no_paspor", "tgl_akhir_paspor")
# What proves itself by the statement on F-1.06, and what needs a paper besides.
_CUKUP_PERNYATAAN = frozenset({"pekerjaan"})


@dataclass(frozen=True)
class F106PerubahanElemen:
    """F-1.06 Surat Pernyataan Perubahan Elemen Data Kependudukan."""

    pemohon: Pemohon = isian("Pemohon")
    no_kk: NomorKK = isian("Nomor KK")
    anggota: tuple[ElemenBaru, ...] = isian(
        "Elemen yang berubah", "Satu baris bagi tiap anggota.", wajib=False, baris=15
    )
    status: StatusKawinBaru | None = isian(
        "Status perkawinan yang berubah", "Bagi orang Islam: buku nikah atau akta cerai.", wajib=False
    )


KasusUbah = Kasus[F106PerubahanElemen]


def perubahan_elemen(baris: ElemenBaru) -> dict[str, Any]:
    """Return the elements of a row that were filled in."""
    return {f.name: nilai for f in fields(baris) if f.name != "nik" and (nilai := getattr(baris, f.name)) is not None}


def _perlu_bukti(formulir: F106PerubahanElemen) -> bool:
    return any(perubahan_elemen(a).keys() - _CUKUP_PERNYATAAN for a in formulir.anggota)


layanan = Layanan(
    kode="KK-UBAH",
    nama="Perubahan data Kartu Keluarga",
    sebutan=(
        "ganti pekerjaan di KK", "lulus sekolah ubah pendidikan", "pindah agama", "tambah gelar",
        "sudah menikah di KUA", "akta cerai pengadilan agama",
    ),
    ringkasan="Mengubah pendidikan, pekerjaan, agama, status kawin orang Islam, dan data lain pada Kartu Keluarga.",
    dasar_hukum=(DASAR_UBAH, DASAR_ELEMEN, DASAR_SE, DASAR_KUA),
    formulir=F106PerubahanElemen,
    persyaratan=(
        Syarat("kk", "Kartu Keluarga lama", DASAR_UBAH, dari_register=True),
        Syarat(
            "bukti_perubahan", "Dokumen yang membuktikan perubahannya", DASAR_UBAH,
            bila="yang berubah bukan hanya pekerjaan", wajib_bila=_perlu_bukti,
            bantuan="Misalnya ijazah, hasil uji golongan darah, surat keterangan pemuka agama, paspor.",
        ),
        Syarat(
            "buku_nikah", "Buku nikah dari KUA", DASAR_KUA, bila="kawin di KUA",
            wajib_bila=lambda f: f.status is not None and f.status.bukti is BuktiAgama.BUKU_NIKAH,
        ),
        Syarat(
            "akta_cerai", "Akta cerai dari Pengadilan Agama", DASAR_KUA, bila="cerai di Pengadilan Agama",
            wajib_bila=lambda f: f.status is not None and f.status.bukti is BuktiAgama.AKTA_CERAI,
        ),
    ),
    dokumen=(KartuKeluarga.kode,),
    larangan=(
        Larangan("Fotokopi KTP-el (NIK sudah ditulis pada formulir)", DASAR_SE),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
    batas_lapor="30 hari sejak perubahan (UU 23/2006 Pasal 62, diingat); lewat dari itu tetap dilayani.",
)  # fmt: skip


def _keluarga(kasus: KasusUbah, register: Register) -> Keluarga | None:
    keluarga = register.keluarga_bernomor(kasus.formulir.no_kk)
    return keluarga if keluarga and keluarga.kab == kasus.kab else None


def _peserta(kasus: KasusUbah, register: Register) -> Iterator[tuple[int, ElemenBaru, Penduduk | None]]:
    for n, baris in enumerate(kasus.formulir.anggota):
        yield n, baris, register.orang_ber_nik(baris.nik)


@layanan.pemeriksaan(DASAR_UBAH)
def kk_di_wilayah_kantor(kasus: KasusUbah, register: Register) -> Tolak | None:
    """KK itu terdaftar di kabupaten/kota ini."""
    if _keluarga(kasus, register) is None:
        return Tolak("Nomor KK tidak ditemukan di wilayah kantor ini.", "Periksa nomornya.", isian="no_kk")
    return None


@layanan.pemeriksaan(DASAR_UBAH)
def pemohon_anggota_kk(kasus: KasusUbah, register: Register) -> Tolak | None:
    """Perubahan dimohonkan orang yang tercantum dalam KK itu."""
    keluarga, pemohon = _keluarga(kasus, register), register.orang_ber_nik(kasus.formulir.pemohon.nik)
    if keluarga and (pemohon is None or keluarga.cari(pemohon.id) is None):
        return Tolak(
            "Pemohon tidak tercantum dalam KK itu.",
            "KK dimohonkan salah seorang anggotanya; periksa NIK pemohon.",
            isian="pemohon.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_ELEMEN)
def yang_diubah_anggota_kk(kasus: KasusUbah, register: Register) -> Tolak | None:
    """Yang datanya diubah anggota KK itu dan hidup."""
    keluarga = _keluarga(kasus, register)
    for n, _, orang in _peserta(kasus, register):
        aktif = orang is not None and orang.status is StatusPenduduk.AKTIF
        if keluarga and (orang is None or not aktif or keluarga.cari(orang.id) is None):
            return Tolak(
                "Anggota ke-{nomor} tidak tercantum dalam KK itu.",
                "Periksa NIK pada Kartu Keluarga.",
                {"nomor": n + 1},
                f"anggota.{n}.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_ELEMEN)
def ada_elemen_yang_berubah(kasus: KasusUbah, register: Register) -> Tolak | None:
    """Ada yang berubah: status perkawinan, atau pada tiap baris sedikitnya satu elemen."""
    if not kasus.formulir.anggota and kasus.formulir.status is None:
        return Tolak("Belum ada perubahan yang ditulis.", "Isi elemen atau status yang berubah.", isian="anggota")
    for n, baris, orang in _peserta(kasus, register):
        if orang and not _berbeda(baris, orang):
            return Tolak(
                "Tidak ada elemen anggota ke-{nomor} yang berubah.",
                "Isi elemen yang berubah, atau hapus barisnya.",
                {"nomor": n + 1},
                f"anggota.{n}.nik",
            )
    return None


def _berbeda(baris: ElemenBaru, orang: Penduduk) -> dict[str, Any]:
    kini = {**orang.rinci, **{f.name: getattr(orang, f.name) for f in fields(orang)}}
    return {k: v for k, v in perubahan_elemen(baris).items() if _teks(kini.get(k)) != _teks(v)}


def _teks(nilai: Any) -> str:
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai or "")


layanan.pemeriksaan(DASAR_KUA)(yang_kawin_atau_cerai_dikenal)
layanan.pemeriksaan(DASAR_KUA)(keduanya_beragama_islam)
layanan.pemeriksaan(DASAR_KUA)(status_sesuai_register)


@layanan.pelaksanaan
def ubah(kasus: KasusUbah, register: Register) -> Hasil:
    keluarga, tanggal = _keluarga(kasus, register), kasus.tanggal_keputusan
    assert keluarga is not None  # kk_di_wilayah_kantor
    elemen = tuple(_ubah_orang(b, o, tanggal) for _, b, o in _peserta(kasus, register) if o)
    ubahan = (*elemen, *ubah_status(kasus, register, elemen))
    orang = dict.fromkeys(u.orang for u in ubahan if isinstance(u, OrangUbah))
    # The husband or wife may stand on another card of this office.
    asal = list({k.id: k for k in (keluarga, *keluarga_asal(list(orang), register))}.values())
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, terapkan(asal, ubahan), tanggal)
    subjek = (*(Subjek(o, "anggota") for o in orang), *(Subjek(k.id, "keluarga") for k in asal))
    fakta = {"formulir": tulis(kasus.formulir)}
    peristiwa = Peristiwa(TANPA_ID, "kk_ubah", 1, str(DASAR_UBAH), tanggal, subjek, fakta, (*ubahan, *kartu))
    return Hasil((peristiwa,), (*_kartu_lain(kasus, register), *catatan_status(kasus)))


def _ubah_orang(baris: ElemenBaru, orang: Penduduk, tanggal: date) -> OrangUbah:
    beda = _berbeda(baris, orang)
    rinci = {k: _teks(v) for k, v in beda.items() if k in _RINCI}
    isi = {k: v for k, v in beda.items() if k not in _RINCI}
    return OrangUbah(orang.id, tanggal, isi | ({"rinci": {**orang.rinci, **rinci}} if rinci else {}))


def _kartu_lain(kasus: KasusUbah, register: Register) -> Iterator[str]:
    """Cards of their own show these elements too: they are replaced on application, with a new photo."""
    for _, baris, orang in _peserta(kasus, register):
        if orang is None or not {"agama", "golongan_darah", "pekerjaan"} & _berbeda(baris, orang).keys():
            continue
        if any(d.jenis == "KIA" for d in register.dokumen_berlaku(orang=orang.id)):
            yield f"KIA {orang.nama} memuat data lama: ganti dengan layanan KIA-GANTI."
        elif orang.rinci.get("status_ktp_el"):
            yield f"KTP-el {orang.nama} memuat data lama: ganti dengan layanan KTP-GANTI."
