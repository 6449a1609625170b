"""The one reducer: what an event does to the rows of state. Pure.

The same function serves the deciding transaction, the bulk loader and the rebuild; each has
an executor of its own for the operations below. Input is the payload as it was stored
(decoded JSON), so that what is rebuilt is what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from adminduk.pemadanan.nama import urut, urut_dan_token

Baris = tuple[Any, ...]

KOLOM: dict[str, tuple[str, ...]] = {
    "penduduk": (
        "id", "masa", "tercatat", "kab", "nama", "nama_urut", "jenis_kelamin", "tempat_lahir", "lahir",
        "presisi_lahir", "kewarganegaraan", "agama", "golongan_darah", "status_kawin", "pendidikan", "pekerjaan",
        "status", "ayah", "ibu", "nama_ayah", "nama_ibu", "no_akta_lahir", "disabilitas", "rinci", "peristiwa",
    ),
    "keluarga": (
        "id", "masa", "tercatat", "kab", "nomor", "desa", "alamat", "rt", "rw", "dusun", "kode_pos", "peristiwa",
    ),
    "keanggotaan": ("orang", "keluarga", "shdk", "masa", "tercatat", "kab", "desa", "peristiwa"),
    "perkawinan": ("id", "suami", "istri", "masa", "tercatat", "kab", "dicatat", "tanggal", "no_akta", "peristiwa"),
    "nik": ("nomor", "orang", "sejak", "peristiwa"),
    "nomor_kk": ("nomor", "keluarga", "peristiwa"),
    "akta": ("id", "jenis", "nomor", "tanggal", "kab", "isi", "peristiwa"),
    "catatan_pinggir": ("id", "akta", "kode", "tanggal", "kab", "isi", "peristiwa"),
    "dokumen": (
        "id", "jenis", "nomor", "masa", "tercatat", "kab", "tanggal", "orang", "keluarga", "akta", "isi", "sebab_tutup",
        "pengganti", "peristiwa",
    ),
    "token_nama": ("token", "lahir", "orang", "kab"),
}  # fmt: skip

KUNCI = {"penduduk": "id", "keluarga": "id", "keanggotaan": "orang", "perkawinan": "id", "dokumen": "id"}

# Elements of a person that are columns; whatever else F-1.01 holds lives in ``rinci``.
KOLOM_BIODATA = KOLOM["penduduk"][6:-2]


class Sisip(NamedTuple):
    """Insert a row, its values in the order of KOLOM."""

    tabel: str
    baris: Baris


class Versi(NamedTuple):
    """From ``sejak`` on the entity has other values: the current rows are closed and written anew in two parts."""

    tabel: str
    kunci: str
    sejak: str
    isi: Mapping[str, Any]


class Akhiri(NamedTuple):
    """The entity is no more from ``sejak`` on; ``isi`` is written on its last row."""

    tabel: str
    kunci: str
    sejak: str
    isi: Mapping[str, Any]


class Pulihkan(NamedTuple):
    """The entity that was ended as of ``sejak`` goes on as if it had not been."""

    tabel: str
    kunci: str
    sejak: str


class Token(NamedTuple):
    """A person is to be found under a name, besides those of before."""

    orang: str
    nama: str


class Susul(NamedTuple):
    """Whatever names a person is found under, the birth date and district of today lead to it too."""

    orang: str


Operasi = Sisip | Versi | Akhiri | Pulihkan | Token | Susul
# The other columns of ``token_nama``: searches name them beside the name.
_PENYERTA_TOKEN = ("lahir", "kab")


def kab_dari_desa(desa: int) -> int:
    return desa // 1_000_000


def _json(nilai: Any) -> str | None:
    return orjson.dumps(nilai, option=orjson.OPT_SORT_KEYS).decode() if nilai else None


def _masa(sejak: str) -> str:
    return f"[{sejak},)"


class _Konteks(NamedTuple):
    peristiwa: str
    tercatat: str  # ISO time with offset, microseconds
    rentang: str


def _orang_baru(k: _Konteks, orang: str, sejak: str, kab: int, isi: Mapping[str, Any]) -> Iterator[Operasi]:
    nama_urut, semua_token = urut_dan_token(isi["nama"])
    baris = (
        orang, _masa(sejak), k.rentang, kab, isi["nama"], nama_urut,
        *map(isi.get, KOLOM_BIODATA), _json(isi.get("rinci")), k.peristiwa,
    )  # fmt: skip
    yield Sisip("penduduk", baris)
    for token in semua_token:
        yield Sisip("token_nama", (token, isi["lahir"], orang, kab))


def _orang_ubah(k: _Konteks, orang: str, sejak: str, isi: Mapping[str, Any]) -> Iterator[Operasi]:
    baru = dict(isi)
    if "rinci" in baru:
        baru["rinci"] = _json(baru["rinci"])
    if "nama" in baru:
        baru["nama_urut"] = urut(baru["nama"])
    yield Versi("penduduk", orang, sejak, baru)
    if "nama" in baru:
        yield Token(orang, baru["nama"])
    if any(k in baru for k in _PENYERTA_TOKEN):
        yield Susul(orang)


def _nik_terbit(k: _Konteks, nomor: str, orang: str, sejak: str) -> Iterator[Operasi]:
    yield Sisip("nik", (nomor, orang, sejak, k.peristiwa))


def _keluarga_baru(k: _Konteks, keluarga: str, sejak: str, nomor: str, isi: Mapping[str, Any]) -> Iterator[Operasi]:
    yield Sisip(
        "keluarga",
        (
            keluarga, _masa(sejak), k.rentang, kab_dari_desa(isi["desa"]), nomor, isi["desa"], isi["alamat"],
            isi["rt"], isi["rw"], isi["dusun"], isi["kode_pos"], k.peristiwa,
        ),
    )  # fmt: skip
    yield Sisip("nomor_kk", (nomor, keluarga, k.peristiwa))


def _keluarga_nomor(k: _Konteks, keluarga: str, sejak: str, nomor: str) -> Iterator[Operasi]:
    yield Versi("keluarga", keluarga, sejak, {"nomor": nomor})
    yield Sisip("nomor_kk", (nomor, keluarga, k.peristiwa))


def _keluarga_ubah(k: _Konteks, keluarga: str, sejak: str, isi: Mapping[str, Any]) -> Iterator[Operasi]:
    kab = {"kab": kab_dari_desa(isi["desa"])} if "desa" in isi else {}
    yield Versi("keluarga", keluarga, sejak, {**isi, **kab})


def _keluarga_tutup(k: _Konteks, keluarga: str, sejak: str) -> Iterator[Operasi]:
    yield Akhiri("keluarga", keluarga, sejak, {})


def _anggota_masuk(k: _Konteks, orang: str, keluarga: str, sejak: str, shdk: str, desa: int) -> Iterator[Operasi]:
    yield Sisip(
        "keanggotaan",
        (orang, keluarga, shdk, _masa(sejak), k.rentang, kab_dari_desa(desa), desa, k.peristiwa),
    )


def _anggota_ubah(k: _Konteks, orang: str, sejak: str, shdk: str) -> Iterator[Operasi]:
    yield Versi("keanggotaan", orang, sejak, {"shdk": shdk})


def _anggota_keluar(k: _Konteks, orang: str, sejak: str) -> Iterator[Operasi]:
    yield Akhiri("keanggotaan", orang, sejak, {})


def _kawin_mulai(
    k: _Konteks, kawin: str, suami: str, istri: str, sejak: str, kab: int, isi: Mapping[str, Any]
) -> Iterator[Operasi]:
    yield Sisip(
        "perkawinan",
        (
            kawin, suami, istri, _masa(sejak), k.rentang, kab, isi["dicatat"], isi.get("tanggal"),
            isi.get("no_akta"), k.peristiwa,
        ),
    )  # fmt: skip


def _kawin_selesai(k: _Konteks, kawin: str, sejak: str) -> Iterator[Operasi]:
    yield Akhiri("perkawinan", kawin, sejak, {})


def _kawin_pulih(k: _Konteks, kawin: str, sejak: str) -> Iterator[Operasi]:
    yield Pulihkan("perkawinan", kawin, sejak)


def _akta_catat(
    k: _Konteks, akta: str, jenis: str, nomor: str, tanggal: str, kab: int, isi: Mapping[str, Any]
) -> Iterator[Operasi]:
    yield Sisip("akta", (akta, jenis, nomor, tanggal, kab, _json(isi), k.peristiwa))


def _catatan_pinggir(
    k: _Konteks, catatan: str, akta: str, kode: str, tanggal: str, kab: int, isi: Mapping[str, Any]
) -> Iterator[Operasi]:
    yield Sisip("catatan_pinggir", (catatan, akta, kode, tanggal, kab, _json(isi), k.peristiwa))


def _dokumen_terbit(
    k: _Konteks,
    dokumen: str,
    jenis: str,
    nomor: str,
    sejak: str,
    kab: int,
    isi: Mapping[str, Any],
    orang: str | None,
    keluarga: str | None,
    akta: str | None,
) -> Iterator[Operasi]:
    yield Sisip(
        "dokumen",
        (
            dokumen, jenis, nomor, k.rentang, k.rentang, kab, sejak, orang, keluarga, akta, _json(isi), None, None,
            k.peristiwa,
        ),
    )  # fmt: skip


def _dokumen_tutup(k: _Konteks, dokumen: str, sejak: str, sebab: str, pengganti: str | None) -> Iterator[Operasi]:
    yield Akhiri("dokumen", dokumen, k.tercatat, {"sebab_tutup": sebab, "pengganti": pengganti})


_PENGURAI: dict[str, Callable[..., Iterator[Operasi]]] = {
    "orang_baru": _orang_baru,
    "orang_ubah": _orang_ubah,
    "nik_terbit": _nik_terbit,
    "keluarga_baru": _keluarga_baru,
    "keluarga_nomor": _keluarga_nomor,
    "keluarga_ubah": _keluarga_ubah,
    "keluarga_tutup": _keluarga_tutup,
    "anggota_masuk": _anggota_masuk,
    "anggota_ubah": _anggota_ubah,
    "anggota_keluar": _anggota_keluar,
    "kawin_mulai": _kawin_mulai,
    "kawin_selesai": _kawin_selesai,
    "kawin_pulih": _kawin_pulih,
    "akta_catat": _akta_catat,
    "catatan_pinggir": _catatan_pinggir,
    "dokumen_terbit": _dokumen_terbit,
    "dokumen_tutup": _dokumen_tutup,
}


def reduksi(peristiwa: str, tercatat: str, perubahan: Sequence[Sequence[Any]]) -> Iterator[Operasi]:
    """Yield the operations of one event in their order.

    ``tercatat`` is ISO 8601 with microseconds and offset; ``perubahan`` the decoded arrays of ``perubahan.ke_json``.
    """
    konteks = _Konteks(peristiwa, tercatat, f'["{tercatat}",)')
    for kode, *nilai in perubahan:
        yield from _PENGURAI[kode](konteks, *nilai)
