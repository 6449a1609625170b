"""What templates of the pages need beyond Django's own."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_noop as _

from adminduk.dasar.pekerjaan import nama_pekerjaan as nama_menurut_kode
from adminduk.dasar.tanggal import Presisi
from adminduk.dasar.wilayah import titik
from adminduk.dokumen.surat import SURAT
from adminduk.permohonan import Layanan
from adminduk.permohonan.bidang import JenisIsian
from adminduk.permohonan.keadaan import PEMBUAT_DRAF, Keadaan
from adminduk.permohonan.layanan import Pemeriksaan
from adminduk.register import Peran
from adminduk.web import kalimat as _kalimat
from adminduk.web.formulir import BagianTampil, IsianTampil, id_isian, tersembunyi
from adminduk.web.navigasi import alamat_kasus, butir_menu, jejak
from adminduk.web.pelaku import pelaku_dari

register = template.Library()
_NOMOR = re.compile(r"\b(\d{6})\d{6}(\d{4})\b")

register.filter("kalimat", _kalimat.kalimat)
register.filter("terjemah", _kalimat.terjemah)
register.filter("id_isian", id_isian)
register.filter("tersembunyi", tersembunyi)


@register.filter
def kalimat_alasan(alasan: dict[str, Any]) -> str:
    """Write a reason as it is kept with a case."""
    return _kalimat.kalimat(SimpleNamespace(pesan=alasan["pesan"], saran=alasan["saran"], nilai=alasan["nilai"]))


@register.filter
def sisa_waktu(sisa: timedelta) -> str:
    """Write what is left of the legal time in hours, or by how much it is over."""
    jam = int(abs(sisa.total_seconds()) // 3600)
    if sisa < timedelta(0):
        return ngettext("lewat %(jam)d jam", "lewat %(jam)d jam", jam) % {"jam": jam}
    return ngettext("sisa %(jam)d jam", "sisa %(jam)d jam", jam) % {"jam": jam}


@register.filter
def tanggal(nilai: date | None) -> str:
    return date_format(nilai, "j F Y") if nilai else "—"


@register.filter
def waktu(nilai: datetime | None) -> str:
    return date_format(localtime(nilai), "j M Y H.i") if nilai else "—"


@register.filter
def tanggal_lahir(nilai: date, presisi: Presisi) -> str:
    """Write a birth date no more exactly than it is known."""
    return date_format(nilai, {Presisi.HARI: "j F Y", Presisi.BULAN: "F Y", Presisi.TAHUN: "Y"}[presisi])


@register.filter
def nama_pekerjaan(kode: str) -> str:
    return _kalimat.terjemah(nama_menurut_kode(kode))


@register.filter
def nama_dokumen(kode: str) -> str:
    """Return what a kind of document is called on its paper."""
    return _kalimat.terjemah(SURAT[kode].judul) if kode in SURAT else kode.replace("_", " ").capitalize()


@register.filter
def jam_layanan(layanan: Layanan) -> int:
    return layanan.waktu_layanan_jam


@register.filter
def uraian_pemeriksaan(p: Pemeriksaan) -> str:
    """Return what a check asks, in its own words: the first line of its docstring, else its name."""
    return _kalimat.terjemah((p.fungsi.__doc__ or "").strip().split("\n")[0]) or p.nama.replace("_", " ").capitalize()


@register.inclusion_tag("web/komponen/mulai.html", takes_context=True)
def mulai_permohonan(context: dict[str, Any], layanan: Layanan) -> dict[str, Any]:
    """Offer to begin: to those who may make a case of this service, and to whoever could after logging in."""
    pelaku = pelaku_dari(context["request"])
    boleh = pelaku and pelaku.peran in PEMBUAT_DRAF and (layanan.oleh_penduduk or pelaku.peran is not Peran.PENDUDUK)
    alamat = alamat_kasus(pelaku, "permohonan_baru", layanan.kode.lower()) if boleh else ""
    return {"alamat": alamat, "masuk": pelaku is None and layanan.oleh_penduduk}


@register.filter
def kode_wilayah(kode: int) -> str:
    return titik(kode) if kode else ""


@register.filter
def samar(nomor: object) -> str:
    """Write a NIK or KK number masked, whatever holds it; of a sentence, every such number in it."""
    teks = getattr(nomor, "lengkap", None) or str(nomor or "")
    return _NOMOR.sub(r"\1******\2", teks)


@register.filter
def atribut_rujukan(i: IsianTampil, tambahan: str = "") -> SafeString:
    """Tie a field to its hint and its error for screen readers."""
    bagian = (("galat", i.galat), ("bantuan", i.kolom.bantuan), (tambahan, tambahan))
    rujukan = [f"{i.id}-{b}" for b, ada in bagian if ada]
    hasil = format_html(' aria-describedby="{}"', " ".join(rujukan)) if rujukan else mark_safe("")
    return format_html("{}{}", hasil, mark_safe(' aria-invalid="true"') if i.galat else "")


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
_PENDEK = (JenisIsian.BILANGAN, JenisIsian.TANGGAL, JenisIsian.TANGGAL_LAHIR, JenisIsian.JAM)
_BEBAS = (JenisIsian.NIK, JenisIsian.NOMOR_KK, *_PENDEK)


@register.filter
def atribut_bila(i: IsianTampil | BagianTampil) -> SafeString:
    """Give the condition of a field to the script that hides what does not apply."""
    bila = (i.kolom if isinstance(i, IsianTampil) else i.bagian).bila
    if not bila:
        return mark_safe("")
    syarat = [[s.isian, s.nilai, s.selain] for s in bila]
    return format_html(' data-bila="{}"', json.dumps(syarat, separators=(",", ":")))


@register.simple_tag
def uuid_baru() -> str:
    """Return an id by which a form sent twice is carried out once."""
    return str(uuid4())


@register.filter
def ambil(kamus: dict[Any, str], kunci: object) -> str:
    return kamus.get(kunci, "—")


@register.filter
def pemegang(keadaan: str) -> str:
    """Say who has a case in this state."""
    return gettext(_PEMEGANG[Keadaan(keadaan)])


@register.filter
def tindakan(nama: str) -> str:
    """Say what was done, for the one it was done about; what carries a detail of its own is said as it is."""
    return gettext(_TINDAKAN[nama]) if nama in _TINDAKAN else _kalimat.terjemah(nama)


@register.filter
def nama_unsur(nama: str) -> str:
    """Return what an element of the register is called on forms."""
    return _kalimat.terjemah(nama.replace("_", " ").capitalize())


@register.filter
def nilai_unsur(nilai: object) -> str:
    return str(_kalimat.tulis(nilai)) if nilai not in (None, "") else "—"


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
    pelaku = pelaku_dari(context["request"])
    peran = _kalimat.terjemah(pelaku.peran) if pelaku else ""
    return {"pelaku": pelaku, "peran": peran, "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def alamat(context: dict[str, Any], nama: str, *bagian: object) -> str:
    """Return the address of a page of a case in the half of the site that the reader is in."""
    return alamat_kasus(pelaku_dari(context["request"]), nama, *bagian)


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


_PEMEGANG = {
    Keadaan.DRAF: _("pemohon"),
    Keadaan.DIKEMBALIKAN: _("pemohon"),
    Keadaan.DIAJUKAN: _("verifikator"),
    Keadaan.DIVERIFIKASI: _("kepala bidang"),
    Keadaan.DISETUJUI: _("kepala dinas"),
    Keadaan.DITANDATANGANI: _("sistem: dokumen sedang diterbitkan"),
    Keadaan.DITERBITKAN: _("loket: siap diserahkan"),
    Keadaan.DISERAHKAN: _("selesai"),
    Keadaan.DITOLAK: _("selesai"),
    Keadaan.DIBATALKAN: _("selesai"),
}
_TINDAKAN = {
    "baca": _("data dibaca"),
    "riwayat": _("halaman dan riwayat dibuka"),
    "cari": _("tampil pada hasil pencarian"),
    "tanya": _("nama dilihat sebelum memilih permohonan"),
    "jenis disabilitas": _("tampil pada daftar disabilitas yang jenisnya belum tercatat"),
    "izin tinggal": _("tampil pada daftar izin tinggal yang hampir berakhir"),
    "tenggat memilih": _("tampil pada daftar tenggat memilih kewarganegaraan"),
    "tinjau": _("nama dilihat saat meninjau pembacaan"),
    "berkas antarkantor": _("berkas dari atau ke kantor lain dibuka"),
    "membuka akses darurat": _("data dibuka dengan akses darurat"),
    "meninjau akses darurat: wajar": _("akses darurat ditinjau: wajar"),
    "meninjau akses darurat: tidak wajar": _("akses darurat ditinjau: tidak wajar"),
    "menyerahkan kode masuk, jati diri: KTP-el": _("kode masuk diserahkan, jati diri: KTP-el"),
}
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
