"""Offices that work off line and send later, with everything that can go wrong, decided by one random number.

Villages write births into an outbox that survives a crash, and send when there is a link; the link loses, repeats and
reorders; both sides die at any point. The server does in one transaction what ``permohonan.kerja.sekali`` and the
journal do: look for the request, look for the same child, draw a number (the project's own NIK), write the event (the
project's own reducer makes the state), keep the answer; only then it answers. The same seed is the same run.

``Cacat`` are five mistakes that such systems make; each must be found, or the invariants see nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any

from adminduk.dasar.nik import NIK
from adminduk.register.reduksi import Sisip, reduksi

KANTOR, IBU, LANGKAH = 4, 3, 40
KECAMATAN, HARI_PERTAMA = 920212, date(2026, 11, 1)
Anak = tuple[int, int, int]  # mother, day, order of birth: by what the same child is known


class Cacat(Enum):
    """Mistakes that are planted to see that they are found."""

    TANPA_KUNCI = auto()  # the server does not look whether it has done a request
    NOMOR_TIAP_KIRIM = auto()  # the device makes a new request id each time it sends
    KOTAK_DI_INGATAN = auto()  # the device says "saved" before its outbox is on disk
    JAWAB_DAHULU = auto()  # the server answers before its transaction is committed
    TANPA_KUNCI_ALAMI = auto()  # the server does not know the same child from another office


class Pelanggaran(AssertionError):
    """An invariant does not hold; the text names it and the seed."""


@dataclass
class Kantor:
    """A village. ``kotak`` is on disk, ``ingatan`` is not; ``janji`` is what the officer was told is saved."""

    kotak: dict[str, Anak] = field(default_factory=dict)
    ingatan: dict[str, Anak] = field(default_factory=dict)
    janji: set[Anak] = field(default_factory=set)
    nomor: dict[Anak, str] = field(default_factory=dict)


@dataclass
class Server:
    """What is committed; nothing else survives."""

    jawaban: dict[str, str] = field(default_factory=dict)
    alami: dict[Anak, str] = field(default_factory=dict)
    jurnal: list[tuple[str, list[Any]]] = field(default_factory=list)
    keadaan: list[tuple[str, Any]] = field(default_factory=list)
    pencacah: dict[str, int] = field(default_factory=dict)


class Simulasi:
    """One schedule. ``jalankan`` raises Pelanggaran."""

    def __init__(self, benih: int, cacat: Cacat | None = None) -> None:
        self.benih, self.cacat, self.acak = benih, cacat, random.Random(benih)
        self.kantor = [Kantor() for _ in range(KANTOR)]
        self.server, self.kiriman, self.balasan = (
            Server(),
            list[tuple[int, str, Anak]](),
            list[tuple[int, str, Anak, str]](),
        )
        self.urut = 0

    def jalankan(self) -> None:
        for _ in range(LANGKAH):
            self.acak.choice(self._mungkin)()
        self._tenang()
        for salah in self.periksa():
            raise Pelanggaran(f"benih {self.benih}: {salah}")

    @property
    def _mungkin(self) -> tuple[Any, ...]:
        lapor, kirim, layani = self._lapor, self._kirim, self._layani
        return (
            lapor,
            lapor,
            kirim,
            kirim,
            kirim,
            layani,
            layani,
            layani,
            self._terima,
            self._terima,
            self._ganggu,
            self._mati,
        )

    def _tenang(self) -> None:
        """The link is back and nobody dies any more: everything is sent until nothing waits."""
        for _ in range(200):
            while self.kiriman:
                self._jawab(self.kiriman.pop(0), gagal=0)
            while self.balasan:
                self._terima()
            if not any(k.kotak or k.ingatan for k in self.kantor):
                return
            for n in range(KANTOR):
                self._kirim(n)
        raise Pelanggaran(f"benih {self.benih}: kotak keluar tidak pernah kosong")

    def _lapor(self) -> None:
        n = self.acak.randrange(KANTOR)
        anak = (self.acak.randrange(IBU), self.acak.randrange(2), self.acak.randrange(1, 3))
        kantor = self.kantor[n]
        if anak in kantor.janji:
            return
        (kantor.ingatan if self.cacat is Cacat.KOTAK_DI_INGATAN else kantor.kotak)[self._id()] = anak
        kantor.janji.add(anak)

    def _kirim(self, n: int | None = None) -> None:
        n = self.acak.randrange(KANTOR) if n is None else n
        kantor = self.kantor[n]
        kantor.kotak |= kantor.ingatan
        kantor.ingatan = {}
        for id_, anak in kantor.kotak.items():
            self.kiriman.append((n, self._id() if self.cacat is Cacat.NOMOR_TIAP_KIRIM else id_, anak))

    def _layani(self) -> None:
        if self.kiriman:
            pilih = self.acak.randrange(len(self.kiriman))  # not in order
            self._jawab(self.kiriman.pop(pilih), gagal=self.acak.choice((0, 0, 0, 1, 2)))

    def _jawab(self, kiriman: tuple[int, str, Anak], gagal: int) -> None:
        """Carry a request out; ``gagal`` 1: the server dies before the commit, 2: after it, without an answer."""
        n, id_, anak = kiriman
        if self.cacat is Cacat.JAWAB_DAHULU:
            self.balasan.append((n, id_, anak, "dijanjikan"))
        if gagal == 1:
            return
        nomor = self._catat(id_, anak)
        if gagal != 2:
            self.balasan.append((n, id_, anak, nomor))

    def _catat(self, id_: str, anak: Anak) -> str:
        """One transaction."""
        s = self.server
        if self.cacat is not Cacat.TANPA_KUNCI and id_ in s.jawaban:
            return s.jawaban[id_]
        nomor = s.alami.get(anak) if self._kenal_anak() else None
        if nomor is None:
            nomor = self._terbitkan(anak)
        s.jawaban[id_] = s.alami[anak] = nomor
        return nomor

    def _kenal_anak(self) -> bool:
        # It would hide the mistakes about request ids: not every report names the mother so that she is known.
        return self.cacat not in (Cacat.TANPA_KUNCI_ALAMI, Cacat.TANPA_KUNCI, Cacat.NOMOR_TIAP_KIRIM)

    def _terbitkan(self, anak: Anak) -> str:
        _ibu, hari, ke = anak
        lahir, perempuan = HARI_PERTAMA + timedelta(days=hari), ke % 2 == 0
        awal = NIK.bentuk(KECAMATAN, lahir, perempuan, 1).lengkap[:12]
        s = self.server
        s.pencacah[awal] = s.pencacah.get(awal, 0) + 1
        nomor = NIK.bentuk(KECAMATAN, lahir, perempuan, s.pencacah[awal]).lengkap
        orang = f"00000000-0000-7000-8000-{len(s.jurnal):012d}"
        perubahan = [["nik_terbit", nomor, orang, lahir.isoformat()]]
        s.jurnal.append((orang, perubahan))
        s.keadaan += _baris(orang, perubahan)
        return nomor

    def _terima(self) -> None:
        if self.balasan:
            n, id_, anak, nomor = self.balasan.pop(self.acak.randrange(len(self.balasan)))
            kantor = self.kantor[n]
            kantor.nomor.setdefault(anak, nomor)
            for ada in [i for i, a in kantor.kotak.items() if i == id_ or a == anak]:
                del kantor.kotak[ada]

    def _ganggu(self) -> None:
        """The link loses, or repeats."""
        for lewat in (self.kiriman, self.balasan):
            if lewat:
                satu = self.acak.randrange(len(lewat))
                if self.acak.random() < 0.5:
                    lewat.append(lewat[satu])  # type: ignore[arg-type]
                else:
                    lewat.pop(satu)

    def _mati(self) -> None:
        """The power goes at one office: what is not on its disk is gone."""
        self.kantor[self.acak.randrange(KANTOR)].ingatan.clear()

    def _id(self) -> str:
        self.urut += 1
        return f"permintaan-{self.urut}"

    def periksa(self) -> Iterator[str]:
        """Yield what does not hold now that everything has arrived."""
        s = self.server
        dijanjikan = set[Anak]().union(*(k.janji for k in self.kantor))
        if hilang := dijanjikan - s.alami.keys():
            yield f"{len(hilang)} kelahiran yang disimpan perangkat tidak sampai"
        if len(s.jurnal) != len(dijanjikan):
            yield f"{len(dijanjikan)} anak, {len(s.jurnal)} peristiwa: ada yang tercatat dua kali"
        if sum(s.pencacah.values()) != len(s.jurnal) or len({p[0][1] for _, p in s.jurnal}) != len(s.jurnal):
            yield "nomor berganda atau berlubang"
        for kantor in self.kantor:
            if beda := {a for a, n in kantor.nomor.items() if s.alami.get(a) != n}:
                yield f"{len(beda)} jawaban menyebut nomor yang bukan nomor anaknya"
        if [b for orang, p in s.jurnal for b in _baris(orang, p)] != s.keadaan:
            yield "keadaan tidak sama dengan putar ulang jurnal"


def _baris(peristiwa: str, perubahan: list[Any]) -> list[tuple[str, Any]]:
    operasi = reduksi(peristiwa, "2026-11-24T00:00:00.000000+00:00", perubahan)
    return [(o.tabel, o.baris) for o in operasi if isinstance(o, Sisip)]


def cari(cacat: Cacat | None, benih: range) -> str | None:
    """Return the first violation among these schedules, None when there is none."""
    for b in benih:
        try:
            Simulasi(b, cacat).jalankan()
        except Pelanggaran as salah:
            return str(salah)
    return None
