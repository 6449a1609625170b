"""The fixed cast of tests and examples: keluarga Rumbiak in Manokwari. Nobody of them is real.

Yosep (head) and Martha are married, Dina is their daughter of eleven, Korinus is Yosep's father.
Petugas Manokwari may serve them; petugas Fakfak may not. Elisabet lived in Fakfak until 2020 and in Manokwari since:
she is in the register only where ``peristiwa_pindahan`` was recorded.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
    StatusPenduduk,
)
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import Presisi
from adminduk.register.isi import Anggota, Dokumen, Keluarga, Penduduk, Perkawinan, RegisterMemori
from adminduk.register.pelaku import Pelaku, Peran
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import (
    AnggotaKeluar,
    AnggotaMasuk,
    DokumenTerbit,
    KawinMulai,
    KeluargaBaru,
    KeluargaUbah,
    NikTerbit,
    OrangBaru,
    OrangUbah,
    Perubahan,
)

HARI_INI = date(2026, 11, 23)
MANOKWARI, FAKFAK, SORONG = 9202, 9203, 9201
DESA, DESA_FAKFAK = 9202122003, 9203012001

YOSEP, MARTHA, DINA, KORINUS, SEORANG_DIRI = (UUID(int=n) for n in range(1, 6))
RUMBIAK, SENDIRI = UUID(int=101), UUID(int=102)
ELISABET, KELUARGA_ELISABET, KK_ELISABET, PINDAH = UUID(int=6), UUID(int=103), UUID(int=302), date(2020, 7, 1)
PERKAWINAN = UUID(int=201)
KK_RUMBIAK = UUID(int=301)

OPERATOR_MANOKWARI = Pelaku(UUID(int=401), "Operator Manokwari", Peran.OPERATOR, (MANOKWARI,))
OPERATOR_FAKFAK = Pelaku(UUID(int=402), "Operator Fakfak", Peran.OPERATOR, (FAKFAK,))
WARGA_MARTHA = Pelaku(MARTHA, "Martha Mandacan", Peran.PENDUDUK, (MANOKWARI,), MARTHA)

NIK_YOSEP, NIK_MARTHA = NIK("9202120503830002"), NIK("9202124107850001")
NIK_DINA, NIK_KORINUS, NIK_SENDIRI = NIK("9202126011150003"), NIK("9201010107550001"), NIK("9202121502000004")
NOMOR_KK, NOMOR_KK_SENDIRI = NomorKK("9202120101100001"), NomorKK("9202120101200007")
NIK_SAKSI = (NIK("9202120101700001"), NIK("9202120101710001"))

WILAYAH = {
    92: "Papua Barat",
    9202: "Kabupaten Manokwari",
    9203: "Kabupaten Fak Fak",
    920212: "Manokwari Barat",
    DESA: "Wosi",
    DESA_FAKFAK: "Wagom",
    920301: "Fakfak",
}


def penduduk(id_: UUID, nik: NIK | None, nama: str, kelamin: JenisKelamin, lahir: date, **lain: Any) -> Penduduk:
    """Return a resident of Manokwari with the elements that most have."""
    bawaan: dict[str, Any] = {
        "tempat_lahir": "MANOKWARI",
        "presisi_lahir": Presisi.HARI,
        "kewarganegaraan": Kewarganegaraan.WNI,
        "agama": Agama.KRISTEN,
        "golongan_darah": GolonganDarah.TIDAK_TAHU,
        "status_kawin": StatusKawin.BELUM_KAWIN,
        "pendidikan": Pendidikan.SLTA,
        "pekerjaan": "88",
        "status": StatusPenduduk.AKTIF,
        "kab": MANOKWARI,
    }
    return Penduduk(id_, nik, nama, kelamin, tanggal_lahir=lahir, **(bawaan | lain))


_KAWIN = {"status_kawin": StatusKawin.KAWIN_TERCATAT, "rinci": {"tgl_perkawinan": "2010-06-12"}}
_L, _P = JenisKelamin.LAKI_LAKI, JenisKelamin.PEREMPUAN

ORANG_YOSEP = penduduk(YOSEP, NIK_YOSEP, "YOSEP RUMBIAK", _L, date(1983, 3, 5), ayah=KORINUS, **_KAWIN)
ORANG_MARTHA = penduduk(MARTHA, NIK_MARTHA, "MARTHA MANDACAN", _P, date(1985, 7, 1), **_KAWIN)
ORANG_DINA = penduduk(
    DINA, NIK_DINA, "DINA RUMBIAK", _P, date(2015, 11, 20), ayah=YOSEP, ibu=MARTHA,
    nama_ayah="YOSEP RUMBIAK", nama_ibu="MARTHA MANDACAN", no_akta_lahir="9202-LU-01122015-0003",
)  # fmt: skip
ORANG_KORINUS = penduduk(
    KORINUS, NIK_KORINUS, "KORINUS RUMBIAK", _L, date(1955, 7, 1), presisi_lahir=Presisi.TAHUN,
    status_kawin=StatusKawin.CERAI_MATI,
)  # fmt: skip
ORANG_SENDIRI = penduduk(SEORANG_DIRI, NIK_SENDIRI, "PAULUS SAIBA", _L, date(2000, 2, 15))


def _keluarga(id_: UUID, nomor: NomorKK, *anggota: tuple[Penduduk, Shdk]) -> Keluarga:
    sejak = date(2016, 1, 4)
    return Keluarga(
        id_, nomor, DESA, "JALAN TRIKORA WOSI", "002", "005", "", "98312",
        tuple(Anggota(orang, shdk, max(sejak, orang.tanggal_lahir)) for orang, shdk in anggota),
    )  # fmt: skip


KELUARGA_RUMBIAK = _keluarga(
    RUMBIAK,
    NOMOR_KK,
    (ORANG_YOSEP, Shdk.KEPALA_KELUARGA),
    (ORANG_MARTHA, Shdk.ISTRI),
    (ORANG_DINA, Shdk.ANAK),
    (ORANG_KORINUS, Shdk.ORANG_TUA),
)
KELUARGA_SENDIRI = _keluarga(SENDIRI, NOMOR_KK_SENDIRI, (ORANG_SENDIRI, Shdk.KEPALA_KELUARGA))


def register_contoh() -> RegisterMemori:
    """Return a register in memory with the cast: for unit tests of rules."""
    register = RegisterMemori()
    register.tambah(
        KELUARGA_RUMBIAK,
        KELUARGA_SENDIRI,
        perkawinan=[Perkawinan(PERKAWINAN, YOSEP, MARTHA, True, date(2010, 6, 12), "9202-KW-14062010-0001")],
        dokumen=[Dokumen(KK_RUMBIAK, "KK", NOMOR_KK.lengkap, None, RUMBIAK)],
    )
    register.tambah_wilayah(WILAYAH)
    return register


def _isi(orang: Penduduk) -> dict[str, Any]:
    return {
        "nama": orang.nama, "jenis_kelamin": orang.jenis_kelamin, "tempat_lahir": orang.tempat_lahir,
        "lahir": orang.tanggal_lahir, "presisi_lahir": orang.presisi_lahir, "kewarganegaraan": orang.kewarganegaraan,
        "agama": orang.agama, "golongan_darah": orang.golongan_darah, "status_kawin": orang.status_kawin,
        "pendidikan": orang.pendidikan, "pekerjaan": orang.pekerjaan, "status": orang.status, "ayah": orang.ayah,
        "ibu": orang.ibu, "nama_ayah": orang.nama_ayah or None, "nama_ibu": orang.nama_ibu or None,
        "no_akta_lahir": orang.no_akta_lahir or None, "disabilitas": orang.disabilitas or None,
        "rinci": dict(orang.rinci),
    }  # fmt: skip


def _anggota_awal(keluarga: Keluarga, a: Anggota) -> tuple[Perubahan, ...]:
    orang = a.penduduk
    assert orang.nik is not None
    return (
        OrangBaru(orang.id, orang.tanggal_lahir, keluarga.kab, _isi(orang)),
        NikTerbit(orang.nik.lengkap, orang.id, a.sejak),
        AnggotaMasuk(orang.id, keluarga.id, a.sejak, a.shdk, keluarga.desa),
    )


def _data_awal(keluarga: Keluarga, *lain: Perubahan) -> Peristiwa:
    alamat = {k: getattr(keluarga, k) for k in ("desa", "alamat", "rt", "rw", "dusun", "kode_pos")}
    sejak = date(2010, 1, 1)
    return Peristiwa(
        TANPA_ID,
        "data_awal",
        1,
        "contoh",
        sejak,
        (*(Subjek(a.penduduk.id, "anggota") for a in keluarga.anggota), Subjek(keluarga.id, "keluarga")),
        {"sumber": "contoh", "benih": 0, "potongan": 0},
        (
            KeluargaBaru(keluarga.id, sejak, keluarga.nomor.lengkap, alamat),
            *(p for a in keluarga.anggota for p in _anggota_awal(keluarga, a)),
            *lain,
        ),
    )


def peristiwa_contoh() -> list[Peristiwa]:
    """Return the events that bring the cast into a real register, the same as ``register_contoh`` holds."""
    isi = {"dicatat": True, "tanggal": date(2010, 6, 12), "no_akta": "9202-KW-14062010-0001"}
    kawin = KawinMulai(PERKAWINAN, YOSEP, MARTHA, date(2010, 6, 12), MANOKWARI, isi)
    kk = DokumenTerbit(KK_RUMBIAK, "KK", NOMOR_KK.lengkap, date(2016, 1, 4), MANOKWARI, {"contoh": True}, None, RUMBIAK)
    return [_data_awal(KELUARGA_RUMBIAK, kawin, kk), _data_awal(KELUARGA_SENDIRI)]


def peristiwa_pindahan() -> list[Peristiwa]:
    """Return the life of Elisabet on record: a family of Fakfak from 2012, its move to Manokwari in 2020."""
    sejak, nomor = date(2012, 5, 1), "9203010105120001"
    orang = penduduk(ELISABET, None, "ELISABET KOROMPIS", _P, date(1990, 4, 9), kab=FAKFAK)
    alamat = {
        "desa": DESA_FAKFAK,
        "alamat": "JALAN IZAK TELUSSA",
        "rt": "001",
        "rw": "001",
        "dusun": "",
        "kode_pos": "",
    }
    datang = (
        OrangBaru(ELISABET, orang.tanggal_lahir, FAKFAK, _isi(orang)),
        KeluargaBaru(KELUARGA_ELISABET, sejak, nomor, alamat),
        AnggotaMasuk(ELISABET, KELUARGA_ELISABET, sejak, Shdk.KEPALA_KELUARGA, DESA_FAKFAK),
        DokumenTerbit(KK_ELISABET, "KK", nomor, sejak, FAKFAK, {"contoh": True}, None, KELUARGA_ELISABET),
    )
    pindah = (
        AnggotaKeluar(ELISABET, PINDAH),
        KeluargaUbah(KELUARGA_ELISABET, PINDAH, {"desa": DESA, "alamat": "JALAN MERDEKA"}),
        OrangUbah(ELISABET, PINDAH, {"kab": MANOKWARI, "nama": orang.nama}),
        AnggotaMasuk(ELISABET, KELUARGA_ELISABET, PINDAH, Shdk.KEPALA_KELUARGA, DESA),
    )
    subjek = (Subjek(ELISABET, "anggota"), Subjek(KELUARGA_ELISABET, "keluarga"))
    fakta: dict[str, Any] = {"sumber": "contoh", "benih": 0, "potongan": 0}
    return [
        Peristiwa(TANPA_ID, "data_awal", 1, "contoh", s, subjek, fakta, ubah)
        for s, ubah in ((sejak, datang), (PINDAH, pindah))
    ]
