"""A new head of family, and what everybody is to the new head."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from adminduk.dasar.kode import Shdk
from adminduk.register.isi import Anggota, Keluarga, Penduduk
from adminduk.register.perubahan import AnggotaUbah

USIA_KEPALA = 17


def boleh_jadi_kepala(orang: Penduduk, pada: date) -> bool:
    """Seventeen, or married, or ever married (Permendagri 108/2019 Pasal 10)."""
    return orang.usia(pada) >= USIA_KEPALA or orang.status_kawin.pernah_kawin


def calon_kepala(keluarga: Keluarga, tanpa: Collection[UUID], pada: date) -> Anggota | None:
    """Return who would head the family without ``tanpa``: the spouse of the head, else the eldest who may.

    None when nobody may: all are under 17 and none was ever married.
    """
    boleh = [a for a in keluarga.anggota if a.penduduk.id not in tanpa and boleh_jadi_kepala(a.penduduk, pada)]
    boleh.sort(key=lambda a: (a.shdk not in _ISTRI_ATAU_SUAMI, a.penduduk.tanggal_lahir))
    return boleh[0] if boleh else None


# What a member is to a new head, by what both were to the old one. What is not listed is FAMILI LAIN.
_ISTRI_ATAU_SUAMI = {Shdk.ISTRI, Shdk.SUAMI}
_MENURUT_KEPALA_BARU: dict[Shdk, dict[Shdk, Shdk]] = {
    Shdk.ISTRI: {
        Shdk.ANAK: Shdk.ANAK,
        Shdk.MENANTU: Shdk.MENANTU,
        Shdk.CUCU: Shdk.CUCU,
        Shdk.ORANG_TUA: Shdk.MERTUA,
        Shdk.MERTUA: Shdk.ORANG_TUA,
    },
    Shdk.ANAK: {Shdk.ISTRI: Shdk.ORANG_TUA, Shdk.SUAMI: Shdk.ORANG_TUA, Shdk.KEPALA_KELUARGA: Shdk.ORANG_TUA},
    Shdk.ORANG_TUA: {Shdk.KEPALA_KELUARGA: Shdk.ANAK, Shdk.ISTRI: Shdk.MENANTU, Shdk.ANAK: Shdk.CUCU},
    Shdk.MERTUA: {Shdk.ISTRI: Shdk.ANAK, Shdk.KEPALA_KELUARGA: Shdk.MENANTU, Shdk.ANAK: Shdk.CUCU},
    Shdk.MENANTU: {Shdk.CUCU: Shdk.ANAK, Shdk.KEPALA_KELUARGA: Shdk.MERTUA, Shdk.ISTRI: Shdk.MERTUA},
}
_MENURUT_KEPALA_BARU[Shdk.SUAMI] = _MENURUT_KEPALA_BARU[Shdk.ISTRI]
# Whoever is neither blood nor marriage stays what it was.
_TETAP = {Shdk.PEMBANTU, Shdk.LAINNYA}


def shdk_terhadap(kepala: Anggota, anggota: Anggota, pasangan_kepala: UUID | None) -> Shdk:
    """Return what ``anggota`` is to ``kepala`` once he or she heads the family.

    Known parents and the known spouse decide first, the table of old relations after them.
    """
    if anggota.shdk in _TETAP:
        return anggota.shdk
    return _menurut_darah(kepala.penduduk, anggota.penduduk, pasangan_kepala) or _MENURUT_KEPALA_BARU.get(
        kepala.shdk, {}
    ).get(anggota.shdk, Shdk.FAMILI_LAIN)


def _menurut_darah(kepala: Penduduk, orang: Penduduk, pasangan: UUID | None) -> Shdk | None:
    if orang.id == pasangan:
        return Shdk.ISTRI if orang.jenis_kelamin.value == "PEREMPUAN" else Shdk.SUAMI
    if kepala.id in (orang.ayah, orang.ibu):
        return Shdk.ANAK
    if orang.id in (kepala.ayah, kepala.ibu):
        return Shdk.ORANG_TUA
    return None


def ganti_kepala(
    keluarga: Keluarga,
    kepala_baru: UUID,
    sejak: date,
    *,
    tanpa: Sequence[UUID] = (),
    pasangan_kepala: UUID | None = None,
) -> tuple[AnggotaUbah, ...]:
    """Return the changes that make ``kepala_baru`` the head of all members but those in ``tanpa``.

    The old head, when he stays, is changed first: the database allows one head at a time. Nobody is changed
    from before the day he joined or last changed, so that a death recorded late leaves later history alone.
    """
    baru = keluarga.cari(kepala_baru)
    assert baru is not None, "kepala baru harus anggota keluarga"
    lain = [a for a in keluarga.anggota if a.penduduk.id not in (kepala_baru, *tanpa)]
    lain.sort(key=lambda a: a.shdk is not Shdk.KEPALA_KELUARGA)
    ubah = [(a, shdk_terhadap(baru, a, pasangan_kepala)) for a in lain]
    return (
        *(AnggotaUbah(a.penduduk.id, max(sejak, a.sejak), shdk) for a, shdk in ubah if shdk is not a.shdk),
        AnggotaUbah(kepala_baru, max(sejak, baru.sejak), Shdk.KEPALA_KELUARGA),
    )
