"""docs/hak.md: every address and API operation, who opens it, and whose objects they reach there.

What is written here is the promise; permissions (``izin``), the door and row-level security keep it, and
``tests/matriks`` asks every cell of it. An address that is in no table stops the page, and with it the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from adminduk.api.izin import IZIN as IZIN_API
from adminduk.api.openapi import dokumen
from adminduk.perintah.pembangkit.markah import DIBANGKITKAN, tabel
from adminduk.register import Peran
from adminduk.web.izin import IZIN as IZIN_WEB


class RuteTanpaIzin(LookupError):
    """An address that no table of permissions names."""


class Benda(StrEnum):
    """What an address can be about."""

    ORANG = "penduduk"
    KELUARGA = "keluarga"
    KASUS = "permohonan"
    LAMPIRAN = "lampiran"
    DOKUMEN = "dokumen terbit"


class Letak(StrEnum):
    """Where an object is, seen from who asks: of a resident the person, of an officer the office."""

    SENDIRI = "miliknya sendiri"
    SERUMAH = "milik yang sekartu keluarga, termasuk anaknya"
    SEDESA = "desa/kelurahan sendiri"
    SEKABUPATEN = "desa lain di kabupaten/kota sendiri"
    SEPROVINSI = "kabupaten/kota lain seprovinsi"
    LUAR = "provinsi lain"


PERAN = tuple(p for p in Peran if p is not Peran.PEKERJA)  # the worker has no pages and no token
KANTOR = frozenset({Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KABID, Peran.KADIS})
PEMBACA = KANTOR | {Peran.KASI, Peran.PEJABAT_CAPIL, Peran.OPERATOR_OAP}
_KELUARGA_SENDIRI = frozenset({Letak.SENDIRI, Letak.SERUMAH})
_DESA_SENDIRI = frozenset({Letak.SEDESA})
_DAERAH_SENDIRI = frozenset({Letak.SEDESA, Letak.SEKABUPATEN})

JANGKAUAN: Mapping[Peran, Mapping[Benda, frozenset[Letak]]] = {
    Peran.PENDUDUK: dict.fromkeys((Benda.KASUS, Benda.LAMPIRAN, Benda.DOKUMEN), _KELUARGA_SENDIRI),
    # Parents and witnesses from the next village must be found for a case to be prepared at all.
    Peran.DESA: {b: _DAERAH_SENDIRI if b is Benda.ORANG else _DESA_SENDIRI for b in Benda},
    **{p: dict.fromkeys(Benda, _DAERAH_SENDIRI) for p in sorted(PEMBACA)},
}

# Addresses that need no role, or are themselves the way to one.
TANPA_PERAN: Mapping[str, str] = {
    "sehat": "siapa pun",
    "operasi": "siapa pun",
    "openapi": "siapa pun",
    "tidak_ada": "siapa pun (jawabannya selalu 404)",
    "masuk": "siapa pun",
    "masuk-penduduk": "siapa pun",
    "keluar": "siapa pun",
    "ganti-sandi": "petugas yang masuk, dengan sandinya yang sekarang",
    "masuk-totp": "petugas sesudah sandi",
    "daftar-totp": "petugas sesudah sandi, sebelum punya kode",
    "passkey-bukti-mulai": "siapa pun",
    "passkey-bukti-selesai": "siapa pun, dengan passkey",
    "pemulihan": "siapa pun, dengan kode dari dua orang",
    "bukti-baru": "petugas yang masuk",
    "passkey": "petugas yang masuk, dengan bukti baru",
    "passkey-daftar-mulai": "petugas yang masuk, dengan bukti baru",
    "passkey-daftar-selesai": "petugas yang masuk, dengan bukti baru",
    "tanda-tangan-mulai": "petugas yang masuk, dengan kunci penanda tangan yang sah",
    "tanda-tangan-selesai": "petugas yang masuk, dengan kunci penanda tangan yang sah",
}

_PEMBUKA = f"""# Hak

