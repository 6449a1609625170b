"""A death and the family it leaves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.dasar.kode import StatusPenduduk
from adminduk.register.akibat.keluarga import tinggalkan
from adminduk.register.akibat.perkawinan import Ikatan, cerai_mati
from adminduk.register.isi import Keluarga, Penduduk
from adminduk.register.perubahan import OrangUbah, Perubahan


def akibat_kematian(
    orang: Penduduk,
    keluarga: Keluarga | None,
    ikatan: tuple[Ikatan, ...],
    tanggal: date,
    dicatat: date,
    kepala_baru: UUID | None = None,
) -> tuple[Perubahan, ...]:
    """Return all that the death of ``orang`` on ``tanggal`` does to state, numbers as placeholders.

    The NIK sleeps for ever with its person; whoever was married to him or her is widowed; the member leaves the
    family, which goes on as ``tinggalkan`` says.
    """
    wafat = {"status": StatusPenduduk.MENINGGAL, "rinci": {**orang.rinci, "tgl_meninggal": tanggal.isoformat()}}
    keluar = tinggalkan(keluarga, {orang.id}, tanggal, dicatat, kepala_baru=kepala_baru) if keluarga else ()
    return OrangUbah(orang.id, tanggal, wafat), *cerai_mati(ikatan, tanggal), *keluar
