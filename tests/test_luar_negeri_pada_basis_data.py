"""Ke luar negeri dan kembali pada register sungguhan: NIK tidur dan bangun, juga pada hari yang sama."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from adminduk.dasar.kode import Shdk, StatusPenduduk
from adminduk.pendaftaran_penduduk.skdln.layanan import SuratPindahnya
from adminduk.permohonan import katalog
from adminduk.permohonan.contoh import kasus
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang, TujuanLuarNegeri, YangKeLuarNegeri
from adminduk.register import Keperluan, contoh, untuk
from adminduk.register.contoh import DINA, HARI_INI, KORINUS, MARTHA, OPERATOR_MANOKWARI, RUMBIAK, YOSEP
from adminduk.register.perubahan import DokumenTerbit

pytestmark = pytest.mark.django_db(transaction=True)
PEMOHON = Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA)
TUJUAN = TujuanLuarNegeri(
    negara="Australia", alamat="12 Smith Street Darwin", penanggung_jawab="Yosep Rumbiak",
    tanggal=date(2026, 12, 20), lama_bulan=24,
)  # fmt: skip
ISTRI, ANAK = AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI), AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.ANAK)


@pytest.fixture(autouse=True)
def pemeran(transactional_db: None) -> None:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat([p for p in contoh.peristiwa_contoh() if p.jenis == "data_awal"][:2])


def jalankan(kode: str, hari: int = 0, **isi: Any) -> list[str]:
    """Decide a case on the real register; return the documents it issued."""
    layanan, tanggal = katalog.ambil(kode), HARI_INI + timedelta(days=hari)
    k = kasus(
        layanan, layanan.formulir(pemohon=PEMOHON, **isi), id=uuid4(), tanggal_pengajuan=tanggal,
        tanggal_keputusan=tanggal,
    )  # fmt: skip
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus=str(k.id), pada=tanggal) as reg:
        catatan = reg.catat(layanan.laksanakan(k, reg).peristiwa)
    return [p.jenis for e in catatan.peristiwa for p in e.perubahan if isinstance(p, DokumenTerbit)]


def berangkat(*nik: Any) -> None:
    anggota = tuple(YangKeLuarNegeri(nik=n, no_paspor=f"X{k}") for k, n in enumerate(nik))
    assert jalankan("SKPLN", no_kk=contoh.NOMOR_KK, anggota=anggota, tujuan=TUJUAN).count("SKPLN") == len(nik)


def keadaan(hari: int = 0) -> dict[Any, tuple[StatusPenduduk, Any, Any]]:
    """Return status, family and relation of each of the family."""
    hasil = {}
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji", pada=HARI_INI + timedelta(days=hari)) as reg:
        for o in (YOSEP, MARTHA, DINA, KORINUS):
            orang, keluarga = reg.penduduk(o), reg.keluarga_dari(o)
            assert orang is not None, "yang di luar negeri tetap terbaca oleh kantornya"
            anggota = keluarga.cari(o) if keluarga else None
            hasil[o] = (orang.status, keluarga.id if keluarga else None, anggota.shdk if anggota else None)
    return hasil


@pytest.mark.parametrize("hari", [0, 30])
def test_berangkat_lalu_batal_kembali_seperti_semula(hari):
    semula = keadaan()
    berangkat(contoh.NIK_MARTHA, contoh.NIK_DINA)
    assert keadaan()[MARTHA] == (StatusPenduduk.PINDAH_LN, None, None)
    assert keadaan()[YOSEP] == semula[YOSEP]

    jalankan(
        "BATAL-SKPLN", hari, anggota=(ISTRI, ANAK), belum_berangkat=True, kk=KKYangDatang.MENUMPANG,
        no_kk_tumpangan=contoh.NOMOR_KK,
    )  # fmt: skip

    assert keadaan(hari) == semula


@pytest.mark.parametrize("hari", [0, 400])
def test_sekeluarga_berangkat_dan_datang_lagi_dengan_nik_yang_lama(hari):
    berangkat(contoh.NIK_YOSEP, contoh.NIK_MARTHA, contoh.NIK_DINA, contoh.NIK_KORINUS)
    assert {k for _, k, _ in keadaan().values()} == {None}

    dokumen = jalankan(
        "SKDLN", hari, anggota=(AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA), ISTRI, ANAK),
        kk=KKYangDatang.BARU, alamat=AlamatKK(alamat="Jalan Pasir Putih", desa=contoh.DESA), negara="Australia",
        dokumen_perjalanan="X0", tanggal_datang=HARI_INI + timedelta(days=hari), surat=SuratPindahnya.SKPLN,
    )  # fmt: skip

    sesudah = keadaan(hari)
    assert dokumen.count("KK") == 1 and dokumen.count("SKDLN") == 3
    assert {sesudah[o][0] for o in (YOSEP, MARTHA, DINA)} == {StatusPenduduk.AKTIF}
    assert len({sesudah[o][1] for o in (YOSEP, MARTHA, DINA)}) == 1 and sesudah[YOSEP][1] != RUMBIAK
    assert sesudah[KORINUS] == (StatusPenduduk.PINDAH_LN, None, None)
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        assert reg.id_ber_nik(contoh.NIK_YOSEP) == YOSEP
