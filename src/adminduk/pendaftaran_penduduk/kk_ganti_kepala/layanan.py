"""Penggantian kepala keluarga — kepala baru, nomor KK baru, dan hubungan tiap anggota terhadapnya.

Kepala keluarga diganti karena meninggal dunia, atau karena yang tercatat baru kepala sementara
yang belum dewasa. Bila semua anggota belum berumur 17 tahun, seorang kerabat dewasa pindah masuk
menjadi kepala keluarga, atau anak-anak dititipkan pada KK kerabat dengan pernyataan wali.
"""

from __future__ import annotations

from uuid import UUID

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, SE_470_13287
from adminduk.dasar.kode import Shdk, StatusPenduduk
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import DITARIK, terbitkan_kk_berubah, tutup_dokumen_orang
from adminduk.pendaftaran_penduduk.kk_ganti_kepala.formulir import (
    CaraGantiKepala,
    F102GantiKepala,
    SebabGantiKepala,
)
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import keluarga as aturan
from adminduk.permohonan.aturan import susunan
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import (
    atur_shdk,
    boleh_jadi_kepala,
    daftar_ikatan,
    dititipkan,
    kerabat_masuk,
    meninggal,
    nomor_baru,
    terapkan,
)
from adminduk.register.isi import Anggota, Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AnggotaKeluar, OrangUbah, Perubahan

DASAR_GANTI = PERMENDAGRI_108_2019.pasal(10, ayat=3)
DASAR_SE = SE_470_13287.butir("Kartu Keluarga")

KasusGanti = Kasus[F102GantiKepala]


