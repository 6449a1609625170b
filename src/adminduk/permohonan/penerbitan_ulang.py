"""A document that the worker gave up on, put back into its queue by an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from adminduk.permohonan.keadaan import Keadaan, cari_alihan
from adminduk.permohonan.kerja import Jawaban, jawab, kunci_satu, pindahkan, sekali
from adminduk.permohonan.models import DokumenKeluar, KeadaanDokumen
from adminduk.permohonan.tasks import antrekan

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka


def terbitkan_ulang(reg: RegisterTerbuka, id_: UUID, *, versi: int, permintaan: UUID) -> Jawaban:
    """Put every failed document of a case back into the queue; without one nothing happens, not even a step."""

    def kerja() -> list[Jawaban]:
        permohonan = kunci_satu(id_, versi)
        alihan = cari_alihan("terbitkan_ulang", Keadaan(permohonan.keadaan), reg.pelaku.peran)
        gagal = list(
            DokumenKeluar.objects.select_for_update()
            .filter(permohonan=permohonan, keadaan=KeadaanDokumen.GAGAL)
            .order_by("dokumen")
        )
        if gagal:
            DokumenKeluar.objects.filter(dokumen__in=[d.dokumen for d in gagal]).update(
                keadaan=KeadaanDokumen.MENUNGGU_SEGEL
            )
            antrekan(gagal)
            pindahkan(reg, permohonan, alihan)
        return [jawab(permohonan, dokumen=[d.dokumen for d in gagal])]

    return sekali(reg, permintaan, "terbitkan_ulang", [str(id_), versi], kerja)[0]
