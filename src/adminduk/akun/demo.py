"""Demonstration accounts: one per role in two districts and in offices above, with random secrets (KEPUTUSAN 23)."""

from __future__ import annotations

import os
import secrets
from base64 import b32encode
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import alat_peragaan
from adminduk.akun.models import Passkey, Petugas
from adminduk.akun.penanda_tangan import AAGUID_PERAGAAN, penanda, sahkan
from adminduk.akun.penduduk import buat_kode
from adminduk.dasar.kode import StatusKawin, StatusPenduduk
from adminduk.register import Keluarga, Keperluan, Pelaku, Penduduk, Peran, untuk

KABUPATEN = {9202: "manokwari", 9203: "fakfak"}
# Short name of the account, role, name and NIP of the person in each district.
PETUGAS: tuple[tuple[str, Peran, dict[int, tuple[str, str]]], ...] = (
    ("desa", Peran.DESA, {9202: ("Demianus Ullo", ""), 9203: ("Abdul Karim Rumagia", "")}),
    ("operator", Peran.OPERATOR, {9202: ("Selfina Mandacan", ""), 9203: ("Siti Hajar Bauw", "")}),
    ("verifikator", Peran.VERIFIKATOR, {9202: ("Markus Saiba", ""), 9203: ("Ibrahim Patiran", "")}),
    ("kabid", Peran.KABID, {9202: ("Naomi Indou", ""), 9203: ("Hasan Iribaram", "")}),
    (
        "kadis",
        Peran.KADIS,
        {
            9202: ("Yosina Dowansiba", "197405122000032001"),
            9203: ("Muhammad Saleh Uswanas", "197108171998031004"),
        },
    ),
    ("admin", Peran.ADMIN, {9202: ("Dorkas Mansim", ""), 9203: ("Rahman Kabes", "")}),
    ("kasi", Peran.KASI, {9202: ("Lidia Ahoren", ""), 9203: ("Zainuddin Patiran", "")}),
    ("capil", Peran.PEJABAT_CAPIL, {9202: ("Simson Mandowen", ""), 9203: ("Fatma Kabes", "")}),
    ("oap", Peran.OPERATOR_OAP, {9202: ("Ester Wonggor", ""), 9203: ("Yakob Hegemur", "")}),
    ("auditor", Peran.AUDITOR, {9202: ("Petrus Sayori", ""), 9203: ("Halima Biarpruga", "")}),
)
# Offices above the districts: account, role, code of the office, name.
PENGAWAS = (
    ("provinsi.papuabarat", Peran.PROVINSI, 92, "Agustina Rumaropen"),
    ("pusat", Peran.PUSAT, 0, "Bambang Wicaksono"),
)
NAMA_DICARI = ("Maria", "Yohanis", "Siti", "Muhammad", "Anna", "Abdul", "Marthen", "Nur")

Catatan = dict[str, Any]


@transaction.atomic
def buat_semua() -> list[Catatan]:
    """Make the accounts, or give those there are new secrets; return what their users need to come in."""
    hasil = [_petugas(akun, nama, peran=peran, kab=[kode]) for akun, peran, kode, nama in PENGAWAS]
    for kab, kota in KABUPATEN.items():
        penduduk = _penduduk(kab)
        for awalan, peran, orang in PETUGAS:
            desa = (penduduk[1].desa if penduduk else None) if peran is Peran.DESA else None
            if peran is not Peran.DESA or desa:
                nama, nip = orang[kab]
                hasil.append(_petugas(f"{awalan}.{kota}", nama, peran=peran, kab=[kab], desa=desa, nip=nip))
        if penduduk:
            kode = buat_kode(penduduk[0].id, kab, None)
            hasil.append({"peran": Peran.PENDUDUK.value, "kab": kab, "nama": penduduk[0].nama, "kode": kode})
    return hasil


def _petugas(nama_pengguna: str, nama: str, **isi: Any) -> Catatan:
    sandi, kunci = secrets.token_urlsafe(12), os.urandom(20)
    petugas, _ = Petugas.objects.update_or_create(nama_pengguna=nama_pengguna, defaults={"nama": nama, **isi})
    petugas.set_password(sandi)
    petugas.save(update_fields=["password"])
    TOTPDevice.objects.filter(user=petugas).delete()
    TOTPDevice.objects.create(user=petugas, name="TOTP", key=kunci.hex(), confirmed=True)
    alat = {"alat": _kunci_peragaan(petugas)} if penanda(petugas) else {}
    return alat | {
        "peran": isi["peran"].value,
        "kab": isi["kab"][0],
        "nama": nama,
        "nama_pengguna": nama_pengguna,
        "sandi": sandi,
        "totp": b32encode(kunci).decode(),
    }


def _kunci_peragaan(petugas: Petugas) -> dict[str, str]:
    """Give a signer of the demonstration its software key, approved; return what the file keeps of it."""
    alat = alat_peragaan.alat_baru()
    petugas.daftar_passkey.filter(aaguid=AAGUID_PERAGAAN).delete()
    kunci = Passkey.objects.create(
        id=alat.id, petugas=petugas, kunci_publik=alat.kunci_publik(), nama="Kunci peragaan (perangkat lunak)",
        aaguid=AAGUID_PERAGAAN, terikat=True,
    )  # fmt: skip
    sahkan(kunci, None)
    return alat_peragaan.tulis(alat)


def _penduduk(kab: int) -> tuple[Penduduk, Keluarga] | None:
    """Return a married adult of the district with a family, who can report a birth; None when nobody lives there."""
    pencari = Pelaku(uuid4(), "Pembuat akun peragaan", Peran.PEKERJA, (kab,))
    with untuk(pencari, Keperluan.PERAGAAN, kasus="akun peragaan") as reg:
        for nama in NAMA_DICARI:
            for temuan in reg.cari(nama):
                keluarga = reg.keluarga_dari(temuan.penduduk.id)
                if keluarga and _dapat_melapor(temuan.penduduk):
                    return temuan.penduduk, keluarga
    return None


def _dapat_melapor(p: Penduduk) -> bool:
    usia = datetime.now(UTC).year - p.tanggal_lahir.year
    return p.status is StatusPenduduk.AKTIF and p.status_kawin is StatusKawin.KAWIN_TERCATAT and 20 < usia < 45
