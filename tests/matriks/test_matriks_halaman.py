"""Setiap alamat halaman x peran x daerah x benda: terbuka hanya yang dijanjikan docs/hak.md, dan yang lain tidak ada.

What is expected comes from the table of permissions and from `hak.JANGKAUAN`; what a form needs stands here. An address
without a line in either fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from adminduk.akun.penduduk import JatiDiri
from adminduk.permohonan.contoh_alur import KELAHIRAN, foto
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan
from adminduk.proyek import hak
from adminduk.register import Keperluan, Pelaku, Peran, untuk
from adminduk.register.pintu import PEMBUKA_DARURAT
from adminduk.web.contoh import masuk
from adminduk.web.izin import IZIN

pytestmark = pytest.mark.django_db
KANTOR = [f"{p}-{d}" for p in ("operator", "verifikator", "kabid", "kadis") for d in ("sendiri", "tetangga", "luar")]
PELAKU = [
    None, "warga-martha", *(f"warga-{n}" for n in range(4)), "desa-sendiri", *(f"desa-{n}" for n in range(3)),
    *KANTOR, "admin-sendiri", "auditor-sendiri",
]  # fmt: skip
ALAMAT = {nama: alamat for aplikasi, alamat, nama in hak.semua_rute() if aplikasi == "web"}
# Parts of addresses that are nobody's object.
SEMBARANG = {
    "kode": "lahir", "kab": 9202, "langkah": "tolak", "jalur": "0/000", "pesan": uuid4(), "berkas_pesan": uuid4(),
}  # fmt: skip


@dataclass(frozen=True)
class Kiriman:
    """What is sent to a case: the state in which it counts, the roles that may, and the fields."""

    keadaan: Keadaan
    peran: frozenset[Peran]
    isi: dict[str, Any]
    langkah: str = ""


def _kiriman(keadaan: Keadaan, *peran: Peran, langkah: str = "", **isi: Any) -> Kiriman:
    return Kiriman(keadaan, frozenset(peran), isi, langkah)


_PEMBUAT = (Peran.PENDUDUK, Peran.DESA, Peran.OPERATOR)
_SERAHKAN = (_kiriman(Keadaan.DITERBITKAN, *_PEMBUAT), _kiriman(Keadaan.DITERBITKAN, *_PEMBUAT, aksi="pin"))
_UNTUK_KASUS = {
    "formulir": (_kiriman(Keadaan.DRAF, *_PEMBUAT, aksi="simpan", **KELAHIRAN),),
    "lampiran": (_kiriman(Keadaan.DRAF, *_PEMBUAT, syarat="surat_lahir"),),
    "ajukan": (_kiriman(Keadaan.DRAF, Peran.PENDUDUK, Peran.OPERATOR),),
    "serahkan": _SERAHKAN,
    "batalkan": (_kiriman(Keadaan.DRAF, *_PEMBUAT),),
}
KIRIMAN: dict[str, tuple[Kiriman, ...]] = {
    **{f"{akar}_{nama}": k for akar in ("saya", "petugas") for nama, k in _UNTUK_KASUS.items()},
    "saya_laporkan": (_kiriman(Keadaan.DRAF, Peran.PENDUDUK, jenis="uang"),),
    "terbitkan_ulang": (_kiriman(Keadaan.DITERBITKAN, Peran.OPERATOR),),
    "kode_masuk": (_kiriman(Keadaan.DRAF, Peran.OPERATOR, jati_diri=JatiDiri.KTP_EL),),
    "pesan_baru": (_kiriman(Keadaan.DRAF, Peran.OPERATOR, kepada="9171", isi="Mohon keterangan."),),
    "buka_darurat": (_kiriman(Keadaan.DRAF, *PEMBUKA_DARURAT, alasan="Diminta dokter jaga rumah sakit."),),
    "putusan": (
        _kiriman(Keadaan.DIAJUKAN, Peran.VERIFIKATOR, langkah="verifikasi"),
        _kiriman(Keadaan.DIVERIFIKASI, Peran.KABID, langkah="setujui"),
        _kiriman(Keadaan.DIAJUKAN, Peran.VERIFIKATOR, langkah="kembalikan", alasan="isian:anak.0.nama"),
        _kiriman(Keadaan.DIAJUKAN, Peran.VERIFIKATOR, langkah="tolak", alasan="syarat:surat_lahir"),
    ),
}
BERHALAMAN = {
    "saya_formulir", "petugas_formulir", "saya_batalkan", "petugas_batalkan", "kode_masuk", "putusan", "pesan_baru",
}  # fmt: skip
HANYA_KIRIM = KIRIMAN.keys() - BERHALAMAN | {
    "tandatangani",
    "bahasa",
    "tinjau_darurat",
    "tutup_alarm",
    "selesai_pemakaman",
    "jawab_pesan",
}
# Forms whose address names no object; what may be sent to them is asked in tests/serangan and beside the views.
FORMULIR_TANPA_BENDA = {
    "verifikasi", "ambil", "tandatangani", "bahasa", "saya_permohonan_baru", "petugas_permohonan_baru",
    "cari_penduduk", "satuan_lokal", "pemakaman", "selesai_pemakaman", "jawab_pesan",
    "tinjau_darurat", "tutup_alarm", "akun", "kode_cadangan", "akun_kantor",
}  # fmt: skip
# No such document, no key, no head yet, no alarm and no message.
TANPA_TERBITAN = {
    "v", "daftar_pencabutan", "segel_titik", "segel_ubin", "bacaan_petugas", "pesan_satu", "berkas_pesan",
}  # fmt: skip


def test_setiap_rute_ada_di_matriks() -> None:
    """Walks what Django resolves, not a list: an address in nobody's table is named here and stops the build."""
    halaman_hak = hak.susun(None)
    tanpa_peran = {n for aplikasi, _, n in hak.semua_rute() if aplikasi != "web"} - {n for *_, n in hak.semua_operasi()}

    assert ALAMAT.keys() == IZIN.keys()
    assert tanpa_peran == hak.TANPA_PERAN.keys()
    assert all(f"`{n}`" in halaman_hak for _, _, n in hak.semua_rute())
    assert set(re.findall(r"<\w+:(\w+)>", " ".join(ALAMAT.values()))) == {"orang", "keluarga", "id", "lampiran"} | set(
        SEMBARANG
    )


