"""Numbers of persons and families leave the API masked; whoever needs them whole has them already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NOMOR = re.compile(r"(?<![0-9A-Za-z-])([0-9]{6})[0-9]{6}([0-9]{4})(?![0-9A-Za-z-])")


def samarkan(nilai: Any) -> Any:
    """Return a value of JSON with every NIK and number of a KK masked.

    >>> samarkan({"nomor": "9202120101100001", "isi": ["KK 9202120101100001", 3]})
    {'nomor': '920212******0001', 'isi': ['KK 920212******0001', 3]}
    """
    match nilai:
        case str():
            return _NOMOR.sub(r"\1******\2", nilai)
        case Mapping():
            return {k: samarkan(v) for k, v in nilai.items()}
        case list() | tuple():
            return [samarkan(v) for v in nilai]
        case _:
            return nilai


def samarkan_ketikan(nilai: str) -> str:
    """Mask what was typed into a field, spaces and dots between its digits or not.

    >>> samarkan_ketikan("9202 1201 0110 0001"), samarkan_ketikan("08123456789")
    ('920212******0001', '08123456789')
    """
    return str(samarkan(rapat)) if len(rapat := re.sub(r"[\s.-]", "", nilai)) == 16 else str(samarkan(nilai))
