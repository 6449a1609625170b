"""Antrean kerja: isi menurut peran, halaman berkunci, dan kecepatan di antara banyak permohonan lama."""

from __future__ import annotations

import time
from statistics import median
from uuid import uuid4

import pytest
from django.db import connection

from adminduk.permohonan import alur
from adminduk.permohonan.contoh_alur import KABID, KELAHIRAN, OPERATOR, VERIFIKATOR, diajukan, diverifikasi, draf, pintu
from adminduk.permohonan.keadaan import Keadaan
from adminduk.register import contoh
from adminduk.register.contoh import OPERATOR_FAKFAK

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pemeran(db, settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def nomor(pelaku, **lain) -> list[str]:
    with pintu(pelaku) as reg:
        return [b.nomor for b in alur.antrean(reg, **lain).baris]


def test_setiap_peran_melihat_pekerjaannya_saja():
    a, b, c = draf(), diajukan(), diverifikasi()

    assert nomor(OPERATOR) == [a.nomor]
    assert nomor(VERIFIKATOR) == [b.nomor]
    assert nomor(KABID) == [c.nomor]
    assert nomor(OPERATOR_FAKFAK) == []
    with pintu(VERIFIKATOR) as reg:
        assert alur.jumlah_antrean(reg) == {Keadaan.DIAJUKAN: 1}


def test_yang_paling_dekat_batas_waktunya_di_atas():
    pertama, kedua = diajukan(), diajukan()

    assert nomor(VERIFIKATOR) == [pertama.nomor, kedua.nomor]


def test_halaman_berikut_melanjutkan_tanpa_ganda_dan_tanpa_celah():
    with pintu(OPERATOR) as reg:
        semua = [alur.buat_draf(reg, uuid4(), "LAHIR", KELAHIRAN, permintaan=uuid4()).nomor for _ in range(7)]
        terlihat, sesudah = [], ""
        while True:
            halaman = alur.antrean(reg, sesudah=sesudah, batas=3)
            terlihat += [b.nomor for b in halaman.baris]
            if not (sesudah := halaman.berikut):
                break

    assert terlihat == semua


def test_antrean_cepat_di_antara_ratusan_ribu_permohonan_lama():
    with pintu(OPERATOR) as reg:
        with connection.cursor() as kursor:
            kursor.execute(
                """insert into permohonan (id, nomor, kode, kab, keadaan, perihal, formulir, pembuat, antre_pada, versi,
                                           diubah_oleh, diubah_pada, alasan, orang_tersentuh, keluarga_tersentuh)
                   select gen_random_uuid(), 'lama-' || n, 'LAHIR', 9202,
                          case when n % 500 = 0 then 'draf' else 'diserahkan' end, 'NAMA', '{}', gen_random_uuid(),
                          now() - n * interval '1 minute', 1, 'x', now(), '[]', '{}', '{}'
                     from generate_series(1, 100000) n"""
            )
        lama = []
        for _ in range(9):
            mulai = time.perf_counter()
            halaman = alur.antrean(reg)
            lama.append(time.perf_counter() - mulai)

    assert len(halaman.baris) == 50
    assert median(lama) < 0.06
