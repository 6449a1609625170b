"""Kode cadangan: dicetak selagi telepon masih ada, dipakai satu kali bila telepon itu hilang.

Kode menggantikan kode autentikator, bukan kata sandi, dan tidak menandatangani apa pun. Memakainya memasang
autentikator baru; yang lama tidak berlaku lagi.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from adminduk.akun import kode_rahasia
from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.models import KodeCadangan, Petugas

BANYAK, PANJANG = 8, 16


@transaction.atomic
def buat(petugas: Petugas) -> list[str]:
    """Return new codes, readable only now; those of before are dead."""
    semua = [kode_rahasia.baru(PANJANG) for _ in range(BANYAK)]
    petugas.daftar_kode_cadangan.all().delete()
    KodeCadangan.objects.bulk_create(
        KodeCadangan(petugas=petugas, sidik=kode_rahasia.sidik(petugas.pk, kode)) for kode in semua
    )
    catat(Tindakan.BUAT_KODE_CADANGAN, petugas, petugas, banyak=BANYAK)
    return [kode_rahasia.berkelompok(kode) for kode in semua]


def pakai(petugas: Petugas, ketikan: str) -> bool:
    """Use up a code; False when it is none, or was used."""
    cari = kode_rahasia.sidik(petugas.pk, kode_rahasia.rapat(ketikan))
    terpakai = petugas.daftar_kode_cadangan.filter(sidik=cari, dipakai=None).update(dipakai=timezone.now())
    if terpakai:
        catat(Tindakan.PAKAI_KODE_CADANGAN, petugas, petugas, sisa=sisa(petugas))
    return bool(terpakai)


def sisa(petugas: Petugas) -> int:
    return petugas.daftar_kode_cadangan.filter(dipakai=None).count()
