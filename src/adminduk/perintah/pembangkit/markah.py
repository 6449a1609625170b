"""Markdown: the few shapes that the generated pages use."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence

DIBANGKITKAN = "> Halaman ini dibangkitkan dari kode oleh `adminduk dokumentasi`; jangan diubah dengan tangan.\n"


def tabel(kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> str:
    r"""
    >>> tabel(("a", "b"), [("1|2", "")])
    '| a | b |\n|---|---|\n| 1\\|2 |  |\n'
    """
    semua = [kepala, ["---"] * len(kepala), *baris]
    return "".join(_baris(b, pemisah=n == 1) for n, b in enumerate(semua))


def daftar(butir: Iterable[str]) -> str:
    return "".join(f"* {b}\n" for b in butir)


def uraian(benda: object) -> str:
    """Return the whole docstring as paragraphs without line breaks; empty for none, or for one made by a dataclass."""
    teks = inspect.cleandoc(getattr(benda, "__doc__", None) or "")
    if isinstance(benda, type) and teks.startswith(f"{benda.__name__}("):
        return ""
    return "\n\n".join(" ".join(paragraf.split()) for paragraf in teks.split("\n\n"))


def kalimat(benda: object) -> str:
    """Return the docstring in one line, to stand in a table."""
    return uraian(benda).replace("\n\n", " ")


def _baris(sel: Sequence[str], *, pemisah: bool) -> str:
    isi = sel if pemisah else [s.replace("|", "\\|").replace("\n", " ") for s in sel]
    return "|---" * len(sel) + "|\n" if pemisah else f"| {' | '.join(isi)} |\n"
