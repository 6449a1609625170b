"""Setiap operasi API dengan kiriman acak, menurut dan melawan dokumen OpenAPI-nya: tidak satu pun berakhir 5xx."""

from __future__ import annotations

import os
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections, transaction
from django.http import JsonResponse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.generation import GenerationMode

from adminduk.akun import laju
from adminduk.api.contoh import Sistem, draf
from adminduk.permohonan.contoh_alur import OPERATOR, pintu
from adminduk.proyek import hak
from adminduk.register import contoh

pytestmark = pytest.mark.django_db
CONTOH = int(os.environ.get("CONTOH_API", "6"))  # of each operation and kind; more by hand
# Without parameters, or with one that may be any text: there is nothing to send that the document forbids.
TANPA_SALAH = {"daftar_layanan", "dokumen", "kunci", "satu_layanan"}
OPERASI = sorted(nama for *_, nama in hak.semua_operasi())


@pytest.fixture
def sistem(monkeypatch, settings, tmp_path):
    """A system of the office; requests stay in the transaction of the test, at any rate."""
    settings.ADMINDUK_DATA = tmp_path
    monkeypatch.setattr(laju, "batasi", lambda *_: None)
    monkeypatch.setattr(type(connections["default"]), "close_if_unusable_or_obsolete", lambda _: None)
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    return Sistem(OPERATOR)


def coba(operasi: Any, kepala: dict[str, str], jalur: dict[str, Any], cara: GenerationMode) -> set[int]:
    """Send what the strategy makes up; return the statuses seen, none where nothing can break the document.

    Raises at the first answer of 5xx.
    """
    status: set[int] = set()

    @settings(
        max_examples=CONTOH, database=None, derandomize=True, deadline=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(kasus=operasi.as_strategy(generation_mode=cara))
    def kirim(kasus: Any) -> None:
        kasus.path_parameters = {**(kasus.path_parameters or {}), **jalur}
        with transaction.atomic():
            jawaban = kasus.call(headers={**kepala, "Idempotency-Key": str(uuid4())})
            transaction.set_rollback(True)
        kasus.validate_response(jawaban, checks=[not_a_server_error])
        status.add(jawaban.status_code)

    try:
        kirim()
    except Unsatisfiable:
        if cara is GenerationMode.POSITIVE:
            raise
    return status


@pytest.mark.parametrize("nama", OPERASI)
def test_operasi_tidak_pernah_rusak(nama, sistem):
    skema = schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())
    operasi = skema.find_operation_by_id(nama)
    ada = {"id": draf(sistem)["id"]} if "{id}" in operasi.path else {}

    for cara in GenerationMode:
        for jalur in (ada, {}) if ada else ({},):
            status = coba(operasi, sistem.kepala, jalur, cara)
            assert bool(status) == (cara is GenerationMode.POSITIVE or nama not in TANPA_SALAH)


def test_yang_rusak_memang_ketahuan(sistem, monkeypatch):
    """The control: an operation that answers 500 fails this very test."""
    skema = schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())
    monkeypatch.setattr(WSGIHandler, "get_response", lambda *_: JsonResponse({}, status=500))

    with pytest.raises((Failure, FailureGroup)):
        coba(skema.find_operation_by_id("antrean"), sistem.kepala, {}, GenerationMode.POSITIVE)
