"""The signed heads: those of the database, those kept outside it, and what the witnesses signed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import Connection

from adminduk.register.kepala import Kepala, baca_kepala
from adminduk.register.kunci_kepala import Publik, kunci_publik
from adminduk.register.merkle import Tepi
from adminduk.register.periksa_laporan import Laporan
from adminduk.register.segel_bukti import BuktiTidakSah, Kebijakan
from adminduk.register.segel_catatan import CatatanRusak, KepalaPohon, KunciCatatan
from adminduk.register.segel_terbit import DaftarSaksi
from adminduk.register.segel_ubin import GudangUbin


@dataclass(frozen=True)
class Luar:
    """What is known of a journal outside its database, where who owns the database cannot change it.

    ``kepala``: the file of every head; ``ubin``: the published tiles; ``saksi``: the witnesses, of whom ``cukup``
    must have signed a head for it to count.
    """

    publik: Publik
    kepala: Path | None = None
    ubin: GudangUbin | None = None
    saksi: tuple[KunciCatatan, ...] = ()
    cukup: int = 0

    @classmethod
    def milik(cls, folder: Path) -> Luar:
        """Return what the sequencer's folder holds."""
        daftar = DaftarSaksi.milik(folder)
        ubin = GudangUbin(folder / "ubin")
        return cls(kunci_publik(folder), folder / "kepala.log", ubin, daftar.kunci, daftar.cukup)


class KepalaDikenal:
    """The signed heads, of the database and of outside it, and how the tree compares with them."""

    def __init__(
        self, laporan: Laporan, dalam: dict[int, bytes], berkas: dict[int, bytes], titik: KepalaPohon | None
    ) -> None:
        self._laporan, self._dalam, self._berkas = laporan, dalam, berkas
        self._luar = ({titik.ukuran: titik.akar} if titik else {}) | berkas
        self._cocok_terakhir = 0
        self._sudah: set[str] = set()
        self.ukuran = sorted(dalam)

    @classmethod
    def baca(cls, koneksi: Connection[Any], laporan: Laporan, luar: Luar) -> KepalaDikenal:
        sql = "select ukuran, akar, kunci, tanda_tangan from segel_kepala order by ukuran"
        kepala = [Kepala(*b) for b in koneksi.execute(sql)]
        dalam = _sahkan(kepala, "Kepala", laporan, luar.publik)
        berkas: dict[int, bytes] = {}
        try:
            tersimpan = list(baca_kepala(luar.kepala)) if luar.kepala else []
            berkas = _sahkan(tersimpan, "Kepala dalam kepala.log", laporan, luar.publik)
        except ValueError as galat:
            laporan.tambah(f"Berkas kepala di luar basis data rusak: {galat}")
        hasil = cls(laporan, dalam, berkas, _titik_terbit(luar, laporan))
        laporan.kepala, laporan.kepala_luar = len(dalam), len(hasil._luar)
        _periksa_saksi(koneksi, {k.ukuran: k for k in kepala}, luar, laporan)
        return hasil

    def bandingkan(self, tepi: Tepi) -> None:
        """Compare the tree as it is with the heads of its size."""
        n = tepi.ukuran
        if n not in self._dalam and n not in self._luar:
            return
        akar = tepi.akar()
        if self._dalam.get(n, akar) != akar:
            self._sekali(
                "dalam",
                f"Akar pohon tidak sama dengan kepala berukuran {n}: "
                f"di antara indeks {self._cocok_terakhir} dan {n - 1} ada daun yang diubah, hilang, atau tertukar.",
            )
        if self._luar.get(n, akar) != akar:
            self._sekali(
                "luar",
                f"Di luar basis data tersimpan akar lain untuk {n} peristiwa: jurnal sampai indeks {n - 1} "
                "ditulis ulang sesudah kepala itu ditandatangani.",
            )
        if self._dalam.get(n, akar) == self._luar.get(n, akar) == akar:
            self._cocok_terakhir = n

    def _sekali(self, sumber: str, kalimat: str) -> None:
        """After the first head that does not fit none fits; one finding tells it."""
        if sumber not in self._sudah:
            self._sudah.add(sumber)
            self._laporan.tambah(kalimat)

    def akhiri(self, ukuran: int) -> None:
        """Compare the size of the journal with the last heads."""
        terakhir = max(self._dalam, default=0)
        if terakhir > ukuran:
            self._laporan.tambah(
                f"Ekor jurnal terpotong: kepala berukuran {terakhir} ditandatangani, tetapi hanya ada {ukuran} daun."
            )
        elif terakhir < ukuran:
            self._laporan.tambah(f"Daun berindeks {terakhir} sampai {ukuran - 1} tidak ditutup kepala mana pun.")
        luar = max(self._luar, default=0)
        if luar > ukuran:
            self._laporan.tambah(
                f"Ekor jurnal terpotong: di luar basis data tersimpan kepala berukuran {luar}, "
                f"tetapi hanya ada {ukuran} daun."
            )
        for n in sorted(self._luar.keys() - self._dalam.keys())[:100]:
            self._laporan.tambah(f"Kepala berukuran {n} ada di luar basis data tetapi hilang dari basis data.")
        tercatat = max(self._berkas, default=0)
        for n in sorted(n for n in self._dalam.keys() - self._berkas.keys() if n < tercatat)[:100]:
            self._laporan.tambah(
                f"Kepala berukuran {n} ada dalam basis data tetapi tidak pernah dicatat di kepala.log."
            )


