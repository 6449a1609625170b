"""Kutipan Akta Kelahiran."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from adminduk.dasar.kode import JenisKelamin
from adminduk.dasar.tanggal import tulis_dengan_huruf, tulis_tanggal
from adminduk.dasar.terbilang import terbilang
from adminduk.dokumen.surat.dasar import Surat, kutipan_ke
from adminduk.register.perubahan import NikBaru, NomorAktaBaru

FRASA_BELUM_TERCATAT = "yang perkawinannya belum tercatat sesuai dengan peraturan perundang-undangan"


class ModelAkta(StrEnum):
    """The four models of the act (Permendagri 108/2019): marriage document × KK decide, nobody types it."""

    AYAH_IBU = "ayah dan ibu"
    AYAH_IBU_BELUM_TERCATAT = "ayah dan ibu, perkawinan belum tercatat"
    SEORANG_IBU = "seorang ibu"
    TANPA_ORANG_TUA = "orang tua tidak diketahui"


@dataclass(frozen=True, kw_only=True)
class AktaKelahiran(Surat):
    """``tempat_lahir`` is the kabupaten or kota; ``anak_ke`` is not printed when the parents are unknown."""

    kode: ClassVar[str] = "AKTA_KELAHIRAN"
    judul: ClassVar[str] = "Kutipan Akta Kelahiran"
    templat: ClassVar[Path] = Path(__file__).with_suffix(".typ")

    nomor: str | NomorAktaBaru
    nik: str | NikBaru
    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date
    model: ModelAkta
    anak_ke: int = 0
    nama_ayah: str = ""
    nama_ibu: str = ""
    kewarganegaraan: str = "WNI"
    kutipan_ke: int = 1
    catatan: tuple[str, ...] = ()  # margin notes, in their order

    @property
    def nomor_dokumen(self) -> str:
        return str(self.nomor)

    def fakta(self) -> tuple[str, ...]:
        return (self.nama, self.tempat_lahir, self.tanggal_lahir.isoformat())

    def cetak(self) -> dict[str, Any]:
        tampil_anak_ke = self.anak_ke and self.model is not ModelAkta.TANPA_ORANG_TUA
        return {
            "nomor": self.nomor_dokumen,
            "nik": str(self.nik),
            "kewarganegaraan": self.kewarganegaraan,
            "nama": self.nama,
            "jenis_kelamin": self.jenis_kelamin.value.lower(),
            "tempat_lahir": self.tempat_lahir,
            "tanggal_lahir": tulis_tanggal(self.tanggal_lahir),
            "tanggal_huruf": tulis_dengan_huruf(self.tanggal_lahir),
            "anak_ke": terbilang(self.anak_ke) if tampil_anak_ke else "",
            "orang_tua": self._bagian_orang_tua(),
            "kutipan_ke": kutipan_ke(self.kutipan_ke),
            "catatan": list(self.catatan),
        }

    def _bagian_orang_tua(self) -> list[list[str]]:
        """Pieces of the sentence as [words, name]: names are set in bold."""
        match self.model:
            case ModelAkta.AYAH_IBU:
                return [["dari ayah", self.nama_ayah], ["dan ibu", self.nama_ibu]]
            case ModelAkta.AYAH_IBU_BELUM_TERCATAT:
                return [["dari ayah", self.nama_ayah], ["dan ibu", self.nama_ibu], [FRASA_BELUM_TERCATAT, ""]]
            case ModelAkta.SEORANG_IBU:
                return [["dari seorang ibu", self.nama_ibu]]
            case ModelAkta.TANPA_ORANG_TUA:
                return []
