"""Yang boleh diketahui siapa pun tentang dokumen yang mempunyai hari akhir."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

from adminduk.dasar.tanggal import hari_ini
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, CONTOH, KIA, surat_keterangan
from adminduk.dokumen.surat.orang_asing import SuratTempatTinggal
from adminduk.permohonan import models, publik
from adminduk.permohonan.publik import KeadaanTerbit
from adminduk.register.umum import KeadaanDokumen

KINI = hari_ini(9202, datetime.now(UTC))


def cari(surat, monkeypatch, **lain):
    isi = {"berlaku": True, "sebab_tutup": None, "pengganti": None} | lain
    ada = KeadaanDokumen(
        UUID(int=1), surat.kode, surat.nomor_dokumen, 9202, KINI, isi=surat.ke_isi(), peristiwa=UUID(int=2), **isi
    )
    monkeypatch.setattr(publik, "keadaan_dokumen", lambda _: ada)
    monkeypatch.setattr(publik, "connection", SimpleNamespace(cursor=_Kursor))
    return publik.cari_dokumen("7K2M9QXA4TBN")


class _Kursor:
    """Answers as the database does for a code that is known."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def execute(self, *_):
        return None

    def fetchone(self):
        return UUID(int=1), models.KeadaanDokumen.TERBIT


def sktt(sampai: date):
    return surat_keterangan(SuratTempatTinggal, berlaku_sampai=sampai)


def test_dokumen_berlaku_sampai_hari_akhirnya_termasuk_hari_itu(monkeypatch):
    ada = cari(sktt(KINI), monkeypatch)
    assert (ada.keadaan, ada.berlaku_hingga) == (KeadaanTerbit.BERLAKU, KINI)

    assert cari(sktt(KINI - timedelta(days=1)), monkeypatch).keadaan is KeadaanTerbit.HABIS


def test_yang_dicabut_dikatakan_dicabut_walau_harinya_lewat(monkeypatch):
    lewat = sktt(KINI - timedelta(days=1))

    assert cari(lewat, monkeypatch, berlaku=False).keadaan is KeadaanTerbit.DIBATALKAN
    assert cari(lewat, monkeypatch, berlaku=False, pengganti=UUID(int=3)).keadaan is KeadaanTerbit.DIGANTI


def test_kia_habis_pada_hari_izin_berakhir_dan_akta_tidak_pernah(monkeypatch):
    kia = replace(KIA, sampai_izin=KINI - timedelta(days=1))

    assert cari(kia, monkeypatch).keadaan is KeadaanTerbit.HABIS
    assert cari(KIA, monkeypatch).keadaan is KeadaanTerbit.BERLAKU
    assert cari(AKTA_KELAHIRAN, monkeypatch).berlaku_hingga is None


def test_yang_mempunyai_hari_akhir_hanya_kia_skpwni_dan_sktt():
    assert {s.kode for s in CONTOH if s.berlaku_hingga} == {"KIA", "SKPWNI", "SKTT"}