def _sahkan(daftar: list[Kepala], sebutan: str, laporan: Laporan, publik: Publik) -> dict[int, bytes]:
    for k in daftar:
        if not k.sah(publik):
            laporan.tambah(
                f"{sebutan} berukuran {k.ukuran} tidak ditandatangani oleh kunci yang dikenal.", kolom="segel_kepala"
            )
    return {k.ukuran: k.akar for k in daftar}


def _titik_terbit(luar: Luar, laporan: Laporan) -> KepalaPohon | None:
    """Return the head that was published last: others have seen it."""
    try:
        titik = luar.ubin.titik() if luar.ubin else None
        return Kebijakan(luar.publik.catatan, luar.saksi, 0).periksa(titik) if titik else None
    except (BuktiTidakSah, CatatanRusak) as galat:
        laporan.tambah(f"Titik periksa yang diterbitkan rusak: {galat}", kolom="checkpoint")
        return None


def _periksa_saksi(koneksi: Connection[Any], kepala: dict[int, Kepala], luar: Luar, laporan: Laporan) -> None:
    """Check every cosignature that is kept, and that the head which counts as witnessed was seen by enough."""
    dikenal = {k.nama: k for k in luar.saksi}
    sah: Counter[int] = Counter()
    for ukuran, nama, tanda_tangan in koneksi.execute("select ukuran, saksi, tanda_tangan from segel_saksi").fetchall():
        kunci, k = dikenal.get(nama), kepala.get(ukuran)
        if kunci is None:
            continue  # a witness of before, or of others: its word counts for nothing here
        if k and kunci.sah(k.pohon(luar.publik.asal).teks, tanda_tangan):
            sah[ukuran] += 1
        else:
            laporan.tambah(
                f"Tanda tangan saksi {nama} atas kepala berukuran {ukuran} tidak cocok dengan kepalanya.",
                kolom="segel_saksi",
            )
    [(tersaksi,)] = koneksi.execute("select tersaksi from segel_keadaan").fetchall()
    laporan.tersaksi = max((n for n, banyak in sah.items() if banyak >= luar.cukup), default=0)
    if luar.cukup and tersaksi > laporan.tersaksi:
        laporan.tambah(
            f"Kepala berukuran {tersaksi} dianggap tersaksi, tetapi hanya {sah[tersaksi]} dari {luar.cukup} saksi "
            "menandatanganinya.",
            kolom="segel_keadaan.tersaksi",
        )
