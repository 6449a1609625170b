"""Yang terjadi bila kelahiran dicatat: model akta, biodata anak, KK, akta, dan KIA."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from adminduk.dasar.hukum import PERMENDAGRI_2_2016, PERPRES_96_2018
from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
    StatusPenduduk,
)
from adminduk.dasar.nama import periksa_nama, rapikan
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import AktaKelahiran, ModelAkta
from adminduk.dokumen.surat.kia import USIA_BERFOTO, USIA_KTP
from adminduk.dokumen.susun import kartu_identitas_anak, penerbit, terbitkan_kk
from adminduk.pencatatan_sipil.akta_kelahiran.formulir import BuktiPerkawinan, F201Kelahiran
from adminduk.permohonan import Hasil, Kasus
from adminduk.permohonan.aturan.orang_tua import Orangtua, nama_orang_tua, orang_tua
from adminduk.permohonan.formulir.f201 import Anak
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import orang_dari, shdk_anak, terapkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import (
    AktaCatat,
    AnggotaMasuk,
    DokumenTerbit,
    NikBaru,
    NikTerbit,
    NomorAktaBaru,
    OrangBaru,
    Perubahan,
)

BATAS_LAPOR_HARI = 60  # UU 24/2013 Pasal 27 ayat (1)
DASAR_AKTA = PERPRES_96_2018.pasal(33)
DASAR_KIA = PERMENDAGRI_2_2016.butir("Penerbitan KIA")


def model_akta(bukti: BuktiPerkawinan, *, ayah_disebut: bool, kk_suami_istri: bool) -> ModelAkta:
    """Return the model of the act (Permendagri 108/2019).

    >>> model_akta(BuktiPerkawinan.TIDAK_ADA, ayah_disebut=True, kk_suami_istri=False).name
    'SEORANG_IBU'
    """
    if not ayah_disebut:
        return ModelAkta.SEORANG_IBU
    if bukti is BuktiPerkawinan.AKTA:
        return ModelAkta.AYAH_IBU
    if bukti is BuktiPerkawinan.SPTJM and kk_suami_istri:
        return ModelAkta.AYAH_IBU_BELUM_TERCATAT
    return ModelAkta.SEORANG_IBU


def kk_menunjukkan_suami_istri(ortu: Orangtua, register: Register) -> bool:
    if not (ortu.ibu and ortu.ayah and ortu.keluarga):
        return False
    perkawinan = register.perkawinan_dari(ortu.ibu.id)
    if perkawinan and perkawinan.pasangan(ortu.ibu.id) == ortu.ayah.id:
        return True
    shdk = {a.shdk for o in (ortu.ibu, ortu.ayah) if (a := ortu.keluarga.cari(o.id))}
    return len(shdk) == 2 and shdk <= {Shdk.KEPALA_KELUARGA, Shdk.SUAMI, Shdk.ISTRI}


def terlambat(lahir: date, dilaporkan: date) -> bool:
    """Day 60 is still on time, day 61 is late.

    >>> terlambat(date(2026, 9, 24), date(2026, 11, 23)), terlambat(date(2026, 9, 23), date(2026, 11, 23))
    (False, True)
    """
    return (dilaporkan - lahir).days > BATAS_LAPOR_HARI


class _Bayi(NamedTuple):
    """One child of the case with the numbers to come and what the register will hold of it."""

    urutan: int
    isi: Anak
    baru: OrangBaru
    nik: NikBaru
    no_akta: NomorAktaBaru


def catat_kelahiran(kasus: Kasus[F201Kelahiran], register: Register) -> Hasil:
    ortu = orang_tua(kasus.formulir, register)
    assert ortu.keluarga is not None  # orang_tua_terdaftar
    model = model_akta(
        kasus.formulir.bukti_perkawinan,
        ayah_disebut=kasus.formulir.ayah is not None,
        kk_suami_istri=kk_menunjukkan_suami_istri(ortu, register),
    )
    bayi = [_bayi(kasus, register, ortu, model, n) for n in range(len(kasus.formulir.anak))]
    masuk = [p for b in bayi for p in _masuk_keluarga(b, ortu)]
    sesudah = terapkan([ortu.keluarga], masuk)[ortu.keluarga.id]
    perubahan = (
        *masuk,
        *(p for b in bayi for p in _akta_dan_kia(kasus, register, ortu, model, b, sesudah)),
        *terbitkan_kk(
            register, kasus.id_turunan("kk"), sesudah, kasus.tanggal_keputusan, {b.baru.orang: b.nik for b in bayi}
        ),
    )
    return Hasil((_peristiwa(kasus, ortu, model, bayi, perubahan),), _catatan(kasus, model, bayi))


def _bayi(kasus: Kasus[F201Kelahiran], register: Register, ortu: Orangtua, model: ModelAkta, urutan: int) -> _Bayi:
    assert ortu.keluarga is not None
    anak = kasus.formulir.anak[urutan]
    lahir = anak.tanggal_lahir.tanggal
    orang = kasus.id_turunan(f"anak-{urutan}")
    kode = "LT" if terlambat(lahir, kasus.tanggal_pengajuan) else "LU"
    no_akta = NomorAktaBaru(kasus.kab, kode, kasus.tanggal_keputusan, str(orang))
    isi = _biodata(kasus.formulir, register, ortu, model, anak) | {"no_akta_lahir": no_akta}
    perempuan = anak.jenis_kelamin is JenisKelamin.PEREMPUAN
    nik = NikBaru(ortu.keluarga.kecamatan, lahir, perempuan, str(orang))
    return _Bayi(urutan, anak, OrangBaru(orang, lahir, ortu.keluarga.kab, isi), nik, no_akta)


def _biodata(
    formulir: F201Kelahiran, register: Register, ortu: Orangtua, model: ModelAkta, anak: Anak
) -> dict[str, Any]:
    berayah = model in (ModelAkta.AYAH_IBU, ModelAkta.AYAH_IBU_BELUM_TERCATAT)
    ayah = ortu.ayah if berayah else None
    return {
        "nama": rapikan(anak.nama).upper(),
        "jenis_kelamin": anak.jenis_kelamin,
        "tempat_lahir": tempat_peristiwa(register.nama_wilayah(anak.tempat_kelahiran) or ""),
        "lahir": anak.tanggal_lahir.tanggal,
        "presisi_lahir": anak.tanggal_lahir.presisi,
        "kewarganegaraan": Kewarganegaraan.WNI,
        "agama": _agama(ayah, ortu),
        "golongan_darah": GolonganDarah.TIDAK_TAHU,
        "status_kawin": StatusKawin.BELUM_KAWIN,
        "pendidikan": Pendidikan.BELUM_SEKOLAH,
        "pekerjaan": "01",
        "status": StatusPenduduk.AKTIF,
        "ayah": ayah.id if ayah else None,
        "ibu": ortu.ibu.id if ortu.ibu else None,
        "nama_ayah": nama_orang_tua(ayah, formulir.ayah) if berayah else None,
        "nama_ibu": nama_orang_tua(ortu.ibu, formulir.ibu),
    }


def _agama(ayah: Penduduk | None, ortu: Orangtua) -> Agama:
    """A newborn is entered with the religion of the parent it is entered under; F-1.06 changes it later."""
    acuan = ayah or ortu.ibu or ortu.ayah
    assert acuan is not None  # orang_tua_terdaftar
    return acuan.agama


def _masuk_keluarga(b: _Bayi, ortu: Orangtua) -> tuple[Perubahan, ...]:
    assert ortu.keluarga is not None
    induk = next(o for o in (ortu.ibu, ortu.ayah) if o and ortu.keluarga.cari(o.id))
    anggota = ortu.keluarga.cari(induk.id)
    assert anggota is not None
    # A family that its parent joined after the birth cannot have had the child before.
    sejak = max(b.baru.sejak, anggota.sejak)
    return (
        b.baru,
        NikTerbit(b.nik, b.baru.orang, b.baru.sejak),
        AnggotaMasuk(b.baru.orang, ortu.keluarga.id, sejak, shdk_anak(ortu.keluarga, induk.id), ortu.keluarga.desa),
    )


def _akta_dan_kia(
    kasus: Kasus[F201Kelahiran],
    register: Register,
    ortu: Orangtua,
    model: ModelAkta,
    b: _Bayi,
    keluarga: Keluarga,
) -> tuple[Perubahan, ...]:
    tanggal, anak = kasus.tanggal_keputusan, b.baru.isi
    akta = AktaKelahiran(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=b.no_akta,
        nik=b.nik,
        nama=anak["nama"],
        jenis_kelamin=b.isi.jenis_kelamin,
        tempat_lahir=anak["tempat_lahir"],
        tanggal_lahir=anak["lahir"],
        model=model,
        anak_ke=b.isi.kelahiran_ke,
        nama_ayah=anak["nama_ayah"] or "",
        nama_ibu=anak["nama_ibu"],
    )
    id_akta = kasus.id_turunan(f"akta-{b.urutan}")
    orang = b.baru.orang
    return (
        AktaCatat(id_akta, "KELAHIRAN", b.no_akta, tanggal, kasus.kab, _isi_register(kasus, ortu, model, b)),
        DokumenTerbit(
            kasus.id_turunan(f"kutipan-{b.urutan}"),
            akta.kode,
            akta.nomor,
            tanggal,
            kasus.kab,
            akta.ke_isi(),
            orang,
            None,
            id_akta,
        ),
        *_kia(kasus, register, b, keluarga),
    )


def _kia(kasus: Kasus[F201Kelahiran], register: Register, b: _Bayi, keluarga: Keluarga) -> tuple[Perubahan, ...]:
    """Issue the card of a child under five; from five on it bears a photograph, which this report does not ask for."""
    anak, tanggal = orang_dari(b.baru), kasus.tanggal_keputusan
    if anak.usia(tanggal) >= USIA_BERFOTO:
        return ()
    kia = kartu_identitas_anak(register, anak, keluarga, tanggal, nik=b.nik, no_akta=b.no_akta)
    id_ = kasus.id_turunan(f"kia-{b.urutan}")
    return (DokumenTerbit(id_, kia.kode, kia.nik, tanggal, kasus.kab, kia.ke_isi(), anak.id),)


def _isi_register(kasus: Kasus[F201Kelahiran], ortu: Orangtua, model: ModelAkta, b: _Bayi) -> dict[str, Any]:
    """What the register of births keeps for ever, beyond what the quotation prints."""
    return {
        "orang": b.baru.orang,
        "ibu": ortu.ibu.id if ortu.ibu else None,
        "ayah": b.baru.isi["ayah"],
        "model": model,
        "terlambat": b.no_akta.kode == "LT",
        "formulir": tulis(kasus.formulir),
        "baris_anak": b.urutan,
    }


def _peristiwa(
    kasus: Kasus[F201Kelahiran],
    ortu: Orangtua,
    model: ModelAkta,
    bayi: list[_Bayi],
    perubahan: tuple[Perubahan, ...],
) -> Peristiwa:
    assert ortu.keluarga is not None
    subjek = [Subjek(b.baru.orang, "anak") for b in bayi]
    subjek += [Subjek(o.id, peran) for o, peran in ((ortu.ibu, "ibu"), (ortu.ayah, "ayah")) if o]
    return Peristiwa(
        TANPA_ID,
        "kelahiran",
        1,
        str(DASAR_AKTA),
        min(b.baru.sejak for b in bayi),
        (*subjek, Subjek(ortu.keluarga.id, "keluarga")),
        {
            "formulir": tulis(kasus.formulir),
            "model": model,
            "terlambat": any(b.no_akta.kode == "LT" for b in bayi),
        },
        perubahan,
    )


def _catatan(kasus: Kasus[F201Kelahiran], model: ModelAkta, bayi: list[_Bayi]) -> tuple[str, ...]:
    catatan = [f"Model akta: anak dari {model.value}."]
    if any(b.no_akta.kode == "LT" for b in bayi):
        catatan.append("Dilaporkan lewat 60 hari: tanda tangan Kepala Dinas sekaligus keputusan pencatatannya.")
    catatan += [c for b in bayi if (c := _catatan_kartu(b, kasus.tanggal_keputusan))]
    catatan += [t.kalimat for a in kasus.formulir.anak for t in periksa_nama(a.nama) if not t.menolak]
    return tuple(catatan)


def _catatan_kartu(b: _Bayi, tanggal: date) -> str:
    """Say how a child too old for the card of the newborn gets its own."""
    anak = orang_dari(b.baru)
    usia = anak.usia(tanggal)
    if usia < USIA_BERFOTO:
        return ""
    if usia < USIA_KTP:
        cara = "KIA-nya memakai pas foto dan diajukan lewat layanan KIA sesudah akta ini terbit"
    else:
        cara = "tidak lagi memakai KIA; KTP-el diajukan lewat layanan KTP-BARU"
    return f"{anak.nama} berumur {usia} tahun: {cara} ({DASAR_KIA})."
