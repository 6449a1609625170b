"""Keys for the offices' own systems to use the API."""

from __future__ import annotations

import argparse
from datetime import timedelta

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.petugas import PERAN


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("token", help="membuat, mendaftar, atau mencabut token API sebuah sistem kantor")
    tindakan = p.add_subparsers(dest="tindakan", metavar="TINDAKAN", required=True)
    buat = tindakan.add_parser("buat", help="membuat token; hanya tercetak sekali")
    buat.add_argument("nama", help="nama sistem, misalnya 'RSUD Manokwari'")
    buat.add_argument("--peran", default="operator", choices=PERAN)
    buat.add_argument("--kab", required=True, type=int, nargs="+")
    buat.add_argument("--desa", type=int, help="kode desa/kelurahan, untuk peran desa")
    buat.add_argument("--hari", type=int, default=90, help="masa berlaku (bawaan: 90 hari)")
    tindakan.add_parser("daftar", help="mendaftar token yang pernah dibuat")
    tindakan.add_parser("cabut", help="mencabut token seketika").add_argument("id")


def jalankan(args: argparse.Namespace) -> int:
    with dengan_pangkalan():
        siapkan_django("pemilik")
        if args.tindakan == "buat":
            _buat(args)
        elif args.tindakan == "cabut":
            _cabut(args.id)
        else:
            _daftar()
    return 0


def _buat(args: argparse.Namespace) -> None:
    from django.core.exceptions import ValidationError

    from adminduk.akun import token

    masa = timedelta(days=args.hari)
    try:
        print(token.buat(args.nama, PERAN[args.peran], args.kab, desa=args.desa, masa=masa))
    except ValidationError as galat:
        raise Gagal(" ".join(galat.messages)) from None


def _cabut(id: str) -> None:
    from django.core.exceptions import ValidationError

    from adminduk.akun import token
    from adminduk.akun.models import TokenSistem

    try:
        token.cabut(TokenSistem.objects.get(pk=id))
    except (TokenSistem.DoesNotExist, ValidationError):
        raise Gagal(f"Token {id} tidak ada. Lihat `adminduk token daftar`.") from None


def _daftar() -> None:
    from adminduk.akun.models import TokenSistem

    for t in TokenSistem.objects.order_by("dibuat"):
        keadaan = f"dicabut {t.dicabut:%Y-%m-%d}" if t.dicabut else f"sampai {t.berlaku_sampai:%Y-%m-%d}"
        print(f"{t.pk}  {t.nama:<30}{t.peran:<16}{','.join(map(str, t.kab)):<12}{keadaan}")
