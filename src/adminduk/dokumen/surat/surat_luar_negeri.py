"""Letters of those who leave for another country and of those who come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from adminduk.dokumen.surat.surat_keterangan import SuratKeterangan


@dataclass(frozen=True, kw_only=True)
class SuratPindahLuarNegeri(SuratKeterangan):
    kode: ClassVar[str] = "SKPLN"
    judul: ClassVar[str] = "Surat Keterangan Pindah Luar Negeri"
    pembuka: ClassVar[str] = "WNI di bawah ini pindah dan menetap di luar negeri:"
    penutup: ClassVar[str] = (
        "NIK-nya tetap dan berlaku lagi ketika ia kembali menetap di Indonesia. "
        "Surat ini dibawa ketika melapor pada Perwakilan RI, dan diserahkan ketika datang kembali."
    )


@dataclass(frozen=True, kw_only=True)
class SuratDatangLuarNegeri(SuratKeterangan):
    kode: ClassVar[str] = "SKDLN"
    judul: ClassVar[str] = "Surat Keterangan Datang dari Luar Negeri"
    pembuka: ClassVar[str] = "WNI di bawah ini telah melapor datang dari luar negeri untuk menetap:"
    penutup: ClassVar[str] = "NIK lamanya berlaku lagi dan ia tercantum pada Kartu Keluarga."
