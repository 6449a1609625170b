"""A death and the family it leaves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.dasar.kode import StatusPenduduk
from adminduk.register.akibat.keluarga import tinggalkan
from adminduk.register.akibat.perkawinan import Ikatan, cerai_mati
from adminduk.register.isi import Keluarga, Penduduk
from adminduk.register.perubahan import NomorAktaBaru, OrangUbah, Perubahan


def akibat_kematian(
    orang: Penduduk,
    keluarga: Keluarga | None,
    ikatan: tuple[Ikatan, ...],
    tanggal: date,
    dicatat: date,
    kepala_baru: UUID | None = None,
    no_akta: str | NomorAktaBaru = "",
) -> tuple[Perubahan, ...]:
    """Return all that the death of ``orang`` on ``tanggal`` does to state, numbers as placeholders.

    The NIK sleeps for ever with its person; whoever was married to him or her is widowed; the member leaves the
    family, which goes on as ``tinggalkan`` says.
    """
    keluar = tinggalkan(keluarga, {orang.id}, tanggal, dicatat, kepala_baru=kepala_baru) if keluarga else ()
    return *meninggal(orang, ikatan, tanggal, no_akta), *keluar


def meninggal(
    orang: Penduduk, ikatan: tuple[Ikatan, ...], tanggal: date, no_akta: str | NomorAktaBaru = ""
) -> tuple[Perubahan, ...]:
    """Return what a death does to the person and to whom he or she was married, the family aside."""
    rinci = {**orang.rinci, "tgl_meninggal": tanggal.isoformat(), "no_akta_kematian": no_akta}
    wafat = {"status": StatusPenduduk.MENINGGAL, "rinci": {k: v for k, v in rinci.items() if v}}
    return OrangUbah(orang.id, tanggal, wafat), *cerai_mati(ikatan, tanggal)
