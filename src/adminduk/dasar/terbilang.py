"""Numbers in Indonesian words, as acts write them."""

from __future__ import annotations

_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_BESARAN = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1000, "ribu"), (100, "ratus"))
_BATAS = 10**12


def terbilang(angka: int) -> str:
    """Return a whole number from 0 to below a trillion in words.

    >>> terbilang(2026), terbilang(1111), terbilang(19)
    ('dua ribu dua puluh enam', 'seribu seratus sebelas', 'sembilan belas')
    """
    if not 0 <= angka < _BATAS:
        raise ValueError(f"angka di luar 0 sampai {_BATAS - 1}")
    if angka < 12:
        return _SATUAN[angka]
    if angka < 20:
        return f"{_SATUAN[angka - 10]} belas"
    if angka < 100:
        return _sambung(f"{_SATUAN[angka // 10]} puluh", angka % 10)
    nilai, kata = next((n, k) for n, k in _BESARAN if angka >= n)
    kepala = f"se{kata}" if angka // nilai == 1 and nilai <= 1000 else f"{terbilang(angka // nilai)} {kata}"
    return _sambung(kepala, angka % nilai)


def _sambung(kepala: str, sisa: int) -> str:
    return f"{kepala} {terbilang(sisa)}" if sisa else kepala
