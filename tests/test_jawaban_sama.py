"""NIK penduduk daerah lain, NIK yang tidak ada, dan NIK yang meninggal: jawaban yang sama, perintah SQL yang sama."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import psycopg
import pytest

from adminduk.dasar.kode import JenisKelamin, Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.kk_pisah.layanan import F102KKPisah, layanan
from adminduk.pendaftaran_penduduk.kk_pisah.test_layanan import formulir
from adminduk.permohonan.contoh import kasus
from adminduk.register import Keperluan, Pelaku, Peran, contoh, untuk
from adminduk.register.contoh import (
    DESA_FAKFAK,
    DINA,
    ELISABET,
    FAKFAK,
    HARI_INI,
    MANOKWARI,
    OPERATOR_MANOKWARI,
    WARGA_MARTHA,
)
from adminduk.register.isi import Anggota, Keluarga
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah

pytestmark = pytest.mark.django_db
TIDAK_ADA = NIK("9202120101990099")
KK_TIDAK_ADA = NomorKK("9202120101990099")
NIK_LAIN, KK_LAIN = NIK("9203014101800001"), NomorKK("9203010401160001")


@pytest.fixture(autouse=True)
def pemeran(db) -> None:
    """The cast, one of them dead, and somebody in another district."""
    meninggal = Peristiwa(
        TANPA_ID, "dokumen_ganti", 1, "uji", HARI_INI, (Subjek(DINA, "orang"),), {"sebab": "uji"},
        (OrangUbah(DINA, HARI_INI, {"status": "meninggal"}),),
    )  # fmt: skip
    orang = contoh.penduduk(
        UUID(int=0x7C00), NIK_LAIN, "RUT HEREMBA", JenisKelamin.PEREMPUAN, date(1980, 1, 1), kab=FAKFAK
    )
    anggota = (Anggota(orang, Shdk.KEPALA_KELUARGA, date(2016, 1, 4)),)
    lain = Keluarga(UUID(int=0x7C01), KK_LAIN, DESA_FAKFAK, "JALAN", "001", "001", "", "98612", anggota)
    with untuk(
        Pelaku(ELISABET, "Pemindah", Peran.OPERATOR, (MANOKWARI, FAKFAK)), Keperluan.PELAYANAN, kasus="u"
    ) as reg:
        reg.catat(contoh.peristiwa_contoh())
        reg.catat([meninggal, contoh._data_awal(lain)])
        assert reg.orang_ber_nik(NIK_LAIN) and reg.keluarga_bernomor(KK_LAIN)


@pytest.fixture
def perintah(monkeypatch) -> list[str]:
    semua: list[str] = []
    asli = psycopg.Cursor.execute
    monkeypatch.setattr(psycopg.Cursor, "execute", lambda s, q, *a, **k: (semua.append(str(q)), asli(s, q, *a, **k))[1])
    return semua


@pytest.mark.parametrize("pelaku", [OPERATOR_MANOKWARI, WARGA_MARTHA], ids=["petugas", "penduduk"])
def test_formulir_menjawab_sama(pelaku):
    def jawaban(nik: NIK) -> list[str]:
        f: F102KKPisah = formulir()
        f = replace(f, anggota=(replace(f.anggota[0], nik=nik),))
        with untuk(pelaku, Keperluan.PELAYANAN, kasus="uji") as reg:
            return [p.kalimat for p in layanan.periksa(kasus(layanan, f), reg) if p.pemeriksaan == "anggota_terdaftar"]

    satu, dua, tiga = jawaban(TIDAK_ADA), jawaban(NIK_LAIN), jawaban(contoh.NIK_DINA)

    assert satu == dua == tiga and len(satu) == 1
    assert jawaban(contoh.NIK_YOSEP) == []


@pytest.mark.parametrize("pelaku", [OPERATOR_MANOKWARI, WARGA_MARTHA], ids=["petugas", "penduduk"])
def test_yang_tidak_terjangkau_dan_yang_tidak_ada_ditanyakan_dengan_perintah_yang_sama(perintah, pelaku):
    """One statement fewer for a number that nobody has would tell by the clock what the words do not."""

    def tanya(nik: NIK, kk: NomorKK) -> list[str]:
        with untuk(pelaku, Keperluan.PELAYANAN, kasus="uji") as reg:
            perintah.clear()
            assert reg.orang_ber_nik(nik) is None and reg.keluarga_bernomor(kk) is None
            assert len(perintah) >= 4, "pengintai melihat perintahnya"
            return list(perintah)

    assert tanya(TIDAK_ADA, KK_TIDAK_ADA) == tanya(NIK_LAIN, KK_LAIN)
