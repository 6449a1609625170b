"""Residents come in with a code handed over at the counter: no NIK, no password, nothing to guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from adminduk.akun import kode_rahasia
from adminduk.akun.models import AkunPenduduk, Petugas
from adminduk.dasar.hukum import PERMENDAGRI_72_2022, UU_23_2006, UU_24_2013, Dasar, Keyakinan
from adminduk.dasar.kode import StatusPenduduk
from adminduk.dokumen.surat.kia import USIA_KTP
from adminduk.register import Pelaku, Penduduk, Peran, RegisterTerbuka

MASA_KODE = timedelta(days=365)
# 16 signs: 6 find the account, 10 (48 bits) are the secret.
_PANJANG_NOMOR, _PANJANG = 6, 16
_SABAR = 3  # wrong codes before waiting begins


class JatiDiri(StrEnum):
    """What proves at the counter who stands there: documents of the law that bear a face, and no others."""

    KTP_EL = "KTP-el"
    IKD = "Identitas Kependudukan Digital"
    PENGGANTI = "Surat Keterangan Pengganti Tanda Identitas"

    @property
    def dasar(self) -> Dasar:
        return _DASAR_JATI_DIRI[self]


_DASAR_JATI_DIRI = {
    JatiDiri.KTP_EL: UU_24_2013.pasal(64, keyakinan=Keyakinan.DIINGAT),
    JatiDiri.IKD: PERMENDAGRI_72_2022.pasal(13, ayat=2),
    JatiDiri.PENGGANTI: UU_23_2006.pasal(25, keyakinan=Keyakinan.DIINGAT),
}


@dataclass(frozen=True)
class KodeBaru:
    kode: str
    berlaku_sampai: datetime


def penerima_kode(reg: RegisterTerbuka, orang: UUID) -> Penduduk | None:
    """Return the resident to whom a code may be handed: within reach, alive, and of an age to hold a KTP-el."""
    p = reg.penduduk(orang)
    return p if p and dapat_berkode(p, reg.hari_ini) else None


def dapat_berkode(p: Penduduk, hari_ini: date) -> bool:
    return p.status is StatusPenduduk.AKTIF and (p.usia(hari_ini) >= USIA_KTP or p.status_kawin.pernah_kawin)


def serahkan_kode(reg: RegisterTerbuka, penerima: Penduduk, jati_diri: JatiDiri) -> KodeBaru:
    """Make the code for a resident at the counter; the ledger keeps who handed it over, and on what proof."""
    kode = buat_kode(penerima.id, penerima.kab, Petugas.objects.get(id=reg.pelaku.id))
    reg.catat_tindakan(f"menyerahkan kode masuk, jati diri: {jati_diri}", penerima.id)
    return KodeBaru(kode, AkunPenduduk.objects.get(orang=penerima.id).berlaku_sampai)


def buat_kode(orang: UUID, kab: int, oleh: Petugas | None) -> str:
    """Return a new code of a resident, printed once at the counter; the one of before dies."""
    kode = kode_rahasia.baru(_PANJANG)
    AkunPenduduk.objects.update_or_create(
        orang=orang,
        defaults={
            "kab": kab,
            "nomor": kode[:_PANJANG_NOMOR],
            "kode": make_password(kode[_PANJANG_NOMOR:]),
            "gagal": 0,
            "tunggu_sampai": None,
            "berlaku_sampai": timezone.now() + MASA_KODE,
            "diserahkan_oleh": oleh,
        },
    )
    return kode_rahasia.berkelompok(kode)


def kenali(kode: str) -> AkunPenduduk | None:
    """Return the account of a code, or None. From the fourth wrong secret on, each doubles the wait before the next."""
    rapat = kode_rahasia.rapat(kode)
    nomor, rahasia = rapat[:_PANJANG_NOMOR], rapat[_PANJANG_NOMOR:]
    with transaction.atomic():
        akun = AkunPenduduk.objects.select_for_update().filter(nomor=nomor, berlaku_sampai__gt=timezone.now()).first()
        if akun is None:
            make_password(rahasia)  # the same time passes whether the number exists or not
            return None
        if akun.tunggu_sampai and akun.tunggu_sampai > timezone.now():
            return None
        return _cocok(akun, rahasia)


def pelaku_penduduk(orang: UUID, kab: int) -> Pelaku:
    return Pelaku(orang, "Penduduk", Peran.PENDUDUK, (kab,), orang)


def _cocok(akun: AkunPenduduk, rahasia: str) -> AkunPenduduk | None:
    benar = check_password(rahasia, akun.kode)
    akun.gagal = 0 if benar else akun.gagal + 1
    lebih = akun.gagal - _SABAR
    akun.tunggu_sampai = timezone.now() + timedelta(seconds=min(2**lebih, 3600)) if lebih > 0 else None
    akun.save(update_fields=["gagal", "tunggu_sampai"])
    return akun if benar else None
