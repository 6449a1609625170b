"""Seluruh cerita di peramban sungguhan: kelahiran dari formulir sampai dokumen yang diperiksa orang lain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from alat_peramban import isi_formulir, sebagai_pelaku, tancapkan_kunci, terbitkan_semua
from playwright.sync_api import Browser, Page, expect

from adminduk.permohonan.contoh_alur import KABID, KADIS, KELAHIRAN, OPERATOR, VERIFIKATOR, diajukan, foto, pintu
from adminduk.permohonan.models import DokumenKeluar, Permohonan
from adminduk.register import contoh
from adminduk.register.contoh import WARGA_MARTHA, YOSEP

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def pemeran(transactional_db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


@pytest.fixture
def situs(live_server, settings, tmp_path) -> str:
    settings.ADMINDUK_DATA = tmp_path
    # A key belongs to a host name; an address of numbers has none.
    settings.ADMINDUK_ALAMAT = live_server.url.replace("127.0.0.1", "localhost")
    return settings.ADMINDUK_ALAMAT


def test_kelahiran_dari_loket_sampai_diperiksa_orang_lain(halaman: Page, situs: str, tmp_path: Path) -> None:
    berkas = tmp_path / "surat.png"
    berkas.write_bytes(foto(60, 60))

    sebagai_pelaku(halaman, situs, OPERATOR).goto(f"{situs}/petugas/permohonan/baru/lahir/")
    isi_formulir(halaman, KELAHIRAN)
    halaman.get_by_role("button", name="Simpan dan periksa").click()
    expect(halaman.get_by_role("alert")).to_contain_text("Belum ada lampiran")
    for syarat in ("surat_lahir", "buku_nikah"):
        halaman.locator(f"#berkas-{syarat}").set_input_files(berkas)
        halaman.locator(f"#i-lampiran-{syarat}").get_by_role("button", name="Lampirkan").click()
    expect(halaman.get_by_role("heading", name="Akibatnya bila diputuskan")).to_be_visible()
    halaman.get_by_role("button", name="Ajukan permohonan").click()
    expect(halaman.get_by_role("status")).to_contain_text("sudah diajukan")
    kasus = halaman.url

    for pelaku, tombol in ((VERIFIKATOR, "Verifikasi: data sesuai"), (KABID, "Setujui")):
        sebagai_pelaku(halaman, situs, pelaku).goto(f"{situs}/petugas/")
        halaman.get_by_role("link", name="Akta kelahiran").click()
        halaman.get_by_role("button", name=tombol).click()
        expect(halaman.get_by_role("status")).to_be_visible()

    sebagai_pelaku(halaman, situs, KADIS).goto(f"{situs}/petugas/tanda-tangan/")
    halaman.get_by_role("checkbox").check()
    halaman.get_by_role("button", name="Tanda tangani yang dipilih").click()
    expect(halaman.locator("main")).to_contain_text("akun Anda belum punya kunci penanda tangan")

    tancapkan_kunci(halaman, KADIS)
    halaman.goto(f"{situs}/petugas/tanda-tangan/")
    halaman.get_by_role("checkbox").check()
    halaman.get_by_role("button", name="Tanda tangani yang dipilih").click()
    halaman.get_by_role("button", name="Tanda tangani dengan kunci", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("1 permohonan ditandatangani")

    terbitkan_semua()
    sebagai_pelaku(halaman, situs, WARGA_MARTHA).goto(kasus.replace("/petugas/", "/saya/"))
    sebagai_pelaku(halaman, situs, OPERATOR).goto(kasus)
    halaman.get_by_role("button", name="Buat tautan dan PIN").click()
    tautan, pin = halaman.locator(".panel p").nth(0).inner_text(), halaman.locator(".pin").inner_text()[-6:]

    halaman.context.clear_cookies()
    halaman.goto(tautan)
    halaman.get_by_label("PIN").fill(pin)
    halaman.get_by_role("button", name="Buka").click()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("button", name=re.compile("Unduh PDF Kutipan")).click()
    assert Path(unduhan.value.path()).read_bytes().startswith(b"%PDF-")

    halaman.goto(f"{situs}/verifikasi/")
    halaman.get_by_label("Kode atau isi QR").fill(kode_akta())
    halaman.get_by_role("button", name="Periksa", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Asli dan berlaku")
    expect(halaman.locator("main")).to_contain_text(re.compile("maria yuliana rumbiak", re.IGNORECASE))


def kode_akta() -> str:
    with pintu(OPERATOR):
        return str(DokumenKeluar.objects.get(jenis="AKTA_KELAHIRAN").kode)


def test_wilayah_dipilih_dengan_papan_ketik(halaman: Page, situs: str) -> None:
    sebagai_pelaku(halaman, situs, OPERATOR).goto(f"{situs}/petugas/permohonan/baru/lahir/")
    isian = halaman.get_by_role("combobox", name="Tempat kelahiran")

    isian.press_sequentially("fak")
    expect(halaman.get_by_role("option").first).to_be_visible()
    isian.press("ArrowDown")
    isian.press("Enter")

    expect(isian).to_have_value(re.compile("Fak.?Fak, Papua Barat"))
    expect(isian).to_have_attribute("aria-expanded", "false")


def test_isian_bersyarat_tampil_bila_syaratnya_berlaku(halaman: Page, situs: str) -> None:
    sebagai_pelaku(halaman, situs, OPERATOR).goto(f"{situs}/petugas/permohonan/baru/lahir/")
    tempat = halaman.locator('[name="ibu.tempat_lahir"]')

    expect(tempat).to_be_visible()
    halaman.locator('[name="ibu.nik"]').fill("9202124107850001")
    expect(tempat).to_be_hidden()


def test_tanpa_javascript_formulir_diisi_dan_wilayah_dipilih_bertahap(chromium: Browser, situs: str) -> None:
    lingkup = chromium.new_context(java_script_enabled=False, locale="id-ID")
    halaman = sebagai_pelaku(lingkup.new_page(), situs, OPERATOR)
    halaman.goto(f"{situs}/petugas/permohonan/baru/lahir/")
    isi_formulir(halaman, {j: t for j, t in KELAHIRAN.items() if j != "anak.0.tempat_kelahiran"})

    tahap = halaman.locator('[id="i-anak-0-tempat_kelahiran-tahap"]')
    tahap.locator("xpath=ancestor::details/summary").click()
    tahap.select_option(label="Papua Barat")
    halaman.locator('button[value="turun:anak.0.tempat_kelahiran"]').click()
    tahap.locator("xpath=ancestor::details/summary").click()
    tahap.select_option(label="Kabupaten Manokwari")
    halaman.get_by_role("button", name="Simpan dan periksa").click()

    expect(halaman.locator("main")).to_contain_text("Kabupaten Manokwari, Papua Barat")
    with pintu(OPERATOR):
        assert Permohonan.objects.get().formulir["anak.0.tempat_kelahiran"] == "9202"
    lingkup.close()


def test_geser_waktu_membuka_keadaan_lampau(halaman: Page, situs: str) -> None:
    alamat = f"{situs}/petugas/penduduk/{YOSEP}/?kasus={diajukan().permohonan}"
    sebagai_pelaku(halaman, situs, OPERATOR).goto(alamat)

    geser = halaman.get_by_role("slider")
    geser.focus()
    geser.press("Home")

    expect(halaman.get_by_role("status")).to_contain_text("bukan keadaan sekarang")
    assert "pada=" in halaman.url and "kasus=" in halaman.url


def test_galat_formulir_membawa_ke_isiannya(halaman: Page, situs: str) -> None:
    sebagai_pelaku(halaman, situs, OPERATOR).goto(f"{situs}/petugas/permohonan/baru/lahir/")
    isi_formulir(halaman, KELAHIRAN | {"ibu.nik": "92021x"})
    halaman.get_by_role("button", name="Simpan dan periksa").click()

    expect(halaman.get_by_role("alert")).to_be_focused()
    halaman.get_by_role("alert").get_by_role("link").first.click()
    expect(halaman.locator('[name="ibu.nik"]')).to_be_focused()
    expect(halaman.locator('[name="ibu.nik"]')).to_have_value("92021x")


def test_hanya_papan_ketik_dari_antrean_sampai_verifikasi(halaman: Page, situs: str) -> None:
    diajukan()
    sebagai_pelaku(halaman, situs, VERIFIKATOR).goto(f"{situs}/petugas/")

    for nama in ("Akta kelahiran", "Verifikasi: data sesuai"):
        for _ in range(60):
            halaman.keyboard.press("Tab")
            if (halaman.evaluate("document.activeElement.innerText") or "").startswith(nama):
                break
        with halaman.expect_navigation():
            halaman.keyboard.press("Enter")

    expect(halaman.get_by_role("status")).to_contain_text("diverifikasi")
