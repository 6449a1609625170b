"""Moves whose letter nobody used in time: the worker sends their people back, without anybody asking for it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection

from adminduk import register
from adminduk.dasar.tanggal import hari_ini
from adminduk.permohonan.aturan.pindah import DASAR_MASA
from adminduk.permohonan.models import PesanAntarkantor
from adminduk.permohonan.terbitan import pekerja
from adminduk.register import RegisterTerbuka
from adminduk.register.akibat.pindah import pulihkan
from adminduk.register.isi import SuratPindah
from adminduk.register.pelaku import Keperluan
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTutup, Perubahan

HABIS = "masa berlaku habis"
_PAPUA = 9202  # where the day begins first


def kembalikan_yang_lewat() -> int:
    """Close every letter whose last day is over, each in a transaction of its own; return how many."""
    with connection.cursor() as kursor:
        kursor.execute("select nomor, kab from skpwni_lewat(%s)", (hari_ini(_PAPUA, datetime.now(UTC)),))
        lewat = kursor.fetchall()
    return sum(_kembalikan(nomor, kab) for nomor, kab in lewat)


def _kembalikan(nomor: str, kab: int) -> bool:
    with register.untuk(pekerja(kab), Keperluan.PENERBITAN, kasus=f"SKPWNI {nomor}") as reg:
        surat = reg.surat_pindah(nomor)
        if surat is None or surat.berlaku_sampai >= reg.hari_ini:
            return False
        reg.kunci(keluarga=[k for k in (surat.surat.keluarga, surat.pisahan) if k])
        # Between the first look and the lock somebody may have used the letter.
        surat = reg.surat_pindah(nomor)
        if surat is None:
            return False
        reg.catat([_peristiwa(reg, surat)])
        _beri_tahu(surat)
    return True


def _peristiwa(reg: RegisterTerbuka, surat: SuratPindah) -> Peristiwa:
    lain = reg.keluarga(surat.pisahan) if surat.pisahan else None
    kembali = pulihkan(surat, lain, reg.hari_ini)
    tutup: list[Perubahan] = [DokumenTutup(surat.surat.id, reg.hari_ini, HABIS)]
    if kembali:  # cards that name only some of the family; whoever moved as a whole still holds a true one
        kartu = [d for k in (surat.surat.keluarga, surat.pisahan) for d in reg.dokumen_berlaku(keluarga=k)]
        tutup += [DokumenTutup(d.id, reg.hari_ini, HABIS) for d in kartu if d.jenis == "KK"]
    orang = surat.keluarga.anggota if surat.keluarga else ()
    subjek = tuple(Subjek(a.penduduk.id, "yang batal pindah") for a in orang)
    fakta = {"surat": surat.surat.nomor}
    return Peristiwa(
        TANPA_ID, "pindah_kedaluwarsa", 1, str(DASAR_MASA), reg.hari_ini, subjek, fakta, (*kembali, *tutup)
    )


def _beri_tahu(surat: SuratPindah) -> None:
    """Tell the other office, and leave the own one the card to issue."""
    isi = {
        surat.kab_tujuan: "Masa berlaku SKPWNI habis; penduduknya tercatat kembali di daerah asal.",
        surat.kab_asal: "Masa berlaku SKPWNI habis; terbitkan lagi KK keluarganya (layanan KK-HILANG).",
    }
    PesanAntarkantor.objects.bulk_create(
        PesanAntarkantor(
            dari=surat.kab_asal, kepada=kepada, surat=surat.surat.id, nomor=surat.surat.nomor,
            perihal="SKPWNI habis masa", isi=teks,
        )
        for kepada, teks in isi.items()
    )  # fmt: skip
