"""Peristiwa: one immutable entry of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.register.perubahan import Perubahan


@dataclass(frozen=True, slots=True)
class Subjek:
    """A person, family or act the event is about, and its role there: ``anak``, ``ibu``, ``keluarga``."""

    id: UUID
    peran: str


TANPA_ID = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """What a service hands to the register. Who, where and when it is recorded is added by the door.

    Rules are pure and make no random ids: an event with ``TANPA_ID`` gets a UUIDv7 when it is written.

    ``jenis`` and ``versi`` name an entry of ``register.jenis``; ``terjadi`` is the day of the event in life;
    ``fakta`` holds what the kind says it holds; ``perubahan`` is all it does to state.
    """

    id: UUID
    jenis: str
    versi: int
    dasar: str
    terjadi: date
    subjek: tuple[Subjek, ...]
    fakta: Mapping[str, Any]
    perubahan: tuple[Perubahan, ...]
    kab: int = field(default=0)  # recording office; 0: the office of the door
