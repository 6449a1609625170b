"""Tiap peran yang punya akun punya halaman; akun peragaan ada bagi tiap peran."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from adminduk.akun import demo
from adminduk.akun.contoh import sebagai_pemilik
from adminduk.akun.models import PERAN_PETUGAS
from adminduk.permohonan.contoh_alur import OPERATOR, diajukan, pintu
from adminduk.register import Pelaku, Peran, contoh
from adminduk.register.contoh import DESA, MANOKWARI
from adminduk.web.contoh import masuk
from adminduk.web.navigasi import MENU_PERAN

pytestmark = pytest.mark.django_db
KANTOR = {Peran.PROVINSI: [92], Peran.PUSAT: [0]}


def pejabat(peran: Peran) -> Pelaku:
    desa = DESA if peran is Peran.DESA else None
    kab = tuple(KANTOR.get(peran, [MANOKWARI]))
    return Pelaku(UUID(int=0x7400 + PERAN_PETUGAS.index(peran)), f"Pejabat {peran}", peran, kab, desa=desa)


@pytest.mark.parametrize("peran", PERAN_PETUGAS)
def test_tiap_butir_menu_tiap_peran_terbuka(peran):
    peramban = masuk(pejabat(peran))
    beranda = peramban.get("/", follow=True)

    assert beranda.status_code == 200 and beranda.redirect_chain
    for rute, _label in MENU_PERAN[peran]:
        assert peramban.get(reverse(rute)).status_code == 200, rute


@pytest.mark.parametrize("peran", [Peran.KASI, Peran.PEJABAT_CAPIL, Peran.OPERATOR_OAP])
def test_peran_yang_melihat_saja_tidak_memutus(peran):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    kasus, peramban = diajukan(), masuk(pejabat(peran))

    assert peramban.get(reverse("web:petugas_kasus", args=[kasus.permohonan])).status_code == 200
    for langkah in ("verifikasi", "setujui", "tolak"):
        alamat = reverse("web:putusan", args=[kasus.permohonan, langkah])
        assert peramban.post(alamat, {"versi": kasus.versi}).status_code == 404
    assert peramban.get(reverse("web:permohonan_baru")).status_code == 404


def test_akun_peragaan_ada_bagi_tiap_peran(monkeypatch):
    monkeypatch.setattr(demo, "_petugas", sebagai_pemilik()(demo._petugas))
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    akun = demo.buat_semua()

    # A village officer needs a village with people, whom the cast of two families may not hold.
    assert {a["peran"] for a in akun} >= set(PERAN_PETUGAS) - {Peran.DESA}
    assert {a["kab"] for a in akun if a["peran"] in (Peran.PROVINSI, Peran.PUSAT)} == {92, 0}
