"""Akta kematian — pencatatan kematian, juga bagi orang yang tidak ada dalam register.

NIK yang meninggal ditutup untuk selamanya, suami atau istrinya menjadi cerai mati, dan KK
diperbarui. Bila kepala keluarga meninggal, yang ditinggalkan mendapat kepala dan nomor KK baru.
Pelapor boleh keluarga mana pun atau ketua RT. Laporan yang lewat 30 hari tetap dicatat.
"""

from __future__ import annotations

from datetime import date

from adminduk.dasar.hukum import (
    PERMENDAGRI_95_2019,
    PERMENDAGRI_108_2019,
    SE_470_13287,
    UU_23_2006,
    UU_24_2013,
    Keyakinan,
)
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nama import rapikan
from adminduk.dokumen.surat import AktaKematian, KartuKeluarga
from adminduk.pencatatan_sipil.akta_kematian.formulir import F201Kematian
from adminduk.pencatatan_sipil.akta_kematian.pencatatan import DASAR_AKTA, almarhum, catat_kematian, tanpa_dewasa
from adminduk.permohonan import Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import orang_tua as aturan
from adminduk.register.akibat import boleh_jadi_kepala
from adminduk.register.isi import Keluarga, Penduduk, Register

DASAR_SE = SE_470_13287.butir("Kematian")
DASAR_VALIDASI = PERMENDAGRI_95_2019.pasal(46)
# [I] The competent office was not read: the domicile of the deceased (asas domisili), else the place of death.
DASAR_DOMISILI = UU_24_2013.pasal(44, keyakinan=Keyakinan.DIINGAT)
DASAR_KEPALA = PERMENDAGRI_108_2019.pasal(10, ayat=3)

KasusKematian = Kasus[F201Kematian]


layanan = Layanan(
    kode="MATI",
    nama="Akta kematian",
    sebutan=("orang tua meninggal", "suami atau istri wafat", "meninggal dunia"),
    ringkasan="Mencatat kematian; NIK ditutup, KK dan status pasangan diperbarui.",
    dasar_hukum=(UU_24_2013.pasal(44, keyakinan=Keyakinan.DIINGAT), DASAR_AKTA, DASAR_SE),
    formulir=F201Kematian,
    persyaratan=(
        Syarat(
            "surat_kematian", "Surat kematian", DASAR_AKTA,
            bantuan="Dari dokter atau kepala desa/lurah, kepolisian, salinan penetapan pengadilan, maskapai, "
            "atau Perwakilan RI.",
        ),
        Syarat("kk_ktp", "Kartu Keluarga atau KTP-el yang meninggal", DASAR_AKTA, dari_register=True),
        Syarat(
            "dokumen_perjalanan", "Dokumen perjalanan yang meninggal", DASAR_AKTA,
            bila="orang asing atau bukan penduduk",
            wajib_bila=lambda f: f.tanpa_nik is not None and f.tanpa_nik.kewarganegaraan is Kewarganegaraan.WNA,
        ),
    ),
    dokumen=(AktaKematian.kode, KartuKeluarga.kode),
    larangan=(
        Larangan("Surat kematian asli ditahan", DASAR_SE),
        Larangan("Fotokopi KTP-el saksi", DASAR_SE),
        Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),
    ),
    batas_lapor="30 hari sejak kematian; sesudahnya tetap dicatat",
)  # fmt: skip

layanan.pemeriksaan(DASAR_SE)(aturan.dua_saksi_berbeda)


