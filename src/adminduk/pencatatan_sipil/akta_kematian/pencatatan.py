"""Yang terjadi bila kematian dicatat: NIK, pasangan, keluarga, akta, dan dokumen yang ditarik."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import StatusPenduduk
from adminduk.dasar.nama import rapikan
from adminduk.dasar.nomor_akta import KodeAkta
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import AktaKematian
from adminduk.dokumen.susun import DITARIK, penerbit, terbitkan_kk_berubah, tutup_dokumen_orang
from adminduk.pencatatan_sipil.akta_kematian.formulir import F201Kematian, TanpaNIK
from adminduk.permohonan import Hasil, Kasus
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.aturan.orang_tua import nama_orang_tua
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import (
    akibat_kematian,
    calon_kepala,
    daftar_ikatan,
    ditinggal_kepala,
    dititipkan,
    kerabat_masuk,
    meninggal,
    terapkan,
)
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AktaCatat, AnggotaKeluar, DokumenTerbit, NomorAktaBaru, OrangUbah, Perubahan

DASAR_AKTA = PERPRES_96_2018.pasal(45)
BATAS_LAPOR_HARI = 30  # [I] UU 24/2013 Pasal 44 ayat (1)

KasusKematian = Kasus[F201Kematian]


def almarhum(formulir: F201Kematian, register: Register) -> Penduduk | None:
    return register.orang_ber_nik(formulir.kematian.nik) if formulir.kematian.nik else None


def tanpa_dewasa(keluarga: Keluarga, meninggal: UUID, pada: date) -> bool:
    """Whether the head is gone and nobody who stays may be one."""
    return ditinggal_kepala(keluarga, {meninggal}) and calon_kepala(keluarga, {meninggal}, pada) is None


def catat_kematian(kasus: KasusKematian, register: Register) -> Hasil:
    nomor = NomorAktaBaru(kasus.kab, KodeAkta.KEMATIAN.value, kasus.tanggal_keputusan)
    orang = almarhum(kasus.formulir, register)
    akibat = _akibat(kasus, register, orang, nomor) if orang else ()
    perubahan = (*akibat, *_akta(kasus, register, orang, nomor), *_dokumen(kasus, register, orang, akibat))
    peristiwa = Peristiwa(
        TANPA_ID,
        "kematian",
        1,
        str(DASAR_AKTA),
        kasus.formulir.kematian.tanggal,
        _subjek(kasus, register, orang, akibat),
        {"formulir": tulis(kasus.formulir)},
        perubahan,
    )
    return Hasil((peristiwa,), _catatan(kasus, register, orang))


def _akibat(kasus: KasusKematian, register: Register, orang: Penduduk, nomor: NomorAktaBaru) -> tuple[Perubahan, ...]:
    wafat, tanggal = kasus.formulir.kematian.tanggal, kasus.tanggal_keputusan
    ikatan, keluarga = daftar_ikatan(register, orang.id), register.keluarga_dari(orang.id)
    if keluarga is None or not tanpa_dewasa(keluarga, orang.id, tanggal):
        return akibat_kematian(orang, keluarga, ikatan, wafat, tanggal, _kepala_baru(kasus, register), nomor)
    perwalian = _perwalian(kasus, register, keluarga, AnggotaKeluar(orang.id, wafat))
    if perwalian is None:
        return akibat_kematian(orang, keluarga, ikatan, wafat, tanggal, None, nomor)
    return *meninggal(orang, ikatan, wafat, nomor), *perwalian


def _kepala_baru(kasus: KasusKematian, register: Register) -> UUID | None:
    nik = kasus.formulir.ditinggalkan.kepala_baru
    orang = register.orang_ber_nik(nik) if nik else None
    return orang.id if orang else None


def _perwalian(
    kasus: KasusKematian, register: Register, keluarga: Keluarga, keluar: AnggotaKeluar
) -> tuple[Perubahan, ...] | None:
    """Return how children left alone are taken care of; None when nobody is named yet."""
    isi, tanggal = kasus.formulir.ditinggalkan, kasus.tanggal_keputusan
    anak = terapkan([keluarga], [keluar])[keluarga.id]
    kerabat = register.orang_ber_nik(isi.kepala_baru) if isi.kepala_baru else None
    wali = register.keluarga_bernomor(isi.kk_wali) if isi.kk_wali else None
    if kerabat is not None:
        return keluar, *kerabat_masuk(anak, kerabat, register.keluarga_dari(kerabat.id), tanggal)
    return (keluar, *dititipkan(anak, wali, tanggal)) if wali is not None else None


def _akta(
    kasus: KasusKematian, register: Register, orang: Penduduk | None, nomor: NomorAktaBaru
) -> tuple[Perubahan, ...]:
    tanggal, id_akta = kasus.tanggal_keputusan, kasus.id_turunan("akta")
    akta = _kutipan(kasus, register, orang, nomor)
    isi = {"orang": orang.id if orang else None, "formulir": tulis(kasus.formulir)}
    return (
        AktaCatat(id_akta, "KEMATIAN", nomor, tanggal, kasus.kab, isi),
        DokumenTerbit(
            kasus.id_turunan("kutipan"), akta.kode, nomor, tanggal, kasus.kab, akta.ke_isi(),
            orang.id if orang else None, None, id_akta,
        ),
    )  # fmt: skip


def _kutipan(kasus: KasusKematian, register: Register, orang: Penduduk | None, nomor: NomorAktaBaru) -> AktaKematian:
    f, wafat = kasus.formulir, kasus.formulir.kematian
    diri = orang or f.tanpa_nik
    assert diri is not None  # the form asks for it when there is no NIK
    return AktaKematian(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=kasus.tanggal_keputusan,
        nomor=nomor,
        nik=orang.nik.lengkap if orang and orang.nik else "",
        nama=orang.nama if orang else rapikan(wafat.nama).upper(),
        jenis_kelamin=diri.jenis_kelamin,
        tempat_lahir=diri.tempat_lahir.upper(),
        tanggal_lahir=diri.tanggal_lahir.tanggal if isinstance(diri, TanpaNIK) else diri.tanggal_lahir,
        tempat_kematian=tempat_peristiwa(register.nama_wilayah(wafat.tempat_kematian) or ""),
        tanggal_kematian=wafat.tanggal,
        pukul=wafat.pukul.strftime("%H.%M") if wafat.pukul else "",
        nama_ayah=(orang and orang.nama_ayah) or nama_orang_tua(None, f.ayah),
        nama_ibu=(orang and orang.nama_ibu) or nama_orang_tua(None, f.ibu),
        kewarganegaraan=diri.kewarganegaraan,
    )


def _dokumen(
    kasus: KasusKematian, register: Register, orang: Penduduk | None, akibat: tuple[Perubahan, ...]
) -> tuple[Perubahan, ...]:
    if orang is None:
        return ()
    keluarga = _tersentuh(kasus, register, akibat)
    kerabat = register.orang_ber_nik(nik) if (nik := kasus.formulir.ditinggalkan.kepala_baru) else None
    sesudah = terapkan(keluarga, akibat, [kerabat] if kerabat else [])
    tanggal = kasus.tanggal_keputusan
    return (
        *tutup_dokumen_orang(register, orang.id, tanggal, DITARIK),
        *terbitkan_kk_berubah(register, kasus.id_turunan, keluarga, sesudah, tanggal),
    )


def _tersentuh(kasus: KasusKematian, register: Register, akibat: tuple[Perubahan, ...]) -> list[Keluarga]:
    """The families whose card changes: of the deceased, of the widowed, of a relative and of a guardian."""
    orang = [o for p in akibat if (o := getattr(p, "orang", None))]
    wali = [k for k in (getattr(p, "keluarga", None) for p in akibat) if k]
    keluarga = [*keluarga_asal(orang, register), *(k for id_ in wali if (k := register.keluarga(id_)))]
    return list({k.id: k for k in keluarga}.values())


def _subjek(
    kasus: KasusKematian, register: Register, orang: Penduduk | None, akibat: tuple[Perubahan, ...]
) -> tuple[Subjek, ...]:
    if orang is None:
        return (Subjek(kasus.id_turunan("akta"), "akta"),)
    pasangan = [p.orang for p in akibat if isinstance(p, OrangUbah) and p.orang != orang.id]
    return (
        Subjek(orang.id, "almarhum"),
        *(Subjek(o, "pasangan") for o in pasangan),
        *(Subjek(k.id, "keluarga") for k in _tersentuh(kasus, register, akibat)),
    )


def _catatan(kasus: KasusKematian, register: Register, orang: Penduduk | None) -> tuple[str, ...]:
    catatan = []
    if (kasus.tanggal_pengajuan - kasus.formulir.kematian.tanggal).days > BATAS_LAPOR_HARI:
        catatan.append("Dilaporkan lewat 30 hari.")
    if orang is None:
        catatan.append("Yang meninggal tidak ada dalam register: akta terbit tanpa NIK.")
        return tuple(catatan)
    ikatan = daftar_ikatan(register, orang.id)
    if any(i.pasangan and i.pasangan.status is StatusPenduduk.AKTIF for i in ikatan):
        catatan.append("KTP-el suami atau istri diganti dengan status CERAI MATI (layanan KTP-GANTI).")
    if any(i.pasangan is None for i in ikatan):
        catatan.append("Suami atau istri tercatat di daerah lain: kantor domisilinya memperbarui statusnya.")
    keluarga, isi = register.keluarga_dari(orang.id), kasus.formulir.ditinggalkan
    yatim = keluarga is not None and tanpa_dewasa(keluarga, orang.id, kasus.tanggal_keputusan)
    if yatim and not (isi.kepala_baru or isi.kk_wali):
        catatan.append("Anak tertua menjadi kepala keluarga sementara; tetapkan wali dengan layanan KK-GANTI-KEPALA.")
    return tuple(catatan)