@pytest.mark.parametrize("tabel", ["IZIN_WEB", "IZIN_API", "TANPA_PERAN"])
def test_rute_tanpa_baris_menggagalkan_halaman_hak(tabel: str, monkeypatch) -> None:
    isi = dict(getattr(hak, tabel))
    terbuang, _ = isi.popitem()
    monkeypatch.setattr(hak, tabel, isi)

    with pytest.raises(hak.RuteTanpaIzin, match=terbuang):
        hak.susun(None)


@pytest.mark.parametrize("siapa", PELAKU)
def test_halaman_dibaca(siapa: str | None, panggung) -> None:
    pelaku, peramban = _siap(siapa, panggung)
    salah, ditolak = {}, {}
    for nama in ALAMAT:
        for sasaran in _sasaran(pelaku, nama, panggung):
            jawaban = _minta(peramban, "get", nama, sasaran)
            harap = _harapan(pelaku, nama, sasaran)
            if nama in HANYA_KIRIM and _peran_boleh(pelaku, nama):
                harap = "hanya kirim"
            if _jenis(jawaban, nama) != harap:
                salah[nama, sasaran.sebutan] = (_jenis(jawaban, nama), harap)
            if harap in ("tiada", "hanya kirim"):
                ditolak.setdefault(nama, set()).add(_polos(jawaban, *sasaran.bagian.values()))

    assert salah == {}
    assert {nama: len(isi) for nama, isi in ditolak.items() if len(isi) > 1} == {}  # foreign, dead, unknown: the same