{DIBANGKITKAN}
Siapa membuka alamat mana, dan benda milik siapa yang dicapainya di sana. Yang tidak bertanda dijawab 404 pada halaman
dan 403 pada API. Benda di luar jangkauan dijawab 404, sama persis dengan benda yang tidak ada, baik orangnya hidup
maupun sudah meninggal. `tests/matriks` menanyakan tiap kotak; alamat tanpa baris di sini menggagalkan `make check`.
"""


def susun(proyek: Path) -> str:
    """Return the page, or raise RuteTanpaIzin."""
    rute = list(semua_rute())
    peran = [p.name for p in PERAN]
    return "\n".join(
        (
            _PEMBUKA,
            "## Halaman\n",
            tabel(("alamat", "nama", "benda", "keperluan", "siapa pun", *peran), _halaman(rute)),
            "## Operasi API\n",
            "Token berperan dan berdaerah seperti petugas; tanda tangan kepala dinas tidak ada pada API.\n",
            tabel(("alamat", "operasi", "benda", "siapa pun", *peran), _operasi()),
            "## Alamat tanpa peran\n",
            tabel(("alamat", "nama", "terbuka bagi"), _tanpa_peran(rute)),
            "## Jangkauan\n",
            tabel(("peran", "benda", *Letak), _jangkauan()),
        )
    )


def semua_rute() -> Iterator[tuple[str, str, str]]:
    """Yield (application, address, name) of every route that Django resolves."""
    yield from _telusuri(get_resolver().url_patterns, "", "")


def semua_operasi() -> Iterator[tuple[str, str, str]]:
    """Yield (method, address, operation) of the API."""
    for alamat, metode in dokumen()["paths"].items():
        yield from ((m.upper(), alamat, o["operationId"]) for m, o in metode.items())


def benda(alamat: str) -> Benda | None:
    """Return what an address is about, None when it is about nobody's object.

    >>> benda("petugas/permohonan/<uuid:id>/"), benda("saya/dokumen/<uuid:id>.pdf"), benda("layanan/<slug:kode>/")
    (<Benda.KASUS: 'permohonan'>, <Benda.DOKUMEN: 'dokumen terbit'>, None)
    """
    bagian = set(re.findall(r"<uuid:(\w+)>|\{(\w+)\}", alamat))
    nama = {satu or dua for satu, dua in bagian}
    if nama == {"id"} and "dokumen/" in alamat:
        return Benda.DOKUMEN
    dikenal = {"lampiran": Benda.LAMPIRAN, "orang": Benda.ORANG, "keluarga": Benda.KELUARGA, "id": Benda.KASUS}
    return next((b for n, b in dikenal.items() if n in nama), None)


def _telusuri(daftar: Iterable[URLPattern | URLResolver], awal: str, aplikasi: str) -> Iterator[tuple[str, str, str]]:
    for satu in daftar:
        alamat = awal + str(satu.pattern)
        if isinstance(satu, URLResolver):
            yield from _telusuri(satu.url_patterns, alamat, satu.app_name or aplikasi)
        else:
            yield aplikasi, alamat, satu.name or ""


def _halaman(rute: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, ...]]:
    for aplikasi, alamat, nama in rute:
        if aplikasi != "web":
            continue
        if nama not in IZIN_WEB:
            raise RuteTanpaIzin(f"{alamat} ({nama}): beri baris dalam web/izin.py")
        izin = IZIN_WEB[nama]
        keperluan = ", ".join(filter(None, (izin.keperluan, izin.bukti)))
        yield f"`/{alamat}`", f"`{nama}`", benda(alamat) or "", keperluan, *_tanda(izin.peran)


def _operasi() -> Iterator[tuple[str, ...]]:
    for metode, alamat, nama in semua_operasi():
        if nama not in IZIN_API:
            raise RuteTanpaIzin(f"{metode} {alamat} ({nama}): beri baris dalam api/izin.py")
        yield f"`{metode} {alamat}`", f"`{nama}`", benda(alamat) or "", *_tanda(IZIN_API[nama].peran)


def _tanpa_peran(rute: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, ...]]:
    operasi = {nama for _, _, nama in semua_operasi()}
    for aplikasi, alamat, nama in rute:
        if aplikasi == "web" or (aplikasi == "api" and nama in operasi):
            continue
        if nama not in TANPA_PERAN:
            raise RuteTanpaIzin(f"{alamat} ({nama}): beri baris dalam proyek/hak.py")
        yield f"`/{alamat}`", f"`{nama}`", TANPA_PERAN[nama]


def _tanda(peran: frozenset[Peran]) -> tuple[str, ...]:
    return ("" if peran else "ya", *("ya" if p in peran else "" for p in PERAN))


def _jangkauan() -> Iterator[tuple[str, ...]]:
    for peran in PERAN:
        for b in Benda:
            boleh = JANGKAUAN.get(peran, {}).get(b, frozenset())
            yield peran.name, b, *("ya" if letak in boleh else "" for letak in Letak)
