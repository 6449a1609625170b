"""Families as text for COPY: the rows of the journal, and the rows of state.

The reducer decides what the rows of state are. It is written out here for the five changes that data awal
makes, because a million residents pass through; a test holds both equal, row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson

from adminduk.pemadanan.nama import urut_dan_token
from adminduk.populasi.kalender import iso
from adminduk.populasi.keluarga import KeluargaSintetis
from adminduk.populasi.orang import Jiwa
from adminduk.populasi.peristiwa import (
    AKTIF,
    ANGGOTA,
    DASAR,
    JENIS,
    KELUARGA,
    LAKI,
    PEREMPUAN,
    VERSI,
    WNI,
    fakta,
    perubahan,
)
from adminduk.populasi.sebaran import Potongan
from adminduk.register.reduksi import KOLOM as KOLOM_KEADAAN
from adminduk.register.sandian import VERSI as VERSI_SANDI
from adminduk.sandi import tersandi

# The payload comes first: the trigger that computes the leaf reads it.
KOLOM: Mapping[str, tuple[str, ...]] = {
    "peristiwa_isi": ("peristiwa", "tercatat", "kab", "isi"),
    "peristiwa": ("id", "urut", "jenis", "versi", "kab", "pelaku", "dasar", "terjadi", "tercatat", "subjek", "peran"),
    "peristiwa_subjek": ("subjek", "urut", "peristiwa", "kab"),
    **{
        tabel: KOLOM_KEADAAN[tabel]
        for tabel in ("penduduk", "keluarga", "keanggotaan", "perkawinan", "nik", "nomor_kk", "token_nama")
    },
}


class Lembar:
    """Rows of one piece waiting for COPY. No value holds a tab, line break or backslash: all are from our own lists."""

    def __init__(self, potongan: Potongan, tercatat: str, pelaku: str) -> None:
        self._potongan = potongan
        self._tercatat, self._rentang = tercatat, f'["{tercatat}",)'
        self._kab = potongan.kab
        self._fakta = orjson.dumps(fakta(potongan), option=orjson.OPT_SORT_KEYS).decode()
        self._jenis = f"{JENIS}\t{VERSI}\t{self._kab}\t{pelaku}\t{DASAR}"
        self._baris: dict[str, list[str]] = {tabel: [] for tabel in KOLOM}

    def tulis(self, keluarga: KeluargaSintetis, urut: int) -> None:
        self._jurnal(keluarga, urut)
        self._keluarga(keluarga)
        for j in keluarga.anggota:
            self._orang(j, keluarga)

    def ambil(self) -> dict[str, bytes]:
        """Return what waits, by table in the order to be sent, and wait for more."""
        teks = {tabel: "".join(baris).encode() for tabel, baris in self._baris.items() if baris}
        for baris in self._baris.values():
            baris.clear()
        return teks

    def _jurnal(self, k: KeluargaSintetis, urut: int) -> None:
        isi = orjson.dumps(perubahan(self._potongan, k), option=orjson.OPT_SORT_KEYS).decode()
        # What stands in COPY is the text of a bytea in its escape format: itself, but for backslashes.
        sandi = f',"sandi":{VERSI_SANDI}' if any(j.disabilitas and tersandi(j.disabilitas) for j in k.anggota) else ""
        isi = f'{{"fakta":{self._fakta},"perubahan":{isi}{sandi}}}'.replace("\\", "\\\\\\\\")
        self._baris["peristiwa_isi"].append(f"{k.peristiwa}\t{self._tercatat}\t{self._kab}\t{isi}\n")
        subjek = [*(j.id for j in k.anggota), k.id]
        peran = f"{{{f'{ANGGOTA},' * len(k.anggota)}{KELUARGA}}}"
        self._baris["peristiwa"].append(
            f"{k.peristiwa}\t{urut}\t{self._jenis}\t{iso(k.sejak)}\t{self._tercatat}\t{{{','.join(subjek)}}}\t{peran}\n"
        )
        ekor = f"\t{urut}\t{k.peristiwa}\t{self._kab}\n"
        self._baris["peristiwa_subjek"].append(ekor.join(subjek) + ekor)

    def _keluarga(self, k: KeluargaSintetis) -> None:
        self._baris["keluarga"].append(
            f"{k.id}\t[{iso(k.sejak)},)\t{self._rentang}\t{self._kab}\t{k.nomor}\t{k.desa}\t{k.alamat}\t{k.rt}\t{k.rw}"
            f"\t{k.dusun}\t{k.kode_pos}\t{k.peristiwa}\n"
        )
        self._baris["nomor_kk"].append(f"{k.nomor}\t{k.id}\t{k.peristiwa}\n")
        for p in k.kawin:
            dicatat = "t" if p.dicatat else "f"
            self._baris["perkawinan"].append(
                f"{p.id}\t{p.suami}\t{p.istri}\t[{iso(p.sejak)},)\t{self._rentang}\t{self._kab}\t{dicatat}"
                f"\t{p.tanggal or NULL}\t{p.no_akta}\t{k.peristiwa}\n"
            )

    def _orang(self, j: Jiwa, k: KeluargaSintetis) -> None:
        id_, lahir, kab, rentang = j.id, iso(j.lahir), self._kab, self._rentang
        ayah = j.ayah.id if j.ayah and j.ayah.id else NULL
        ibu = j.ibu.id if j.ibu and j.ibu.id else NULL
        rinci = orjson.dumps(j.rinci, option=orjson.OPT_SORT_KEYS).decode() if j.rinci else NULL
        kunci, token = urut_dan_token(j.nama)
        self._baris["penduduk"].append(
            f"{id_}\t[{lahir},)\t{rentang}\t{kab}\t{j.nama}\t{kunci}\t{PEREMPUAN if j.perempuan else LAKI}"
            f"\t{j.tempat_lahir}\t{lahir}\t{j.presisi}\t{WNI}\t{j.agama}\t{j.golongan_darah}\t{j.status_kawin}"
            f"\t{j.pendidikan}\t{j.pekerjaan}\t{AKTIF}\t{ayah}\t{ibu}\t{j.nama_ayah}\t{j.nama_ibu}"
            f"\t{j.no_akta or NULL}\t{j.disabilitas or NULL}\t{rinci}\t{k.peristiwa}\n"
        )
        self._baris["keanggotaan"].append(
            f"{id_}\t{k.id}\t{j.shdk}\t[{iso(j.masuk)},)\t{rentang}\t{kab}\t{k.desa}\t{k.peristiwa}\n"
        )
        self._baris["nik"].append(f"{j.nik}\t{id_}\t{lahir}\t{k.peristiwa}\n")
        ekor = f"\t{lahir}\t{id_}\t{kab}\n"
        self._baris["token_nama"].append("".join([f"{t}{ekor}" for t in token]))


NULL = "\\N"


def sql_salin(tabel: str, kolom: Iterable[str]) -> str:
    return f"copy {tabel} ({', '.join(kolom)}) from stdin"
