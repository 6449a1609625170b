"""The Merkle tree over the journal (RFC 6962 section 2, RFC 9162 section 2.1). Pure.

Leaves come in already hashed: ``peristiwa.daun`` has the prefix 0x00 inside. Where a hash of many
leaves is asked for, it is named by its range ``(awal, akhir)`` of indices, the end excluded, so that
the caller decides where hashes are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

AKAR_KOSONG = sha256(b"").digest()
# Nodes that cover 256, 65,536, … leaves are worth keeping: any proof is then at most 256 hashes a level away.
TINGKAT_UBIN = 8

Rentang = tuple[int, int]


def simpul(kiri: bytes, kanan: bytes) -> bytes:
    return sha256(b"\x01" + kiri + kanan).digest()


class Tepi:
    """The frontier: roots of the perfect subtrees, left to right; all that is needed to append and to know the root.

    ``ubin`` collects (level, index, hash) of every node completed by an append whose level is a multiple of
    TINGKAT_UBIN; the caller empties it.
    """

    def __init__(self, ukuran: int = 0, tepi: bytes = b"") -> None:
        if len(tepi) != 32 * ukuran.bit_count():
            raise ValueError(f"Tepi pohon berukuran {ukuran} harus {32 * ukuran.bit_count()} bita, bukan {len(tepi)}.")
        self.ukuran = ukuran
        self.ubin: list[tuple[int, int, bytes]] = []
        self._akar = [tepi[i : i + 32] for i in range(0, len(tepi), 32)]

    def tambah(self, daun: bytes) -> None:
        tumpukan, sisa, tingkat = self._akar, self.ukuran, 0
        while sisa & 1:
            daun = sha256(b"\x01" + tumpukan.pop() + daun).digest()
            sisa >>= 1
            tingkat += 1
            if tingkat % TINGKAT_UBIN == 0:
                self.ubin.append((tingkat, sisa, daun))
        tumpukan.append(daun)
        self.ukuran += 1

    def akar(self) -> bytes:
        if not self._akar:
            return AKAR_KOSONG
        hasil = self._akar[-1]
        for kiri in self._akar[-2::-1]:
            hasil = simpul(kiri, hasil)
        return hasil

    def __bytes__(self) -> bytes:
        return b"".join(self._akar)


def akar(daun: Iterable[bytes]) -> bytes:
    """Return the root of a tree of these leaf hashes.

    >>> akar([]).hex()[:16]
    'e3b0c44298fc1c14'
    """
    tepi = Tepi()
    for d in daun:
        tepi.tambah(d)
    return tepi.akar()


def _belah(awal: int, akhir: int) -> int:
    """Return where a range parts: after the largest power of two smaller than its length."""
    return awal + (1 << ((akhir - awal - 1).bit_length() - 1))


def rentang_inklusi(indeks: int, ukuran: int) -> list[Rentang]:
    """Return the ranges whose roots prove that leaf ``indeks`` is in the tree, in the order of RFC 9162 2.1.3.1.

    >>> rentang_inklusi(4, 7)
    [(5, 6), (6, 7), (0, 4)]
    """
    if not 0 <= indeks < ukuran:
        raise ValueError(f"Tidak ada daun {indeks} dalam pohon berukuran {ukuran}.")
    awal, akhir, jalur = 0, ukuran, []
    while akhir - awal > 1:
        tengah = _belah(awal, akhir)
        if indeks < tengah:
            jalur.append((tengah, akhir))
            akhir = tengah
        else:
            jalur.append((awal, tengah))
            awal = tengah
    return jalur[::-1]


def rentang_konsistensi(lama: int, baru: int) -> list[Rentang]:
    """Return the ranges whose roots prove that the tree of ``lama`` leaves is a prefix (RFC 9162 2.1.4.1).

    >>> rentang_konsistensi(3, 7)
    [(2, 3), (3, 4), (0, 2), (4, 7)]
    """
    if not 0 < lama <= baru:
        raise ValueError(f"Pohon berukuran {lama} bukan awal pohon berukuran {baru}.")
    awal, akhir, jalur = 0, baru, []
    while akhir != lama:
        tengah = _belah(awal, akhir)
        if lama <= tengah:
            jalur.append((tengah, akhir))
            akhir = tengah
        else:
            jalur.append((awal, tengah))
            awal = tengah
    return ([(awal, akhir)] if awal else []) + jalur[::-1]


def blok(rentang: Rentang) -> Iterator[tuple[int, int]]:
    """Yield the (level, index) of the perfect subtrees a range consists of; it must begin where RFC 9162 parts trees.

    >>> list(blok((4, 7)))
    [(1, 2), (0, 6)]
    """
    awal, akhir = rentang
    while awal < akhir:
        tingkat = (akhir - awal).bit_length() - 1
        yield tingkat, awal >> tingkat
        awal += 1 << tingkat


def akar_rentang(rentang: Rentang, ambil: Callable[[int, int], bytes]) -> bytes:
    """Return the root of a range; ``ambil(tingkat, indeks)`` gives that of a perfect subtree."""
    *kiri, hasil = (ambil(*b) for b in blok(rentang))
    for k in reversed(kiri):
        hasil = simpul(k, hasil)
    return hasil


def cocok_inklusi(daun: bytes, indeks: int, ukuran: int, bukti: Sequence[bytes], akar: bytes) -> bool:
    """Tell if ``bukti`` proves that ``daun`` stands at ``indeks`` of the tree (RFC 9162 2.1.3.2)."""
    if not 0 <= indeks < ukuran:
        return False
    fn, sn, hasil = indeks, ukuran - 1, daun
    for p in bukti:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            hasil = simpul(p, hasil)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            hasil = simpul(hasil, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and hasil == akar


def cocok_konsistensi(lama: int, akar_lama: bytes, baru: int, akar_baru: bytes, bukti: Sequence[bytes]) -> bool:
    """Tell if ``bukti`` proves that the old tree is a prefix of the new one (RFC 9162 2.1.4.2)."""
    if not 0 < lama <= baru:
        return False
    if lama == baru:
        return not bukti and akar_lama == akar_baru
    jalur = [akar_lama, *bukti] if lama & (lama - 1) == 0 else list(bukti)
    if not jalur:
        return False
    fn, sn = lama - 1, baru - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = jalur[0]
    for c in jalur[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = simpul(c, fr), simpul(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = simpul(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == akar_lama and sr == akar_baru
