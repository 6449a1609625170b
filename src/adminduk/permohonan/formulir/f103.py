"""F-1.03 Formulir Pendaftaran Perpindahan Penduduk: siapa yang pindah, dari mana, ke mana, dan mengapa.

Klasifikasi kepindahan (dalam desa sampai antarprovinsi) dihitung dari kedua alamat, jadi tidak ditanyakan.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import isian, sama, selain


class AlasanPindah(StrEnum):
    PEKERJAAN = "Pekerjaan"
    PENDIDIKAN = "Pendidikan"
    KEAMANAN = "Keamanan"
    KESEHATAN = "Kesehatan"
    PERUMAHAN = "Perumahan"
    KELUARGA = "Keluarga"
    LAINNYA = "Lainnya"


class JenisKepindahan(StrEnum):
    KEPALA = "Kepala keluarga"
    SEMUA = "Kepala keluarga dan seluruh anggota keluarga"
    KEPALA_DAN_SEBAGIAN = "Kepala keluarga dan sebagian anggota keluarga"
    ANGGOTA = "Anggota keluarga"


class KKYangPindah(StrEnum):
    """Bagi yang pindah. Nomor KK tetap atau baru mengikuti siapa yang pindah, bukan pilihan."""

    SENDIRI = "Membuat KK sendiri"
    NUMPANG = "Numpang KK"


@dataclass(frozen=True)
class F103:
    """Bagian yang sama bagi kepindahan di dalam dan ke luar kabupaten/kota."""

    pemohon: Pemohon = isian("Pemohon")
    no_kk: NomorKK = isian("Nomor KK asal")
    jenis: JenisKepindahan = isian("Jenis kepindahan")
    alasan: AlasanPindah = isian("Alasan pindah")
    alasan_lain: str | None = isian("Alasan lainnya", bila=sama("alasan", AlasanPindah.LAINNYA), panjang=60)
    anggota: tuple[AnggotaKK, ...] = isian(
        "Anggota keluarga yang pindah", "Hubungan ditulis terhadap kepala keluarga pada KK tujuan.", baris=15
    )
    kepala_yang_tinggal: tuple[NIK, ...] = isian(
        "Kepala keluarga bagi yang tidak pindah",
        "Boleh dikosongkan: bila kepala keluarga pindah, penggantinya pasangannya atau anggota dewasa tertua.",
        wajib=False,
        baris=1,
    )
    kuasa_pengasuhan: bool = isian(
        "Ada anak di bawah 17 tahun yang ditinggalkan orang tuanya, atau yang pindah tanpa orang tuanya",
        wajib=False,
        bawaan=False,
    )
    kk: KKYangPindah = isian("Status KK bagi yang pindah")

    @property
    def status(self) -> None:
        """A move changes nobody's marital status; the shared rules of families ask."""
        return None


@dataclass(frozen=True)
class F103Dalam(F103):
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: di dalam satu kabupaten/kota."""

    kk_tumpangan: NomorKK | None = isian("Nomor KK yang ditumpangi", bila=sama("kk", KKYangPindah.NUMPANG))
    tujuan: AlamatKK | None = isian("Alamat tujuan", bila=selain("kk", KKYangPindah.NUMPANG))
    rumah: StatusRumah = isian("Rumah yang ditempati")


@dataclass(frozen=True)
class F103Keluar(F103):
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: ke luar kabupaten/kota, di daerah asal."""

    tujuan: AlamatKK = isian("Alamat tujuan")


@dataclass(frozen=True)
class F103Datang:
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: dari SKPWNI, di daerah tujuan."""

    pemohon: Pemohon = isian("Pemohon")
    nomor_skpwni: str = isian("Nomor SKPWNI", panjang=40)
    kk: KKYangPindah = isian("Status KK bagi yang pindah")
    kk_tumpangan: NomorKK | None = isian("Nomor KK yang ditumpangi", bila=sama("kk", KKYangPindah.NUMPANG))
    anggota: tuple[AnggotaKK, ...] = isian(
        "Hubungan dengan kepala keluarga yang ditumpangi",
        "Semua yang tertulis pada SKPWNI.",
        wajib=False,
        baris=15,
        bila=sama("kk", KKYangPindah.NUMPANG),
    )
    tujuan: AlamatKK | None = isian("Alamat tujuan", bila=selain("kk", KKYangPindah.NUMPANG))
    rumah: StatusRumah = isian("Rumah yang ditempati")


@dataclass(frozen=True)
class F103Batal:
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: pembatalan SKPWNI."""

    pemohon: Pemohon = isian("Pemohon")
    nomor_skpwni: str = isian("Nomor SKPWNI", panjang=40)
