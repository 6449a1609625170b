"""What leaving does, whoever leaves: the NIK sleeps, cards are withdrawn, the family goes on. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import StatusPenduduk
from adminduk.dokumen.susun import DITARIK, terbitkan_kk_berubah, tutup_dokumen_orang
from adminduk.permohonan.aturan.orang_asing import SAMPAI_KTP_EL
from adminduk.permohonan.layanan import Kasus
from adminduk.register.akibat import daftar_ikatan, ditinggal_kepala, pengganti_kepala, terapkan, tinggalkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.perubahan import OrangUbah, Perubahan

_KARTU = ("status_ktp_el", "tgl_ktp_el", SAMPAI_KTP_EL)


def tanpa_kartu(rinci: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of a person whose KTP-el is withdrawn."""
    return {k: v for k, v in rinci.items() if k not in _KARTU}


def tidurkan(
    kasus: Kasus[Any],
    register: Register,
    keluarga: Keluarga | None,
    pergi: Sequence[Penduduk],
    status: StatusPenduduk,
    isi: Mapping[UUID, Mapping[str, Any]],
) -> tuple[Perubahan, ...]:
    """Return all changes when ``pergi`` leave; ``isi`` has what is other of each besides the state.

    ``keluarga`` is None for those who stand on no KK, as holders of an ITAS.
    """
    tanggal = kasus.tanggal_keputusan
    akibat = (
        *(OrangUbah(o.id, tanggal, {"rinci": tanpa_kartu(o.rinci), **isi[o.id], "status": status}) for o in pergi),
        *(_tinggalkan(kasus, register, keluarga, {o.id for o in pergi}) if keluarga else ()),
    )
    asal = [keluarga] if keluarga else []
    return (
        *akibat,
        *(d for o in pergi for d in tutup_dokumen_orang(register, o.id, tanggal, DITARIK)),
        *terbitkan_kk_berubah(register, kasus.id_turunan, asal, terapkan(asal, akibat), tanggal),
    )


def _tinggalkan(kasus: Kasus[Any], register: Register, keluarga: Keluarga, pergi: set[UUID]) -> tuple[Perubahan, ...]:
    tanggal = kasus.tanggal_keputusan
    if not ditinggal_kepala(keluarga, pergi):
        return tinggalkan(keluarga, pergi, tanggal, tanggal)
    kepala = pengganti_kepala(keluarga, pergi, tanggal)
    pasangan = next((i.perkawinan.pasangan(kepala) for i in daftar_ikatan(register, kepala)), None)
    return tinggalkan(keluarga, pergi, tanggal, tanggal, kepala_baru=kepala, pasangan_kepala=pasangan)
