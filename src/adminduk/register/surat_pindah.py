"""A move between two districts as its letter tells of it, to the office of either end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from adminduk.register.baca import dari_jsonb
from adminduk.register.isi import Dokumen, SuratPindah, jadi_surat_pindah


class PembacaSuratPindah:
    """The part of the door that opens with a letter in the hand."""

    pelaku: Any
    _koneksi: Any

    def surat_pindah(self, nomor: str) -> SuratPindah | None:
        """Return the move under way by the number of its letter, its people and their documents.

        None for a letter that is used, cancelled or expired, and for one between two other offices.
        """
        baris = self._tanya("select * from surat_pindah(%(nomor)s)", nomor=nomor)  # type: ignore[attr-defined]
        if not baris:
            return None
        id_, orang, keluarga, kab, isi, anggota = baris[0]
        with self._dibuka_surat(kab, keluarga, anggota):
            family = self.keluarga(keluarga)  # type: ignore[attr-defined]
            milik = [d for o in anggota for d in self.dokumen_berlaku(orang=o)]  # type: ignore[attr-defined]
            milik += self.dokumen_berlaku(keluarga=keluarga)  # type: ignore[attr-defined]
        surat = Dokumen(id_, "SKPWNI", nomor, orang, keluarga)
        dokumen = tuple({d.id: d for d in milik if d.id != id_}.values())
        return jadi_surat_pindah(surat, kab, dari_jsonb(isi), family, dokumen)

    @contextmanager
    def _dibuka_surat(self, kab: int, keluarga: UUID, anggota: list[UUID]) -> Iterator[None]:
        """Narrow the scope to the family of the letter at its origin, and give the office its own back."""
        if kab in self.pelaku.kab:
            yield
            return
        nama = ("app.kab", "app.orang", "app.keluarga", "app.desa")
        lama = self._koneksi.execute("select " + ", ".join(["current_setting(%s, true)"] * len(nama)), nama).fetchone()
        self._atur(nama, (f"{{{kab}}}", _larik(anggota), _larik([keluarga]), ""))
        try:
            yield
        finally:
            self._atur(nama, [n or "" for n in lama])

    def _atur(self, nama: Any, nilai: Any) -> None:
        isi = [x for pasang in zip(nama, nilai, strict=True) for x in pasang]
        self._koneksi.execute("select " + ", ".join(["set_config(%s, %s, true)"] * len(nama)), isi)


def _larik(id_: list[UUID]) -> str:
    return "{" + ",".join(str(i) for i in id_ or [UUID(int=0)]) + "}"