layanan = Layanan(
    kode="KK-GANTI-KEPALA",
    nama="Penggantian kepala keluarga",
    sebutan=("kepala keluarga meninggal", "ganti kepala keluarga"),
    ringkasan="Memberi keluarga kepala yang baru dan nomor KK yang baru.",
    dasar_hukum=(DASAR_GANTI, DASAR_SE),
    formulir=F102GantiKepala,
    persyaratan=(
        Syarat(
            "akta_kematian", "Kutipan akta kematian kepala keluarga", DASAR_GANTI,
            bila="kepala keluarga meninggal dunia",
            wajib_bila=lambda f: f.sebab is SebabGantiKepala.KEMATIAN,
        ),
        Syarat("kk", "Kartu Keluarga lama", DASAR_GANTI, dari_register=True),
        Syarat(
            "pernyataan_wali", "Surat pernyataan wali", DASAR_SE, bila="anak dititipkan pada KK kerabat",
            wajib_bila=lambda f: f.cara is CaraGantiKepala.DITITIPKAN,
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
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.kepala_keluarga_dewasa)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.yang_tinggal_berkepala_dewasa)


def _keluarga(kasus: KasusGanti, register: Register) -> Keluarga | None:
    return register.keluarga_bernomor(kasus.formulir.no_kk)


def _wali(kasus: KasusGanti, register: Register) -> Keluarga | None:
    return register.keluarga_bernomor(kasus.formulir.kk_wali) if kasus.formulir.kk_wali else None


def _kepala_lama(kasus: KasusGanti, keluarga: Keluarga) -> Anggota | None:
    """The head who has died; nobody when the death was recorded before."""
    return keluarga.kepala if kasus.formulir.sebab is SebabGantiKepala.KEMATIAN else None


def _kepala_baru(kasus: KasusGanti, register: Register) -> Penduduk | None:
    peserta = aturan.daftar_peserta(kasus.formulir, register)
    return next((p.orang for p in peserta if p.shdk is Shdk.KEPALA_KELUARGA), None)


@layanan.pemeriksaan(DASAR_GANTI)
def kk_terdaftar(kasus: KasusGanti, register: Register) -> Tolak | None:
    """KK yang diganti kepalanya diterbitkan kabupaten/kota ini dan masih mempunyai anggota."""
    keluarga = _keluarga(kasus, register)
    if keluarga is None or keluarga.kab != kasus.kab:
        return Tolak("Nomor KK tidak ditemukan di wilayah kantor ini.", "Periksa nomornya.", isian="no_kk")
    return None


@layanan.pemeriksaan(DASAR_GANTI)
def kepala_lama_memang_berganti(kasus: KasusGanti, register: Register) -> Tolak | None:
    """Kepala keluarga yang dewasa hanya diganti karena meninggal dunia."""
    keluarga = _keluarga(kasus, register)
    kepala = keluarga.kepala if keluarga else None
    dewasa = kepala is not None and boleh_jadi_kepala(kepala.penduduk, kasus.tanggal_pengajuan)
    if kasus.formulir.sebab is SebabGantiKepala.BELUM_DEWASA and dewasa:
        return Tolak(
            "Kepala keluarga pada KK ini sudah dewasa.",
            "Penggantian karena meninggal dunia memerlukan akta kematian; bila ia pindah, gunakan layanan pindah.",
            isian="sebab",
        )
    return None


@layanan.pemeriksaan(DASAR_GANTI)
def kematian_sudah_terjadi(kasus: KasusGanti, register: Register) -> Tolak | None:
    """Tanggal kematian kepala keluarga tidak sesudah hari pengajuan dan tidak sebelum ia lahir."""
    keluarga, tanggal = _keluarga(kasus, register), kasus.formulir.tanggal_kematian
    kepala = _kepala_lama(kasus, keluarga) if keluarga else None
    lahir = kepala.penduduk.tanggal_lahir if kepala else None
    if tanggal and (tanggal > kasus.tanggal_pengajuan or (lahir and tanggal < lahir)):
        return Tolak(
            "Tanggal kematian kepala keluarga tidak mungkin.",
            "Periksa tanggal pada akta kematian.",
            isian="tanggal_kematian",
        )
    return None


@layanan.pemeriksaan(DASAR_GANTI)
def susunan_memuat_semua_yang_tinggal(kasus: KasusGanti, register: Register) -> Tolak | None:
    """Susunan baru memuat setiap anggota yang tinggal, dan dari luar hanya kerabat yang menjadi kepala keluarga."""
    keluarga = _keluarga(kasus, register)
    if keluarga is None:
        return None
    lama = _kepala_lama(kasus, keluarga)
    tinggal = {a.penduduk.id for a in keluarga.anggota} - ({lama.penduduk.id} if lama else set())
    ditulis = {p.orang.id for p in aturan.daftar_peserta(kasus.formulir, register) if p.orang}
    kepala = _kepala_baru(kasus, register)
    kerabat = {kepala.id} if kepala and kasus.formulir.cara is CaraGantiKepala.KERABAT else set()
    if ditulis - kerabat != tinggal - kerabat:
        return Tolak(
            "Susunan baru tidak sama dengan anggota yang tinggal pada KK.",
            "Tulis semua yang tinggal, tanpa kepala keluarga yang meninggal dan tanpa orang lain.",
            isian="anggota",
        )
    return None


@layanan.pemeriksaan(susunan.DASAR_SATU_KEPALA)
def kepala_baru_sesuai_cara(kasus: KasusGanti, register: Register) -> Tolak | None:
    """Kepala keluarga tepat seorang, anggota atau kerabat dari KK lain; anak yang dititipkan tidak berkepala."""
    cara, keluarga = kasus.formulir.cara, _keluarga(kasus, register)
    calon = aturan.daftar_calon(kasus.formulir, register)
    if cara is not CaraGantiKepala.DITITIPKAN and (tolak := susunan.tepat_satu_kepala(calon)):
        return tolak
    kepala = _kepala_baru(kasus, register)
    anggota = bool(keluarga and kepala and keluarga.cari(kepala.id))
    harapan = {CaraGantiKepala.ANGGOTA: anggota, CaraGantiKepala.KERABAT: not anggota}
    if not harapan.get(cara, kepala is None):
        return Tolak(
            "Kepala keluarga dalam susunan tidak sesuai dengan cara penggantian.",
            "Pilih cara yang sesuai, atau perbaiki hubungan dalam susunan.",
            isian="cara",
        )
    return None


@layanan.pemeriksaan(susunan.DASAR_SUSUNAN)
def hubungan_dalam_keluarga_serasi(kasus: KasusGanti, register: Register) -> Tolak | None:
    """Hubungan tiap anggota sesuai dengan jenis kelamin, umur, dan status perkawinannya."""
    wali = _wali(kasus, register)
    kepala = wali.kepala if wali else None
    return susunan.susunan_serasi(
        aturan.daftar_calon(kasus.formulir, register),
        aturan.calon_dari(kepala.penduduk, kepala.shdk) if kepala else None,
    )


@layanan.pemeriksaan(DASAR_SE)
def wali_dewasa_pada_kk_wali(kasus: KasusGanti, register: Register) -> Tolak | None:
    """Wali adalah anggota dewasa pada KK tempat anak dititipkan."""
    if kasus.formulir.cara is not CaraGantiKepala.DITITIPKAN:
        return None
    wali = _wali(kasus, register)
    if wali is None or wali.kab != kasus.kab or wali.nomor == kasus.formulir.no_kk:
        return Tolak("KK wali tidak ditemukan di wilayah kantor ini.", "Periksa nomor KK wali.", isian="kk_wali")
    orang = register.orang_ber_nik(kasus.formulir.nik_wali) if kasus.formulir.nik_wali else None
    if orang is None or wali.cari(orang.id) is None or not boleh_jadi_kepala(orang, kasus.tanggal_pengajuan):
        return Tolak("Wali bukan anggota dewasa pada KK wali.", "Periksa NIK wali.", isian="nik_wali")
    return None


@layanan.pelaksanaan
def ganti(kasus: KasusGanti, register: Register) -> Hasil:
    keluarga = _keluarga(kasus, register)
    assert keluarga is not None  # kk_terdaftar
    wafat = _catat_kematian(kasus, register, keluarga)
    sisa = terapkan([keluarga], wafat).get(keluarga.id)
    assert sisa is not None
    penggantian = _penggantian(kasus, register, sisa)
    orang = [p.orang for p in aturan.daftar_peserta(kasus.formulir, register) if p.orang]
    janda_duda = [p.orang for p in wafat if isinstance(p, OrangUbah)]
    tersentuh = _tersentuh(kasus, register, keluarga, [o.id for o in orang] + janda_duda)
    perubahan = (*wafat, *penggantian)
    sesudah = terapkan(tersentuh, perubahan, orang)
    dokumen = terbitkan_kk_berubah(register, kasus.id_turunan, tersentuh, sesudah, kasus.tanggal_keputusan)
    return Hasil((_peristiwa(kasus, tersentuh, orang, (*perubahan, *_tutup(kasus, register, wafat), *dokumen)),))


def _catat_kematian(kasus: KasusGanti, register: Register, keluarga: Keluarga) -> tuple[Perubahan, ...]:
    """The act of death is another office's or older than this register: what it does to the person is done here."""
    kepala, tanggal = _kepala_lama(kasus, keluarga), kasus.formulir.tanggal_kematian
    if kepala is None or tanggal is None or kepala.penduduk.status is not StatusPenduduk.AKTIF:
        return ()
    orang = kepala.penduduk
    return (
        *meninggal(orang, daftar_ikatan(register, orang.id), tanggal, kasus.formulir.no_akta_kematian or ""),
        AnggotaKeluar(orang.id, tanggal),
    )


def _penggantian(kasus: KasusGanti, register: Register, sisa: Keluarga) -> tuple[Perubahan, ...]:
    tanggal = kasus.tanggal_keputusan
    hubungan = {p.orang.id: p.shdk for p in aturan.daftar_peserta(kasus.formulir, register) if p.orang}
    kepala, wali = _kepala_baru(kasus, register), _wali(kasus, register)
    if wali is not None:
        return dititipkan(sisa, wali, tanggal, hubungan)
    assert kepala is not None  # kepala_baru_sesuai_cara
    if kasus.formulir.cara is CaraGantiKepala.KERABAT:
        return kerabat_masuk(sisa, kepala, register.keluarga_dari(kepala.id), tanggal, hubungan)
    sejak = kasus.formulir.tanggal_kematian or tanggal
    return *atur_shdk(sisa.anggota, hubungan, sejak), nomor_baru(sisa, tanggal)


def _tersentuh(kasus: KasusGanti, register: Register, keluarga: Keluarga, orang: list[UUID]) -> list[Keluarga]:
    wali = _wali(kasus, register)
    semua = (keluarga, *((wali,) if wali else ()), *aturan.keluarga_asal(orang, register))
    return list({k.id: k for k in semua}.values())


def _tutup(kasus: KasusGanti, register: Register, wafat: tuple[Perubahan, ...]) -> tuple[Perubahan, ...]:
    pergi = [p.orang for p in wafat if isinstance(p, AnggotaKeluar)]
    return tuple(p for orang in pergi for p in tutup_dokumen_orang(register, orang, kasus.tanggal_keputusan, DITARIK))


def _peristiwa(
    kasus: KasusGanti, keluarga: list[Keluarga], orang: list[Penduduk], perubahan: tuple[Perubahan, ...]
) -> Peristiwa:
    subjek = (*(Subjek(k.id, "keluarga") for k in keluarga), *(Subjek(o.id, "anggota") for o in orang))
    terjadi = kasus.formulir.tanggal_kematian or kasus.tanggal_keputusan
    fakta = {"formulir": tulis(kasus.formulir)}
    return Peristiwa(TANPA_ID, "kk_ganti_kepala", 1, str(DASAR_GANTI), terjadi, subjek, fakta, perubahan)
