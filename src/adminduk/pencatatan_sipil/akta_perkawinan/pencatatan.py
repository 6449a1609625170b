"""Yang terjadi bila perkawinan dicatat: akta dengan dua kutipan, status keduanya, dan Kartu Keluarga."""

from __future__ import annotations

from uuid import UUID

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import Shdk, StatusKawin, StatusPenduduk
from adminduk.dasar.nomor_akta import KodeAkta
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import AktaPerkawinan
from adminduk.dokumen.susun import mempelai, penerbit, terbitkan_kk_berubah
from adminduk.pencatatan_sipil.akta_perkawinan.formulir import F201Perkawinan, SusunanKK
from adminduk.permohonan import Hasil, Kasus
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import (
    bentuk_keluarga,
    daftar_ikatan,
    ditinggal_kepala,
    kawin,
    masukkan,
    pengganti_kepala,
    terapkan,
    tinggalkan,
)
from adminduk.register.isi import Keluarga, Penduduk, Perkawinan, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import (
    AktaCatat,
    DokumenTerbit,
    KawinSelesai,
    NomorAktaBaru,
    OrangUbah,
    Perubahan,
)

DASAR_AKTA = PERPRES_96_2018.pasal(37)
BATAS_LAPOR_HARI = 60  # UU 23/2006 Pasal 34 ayat (1)

KasusKawin = Kasus[F201Perkawinan]


def pasangan(kasus: KasusKawin, register: Register) -> tuple[Penduduk, Penduduk] | None:
    suami, istri = register.orang_ber_nik(kasus.formulir.suami), register.orang_ber_nik(kasus.formulir.istri)
    return (suami, istri) if suami and istri else None


def ikatan_keduanya(register: Register, suami: UUID, istri: UUID) -> Perkawinan | None:
    """Return the marriage of these two that the register knows, recorded or not."""
    return next((k for k in register.daftar_perkawinan(suami) if k.istri == istri), None)


def catat_perkawinan(kasus: KasusKawin, register: Register) -> Hasil:
    dua = pasangan(kasus, register)
    assert dua is not None  # keduanya_penduduk_kantor_ini
    nomor = NomorAktaBaru(kasus.kab, KodeAkta.PERKAWINAN.value, kasus.tanggal_keputusan)
    status = _status(kasus, register, dua, nomor)
    susunan = _susunan(kasus, register, dua) if kasus.formulir.tanggal_wafat is None else ()
    asal = keluarga_asal([o.id for o in dua], register)
    sesudah = terapkan(asal, (*status, *susunan), dua)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, sesudah, kasus.tanggal_keputusan)
    peristiwa = Peristiwa(
        TANPA_ID,
        "perkawinan",
        1,
        str(DASAR_AKTA),
        kasus.formulir.tanggal,
        (Subjek(dua[0].id, "suami"), Subjek(dua[1].id, "istri"), *(Subjek(k.id, "keluarga") for k in asal)),
        {"formulir": tulis(kasus.formulir)},
        (*status, *susunan, *_akta(kasus, register, dua, nomor), *kartu),
    )
    return Hasil((peristiwa,), _catatan(kasus))


def _status(
    kasus: KasusKawin, register: Register, dua: tuple[Penduduk, Penduduk], nomor: NomorAktaBaru
) -> tuple[Perubahan, ...]:
    f, tanggal, lama = kasus.formulir, kasus.tanggal_keputusan, ikatan_keduanya(register, dua[0].id, dua[1].id)
    # A marriage entered without record before (F-1.05) ends as such and goes on as recorded.
    sudahi = (KawinSelesai(lama.id, f.tanggal),) if lama else ()
    mulai = kawin(kasus.id_turunan("perkawinan"), dua, f.tanggal, tanggal, nomor, kasus.kab)
    if f.tanggal_wafat is None:
        return *sudahi, *mulai
    janda_duda = (o for o in dua if o.status is StatusPenduduk.AKTIF)
    return (
        *sudahi,
        mulai[0],
        KawinSelesai(kasus.id_turunan("perkawinan"), f.tanggal_wafat),
        *(OrangUbah(o.id, tanggal, {"status_kawin": StatusKawin.CERAI_MATI}) for o in janda_duda),
    )


