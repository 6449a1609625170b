"""Pindah datang dari kabupaten/kota lain, di daerah tujuan — dari SKPWNI.

Di sinilah kepindahan selesai: keluarga yang menunggu di daerah asal beralih ke kantor ini dalam satu transaksi,
nomor KK dan NIK-nya tetap. KTP-el dan KIA yang lama ditarik di sini.
"""

from __future__ import annotations

from uuid import UUID

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import Shdk
from adminduk.dasar.wilayah import kab
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.dokumen.susun import DITARIK, adalah_kutipan, terbitkan_kk_berubah
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, PesanKantor, Syarat, Tolak
from adminduk.permohonan.aturan import keluarga as aturan
from adminduk.permohonan.aturan import pindah, susunan
from adminduk.permohonan.formulir.f103 import F103Datang
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.pembentukan_keluarga import alamat_baru
from adminduk.register.akibat import masukkan, terapkan
from adminduk.register.akibat.pindah import tempati
from adminduk.register.isi import Keluarga, Register, SuratPindah
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AnggotaKeluar, DokumenTutup, KeluargaTutup, OrangUbah, Perubahan

DASAR_DATANG = PERPRES_96_2018.pasal(25)
DIPAKAI = "dipakai di daerah tujuan"

KasusDatang = Kasus[F103Datang]

layanan = Layanan(
    kode="PINDAH-DATANG",
    nama="Pindah datang dari kabupaten/kota lain",
    sebutan=("baru pindah dari kota lain", "datang membawa surat pindah"),
    ringkasan="Menerima penduduk dengan SKPWNI: KK beralamat baru; nomor KK dan NIK tetap.",
    dasar_hukum=(DASAR_DATANG, pindah.DASAR_SE),
    formulir=F103Datang,
    persyaratan=(
        Syarat("skpwni", "Surat keterangan pindah (SKPWNI)", DASAR_DATANG, dari_register=True),
        Syarat(
            "ktp_el_kia", "KTP-el dan/atau KIA asli", DASAR_DATANG,
            bantuan="Diserahkan di loket; kartu beralamat lama ditarik dan dimusnahkan.",
        ),
        Syarat(
            "pernyataan_pemilik_rumah", "Pernyataan tidak keberatan pemilik rumah", pindah.DASAR_SE,
            bila="menumpang, sewa, kontrak, atau kos", wajib_bila=lambda f: f.rumah is not StatusRumah.SENDIRI,
        ),
    ),
    dokumen=(KartuKeluarga.kode,),
    larangan=(Larangan("Surat pengantar RT/RW", pindah.DASAR_SE),),
    oleh_penduduk=False,
)  # fmt: skip


def _surat(kasus: KasusDatang, register: Register) -> SuratPindah | None:
    surat = register.surat_pindah(kasus.formulir.nomor_skpwni.strip())
    return surat if surat and surat.keluarga and surat.kab_tujuan == kasus.kab else None


@layanan.pemeriksaan(DASAR_DATANG)
def surat_pindah_berlaku(kasus: KasusDatang, register: Register) -> Tolak | None:
    """SKPWNI ditujukan ke kantor ini, belum dipakai atau dibatalkan, dan masa berlakunya belum habis."""
    surat = _surat(kasus, register)
    if surat is None or surat.berlaku_sampai < kasus.tanggal_pengajuan:
        return Tolak(
            "SKPWNI bernomor itu tidak ditujukan ke kantor ini, sudah dipakai, dibatalkan, atau habis masa berlakunya.",
            "Periksa nomornya; bila masanya habis, ajukan lagi di daerah asal.",
            isian="nomor_skpwni",
        )
    return None


@layanan.pemeriksaan(DASAR_DATANG)
def tujuan_di_kabupaten_ini(kasus: KasusDatang, register: Register) -> Tolak | None:
    """Alamat tujuan berada di kabupaten/kota ini."""
    tujuan = kasus.formulir.tujuan
    if tujuan and kab(tujuan.desa) != kasus.kab:
        return Tolak(
            "Desa/kelurahan tujuan di luar kabupaten/kota ini.",
            "Datang ke kantor di daerah tujuan yang tertulis pada SKPWNI.",
            isian="tujuan.desa",
        )
    return None


@layanan.pemeriksaan(DASAR_DATANG)
def kk_tumpangan_dikenal(kasus: KasusDatang, register: Register) -> Tolak | None:
    """KK yang ditumpangi diterbitkan kabupaten/kota ini."""
    return pindah.tumpangan_dikenal(kasus, register)