@layanan.pemeriksaan(DASAR_SE)
def yang_meninggal_dikenal(kasus: KasusKematian, register: Register) -> Tolak | None:
    """NIK yang ditulis adalah NIK seorang penduduk; tanpa NIK aktanya tetap terbit."""
    if kasus.formulir.kematian.nik and almarhum(kasus.formulir, register) is None:
        return Tolak(
            "NIK yang meninggal tidak ditemukan di wilayah kantor ini.",
            "Periksa NIK; bila ia memang tidak ada dalam register, kosongkan NIK dan isi datanya.",
            isian="kematian.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_VALIDASI)
def nama_sesuai_nik(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Nama yang dilaporkan sama dengan nama pada register, agar NIK orang lain tidak tertutup."""
    orang = almarhum(kasus.formulir, register)
    if orang and rapikan(kasus.formulir.kematian.nama).upper() != rapikan(orang.nama).upper():
        return Tolak(
            "Nama yang meninggal tidak sama dengan nama pemilik NIK itu.",
            "Periksa NIK, dan tulis nama seperti pada KK.",
            isian="kematian.nama",
        )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(44, keyakinan=Keyakinan.DIINGAT))
def belum_tercatat_meninggal(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Satu kematian satu akta."""
    orang = almarhum(kasus.formulir, register)
    if orang and orang.status is StatusPenduduk.MENINGGAL:
        return Tolak(
            "{nama} sudah tercatat meninggal pada {tanggal}.",
            "Mintalah kutipan kedua bila aktanya hilang atau rusak.",
            {"nama": orang.nama, "tanggal": orang.rinci.get("tgl_meninggal", "-")},
            "kematian.nik",
        )
    return None


@layanan.pemeriksaan(DASAR_VALIDASI)
def tanpa_nik_memang_tidak_terdaftar(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Akta tanpa NIK hanya bagi orang yang tidak ada dalam register."""
    data = kasus.formulir.tanpa_nik
    if kasus.formulir.kematian.nik is None and data:
        nama = rapikan(kasus.formulir.kematian.nama).upper()
        if any(p.nama == nama for p in register.serupa(nama, data.tanggal_lahir.tanggal)):
            return Tolak(
                "Ada penduduk dengan nama dan tanggal lahir yang sama.",
                "Cari orang itu, lalu isi NIK-nya; bila berbeda orang, periksa tanggal lahirnya.",
                isian="kematian.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_DOMISILI)
def kantor_berwenang(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Kematian dicatat di domisili yang meninggal; bila bukan penduduk, di tempat ia meninggal."""
    orang = almarhum(kasus.formulir, register)
    kab = orang.kab if orang else kasus.formulir.kematian.tempat_kematian
    if kab != kasus.kab:
        return Tolak(
            "Yang berwenang mencatat kematian ini adalah kantor {kabupaten}.",
            "Ajukan pada kantor itu.",
            {"kabupaten": register.nama_wilayah(kab) or ""},
            "kematian.nik" if orang else "kematian.tempat_kematian",
        )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(44, ayat=1, keyakinan=Keyakinan.DIINGAT))
def kematian_sudah_terjadi(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Kematian yang dilaporkan sudah terjadi."""
    if kasus.formulir.kematian.tanggal > kasus.tanggal_pengajuan:
        return Tolak("Tanggal kematian belum tiba.", "Periksa tanggal pada surat kematian.", isian="kematian.tanggal")
    return None


@layanan.pemeriksaan(DASAR_VALIDASI)
def kematian_sesudah_kelahiran(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Tanggal kematian tidak mendahului tanggal lahir."""
    lahir = _tanggal_lahir(kasus, register)
    if lahir and kasus.formulir.kematian.tanggal < lahir:
        return Tolak(
            "Tanggal kematian mendahului tanggal lahir {lahir}.",
            "Periksa NIK atau tanggal lahir, dan tanggal kematian.",
            {"lahir": lahir.isoformat()},
            "kematian.tanggal",
        )
    return None


def _tanggal_lahir(kasus: KasusKematian, register: Register) -> date | None:
    orang = almarhum(kasus.formulir, register)
    data = kasus.formulir.tanpa_nik
    return orang.tanggal_lahir if orang else data.tanggal_lahir.tanggal if data else None


@layanan.pemeriksaan(DASAR_AKTA)
def pelapor_bukan_yang_meninggal(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Pelapor adalah orang lain: keluarga mana pun atau ketua RT."""
    nik = kasus.formulir.kematian.nik
    if nik and nik in (kasus.formulir.pelapor.nik, kasus.formulir.saksi_1.nik, kasus.formulir.saksi_2.nik):
        return Tolak(
            "Pelapor atau saksi memakai NIK yang meninggal.", "Isi dengan NIK pelapor dan saksi.", isian="pelapor.nik"
        )
    return None


@layanan.pemeriksaan(DASAR_KEPALA)
def kepala_baru_boleh_memimpin(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Kepala keluarga yang dipilih anggota dewasa KK itu; kerabat dari luar hanya bila tidak ada yang dewasa."""
    orang, nik = almarhum(kasus.formulir, register), kasus.formulir.ditinggalkan.kepala_baru
    keluarga = register.keluarga_dari(orang.id) if orang else None
    if nik is None or keluarga is None or orang is None:
        return None
    baru = register.orang_ber_nik(nik)
    hidup = baru is not None and baru.id != orang.id and baru.status is StatusPenduduk.AKTIF
    if baru is None or not hidup or not _dapat_memimpin(baru, orang, keluarga, kasus, register):
        return Tolak(
            "Kepala keluarga yang dipilih tidak dapat memimpin keluarga yang ditinggalkan.",
            "Pilih anggota KK itu yang berumur 17 tahun atau pernah kawin, atau kosongkan.",
            isian="ditinggalkan.kepala_baru",
        )
    return None


def _dapat_memimpin(
    baru: Penduduk, orang: Penduduk, keluarga: Keluarga, kasus: KasusKematian, register: Register
) -> bool:
    """A relative from elsewhere comes only where no adult is left, and may leave no children alone for it."""
    pada = kasus.tanggal_pengajuan
    if not boleh_jadi_kepala(baru, pada):
        return False
    if keluarga.cari(baru.id):
        return True
    asal = register.keluarga_dari(baru.id)
    return tanpa_dewasa(keluarga, orang.id, pada) and not (asal and tanpa_dewasa(asal, baru.id, pada))


@layanan.pemeriksaan(DASAR_SE)
def anak_yang_ditinggalkan_berwali(kasus: KasusKematian, register: Register) -> Tolak | None:
    """Bila semua yang ditinggalkan belum berumur 17 tahun, disebut kerabat atau KK wali, atau bahwa belum ada."""
    orang, isi = almarhum(kasus.formulir, register), kasus.formulir.ditinggalkan
    keluarga = register.keluarga_dari(orang.id) if orang else None
    if orang is None or keluarga is None or not tanpa_dewasa(keluarga, orang.id, kasus.tanggal_pengajuan):
        return None
    wali = register.keluarga_bernomor(isi.kk_wali) if isi.kk_wali else None
    if isi.kk_wali and (wali is None or wali.id == keluarga.id or wali.kab != kasus.kab):
        return Tolak(
            "KK wali tidak ditemukan di wilayah kantor ini.", "Periksa nomor KK wali.", isian="ditinggalkan.kk_wali"
        )
    if not (isi.kepala_baru or isi.kk_wali or isi.belum_ada_wali):
        return Tolak(
            "Semua yang ditinggalkan belum berumur 17 tahun.",
            "Isi NIK kerabat dewasa yang pindah masuk, atau nomor KK wali, atau nyatakan bahwa wali belum ada.",
            isian="ditinggalkan.kepala_baru",
        )
    return None


layanan.pelaksanaan(catat_kematian)
