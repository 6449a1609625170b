"""A death and the family it leaves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.dasar.kode import Shdk, StatusKawin, StatusPenduduk
from adminduk.register.akibat.kepala import ganti_kepala
from adminduk.register.isi import Anggota, Keluarga, Penduduk, Perkawinan
from adminduk.register.perubahan import (
    AnggotaKeluar,
    KawinSelesai,
    KeluargaNomor,
    KeluargaTutup,
    NomorKKBaru,
    OrangUbah,
    Perubahan,
)

USIA_KEPALA = 17


def boleh_jadi_kepala(orang: Penduduk, pada: date) -> bool:
    """Seventeen, or married, or ever married (Permendagri 108/2019 Pasal 10)."""
    return orang.usia(pada) >= USIA_KEPALA or orang.status_kawin is not StatusKawin.BELUM_KAWIN


def calon_kepala(keluarga: Keluarga, tanpa: UUID, pada: date) -> Anggota | None:
    """Return who would head the family without ``tanpa``: the spouse of the head, else the eldest who may.

    None when nobody may: all are under 17 and none was ever married.
    """
    boleh = [a for a in keluarga.anggota if a.penduduk.id != tanpa and boleh_jadi_kepala(a.penduduk, pada)]
    boleh.sort(key=lambda a: (a.shdk not in (Shdk.ISTRI, Shdk.SUAMI), a.penduduk.tanggal_lahir))
    return boleh[0] if boleh else None


def akibat_kematian(
    orang: Penduduk,
    keluarga: Keluarga | None,
    perkawinan: Perkawinan | None,
    pasangan: Penduduk | None,
    tanggal: date,
    dicatat: date,
    kepala_baru: UUID | None = None,
) -> tuple[Perubahan, ...]:
    """Return all that the death of ``orang`` on ``tanggal`` does to state, numbers as placeholders.

    The NIK sleeps for ever with its person; the spouse is widowed; the member leaves the family. When the head
    dies the rest go on under ``kepala_baru`` with a new KK number (hukum.md 1.2); when nobody is left the family
    is closed.
    """
    wafat = {"status": StatusPenduduk.MENINGGAL, "rinci": {**orang.rinci, "tgl_meninggal": tanggal.isoformat()}}
    perubahan: list[Perubahan] = [OrangUbah(orang.id, tanggal, wafat)]
    if perkawinan and pasangan and pasangan.status is StatusPenduduk.AKTIF:
        perubahan += [
            KawinSelesai(perkawinan.id, tanggal),
            OrangUbah(pasangan.id, tanggal, {"status_kawin": StatusKawin.CERAI_MATI}),
        ]
    if keluarga is not None:
        perubahan += _keluarga_ditinggal(orang, keluarga, tanggal, dicatat, kepala_baru)
    return tuple(perubahan)


def _keluarga_ditinggal(
    orang: Penduduk, keluarga: Keluarga, tanggal: date, dicatat: date, kepala_baru: UUID | None
) -> list[Perubahan]:
    keluar: list[Perubahan] = [AnggotaKeluar(orang.id, tanggal)]
    tinggal = [a for a in keluarga.anggota if a.penduduk.id != orang.id]
    if not tinggal:
        return [*keluar, KeluargaTutup(keluarga.id, tanggal)]
    if keluarga.kepala is None or keluarga.kepala.penduduk.id != orang.id or kepala_baru is None:
        return keluar
    nomor = NomorKKBaru(keluarga.kecamatan, dicatat, str(keluarga.id))
    return [
        *keluar,
        *ganti_kepala(keluarga, kepala_baru, tanggal, tanpa=(orang.id,)),
        KeluargaNomor(keluarga.id, dicatat, nomor),
    ]
