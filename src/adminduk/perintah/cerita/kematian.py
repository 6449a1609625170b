"""Two stories about a family that changes while somebody else looks at it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from adminduk.perintah.cerita import isian
from adminduk.perintah.cerita.panggung import OPERATOR, Panggung, pastikan, pintu, tunggu
from adminduk.permohonan.models import DokumenKeluar
from adminduk.register.umum import keadaan_dokumen


def dua_kantor(p: Panggung) -> list[str]:
    ibu, ayah, keluarga, _ = isian.pasangan(p)
    kemarin = timezone.localdate() - timedelta(days=2)
    lahir, mati = uuid4(), uuid4()
    isian.ajukan(lahir, "LAHIR", isian.kelahiran(ibu, ayah, "Rut Peragaan", kemarin), ("surat_lahir", "buku_nikah"))
    isian.ajukan(mati, "MATI", isian.kematian(ayah, ibu, kemarin), ("surat_kematian",))
    isian.teruskan(lahir)
    isian.teruskan(mati)
    menang, kalah = isian.tandatangani(lahir), isian.tandatangani(mati)
    pastikan(menang.keadaan == "ditandatangani", "permohonan pertama seharusnya menang")
    pastikan(kalah.keadaan == "diajukan", f"permohonan kedua seharusnya kembali diperiksa, bukan {kalah.keadaan}")
    isian.teruskan(mati)
    pastikan(isian.tandatangani(mati).keadaan == "ditandatangani", "sesudah diperiksa ulang seharusnya dapat diputus")
    p.keluarga_mati, p.kasus_lahir, p.kasus_mati = keluarga, lahir, mati
    return [
        f"kelahiran: {menang.keadaan}; kematian: kembali ke verifikasi — {kalah.pesan[0]['pesan']}",
        "isian tetap; sesudah diperiksa ulang diputus",
    ]


def kepala_keluarga(p: Panggung) -> list[str]:
    assert p.keluarga_mati and p.kasus_lahir and p.kasus_mati
    with pintu(OPERATOR) as reg:
        keluarga = reg.keluarga(p.keluarga_mati)
        assert keluarga and keluarga.kepala
        kartu = [d for d in reg.dokumen_berlaku(keluarga=keluarga.id) if d.jenis == "KK"]
    pastikan(len(kartu) == 1, "satu KK saja yang berlaku")
    pastikan(kartu[0].nomor == keluarga.nomor.lengkap, "nomor kartu bukan nomor keluarga")
    mati = p.kasus_mati
    lama = _kartu_lama(p.kasus_lahir, mati)
    tunggu(lambda: _terbit(mati), "Dokumen kematian belum terbit")
    return [f"kepala baru {keluarga.kepala.penduduk.nama}, nomor KK {keluarga.nomor}", f"kartu sebelumnya: {lama}"]


def _kartu_lama(lahir: UUID, mati: UUID) -> str:
    """The card that the birth brought is replaced by the one that the death brought, and says so to anybody."""
    with pintu(OPERATOR, mati):
        kartu = dict(
            DokumenKeluar.objects.filter(permohonan_id__in=(lahir, mati), jenis="KK").values_list(
                "permohonan_id", "dokumen"
            )
        )
    lama = keadaan_dokumen(kartu[lahir])
    pastikan(lama and not lama.berlaku and lama.pengganti == kartu[mati], "kartu lama tidak menunjuk penggantinya")
    assert lama
    return str(lama.sebab_tutup)


def _terbit(kasus: UUID) -> bool | None:
    with pintu(OPERATOR, str(kasus)):
        return (
            True if not DokumenKeluar.objects.filter(permohonan_id=kasus).exclude(keadaan="terbit").exists() else None
        )
