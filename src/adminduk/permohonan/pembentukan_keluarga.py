"""What forming a family does: people leave their KK, a new one is made, cards follow. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan.aturan.keluarga import FormulirKK, daftar_peserta, keluarga_asal, pasangan_baru
from adminduk.permohonan.formulir.f102 import AlamatKK
from adminduk.permohonan.layanan import Kasus
from adminduk.register.akibat import (
    bentuk_keluarga,
    cerai,
    daftar_ikatan,
    ditinggal_kepala,
    kawin,
    pengganti_kepala,
    terapkan,
    tinggalkan,
)
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.perubahan import OrangUbah, Perubahan

CATATAN_ALAMAT_LAMA = ("KTP-el dan KIA dengan alamat lama diganti dengan layanan KTP-GANTI dan KIA-GANTI.",)


def bentuk(kasus: Kasus[Any], register: Register, alamat: Mapping[str, Any]) -> tuple[Perubahan, ...]:
    """Return all changes of the case: marital status, old families, the new family, cards."""
    tanggal = kasus.tanggal_keputusan
    peserta = [(p.orang, p.shdk) for p in daftar_peserta(kasus.formulir, register) if p.orang]
    pergi = {orang.id for orang, _ in peserta}
    asal = keluarga_asal(list(pergi), register)
    status = ubah_status(kasus, register)
    perubahan = (
        *status,
        *(p for k in asal for p in _tinggalkan(kasus, register, k, pergi)),
        *bentuk_keluarga(kasus.id_turunan("keluarga"), alamat, {o.id: shdk for o, shdk in peserta}, tanggal),
    )
    # A former spouse elsewhere gets a card with the new marital status too.
    lain = keluarga_asal([p.orang for p in status if isinstance(p, OrangUbah)], register)
    tersentuh = list({k.id: k for k in (*asal, *lain)}.values())
    sesudah = terapkan(tersentuh, perubahan, (o for o, _ in peserta))
    return *perubahan, *terbitkan_kk_berubah(register, kasus.id_turunan, tersentuh, sesudah, tanggal)


def ubah_status(kasus: Kasus[Any], register: Register) -> tuple[Perubahan, ...]:
    """Return the marriage or divorce that the form proves and the register does not know yet."""
    status = kasus.formulir.status
    if status is None or status.tanggal is None:
        return ()
    no_akta, dicatat = status.no_akta or "", kasus.tanggal_keputusan
    if status.cerai:
        kepala = _kepala(kasus.formulir, register)
        return cerai(kepala, next(iter(daftar_ikatan(register, kepala.id)), None), status.tanggal, dicatat, no_akta)
    pasangan = pasangan_baru(kasus.formulir, register)
    assert pasangan is not None  # bukti_perkawinan_sesuai_susunan
    satu, lain = pasangan
    if any(k.pasangan(satu.id) == lain.id for k in register.daftar_perkawinan(satu.id)):
        return ()
    return kawin(kasus.id_turunan("perkawinan"), pasangan, status.tanggal, dicatat, no_akta, kasus.kab)


def _kepala(formulir: FormulirKK, register: Register) -> Penduduk:
    return next(p.orang for p in daftar_peserta(formulir, register) if p.orang and p.shdk.name == "KEPALA_KELUARGA")


def _tinggalkan(kasus: Kasus[Any], register: Register, keluarga: Keluarga, pergi: set[UUID]) -> tuple[Perubahan, ...]:
    tanggal = kasus.tanggal_keputusan
    kepala, pasangan = kepala_yang_tinggal(kasus, register, keluarga, pergi)
    return tinggalkan(keluarga, pergi, tanggal, tanggal, kepala_baru=kepala, pasangan_kepala=pasangan)


def kepala_yang_tinggal(
    kasus: Kasus[Any], register: Register, keluarga: Keluarga, pergi: Collection[UUID]
) -> tuple[UUID | None, UUID | None]:
    """Return who heads those who stay, and the spouse; None for both while the head is among them or nobody is."""
    if not ditinggal_kepala(keluarga, pergi):
        return None, None
    dipilih = {o.id for nik in kasus.formulir.kepala_yang_tinggal if (o := register.orang_ber_nik(nik))}
    pilihan = next((a.penduduk.id for a in keluarga.anggota if a.penduduk.id in dipilih), None)
    kepala = pengganti_kepala(keluarga, pergi, kasus.tanggal_keputusan, pilihan)
    ikatan = daftar_ikatan(register, kepala)
    return kepala, ikatan[0].pasangan.id if ikatan and ikatan[0].pasangan else None


def alamat_baru(alamat: AlamatKK) -> dict[str, Any]:
    """Return an address of a form as the register keeps it."""
    return {
        "desa": alamat.desa,
        "alamat": alamat.alamat.upper(),
        "rt": alamat.rt or "",
        "rw": alamat.rw or "",
        "dusun": (alamat.dusun or "").upper(),
        "kode_pos": alamat.kode_pos or "",
    }
