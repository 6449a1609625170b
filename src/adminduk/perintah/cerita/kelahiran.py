"""From a search at the counter to three signed documents."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from adminduk.perintah.cerita import isian
from adminduk.perintah.cerita.panggung import KABID, OPERATOR, VERIFIKATOR, Panggung, pastikan, pintu, tunggu
from adminduk.permohonan import PermohonanDitolak, alur, berkas
from adminduk.permohonan.models import DokumenKeluar
from adminduk.register import Keperluan, untuk

LAMPIRAN = ("surat_lahir", "buku_nikah")


def temukan_keluarga(p: Panggung) -> list[str]:
    ibu, ayah, p.keluarga, dilihat = isian.pasangan(p)
    p.ibu, p.ayah = ibu, ayah
    lama = _lama(lambda: _cari(ibu.nama, ibu.tanggal_lahir))
    return [
        f"ibu {ibu.nama}, NIK {ibu.nik}; ayah {ayah.nama}; {dilihat} penduduk tampil dalam pencarian",
        f"cari nama dan tanggal lahir: median {lama:.1f} ms",
    ]


def _cari(nama: str, lahir: Any) -> None:
    with untuk(OPERATOR, Keperluan.PENCARIAN, kasus="peragaan") as reg:
        pastikan(reg.cari(nama, lahir=lahir), "penduduk tidak ditemukan dengan nama dan tanggal lahirnya")


def tolak_isian(p: Panggung) -> list[str]:
    salah = _formulir(p, "Maria 2") | {
        "saksi_2.nik": isian.SAKSI["saksi_1.nik"],
        "anak.0.tempat_kelahiran": "9203",
        "anak.0.jenis_kelahiran": "Tunggal",
    }
    try:
        isian.ajukan(uuid4(), "LAHIR", salah, LAMPIRAN[:1])
    except PermohonanDitolak as ditolak:
        kalimat = [t.kalimat for t in ditolak.penolakan]
        pastikan(len(kalimat) == 3, f"seharusnya tiga alasan sekaligus: {kalimat}")
        return kalimat
    pastikan(False, "isian yang salah diterima")
    return []


def ajukan(p: Panggung) -> list[str]:
    jawaban = isian.ajukan(p.kasus, "LAHIR", _formulir(p, "Maria Peragaan"), LAMPIRAN)
    permintaan = uuid4()
    with pintu(VERIFIKATOR, p.kasus):
        awal = isian.versi(p.kasus)
    data = _formulir(p, "Maria Peragaan")
    kasus = uuid4()
    with pintu(OPERATOR, kasus) as reg:
        pertama = alur.buat_draf(reg, kasus, "LAHIR", data, permintaan=permintaan)
    with pintu(OPERATOR, kasus) as reg:
        kedua = alur.buat_draf(reg, kasus, "LAHIR", data, permintaan=permintaan)
    pastikan(pertama == kedua, "permintaan yang sama mendapat jawaban lain")
    with pintu(OPERATOR, kasus) as reg:
        try:
            alur.buat_draf(reg, kasus, "LAHIR", data | {"anak.0.nama": "Lain Sekali"}, permintaan=permintaan)
            pastikan(False, "permintaan sama dengan isi lain diterima")
        except alur.PermintaanBerbeda:
            pass
    return [
        f"permohonan {jawaban.nomor} {jawaban.keadaan}, versi {awal}; kiriman ulang: jawaban pertama, isi lain: ditolak"
    ]


def pratinjau(p: Panggung) -> list[str]:
    from adminduk.permohonan.models import Permohonan

    with pintu(VERIFIKATOR, p.kasus) as reg:
        layanan, kasus = alur.bentuk_kasus(Permohonan.objects.get(id=p.kasus), reg)
        akibat = alur.pratinjau(layanan, kasus, reg)
    masuk = [nama for k in akibat.keluarga for nama, _ in k.masuk]
    pastikan(masuk == ["MARIA PERAGAAN"], f"pratinjau seharusnya memperlihatkan anak masuk KK: {masuk}")
    return [f"masuk KK: {', '.join(masuk)}; NIK dan nomor akta: nomor baru"]


def verifikasi(p: Panggung) -> list[str]:
    with pintu(OPERATOR, p.kasus) as reg:
        try:
            alur.verifikasi(reg, p.kasus, versi=isian.versi(p.kasus), permintaan=uuid4())
            pastikan(False, "operator dapat memverifikasi permohonannya sendiri")
        except alur.BukanWewenang as tolak:
            alasan = str(tolak)
    isian.teruskan(p.kasus)
    return [f"operator: {alasan}", f"verifikasi oleh {VERIFIKATOR.nama}, persetujuan oleh {KABID.nama}"]


def tandatangani(p: Panggung) -> list[str]:
    mulai = time.perf_counter()
    jawaban = isian.tandatangani(p.kasus)
    lama = (time.perf_counter() - mulai) * 1000
    pastikan(jawaban.keadaan == "ditandatangani", f"keputusan tidak jadi: {jawaban.pesan}")
    with pintu(VERIFIKATOR, p.kasus):
        for d in DokumenKeluar.objects.filter(permohonan_id=p.kasus):
            p.dokumen[d.jenis], p.nomor[d.jenis] = d.dokumen, d.nomor
    pastikan(set(p.dokumen) == {"AKTA_KELAHIRAN", "KK", "KIA"}, f"dokumen yang diputus: {sorted(p.dokumen)}")
    return [f"keputusan {lama:.0f} ms; akta {p.nomor['AKTA_KELAHIRAN']}; NIK anak {_tutupi(p.nomor['KIA'])}"]


def terbit(p: Panggung) -> list[str]:
    mulai = time.perf_counter()
    tunggu(lambda: _terbit_semua(p), "Dokumen belum terbit semua")
    ukuran = {jenis: path.stat().st_size // 1024 for jenis, path in p.pdf.items()}
    return [
        f"terbit {time.perf_counter() - mulai:.1f} s sesudah keputusan",
        ", ".join(f"{jenis} {kb} kB" for jenis, kb in ukuran.items()),
    ]


def _terbit_semua(p: Panggung) -> bool | None:
    with pintu(VERIFIKATOR, p.kasus):
        keluar = list(DokumenKeluar.objects.filter(permohonan_id=p.kasus))
        gagal = [d.galat for d in keluar if d.keadaan == "gagal"]
        pastikan(not gagal, f"penerbitan gagal: {gagal}")
        if any(d.keadaan != "terbit" for d in keluar):
            return None
        for d in keluar:
            p.pdf[d.jenis] = p.folder / f"{d.jenis.lower()}.pdf"
            p.pdf[d.jenis].write_bytes(berkas.baca(str(d.berkas_id)))
    return True


def _formulir(p: Panggung, nama: str) -> dict[str, str]:
    assert p.ibu and p.ayah
    return isian.kelahiran(p.ibu, p.ayah, nama, timezone.localdate() - timedelta(days=3))


def _lama(kerja: Callable[[], None]) -> float:
    lama = []
    for _ in range(15):
        mulai = time.perf_counter()
        kerja()
        lama.append((time.perf_counter() - mulai) * 1000)
    return statistics.median(lama)


def _tutupi(nik: str) -> str:
    from adminduk.dasar.nik import NIK

    return str(NIK(nik))
