"""Halaman galat: kalimat yang jelas, nomor galat, dan catatan tanpa data pribadi."""

from __future__ import annotations

import errno
import json
import logging
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.http import HttpResponse, JsonResponse
from django.test import Client
from django.urls import include, path
from django.utils.translation import gettext as _

from adminduk.proyek import catatan
from adminduk.register.gangguan import CommitTidakPasti
from adminduk.register.segel_jaga import SegelTertunda

NAMA_UNIK = "Zakharias Xyzzyqwerty"


def meledak(request):
    raise RuntimeError(f"gagal membaca {NAMA_UNIK}")


def basis_hilang(request):
    raise OperationalError("server closed the connection unexpectedly")


def siaga_diam(request):
    raise CommitTidakPasti("belum disahkan")


def penuh(request):
    raise OSError(errno.ENOSPC, "No space left on device")


def tak_disaksikan(request):
    raise SegelTertunda(datetime(2026, 11, 24, tzinfo=UTC))


def melanggar(request):
    with connection.cursor() as kursor:
        kursor.execute("insert into akun_catatan (tindakan) values (%s)", [NAMA_UNIK])
    return HttpResponse()


def terima(request):
    return JsonResponse(
        {"isian": request.POST.dict(), "berkas": list(request.FILES), "terlalu_besar": request.berkas_terlalu_besar}
    )


def sapa(request):
    return HttpResponse(_("Halaman tidak ditemukan"))


urlpatterns = [
    path("meledak", meledak),
    path("basis-hilang", basis_hilang),
    path("siaga-diam", siaga_diam),
    path("penuh", penuh),
    path("tak-disaksikan", tak_disaksikan),
    path("melanggar", melanggar),
    path("terima", terima),
    path("sapa", sapa),
    path("", include("adminduk.proyek.urls")),
]
handler500 = "adminduk.proyek.views.rusak"
handler404 = "adminduk.proyek.views.tidak_ditemukan"

pytestmark = pytest.mark.urls(__name__)

ALAMAT_GANGGUAN = [("/basis-hilang", 503), ("/siaga-diam", 503), ("/penuh", 507), ("/tak-disaksikan", 503)]


@pytest.fixture
def peramban(db):
    return Client(raise_request_exception=False)


@pytest.fixture
def log(tmp_path):
    """The log as it is written to disk, one dictionary a line."""
    berkas = tmp_path / "log.jsonl"
    penulis = logging.FileHandler(berkas)
    penulis.setFormatter(catatan.pembentuk())
    logging.getLogger().addHandler(penulis)
    yield lambda: [json.loads(baris) for baris in berkas.read_text().splitlines()]
    logging.getLogger().removeHandler(penulis)


def test_galat_tak_terduga_bernomor_dan_nomornya_ada_di_log(peramban, log):
    jawaban = peramban.get("/meledak")

    halaman, [baris] = jawaban.content.decode(), log()
    assert jawaban.status_code == 500
    assert baris["galat"] in halaman
    assert "Traceback" not in halaman
    assert baris["rantai"][0]["jenis"] == "builtins.RuntimeError"
    assert "meledak" in baris["rantai"][0]["tempat"][-1]


def test_log_tidak_memuat_isi_pengecualian(peramban, log):
    peramban.get("/meledak")
    peramban.get("/melanggar")

    ledakan, langgaran = log()
    assert NAMA_UNIK not in json.dumps([ledakan, langgaran])
    assert langgaran["rantai"][-1]["sqlstate"] == "23502"


def test_basis_data_hilang_menjadi_503_dengan_kalimat_jelas(peramban):
    jawaban = peramban.get("/basis-hilang")

    assert jawaban.status_code == 503
    assert jawaban["Retry-After"] == "30"
    assert "Basis data sedang tidak menjawab" in jawaban.content.decode()


@pytest.mark.parametrize(
    ("alamat", "status", "kalimat"),
    [
        ("/siaga-diam", 503, "kirim lagi yang sama; tercatat sekali"),
        ("/penuh", 507, "Ruang simpan server penuh"),
        ("/tak-disaksikan", 503, "kirim lagi sesudah saksi menjawab"),
    ],
)
def test_gangguan_menyebut_apa_yang_terjadi_dan_apa_yang_harus_dilakukan(peramban, alamat, status, kalimat):
    jawaban = peramban.get(alamat)

    assert (jawaban.status_code, jawaban["Retry-After"]) == (status, "30")
    assert kalimat in jawaban.content.decode()


