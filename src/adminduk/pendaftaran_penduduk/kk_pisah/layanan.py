"""Pisah KK — sebagian anggota membentuk keluarga sendiri pada alamat yang sama.

Yang memisahkan diri berumur 17 tahun, atau sudah atau pernah kawin; anak di bawahnya boleh ikut.
KK lama tetap bernomor sama selama kepala keluarganya tinggal.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, SE_470_13287
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import keluarga as aturan
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.formulir.f102 import AnggotaKK, Pemohon
from adminduk.permohonan.formulir.tambahan import BuktiStatus, PerubahanStatusBerakta
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.pembentukan_keluarga import bentuk
from adminduk.register.akibat import yang_tinggal
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

DASAR_PISAH = PERMENDAGRI_108_2019.pasal(10, ayat=4)
DASAR_SE = SE_470_13287.butir("Kartu Keluarga")


@dataclass(frozen=True)
class F102KKPisah:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: pisah KK dalam satu alamat."""

    pemohon: Pemohon = isian("Pemohon")
    no_kk: NomorKK = isian("Nomor KK lama")
    status: PerubahanStatusBerakta = isian("Perubahan status perkawinan")
    anggota: tuple[AnggotaKK, ...] = isian("Susunan KK baru", "Mulai dari kepala keluarga.", baris=15)
    kepala_yang_tinggal: tuple[NIK, ...] = isian(
        "Kepala keluarga bagi yang tinggal pada KK lama",
        "Boleh dikosongkan: bila kepala keluarga keluar, penggantinya pasangannya atau anggota dewasa tertua.",
        wajib=False,
        baris=1,
    )


layanan = Layanan(
    kode="KK-PISAH",
    nama="Pisah Kartu Keluarga",
    sebutan=("pisah KK dari orang tua", "pisah KK satu rumah"),
    ringkasan="Memisahkan sebagian anggota menjadi keluarga sendiri pada alamat yang sama.",
    dasar_hukum=(DASAR_PISAH, DASAR_SE),
    formulir=F102KKPisah,
    persyaratan=(
        Syarat("kk", "Kartu Keluarga lama", DASAR_PISAH, dari_register=True),
        Syarat(
            "ktp_el", "KTP-el yang memisahkan diri", DASAR_PISAH, dari_register=True,
            bantuan="NIK sudah ditulis pada F-1.02.",
        ),
        Syarat(
            "akta_kawin", "Buku nikah atau kutipan akta perkawinan", DASAR_SE, bila="sebabnya kawin",
            wajib_bila=lambda f: f.status.bukti is BuktiStatus.AKTA_KAWIN,
        ),
        Syarat(
            "akta_cerai", "Kutipan akta perceraian", DASAR_SE, bila="sebabnya cerai",
            wajib_bila=lambda f: f.status.bukti is BuktiStatus.AKTA_CERAI,
        ),
    ),
    dokumen=(KartuKeluarga.kode,),
    larangan=(
        Larangan("Fotokopi KTP-el (NIK sudah ditulis pada F-1.02)", DASAR_SE),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
)  # fmt: skip

layanan.pemeriksaan(aturan.DASAR_KK)(aturan.anggota_terdaftar)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.anggota_ditulis_sekali)
layanan.pemeriksaan(susunan.DASAR_SATU_KEPALA)(aturan.kepala_keluarga_tepat_satu)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.hubungan_dalam_keluarga_serasi)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.yang_tinggal_berkepala_dewasa)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.kepala_yang_tinggal_sah)
layanan.pemeriksaan(DASAR_SE)(aturan.bukti_perkawinan_sesuai_susunan)
layanan.pemeriksaan(DASAR_SE)(aturan.peristiwa_status_sudah_terjadi)
layanan.pemeriksaan(aturan.DASAR_SATU_PASANGAN)(aturan.tidak_terikat_perkawinan_lain)


@layanan.pemeriksaan(DASAR_PISAH)
def yang_memisahkan_diri_dewasa(kasus: Kasus[F102KKPisah], register: Register) -> Tolak | None:
    """Yang memisahkan diri berumur 17 tahun, atau sudah atau pernah kawin, dibuktikan dengan KTP-el."""
    return aturan.kepala_keluarga_dewasa(kasus, register)


@layanan.pemeriksaan(DASAR_PISAH)
def anggota_dari_kk_lama(kasus: Kasus[F102KKPisah], register: Register) -> Tolak | None:
    """Semua yang memisahkan diri tercantum pada KK lama."""
    lama = register.keluarga_bernomor(kasus.formulir.no_kk)
    if lama is None or lama.kab != kasus.kab:
        return Tolak("Nomor KK lama tidak ditemukan di wilayah kantor ini.", "Periksa nomornya.", isian="no_kk")
    for p in aturan.daftar_peserta(kasus.formulir, register):
        if p.orang and lama.cari(p.orang.id) is None:
            return Tolak(
                "{nama} tidak tercantum pada KK lama.",
                "Untuk menggabungkan orang dari KK lain gunakan layanan KK-BARU.",
                {"nama": p.orang.nama},
                f"{p.isian}.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_PISAH)
def ada_yang_tinggal(kasus: Kasus[F102KKPisah], register: Register) -> Tolak | None:
    """Pisah KK meninggalkan sedikitnya seorang pada KK lama."""
    lama = register.keluarga_bernomor(kasus.formulir.no_kk)
    pergi = {p.orang.id for p in aturan.daftar_peserta(kasus.formulir, register) if p.orang}
    if lama and not yang_tinggal(lama, pergi):
        return Tolak(
            "Tidak ada yang tinggal pada KK lama.",
            "Kurangi susunan KK baru; bila yang berubah hanya kepala keluarga, gunakan layanan KK-GANTI-KEPALA.",
            isian="anggota",
        )
    return None


@layanan.pelaksanaan
def pisahkan(kasus: Kasus[F102KKPisah], register: Register) -> Hasil:
    lama = register.keluarga_bernomor(kasus.formulir.no_kk)
    assert lama is not None  # anggota_dari_kk_lama
    alamat = {k: getattr(lama, k) for k in ("desa", "alamat", "rt", "rw", "dusun", "kode_pos")}
    orang = [p.orang.id for p in aturan.daftar_peserta(kasus.formulir, register) if p.orang]
    peristiwa = Peristiwa(
        TANPA_ID,
        "kk_pisah",
        1,
        str(DASAR_PISAH),
        kasus.tanggal_keputusan,
        (
            *(Subjek(o, "anggota") for o in orang),
            Subjek(lama.id, "keluarga asal"),
            Subjek(kasus.id_turunan("keluarga"), "keluarga"),
        ),
        {"formulir": tulis(kasus.formulir)},
        bentuk(kasus, register, alamat),
    )
    return Hasil((peristiwa,))