@layanan.pemeriksaan(susunan.DASAR_SUSUNAN)
def yang_menumpang_lengkap_dan_serasi(kasus: KasusDatang, register: Register) -> Tolak | None:
    """Bila menumpang, semua yang tertulis pada SKPWNI diberi hubungan dengan kepala keluarga yang ditumpangi."""
    surat, tumpangan = _surat(kasus, register), pindah.tumpangan(kasus, register)
    if surat is None or surat.keluarga is None or tumpangan is None or tumpangan.kepala is None:
        return None
    hubungan = _hubungan(kasus, surat.keluarga)
    lengkap = set(hubungan) == {a.penduduk.id for a in surat.keluarga.anggota}
    if not lengkap or len(kasus.formulir.anggota) != len(hubungan) or Shdk.KEPALA_KELUARGA in hubungan.values():
        return Tolak(
            "Daftar yang menumpang tidak sama dengan yang tertulis pada SKPWNI, atau ada kepala keluarga di dalamnya.",
            "Tulis semua yang pindah, masing-masing dengan hubungannya terhadap kepala keluarga yang ditumpangi.",
            isian="anggota",
        )
    isian = {a.nik: f"anggota.{n}" for n, a in enumerate(kasus.formulir.anggota)}
    calon = [
        aturan.calon_dari(a.penduduk, hubungan[a.penduduk.id], isian[a.penduduk.nik])
        for a in surat.keluarga.anggota
        if a.penduduk.nik
    ]
    kepala = tumpangan.kepala
    return susunan.susunan_serasi(calon, aturan.calon_dari(kepala.penduduk, kepala.shdk))


def _hubungan(kasus: KasusDatang, keluarga: Keluarga) -> dict[UUID, Shdk]:
    milik = {a.penduduk.nik: a.penduduk.id for a in keluarga.anggota if a.penduduk.nik}
    return {milik[b.nik]: b.shdk for b in kasus.formulir.anggota if b.nik in milik}


@layanan.pelaksanaan
def terima(kasus: KasusDatang, register: Register) -> Hasil:
    surat, tumpangan = _surat(kasus, register), pindah.tumpangan(kasus, register)
    assert surat is not None and surat.keluarga is not None  # surat_pindah_berlaku
    tanggal, datang = kasus.tanggal_keputusan, surat.keluarga
    if tumpangan:
        perubahan = _menumpang(kasus, datang, tumpangan)
        semula = [datang, tumpangan]
    else:
        assert kasus.formulir.tujuan is not None  # wajib bila tidak menumpang
        perubahan = tempati(datang, alamat_baru(kasus.formulir.tujuan), tanggal)
        semula = [datang]
    ditutup = [DokumenTutup(surat.surat.id, tanggal, DIPAKAI)]
    ditutup += [DokumenTutup(d.id, tanggal, DITARIK) for d in surat.dokumen if not adalah_kutipan(d.jenis)]
    sesudah = terapkan(semula, perubahan)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, [tumpangan] if tumpangan else [], sesudah, tanggal)
    subjek = (*(Subjek(a.penduduk.id, "yang pindah") for a in datang.anggota), Subjek(datang.id, "keluarga"))
    fakta = {"formulir": tulis(kasus.formulir)}
    peristiwa = Peristiwa(
        TANPA_ID, "pindah_datang", 1, str(DASAR_DATANG), tanggal, subjek, fakta, (*perubahan, *ditutup, *kartu)
    )
    pesan = PesanKantor(
        surat.kab_asal, "Pindah datang", "Penduduk sudah diterima di daerah tujuan.", surat.surat.id, surat.surat.nomor
    )
    return Hasil((peristiwa,), _CATATAN, (pesan,))


_CATATAN = ("KTP-el dan KIA yang lama ditarik dan dimusnahkan; gantinya diajukan dengan layanan KTP-GANTI dan KIA.",)


def _menumpang(kasus: KasusDatang, datang: Keluarga, tumpangan: Keluarga) -> tuple[Perubahan, ...]:
    tanggal, orang = kasus.tanggal_keputusan, [a.penduduk for a in datang.anggota]
    return (
        *(AnggotaKeluar(o.id, tanggal) for o in orang),
        KeluargaTutup(datang.id, tanggal),
        *(OrangUbah(o.id, tanggal, {"kab": kasus.kab}) for o in orang),
        *masukkan(tumpangan.id, tumpangan.desa, _hubungan(kasus, datang), tanggal),
    )
