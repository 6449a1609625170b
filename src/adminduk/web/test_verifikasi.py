"""Yang diumumkan situs cukup untuk memeriksa kode QR tanpa jaringan: kunci publik dan daftar pencabutan."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from adminduk.dokumen import kunci, qr
from adminduk.dokumen.cetak import render_surat
from adminduk.dokumen.kepercayaan import Kepercayaan
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN
from adminduk.dokumen.tanda_tangan import PenandaTangan
from adminduk.dokumen.verifikasi import Keadaan, verifikasi_qr
from adminduk.permohonan.contoh_alur import OPERATOR, disetujui, ditandatangani, pintu
from adminduk.permohonan.models import DokumenKeluar
from adminduk.permohonan.pencetak import folder_dokumen
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MANOKWARI, RUMBIAK
from adminduk.register.contoh_segel import LogBuatan
from adminduk.register.kunci_kepala import KunciBerkas
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTutup
from adminduk.register.segel_terbit import DaftarSaksi, SaksiDikenal

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor(db, settings, tmp_path) -> kunci.KunciKantor:
    cache.clear()
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    yield kunci.siapkan(folder_dokumen(), MANOKWARI, "Kadis Manokwari", "197405122000032001")
    cache.clear()


def tutup(keluar: DokumenKeluar, pengganti: DokumenKeluar | None = None) -> None:
    perubahan = DokumenTutup(keluar.dokumen, HARI_INI, "uji", pengganti.dokumen if pengganti else None)
    subjek = (Subjek(RUMBIAK, "keluarga"),)
    with pintu(OPERATOR) as reg:
        reg.catat([Peristiwa(TANPA_ID, "dokumen_ganti", 1, "uji", HARI_INI, subjek, {"sebab": "uji"}, (perubahan,))])


def keadaan(keluar: DokumenKeluar, kantor: kunci.KunciKantor) -> Keadaan:
    """Verify the QR of a document with nothing but what the two pages give."""
    muatan = qr.muatan(keluar.jenis, keluar.isi, indeks=0, ukuran=1)
    teks = qr.susun(muatan, keluar.kode, kantor.qr, "https://adminduk.example")
    terbitan = Client().get("/kunci-publik/", {"bentuk": "json"}).json()
    daftar = Client().get(f"/pencabutan/{MANOKWARI}.cose").content
    return verifikasi_qr(teks, Kepercayaan.dari_terbitan(terbitan, [daftar])).keadaan


def test_yang_berlaku_sah_yang_diganti_dan_dicabut_ketahuan(kantor):
    ditandatangani(disetujui())
    with pintu(OPERATOR):
        akta, kia, kk = DokumenKeluar.objects.order_by("jenis")
    tutup(kia)
    tutup(kk, akta)

    assert [keadaan(d, kantor) for d in (akta, kia, kk)] == [Keadaan.SAH, Keadaan.DICABUT, Keadaan.DIGANTI]


def test_daftar_dibuat_sekali_semenit(kantor):
    pertama = Client().get(f"/pencabutan/{MANOKWARI}.cose")
    ditandatangani(disetujui())
    with pintu(OPERATOR):
        kia = DokumenKeluar.objects.get(jenis="KIA")
    tutup(kia)

    assert "max-age=60" in pertama["Cache-Control"]
    assert Client().get(f"/pencabutan/{MANOKWARI}.cose").content == pertama.content
    cache.clear()
    assert Client().get(f"/pencabutan/{MANOKWARI}.cose").content != pertama.content


@pytest.mark.parametrize("kab", [FAKFAK, 10**30])
def test_kantor_tanpa_kunci_tidak_punya_daftar(kantor, kab):
    assert Client().get(f"/pencabutan/{kab}.cose").status_code == 404


def unggah(data: bytes) -> HttpResponse:
    return Client().post("/verifikasi/", {"berkas": SimpleUploadedFile("akta.pdf", data, "application/pdf")})


@pytest.fixture
def akta(kantor, settings) -> bytes:
    """A signed act with its proof, under the log and the witnesses that this site publishes."""
    log = LogBuatan()
    segel = settings.ADMINDUK_DATA / "segel"
    KunciBerkas.buka(segel, log.asal)
    saksi = tuple(SaksiDikenal(s.kunci, "") for s in log.saksi)
    (segel / "saksi.json").write_text(DaftarSaksi(saksi, 2).ke_json())
    log.log.rahasia = load_pem_private_key((segel / "kunci.pem").read_bytes(), None)
    muatan = qr.muatan_surat(AKTA_KELAHIRAN, AKTA_KELAHIRAN.ke_isi(), indeks=41, ukuran=42)
    teks = qr.susun(muatan, "7KQ2M4X9TB3D", kantor.qr, "https://adminduk.example")
    cetakan = render_surat(AKTA_KELAHIRAN, teks, bukti=bytes(log.bukti(41, 42)))
    return PenandaTangan(kantor).tandatangani(cetakan, datetime.now(UTC))


def test_berkas_pdf_diperiksa_dengan_bukti_segel_menurut_yang_diumumkan(akta):
    jawaban = unggah(akta)

    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    assert "Putusannya tercatat dalam jurnal bersegel, disaksikan 2 saksi." in isi
    assert "saksi-1.contoh.id" in isi


def test_berkas_yang_diubah_atau_bukan_pdf_ditolak_dengan_alasan(akta):
    ubahan = bytearray(akta)
    ubahan[2_000] ^= 1

    assert unggah(bytes(ubahan)).status_code == 422
    assert "bukan kode dokumen kependudukan" in unggah(b"halo").content.decode()
    assert unggah(akta + bytes(2_000_000)).status_code == 413


def test_halaman_kunci_menautkan_daftar_tiap_kantor(kantor):
    assert f'href="/pencabutan/{MANOKWARI}.cose"' in Client().get("/kunci-publik/").content.decode()
