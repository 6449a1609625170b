"""Semua sambungan ke basis data terpakai: jawaban yang jelas dan cepat, lalu jalan lagi, tanpa catatan ganda."""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import uuid4

import psycopg
import pytest
from django.db import OperationalError, connection, connections
from django.test import Client

from adminduk.akun.contoh import buat_token
from adminduk.permohonan import alur
from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR, pintu
from adminduk.permohonan.models import Permohonan
from adminduk.register import Peran, contoh
from adminduk.web.contoh import masuk

PENUH = "53300"  # too_many_connections


@pytest.fixture
def batasi(super_: psycopg.Connection, settings, tmp_path) -> Callable[[int], None]:
    """Let so many connections to the database of this test in, -1 for all; the web has none of them."""
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())

    def atur(sambungan: int) -> None:
        connections.close_all()
        super_.execute(f'alter database "{connection.settings_dict["NAME"]}" connection limit {sambungan}')

    return atur


def test_batasnya_memang_menolak_sambungan(batasi, sambung_sebagai):
    """Positive control: the server itself says that it has no connection left."""
    batasi(0)

    with pytest.raises(psycopg.OperationalError, match="too many connections"):
        sambung_sebagai("web")


def test_halaman_menjawab_503_dengan_cepat_lalu_pulih(batasi):
    peramban = masuk(OPERATOR)
    peramban.raise_request_exception = False
    assert peramban.get("/petugas/").status_code == 200
    batasi(0)

    mulai = time.monotonic()
    ditolak = peramban.get("/petugas/")
    lama = time.monotonic() - mulai
    batasi(-1)
    pulih = peramban.get("/petugas/")

    assert (ditolak.status_code, pulih.status_code) == (503, 200)
    assert int(ditolak["Retry-After"]) > 0 and lama < 5
    assert "coba lagi dalam satu menit" in ditolak.content.decode()


def test_antarmuka_sistem_menjawab_503_berbentuk_masalah(batasi):
    token = buat_token("RSUD Manokwari", Peran.OPERATOR, [contoh.MANOKWARI])
    batasi(0)

    jawaban = Client().get(f"/api/permohonan/{uuid4()}", headers={"authorization": f"Bearer {token}"})

    assert (jawaban.status_code, jawaban["Content-Type"]) == (503, "application/problem+json")
    assert int(jawaban["Retry-After"]) > 0


def test_kiriman_yang_sama_sesudahnya_tercatat_sekali(batasi):
    id_, permintaan = uuid4(), uuid4()

    def kirim() -> None:
        with pintu(OPERATOR) as reg:
            alur.buat_draf(reg, id_, "LAHIR", KELAHIRAN, permintaan=permintaan)

    batasi(0)
    with pytest.raises(OperationalError):
        kirim()
    batasi(-1)
    kirim()
    kirim()

    with pintu(OPERATOR):
        assert Permohonan.objects.filter(id=id_).count() == Permohonan.objects.count() == 1
