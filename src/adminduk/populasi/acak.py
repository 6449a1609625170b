"""Chance that is the same wherever it runs: drawn from a seed and a name, through tables of weights."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def sumber_acak(*tanda: object) -> random.Random:
    """Return a generator for these marks; the same marks give the same numbers in every process and version.

    >>> sumber_acak(7, 920212).random() == sumber_acak(7, 920212).random() != sumber_acak(8, 920212).random()
    True
    """
    sidik = hashlib.blake2b("|".join(map(str, tanda)).encode(), digest_size=16).digest()
    return random.Random(int.from_bytes(sidik, "big"))


def tabel(bobot: Iterable[tuple[T, int]]) -> tuple[T, ...]:
    """Return each value as often as its weight says: one index into it is a draw.

    >>> tabel([("A", 2), ("B", 1)])
    ('A', 'A', 'B')
    """
    return tuple(nilai for nilai, banyak in bobot for _ in range(banyak))


def ambil(r: Callable[[], float], dari: tuple[T, ...]) -> T:
    return dari[int(r() * len(dari))]
