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
