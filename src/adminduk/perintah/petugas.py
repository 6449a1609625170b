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
    ):
        tindakan.add_parser(nama, help=bantuan).add_argument("nama_pengguna")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("web")
        if args.tindakan == "tambah":
            tambah(args)
        else:
            _TINDAKAN[args.tindakan](_cari(args.nama_pengguna))
    return 0


def tambah(args: argparse.Namespace) -> None:
    from django.core.exceptions import ValidationError

    from adminduk.akun.models import Petugas

    sandi = _sandi_baru()
    petugas = Petugas(
        nama_pengguna=args.nama_pengguna, nama=args.nama, peran=PERAN[args.peran], kab=args.kab, desa=args.desa,
        nip=args.nip,
    )  # fmt: skip
    petugas.set_password(sandi)
    try:
        petugas.full_clean()
    except ValidationError as galat:
        raise Gagal(" ".join(galat.messages)) from None
    petugas.save()
    _cetak(petugas, sandi)


def _ganti(petugas: Petugas) -> None:
    from django_otp.plugins.otp_totp.models import TOTPDevice

    sandi = _sandi_baru()
    petugas.set_password(sandi)
    petugas.save(update_fields=["password"])
    TOTPDevice.objects.filter(user=petugas).delete()
    petugas.daftar_passkey.all().delete()
    _cetak(petugas, sandi)


def _nonaktif(petugas: Petugas) -> None:
    petugas.aktif = False
    petugas.save(update_fields=["aktif"])


def _aktif(petugas: Petugas) -> None:
    petugas.aktif = True
    petugas.save(update_fields=["aktif"])


_TINDAKAN: dict[str, Any] = {"ganti": _ganti, "nonaktif": _nonaktif, "aktif": _aktif}


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
