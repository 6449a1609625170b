"""What browser tests do again and again: come in as somebody, fill a form in, sign with a hardware key, publish."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from django.db import connections
from playwright.sync_api import Page

from adminduk.akun.contoh import beri_kunci
from adminduk.permohonan.contoh_alur import OPERATOR, pintu
from adminduk.permohonan.models import DokumenKeluar
from adminduk.permohonan.pencetak import cetak
from adminduk.permohonan.terbitan import terbitkan
from adminduk.permohonan.test_terbitan import sebagai
from adminduk.register import Pelaku
from adminduk.register.contoh import MANOKWARI
from adminduk.web.contoh import akun, masuk


def sebagai_pelaku(halaman: Page, situs: str, pelaku: Pelaku) -> Page:
    halaman.context.clear_cookies()
    halaman.context.add_cookies([{"name": "sesi", "value": masuk(pelaku).cookies["sesi"].value, "url": situs}])
    return halaman


def tancapkan_kunci(halaman: Page, pelaku: Pelaku) -> None:
    """Put the officer's approved hardware key into the browser's virtual authenticator."""
    alat = beri_kunci(akun(pelaku))
    cdp = halaman.context.new_cdp_session(halaman)
    cdp.send("WebAuthn.enable")
    opsi = {
        "protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    id_alat = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opsi})["authenticatorId"]
    pkcs8 = alat.kunci.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    kunci = {
        "credentialId": b64encode(alat.id).decode(), "isResidentCredential": True, "rpId": "localhost",
        "privateKey": b64encode(pkcs8).decode(), "userHandle": b64encode(pelaku.id.bytes).decode(), "signCount": 0,
    }  # fmt: skip
    cdp.send("WebAuthn.addCredential", {"authenticatorId": id_alat, "credential": kunci})


def isi_formulir(halaman: Page, data: Mapping[str, str]) -> None:
    for jalur, nilai in data.items():
        isian = halaman.locator(f'[name="{jalur}"]')
        if isian.first.get_attribute("type") == "radio":
            halaman.locator(f'[name="{jalur}"][value="{nilai}"]').check()
        elif isian.evaluate("e => e.tagName") == "SELECT":
            isian.select_option(nilai)
        else:
            isian.fill(nilai)


def terbitkan_semua() -> None:
    """Do the worker's part in a thread of its own: the signer needs an event loop, Playwright has this one's."""
    with pintu(OPERATOR):
        dokumen = list(DokumenKeluar.objects.values_list("dokumen", flat=True))
    with ThreadPoolExecutor(1) as pekerja:
        pekerja.submit(_terbitkan, dokumen).result()


def _terbitkan(dokumen: list[UUID]) -> None:
    with sebagai("pekerja"):
        for satu in dokumen:
            terbitkan(satu, MANOKWARI, segel=lambda _: (0, 1, b""), cetak=cetak)
    connections.close_all()