@pytest.mark.parametrize("siapa", PELAKU)
def test_halaman_dikirimi(siapa: str | None, panggung) -> None:
    pelaku, peramban = _siap(siapa, panggung)
    salah, ditolak = {}, {}
    for nama in ALAMAT.keys() - FORMULIR_TANPA_BENDA:
        for kiriman in KIRIMAN.get(nama, (None,)):
            for sasaran in _sasaran(pelaku, nama, panggung, kiriman.keadaan if kiriman else None):
                jawaban, berubah = _kirim(peramban, nama, sasaran, kiriman)
                harap = _harapan(pelaku, nama, sasaran)
                if not kiriman:
                    harap = "hanya baca" if _peran_boleh(pelaku, nama) else harap
                elif harap == "terbuka" and pelaku.peran not in kiriman.peran:
                    harap = "bukan wewenang"
                dapat = "hanya baca" if jawaban.status_code == 405 else _jenis(jawaban)
                if dapat != harap or (berubah and harap != "terbuka"):
                    salah[nama, sasaran.sebutan, kiriman and kiriman.langkah] = (dapat, harap, berubah)
                if harap == "tiada":
                    alamat = nama, kiriman and kiriman.langkah
                    ditolak.setdefault(alamat, set()).add(_polos(jawaban, *sasaran.bagian.values()))

    assert salah == {}
    assert {alamat: len(isi) for alamat, isi in ditolak.items() if len(isi) > 1} == {}


def test_yang_berwenang_memang_mengubah_kasusnya(panggung) -> None:
    """The control: what the others were refused works for whom it is for, so that no refusal passed for nothing."""
    berhasil = set()
    for siapa in ("warga-martha", "desa-sendiri", "operator-sendiri", "verifikator-sendiri", "kabid-sendiri"):
        pelaku, peramban = _siap(siapa, panggung)
        for nama, semua in KIRIMAN.items():
            for kiriman in semua if _peran_boleh(pelaku, nama) else ():
                for sasaran in panggung.sasaran(hak.benda(ALAMAT[nama]), kiriman.keadaan):
                    if _kirim(peramban, nama, sasaran, kiriman)[1]:
                        berhasil.add((siapa, nama, kiriman.langkah))

    assert berhasil >= {
        ("warga-martha", "saya_formulir", ""), ("warga-martha", "saya_serahkan", ""),
        ("warga-martha", "saya_batalkan", ""),
        ("desa-sendiri", "petugas_formulir", ""), ("desa-sendiri", "petugas_serahkan", ""),
        ("operator-sendiri", "petugas_formulir", ""), ("operator-sendiri", "petugas_lampiran", ""),
        ("verifikator-sendiri", "putusan", "kembalikan"),
    }  # fmt: skip


def _siap(siapa: str | None, panggung) -> tuple[Pelaku | None, Client]:
    pelaku = panggung.pelaku[siapa] if siapa else None
    return pelaku, masuk(pelaku) if pelaku else Client()


def _sasaran(pelaku: Pelaku | None, nama: str, panggung, keadaan: Keadaan | None = None):
    """Every object; for a role that the address is not for, its own and one that is nowhere say as much."""
    semua = panggung.sasaran(hak.benda(ALAMAT[nama]), keadaan)
    return semua if _peran_boleh(pelaku, nama) else [semua[0], semua[-1]]


def _peran_boleh(pelaku: Pelaku | None, nama: str) -> bool:
    return not IZIN[nama].peran or (pelaku is not None and pelaku.peran in IZIN[nama].peran)


def _harapan(pelaku: Pelaku | None, nama: str, sasaran) -> str:
    """Return what the tables promise."""
    if not _peran_boleh(pelaku, nama):
        return "tiada" if pelaku else "masuk"
    benda = hak.benda(ALAMAT[nama])
    if benda is None or pelaku is None:
        return "tiada" if nama in TANPA_TERBITAN else "terbuka"
    if sasaran.letak(pelaku) not in hak.JANGKAUAN[pelaku.peran][benda]:
        return "tiada"
    return _harapan_sempit(pelaku, nama, sasaran)


