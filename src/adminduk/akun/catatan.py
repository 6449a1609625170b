"""The ledger of accounts: who let whom in, with what. It can only be added to; the database refuses the rest."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from adminduk.akun.models import CatatanAkun, Petugas


class Tindakan(StrEnum):
    DAFTAR_PASSKEY = "mendaftarkan passkey"
    HAPUS_PASSKEY = "menghapus passkey"
    SAHKAN_KUNCI = "mengesahkan kunci penanda tangan"
    TAMBAH = "membuat akun"
    GANTI = "mengganti sandi dan mengosongkan alat"
    GANTI_SENDIRI = "mengganti kata sandinya sendiri"
    NONAKTIF = "menutup akun"
    AKTIF = "membuka kembali akun"
    MASUK = "masuk"
    AKHIRI_SESI = "mengakhiri sesi"
    BUAT_KODE_CADANGAN = "membuat kode cadangan"
    PAKAI_KODE_CADANGAN = "memakai kode cadangan"
    PASANG_TOTP = "memasang aplikasi autentikator"
    MINTA_PEMULIHAN = "meminta pemulihan akun"
    SETUJUI_PEMULIHAN = "menyetujui pemulihan akun"
    PAKAI_PEMULIHAN = "memakai kode pemulihan"
    TANDA_TANGAN = "menyetujui isi tanda tangan dengan kuncinya"


def catat(tindakan: Tindakan, petugas: Petugas, oleh: Petugas | None, **rincian: Any) -> None:
    """Write that ``oleh`` did something to the account of ``petugas``; None: from the command line of the server."""
    CatatanAkun.objects.create(tindakan=tindakan, petugas=petugas, oleh=oleh, rincian=rincian)
