"""What templates of the pages need beyond Django's own."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from adminduk.dasar.wilayah import titik
from adminduk.permohonan.bidang import JenisIsian
from adminduk.web import kalimat as _kalimat
from adminduk.web.formulir import BagianTampil, IsianTampil, id_isian
from adminduk.web.navigasi import butir_menu, jejak
from adminduk.web.pelaku import pelaku_dari

register = template.Library()

register.filter("kalimat", _kalimat.kalimat)
register.filter("terjemah", _kalimat.terjemah)
register.filter("id_isian", id_isian)


@register.filter
def tanggal(nilai: date | None) -> str:
    return date_format(nilai, "j F Y") if nilai else "—"


@register.filter
def waktu(nilai: datetime | None) -> str:
    return date_format(nilai, "j M Y H.i") if nilai else "—"


@register.filter
def kode_wilayah(kode: int) -> str:
    return titik(kode) if kode else ""


@register.filter
def samar(nomor: object) -> str:
    """Write a NIK or KK number masked, whatever holds it."""
    teks = getattr(nomor, "lengkap", None) or str(nomor or "")
    return f"{teks[:6]}******{teks[-4:]}" if len(teks) == 16 else teks


@register.filter
def atribut_rujukan(i: IsianTampil, tambahan: str = "") -> SafeString:
    """Tie a field to its hint and its error for screen readers."""
    rujukan = [f"{i.id}-{b}" for b, ada in (("galat", i.galat), ("bantuan", i.kolom.bantuan), (tambahan, tambahan)) if ada]
    hasil = format_html(' aria-describedby="{}"', " ".join(rujukan)) if rujukan else mark_safe("")
    return format_html('{}{}', hasil, mark_safe(' aria-invalid="true"') if i.galat else "")


@register.filter
def atribut_masukan(i: IsianTampil) -> SafeString:
    k = i.kolom
    atribut = {
        "inputmode": k.mode_masukan if k.mode_masukan != "text" else "",
        "autocomplete": k.isi_otomatis or "off",
        "class": "pendek" if k.jenis in _PENDEK else "",
        "maxlength": "" if k.jenis in _BEBAS else str(k.panjang),
        "spellcheck": "false",
    }
    isi = format_html_join("", ' {}="{}"', ((n, v) for n, v in atribut.items() if v))
    return format_html("{}{}", isi, atribut_rujukan(i))


# Numbers may be typed with spaces, and a length cut in silence is worse than an error that says so.
_BEBAS = (JenisIsian.NIK, JenisIsian.NOMOR_KK, JenisIsian.BILANGAN, JenisIsian.TANGGAL, JenisIsian.TANGGAL_LAHIR, JenisIsian.JAM)
_PENDEK = (JenisIsian.BILANGAN, JenisIsian.TANGGAL, JenisIsian.TANGGAL_LAHIR, JenisIsian.JAM)


@register.filter
def atribut_bila(i: IsianTampil | BagianTampil) -> SafeString:
    """Give the condition of a field to the script that hides what does not apply."""
    bila = (i.kolom if isinstance(i, IsianTampil) else i.bagian).bila
    if not bila:
        return mark_safe("")
    return format_html(' data-bila="{}"', json.dumps([[s.isian, s.nilai, s.selain] for s in bila], separators=(",", ":")))


@register.inclusion_tag("web/komponen/bahasa.html", takes_context=True)
def pilih_bahasa(context: dict[str, Any]) -> dict[str, Any]:
    lain, nama = ("id", "Bahasa Indonesia") if get_language() == "en" else ("en", "English")
    return {
        "lain": lain,
        "nama_lain": nama,
        "formulir_aktif": context.get("formulir_aktif"),
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("web/komponen/akun.html", takes_context=True)
def akun_saya(context: dict[str, Any]) -> dict[str, Any]:
    return {"pelaku": pelaku_dari(context["request"]), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("web/komponen/menu.html", takes_context=True)
def menu(context: dict[str, Any]) -> dict[str, Any]:
    return {"butir": butir_menu(context["request"])}


@register.inclusion_tag("web/komponen/remah.html")
def remah(*pasangan: str) -> dict[str, Any]:
    """Draw the trail back: names of routes and labels in turn."""
    return {"jejak": jejak(pasangan)}


@register.inclusion_tag("web/komponen/tag_keadaan.html")
def tag_keadaan(keadaan: str) -> dict[str, str]:
    return {"keadaan": keadaan, "kelas": _WARNA_KEADAAN.get(str(keadaan), "")}


_WARNA_KEADAAN = {
    "draf": "lembut",
    "dikembalikan": "ingat",
    "ditolak": "galat",
    "ditandatangani": "berhasil",
    "diterbitkan": "berhasil",
    "diserahkan": "berhasil",
    "berlaku": "berhasil",
    "diganti": "ingat",
    "dibatalkan": "galat",
    "meninggal": "lembut",
}
