"""One case: its page for everybody who may see it, attachments, submission, decisions, hand-over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adminduk.dokumen.formulir import cetak_formulir
from adminduk.permohonan import alur, berkas, kode_ambil
from adminduk.permohonan.aduan import adukan
from adminduk.permohonan.bentuk import label_jalur
from adminduk.permohonan.kasus_orang import DI_TANGAN, terkait
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import BukanWewenang
from adminduk.permohonan.models import DokumenKeluar, JenisAduan, KeadaanDokumen, KodeAmbil, Lampiran
from adminduk.permohonan.tanda_terima import bukti_segel, putusan_tersegel
from adminduk.permohonan.tanda_terima import tanda_terima as catatan_tanda_terima
from adminduk.register import Peran, RegisterTerbuka
from adminduk.web.cetak_formulir import formulir_cetak as susun_formulir
from adminduk.web.cetak_formulir import unduhan_pdf
from adminduk.web.galat import TidakAda
from adminduk.web.izin import IZIN
from adminduk.web.kalimat import kalimat, terjemah
from adminduk.web.kasus import KasusTampil, ambil_kasus, susun, uuid_kiriman, versi_kiriman
from adminduk.web.navigasi import alamat_kasus

LANGKAH_LANGSUNG = {"verifikasi": alur.verifikasi, "setujui": alur.setujui}
LANGKAH_BERALASAN = {"kembalikan": alur.kembalikan, "tolak": alur.tolak}


@require_GET
def halaman(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    return _tampil(request, reg, susun(reg, id))


def _tampil(request: HttpRequest, reg: RegisterTerbuka, k: KasusTampil, **tambahan: Any) -> HttpResponse:
    tersedia = {a.nama for a in alur.langkah_tersedia(alur.Keadaan(k.kasus.keadaan), reg.pelaku.peran)}
    keluar = list(k.kasus.dokumen_keluar.order_by("jenis", "nomor"))
    isi = {
        "k": k,
        "kasus": k.kasus,
        "layanan": k.layanan,
        "tersedia": tersedia,
        "galat": k.galat if k.bisa_diubah or "verifikasi" in tersedia else (),
        "alamat_formulir": alamat_kasus(reg.pelaku, "formulir", k.kasus.id) if k.bisa_diubah else "",
        "permintaan": uuid4(),
        "dokumen_keluar": keluar,
        "putusan": putusan_tersegel(k.kasus) if keluar else [],
        "tautan": KodeAmbil.objects.filter(permohonan_id=k.kasus.id).first(),
        "petugas": reg.pelaku.peran is not Peran.PENDUDUK,
        "bisa_ditarik": "batalkan" in tersedia and _bisa_ditarik(reg, k),
        "bisa_diulang": reg.pelaku.peran in IZIN["terbitkan_ulang"].peran and _ada_gagal(keluar),
        "bisa_berkirim": reg.pelaku.peran in IZIN["pesan_baru"].peran,
        "terkait": _terkait(reg, k),
        "aduan": k.kasus.aduan.order_by("pada") if reg.pelaku.orang else (),
        "lebih_dulu": alur.urutan_antrean(k.kasus.id) if reg.pelaku.orang else None,
        **tambahan,
    }
    return render(request, "web/kasus/halaman.html", isi)


def _terkait(reg: RegisterTerbuka, k: KasusTampil) -> list[tuple[UUID, str]]:
    """Return whom the form names, for an officer to open on the ground of this case."""
    if reg.pelaku.peran is Peran.PENDUDUK or k.kasus.keadaan not in DI_TANGAN:
        return []
    return [(orang, nama) for orang, nama in terkait(reg, k.kasus).orang.items() if nama]


def _ada_gagal(keluar: Iterable[DokumenKeluar]) -> bool:
    return any(d.keadaan == KeadaanDokumen.GAGAL for d in keluar)


def _bisa_ditarik(reg: RegisterTerbuka, k: KasusTampil) -> bool:
    try:
        alur.periksa_penarikan(k.kasus, reg.pelaku)
    except BukanWewenang:
        return False
    return True


@require_GET
def tanda_terima(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Give the signed receipt of a submitted case; of a draft there is none."""
    kasus = ambil_kasus(id)
    catatan = catatan_tanda_terima(kasus)
    if catatan is None:
        messages.warning(request, _("Tanda terima ada sesudah permohonan diajukan."))
        return redirect(alamat_kasus(reg.pelaku, "kasus", id))
    return _unduhan(bytes(catatan), f"tanda-terima-{kasus.nomor}.txt")


