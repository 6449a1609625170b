"""The letter about a change of citizenship when the act is not this office's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from adminduk.dokumen.surat.surat_keterangan import SuratKeterangan


@dataclass(frozen=True, kw_only=True)
class BuktiPelaporanKewarganegaraan(SuratKeterangan):
    kode: ClassVar[str] = "BUKTI_KEWARGANEGARAAN"
    judul: ClassVar[str] = "Surat Keterangan Pelaporan Perubahan Kewarganegaraan"
    pembuka: ClassVar[str] = "Telah dilaporkan perubahan status kewarganegaraan dari:"
    penutup: ClassVar[str] = (
        "Akta terbitan negara lain tidak diberi catatan di sini; pada akta kantor kabupaten/kota lain catatan pinggir "
        "ditulis kantor penerbitnya dengan surat ini. Data kependudukannya sudah dimutakhirkan dan NIK-nya tetap."
    )
