"""Cases for the benches, brought to a desk by the same steps that the counter takes."""

from __future__ import annotations

import io
from datetime import timedelta
from functools import cache
from uuid import UUID, uuid4

from django.utils import timezone
from PIL import Image

from adminduk import register
from adminduk.permohonan import alur
from adminduk.permohonan.models import Permohonan
from adminduk.register import Keperluan, Pelaku, Peran

KAB = 9202
OPERATOR, VERIFIKATOR, KABID, KADIS = (
    Pelaku(UUID(int=900 + n), f"Pengukur {peran}", peran, (KAB,))
    for n, peran in enumerate((Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KABID, Peran.KADIS))
)
NAMA_DEPAN = ("Maria", "Yohana", "Agustina", "Debora", "Elisabet", "Frida", "Ester", "Naomi", "Rut", "Sarlota")


@cache
def gambar() -> bytes:
    isi = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(isi, "JPEG")
    return isi.getvalue()


def isian(nik_ibu: str, ibu: str, nik_ayah: str, ayah: str, nomor: int) -> dict[str, str]:
    lahir = timezone.localdate() - timedelta(days=5)
    return {
        "pelapor.nama": ayah, "pelapor.nik": nik_ayah, "pelapor.kewarganegaraan": "WNI",
        "ibu.nik": nik_ibu, "ibu.nama": ibu, "ayah.nik": nik_ayah, "ayah.nama": ayah,
        "bukti_perkawinan": "Buku nikah atau kutipan akta perkawinan",
        "anak.0.nama": f"{NAMA_DEPAN[nomor % 10]} Ukuran", "anak.0.jenis_kelamin": "PEREMPUAN",
        "anak.0.tempat_dilahirkan": "RS/RB", "anak.0.tempat_kelahiran": str(KAB),
        "anak.0.tanggal_lahir": lahir.isoformat(), "anak.0.jenis_kelahiran": "Tunggal", "anak.0.kelahiran_ke": "3",
        "anak.0.penolong_kelahiran": "Dokter",
        "saksi_1.nama": "Saksi Satu", "saksi_1.nik": "9202120101700001", "saksi_1.kewarganegaraan": "WNI",
        "saksi_2.nama": "Saksi Dua", "saksi_2.nik": "9202120101710001", "saksi_2.kewarganegaraan": "WNI",
    }  # fmt: skip


def kasus_kelahiran_disetujui(nik_ibu: str, ibu: str, nik_ayah: str, ayah: str, *, nomor: int) -> UUID:
    """Return a case that waits for the signature only."""
    id_ = uuid4()
    with register.untuk(OPERATOR, Keperluan.PELAYANAN, kasus=str(id_)) as reg:
        alur.buat_draf(reg, id_, "LAHIR", isian(nik_ibu, ibu, nik_ayah, ayah, nomor), permintaan=uuid4())
        for syarat in ("surat_lahir", "buku_nikah"):
            alur.lampirkan(reg, id_, syarat, f"{syarat}.jpg", gambar(), permintaan=uuid4())
        alur.ajukan(reg, id_, versi=versi(id_), permintaan=uuid4())
    for pelaku, langkah in ((VERIFIKATOR, alur.verifikasi), (KABID, alur.setujui)):
        with register.untuk(pelaku, Keperluan.PELAYANAN, kasus=str(id_)) as reg:
            langkah(reg, id_, versi=versi(id_), permintaan=uuid4())
    return id_


def versi(id_: UUID) -> int:
    return Permohonan.objects.values_list("versi", flat=True).get(id=id_)


def tandatangani(id_: UUID) -> None:
    """Sign one case, as the page of the head of the office does."""
    with register.untuk(KADIS, Keperluan.PELAYANAN, kasus=str(id_)) as reg:
        [jawaban] = alur.tandatangani(reg, [(id_, versi(id_))], bukti_baru=timezone.now(), permintaan=uuid4())
    assert jawaban.keadaan == "ditandatangani", jawaban