@require_GET
def bukti(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Give the proof that a decision of the case is in the witnessed journal, once enough witnesses have seen it."""
    data = bukti_segel(ambil_kasus(id), request.GET.get("peristiwa", ""))
    if data is None:
        messages.warning(request, _("Putusan belum disegel di hadapan saksi. Coba lagi sebentar."))
        return redirect(alamat_kasus(reg.pelaku, "kasus", id))
    return _unduhan(data, "bukti-segel.tlog-proof")


@require_GET
def formulir_cetak(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Give the statutory form with what was typed, to sign by hand or to keep."""
    kasus = ambil_kasus(id)
    lembar = cetak_formulir(susun_formulir(ambil(kasus.kode), kasus.formulir, kasus.nomor))
    return unduhan_pdf(lembar, f"formulir-{kasus.nomor}.pdf")


def _unduhan(data: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(data, content_type="text/plain; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban


@require_POST
def laporkan(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Keep that the resident was asked for money or for papers outside the list."""
    jenis = request.POST.get("jenis", "")
    if jenis not in JenisAduan.values:
        raise TidakAda
    adukan(reg, ambil_kasus(id), JenisAduan(jenis), request.POST.get("uraian", ""))
    messages.success(
        request,
        _("Laporan Anda tercatat. Kantor tidak dapat menghapusnya; Kepala Dinas, provinsi, dan auditor membacanya."),
    )
    return redirect(alamat_kasus(reg.pelaku, "kasus", id))


@require_POST
def ajukan(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    alur.ajukan(reg, id, versi=versi_kiriman(request), permintaan=uuid_kiriman(request, "permintaan"))
    messages.success(request, _("Permohonan sudah diajukan. Anda dapat mengikuti jalannya di halaman ini."))
    return redirect(alamat_kasus(reg.pelaku, "kasus", id))


def batalkan(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Ask once more, then withdraw the case; whoever may not is told so before."""
    if request.method == "POST":
        versi = versi_kiriman(request)
        _kabarkan(request, alur.batalkan(reg, id, versi=versi, permintaan=uuid_kiriman(request, "permintaan")))
        return redirect(alamat_kasus(reg.pelaku, "kasus", id))
    kasus = ambil_kasus(id)
    alur.periksa_penarikan(kasus, reg.pelaku)
    isi = {"kasus": kasus, "layanan": ambil(kasus.kode), "permintaan": uuid4()}
    return render(request, "web/kasus/batalkan.html", isi)


@require_POST
def lampiran(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Attach or take off a file; what cannot be attached says why beside its requirement, and the rest stays."""
    permintaan = uuid_kiriman(request, "permintaan")
    if request.POST.get("lepas"):
        alur.lepaskan(reg, id, uuid_kiriman(request, "lepas"), permintaan=permintaan)
        return redirect(alamat_kasus(reg.pelaku, "kasus", id) + "#lampiran")
    syarat = request.POST.get("syarat", "")
    try:
        _lampirkan(request, reg, id, syarat, permintaan)
    except berkas.BerkasDitolak as ditolak:
        jawaban = _tampil(request, reg, susun(reg, id), lampiran_salah=syarat, pesan_lampiran=kalimat(ditolak))
        jawaban.status_code = 422
        return jawaban
    return redirect(alamat_kasus(reg.pelaku, "kasus", id) + "#lampiran")


def _lampirkan(request: HttpRequest, reg: RegisterTerbuka, id_: UUID, syarat: str, permintaan: UUID) -> None:
    [(nama, isi)] = unggahan_terbaca(request)
    alur.lampirkan(reg, id_, syarat, nama, isi, permintaan=permintaan)


def unggahan_terbaca(request: HttpRequest, *, wajib: bool = True) -> list[tuple[str, bytes]]:
    """Return name and content of the file sent as ``berkas``, none when it may be left out. Raises BerkasDitolak."""
    unggahan = request.FILES.get("berkas")
    if unggahan is not None:
        return [(unggahan.name or "berkas", berkas.baca_terbatas(unggahan, unggahan.size))]
    terlalu_besar = bool(getattr(request, "berkas_terlalu_besar", ()))
    if not (wajib or terlalu_besar):
        return []
    pesan = "Berkas lebih besar dari {mb} MB." if terlalu_besar else "Belum ada berkas yang dipilih."
    raise berkas.BerkasDitolak(
        pesan, "Pilih foto atau PDF dari dokumen aslinya.", {"mb": berkas.UKURAN_TERBESAR // 1_000_000}
    )


@require_GET
def buka_berkas(request: HttpRequest, reg: RegisterTerbuka, id: UUID, lampiran: UUID) -> HttpResponse:
    """Show an attachment of a case in reach. Nothing in it can run: the policy of the answer forbids everything."""
    satu = Lampiran.objects.select_related("berkas").filter(id=lampiran, permohonan_id=id).first()
    if satu is None:
        raise TidakAda
    jawaban = HttpResponse(berkas.baca(satu.berkas_id), content_type=satu.berkas.jenis)
    jawaban["Content-Disposition"] = f'inline; filename="lampiran.{satu.berkas.jenis.split("/")[1]}"'
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban


def putusan(request: HttpRequest, reg: RegisterTerbuka, id: UUID, langkah: str) -> HttpResponse:
    """Move a case on, or send it back or refuse it for reasons that its service declares."""
    if langkah in LANGKAH_BERALASAN:
        return _beralasan(request, reg, id, langkah)
    if langkah not in LANGKAH_LANGSUNG or request.method != "POST":
        raise TidakAda
    versi = versi_kiriman(request)
    jawaban = LANGKAH_LANGSUNG[langkah](reg, id, versi=versi, permintaan=uuid_kiriman(request, "permintaan"))
    _kabarkan(request, jawaban)
    return redirect("web:antrean")


def _beralasan(request: HttpRequest, reg: RegisterTerbuka, id_: UUID, langkah: str) -> HttpResponse:
    kasus = ambil_kasus(id_)
    layanan, fakta = alur.bentuk_kasus(kasus, reg)
    pilihan = alur.pilihan_alasan(layanan, fakta, reg)
    if request.method == "POST":
        dipilih = [(kode, request.POST.get(f"catatan:{kode}", "")) for kode in request.POST.getlist("alasan")]
        if dipilih:
            versi, permintaan = versi_kiriman(request), uuid_kiriman(request, "permintaan")
            _kabarkan(request, LANGKAH_BERALASAN[langkah](reg, id_, dipilih, versi=versi, permintaan=permintaan))
            return redirect("web:antrean")
    jalur = kasus.formulir if langkah == "kembalikan" else ()
    isian = [(f"isian:{j}", label_jalur(layanan.formulir, j)) for j in jalur]
    isi = {
        "kasus": kasus,
        "layanan": layanan,
        "langkah": langkah,
        "pilihan": pilihan,
        "isian": isian,
        "permintaan": uuid4(),
        "kosong": request.method == "POST",
        "dipilih": request.POST.getlist("alasan"),
    }
    return render(request, "web/kasus/putusan.html", isi, status=422 if request.method == "POST" else 200)


@require_POST
def serahkan(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Record the hand-over, or give link and a new PIN to print at home, shown this once."""
    if request.POST.get("aksi") == "pin":
        kode, pin = kode_ambil.ganti_pin(reg, id)
        tautan = request.build_absolute_uri(f"/ambil/{kode}/")
        return _tampil(request, reg, susun(reg, id), pin=pin, alamat_ambil=tautan)
    versi = versi_kiriman(request)
    alur.serahkan(reg, id, versi=versi, permintaan=uuid_kiriman(request, "permintaan"))
    return redirect(alamat_kasus(reg.pelaku, "kasus", id))


def _kabarkan(request: HttpRequest, jawaban: alur.Jawaban) -> None:
    """Say where the case is now; one that went another way than asked says why."""
    keadaan = terjemah(jawaban.keadaan)
    messages.success(request, _("Permohonan {nomor}: {keadaan}.").format(nomor=jawaban.nomor, keadaan=keadaan))
