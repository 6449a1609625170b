"""F-2.01 bagian kematian."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.permohonan.formulir.f201 import Kematian, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import isian, kosong


@dataclass(frozen=True)
class TanpaNIK:
    """Data yang meninggal bila ia tidak ada dalam register."""

    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tempat_lahir: str = isian("Tempat lahir", "Nama kabupaten/kota.", panjang=60)
    tanggal_lahir: TanggalLahir = isian("Tanggal lahir", "Bila tidak diketahui, isi tahunnya saja.")
    kewarganegaraan: Kewarganegaraan = isian("Kewarganegaraan")


@dataclass(frozen=True)
class KeluargaDitinggalkan:
    """Diisi hanya bila yang meninggal kepala keluarga."""

    kepala_baru: NIK | None = isian(
        "NIK kepala keluarga yang baru",
        "Boleh dikosongkan: penggantinya suami atau istri, lalu anggota dewasa tertua. Bila semua yang ditinggalkan "
        "belum berumur 17 tahun, isi NIK kerabat dewasa yang pindah masuk.",
        wajib=False,
    )
    kk_wali: NomorKK | None = isian(
        "Nomor KK wali", "Bila semua yang ditinggalkan belum berumur 17 tahun dan dititipkan.", wajib=False
    )
    belum_ada_wali: bool = isian(
        "Anak yang ditinggalkan belum mempunyai wali",
        "Anak tertua tercatat sebagai kepala keluarga sementara sampai wali ditetapkan.",
        wajib=False,
        bawaan=False,
    )


@dataclass(frozen=True)
class F201Kematian:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: kematian. Pelapor boleh keluarga mana pun atau ketua RT."""

    pelapor: Pelapor = isian("Pelapor")
    kematian: Kematian = isian("Kematian")
    tanpa_nik: TanpaNIK | None = isian("Data yang meninggal tanpa NIK", bila=kosong("/kematian.nik"))
    ayah: OrangTua | None = isian("Ayah dari yang meninggal", wajib=False)
    ibu: OrangTua | None = isian("Ibu dari yang meninggal", wajib=False)
    ditinggalkan: KeluargaDitinggalkan = isian("Keluarga yang ditinggalkan")
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")
