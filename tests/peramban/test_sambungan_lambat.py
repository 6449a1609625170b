"""Kantor di ujung VSAT atau telepon: formulir utuh lewat 64 kbit/s, dan sambungan yang putus tidak membuang ketikan."""

from __future__ import annotations

import time

import pytest
from alat_peramban import isi_formulir
from playwright.sync_api import CDPSession, Page, Route, expect

from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR, pintu
from adminduk.permohonan.models import Permohonan
from adminduk.register import contoh
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db(transaction=True)
BARU = "/petugas/permohonan/baru/lahir/"


@pytest.fixture
def situs(live_server, settings, tmp_path, transactional_db) -> str:
    settings.ADMINDUK_DATA, settings.ADMINDUK_ALAMAT = tmp_path, live_server.url
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    return live_server.url


@pytest.fixture
def jaringan(halaman: Page, situs: str) -> CDPSession:
    halaman.context.add_cookies([{"name": "sesi", "value": masuk(OPERATOR).cookies["sesi"].value, "url": situs}])
    halaman.set_default_timeout(40_000)
    return halaman.context.new_cdp_session(halaman)


def lambatkan(jaringan: CDPSession, kbit: int, jeda_ms: int) -> None:
    laju = kbit * 1000 / 8
    jaringan.send("Network.enable")
    jaringan.send(
        "Network.emulateNetworkConditions",
        {"offline": kbit == 0, "latency": jeda_ms, "downloadThroughput": laju, "uploadThroughput": laju},
    )


def tersimpan() -> list[dict[str, str]]:
    with pintu(OPERATOR):
        return list(Permohonan.objects.values_list("formulir", flat=True))


def test_formulir_kelahiran_utuh_lewat_64_kbit(halaman: Page, situs: str, jaringan: CDPSession) -> None:
    lambatkan(jaringan, 64, 300)
    mulai = time.monotonic()
    halaman.goto(situs + BARU, wait_until="domcontentloaded")
    terbuka = time.monotonic() - mulai
    isi_formulir(halaman, KELAHIRAN)
    halaman.get_by_role("button", name="Simpan dan periksa").click()
    expect(halaman.get_by_role("heading", level=1)).to_be_visible()
    expect(halaman.get_by_role("alert")).to_contain_text("Belum ada lampiran")

    assert 1 < terbuka < 25, "terlalu cepat berarti tidak dilambatkan"
    assert [d["anak.0.nama"] for d in tersimpan()] == [KELAHIRAN["anak.0.nama"]]


def kirim_lagi(halaman: Page) -> list[dict[str, str]]:
    """Reload, as the browser's own page of the failure offers: it sends again what was sent."""
    halaman.reload()
    expect(halaman.get_by_role("alert")).to_contain_text("Belum ada lampiran")
    return tersimpan()


def test_putus_sebelum_terkirim_tidak_membuang_yang_diketik(halaman: Page, situs: str, jaringan: CDPSession) -> None:
    halaman.goto(situs + BARU)
    isi_formulir(halaman, KELAHIRAN)
    lambatkan(jaringan, 0, 0)
    halaman.get_by_role("button", name="Simpan dan periksa").click()
    halaman.wait_for_url("chrome-error://**")
    assert tersimpan() == []

    lambatkan(jaringan, 512, 100)

    assert [d.items() >= KELAHIRAN.items() for d in kirim_lagi(halaman)] == [True]


def test_putus_sebelum_dijawab_tersimpan_sekali(halaman: Page, situs: str, jaringan: CDPSession) -> None:
    """The server has it, the answer never came: sent again it is the same draft."""

    def putuskan(rute: Route) -> None:
        rute.fetch(max_redirects=0)
        rute.abort("connectionreset")

    halaman.goto(situs + BARU)
    isi_formulir(halaman, KELAHIRAN)
    halaman.route(f"**{BARU}", putuskan)
    halaman.get_by_role("button", name="Simpan dan periksa").click()
    halaman.wait_for_url("chrome-error://**")
    halaman.unroute(f"**{BARU}")
    assert len(tersimpan()) == 1

    assert [d.items() >= KELAHIRAN.items() for d in kirim_lagi(halaman)] == [True]
