"""E-Office: messages between offices about a case that both have a part in. One is written by the decision itself.

A message waits until the office it went to confirms it or decides a case about the same document; who waits may remind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from adminduk.permohonan.layanan import PesanKantor
from adminduk.permohonan.models import Permohonan, PesanAntarkantor

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

LAMA = timedelta(days=3)  # how long an answer may take before it stands out
PENGINGAT = "Pengingat"
BANYAK = 200


def kirim_pesan(permohonan: Permohonan, pesan: Sequence[PesanKantor], nomor: Mapping[UUID, str]) -> None:
    """Write the messages of a decision, and answer those of the other side about the same document."""
    for p in pesan:
        _jawab(p.surat, permohonan.kab, permohonan.kadis)
        PesanAntarkantor.objects.create(
            permohonan=permohonan.id,
            dari=permohonan.kab,
            kepada=p.kepada,
            surat=p.surat,
            nomor=p.nomor or nomor[p.surat],
            perihal=p.perihal,
            isi=p.isi,
        )


def _jawab(surat: UUID, kantor: int, oleh: UUID | None) -> None:
    menunggu = PesanAntarkantor.objects.filter(surat=surat, kepada=kantor, dijawab=None)
    menunggu.update(dijawab=timezone.now(), dijawab_oleh=str(oleh or ""))


def masuk(reg: RegisterTerbuka) -> list[PesanAntarkantor]:
    """Return what other offices wait for, the longest first."""
    return list(PesanAntarkantor.objects.filter(kepada=reg.pelaku.kab_kantor, dijawab=None).order_by("pada")[:BANYAK])


def keluar(reg: RegisterTerbuka) -> list[PesanAntarkantor]:
    """Return what this office sent, unanswered ones first."""
    milik = PesanAntarkantor.objects.filter(dari=reg.pelaku.kab_kantor)
    return [*milik.filter(dijawab=None).order_by("pada")[:BANYAK], *milik.exclude(dijawab=None).order_by("-pada")[:50]]


def konfirmasi(reg: RegisterTerbuka, id_: UUID) -> bool:
    """Say that a message was read; False when it was answered before or is not for this office."""
    milik = PesanAntarkantor.objects.filter(id=id_, kepada=reg.pelaku.kab_kantor, dijawab=None)
    return bool(milik.update(dijawab=timezone.now(), dijawab_oleh=str(reg.pelaku.id)))


def ingatkan(reg: RegisterTerbuka, id_: UUID) -> bool:
    """Remind the other office of a message that waits, once a day at most."""
    pesan = PesanAntarkantor.objects.filter(id=id_, dari=reg.pelaku.kab_kantor, dijawab=None).first()
    if pesan is None:
        return False
    sejak = timezone.now() - timedelta(days=1)
    lain = PesanAntarkantor.objects.filter(surat=pesan.surat, perihal=PENGINGAT, dari=pesan.dari, pada__gt=sejak)
    if lain.exists() or pesan.pada > sejak:
        return False
    PesanAntarkantor.objects.create(
        dari=pesan.dari, kepada=pesan.kepada, surat=pesan.surat, nomor=pesan.nomor, perihal=PENGINGAT, isi=pesan.isi
    )
    return True
