"""How near two names are. Pure."""

from __future__ import annotations

from rapidfuzz import fuzz

from adminduk.pemadanan.nama import bunyi, urut

# Tried on spelling variants of one name (YOHANA/YOHANNA, MUHAMMAD/MOHAMAD) and on names of siblings.
BATAS_SERUPA = 85.0


def kemiripan(satu: str, lain: str) -> float:
    """Return how near two names are, 0 to 100: the mean of spelling and sound, the order of words aside.

    >>> kemiripan("JULIANA KREY", "YULIANA KREY") > 95
    True
    """
    return (_tanpa_urutan(urut(satu), urut(lain)) + _tanpa_urutan(bunyi(satu), bunyi(lain))) / 2


def _tanpa_urutan(satu: str, lain: str) -> float:
    # Sorted words fall out of step when a first letter differs (Juliana, Yuliana): as written they are still in it.
    return max(fuzz.token_sort_ratio(satu, lain), fuzz.ratio(satu, lain))


def serupa(satu: str, lain: str) -> bool:
    """Whether two names may be one person's, when the birth date is the same.

    >>> serupa("YOHANA RUMBIAK", "RUMBIAK YOHANNA"), serupa("MARIA RUMBIAK", "DINA RUMBIAK")
    (True, False)
    """
    return kemiripan(satu, lain) >= BATAS_SERUPA
