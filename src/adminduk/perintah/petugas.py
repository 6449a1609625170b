"""Officers' accounts, for whoever runs the installation."""

from __future__ import annotations

import argparse
import secrets
from typing import TYPE_CHECKING, Any

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.register import Peran

if TYPE_CHECKING:
    from adminduk.akun.models import Petugas

_BANTUAN_KAB = "kode kabupaten/kota, kantor sendiri dahulu; kode provinsi bagi provinsi; 0 bagi pusat"
_TANPA_AKUN = (Peran.PENDUDUK, Peran.PEKERJA, Peran.LEMBAGA, Peran.MRP)
PERAN = {p.name.lower(): p for p in Peran if p not in _TANPA_AKUN}


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("petugas", help="menambah petugas, mengganti sandinya, atau menonaktifkan")
    tindakan = p.add_subparsers(dest="tindakan", metavar="TINDAKAN", required=True)
    tambah = tindakan.add_parser("tambah", help="menambah petugas; sandi sementara dicetak sekali")
    tambah.add_argument("nama_pengguna")
    tambah.add_argument("--nama", required=True)
    tambah.add_argument("--peran", required=True, choices=PERAN)
    tambah.add_argument("--kab", required=True, type=int, nargs="+", help=_BANTUAN_KAB)
    tambah.add_argument("--desa", type=int, help="kode desa/kelurahan, untuk peran desa")
    tambah.add_argument("--nip", default="")
    for nama, bantuan in (
        ("ganti", "sandi baru, dan aplikasi autentikator dipasang ulang pada masuk berikutnya"),
        ("nonaktif", "menutup akun; sesinya berakhir seketika"),
        ("aktif", "membuka lagi akun yang ditutup"),
        ("sahkan", "mengesahkan kunci penanda tangan yang menunggu, bagi kantor tanpa orang kedua"),
    ):
        tindakan.add_parser(nama, help=bantuan).add_argument("nama_pengguna")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("pemilik")
        if args.tindakan == "tambah":
            tambah(args)
        else:
            _TINDAKAN[args.tindakan](_cari(args.nama_pengguna))
    return 0


def tambah(args: argparse.Namespace) -> None:
    from django.core.exceptions import ValidationError

    from adminduk.akun.catatan import Tindakan, catat
    from adminduk.akun.models import Petugas

    sandi = _sandi_baru()
    petugas = Petugas(
        nama_pengguna=args.nama_pengguna, nama=args.nama, peran=PERAN[args.peran], kab=args.kab, desa=args.desa,
        nip=args.nip, sandi_sementara=True,
    )  # fmt: skip
    petugas.set_password(sandi)
    try:
        petugas.full_clean()
    except ValidationError as galat:
        raise Gagal(" ".join(galat.messages)) from None
    petugas.save()
    catat(Tindakan.TAMBAH, petugas, None)
    _cetak(petugas, sandi)


def _ganti(petugas: Petugas) -> None:
    from adminduk.akun.catatan import Tindakan, catat
    from adminduk.akun.pemulihan import kosongkan

    sandi = _sandi_baru()
    kosongkan(petugas)
    petugas.set_password(sandi)
    petugas.sandi_sementara = True
    petugas.save(update_fields=["password", "sandi_sementara"])
    catat(Tindakan.GANTI, petugas, None)
    _cetak(petugas, sandi)


def _nonaktif(petugas: Petugas) -> None:
    _setel(petugas, aktif=False)


def _aktif(petugas: Petugas) -> None:
    _setel(petugas, aktif=True)


def _setel(petugas: Petugas, *, aktif: bool) -> None:
    from adminduk.akun.catatan import Tindakan, catat

    petugas.aktif = aktif
    petugas.save(update_fields=["aktif"])
    catat(Tindakan.AKTIF if aktif else Tindakan.NONAKTIF, petugas, None)


def _sahkan(petugas: Petugas) -> None:
    """Approve the signer's keys that wait: for an office that has no second person yet."""
    from adminduk.akun.penanda_tangan import sahkan

    for kunci in petugas.daftar_passkey.filter(terikat=True, disahkan=None):
        sahkan(kunci, None)
        print(f"{petugas.nama_pengguna}: kunci {kunci.nama} disahkan")


_TINDAKAN: dict[str, Any] = {"ganti": _ganti, "nonaktif": _nonaktif, "aktif": _aktif, "sahkan": _sahkan}


def _cari(nama_pengguna: str) -> Petugas:
    from adminduk.akun.models import Petugas

    petugas = Petugas.objects.filter(nama_pengguna=nama_pengguna).first()
    if petugas is None:
        raise Gagal(f"Petugas {nama_pengguna} tidak ada. Periksa ejaannya.")
    return petugas


def _sandi_baru() -> str:
    return secrets.token_urlsafe(12)


def _cetak(petugas: Petugas, sandi: str) -> None:
    print(f"{petugas.nama_pengguna}: sandi sementara {sandi}")
    print("Aplikasi autentikator dipasang pada masuk yang pertama.")
