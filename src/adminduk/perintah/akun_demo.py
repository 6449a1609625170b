"""Print the demonstration accounts with their present TOTP codes; make them when there are none."""

from __future__ import annotations

import argparse
import base64
import hmac
import json
import time
from pathlib import Path
from typing import Any

from adminduk.perintah.galat import Gagal
from adminduk.perintah.lingkungan import dengan_pangkalan, siapkan_django
from adminduk.perintah.peluncur import sambungan, tempat


def daftarkan(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    p = sub.add_parser("akun-demo", help="mencetak akun peragaan dengan kode sekali pakai yang sedang berlaku")
    p.add_argument("--ganti", action="store_true", help="buat rahasia baru untuk semua akun peragaan")
    p.add_argument("--json", action="store_true", help="cetak sebagai JSON, dengan kunci TOTP")


def jalankan(args: argparse.Namespace) -> int:
    _tolak_basis_luar()
    if args.ganti or not sudah_ada():
        with dengan_pangkalan():
            siapkan_django("pemilik")
            buat_akun()
    if args.json:
        print(_berkas().read_text())
    else:
        cetak_akun()
    return 0


def sudah_ada() -> bool:
    """Tell if the accounts are there, with the keys of the signers; those of an older release are made anew."""
    return _berkas().exists() and any("alat" in akun for akun in _baca())


def buat_akun() -> None:
    """Make the accounts and write their secrets; Django must be set up."""
    from adminduk.akun.demo import buat_semua

    _tolak_basis_luar()
    tempat.tulis_rahasia(_berkas(), json.dumps(buat_semua(), indent=1, ensure_ascii=False))


def cetak_akun() -> None:
    print(f"{'peran':<26}{'kab':<6}{'nama pengguna':<24}{'kata sandi':<18}kode TOTP kini")
    for akun in _baca():
        if "kode" in akun:
            print(f"{akun['peran']:<26}{akun['kab']:<6}{'kode masuk:':<24}{akun['kode']}")
        else:
            kode = kode_totp(akun["totp"], time.time())
            print(f"{akun['peran']:<26}{akun['kab']:<6}{akun['nama_pengguna']:<24}{akun['sandi']:<18}{kode}")
    for akun in _baca():
        if "alat" in akun:
            print(f"PIN kunci peragaan {akun['nama_pengguna']}: {akun['alat']['pin']} (perangkat lunak, bukan alat)")
    print("Kode berganti tiap 30 detik; cetak lagi dengan `.venv/bin/adminduk akun-demo`.")


def kode_totp(kunci: str, saat: float) -> str:
    """Return the six digits of RFC 6238 (SHA-1, 30 seconds) for a key in base32.

    >>> kode_totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59)
    '287082'
    """
    sidik = hmac.digest(base64.b32decode(kunci), int(saat // 30).to_bytes(8, "big"), "sha1")
    geser = sidik[-1] & 0x0F
    return f"{(int.from_bytes(sidik[geser : geser + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def _baca() -> list[dict[str, Any]]:
    isi: list[dict[str, Any]] = json.loads(_berkas().read_text())
    return isi


def _berkas() -> Path:
    return tempat.akun_peragaan(tempat.folder_data())


def _tolak_basis_luar() -> None:
    if sambungan.url_luar() is not None:
        raise Gagal("Akun peragaan tidak dibuat pada basis data luar. Buat petugas dengan `adminduk petugas`.")
