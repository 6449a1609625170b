"""Dari keputusan sampai PDF yang ditandatangani, tanpa tiruan selain letak segel."""

from __future__ import annotations

import io
from uuid import UUID, uuid4

import pikepdf
import pytest

from adminduk.permohonan import alur, berkas, pencetak
from adminduk.permohonan.contoh_alur import (
    KABID,
    OPERATOR,
    VERIFIKATOR,
    disetujui,
    ditandatangani,
    foto,
    langkah,
    pintu,
)
from adminduk.permohonan.models import DokumenKeluar
from adminduk.permohonan.pencetak import cetak
from adminduk.permohonan.terbitan import terbitkan
from adminduk.permohonan.test_terbitan import sebagai
from adminduk.register import contoh
from adminduk.register.contoh import MANOKWARI

pytestmark = pytest.mark.django_db(transaction=True)

KIA = {
    "pemohon.nama": "Martha Mandacan",
    "pemohon.nik": contoh.NIK_MARTHA.lengkap,
    "nik_anak": contoh.NIK_DINA.lengkap,
    "jenis": "Anak 5 tahun sampai 17 tahun kurang satu hari (dengan foto)",
}


def test_foto_anak_yang_dilampirkan_tercetak_pada_kianya(transactional_db, settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    id_ = uuid4()
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
        jawaban = alur.buat_draf(reg, id_, "KIA", KIA, permintaan=uuid4())
        alur.lampirkan(reg, id_, "pas_foto", "dina.jpg", foto(160, 240, "JPEG"), permintaan=uuid4())
    for nama, pelaku in (("ajukan", OPERATOR), ("verifikasi", VERIFIKATOR), ("setujui", KABID)):
        jawaban = langkah(nama, pelaku, jawaban)
    [diputus] = ditandatangani(jawaban)

    with sebagai("pekerja"):
        [sidik] = [terbitkan(UUID(d), MANOKWARI, segel=lambda _: (0, 1, b""), cetak=cetak) for d in diputus.dokumen]

    with pikepdf.open(io.BytesIO(berkas.baca(sidik))) as pdf:
        gambar = [g for halaman in pdf.pages for g in halaman.get_images().values()]
    assert any((g.Width, g.Height) == (160, 240) for g in gambar)


def test_kelahiran_menghasilkan_tiga_pdf_bertanda_tangan(transactional_db, settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    [diputus] = ditandatangani(disetujui())

    with sebagai("pekerja"):
        sidik = [terbitkan(UUID(d), MANOKWARI, segel=lambda _: (0, 1, b""), cetak=cetak) for d in diputus.dokumen]

    for s in sidik:
        with pikepdf.open(io.BytesIO(berkas.baca(s))) as pdf:
            assert pdf.Root.AcroForm.SigFlags == 3
    with pintu(OPERATOR):
        assert {d.jenis for d in DokumenKeluar.objects.filter(berkas__in=sidik)} == {"AKTA_KELAHIRAN", "KK", "KIA"}


@pytest.fixture
def token_kantor(settings, tmp_path, softhsm):
    """Offices sign in a token; what was loaded from files before is forgotten, and the token after the test."""
    pustaka, token, pin = softhsm
    (tmp_path / "pin").write_text(f"{pin}\n")
    settings.ADMINDUK_DATA = tmp_path
    settings.ADMINDUK_PKCS11_DOKUMEN, settings.ADMINDUK_PKCS11_PIN = f"{pustaka}:{token}", str(tmp_path / "pin")
    for ingatan in (pencetak.gudang_dokumen, pencetak._muat):
        ingatan.cache_clear()
    yield
    for ingatan in (pencetak.gudang_dokumen, pencetak._muat):
        ingatan.cache_clear()


def test_kunci_kantor_di_dalam_token_menandatangani_dan_tidak_ada_berkasnya(transactional_db, token_kantor, tmp_path):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    [diputus] = ditandatangani(disetujui())
    with sebagai("pekerja"):
        sidik = [terbitkan(UUID(d), MANOKWARI, segel=lambda _: (0, 1, b""), cetak=cetak) for d in diputus.dokumen]

    berkas_kunci = {b.name.split("-")[0] for b in (tmp_path / "dokumen" / "kunci").glob("*.pem")}
    assert berkas_kunci and not {"kadis", "qr"} & berkas_kunci, "kunci kantor hanya ada di dalam token"
    with pikepdf.open(io.BytesIO(berkas.baca(sidik[0]))) as pdf:
        assert pdf.Root.AcroForm.SigFlags == 3