def _harapan_sempit(pelaku: Pelaku, nama: str, sasaran) -> str:
    """Return what is promised within reach: only grown-ups alive hold a code, only its maker withdraws a draft."""
    if nama == "kode_masuk":
        return "terbuka" if sasaran.sebutan.startswith("hidup") else "tiada"
    if nama.endswith("_batalkan") and sasaran.kasus.keadaan is Keadaan.DRAF and pelaku.orang != sasaran.pemohon:
        return "bukan wewenang"
    return "terbuka"


def _jenis(jawaban, dibaca: str = "") -> str:
    if jawaban.status_code == 302 and jawaban.url.startswith("/masuk/"):
        return "masuk"
    if jawaban.status_code == 302 and dibaca in HANYA_KIRIM:
        return "hanya kirim"  # on to the page with the button, whether there is one or not
    if jawaban.status_code >= 500:
        return f"rusak {jawaban.status_code}"
    return {404: "tiada", 403: "bukan wewenang", 405: "hanya kirim"}.get(jawaban.status_code, "terbuka")


def _alamat(nama: str, sasaran, langkah: str = "tolak") -> str:
    bagian = re.findall(r"<\w+:(\w+)>", ALAMAT[nama])
    return reverse(
        f"web:{nama}", kwargs={b: sasaran.bagian.get(b) or {**SEMBARANG, "langkah": langkah}[b] for b in bagian}
    )


def _minta(peramban: Client, cara: str, nama: str, sasaran, isi: Any = None, langkah: str = "tolak"):
    """Ask, and undo what it did; the counters of the rate limit are none of this matter."""
    cache.clear()
    with transaction.atomic():
        jawaban = getattr(peramban, cara)(_alamat(nama, sasaran, langkah), isi)
        transaction.set_rollback(True)
    return jawaban


def _kirim(peramban: Client, nama: str, sasaran, kiriman: Kiriman | None):
    """Return the answer, and whether the case is another afterwards."""
    if kiriman is None:
        return _minta(peramban, "post", nama, sasaran), False
    versi = sasaran.kasus.versi if sasaran.kasus else 1
    isi = {"versi": versi, "permintaan": uuid4(), **kiriman.isi}
    if nama.endswith("lampiran"):
        isi["berkas"] = BytesIO(foto(30, 31))
        isi["berkas"].name = "lain.png"
    cache.clear()
    with transaction.atomic():
        sebelum = _rupa(sasaran)
        jawaban = peramban.post(_alamat(nama, sasaran, kiriman.langkah), isi)
        berubah = _rupa(sasaran) != sebelum
        transaction.set_rollback(True)
    return jawaban, berubah


def _rupa(sasaran) -> Any:
    """Return all of a case that a request could change, as its own office sees it."""
    if sasaran.kasus is None:
        return None
    kantor = Pelaku(sasaran.kasus.id, "Pembanding", Peran.OPERATOR, (sasaran.desa // 1_000_000,))
    with untuk(kantor, Keperluan.PELAYANAN):
        kasus = Permohonan.objects.get(id=sasaran.kasus.id)
        return (kasus.versi, kasus.keadaan, kasus.formulir, sorted(kasus.lampiran.values_list("berkas")),
                list(kasus.riwayat.values_list("id")), kasus.kode_ambil.pin)  # fmt: skip


def _polos(jawaban, *bagian: object) -> tuple[int, str]:
    """Return an answer without what differs each time: token, and the ids that were asked for."""
    isi = jawaban.content.decode(errors="replace") + jawaban.get("Location", "")
    teks = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", isi)
    for satu in bagian:
        teks = teks.replace(str(satu), "…")
    return jawaban.status_code, teks
