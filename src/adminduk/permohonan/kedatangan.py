"""What coming back to the register's care does: the NIK wakes, the person joins a family or forms one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import StatusPenduduk
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan.aturan.kedatangan import kk_tumpangan, yang_datang
from adminduk.permohonan.layanan import Kasus
from adminduk.permohonan.pembentukan_keluarga import alamat_baru
from adminduk.register.akibat import bentuk_keluarga, masukkan, terapkan
from adminduk.register.isi import Register
from adminduk.register.perubahan import OrangUbah, Perubahan


def bangunkan(
    kasus: Kasus[Any], register: Register, isi: Mapping[UUID, Mapping[str, Any]]
) -> tuple[tuple[Perubahan, ...], UUID]:
    """Return all changes when those of the form come, and their family; ``isi`` has what is other of each."""
    tanggal, tujuan, datang = kasus.tanggal_keputusan, kk_tumpangan(kasus, register), yang_datang(kasus, register)
    susunan = {o.id: shdk for o, shdk in datang}
    ubah = tuple(OrangUbah(o.id, tanggal, {**isi[o.id], "status": StatusPenduduk.AKTIF}) for o, _ in datang)
    keluarga = tujuan.id if tujuan else kasus.id_turunan("keluarga")
    masuk: tuple[Perubahan, ...] = (
        masukkan(keluarga, tujuan.desa, susunan, tanggal)
        if tujuan
        else bentuk_keluarga(keluarga, alamat_baru(kasus.formulir.alamat), susunan, tanggal)
    )
    asal = [tujuan] if tujuan else []
    sesudah = terapkan(asal, (*ubah, *masuk), (o for o, _ in datang))
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, sesudah, tanggal)
    return (*ubah, *masuk, *kartu), keluarga
