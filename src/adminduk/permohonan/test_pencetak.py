"""Dari keputusan sampai PDF yang ditandatangani, tanpa tiruan selain letak segel."""

from __future__ import annotations

import io
from uuid import UUID

import pikepdf
import pytest

from adminduk.permohonan import berkas
from adminduk.permohonan.contoh_alur import OPERATOR, disetujui, ditandatangani, pintu
from adminduk.permohonan.models import DokumenKeluar
from adminduk.permohonan.pencetak import cetak
from adminduk.permohonan.terbitan import terbitkan
from adminduk.permohonan.test_terbitan import sebagai
from adminduk.register import contoh
from adminduk.register.contoh import MANOKWARI

pytestmark = pytest.mark.django_db(transaction=True)


def test_kelahiran_menghasilkan_tiga_pdf_bertanda_tangan(transactional_db, settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    [diputus] = ditandatangani(disetujui())

    with sebagai("pekerja"):
        sidik = [terbitkan(UUID(d), MANOKWARI, segel=lambda _: (0, 1), cetak=cetak) for d in diputus.dokumen]

    for s in sidik:
        with pikepdf.open(io.BytesIO(berkas.baca(s))) as pdf:
            assert pdf.Root.AcroForm.SigFlags == 3
    with pintu(OPERATOR):
        assert {d.jenis for d in DokumenKeluar.objects.filter(berkas__in=sidik)} == {"AKTA_KELAHIRAN", "KK", "KIA"}
