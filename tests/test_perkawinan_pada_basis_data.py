"""Perkawinan, perceraian, dan pembatalannya pada PostgreSQL dengan hak web; juga yang terjadi di luar negeri."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from adminduk.dasar.kode import StatusKawin, StatusPenduduk
from adminduk.permohonan import katalog
from adminduk.permohonan.contoh import kasus
from adminduk.permohonan.isian import baca
from adminduk.register import Keperluan, contoh, untuk
from adminduk.register.contoh import HARI_INI, MARTHA, OPERATOR_MANOKWARI, RUMBIAK, YOSEP

pytestmark = pytest.mark.django_db
LUAR_NEGERI = {
    "pelapor.nama": "Martha Mandacan", "pelapor.kewarganegaraan": "WNI", "nik": contoh.NIK_YOSEP.lengkap,
    "akta.nomor": "NSW 88/2026", "akta.kota": "Sydney", "akta.negara": "Australia", "akta.tanggal": "2026-09-01",
    "bukti.perwakilan": "KJRI Sydney", "bukti.nomor": "12/KONS/2026", "bukti.tanggal": "2026-09-10",
}  # fmt: skip

PERKAWINAN_NOMOR = "9202-KW-14062010-0001"
PUTUSAN = {
    "pelapor.nama": "Martha Mandacan", "pelapor.kewarganegaraan": "WNI", "subjek.nik": contoh.NIK_MARTHA.lengkap,
    "putusan.pengadilan": "Pengadilan Negeri Manokwari", "putusan.nomor": "8/Pdt.G/2026/PN Mnk",
    "putusan.tanggal": "2026-10-01", "putusan.tanggal_inkracht": "2026-10-15",
}  # fmt: skip


@pytest.fixture
def reg(db: None) -> Iterator[Any]:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as terbuka:
        terbuka.catat(contoh.peristiwa_contoh())
        yield terbuka


def laksanakan(reg: Any, kode: str, nomor: int, data: dict[str, str]) -> Any:
    layanan = katalog.ambil(kode)
    terbaca = baca(layanan.formulir, data, hari_ini=HARI_INI)
    assert terbaca.formulir, [g.kalimat for g in terbaca.galat]
    hasil = layanan.laksanakan(kasus(layanan, terbaca.formulir, id=UUID(int=nomor)), reg)
    reg.catat(hasil.peristiwa)
    return hasil


def test_anak_lahir_lalu_ayahnya_meninggal_di_luar_negeri(reg: Any) -> None:
    anak = {"peristiwa": "Kelahiran di luar negeri", "anak.nama": "Grace Rumbiak", "anak.jenis_kelamin": "PEREMPUAN"}
    laksanakan(reg, "LAPOR-LN", 921, LUAR_NEGERI | anak | {"nik_pasangan": contoh.NIK_MARTHA.lengkap})
    [grace] = [a.penduduk for a in reg.keluarga(RUMBIAK).anggota if a.penduduk.nama == "GRACE RUMBIAK"]
    assert grace.nik is not None and (grace.ayah, grace.ibu) == (YOSEP, MARTHA)
    assert [d.jenis for d in reg.dokumen_berlaku(orang=grace.id)] == ["BUKTI_LAPOR_LN"]

    laksanakan(reg, "LAPOR-LN", 922, LUAR_NEGERI | {"peristiwa": "Kematian di luar negeri"})
    assert reg.penduduk(YOSEP).status is StatusPenduduk.MENINGGAL
    assert reg.penduduk(MARTHA).status_kawin is StatusKawin.CERAI_MATI
    assert reg.keluarga(RUMBIAK).kepala.penduduk.id == MARTHA


def test_kawin_cerai_lalu_perceraiannya_dibatalkan_dan_akhirnya_perkawinannya(reg: Any) -> None:
    """Yosep and Martha divorce, the divorce is annulled and the marriage is in force again, then annulled itself."""
    laksanakan(reg, "CERAI", 931, PUTUSAN | {"subjek.no_akta": PERKAWINAN_NOMOR})
    [akta] = [d for d in reg.dokumen_berlaku(orang=MARTHA) if d.jenis == "AKTA_PERCERAIAN"]
    assert [k.id for k in reg.perkawinan_berakhir(YOSEP)] == [contoh.PERKAWINAN]

    laksanakan(reg, "BATAL-CERAI", 932, PUTUSAN | {"subjek.no_akta": akta.nomor})
    assert [d.jenis for d in reg.dokumen_berlaku(orang=MARTHA)] == ["SK_BATAL_CERAI"]
    assert [(k.id, k.no_akta) for k in reg.daftar_perkawinan(YOSEP)] == [(contoh.PERKAWINAN, PERKAWINAN_NOMOR)]
    assert reg.perkawinan_berakhir(YOSEP) == ()
    assert {reg.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.KAWIN_TERCATAT}

    status = {"status_suami": "Belum kawin", "status_istri": "Belum kawin"}
    laksanakan(reg, "BATAL-KAWIN", 933, PUTUSAN | status | {"subjek.no_akta": PERKAWINAN_NOMOR})
    assert reg.daftar_perkawinan(MARTHA) == ()
    assert reg.perkawinan_berakhir(MARTHA) == (), "perkawinan itu tidak pernah ada"
    assert {reg.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.BELUM_KAWIN}


def test_perkawinan_dengan_orang_asing_tanpa_nik(reg: Any) -> None:
    asing = {
        "pelapor.nama": "Paulus Saiba", "pelapor.kewarganegaraan": "WNI", "suami.nik": contoh.NIK_SENDIRI.lengkap,
        "istri.nama": "Jane Doe", "istri.tempat_lahir": "Perth", "istri.tanggal_lahir": "1999-05-01",
        "istri.negara": "Australia", "istri.no_paspor": "PA1234567", "no_izin_perwakilan": "CNI/77/2026",
        "tanggal": "2026-11-14", "tempat": str(contoh.MANOKWARI), "agama": "KRISTEN", "pemuka_agama": "Pdt. Elia",
        **{f"saksi_{n}.{k}": v for n, nik in enumerate(contoh.NIK_SAKSI, 1)
           for k, v in (("nama", "Saksi"), ("nik", nik.lengkap), ("kewarganegaraan", "WNI"))},
    }  # fmt: skip
    laksanakan(reg, "KAWIN-OA", 941, asing)

    paulus = reg.penduduk(contoh.SEORANG_DIRI)
    akta = reg.akta_bernomor(paulus.rinci["no_akta_perkawinan"])
    assert paulus.status_kawin is StatusKawin.KAWIN_TERCATAT
    assert sorted(str(d.orang) for d in akta.kutipan) == sorted([str(paulus.id), "None"])