def _susunan(kasus: KasusKawin, register: Register, dua: tuple[Penduduk, Penduduk]) -> tuple[Perubahan, ...]:
    suami, istri = dua
    rumah = {o.id: register.keluarga_dari(o.id) for o in dua}
    tanggal = kasus.tanggal_keputusan
    match kasus.formulir.susunan:
        case SusunanKK.ISTRI_KE_SUAMI if tujuan := rumah[suami.id]:
            return _pindah_kk(kasus, register, istri, rumah[istri.id], tujuan, suami)
        case SusunanKK.SUAMI_KE_ISTRI if tujuan := rumah[istri.id]:
            return _pindah_kk(kasus, register, suami, rumah[suami.id], tujuan, istri)
        case SusunanKK.BARU if asal := rumah[suami.id]:
            alamat = {k: getattr(asal, k) for k in ("desa", "alamat", "rt", "rw", "dusun", "kode_pos")}
            berdua = {suami.id: Shdk.KEPALA_KELUARGA, istri.id: Shdk.ISTRI}
            keluar = _tinggalkan_semua(kasus, register, dua)
            return *keluar, *bentuk_keluarga(kasus.id_turunan("keluarga"), alamat, berdua, tanggal)
    return ()


def _tinggalkan_semua(kasus: KasusKawin, register: Register, pergi: tuple[Penduduk, ...]) -> tuple[Perubahan, ...]:
    orang = {o.id for o in pergi}
    return tuple(p for k in keluarga_asal(list(orang), register) for p in _tinggalkan(kasus, register, k, orang))


def _tinggalkan(kasus: KasusKawin, register: Register, keluarga: Keluarga, pergi: set[UUID]) -> tuple[Perubahan, ...]:
    tanggal = kasus.tanggal_keputusan
    if not ditinggal_kepala(keluarga, pergi):
        return tinggalkan(keluarga, pergi, tanggal, tanggal)
    kepala = pengganti_kepala(keluarga, pergi, tanggal)
    ikatan = daftar_ikatan(register, kepala)
    pasangan_kepala = ikatan[0].pasangan.id if ikatan and ikatan[0].pasangan else None
    return tinggalkan(keluarga, pergi, tanggal, tanggal, kepala_baru=kepala, pasangan_kepala=pasangan_kepala)


def _pindah_kk(
    kasus: KasusKawin, register: Register, orang: Penduduk, asal: Keluarga | None, tujuan: Keluarga, diikuti: Penduduk
) -> tuple[Perubahan, ...]:
    """Return what brings one of the couple into the family of the other; nothing when both are there already."""
    if asal is not None and asal.id == tujuan.id:
        return ()
    anggota = tujuan.cari(diikuti.id)
    shdk = _shdk(orang, anggota.shdk if anggota else Shdk.LAINNYA)
    keluar = _tinggalkan(kasus, register, asal, {orang.id}) if asal else ()
    return *keluar, *masukkan(tujuan.id, tujuan.desa, {orang.id: shdk}, kasus.tanggal_keputusan)


def _shdk(orang: Penduduk, diikuti: Shdk) -> Shdk:
    if diikuti is Shdk.KEPALA_KELUARGA:
        return Shdk.ISTRI if orang.jenis_kelamin.value == "PEREMPUAN" else Shdk.SUAMI
    return Shdk.MENANTU if diikuti is Shdk.ANAK else Shdk.FAMILI_LAIN


def _akta(
    kasus: KasusKawin, register: Register, dua: tuple[Penduduk, Penduduk], nomor: NomorAktaBaru
) -> tuple[Perubahan, ...]:
    f, tanggal, id_akta = kasus.formulir, kasus.tanggal_keputusan, kasus.id_turunan("akta")
    surat = AktaPerkawinan(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=nomor,
        suami=mempelai(dua[0]),
        istri=mempelai(dua[1]),
        tempat=tempat_peristiwa(register.nama_wilayah(int(f.tempat)) or ""),
        tanggal=f.tanggal,
        agama=f.agama.value,
        pemuka_agama=f.pemuka_agama,
    )
    isi = {"suami": dua[0].id, "istri": dua[1].id, "formulir": tulis(f)}
    cetak = surat.ke_isi()
    lembar = {o.id: kasus.id_turunan(f"kutipan-{o.id}") for o in dua}
    return (
        AktaCatat(id_akta, "PERKAWINAN", nomor, tanggal, kasus.kab, isi),
        *(
            DokumenTerbit(d, surat.kode, nomor, tanggal, kasus.kab, cetak, orang, None, id_akta)
            for orang, d in lembar.items()
        ),
    )


def _catatan(kasus: KasusKawin) -> tuple[str, ...]:
    terlambat = (kasus.tanggal_pengajuan - kasus.formulir.tanggal).days > BATAS_LAPOR_HARI
    return (
        *(("Dilaporkan lewat 60 hari.",) if terlambat else ()),
        "KTP-el keduanya diganti dengan status yang baru (layanan KTP-GANTI).",
    )
