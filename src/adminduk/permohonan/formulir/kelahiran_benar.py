"""Bagian formulir tentang isi akta kelahiran yang baru, bila akta yang lama dibatalkan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.nik import NIK
from adminduk.dasar.wilayah import DASAR_TEMPAT_PERISTIWA
from adminduk.permohonan.isian import Kabupaten, isian

_NIK_ORANG_TUA = "Bila diisi, namanya diambil dari register."


@dataclass(frozen=True)
class KelahiranBenar:
    """Isi akta menurut putusan, atau menurut keadaan yang sebenarnya. Tanpa ayah: anak seorang ibu."""

    nama: str = isian("Nama anak")
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    tempat_lahir: Kabupaten = isian("Tempat kelahiran", dasar=DASAR_TEMPAT_PERISTIWA)
    tanggal_lahir: date = isian("Tanggal lahir")
    anak_ke: int | None = isian("Anak ke-", wajib=False, antara=(1, 30))
    nik_ayah: NIK | None = isian("NIK ayah", _NIK_ORANG_TUA, wajib=False)
    nama_ayah: str | None = isian("Nama ayah", wajib=False)
    nik_ibu: NIK | None = isian("NIK ibu", _NIK_ORANG_TUA, wajib=False)
    nama_ibu: str | None = isian("Nama ibu", wajib=False)
