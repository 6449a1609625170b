"""Skrip di dalam nama, alamat, dan catatan: di semua halaman ia tetap teks, dan kebijakan halaman menutupnya."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.template import engines

from adminduk.dokumen import cetak
from adminduk.dokumen.surat.contoh import CONTOH
from adminduk.permohonan.keadaan import Keadaan

from .conftest import ANAK, JAHAT, KELUARGA, KEPALA, PEMERAN, PENANDA
from .surat import berisi

pytestmark = pytest.mark.django_db
BERALAMAT = {"href", "src", "action", "formaction", "data", "xlink:href", "poster"}


@dataclass
class Pembaca(HTMLParser):
    """What a browser would make of a page: code it would run, and how often the script stands there as plain text."""

    kode: list[str] = field(default_factory=list)
    teks: int = 0
    dalam: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ciri = {nama: isi or "" for nama, isi in attrs}
        if tag in ("script", "style"):
            self.dalam = tag
            if tag == "style" or not ciri.get("src", "").startswith("/statis/"):
                self.kode.append(f"<{tag}>")
        self.kode += [f"{tag} {n}" for n in ciri if n.startswith("on") or PENANDA in n or n in ("style", "srcdoc")]
        self.kode += [
            f"{tag} {n}={ciri[n]}"
            for n in ciri.keys() & BERALAMAT
            if re.match(r"\s*(javascript|data|vbscript):", ciri[n])
        ]
        self.teks += sum(JAHAT in isi for isi in ciri.values())

    def handle_endtag(self, tag: str) -> None:
        self.dalam = "" if tag == self.dalam else self.dalam

    def handle_data(self, data: str) -> None:
        if self.dalam:
            self.kode.append(data)
        self.teks += PENANDA in data


def baca(isi: str) -> Pembaca:
    pembaca = Pembaca()
    pembaca.feed(isi)
    pembaca.close()
    return pembaca


_dibuka: dict[str, list[tuple[str, str, str]]] = {}


@pytest.fixture
def terbuka(siapa, request) -> list[tuple[str, str, str]]:
    """Return (route, page, policy) of everything that opens to somebody; walked once for all tests of this file."""
    if siapa not in _dibuka:
        _dibuka[siapa] = list(_telusuri(*map(request.getfixturevalue, ("semua_rute", "panggung", "peramban")), siapa))
    return _dibuka[siapa]


def _telusuri(semua_rute, panggung, peramban, siapa):
    mata, kasus = peramban(siapa), panggung.kasus[Keadaan.DRAF].id
    ketikan = {"desa": JAHAT, "lanjut": JAHAT, "orang": JAHAT, "pada": JAHAT, "q": JAHAT, "kasus": kasus}
    for rute in semua_rute:
        for alamat in panggung.alamat(rute):
            jawaban = mata.get(alamat, ketikan)
            if jawaban.headers.get("Content-Type", "").startswith("text/html"):
                yield rute.nama, jawaban.content.decode(), jawaban.headers.get("Content-Security-Policy", "")


@pytest.mark.parametrize("siapa", PEMERAN)
def test_nama_berisi_skrip_tampil_sebagai_teks(siapa, terbuka):
    dijalankan, menampilkan = {}, set()
    for nama, isi, _ in terbuka:
        bacaan = baca(isi)
        if bacaan.kode:
            dijalankan[nama] = bacaan.kode
        if bacaan.teks:
            menampilkan.add(nama)

    assert dijalankan == {}
    assert menampilkan >= TAMPIL[siapa], "halaman ini tidak lagi menampilkan nama itu: uji lulus tanpa sebab"


_KASUS = {"petugas_kasus", "antrean", "penduduk", "keluarga"}
TAMPIL = {
    "siapa pun": {"masuk"},
    "penduduk": {"saya", "saya_kasus", "saya_keluarga", "saya_formulir"},
    "desa": {*_KASUS, "petugas_formulir"},
    "operator": {*_KASUS, "petugas_formulir", "kode_masuk"},
    "verifikator": _KASUS,
    "kabid": _KASUS - {"antrean"},
    "kadis": {*_KASUS, "tanda_tangan"},
}


@pytest.mark.parametrize(
    ("alamat", "kiriman"),
    [
        ("/petugas/penduduk/", {"nama": JAHAT, "lahir": JAHAT}),
        ("/petugas/penduduk/", {"nomor": JAHAT}),
        ("/petugas/penduduk/", {"nama": JAHAT}),
        ("/petugas/satuan-lokal/", {"desa": JAHAT}),
        ("/petugas/satuan-lokal/", {"desa": "9202121001", "jenis": "RW", "nama": JAHAT}),
        ("/verifikasi/", {"kode": JAHAT, "isi": JAHAT}),
        ("/masuk/", {"nama_pengguna": JAHAT, "sandi": JAHAT, "lanjut": JAHAT}),
        ("/masuk/penduduk/", {"kode": JAHAT, "lanjut": JAHAT}),
        ("/petugas/permohonan/baru/lahir/", {"aksi": "tambah:anak", "anak.0.nama": JAHAT, "pelapor.nik": JAHAT}),
    ],
)
def test_yang_baru_diketik_tampil_lagi_sebagai_teks(alamat, kiriman, panggung, peramban):
    jawaban = peramban("operator").post(alamat, {"draf": KEPALA, "permintaan": ANAK, **kiriman})

    bacaan = baca(jawaban.content.decode())

    assert bacaan.kode == []
    assert jawaban.status_code < 500


def test_satuan_lokal_dan_permohonan_ditolak_menampilkan_teks(panggung, peramban):
    operator = peramban("operator")
    satuan = baca(operator.get("/petugas/satuan-lokal/?desa=9202121001").content.decode())
    dicari = baca(operator.post("/petugas/penduduk/", {"nama": JAHAT}).content.decode())
    kembali = baca(operator.get(f"/petugas/permohonan/{panggung.kasus[Keadaan.DIKEMBALIKAN].id}/").content.decode())

    assert [s.kode for s in (satuan, dicari, kembali)] == [[], [], []]
    assert satuan.teks and dicari.teks and kembali.teks >= 3


def test_pembaca_itu_memang_mengenali_lubang():
    """The control: the same text, let through, is found in every place where a browser would run it."""
    lubang = ("<p>{{ nama|safe }}</p>", '<a title="{{ nama|safe }}">x</a>', "<a href='{{ tuju }}'>x</a>")

    teks, ciri, tautan = (
        baca(engines["django"].from_string(t).render({"nama": JAHAT, "tuju": "javascript:serang()"})).kode
        for t in lubang
    )

    assert {"<script>", "img onerror"} <= set(teks) & set(ciri)
    assert tautan == ["a href=javascript:serang()"]
    assert baca('<p style="x">').kode == ["p style"]
    assert baca(engines["django"].from_string("{{ nama }}").render({"nama": JAHAT})).kode == []


@pytest.mark.parametrize("siapa", PEMERAN)
def test_kebijakan_setiap_halaman_menutup_skrip_sebaris(siapa, terbuka):
    assert len(terbuka) > 10
    assert {nama: kebijakan for nama, _, kebijakan in terbuka if not aman(kebijakan)} == {}


def aman(kebijakan: str) -> bool:
    arahan = {b.split()[0]: b.split()[1:] for b in kebijakan.split(";") if b.strip()}
    terbuka = {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:", "blob:"}
    return (
        not any(terbuka & set(isi) for isi in arahan.values())
        and arahan.get("default-src") == ["'none'"]
        and arahan.get("script-src") == arahan.get("style-src") == ["'self'"]
        and arahan.get("base-uri") == arahan.get("frame-ancestors") == ["'none'"]
        and arahan.get("form-action") == ["'self'"]
    )


def test_kebijakan_yang_lemah_ketahuan(panggung, peramban):
    kini = peramban("siapa pun").get("/").headers["Content-Security-Policy"]

    assert aman(kini)
    assert not aman(kini.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"))
    assert not aman("")


def test_lampiran_dan_data_tidak_dibaca_sebagai_halaman(semua_rute, panggung, peramban):
    """A file that is opened in place says what it is, and the browser may not guess again."""
    petugas, kasus = peramban("operator"), panggung.kasus[Keadaan.DRAF]
    jawaban = petugas.get(f"/petugas/permohonan/{kasus.id}/lampiran/{kasus.lampiran}/")

    assert jawaban.headers["Content-Type"] == "image/png"
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    assert PENANDA not in str(jawaban.headers) and aman(jawaban.headers["Content-Security-Policy"])


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_skrip_pada_setiap_isian_surat_menjadi_teks_cetakan(surat):
    jahat = berisi(surat, JAHAT, "nama", "alamat")
    pdf = cetak.render(surat.kode, jahat.ke_isi(), "https://contoh.id/v/ABC", foto=b"")
    teks = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()

    assert f"<script>{PENANDA}()" in re.sub(r"[\s\u200b]", "", teks)
    assert b"/JavaScript" not in pdf and b"/OpenAction" not in pdf


def test_keluarga_dan_orang_itu_ada(panggung, peramban):
    operator = peramban("operator")

    assert {operator.get(f"/petugas/{a}/").status_code for a in (f"penduduk/{KEPALA}", f"keluarga/{KELUARGA}")} == {200}
