"""Proof off line that an event is in the log and that witnesses saw it there: C2SP tlog-proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from adminduk.register.merkle import cocok_inklusi
from adminduk.register.segel_catatan import (
    Catatan,
    CatatanRusak,
    KepalaPohon,
    KunciCatatan,
    b64,
    baca_hash,
    bilangan,
    dari_b64,
)

_BARIS_PERTAMA = "c2sp.org/tlog-proof@v1"


class BuktiTidakSah(ValueError):
    """The proof is not one, or does not prove it, as a sentence."""


@dataclass(frozen=True)
class Kebijakan:
    """Whom a verifier trusts: keys of the log under its origin, and ``cukup`` of these witnesses."""

    log: tuple[KunciCatatan, ...]
    saksi: tuple[KunciCatatan, ...]
    cukup: int

    def terbitan(self) -> dict[str, Any]:
        return {"log": [str(k) for k in self.log], "saksi": [str(k) for k in self.saksi], "cukup": self.cukup}

    @classmethod
    def dari_terbitan(cls, isi: Mapping[str, Any]) -> Kebijakan:
        log, saksi = (tuple(map(KunciCatatan.baca, isi[n])) for n in ("log", "saksi"))
        return cls(log, saksi, int(isi["cukup"]))

    def periksa(self, catatan: Catatan) -> KepalaPohon:
        """Return the head of a checkpoint that the log signed and enough witnesses saw, or raise BuktiTidakSah."""
        try:
            kepala = KepalaPohon.baca(catatan.teks)
            log = [k for k in self.log if k.nama == kepala.asal and catatan.dari(k)]
            # A key counts once, however many names it goes by.
            saksi = {k.publik for k in self.saksi if catatan.dari(k)}
        except CatatanRusak as galat:
            raise BuktiTidakSah(f"Titik periksa log tidak sah: {galat}") from galat
        if not log:
            raise BuktiTidakSah("Titik periksa tidak ditandatangani oleh log yang dikenal.")
        if len(saksi) < self.cukup:
            raise BuktiTidakSah(f"Titik periksa disaksikan {len(saksi)} saksi yang dikenal; perlu {self.cukup}.")
        return kepala


@dataclass(frozen=True)
class DaunPeristiwa:
    """What a leaf is made of: the id of the event, the hash of its header, the salted hash of its payload."""

    peristiwa: UUID
    kepala: bytes
    ikatan: bytes

    @property
    def daun(self) -> bytes:
        return sha256(b"\0" + bytes(self)).digest()

    def __bytes__(self) -> bytes:
        return self.peristiwa.bytes + self.kepala + self.ikatan

    @classmethod
    def baca(cls, data: bytes) -> DaunPeristiwa:
        if len(data) != 80:
            raise CatatanRusak("Bahan daun bukan 80 bita.")
        return cls(UUID(bytes=data[:16]), data[16:48], data[48:])


@dataclass(frozen=True)
class BuktiTercatat:
    """A tlog-proof; its extra line holds what the leaf is made of, and names the event thereby."""

    isi: DaunPeristiwa
    indeks: int
    jalur: tuple[bytes, ...]
    titik: Catatan

    def __bytes__(self) -> bytes:
        baris = [_BARIS_PERTAMA, f"extra {b64(bytes(self.isi))}", f"index {self.indeks}", *map(b64, self.jalur)]
        return "\n".join(baris).encode() + b"\n\n" + bytes(self.titik)

    @classmethod
    def baca(cls, data: bytes) -> BuktiTercatat:
        try:
            atas, pisah, titik = data.partition(b"\n\n")
            pertama, ekstra, indeks, *jalur = atas.decode().split("\n")
            if (pertama, ekstra[:6], indeks[:6], pisah) != (_BARIS_PERTAMA, "extra ", "index ", b"\n\n"):
                raise CatatanRusak("Kepala bukti tidak terbaca.")
            isi = DaunPeristiwa.baca(dari_b64(ekstra[6:]))
            return cls(isi, bilangan(indeks[6:]), baca_hash(jalur), Catatan.baca(titik))
        except ValueError as galat:
            raise BuktiTidakSah("Bukti tercatat tidak terbaca atau sudah diubah.") from galat

    def periksa(self, kebijakan: Kebijakan) -> KepalaPohon:
        """Return the head under which the event is proven to be, or raise BuktiTidakSah."""
        kepala = kebijakan.periksa(self.titik)
        if not cocok_inklusi(self.isi.daun, self.indeks, kepala.ukuran, self.jalur, kepala.akar):
            raise BuktiTidakSah("Bukti tercatat tidak menuju titik periksa: peristiwanya tidak ada di tempat itu.")
        return kepala
