"""Setiap halaman menurut axe, pada layar lebar dan sempit, dalam kedua bahasa; dan beratnya."""

from __future__ import annotations

from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import Browser, Page

from adminduk.permohonan.contoh_alur import KADIS, OPERATOR, VERIFIKATOR, diajukan, disetujui, draf, pintu
from adminduk.register import Pelaku, contoh
from adminduk.register.contoh import DESA, RUMBIAK, SEORANG_DIRI, WARGA_MARTHA, YOSEP
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db(transaction=True)
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BERAT_TERBESAR = 100_000
UMUM = [
    "/", "/layanan/", "/layanan/lahir/", "/verifikasi/", "/v/7K2M9QXA4TBN", "/ambil/abc/", "/kunci-publik/",
    "/bantuan/", "/tidak/ada", "/masuk/pemulihan/",
]  # fmt: skip


def halaman_petugas() -> dict[Pelaku, list[str]]:
    ajuan, rancangan, siap = (
        diajukan(),
        draf(),
        disetujui(**{"anak.0.nama": "Elisabet Rumbiak", "anak.0.kelahiran_ke": "3"}),
    )
    kasus, untuk_kasus = f"/petugas/permohonan/{ajuan.permohonan}", f"?kasus={ajuan.permohonan}"
    masuk(OPERATOR).post(f"/petugas/penduduk/{SEORANG_DIRI}/darurat/", {"alasan": "Diminta dokter jaga rumah sakit."})
    baru = "/petugas/permohonan/baru"
    return {
        OPERATOR: [
            "/petugas/", f"{baru}/", f"{baru}/lahir/", f"{baru}/bio-wni/", f"{baru}/lahir/?orang={YOSEP}",
            f"/petugas/permohonan/{rancangan.permohonan}/", f"/petugas/permohonan/{rancangan.permohonan}/formulir/",
            "/petugas/penduduk/", f"/petugas/penduduk/{YOSEP}/", f"/petugas/penduduk/{YOSEP}/{untuk_kasus}",
            f"/petugas/penduduk/{YOSEP}/{untuk_kasus}&pada=2012-01-01", f"/petugas/penduduk/{SEORANG_DIRI}/",
            f"/petugas/keluarga/{RUMBIAK}/", f"/petugas/keluarga/{RUMBIAK}/{untuk_kasus}",
            f"/petugas/penduduk/{YOSEP}/kode-masuk/", "/petugas/satuan-lokal/", "/petugas/kotak-keluar/", "/akun/",
            f"/petugas/pemakaman/?desa={DESA}", "/petugas/pemakaman/pekerjaan/", "/petugas/pesan/",
            "/petugas/izin-tinggal/", "/petugas/disabilitas/",
        ],
        VERIFIKATOR: ["/petugas/", f"{kasus}/", f"{kasus}/putusan/kembalikan/", f"{kasus}/putusan/tolak/"],
        KADIS: [
            "/petugas/tanda-tangan/", f"/petugas/permohonan/{siap.permohonan}/", "/akun/", "/akun/kode-cadangan/",
            "/petugas/akun/", "/petugas/pengawasan/",
        ],
        WARGA_MARTHA: ["/saya/", "/saya/keluarga/", "/saya/dokumen/", "/saya/jejak/", "/saya/permohonan/baru/kia/"],
    }  # fmt: skip


@pytest.mark.parametrize(("lebar", "bahasa"), [(1280, "id"), (360, "en")])
def test_axe_tidak_menemukan_apa_pun(chromium: Browser, live_server, transactional_db, lebar: int, bahasa: str) -> None:
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())

    temuan = []
    for pelaku, daftar in {None: UMUM, **halaman_petugas()}.items():
        # The policy of the site forbids what axe does to be loaded; only here it is switched off.
        lingkup = chromium.new_context(viewport={"width": lebar, "height": 800}, bypass_csp=True)
        sesi = [{"name": "sesi", "value": masuk(pelaku).cookies["sesi"].value}] if pelaku else []
        kue = [*sesi, {"name": "bahasa", "value": bahasa}]
        lingkup.add_cookies([{**k, "url": live_server.url} for k in kue])
        halaman = lingkup.new_page()
        temuan += [t for alamat in daftar for t in periksa(halaman, live_server.url + alamat, lebar)]
        lingkup.close()

    assert temuan == []


def periksa(halaman: Page, alamat: str, lebar: int) -> list[str]:
    """Return what is wrong with a page: refused by the server, found by axe, wider than the screen."""
    jawaban = halaman.goto(alamat)
    halaman.evaluate(AXE)
    hasil = halaman.evaluate("a => axe.run({runOnly: {type: 'tag', values: a}})", ATURAN)
    temuan = [f"{alamat}: {v['id']} {v['nodes'][0]['html'][:200]}" for v in hasil["violations"]]
    if jawaban is None or jawaban.status >= 500:
        temuan.append(f"{alamat}: galat")
    if halaman.evaluate("document.documentElement.scrollWidth") > lebar:
        temuan.append(f"{alamat}: lebih lebar daripada layar")
    return temuan


@pytest.mark.parametrize(
    "alamat", ["/petugas/permohonan/baru/bio-wni/", "/petugas/permohonan/baru/lahir/", f"/petugas/penduduk/{YOSEP}/"]
)
def test_halaman_dingin_paling_berat_100_kb(chromium: Browser, live_server, transactional_db, alamat: str) -> None:
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    lingkup = chromium.new_context()
    lingkup.add_cookies([{"name": "sesi", "value": masuk(OPERATOR).cookies["sesi"].value, "url": live_server.url}])
    halaman = lingkup.new_page()
    berat: dict[str, int] = {}
    halaman.on("response", lambda j: berat.update({j.url: len(j.body())}))

    halaman.goto(live_server.url + alamat, wait_until="networkidle")

    assert all(u.startswith(live_server.url) for u in berat)
    assert 0 < sum(berat.values()) <= BERAT_TERBESAR  # before compression
    lingkup.close()
