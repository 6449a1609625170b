"""One invented document of each kind: for tests, benches and the demonstration of layouts."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from adminduk.dasar.kode import Agama, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin
from adminduk.dokumen.surat import (
    AktaKelahiran,
    AktaKematian,
    AktaPengakuanAnak,
    AktaPengesahanAnak,
    AktaPerceraian,
    AktaPerkawinan,
    AnggotaKK,
    Biodata,
    BiodataOrangAsing,
    BuktiNonpermanen,
    BuktiPelaporanKewarganegaraan,
    BuktiPelaporanLuarNegeri,
    Butir,
    KartuIdentitasAnak,
    KartuKeluarga,
    Mempelai,
    ModelAkta,
    Pejabat,
    Penerbit,
    Surat,
    SuratKeterangan,
    SuratKeteranganLahirMati,
    SuratKomunitasTerpencil,
    SuratOrangTerlantar,
    SuratPembatalanPerceraian,
    SuratPembatalanPerkawinan,
    SuratPencatatanSipilRentan,
    SuratPenggantiTandaIdentitas,
    SuratTempatTinggal,
    TandaBuktiKtpEl,
)
from adminduk.dokumen.surat.skpwni import SKPWNI
from adminduk.dokumen.surat.surat_luar_negeri import SuratDatangLuarNegeri, SuratPindahLuarNegeri

PENERBIT = Penerbit.untuk(9202, "Papua Barat", "Kabupaten Manokwari")
PEJABAT = Pejabat(nama="Yohana Mandacan", nip="197405122000032001")
TERBIT = date(2026, 11, 23)
LAHIR = date(2026, 11, 2)

AKTA_KELAHIRAN = AktaKelahiran(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nomor="9202-LU-23112026-0007",
    nik="9202124211260001",
    nama="MARIA YULIANA RUMBIAK",
    jenis_kelamin=JenisKelamin.PEREMPUAN,
    tempat_lahir="MANOKWARI",
    tanggal_lahir=LAHIR,
    model=ModelAkta.AYAH_IBU,
    anak_ke=3,
    nama_ayah="YOHANIS RUMBIAK",
    nama_ibu="DORKAS MANDACAN",
)
AKTA_KEMATIAN = AktaKematian(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nomor="9202-KM-23112026-0002",
    nik="9202120107450001",
    nama="MARTHEN RUMBIAK",
    jenis_kelamin=JenisKelamin.LAKI_LAKI,
    tempat_lahir="BIAK NUMFOR",
    tanggal_lahir=date(1945, 7, 1),
    tempat_kematian="MANOKWARI",
    tanggal_kematian=date(2026, 11, 19),
    pukul="04.15",
    nama_ayah="KORINUS RUMBIAK",
    nama_ibu="YULIANA MAMBRASAR",
)


def anggota(nama: str, nik: str, kelamin: JenisKelamin, lahir: date, shdk: Shdk, **lain: object) -> AnggotaKK:
    return AnggotaKK(
        nama=nama,
        nik=nik,
        jenis_kelamin=kelamin,
        tempat_lahir="MANOKWARI",
        tanggal_lahir=lahir,
        agama=Agama.KRISTEN,
        shdk=shdk,
        **{"pendidikan": "TIDAK/BELUM SEKOLAH", "pekerjaan": "BELUM/TIDAK BEKERJA", **lain},  # type: ignore[arg-type]
    )


_KAWIN = {"status_kawin": StatusKawin.KAWIN_TERCATAT, "tanggal_kawin": date(2015, 5, 16)}
_ANAK = {"nama_ayah": "YOHANIS RUMBIAK", "nama_ibu": "DORKAS MANDACAN"}
KARTU_KELUARGA = KartuKeluarga(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nomor="9202122311260003",
    kepala_keluarga="YOHANIS RUMBIAK",
    alamat="JALAN TRIKORA WOSI",
    rt="002",
    rw="005",
    desa="WOSI",
    kecamatan="MANOKWARI BARAT",
    kode_pos="98312",
    anggota=(
        anggota(
            "YOHANIS RUMBIAK",
            "9202121203880002",
            JenisKelamin.LAKI_LAKI,
            date(1988, 3, 12),
            Shdk.KEPALA_KELUARGA,
            pendidikan="DIPLOMA IV/STRATA I",
            pekerjaan="GURU",
            gelar_belakang="S.Pd.",
            nama_ayah="MARTHEN RUMBIAK",
            nama_ibu="SARLOTA KORWA",
            **_KAWIN,
        ),
        anggota(
            "DORKAS MANDACAN",
            "9202124107900001",
            JenisKelamin.PEREMPUAN,
            date(1990, 7, 1),
            Shdk.ISTRI,
            pendidikan="SLTA/SEDERAJAT",
            pekerjaan="MENGURUS RUMAH TANGGA",
            nama_ayah="BARNABAS MANDACAN",
            nama_ibu="YOSINA UBRUANGGE",
            **_KAWIN,
        ),
        anggota("ELIEZER RUMBIAK", "9202120908160001", JenisKelamin.LAKI_LAKI, date(2016, 8, 9), Shdk.ANAK, **_ANAK),
        anggota("SARA RUMBIAK", "9202125502200002", JenisKelamin.PEREMPUAN, date(2020, 2, 15), Shdk.ANAK, **_ANAK),
        anggota("MARIA YULIANA RUMBIAK", "9202124211260001", JenisKelamin.PEREMPUAN, LAHIR, Shdk.ANAK, **_ANAK),
    ),
)
KIA = KartuIdentitasAnak(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nik="9202124211260001",
    nama="MARIA YULIANA RUMBIAK",
    jenis_kelamin=JenisKelamin.PEREMPUAN,
    tempat_lahir="MANOKWARI",
    tanggal_lahir=LAHIR,
    nomor_kk="9202122311260003",
    kepala_keluarga="YOHANIS RUMBIAK",
    no_akta_lahir="9202-LU-23112026-0007",
    agama=Agama.KRISTEN,
    alamat="JALAN TRIKORA WOSI",
    rt="002",
    rw="005",
    desa="WOSI",
    kecamatan="MANOKWARI BARAT",
)
BIODATA = Biodata(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nik="9202124107900001",
    nama="DORKAS MANDACAN",
    jenis_kelamin=JenisKelamin.PEREMPUAN,
    tempat_lahir="MANOKWARI",
    tanggal_lahir=date(1990, 7, 1),
    agama=Agama.KRISTEN,
    status_kawin=StatusKawin.KAWIN_TERCATAT,
    pendidikan="SLTA/SEDERAJAT",
    pekerjaan="MENGURUS RUMAH TANGGA",
    alamat="JALAN TRIKORA WOSI",
    rt="002",
    rw="005",
    desa="WOSI",
    kecamatan="MANOKWARI BARAT",
    kode_pos="98312",
    nomor_kk="9202122311260003",
    shdk=Shdk.ISTRI,
    no_akta_kawin="9202-KW-20052015-0011",
    tanggal_kawin=date(2015, 5, 16),
    nama_ayah="BARNABAS MANDACAN",
    nama_ibu="YOSINA UBRUANGGE",
)
BIODATA_ORANG_ASING = BiodataOrangAsing(
    **{f.name: getattr(BIODATA, f.name) for f in fields(BIODATA)}
    | {"nama": "JOHN SMITH", "jenis_kelamin": JenisKelamin.LAKI_LAKI, "kewarganegaraan": Kewarganegaraan.WNA},
    negara="AUSTRALIA",
    jenis_izin="Izin tinggal tetap (ITAP)",
    no_izin="2D21JE0123-X",
    tempat_terbit_izin="MANOKWARI",
    tanggal_terbit_izin=date(2026, 11, 10),
    tanggal_akhir_izin=date(2031, 11, 9),
    sponsor="DORKAS MANDACAN",
    tipe_sponsor="Perorangan",
    tempat_datang="JAKARTA",
    tanggal_datang=date(2020, 3, 1),
)
SK_LAHIR_MATI = SuratKeteranganLahirMati(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nomor="9202-LM-23112026-0001",
    jenis_kelamin=JenisKelamin.LAKI_LAKI,
    tempat_lahir="MANOKWARI",
    tanggal_lahir=date(2026, 11, 20),
    lama_kandungan=34,
    nama_ibu="DORKAS MANDACAN",
    nik_ibu="9202124107900001",
    nama_ayah="YOHANIS RUMBIAK",
    nik_ayah="9202121203880002",
    anak_ke=4,
    jenis_kelahiran="Tunggal",
    tempat_dilahirkan="RS/RB",
    penolong="Dokter",
    sebab="Gawat janin",
    yang_menentukan="Dokter",
)

_MEMPELAI = (
    Mempelai(
        nama="YOHANIS RUMBIAK",
        tempat_lahir="MANOKWARI",
        tanggal_lahir=date(1988, 3, 12),
        nik="9202121203880002",
        nama_ayah="MARTHEN RUMBIAK",
        nama_ibu="SARCE WANGGAI",
    ),
    Mempelai(
        nama="DORKAS MANDACAN",
        tempat_lahir="MANOKWARI",
        tanggal_lahir=date(1990, 7, 1),
        nik="9202124107900001",
        nama_ayah="BARNABAS MANDACAN",
        nama_ibu="YOSINA UBRUANGGE",
    ),
)
AKTA_PERKAWINAN = AktaPerkawinan(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nomor="9202-KW-23112026-0002",
    suami=_MEMPELAI[0],
    istri=_MEMPELAI[1],
    tempat="MANOKWARI",
    tanggal=date(2026, 11, 14),
    agama="KRISTEN",
    pemuka_agama="Pdt. Elia Wanggai",
)
AKTA_PERCERAIAN = AktaPerceraian(
    penerbit=PENERBIT,
    tanggal_terbit=TERBIT,
    pejabat=PEJABAT,
    nomor="9202-CR-23112026-0001",
    suami=_MEMPELAI[0],
    istri=_MEMPELAI[1],
    tempat="MANOKWARI",
    tanggal=date(2026, 11, 14),
    putusan="Pengadilan Negeri Manokwari Nomor 8/Pdt.G/2026/PN Mnk tanggal 01-10-2026",
    akta_perkawinan="9202-KW-20052015-0011",
    catatan=("CP.5, 23 November 2026: contoh catatan.",),
)


T = TypeVar("T", bound=SuratKeterangan)


def surat_keterangan(jenis: type[T], *rincian: tuple[str, str], **lain: Any) -> T:
    return jenis(
        penerbit=PENERBIT,
        tanggal_terbit=TERBIT,
        pejabat=PEJABAT,
        nomor="9202-SK-23112026-0001",
        nik="9202124107900001",
        nama="DORKAS MANDACAN",
        jenis_kelamin=JenisKelamin.PEREMPUAN,
        tempat_lahir="MANOKWARI",
        tanggal_lahir=date(1990, 7, 1),
        rincian=tuple(Butir(label=label, isi=isi) for label, isi in rincian),
        **lain,
    )


SURAT_PINDAH = surat_keterangan(
    SKPWNI,
    ("Nomor KK asal", "9202120101100001"),
    ("Alamat asal", "JALAN TRIKORA WOSI, WOSI"),
    ("Alamat tujuan", "JALAN IZAAK TELUSSA 3, FAKFAK"),
    ("Pindah bersama (anak)", "MARIA MANDACAN, NIK 9202126011150003"),
    kab_tujuan=9203,
    berlaku_sampai=date(2027, 4, 12),
    pisahan="00000000-0000-0000-0000-000000000065",
    kepala_pisahan="00000000-0000-0000-0000-000000000001",
    semula=(Butir(label="00000000-0000-0000-0000-000000000002", isi="ISTRI"),),
)


def akta_pengakuan(jenis: type[AktaPengakuanAnak], nomor: str, dasar: str) -> AktaPengakuanAnak:
    return jenis(
        penerbit=PENERBIT,
        tanggal_terbit=TERBIT,
        pejabat=PEJABAT,
        nomor=nomor,
        nama="MARIA YULIANA RUMBIAK",
        nik="9202124211260001",
        jenis_kelamin=JenisKelamin.PEREMPUAN,
        tempat_lahir="MANOKWARI",
        tanggal_lahir=LAHIR,
        akta_kelahiran="9202-LU-23112026-0007",
        nama_ayah="YOHANIS RUMBIAK",
        nik_ayah="9202121203880002",
        nama_ibu="DORKAS MANDACAN",
        dasar_pengakuan=dasar,
    )


CONTOH: tuple[Surat, ...] = (
    AKTA_KELAHIRAN,
    AKTA_KEMATIAN,
    AKTA_PERKAWINAN,
    AKTA_PERCERAIAN,
    akta_pengakuan(AktaPengakuanAnak, "9202-PA-23112026-0001", "perkawinan menurut agama tanggal 2 Mei 2020"),
    akta_pengakuan(AktaPengesahanAnak, "9202-PS-23112026-0001", "akta perkawinan 9202-KW-23112026-0002"),
    KARTU_KELUARGA,
    KIA,
    BIODATA,
    SK_LAHIR_MATI,
    surat_keterangan(TandaBuktiKtpEl, ("Jenis permohonan", "KTP-el baru"), ("Keadaan", "menunggu perekaman")),
    surat_keterangan(BuktiNonpermanen, ("Alamat domisili", "JALAN TRIKORA WOSI"), ("Alasan", "Pekerjaan")),
    surat_keterangan(BuktiPelaporanKewarganegaraan, ("Perubahan", "WNA menjadi WNI"), ("Nomor akta", "WA 88/1990")),
    surat_keterangan(BuktiPelaporanLuarNegeri, ("Peristiwa", "Perkawinan di luar negeri")),
    surat_keterangan(SuratPembatalanPerkawinan, ("Akta yang dibatalkan", "9202-KW-20052015-0011")),
    surat_keterangan(SuratPembatalanPerceraian, ("Akta yang dibatalkan", "9202-CR-23112026-0001")),
    surat_keterangan(SuratPindahLuarNegeri, ("Negara tujuan", "Australia"), ("Nomor paspor", "X1234567")),
    surat_keterangan(SuratDatangLuarNegeri, ("Negara asal", "Australia")),
    surat_keterangan(SuratPenggantiTandaIdentitas, ("Golongan", "Korban bencana alam")),
    surat_keterangan(SuratPencatatanSipilRentan, ("Golongan", "Korban bencana sosial")),
    surat_keterangan(SuratOrangTerlantar, ("Golongan", "Orang terlantar")),
    surat_keterangan(SuratKomunitasTerpencil, ("Golongan", "Komunitas terpencil")),
    SURAT_PINDAH,
    BIODATA_ORANG_ASING,
    surat_keterangan(SuratTempatTinggal, ("Nomor ITAS", "2C21JE0123-X"), berlaku_sampai=date(2027, 5, 1)),
)
