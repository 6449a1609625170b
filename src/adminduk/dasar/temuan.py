"""What a check of a single value finds: what is wrong, what to do, which rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from adminduk.dasar.hukum import Dasar


@dataclass(frozen=True)
class Temuan:
    """A finding about one value.

    ``pesan`` and ``saran`` are constant templates filled from ``nilai`` (KEPUTUSAN 17).
    ``menolak`` False makes it a warning: the officer may go on and gives a reason.
    """

    pesan: str
    saran: str
    dasar: Dasar
    nilai: Mapping[str, Any] = field(default_factory=dict)
    menolak: bool = True

    @property
    def kalimat(self) -> str:
        return f"{self.pesan.format_map(self.nilai)} {self.saran.format_map(self.nilai)} ({self.dasar})"


class NilaiDitolak(ValueError):
    """A value that cannot be. Its text never repeats the value, which may be personal."""

    def __init__(self, temuan: Temuan) -> None:
        self.temuan = temuan
        super().__init__(temuan.kalimat)
