"""Logged-in browsers for tests of pages: the cast of the cases, each with an account of the same id."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from django.test import Client

from adminduk.akun.contoh import beri_kunci, buat_petugas, setujui
from adminduk.akun.models import Petugas
from adminduk.akun.sesi import SESI_PENDUDUK
from adminduk.register import Pelaku, Peran

SANDI = "kapal-cepat-menuju-wasior"
ALAMAT_TANDA_TANGAN = "/petugas/tanda-tangan/putuskan/"


def masuk(pelaku: Pelaku, *, bukti: bool = True) -> Client:
    """Return a client with a session of ``pelaku``; ``bukti``: the second proof was given just now."""
    peramban = Client()
    if pelaku.peran is Peran.PENDUDUK:
        sesi = peramban.session
        sesi[SESI_PENDUDUK] = {"orang": str(pelaku.orang), "kab": pelaku.kab[0]}
    else:
        peramban.force_login(akun(pelaku), "django.contrib.auth.backends.ModelBackend")
        sesi = peramban.session
    if bukti:
        sesi["bukti_pada"] = time.time()
    sesi.save()
    peramban.cookies["sesi"] = sesi.session_key or ""
    return peramban


def tandatangani(pelaku: Pelaku, kiriman: Mapping[str, Any]) -> Any:
    """Sign as the signer does: choose, let the own key agree, send on; return the last answer."""
    peramban = masuk(pelaku)
    alat = beri_kunci(akun(pelaku))
    peramban.post(ALAMAT_TANDA_TANGAN, kiriman)
    setujui(peramban, alat)
    return peramban.post(ALAMAT_TANDA_TANGAN, kiriman)


def akun(pelaku: Pelaku) -> Petugas:
    """Return the account of an officer of the cast."""
    if lama := Petugas.objects.filter(id=pelaku.id).first():
        return lama
    nama = f"{pelaku.peran.name.lower()}.{pelaku.id.int}"
    return buat_petugas(
        nama, SANDI, nama=pelaku.nama, peran=pelaku.peran, kab=list(pelaku.kab), id=pelaku.id, desa=pelaku.desa
    )
