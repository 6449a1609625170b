"""Kinds of event and what each holds. A version is never edited; a new one stands beside it.

``docs/audit.md`` is generated from this table, and the door refuses what is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class JenisPeristiwa:
    nama: str
    versi: int
    uraian: str
    fakta: tuple[str, ...]


_SEMUA = (
    JenisPeristiwa(
        "data_awal", 1, "Keluarga yang sudah ada sebelum sistem ini dipakai.", ("sumber", "benih", "potongan")
    ),
    JenisPeristiwa("biodata", 1, "Penduduk dicatat biodatanya dan mendapat NIK.", ("formulir",)),
    JenisPeristiwa("kk_baru", 1, "Keluarga baru dibentuk.", ("formulir",)),
    JenisPeristiwa("kk_pisah", 1, "Sebagian anggota membentuk keluarga sendiri pada alamat yang sama.", ("formulir",)),
    JenisPeristiwa("pindah_keluar", 1, "Surat keterangan pindah ke luar kabupaten/kota diterbitkan.", ("formulir",)),
    JenisPeristiwa("pindah_datang", 1, "Penduduk datang dari kabupaten/kota lain.", ("formulir",)),
    JenisPeristiwa("pindah_batal", 1, "Kepindahan batal; yang pindah kembali di daerah asal.", ("formulir",)),
    JenisPeristiwa("pindah_kedaluwarsa", 1, "Masa berlaku surat keterangan pindah habis.", ("surat",)),
    JenisPeristiwa("pindah_dalam", 1, "Penduduk pindah di dalam kabupaten/kota.", ("formulir",)),
    JenisPeristiwa("pindah_luar_negeri", 1, "WNI pindah ke luar negeri; NIK-nya tidur.", ("formulir",)),
    JenisPeristiwa("batal_pindah_luar_negeri", 1, "Kepindahan ke luar negeri dibatalkan.", ("formulir",)),
    JenisPeristiwa("datang_luar_negeri", 1, "WNI datang dari luar negeri; NIK lamanya berlaku lagi.", ("formulir",)),
    JenisPeristiwa("sktt_terbit", 1, "Orang asing pemegang ITAS mendapat SKTT.", ("formulir",)),
    JenisPeristiwa("alih_status_itap", 1, "Orang asing beralih dari ITAS ke ITAP.", ("formulir",)),
    JenisPeristiwa("orang_asing_keluar", 1, "Orang asing meninggalkan Indonesia; NIK-nya tidur.", ("formulir",)),
    JenisPeristiwa("kk_ganti_kepala", 1, "Kepala keluarga diganti.", ("formulir",)),
    JenisPeristiwa("kelahiran", 1, "Kelahiran hidup dicatat.", ("formulir", "model", "terlambat")),
    JenisPeristiwa("lahir_mati", 1, "Lahir mati dicatat; tidak ada NIK.", ("formulir",)),
    JenisPeristiwa("kematian", 1, "Kematian dicatat; NIK ditutup.", ("formulir",)),
    JenisPeristiwa("kia_terbit", 1, "Kartu Identitas Anak diterbitkan.", ("formulir",)),
    JenisPeristiwa("kia_ganti", 1, "Kartu Identitas Anak diganti.", ("formulir",)),
    JenisPeristiwa("kk_terbit_lagi", 1, "Kartu Keluarga yang hilang atau rusak diterbitkan lagi.", ("formulir",)),
    JenisPeristiwa("ktp_el_diajukan", 1, "Permohonan KTP-el diterima.", ("formulir",)),
    JenisPeristiwa("nonpermanen", 1, "Penduduk nonpermanen didata.", ("formulir",)),
    JenisPeristiwa("penduduk_rentan", 1, "Penduduk rentan didata.", ("formulir",)),
    JenisPeristiwa("disabilitas", 1, "Data disabilitas dimutakhirkan.", ("formulir",)),
    JenisPeristiwa("kk_ubah", 1, "Elemen data pada Kartu Keluarga diubah.", ("formulir",)),
    JenisPeristiwa("kutipan_kedua", 1, "Kutipan akta diterbitkan lagi.", ("formulir",)),
    JenisPeristiwa("perubahan_nama", 1, "Nama diubah dengan penetapan pengadilan.", ("formulir",)),
    JenisPeristiwa("pembetulan_akta", 1, "Salah tulis pada akta dibetulkan.", ("formulir",)),
    JenisPeristiwa("menjadi_wni", 1, "Orang asing menjadi WNI; NIK-nya tetap.", ("formulir",)),
    JenisPeristiwa("menjadi_wna", 1, "WNI menjadi orang asing; KK dan KTP-el ditarik.", ("formulir",)),
    JenisPeristiwa(
        "kewarganegaraan_ganda", 1, "Anak berkewarganegaraan ganda terdaftar, memilih, atau tidak.", ("formulir",)
    ),
    JenisPeristiwa("konversi_orang_asing", 1, "Data WNI menjadi biodata orang asing; NIK-nya tetap.", ("formulir",)),
    JenisPeristiwa("peristiwa_penting_lain", 1, "Peristiwa penting lain dicatat.", ("formulir",)),
    JenisPeristiwa("perkawinan", 1, "Perkawinan dicatat.", ("formulir",)),
    JenisPeristiwa("perceraian", 1, "Perceraian dicatat.", ("formulir",)),
    JenisPeristiwa("pembatalan_perkawinan", 1, "Perkawinan dibatalkan dengan putusan pengadilan.", ("formulir",)),
    JenisPeristiwa("pembatalan_perceraian", 1, "Perceraian dibatalkan; perkawinannya berlaku lagi.", ("formulir",)),
    JenisPeristiwa("pembatalan_akta", 1, "Akta dibatalkan; kutipannya dicabut.", ("formulir",)),
    JenisPeristiwa("pengangkatan_anak", 1, "Pengangkatan anak dicatat.", ("formulir",)),
    JenisPeristiwa("pengakuan_anak", 1, "Pengakuan anak dicatat.", ("formulir",)),
    JenisPeristiwa("pengesahan_anak", 1, "Pengesahan anak dicatat.", ("formulir",)),
    JenisPeristiwa(
        "kawin_belum_tercatat", 1, "Perkawinan atau perceraian yang belum tercatat dicantumkan.", ("formulir",)
    ),
    JenisPeristiwa(
        "pelaporan_luar_negeri", 1, "Peristiwa di luar negeri dilaporkan; data dimutakhirkan.", ("formulir",)
    ),
    JenisPeristiwa("dokumen_ganti", 1, "Dokumen diterbitkan ulang karena isinya berubah.", ("sebab",)),
    JenisPeristiwa("penghapusan_isi", 1, "Isi peristiwa lain, subjeknya, dihapus menurut UU 27/2022.", ("pasal",)),
)

JENIS: dict[tuple[str, int], JenisPeristiwa] = {(j.nama, j.versi): j for j in _SEMUA}


class JenisTidakDikenal(ValueError):
    """An event of a kind, version or content that the table does not know."""


def periksa_jenis(nama: str, versi: int, fakta: object) -> None:
    """Raise JenisTidakDikenal unless the kind exists and ``fakta`` holds exactly what it says."""
    jenis = JENIS.get((nama, versi))
    if jenis is None:
        raise JenisTidakDikenal(f"Jenis peristiwa {nama} versi {versi} tidak ada.")
    if set(fakta) != set(jenis.fakta):  # type: ignore[call-overload]
        raise JenisTidakDikenal(f"Fakta {nama} v{versi} harus {sorted(jenis.fakta)}, bukan {sorted(fakta)}.")  # type: ignore[call-overload]
