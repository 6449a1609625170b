"""What the services do to families, on PostgreSQL with the rights of the web role: the same as on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, SebabKematian, Shdk, StatusKawin, YangMenerangkan
from adminduk.pencatatan_sipil.akta_kematian.formulir import F201Kematian, KeluargaDitinggalkan
from adminduk.pendaftaran_penduduk.kk_baru.layanan import F102KKBaru
from adminduk.pendaftaran_penduduk.kk_ganti_kepala.formulir import CaraGantiKepala, F102GantiKepala, SebabGantiKepala
from adminduk.pendaftaran_penduduk.kk_pisah.layanan import F102KKPisah
from adminduk.permohonan import katalog
from adminduk.permohonan.contoh import catat, kasus
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon, SebabKKBaru
from adminduk.permohonan.formulir.f103 import AlasanPindah, F103Dalam, JenisKepindahan, KKYangPindah
from adminduk.permohonan.formulir.f201 import Kematian, Pelapor, Saksi
from adminduk.permohonan.formulir.tambahan import BuktiStatus, PerubahanStatus, PerubahanStatusBerakta, StatusRumah
from adminduk.permohonan.isian import baca
from adminduk.register import Keperluan, contoh, untuk
from adminduk.register.contoh import DINA, KORINUS, MARTHA, OPERATOR_MANOKWARI, RUMBIAK, SENDIRI, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import KawinSelesai

pytestmark = pytest.mark.django_db

WNI = Kewarganegaraan.WNI
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=WNI) for n in contoh.NIK_SAKSI)
PEMOHON = Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP)


@pytest.fixture
def reg(db: None) -> Iterator[Any]:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as terbuka:
        terbuka.catat(contoh.peristiwa_contoh())
        yield terbuka


def _susunan(register: Register, orang: tuple[UUID, ...]) -> dict[UUID, tuple[Any, ...] | None]:
    """The family of each: members with their relation and status, without the numbers, which differ."""
    return {
        o: (k := register.keluarga_dari(o))
        and tuple((a.penduduk.id, a.shdk, a.penduduk.status_kawin, a.penduduk.status) for a in k.anggota)
        for o in orang
    }


def sama_dengan_memori(reg: Any, kode: str, formulir: Any) -> Any:
    """Carry out a case on both registers, compare them, and return what it did."""
    memori, layanan = contoh.register_contoh(), katalog.ambil(kode)
    k = kasus(layanan, formulir)
    hasil = layanan.laksanakan(k, reg)
    reg.catat(hasil.peristiwa)
    sesudah = catat(memori, layanan.laksanakan(k, memori))
    orang = (YOSEP, MARTHA, DINA, KORINUS, SEORANG_DIRI)
    assert _susunan(reg, orang) == _susunan(sesudah, orang)
    for keluarga in (RUMBIAK, SENDIRI, k.id_turunan("keluarga")):
        berlaku = [d for d in reg.dokumen_berlaku(keluarga=keluarga) if d.jenis == "KK"]
        ada = reg.keluarga(keluarga)
        assert [d.nomor for d in berlaku] in ([ada.nomor.lengkap] if ada else [], [])
    return hasil


def _baris(nik: Any, shdk: Shdk) -> AnggotaKK:
    return AnggotaKK(nik=nik, shdk=shdk)


def kematian(nik: Any, nama: str) -> F201Kematian:
    return F201Kematian(
        pelapor=Pelapor(nama="Ketua RT", kewarganegaraan=WNI),
        kematian=Kematian(
            nik=nik, nama=nama, tanggal=date(2026, 11, 20), sebab=SebabKematian.LAINNYA,
            tempat_kematian=contoh.MANOKWARI, yang_menerangkan=YangMenerangkan.DOKTER,
        ),
        ditinggalkan=KeluargaDitinggalkan(), saksi_1=SAKSI[0], saksi_2=SAKSI[1],
    )  # fmt: skip


def test_kematian_kepala_keluarga(reg: Any) -> None:
    sama_dengan_memori(reg, "MATI", kematian(contoh.NIK_YOSEP, "Yosep Rumbiak"))

    assert reg.keluarga(RUMBIAK).kepala.penduduk.id == MARTHA
    assert reg.penduduk(MARTHA).status_kawin is StatusKawin.CERAI_MATI
    assert reg.daftar_perkawinan(MARTHA) == ()


def test_kematian_yang_tinggal_sendiri_menutup_kk(reg: Any) -> None:
    sama_dengan_memori(reg, "MATI", kematian(contoh.NIK_SENDIRI, "Paulus Saiba"))

    assert reg.keluarga(SENDIRI) is None


def test_kepala_keluarga_bercerai_membentuk_kk_sendiri(reg: Any) -> None:
    f = F102KKBaru(
        pemohon=PEMOHON, sebab=SebabKKBaru.MEMBENTUK_KELUARGA,
        status=PerubahanStatus(bukti=BuktiStatus.AKTA_CERAI, no_akta="5/AC/2026", tanggal=date(2026, 10, 1)),
        alamat=AlamatKK(alamat="Jalan Pasir Putih", desa=contoh.DESA), rumah=StatusRumah.SENDIRI,
        anggota=(_baris(contoh.NIK_YOSEP, Shdk.KEPALA_KELUARGA), _baris(contoh.NIK_SENDIRI, Shdk.FAMILI_LAIN)),
    )  # fmt: skip
    sama_dengan_memori(reg, "KK-BARU", f)

    assert reg.keluarga(SENDIRI) is None
    assert reg.keluarga(RUMBIAK).nomor != contoh.NOMOR_KK


def test_kakek_dan_cucu_memisahkan_kk(reg: Any) -> None:
    f = F102KKPisah(
        pemohon=PEMOHON, no_kk=contoh.NOMOR_KK, status=PerubahanStatusBerakta(bukti=BuktiStatus.TIDAK_ADA),
        anggota=(_baris(contoh.NIK_KORINUS, Shdk.KEPALA_KELUARGA), _baris(contoh.NIK_DINA, Shdk.CUCU)),
    )  # fmt: skip
    sama_dengan_memori(reg, "KK-PISAH", f)

    assert reg.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK


@pytest.mark.parametrize(
    ("anggota", "jenis"),
    [
        ("YMDK", JenisKepindahan.SEMUA),
        ("YD", JenisKepindahan.KEPALA_DAN_SEBAGIAN),
        ("K", JenisKepindahan.ANGGOTA),
    ],
)
@pytest.mark.parametrize("kk", KKYangPindah)
def test_pindah_dalam_kabupaten(reg: Any, anggota: str, jenis: JenisKepindahan, kk: KKYangPindah) -> None:
    siapa = {
        "Y": _baris(contoh.NIK_YOSEP, Shdk.KEPALA_KELUARGA), "M": _baris(contoh.NIK_MARTHA, Shdk.ISTRI),
        "D": _baris(contoh.NIK_DINA, Shdk.ANAK), "K": _baris(contoh.NIK_KORINUS, Shdk.ORANG_TUA),
    }  # fmt: skip
    baris = [siapa[a] for a in anggota]
    if kk is KKYangPindah.NUMPANG:
        baris = [_baris(b.nik, Shdk.FAMILI_LAIN) for b in baris]
        tujuan: dict[str, Any] = {"kk_tumpangan": contoh.NOMOR_KK_SENDIRI}
    else:
        baris[0] = _baris(baris[0].nik, Shdk.KEPALA_KELUARGA)
        tujuan = {"tujuan": AlamatKK(alamat="Jalan Merdeka 5", desa=9202122004)}
    f = F103Dalam(
        pemohon=PEMOHON, no_kk=contoh.NOMOR_KK, jenis=jenis, alasan=AlasanPindah.KELUARGA, anggota=tuple(baris), kk=kk,
        rumah=StatusRumah.SENDIRI, **tujuan,
    )  # fmt: skip
    sama_dengan_memori(reg, "PINDAH-DALAM", f)


@pytest.mark.parametrize("cara", [CaraGantiKepala.ANGGOTA, CaraGantiKepala.KERABAT, CaraGantiKepala.DITITIPKAN])
def test_penggantian_kepala_keluarga_dengan_ketiga_caranya(reg: Any, cara: CaraGantiKepala) -> None:
    lain = (_baris(contoh.NIK_DINA, Shdk.FAMILI_LAIN), _baris(contoh.NIK_KORINUS, Shdk.FAMILI_LAIN))
    anggota = {
        CaraGantiKepala.ANGGOTA: (_baris(contoh.NIK_MARTHA, Shdk.KEPALA_KELUARGA), *lain),
        CaraGantiKepala.KERABAT: (
            _baris(contoh.NIK_SENDIRI, Shdk.KEPALA_KELUARGA), _baris(contoh.NIK_MARTHA, Shdk.FAMILI_LAIN), *lain
        ),
        CaraGantiKepala.DITITIPKAN: (_baris(contoh.NIK_MARTHA, Shdk.FAMILI_LAIN), *lain),
    }  # fmt: skip
    wali = {"kk_wali": contoh.NOMOR_KK_SENDIRI, "nik_wali": contoh.NIK_SENDIRI}
    f = F102GantiKepala(
        pemohon=PEMOHON, no_kk=contoh.NOMOR_KK, sebab=SebabGantiKepala.KEMATIAN, tanggal_kematian=date(2026, 11, 1),
        no_akta_kematian="9203-KM-02112026-0001", cara=cara, anggota=anggota[cara],
        **(wali if cara is CaraGantiKepala.DITITIPKAN else {}),
    )  # fmt: skip
    sama_dengan_memori(reg, "KK-GANTI-KEPALA", f)


def test_biodata_keluarga_baru_dan_orang_yang_sama_tidak_terdaftar_dua_kali(reg: Any) -> None:
    layanan = katalog.ambil("BIO-WNI")
    f = baca(layanan.formulir, BIODATA).formulir
    assert f is not None
    hasil = layanan.laksanakan(kasus(layanan, f), reg)
    catatan = reg.catat(hasil.peristiwa)

    assert len([n for n in catatan.nomor.values() if len(n) == 16]) == 3  # two NIK and a KK number
    [obed] = reg.serupa("OBED DOWANSIBA", date(1990, 7, 1))
    assert {a.shdk for a in reg.keluarga_dari(obed.id).anggota} == {Shdk.KEPALA_KELUARGA, Shdk.ANAK}
    lagi = layanan.periksa(kasus(layanan, f, id=UUID(int=901)), reg)
    assert [p.pemeriksaan for p in lagi] == ["belum_pernah_terdaftar"]


def test_kia_dan_lahir_mati_tercatat(reg: Any) -> None:
    for kode, data in (("KIA", KIA), ("LAHIR-MATI", LAHIR_MATI)):
        layanan = katalog.ambil(kode)
        f = baca(layanan.formulir, data).formulir
        reg.catat(layanan.laksanakan(kasus(layanan, f, id=UUID(int=902)), reg).peristiwa)

    assert [d.jenis for d in reg.dokumen_berlaku(orang=DINA)] == ["KIA"]
    assert [d.nomor for d in reg.dokumen_berlaku(orang=MARTHA)] == ["9202-LM-23112026-0001"]


def test_suami_dengan_dua_istri_keduanya_menjadi_cerai_mati(reg: Any) -> None:
    paulus = replace(contoh.ORANG_SENDIRI, jenis_kelamin=JenisKelamin.PEREMPUAN)
    memori = contoh.register_contoh()
    memori.tambah(
        replace(contoh.KELUARGA_SENDIRI, anggota=(replace(contoh.KELUARGA_SENDIRI.anggota[0], penduduk=paulus),))
    )
    layanan = katalog.ambil("KK-BARU")
    f = F102KKBaru(
        pemohon=PEMOHON, sebab=SebabKKBaru.MEMBENTUK_KELUARGA,
        status=PerubahanStatus(bukti=BuktiStatus.AKTA_KAWIN, no_akta="9/2026", tanggal=date(2026, 10, 1)),
        alamat=AlamatKK(alamat="Jalan Pasir Putih", desa=contoh.DESA), rumah=StatusRumah.SENDIRI,
        anggota=(_baris(contoh.NIK_YOSEP, Shdk.KEPALA_KELUARGA), _baris(contoh.NIK_SENDIRI, Shdk.ISTRI)),
    )  # fmt: skip
    reg.catat(layanan.laksanakan(kasus(layanan, f), memori).peristiwa)
    assert len(reg.daftar_perkawinan(YOSEP)) == 2

    mati = katalog.ambil("MATI")
    wafat = kasus(mati, kematian(contoh.NIK_YOSEP, "Yosep Rumbiak"), id=UUID(int=903))
    reg.catat(mati.laksanakan(wafat, reg).peristiwa)
    assert {reg.penduduk(o).status_kawin for o in (MARTHA, SEORANG_DIRI)} == {StatusKawin.CERAI_MATI}


def test_kawin_lalu_cerai_belum_tercatat(reg: Any) -> None:
    """Yosep and Martha are written as married, with no marriage on record: F-1.05 enters one, and ends it."""
    subjek = (Subjek(YOSEP, "suami"), Subjek(MARTHA, "istri"))
    fakta: dict[str, Any] = {"sumber": "contoh", "benih": 0, "potongan": 0}
    selesai = (KawinSelesai(contoh.PERKAWINAN, date(2010, 6, 13)),)
    reg.catat([Peristiwa(TANPA_ID, "data_awal", 1, "contoh", date(2010, 6, 13), subjek, fakta, selesai)])
    layanan = katalog.ambil("KK-KBT")
    for nomor, peristiwa, status in (
        (911, {"peristiwa": "Perkawinan", "golongan": _TERTULIS}, StatusKawin.KAWIN_BELUM_TERCATAT),
        (912, {"peristiwa": "Perceraian", "tanggal": "2026-03-01"}, StatusKawin.CERAI_HIDUP_BELUM_TERCATAT),
    ):
        f = baca(layanan.formulir, KAWIN_BELUM_TERCATAT | peristiwa, hari_ini=contoh.HARI_INI).formulir
        reg.catat(layanan.laksanakan(kasus(layanan, f, id=UUID(int=nomor)), reg).peristiwa)
        assert {reg.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {status}
        assert [k.tercatat for k in reg.daftar_perkawinan(MARTHA)] == ([False] if status.kawin else [])


_ORANG = {
    "tempat_lahir": "Manokwari", "kewarganegaraan": "WNI", "akta_lahir": "TIDAK ADA", "gol_darah": "TIDAK TAHU",
    "agama": "KRISTEN", "status_perkawinan": "BELUM KAWIN", "kelainan_fisik_mental": "TIDAK ADA",
    "pendidikan": "TIDAK/BELUM SEKOLAH", "pekerjaan": "01", "jenis_kelamin": "LAKI-LAKI",
}  # fmt: skip
BIODATA = {
    "tujuan": "Keluarga baru dengan nomor KK baru", "rumah": "Milik sendiri",
    "bukti": "Surat pernyataan tidak memiliki dokumen (F-1.04)", "pernyataan": "ya",
    "keluarga.nama_kepala_keluarga": "Obed Dowansiba", "keluarga.alamat": "Kampung Mokwam",
    "keluarga.desa": str(contoh.DESA),
    **{f"anggota.0.{k}": v for k, v in _ORANG.items()},
    "anggota.0.nama_lengkap": "Obed Dowansiba", "anggota.0.tanggal_lahir": "1990", "anggota.0.shdk": "KEPALA KELUARGA",
    **{f"anggota.1.{k}": v for k, v in _ORANG.items()},
    "anggota.1.nama_lengkap": "Yeheskiel Dowansiba", "anggota.1.tanggal_lahir": "2021-03-02", "anggota.1.shdk": "ANAK",
}  # fmt: skip
KIA = {
    "pemohon.nama": "Martha Mandacan", "pemohon.nik": contoh.NIK_MARTHA.lengkap, "nik_anak": contoh.NIK_DINA.lengkap,
    "jenis": "Anak 5 tahun sampai 17 tahun kurang satu hari (dengan foto)",
}  # fmt: skip
LAHIR_MATI = {
    "pelapor.nama": "Yosep Rumbiak", "pelapor.kewarganegaraan": "WNI",
    "ibu.nik": contoh.NIK_MARTHA.lengkap, "ibu.nama": "Martha Mandacan",
    "lahir_mati.lama_kandungan_minggu": "34", "lahir_mati.jenis_kelamin": "PEREMPUAN",
    "lahir_mati.tanggal": "2026-11-18", "lahir_mati.jenis_kelahiran": "Tunggal", "lahir_mati.anak_ke": "2",
    "lahir_mati.tempat_dilahirkan": "Rumah", "lahir_mati.penolong_kelahiran": "Bidan/Perawat",
    "lahir_mati.sebab": "Tidak diketahui", "lahir_mati.yang_menentukan": "Bidan/Perawat",
    "lahir_mati.tempat_kelahiran": "9202",
    **{f"saksi_{n}.{k}": v for n, nik in enumerate(contoh.NIK_SAKSI, 1)
       for k, v in (("nama", "Saksi"), ("nik", nik.lengkap), ("kewarganegaraan", "WNI"))},
}  # fmt: skip
_TERTULIS = "Sudah tertulis kawin pada KK, tanpa buku nikah atau akta"
KAWIN_BELUM_TERCATAT = {
    "pemohon.nama": "Martha Mandacan", "pemohon.nik": contoh.NIK_MARTHA.lengkap, "tanggal": "2010-06-12",
    "suami": contoh.NIK_YOSEP.lengkap, "istri": contoh.NIK_MARTHA.lengkap,
    **{k: v for k, v in LAHIR_MATI.items() if k.startswith("saksi_")},
}  # fmt: skip
