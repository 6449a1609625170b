"""Yang terjadi bila peristiwa di luar negeri dilaporkan: data dan KK dimutakhirkan, akta di sini tidak terbit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from adminduk.dasar.hukum import UU_23_2006, Keyakinan
from adminduk.dasar.kode import GolonganDarah, JenisKelamin, Kewarganegaraan, Pendidikan, StatusKawin, StatusPenduduk
from adminduk.dasar.nama import rapikan
from adminduk.dasar.tanggal import Presisi, tulis_tanggal
from adminduk.dokumen.kutipan import CatatanBaru, cabut_kutipan, catat_pinggir
from adminduk.dokumen.surat import BuktiPelaporanLuarNegeri, Butir
from adminduk.dokumen.susun import DITARIK, penerbit, terbitkan_kk_berubah, tutup_dokumen_orang
from adminduk.pencatatan_sipil.pelaporan_luar_negeri.formulir import F201LuarNegeri, PeristiwaLuarNegeri
from adminduk.permohonan import Hasil, Kasus
from adminduk.permohonan.aturan.akta import CP_PERCERAIAN
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import (
    akibat_kematian,
    cerai,
    daftar_ikatan,
    kawin,
    kawin_seorang,
    orang_dari,
    shdk_anak,
    terapkan,
)
from adminduk.register.isi import Keluarga, Penduduk, Perkawinan, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import (
    AnggotaMasuk,
    DokumenTerbit,
    KawinSelesai,
    NikBaru,
    NikTerbit,
    NomorAktaBaru,
    OrangBaru,
    Perubahan,
)

DASAR_LAHIR = UU_23_2006.pasal(29, keyakinan=Keyakinan.DIINGAT)
DASAR_PERKAWINAN = UU_23_2006.pasal(37, keyakinan=Keyakinan.DIINGAT)
DASAR_PERCERAIAN = UU_23_2006.pasal(41, keyakinan=Keyakinan.DIINGAT)
DASAR_KEMATIAN = UU_23_2006.pasal(45, keyakinan=Keyakinan.DIINGAT)
DASAR = {
    PeristiwaLuarNegeri.KELAHIRAN: DASAR_LAHIR,
    PeristiwaLuarNegeri.PERKAWINAN: DASAR_PERKAWINAN,
    PeristiwaLuarNegeri.PERCERAIAN: DASAR_PERCERAIAN,
    PeristiwaLuarNegeri.KEMATIAN: DASAR_KEMATIAN,
}
BATAS_LAPOR_HARI = 30  # [diingat] each of the four articles, since the return
KODE_NOMOR = "LN"  # within the number of the letter; no source names one

KasusLuarNegeri = Kasus[F201LuarNegeri]


def diri(kasus: KasusLuarNegeri, register: Register) -> Penduduk | None:
    orang = register.orang_ber_nik(kasus.formulir.nik)
    return orang if orang and orang.kab == kasus.kab else None


def pasangan(kasus: KasusLuarNegeri, register: Register) -> Penduduk | None:
    nik = kasus.formulir.nik_pasangan
    orang = register.orang_ber_nik(nik) if nik and nik != kasus.formulir.nik else None
    return orang if orang and orang.kab == kasus.kab else None


def ikatan_keduanya(register: Register, orang: Penduduk, lain: Penduduk | None) -> Perkawinan | None:
    """Return the marriage of these two that the register knows, recorded or not."""
    daftar = register.daftar_perkawinan(orang.id)
    return next((k for k in daftar if lain and k.pasangan(orang.id) == lain.id), None)


def catat_laporan(kasus: KasusLuarNegeri, register: Register) -> Hasil:
    f, orang = kasus.formulir, diri(kasus, register)
    assert orang is not None  # yang_bersangkutan_penduduk_kantor_ini
    akibat = _AKIBAT[f.peristiwa](kasus, register, orang)
    tersentuh = [o for p in akibat if (o := getattr(p, "orang", None))]
    asal = keluarga_asal([orang.id, *tersentuh], register)
    baru = _anak(akibat)
    nik = {b.orang: _nik_anak(kasus, register.keluarga_dari(orang.id), b.orang) for b in baru}
    sesudah = terapkan(asal, akibat)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, sesudah, kasus.tanggal_keputusan, nik)
    pemegang = orang_dari(baru[0]) if baru else orang
    peristiwa = Peristiwa(
        TANPA_ID,
        "pelaporan_luar_negeri",
        1,
        str(DASAR[f.peristiwa]),
        f.akta.tanggal,
        (*(Subjek(o, "penduduk") for o in dict.fromkeys([orang.id, *tersentuh])), *_subjek_keluarga(asal)),
        {"formulir": tulis(f)},
        (*akibat, *_surat(kasus, register, pemegang, nik.get(pemegang.id)), *kartu),
    )
    return Hasil((peristiwa,), _catatan(kasus))


def _subjek_keluarga(asal: list[Keluarga]) -> tuple[Subjek, ...]:
    return tuple(Subjek(k.id, "keluarga") for k in asal)


def _anak(akibat: tuple[Perubahan, ...]) -> list[OrangBaru]:
    return [p for p in akibat if isinstance(p, OrangBaru)]


def _kelahiran(kasus: KasusLuarNegeri, register: Register, orang: Penduduk) -> tuple[Perubahan, ...]:
    keluarga, lahir = register.keluarga_dari(orang.id), kasus.formulir.akta.tanggal
    assert keluarga is not None  # every active resident stands on a KK
    anak = kasus.id_turunan("anak")
    induk = keluarga.cari(orang.id)
    sejak = max(lahir, induk.sejak) if induk else lahir
    return (
        OrangBaru(anak, lahir, keluarga.kab, _biodata(kasus, register, orang)),
        NikTerbit(_nik_anak(kasus, keluarga, anak), anak, lahir),
        AnggotaMasuk(anak, keluarga.id, sejak, shdk_anak(keluarga, orang.id), keluarga.desa),
    )


def _nik_anak(kasus: KasusLuarNegeri, keluarga: Keluarga | None, anak: UUID) -> NikBaru:
    assert keluarga is not None and kasus.formulir.anak is not None
    perempuan = kasus.formulir.anak.jenis_kelamin is JenisKelamin.PEREMPUAN
    return NikBaru(keluarga.kecamatan, kasus.formulir.akta.tanggal, perempuan, str(anak))


def _biodata(kasus: KasusLuarNegeri, register: Register, orang: Penduduk) -> dict[str, Any]:
    f, lain = kasus.formulir, pasangan(kasus, register)
    assert f.anak is not None
    nama_lain = lain.nama if lain else rapikan(f.nama_pasangan or "").upper() or None
    satu, dua = (orang.id, orang.nama), (lain.id if lain else None, nama_lain)
    ayah, ibu = (satu, dua) if orang.jenis_kelamin is JenisKelamin.LAKI_LAKI else (dua, satu)
    return {
        "nama": rapikan(f.anak.nama).upper(),
        "jenis_kelamin": f.anak.jenis_kelamin,
        "tempat_lahir": rapikan(f.akta.kota).upper(),
        "lahir": f.akta.tanggal,
        "presisi_lahir": Presisi.HARI,
        "kewarganegaraan": Kewarganegaraan.WNI,
        "agama": orang.agama,
        "golongan_darah": GolonganDarah.TIDAK_TAHU,
        "status_kawin": StatusKawin.BELUM_KAWIN,
        "pendidikan": Pendidikan.BELUM_SEKOLAH,
        "pekerjaan": "01",
        "status": StatusPenduduk.AKTIF,
        "ayah": ayah[0],
        "ibu": ibu[0],
        "nama_ayah": ayah[1],
        "nama_ibu": ibu[1],
        "no_akta_lahir": f.akta.nomor.strip().upper(),
    }


def _perkawinan(kasus: KasusLuarNegeri, register: Register, orang: Penduduk) -> tuple[Perubahan, ...]:
    f, lain, tanggal = kasus.formulir, pasangan(kasus, register), kasus.tanggal_keputusan
    nomor = f.akta.nomor.strip().upper()
    if lain is None:
        return (kawin_seorang(orang, f.akta.tanggal, tanggal, nomor),)
    lama = ikatan_keduanya(register, orang, lain)
    return (
        *((KawinSelesai(lama.id, f.akta.tanggal),) if lama else ()),
        *kawin(kasus.id_turunan("perkawinan"), (orang, lain), f.akta.tanggal, tanggal, nomor, kasus.kab),
    )


def _perceraian(kasus: KasusLuarNegeri, register: Register, orang: Penduduk) -> tuple[Perubahan, ...]:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    lain, daftar = pasangan(kasus, register), daftar_ikatan(register, orang.id)
    ikatan = next((i for i in daftar if lain is None or i.perkawinan.pasangan(orang.id) == lain.id), None)
    akta = register.akta_bernomor(ikatan.perkawinan.no_akta) if ikatan and ikatan.perkawinan.no_akta else None
    teks = f"Perkawinan ini berakhir karena perceraian di {f.akta.kota}, {f.akta.negara}, akta {f.akta.nomor}."
    catatan = CatatanBaru(kasus.id_turunan("catatan"), CP_PERCERAIAN, teks)
    pinggir: tuple[Perubahan, ...] = ()
    if akta:
        pinggir = (catat_pinggir(akta, catatan, tanggal), *cabut_kutipan(akta, tanggal, "perceraian"))
    return *cerai(orang, ikatan, f.akta.tanggal, tanggal, f.akta.nomor.strip().upper()), *pinggir


def _kematian(kasus: KasusLuarNegeri, register: Register, orang: Penduduk) -> tuple[Perubahan, ...]:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    nomor, keluarga = f.akta.nomor.strip().upper(), register.keluarga_dari(orang.id)
    ikatan = daftar_ikatan(register, orang.id)
    return (
        *akibat_kematian(orang, keluarga, ikatan, f.akta.tanggal, tanggal, None, nomor),
        *tutup_dokumen_orang(register, orang.id, tanggal, DITARIK),
    )


_AKIBAT = {
    PeristiwaLuarNegeri.KELAHIRAN: _kelahiran,
    PeristiwaLuarNegeri.PERKAWINAN: _perkawinan,
    PeristiwaLuarNegeri.PERCERAIAN: _perceraian,
    PeristiwaLuarNegeri.KEMATIAN: _kematian,
}


def _surat(
    kasus: KasusLuarNegeri, register: Register, orang: Penduduk, nik: NikBaru | None
) -> tuple[DokumenTerbit, ...]:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    lain = pasangan(kasus, register)
    surat = BuktiPelaporanLuarNegeri(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, tanggal),
        nik=nik or (orang.nik.lengkap if orang.nik else ""),
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        rincian=(
            Butir(label="Peristiwa", isi=f.peristiwa.value),
            Butir(label="Tempat, tanggal", isi=f"{f.akta.kota}, {f.akta.negara}, {tulis_tanggal(f.akta.tanggal)}"),
            Butir(label="Suami, istri, atau orang tua lain", isi=lain.nama if lain else f.nama_pasangan or ""),
            Butir(label="Akta negara setempat", isi=f.akta.nomor),
            Butir(label="Bukti pelaporan", isi=f"{f.bukti.perwakilan} Nomor {f.bukti.nomor}"),
        ),
    )
    isi, id_ = surat.ke_isi(), kasus.id_turunan("surat")
    return (DokumenTerbit(id_, surat.kode, surat.nomor, tanggal, kasus.kab, isi, orang.id),)


def _catatan(kasus: KasusLuarNegeri) -> tuple[str, ...]:
    f = kasus.formulir
    terlambat = f.tanggal_kembali and (kasus.tanggal_pengajuan - f.tanggal_kembali).days > BATAS_LAPOR_HARI
    kawin_cerai = f.peristiwa in (PeristiwaLuarNegeri.PERKAWINAN, PeristiwaLuarNegeri.PERCERAIAN)
    return (
        *(("Dilaporkan lewat 30 hari sejak kembali.",) if terlambat else ()),
        *(("KTP-el diganti dengan status yang baru (layanan KTP-GANTI).",) if kawin_cerai else ()),
        *(("KIA anak diterbitkan dengan layanan KIA.",) if f.anak else ()),
    )