@pytest.mark.parametrize(("alamat", "status"), ALAMAT_GANGGUAN)
def test_gangguan_menahan_yang_diketik_untuk_dikirim_lagi(peramban, alamat, status):
    berkas = SimpleUploadedFile("surat.png", b"x")
    kiriman = {"anak.0.nama": "<Maria>", "permintaan": "8d5a", "sandi": "rahasia", "surat": berkas}

    halaman = peramban.post(alamat, kiriman, headers={"Origin": "http://testserver"})

    isi = halaman.content.decode()
    assert halaman.status_code == status and f'action="{alamat}"' in isi
    assert 'name="anak.0.nama" value="&lt;Maria&gt;"' in isi and 'name="permintaan" value="8d5a"' in isi
    assert "<dd>&lt;Maria&gt;</dd>" in isi and "<dd>8d5a</dd>" not in isi
    assert "Berkas yang dilampirkan tidak ikut" in isi and "rahasia" not in isi


def test_gangguan_tidak_menawarkan_kiriman_situs_lain(peramban):
    halaman = peramban.post("/basis-hilang", {"nama": "Maria"}, headers={"Origin": "https://jahat.invalid"})

    assert halaman.status_code == 503
    assert "Maria" not in halaman.content.decode()


def test_halaman_yang_tidak_ada(peramban):
    jawaban = peramban.get("/tidak/ada")

    assert jawaban.status_code == 404
    assert "Halaman tidak ditemukan" in jawaban.content.decode()


def test_kiriman_raksasa_ditolak_sebelum_dibaca(peramban):
    jawaban = peramban.post("/terima", b"x", content_type="text/plain", CONTENT_LENGTH=str(400 * 1024 * 1024))

    assert jawaban.status_code == 413
    assert "Kiriman terlalu besar" in jawaban.content.decode()


def test_berkas_terlalu_besar_dibuang_isian_lain_tetap(peramban, settings):
    settings.BATAS_BERKAS = 1000
    besar, kecil = SimpleUploadedFile("besar.pdf", b"x" * 200_000), SimpleUploadedFile("kecil.pdf", b"x" * 1000)

    jawaban = peramban.post("/terima", {"nama": "Maria", "surat": besar, "foto": kecil})

    assert jawaban.json() == {"isian": {"nama": "Maria"}, "berkas": ["foto"], "terlalu_besar": ["surat"]}


def test_formulir_tanpa_tanda_csrf_dapat_dikirim_lagi_bila_dari_halaman_sendiri(db):
    peramban = Client(enforce_csrf_checks=True)

    jawaban = peramban.post("/terima", {"nama": "<Maria>", "sandi": "rahasia"}, headers={"Origin": "http://testserver"})

    halaman = jawaban.content.decode()
    assert jawaban.status_code == 403
    assert 'name="nama" value="&lt;Maria&gt;"' in halaman
    assert "rahasia" not in halaman


def test_formulir_dari_situs_lain_tidak_ditawarkan_lagi(db):
    peramban = Client(enforce_csrf_checks=True)

    jawaban = peramban.post("/terima", {"nama": "Maria"}, headers={"Origin": "https://jahat.invalid"})

    assert jawaban.status_code == 403
    assert "Maria" not in jawaban.content.decode()


def test_setiap_halaman_membawa_kepala_aman(peramban):
    jawaban = peramban.get("/sapa")

    assert "unsafe-inline" not in jawaban["Content-Security-Policy"]
    assert "default-src 'none'" in jawaban["Content-Security-Policy"]
    assert jawaban["Cache-Control"] == "no-store"
    assert jawaban["X-Frame-Options"] == "DENY"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Referrer-Policy"] == "same-origin"


def test_bahasa_indonesia_kecuali_pembaca_memilih(peramban):
    assert peramban.get("/sapa", headers={"Accept-Language": "en"})["Content-Language"] == "id"
    peramban.cookies["bahasa"] = "en"
    assert peramban.get("/sapa")["Content-Language"] == "en"
    peramban.cookies["bahasa"] = "xx"
    assert peramban.get("/sapa")["Content-Language"] == "id"
