"""Perubahan kewarganegaraan WNI menjadi WNA — catatan pinggir CP.11, KK dan KTP-el ditarik, data WNI nonaktif.

Perubahan yang terjadi di luar negeri dicatat Perwakilan RI; di sini dilaporkan dengan bukti pelepasannya, juga oleh
orang yang tercatat pindah ke luar negeri. NIK dan riwayatnya tetap: bila kemudian tinggal di Indonesia dengan izin
tinggal, datanya dikonversi (KONVERSI-WNI-OA), dan bila kembali menjadi WNI dipakai lagi (WNA-WNI).
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import SE_470_13287
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dokumen.surat import AktaKelahiran, BuktiPelaporanKewarganegaraan, KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import kewarganegaraan as aturan
from adminduk.permohonan.aturan.akta import CP_MENJADI_WNA
from adminduk.permohonan.aturan.kewarganegaraan import DASAR_MENJADI_WNA, yang_bersangkutan
from adminduk.permohonan.aturan.susunan import DASAR_USIA_KEPALA
from adminduk.permohonan.formulir.kewarganegaraan import LaporanKewarganegaraan, SuratKewarganegaraan
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.perubahan_kewarganegaraan import catat_pada_akta, lepas
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek


@dataclass(frozen=True)
class F201MenjadiWNA(LaporanKewarganegaraan):
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: perubahan kewarganegaraan WNI menjadi WNA."""

    bukti: SuratKewarganegaraan = isian("Keputusan Menteri atau bukti pelepasan kewarganegaraan")
    negara: str = isian("Negara kewarganegaraan yang baru", panjang=60)


KasusMenjadiWNA = Kasus[F201MenjadiWNA]

layanan = Layanan(
    kode="WNI-WNA",
    nama="Perubahan kewarganegaraan WNI menjadi WNA",
    sebutan=("WNI menjadi warga negara lain", "lepas kewarganegaraan Indonesia"),
    ringkasan="Mencatat WNI yang menjadi warga negara lain: akta diberi catatan, KK dan KTP-el ditarik.",
    dasar_hukum=(DASAR_MENJADI_WNA,),
    formulir=F201MenjadiWNA,
    persyaratan=(
        Syarat("kepmen", "Keputusan Menteri tentang kehilangan kewarganegaraan", DASAR_MENJADI_WNA, atau="bukti"),
        Syarat("pelepasan", "Surat keterangan pelepasan kewarganegaraan", DASAR_MENJADI_WNA, atau="bukti"),
        Syarat("kutipan_akta", "Kutipan akta pencatatan sipil", DASAR_MENJADI_WNA),
        Syarat("paspor_ri", "Dokumen perjalanan RI", DASAR_MENJADI_WNA),
        Syarat("kk", "Kartu Keluarga", DASAR_MENJADI_WNA, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_MENJADI_WNA, dari_register=True),
    ),
    dokumen=(AktaKelahiran.kode, BuktiPelaporanKewarganegaraan.kode, KartuKeluarga.kode),
    larangan=(Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Pencatatan sipil")),),
    batas_lapor="14 hari sejak keputusan atau pelepasan; lewat dari itu tetap dicatat.",
)


@layanan.pemeriksaan(DASAR_MENJADI_WNA)
def wni_kantor_ini(kasus: KasusMenjadiWNA, register: Register) -> Tolak | None:
    """Yang menjadi WNA seorang WNI yang tercatat aktif, atau pindah ke luar negeri, di kantor ini."""
    orang = yang_bersangkutan(kasus, register)
    wni = orang is not None and orang.kewarganegaraan is Kewarganegaraan.WNI
    if orang is None or not wni or orang.status not in (StatusPenduduk.AKTIF, StatusPenduduk.PINDAH_LN):
        return Tolak(
            "NIK itu bukan NIK WNI yang tercatat di wilayah kantor ini.",
            "Periksa NIK; anak berkewarganegaraan ganda yang memilih memakai layanan ABG.",
            isian="subjek.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_MENJADI_WNA)
def sudah_melepaskan(kasus: KasusMenjadiWNA, register: Register) -> Tolak | None:
    """Keputusan atau pelepasannya sudah terjadi."""
    if kasus.formulir.bukti.tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal keputusan itu belum tiba.", "Periksa tanggalnya.", isian="bukti.tanggal")
    return None


layanan.pemeriksaan(DASAR_MENJADI_WNA)(aturan.akta_kantor_ini_ditemukan)
layanan.pemeriksaan(DASAR_USIA_KEPALA)(aturan.yang_tinggal_berkepala_dewasa)


@layanan.pelaksanaan
def catat(kasus: KasusMenjadiWNA, register: Register) -> Hasil:
    f, orang = kasus.formulir, yang_bersangkutan(kasus, register)
    assert orang is not None  # wni_kantor_ini
    keluarga = register.keluarga_dari(orang.id)
    teks = f"Menjadi warga negara {f.negara} dengan {f.bukti.nomor} tanggal {f.bukti.tanggal:%d-%m-%Y}."
    peristiwa = Peristiwa(
        TANPA_ID, "menjadi_wna", 1, str(DASAR_MENJADI_WNA), f.bukti.tanggal,
        (Subjek(orang.id, "subjek akta"), *((Subjek(keluarga.id, "keluarga"),) if keluarga else ())),
        {"formulir": tulis(f)},
        (*lepas(kasus, register, orang, f.negara), *catat_pada_akta(kasus, register, orang, CP_MENJADI_WNA, teks)),
    )  # fmt: skip
    return Hasil((peristiwa,), (*_TARIK, *aturan.terlambat(f.bukti.tanggal, kasus)))


_TARIK = ("KTP-el atau KIA ditarik; bila menetap di sini dengan izin tinggal, lanjutkan dengan KONVERSI-WNI-OA.",)
