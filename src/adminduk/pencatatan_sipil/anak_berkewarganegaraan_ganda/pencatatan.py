"""Yang terjadi bila anak berkewarganegaraan ganda terdaftar, memilih, atau tidak memilih."""

from __future__ import annotations

from datetime import date
from typing import Any

from adminduk.dasar.kode import Kewarganegaraan
from adminduk.pencatatan_sipil.anak_berkewarganegaraan_ganda.formulir import F201KewarganegaraanGanda, PeristiwaGanda
from adminduk.permohonan import Hasil, Kasus
from adminduk.permohonan.aturan.akta import CP_GANDA_MEMILIH, CP_GANDA_TERDAFTAR, CP_GANDA_TIDAK_MEMILIH
from adminduk.permohonan.aturan.kewarganegaraan import (
    DASAR_GANDA,
    NO_SERTIFIKAT,
    TGL_SERTIFIKAT,
    rinci_wna,
    tanpa_izin,
    tenggat_orang,
    terlambat,
    yang_bersangkutan,
)
from adminduk.permohonan.aturan.orang_asing import rinci_izin
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.perubahan_kewarganegaraan import catat_pada_akta, lepas, menjadi_wni, pada_kk
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import Perubahan

KasusGanda = Kasus[F201KewarganegaraanGanda]

_KODE = {
    PeristiwaGanda.TERDAFTAR: CP_GANDA_TERDAFTAR,
    PeristiwaGanda.MEMILIH_WNI: CP_GANDA_MEMILIH,
    PeristiwaGanda.MEMILIH_WNA: CP_GANDA_MEMILIH,
    PeristiwaGanda.TIDAK_MEMILIH: CP_GANDA_TIDAK_MEMILIH,
}


def catat_ganda(kasus: KasusGanda, register: Register) -> Hasil:
    f, orang = kasus.formulir, yang_bersangkutan(kasus, register)
    assert orang is not None  # anak_tercatat_di_kantor_ini
    asal = register.keluarga_dari(orang.id)
    perubahan = _akibat(kasus, register, orang)
    catatan = catat_pada_akta(kasus, register, orang, _KODE[f.peristiwa], _teks(kasus, orang))
    peristiwa = Peristiwa(
        TANPA_ID, "kewarganegaraan_ganda", 1, str(DASAR_GANDA), _terjadi(kasus, orang),
        (Subjek(orang.id, "subjek akta"), *((Subjek(asal.id, "keluarga"),) if asal else ())),
        {"formulir": tulis(f)}, (*perubahan, *catatan),
    )  # fmt: skip
    sejak = f.sertifikat.tanggal if f.sertifikat else tenggat_orang(orang).sampai
    return Hasil((peristiwa,), (_LANJUTAN[f.peristiwa], *terlambat(sejak, kasus)))


_LANJUTAN = {
    PeristiwaGanda.TERDAFTAR: "KIA-nya ditarik dan diajukan lagi dengan layanan KIA.",
    PeristiwaGanda.MEMILIH_WNI: "KTP-el atau KIA yang lama ditarik.",
    PeristiwaGanda.MEMILIH_WNA: "KTP-el ditarik; bila menetap di sini, lanjutkan dengan layanan KONVERSI-WNI-OA.",
    PeristiwaGanda.TIDAK_MEMILIH: "KTP-el ditarik; KTP-el orang asing diajukan dengan layanan KTP-OA.",
}


def _terjadi(kasus: KasusGanda, orang: Penduduk) -> date:
    f = kasus.formulir
    surat = f.sertifikat or f.keputusan
    return surat.tanggal if surat else tenggat_orang(orang).sampai


def _akibat(kasus: KasusGanda, register: Register, orang: Penduduk) -> tuple[Perubahan, ...]:
    f = kasus.formulir
    if f.peristiwa is PeristiwaGanda.MEMILIH_WNA:
        return lepas(kasus, register, orang, f.negara or "")
    if f.peristiwa is PeristiwaGanda.MEMILIH_WNI:
        assert f.keputusan is not None
        return menjadi_wni(kasus, register, orang, f.keputusan.nomor)[0]
    if f.peristiwa is PeristiwaGanda.TERDAFTAR:
        return pada_kk(kasus, register, orang, _terdaftar(kasus, orang))[0]
    return pada_kk(kasus, register, orang, _tidak_memilih(kasus, orang))[0]


def _terdaftar(kasus: KasusGanda, orang: Penduduk) -> dict[str, Any]:
    """A child with two citizenships counts as a citizen: a permit that it had is of no more use."""
    f = kasus.formulir
    assert f.sertifikat is not None
    dasar = tanpa_izin(orang.rinci) if orang.kewarganegaraan is Kewarganegaraan.WNA else dict(orang.rinci)
    baru = {
        NO_SERTIFIKAT: f.sertifikat.nomor.strip(),
        TGL_SERTIFIKAT: f.sertifikat.tanggal.isoformat(),
        "negara": (f.negara or "").upper(),
    }
    return {"kewarganegaraan": Kewarganegaraan.DUA, "rinci": dasar | baru}


def _tidak_memilih(kasus: KasusGanda, orang: Penduduk) -> dict[str, Any]:
    f = kasus.formulir
    assert f.izin is not None
    rinci = rinci_wna(orang.rinci, f.negara or "") | rinci_izin(JenisIzin.ITAP, f.izin)
    return {"kewarganegaraan": Kewarganegaraan.WNA, "rinci": rinci}


def _teks(kasus: KasusGanda, orang: Penduduk) -> str:
    f = kasus.formulir
    surat = f.sertifikat or f.keputusan
    if surat is None:
        return f"Tidak memilih kewarganegaraan sampai {tenggat_orang(orang).sampai:%d-%m-%Y}; menjadi orang asing."
    isi = {
        PeristiwaGanda.TERDAFTAR: "Terdaftar sebagai anak berkewarganegaraan ganda dengan sertifikat",
        PeristiwaGanda.MEMILIH_WNI: "Memilih kewarganegaraan Indonesia dengan Keputusan Menteri",
        PeristiwaGanda.MEMILIH_WNA: f"Memilih kewarganegaraan {f.negara} dengan bukti penyerahan dokumen",
    }[f.peristiwa]
    return f"{isi} Nomor {surat.nomor} tanggal {surat.tanggal:%d-%m-%Y}."
