"""A service found by what happened, in the words of those it happened to: "anak saya lahir", "pindah ke Sorong"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from adminduk.permohonan.katalog import semua_layanan
from adminduk.permohonan.layanan import Layanan

# Words of nearly every question; they would make every service alike.
_KATA_UMUM = {
    "ada", "adalah", "akan", "apa", "atau", "bagaimana", "baru", "bisa", "buat", "cara", "dan", "dari", "dengan",
    "di", "ingin", "itu", "ini", "ke", "mau", "mengurus", "mohon", "nya", "oleh", "pada", "perlu", "saya", "sudah",
    "tidak", "untuk", "urus", "yang", "my", "the", "a", "an", "of", "to", "i", "how", "is", "was", "has", "for",
    "and", "in",
}  # fmt: skip
_TERPENDEK = 4  # letters two words must share to be forms of one word: lahir, kelahiran, melahirkan
_KATA_SENDIRI, _KATA_SERUPA = 3, 2  # a word itself outweighs a form of it


def cari_layanan(teks: str, terjemah: Callable[[str], str] = str) -> list[Layanan]:
    """Return services for ``teks``, the likeliest first; none for words that fit nothing.

    ``terjemah`` gives names in the reader's language: both languages are searched.
    """
    dicari = _kata(teks)
    nilai = [(_nilai(dicari, layanan, terjemah), urut, layanan) for urut, (_, layanan) in enumerate(semua_layanan())]
    terbaik = max((n for n, _, _ in nilai), default=0)
    # A service that fits half as well as the best is noise to somebody who reads on a small screen.
    return [la for n, _, la in sorted(nilai, key=lambda t: (-t[0], t[1])) if n and n * 2 > terbaik]


def _nilai(dicari: set[str], layanan: Layanan, terjemah: Callable[[str], str]) -> float:
    """Return how well the best phrase fits; the summary speaks only for a service of which no phrase does."""
    frasa = [*layanan.sebutan, layanan.nama, *map(terjemah, (*layanan.sebutan, layanan.nama))]
    ringkas = [layanan.ringkasan, terjemah(layanan.ringkasan)]
    return max(2 * _cocok(dicari, f) for f in frasa) or max(_cocok(dicari, r) for r in ringkas)


def _cocok(dicari: set[str], frasa: str) -> float:
    """Return the words found; of phrases with as many, the one with the fewest words besides is ahead."""
    kata = _kata(frasa)
    cocok = sum(max((_serupa(d, k) for k in kata), default=0) for d in dicari)
    return cocok + cocok / (1 + _KATA_SENDIRI * len(kata)) if cocok else 0.0


def _serupa(dicari: str, kata: str) -> int:
    if dicari == kata:
        return _KATA_SENDIRI
    pendek, panjang = sorted((dicari, kata), key=len)
    return _KATA_SERUPA if len(pendek) >= _TERPENDEK and pendek in panjang else 0


def _kata(teks: str) -> set[str]:
    return set(_tanpa_umum(re.findall(r"[a-z]+", teks.lower())))


def _tanpa_umum(kata: Iterable[str]) -> Iterator[str]:
    return (k for k in kata if k not in _KATA_UMUM)
