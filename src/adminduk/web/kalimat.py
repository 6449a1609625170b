"""From a refusal, a finding or an error of a field to the sentence a person reads, in their language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext

from adminduk.dasar.hukum import Dasar


class BerpesanDuaBagian(Protocol):
    """What is wrong and what to do, as constant templates with their values (KEPUTUSAN 17)."""

    @property
    def pesan(self) -> str: ...
    @property
    def saran(self) -> str: ...
    @property
    def nilai(self) -> Mapping[str, Any]: ...


def kalimat(berpesan: BerpesanDuaBagian) -> str:
    """Return both parts in the language of the reader, without the article."""
    nilai = {nama: tulis(isi) for nama, isi in berpesan.nilai.items()}
    bagian = (terjemah(t).format_map(nilai) for t in (berpesan.pesan, berpesan.saran))
    return " ".join(b for b in bagian if b)


def kalimat_dengan_dasar(berpesan: BerpesanDuaBagian, dasar: Dasar) -> str:
    return f"{kalimat(berpesan)} ({dasar})"


def terjemah(teks: str) -> str:
    """Translate a text that may be empty; gettext would answer that with the header of the catalogue."""
    return gettext(teks) if teks else ""


def tulis(nilai: Any) -> Any:
    """Return a value as a reader of the page's language writes it; numbers stay numbers for their format."""
    match nilai:
        case datetime():
            return date_format(nilai, "j F Y H:i")
        case date():
            return date_format(nilai, "j F Y")
        case str():
            return terjemah(nilai)
        case _:
            return nilai
