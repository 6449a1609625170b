"""Attachments: only for what the service's declaration asks for, there is nowhere else to put one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import UUID

from adminduk.permohonan import berkas
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import BISA_DIUBAH, PEMBUAT_DRAF, TABEL_ALIHAN, BukanWewenang, Keadaan, LangkahTidakSah
from adminduk.permohonan.kerja import IsianSalah, Jawaban, bentuk_kasus, jawab, kunci_permohonan, sekali
from adminduk.permohonan.layanan import Syarat
from adminduk.permohonan.models import Lampiran, Permohonan

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

TERBANYAK = 30


def lampirkan(reg: RegisterTerbuka, id_: UUID, syarat: str, nama: str, isi: bytes, *, permintaan: UUID) -> Jawaban:
    """Attach a file to a draft; raise BerkasDitolak for a file that cannot be, or a requirement nobody made."""

    def kerja() -> list[Jawaban]:
        permohonan = _kunci_draf(reg, id_, "lampirkan")
        diminta = next((s for s in syarat_terbuka(permohonan, reg) if s.kode == syarat), None)
        if diminta is None:
            raise berkas.BerkasDitolak(
                "Dokumen ini tidak diminta untuk permohonan ini.",
                "Lampirkan hanya dokumen yang tercantum pada daftar syarat.",
            )
        if permohonan.lampiran.count() >= TERBANYAK:
            raise berkas.BerkasDitolak(
                "Sudah ada {batas} lampiran.",
                "Hapus yang tidak perlu, atau gabungkan menjadi satu PDF.",
                {"batas": TERBANYAK},
            )
        bersih, jenis = berkas.periksa(isi)
        if diminta.gambar and jenis not in berkas.GAMBAR:
            raise berkas.BerkasDitolak(
                "{nama} dicetak pada dokumen, jadi harus berupa gambar, bukan PDF.",
                "Kirim fotonya sebagai JPEG atau PNG.",
                {"nama": diminta.nama},
            )
        Lampiran.objects.get_or_create(
            permohonan=permohonan,
            syarat=syarat,
            berkas_id=berkas.simpan(bersih, jenis).sha256,
            defaults={
                "kab": permohonan.kab,
                "pemohon": permohonan.pemohon,
                "nama": " ".join(nama.replace("\x00", "").split())[:100],
                "oleh": reg.pelaku.id,
            },
        )
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "lampirkan", [str(id_), syarat, hashlib.sha256(isi).hexdigest()], kerja)[0]


def lepaskan(reg: RegisterTerbuka, id_: UUID, lampiran: UUID, *, permintaan: UUID) -> Jawaban:
    """Take an attachment off a draft; the file itself stays for other cases that show it."""

    def kerja() -> list[Jawaban]:
        permohonan = _kunci_draf(reg, id_, "lepaskan")
        permohonan.lampiran.filter(id=lampiran).delete()
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "lepaskan", [str(id_), str(lampiran)], kerja)[0]


def syarat_terbuka(permohonan: Permohonan, reg: RegisterTerbuka) -> tuple[Syarat, ...]:
    """Return the requirements a file can be attached for: those the form calls for, all while it is incomplete."""
    try:
        layanan, kasus = bentuk_kasus(permohonan, reg)
    except IsianSalah:
        return tuple(s for s in ambil(permohonan.kode).persyaratan if not s.dari_register)
    return layanan.syarat_diminta(kasus.formulir)


def _kunci_draf(reg: RegisterTerbuka, id_: UUID, langkah: str) -> Permohonan:
    if reg.pelaku.peran not in PEMBUAT_DRAF:
        raise BukanWewenang("Lampiran diisi oleh penduduk, petugas desa, atau operator.", TABEL_ALIHAN[0].dasar)
    permohonan = kunci_permohonan([(id_, 0)])[id_]
    if permohonan.keadaan not in BISA_DIUBAH:
        raise LangkahTidakSah(langkah, Keadaan(permohonan.keadaan))
    return permohonan
