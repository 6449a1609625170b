"""The published tiles against the tree: what others have downloaded cannot be taken back."""

from __future__ import annotations

from adminduk.register.periksa_laporan import Laporan
from adminduk.register.segel_ubin import LEBAR, GudangUbin, jalur_ubin

TERBANYAK = 100  # leaves told one by one


class PemeriksaUbin:
    """Takes the leaves and nodes of the tree one after the other and compares each tile when it is full."""

    def __init__(self, gudang: GudangUbin, laporan: Laporan) -> None:
        self._gudang, self._laporan = gudang, laporan
        self._ukuran = gudang.ukuran()
        self._isi: dict[int, list[bytes]] = {}
        self._nomor: dict[int, int] = {}
        self._id: list[bytes] = []

    def tambah(self, id_: bytes, daun: bytes) -> None:
        self._id.append(id_)
        self._terima(0, daun)
        if not self._isi[0]:
            self._id.clear()

    def simpul(self, tingkat: int, indeks: int, isi: bytes) -> None:
        """Take a node of level 8, 16, …; those of a level come in their order."""
        if tingkat and indeks >= 0:
            self._terima(tingkat // 8, isi)

    def akhiri(self) -> None:
        """Compare the tiles that are not full, and tell if the journal ends before what was published."""
        for tingkat, isi in self._isi.items():
            if isi:
                self._bandingkan(tingkat)
        ada = self._nomor.get(0, 0) * LEBAR + len(self._isi.get(0, ()))
        for indeks in range(ada, min(self._ukuran, ada + TERBANYAK)):
            kalimat = "Daun ini pernah diterbitkan tetapi hilang dari jurnal: peristiwanya dihapus sesudah disaksikan."
            self._laporan.tambah(kalimat, indeks=indeks, kolom="segel_daun")

    def _terima(self, tingkat: int, isi: bytes) -> None:
        ubin = self._isi.setdefault(tingkat, [])
        ubin.append(isi)
        if len(ubin) == LEBAR:
            self._bandingkan(tingkat)
            ubin.clear()
            self._nomor[tingkat] = self._nomor.get(tingkat, 0) + 1

    def _bandingkan(self, tingkat: int) -> None:
        nomor, isi = self._nomor.get(tingkat, 0), self._isi[tingkat]
        lebar = min(len(isi), (self._ukuran >> 8 * tingkat) - nomor * LEBAR)
        if lebar <= 0:
            return
        terbit = self._gudang.baca(tingkat, nomor, lebar)
        if terbit is None:
            # A partial tile goes when the full one comes; one of the last head must be there.
            self._laporan.tambah(
                f"Ubin {jalur_ubin(tingkat, nomor, lebar)} yang pernah diterbitkan hilang.", kolom="ubin"
            )
            return
        self._laporan.ubin += 1
        for n in range(lebar):
            if terbit[n * 32 : n * 32 + 32] != isi[n]:
                self._beda(tingkat, nomor, n)
                return

    def _beda(self, tingkat: int, nomor: int, letak: int) -> None:
        jalur = jalur_ubin(tingkat, nomor)
        if tingkat == 0:
            kalimat = f"Ubin {jalur} menyimpan daun lain: peristiwa ini ditulis ulang sesudah diterbitkan."
            self._laporan.tambah(kalimat, id_=self._id[letak], indeks=nomor * LEBAR + letak, kolom="segel_daun.daun")
        else:
            self._laporan.tambah(f"Ubin {jalur} menyimpan simpul lain pada letak {letak}.", kolom="segel_simpul")
