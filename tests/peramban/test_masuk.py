"""Masuk dengan peramban sungguhan: sandi dan kode, passkey dari alat tiruan, dan bukti baru tanpa mengetik ulang."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import axe_core_python
import pytest
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect

from adminduk.akun.contoh import buat_petugas
from adminduk.akun.models import Passkey, Sesi
from adminduk.akun.sesi import SessionStore
from adminduk.register import Peran

pytestmark = pytest.mark.django_db(transaction=True)
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")
SANDI = "perahu-layar-ke-teluk-wondama"


@pytest.fixture
def alat(transactional_db) -> TOTPDevice:
    petugas = buat_petugas("kadis.mkw", SANDI, nama="Yosina Dowansiba", peran=Peran.KADIS, kab=[9202])
    return TOTPDevice.objects.create(user=petugas, name="TOTP", confirmed=True)


@pytest.fixture
def alamat(live_server) -> Callable[[str], str]:
    # A passkey belongs to a host name; an address of numbers has none.
    akar = live_server.url.replace("127.0.0.1", "localhost")
    return lambda jalur: akar + jalur


def kode(alat: TOTPDevice) -> str:
    totp = TOTP(alat.bin_key, alat.step, alat.t0, alat.digits)
    totp.time = time.time()
    TOTPDevice.objects.update(last_t=-1)
    return f"{totp.token():06d}"


def masuk_dengan_sandi(halaman: Page, alamat: Callable[[str], str], alat: TOTPDevice, lanjut: str) -> None:
    halaman.goto(alamat(f"/masuk/?lanjut={lanjut}"))
    halaman.get_by_label("Nama pengguna").fill("kadis.mkw")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk sebagai petugas").click()
    halaman.get_by_label("Kode 6 angka").fill(kode(alat))
    halaman.get_by_role("button", name="Lanjutkan").click()


def pasang_alat_tiruan(halaman: Page, **lain: object) -> None:
    cdp = halaman.context.new_cdp_session(halaman)
    cdp.send("WebAuthn.enable")
    opsi = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True, **lain,
    }  # fmt: skip
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opsi})


def test_passkey_didaftarkan_lalu_menggantikan_sandi_dan_kode(halaman, alamat, alat):
    pasang_alat_tiruan(halaman)
    masuk_dengan_sandi(halaman, alamat, alat, "/petugas/passkey/")
    halaman.get_by_label("Nama peranti").fill("Laptop dinas")
    halaman.get_by_role("button", name="Daftarkan passkey").click()
    expect(halaman.get_by_text("Laptop dinas ·")).to_be_visible()

    halaman.get_by_role("button", name="Keluar").click()
    halaman.goto(alamat("/masuk/?lanjut=/petugas/passkey/"))
    halaman.get_by_role("button", name="Masuk dengan passkey").click()

    expect(halaman.get_by_role("heading", name="Passkey saya")).to_be_visible()
    assert Passkey.objects.get().hitungan > 0


@pytest.mark.parametrize(
    ("dapat_disalin", "keterangan"),
    [(False, "menunggu pengesahan orang kedua"), (True, "hanya untuk masuk: kuncinya dapat disalin")],
)
def test_kunci_yang_dapat_disalin_tidak_dapat_menjadi_kunci_penanda_tangan(
    halaman, alamat, alat, dapat_disalin, keterangan
):
    pasang_alat_tiruan(halaman, defaultBackupEligibility=dapat_disalin, defaultBackupState=dapat_disalin)
    masuk_dengan_sandi(halaman, alamat, alat, "/petugas/passkey/")
    halaman.get_by_label("Nama peranti").fill("Kunci kadis")
    halaman.get_by_role("button", name="Daftarkan passkey").click()

    expect(halaman.get_by_text("Kunci kadis ·")).to_contain_text(keterangan)
    assert Passkey.objects.get().terikat is not dapat_disalin


def test_bukti_baru_dengan_passkey_tidak_menghilangkan_isian(halaman, alamat, alat):
    pasang_alat_tiruan(halaman)
    masuk_dengan_sandi(halaman, alamat, alat, "/petugas/passkey/")
    halaman.get_by_label("Nama peranti").fill("Laptop dinas")
    halaman.get_by_role("button", name="Daftarkan passkey").click()
    expect(halaman.get_by_text("Laptop dinas ·")).to_be_visible()
    usangkan_bukti()

    halaman.get_by_role("button", name="Hapus Laptop dinas").click()
    expect(halaman.get_by_role("heading", name="Buktikan sekali lagi")).to_be_visible()
    halaman.get_by_role("button", name="Pakai passkey").click()

    expect(halaman.get_by_text("Belum ada passkey.")).to_be_visible()
    assert not Passkey.objects.exists()


def test_halaman_masuk_tanpa_temuan_axe(chromium, live_server, alat):
    lingkup = chromium.new_context(bypass_csp=True)
    halaman = lingkup.new_page()

    def periksa() -> None:
        halaman.evaluate(AXE)
        temuan = halaman.evaluate("axe.run().then(h => h.violations.map(v => `${v.id}: ${v.nodes[0].html}`))")
        assert temuan == [], halaman.url

    halaman.goto(live_server.url + "/masuk/")
    periksa()
    halaman.get_by_label("Kode masuk").fill("SALAH")
    halaman.get_by_role("button", name="Masuk sebagai penduduk").click()
    periksa()
    masuk_dengan_sandi(halaman, lambda jalur: live_server.url + jalur, alat, "/petugas/passkey/")
    periksa()
    usangkan_bukti()
    halaman.reload()
    periksa()
    lingkup.close()


def usangkan_bukti() -> None:
    for catatan in Sesi.objects.all():
        isi = catatan.get_decoded() | {"bukti_pada": 0}
        Sesi.objects.filter(pk=catatan.pk).update(session_data=SessionStore().encode(isi))
