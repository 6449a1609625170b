"""Pages for what no page foresaw: a clear sentence, what to do, and the id under which the log has the rest.

None asks the database or the session: they may be the very thing that is missing.
"""

from __future__ import annotations

import logging
import secrets
import sys

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from adminduk.register.gangguan import Gangguan, gangguan
from adminduk.web.formulir import tersembunyi

log = logging.getLogger("adminduk.permintaan")
TIDAK_DIKIRIM_ULANG = frozenset({"csrfmiddlewaretoken", "sandi", "pin", "kode", "kode_bukti"})


def tidak_ditemukan(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _halaman(404, _("Halaman tidak ditemukan"), _("Periksa alamatnya, atau mulai lagi dari halaman depan."))


def terlarang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    saran = _("Masuk dengan akun yang berwenang, atau kembali ke halaman depan.")
    return _halaman(403, _("Anda tidak berhak membuka halaman ini"), saran)


def tidak_terbaca(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return terlalu_besar(request)
    saran = _("Kembali ke halaman sebelumnya, periksa isiannya, lalu kirim lagi.")
    return _halaman(400, _("Permintaan tidak dapat dibaca"), saran)


def terlalu_besar(request: HttpRequest) -> HttpResponse:
    saran = _("Kembali, kecilkan berkasnya atau kirim satu per satu. Tidak ada yang tersimpan.")
    jawaban = _halaman(413, _("Kiriman terlalu besar"), saran)
    # The body was not read to its end: this connection cannot carry another request.
    jawaban["Connection"] = "close"
    return jawaban


def formulir_kedaluwarsa(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before a new log-in: if a page of ours sent it, what was typed is held ready to be sent again."""
    judul = _("Formulir ini sudah terlalu lama terbuka")
    kiriman = _kiriman(request)
    if not kiriman:
        return _halaman(403, judul, _("Tidak ada yang tersimpan. Buka lagi formulirnya. Cookie harus diizinkan."))
    saran = _("Tidak ada yang tersimpan, dan yang Anda ketik tidak hilang. Kirim lagi dari sini.")
    return _halaman(403, judul, saran, **kiriman)


def rusak(request: HttpRequest) -> HttpResponse:
    """Answer an exception that nothing foresaw; a disturbance that passes is said plainly, with what was saved."""
    galat = sys.exc_info()[1]
    nomor, sebab = secrets.token_hex(4), gangguan(galat)
    rute = request.resolver_match.route if request.resolver_match else ""
    log.error(
        f"gangguan: {sebab}" if sebab else "permintaan gagal",
        exc_info=galat,
        extra={"galat": nomor, "rute": rute, "metode": request.method},
    )
    return _terganggu(request, sebab, nomor) if sebab else _galat_sistem(nomor)


def _terganggu(request: HttpRequest, sebab: Gangguan, nomor: str) -> HttpResponse:
    """Hold what a page of ours sent: sent again under its id of the request, it is carried out once at most."""
    status, judul, saran = {
        Gangguan.BASIS_DATA: (
            503,
            _("Basis data sedang tidak menjawab"),
            _("Yang sudah tersimpan tetap aman. Sistem akan pulih sendiri; coba lagi dalam satu menit."),
        ),
        Gangguan.RUANG_HABIS: (
            507,
            _("Ruang simpan server penuh"),
            _("Yang sudah tersimpan tetap aman, kiriman ini belum. Beri tahu admin, lalu kirim lagi."),
        ),
        Gangguan.TIDAK_PASTI: (
            503,
            _("Belum pasti tersimpan"),
            _("Server cadangan belum mengesahkan. Muat ulang halaman ini dan kirim lagi yang sama; tercatat sekali."),
        ),
        Gangguan.SEGEL_TERTUNDA: (
            503,
            _("Pencatatan berhenti karena jurnal tidak disaksikan"),
            _(
                "Jurnal lebih dari 15 menit menunggu segel saksinya, maka tidak ada yang dicatat. Kiriman ini belum "
                "tersimpan dan yang Anda ketik tidak hilang. Beri tahu admin; kirim lagi sesudah saksi menjawab."
            ),
        ),
        Gangguan.SEDANG_DIMUAT: (
            503,
            _("Data awal sedang dimuat"),
            _(
                "Pencatatan menunggu sampai pemuatan data selesai. Kiriman ini belum tersimpan dan yang Anda ketik "
                "tidak hilang; kirim lagi beberapa menit lagi. Bila pemuatan terputus, admin mengulang perintah "
                "pemuatannya."
            ),
        ),
    }[sebab]
    jawaban = _halaman(status, judul, saran, nomor=nomor, **_kiriman(request))
    jawaban["Retry-After"] = "30"
    return jawaban


def _galat_sistem(nomor: str) -> HttpResponse:
    saran = _("Tidak ada yang tersimpan setengah. Coba lagi; bila terulang, sebutkan nomor galat ini kepada admin.")
    return _halaman(500, _("Terjadi kesalahan pada sistem"), saran, nomor=nomor)


def _kiriman(request: HttpRequest) -> dict[str, object]:
    """Return what a page needs to send a POST again; nothing when no page of ours sent it, or it cannot be read."""
    if request.method != "POST" or request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return {}
    try:
        isian = [(n, v) for n, semua in request.POST.lists() for v in semua if n not in TIDAK_DIKIRIM_ULANG]
    except (SuspiciousOperation, UnreadablePostError, MultiPartParserError):
        return {}
    return {
        "terkirim": isian,
        "diketik": [(n, v) for n, v in isian if v and not tersembunyi(n)],
        "berkas": bool(request.FILES),
        "token": get_token(request),
        "alamat": request.get_full_path(),
    }


def _halaman(status: int, judul: str, saran: str, **lain: object) -> HttpResponse:
    return HttpResponse(render_to_string("proyek/galat.html", {"judul": judul, "saran": saran, **lain}), status=status)
