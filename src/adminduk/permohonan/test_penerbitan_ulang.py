"""Dokumen yang gagal diantrekan lagi oleh petugas; yang lain tidak tersentuh, oleh siapa pun."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import ProgrammingError

from adminduk.permohonan import alur
from adminduk.permohonan.contoh_alur import OPERATOR, VERIFIKATOR, disetujui, ditandatangani, langkah, pintu
from adminduk.permohonan.keadaan import BukanWewenang
from adminduk.permohonan.models import DokumenKeluar, KeadaanDokumen, Permohonan
from adminduk.register import contoh
from adminduk.register.contoh import WARGA_MARTHA

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gagal(pemilik: psycopg.Connection) -> alur.Jawaban:
    """A birth decided; the worker gave up on the first of its three documents."""
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    [jawaban] = ditandatangani(disetujui())
    pemilik.execute("update dokumen_keluar set keadaan = 'gagal' where dokumen = %s", (jawaban.dokumen[0],))
    return jawaban


def pekerjaan(pemilik: psycopg.Connection, dokumen: str) -> int:
    sql = "select count(*) from procrastinate_jobs where args->>'dokumen' = %s"
    return pemilik.execute(sql, (dokumen,)).fetchone()[0]


def keadaan(semula: alur.Jawaban) -> list[str]:
    with pintu(OPERATOR):
        return [DokumenKeluar.objects.get(dokumen=d).keadaan for d in semula.dokumen]


def test_yang_gagal_diantrekan_lagi_satu_kali_dan_tercatat_sebagai_langkah(gagal, pemilik):
    permintaan, id_ = uuid4(), UUID(gagal.permohonan)
    sebelum = [pekerjaan(pemilik, d) for d in gagal.dokumen]

    for _ in range(2):
        with pintu(OPERATOR) as reg:
            jawaban = alur.terbitkan_ulang(reg, id_, versi=gagal.versi, permintaan=permintaan)

    assert [str(d) for d in jawaban.dokumen] == [gagal.dokumen[0]]
    assert keadaan(gagal) == [KeadaanDokumen.MENUNGGU_SEGEL] * 3
    assert [pekerjaan(pemilik, d) for d in gagal.dokumen] == [sebelum[0] + 1, *sebelum[1:]]
    with pintu(OPERATOR):
        assert Permohonan.objects.get(id=id_).riwayat.filter(nama="terbitkan_ulang").count() == 1


def test_tanpa_yang_gagal_tidak_terjadi_apa_apa(gagal, pemilik):
    ulang = langkah("terbitkan_ulang", OPERATOR, gagal)

    sekali_lagi = langkah("terbitkan_ulang", OPERATOR, ulang)

    assert (sekali_lagi.versi, sekali_lagi.dokumen) == (ulang.versi, [])


def test_verifikator_tidak_mengantrekan_lagi(gagal):
    with pytest.raises(BukanWewenang):
        langkah("terbitkan_ulang", VERIFIKATOR, gagal)


def test_peran_web_tidak_menerbitkan_dokumen_dengan_menulis_keadaannya(gagal):
    with pytest.raises(ProgrammingError) as galat, pintu(OPERATOR):
        DokumenKeluar.objects.filter(dokumen=gagal.dokumen[0]).update(keadaan=KeadaanDokumen.TERBIT)

    assert isinstance(galat.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_peran_web_tidak_menyentuh_dokumen_yang_tidak_gagal(gagal):
    with pintu(OPERATOR):
        kena = DokumenKeluar.objects.filter(dokumen=gagal.dokumen[1]).update(keadaan=KeadaanDokumen.MENUNGGU_SEGEL)
    assert kena == 0


def test_penduduk_tidak_mengantrekan_lagi(gagal):
    with pintu(WARGA_MARTHA):
        kena = DokumenKeluar.objects.filter(keadaan=KeadaanDokumen.GAGAL).update(keadaan=KeadaanDokumen.MENUNGGU_SEGEL)
    assert kena == 0
