"""From versions of state and events to a time line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from adminduk.dasar.wilayah import titik
from adminduk.register import Keluarga, RegisterTerbuka
from adminduk.register.jenis import JENIS
from adminduk.register.riwayat import BarisPeristiwa, Keadaan
from adminduk.web import wilayah
from adminduk.web.gambar import Kejadian, Lajur, Masa, garis_waktu
from adminduk.web.kalimat import terjemah

URAIAN_JENIS = {nama: jenis.uraian for (nama, _versi), jenis in JENIS.items()}


def nama_jenis(jenis: str) -> str:
    return terjemah(URAIAN_JENIS.get(jenis, jenis)).rstrip(".")


def gambar(
    keadaan: Sequence[Keadaan],
    keanggotaan: Sequence[Keadaan],
    kejadian: Sequence[BarisPeristiwa],
    *,
    hari_ini: date,
    penanda: date | None,
) -> SafeString:
    """Return the life of a person: where, in which family, married or not, as the register knows it now."""
    lajur = [
        _lajur(_("Tempat tinggal"), keanggotaan, lambda isi: _desa(isi["desa"])),
        _lajur(_("Dalam keluarga"), keanggotaan, lambda isi: terjemah(isi["shdk"])),
        _lajur(_("Perkawinan"), keadaan, lambda isi: terjemah(isi["status_kawin"])),
        _lajur(_("Status"), keadaan, lambda isi: terjemah(isi["status"])),
    ]
    return _gambar(_("Riwayat hidup"), lajur, keadaan, kejadian, hari_ini, penanda)


def gambar_keluarga(
    keadaan: Sequence[Keadaan], kejadian: Sequence[BarisPeristiwa], *, hari_ini: date, penanda: date | None
) -> SafeString:
    lajur = [
        _lajur(_("Nomor KK"), keadaan, lambda isi: f"…{isi['nomor'][-4:]}"),
        _lajur(_("Alamat"), keadaan, lambda isi: f"{isi['alamat'] or ''} {_desa(isi['desa'])}".strip()),
    ]
    return _gambar(_("Riwayat keluarga"), lajur, keadaan, kejadian, hari_ini, penanda)


def pernah_anggota(reg: RegisterTerbuka, keluarga: UUID, kini: Keluarga | None) -> list[dict[str, Any]]:
    """Return who was in the family and is not at the moment shown, with when."""
    ada = {a.penduduk.id for a in kini.anggota} if kini else set()
    baris = [k for k in reg.anggota_keluarga(keluarga) if k.diketahui_sampai is None]
    dulu = {UUID(k.isi["orang"]): k for k in baris if UUID(k.isi["orang"]) not in ada}
    return [
        {"penduduk": p, "sejak": dulu[p.id].berlaku_sejak, "sampai": dulu[p.id].berlaku_sampai}
        for p in (reg.daftar_penduduk(list(dulu)) if dulu else [])
    ]


def _gambar(
    judul: str,
    lajur: list[Lajur],
    keadaan: Sequence[Keadaan],
    kejadian: Sequence[BarisPeristiwa],
    hari_ini: date,
    penanda: date | None,
) -> SafeString:
    titik = [Kejadian(k.terjadi, nama_jenis(k.jenis)) for k in kejadian]
    mulai = min([k.berlaku_sejak for k in keadaan] + [t.tanggal for t in titik])
    uraian = "; ".join(f"{satu.nama}: {', '.join(m.label for m in satu.masa)}" for satu in lajur if satu.masa)
    terisi = [satu for satu in lajur if satu.masa]
    return mark_safe(
        garis_waktu(terisi, titik, mulai=mulai, sampai=hari_ini, judul=judul, uraian=uraian, penanda=penanda)
    )


def _lajur(nama: str, keadaan: Sequence[Keadaan], label: Callable[[dict[str, Any]], str]) -> Lajur:
    """Return one track; neighbours that say the same are one period."""
    masa: list[Masa] = []
    kini = sorted((k for k in keadaan if k.diketahui_sampai is None), key=lambda k: k.berlaku_sejak)
    for k in kini:
        teks = label(k.isi)
        if masa and masa[-1].label == teks and masa[-1].sampai == k.berlaku_sejak:
            masa[-1] = Masa(teks, masa[-1].mulai, k.berlaku_sampai)
        else:
            masa.append(Masa(teks, k.berlaku_sejak, k.berlaku_sampai))
    return Lajur(nama, tuple(masa))


def _desa(kode: int) -> str:
    return wilayah.nama_lengkap(str(kode)).split(",")[0] or titik(kode)
