"""The menu of each audience and the trail back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adminduk.register import Pelaku, Peran
from adminduk.web.pelaku import pelaku_dari

# Route, label; the first of each is the home of the audience.
MENU_UMUM = (
    ("web:beranda", _("Beranda")),
    ("web:daftar_layanan", _("Layanan")),
    ("web:verifikasi", _("Periksa dokumen")),
)
MENU_PENDUDUK = (
    ("web:saya", _("Beranda saya")),
    ("web:saya_keluarga", _("Keluarga saya")),
    ("web:saya_dokumen", _("Dokumen saya")),
    ("web:saya_jejak", _("Siapa membaca")),
    ("web:daftar_layanan", _("Layanan")),
)
_ANTREAN = ("web:antrean", _("Antrean"))
_BARU = ("web:permohonan_baru", _("Permohonan baru"))
_CARI = ("web:cari_penduduk", _("Cari penduduk"))
_TANDA_TANGAN = ("web:tanda_tangan", _("Tanda tangan"))
_SATUAN = ("web:satuan_lokal", _("Dusun, RT, RW"))
_PEMAKAMAN = ("web:pemakaman", _("Buku pemakaman"))
_TANPA_AKTA = ("web:pekerjaan_pemakaman", _("Belum berakta"))
_DISABILITAS = ("web:disabilitas", _("Jenis disabilitas"))
_IZIN_TINGGAL = ("web:izin_tinggal", _("Izin tinggal"))
_PESAN = ("web:pesan", _("Pesan antarkantor"))
_KOTAK_KELUAR = ("web:kotak_keluar", _("Kotak keluar"))
_AKUN_KANTOR = ("web:akun_kantor", _("Akun kantor"))
_PENGAWASAN = ("web:pengawasan", _("Pengawasan"))
MENU_PERAN = {
    Peran.PENDUDUK: MENU_PENDUDUK,
    Peran.DESA: (_ANTREAN, _BARU, _CARI, _PEMAKAMAN, _DISABILITAS, _SATUAN),
    Peran.OPERATOR: (
        _ANTREAN,
        _BARU,
        _CARI,
        _TANPA_AKTA,
        _IZIN_TINGGAL,
        _DISABILITAS,
        _PESAN,
        _SATUAN,
        _KOTAK_KELUAR,
    ),
    Peran.VERIFIKATOR: (_ANTREAN, _CARI),
    Peran.KASI: (_ANTREAN, _CARI),
    Peran.PEJABAT_CAPIL: (_ANTREAN, _CARI),
    Peran.OPERATOR_OAP: (_ANTREAN, _CARI),
    Peran.KABID: (_ANTREAN, _CARI, _TANPA_AKTA, _IZIN_TINGGAL, _PESAN, _PENGAWASAN, _AKUN_KANTOR),
    Peran.KADIS: (_ANTREAN, _TANDA_TANGAN, _CARI, _PENGAWASAN, _AKUN_KANTOR),
    Peran.AUDITOR: (_PENGAWASAN,),
    Peran.PROVINSI: (_PENGAWASAN,),
    Peran.PUSAT: (_PENGAWASAN,),
    Peran.ADMIN: (_AKUN_KANTOR,),
}


@dataclass(frozen=True)
class Butir:
    alamat: str
    label: str
    kini: bool


def butir_menu(request: HttpRequest) -> list[Butir]:
    pelaku = pelaku_dari(request)
    menu = MENU_PERAN.get(pelaku.peran, MENU_UMUM) if pelaku else MENU_UMUM
    alamat = [(reverse(rute), str(label)) for rute, label in menu]
    # The longest address that the page lies under: /petugas/ is above all of an officer's pages.
    kini = max((a for a, _ in alamat if _di_bawah(request.path, a)), key=len, default="")
    return [Butir(a, label, a == kini) for a, label in alamat]


def beranda(pelaku: Pelaku | None) -> str:
    menu = MENU_PERAN.get(pelaku.peran, MENU_UMUM) if pelaku else MENU_UMUM
    return reverse(menu[0][0])


def alamat_kasus(pelaku: Pelaku | None, nama: str, *bagian: object) -> str:
    """Return the address of a page that residents and officers both have, each under their own root."""
    akar = "petugas" if pelaku and pelaku.peran is not Peran.PENDUDUK else "saya"
    return reverse(f"web:{akar}_{nama}", args=bagian)


def jejak(pasangan: Sequence[str]) -> list[tuple[str, str]]:
    """Return addresses and labels from names of routes and labels in turn; an address may stand for a route."""
    berdua = zip(pasangan[::2], pasangan[1::2], strict=True)
    return [(rute if rute.startswith("/") else reverse(rute), gettext(label)) for rute, label in berdua]


def _di_bawah(alamat: str, akar: str) -> bool:
    return alamat == akar or (akar != "/" and alamat.startswith(akar))
