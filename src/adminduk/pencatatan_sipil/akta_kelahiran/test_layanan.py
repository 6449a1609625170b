from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adminduk.dasar.kode import (
    JenisKelahiran,
    JenisKelamin,
    Kewarganegaraan,
    PenolongKelahiran,
    Shdk,
    StatusPenduduk,
    TempatDilahirkan,
)
from adminduk.dasar.tanggal import Presisi, TanggalLahir
from adminduk.dokumen.surat import AktaKelahiran, ModelAkta
from adminduk.pencatatan_sipil.akta_kelahiran.formulir import BuktiPerkawinan, F201Kelahiran
from adminduk.pencatatan_sipil.akta_kelahiran.layanan import layanan
from adminduk.pencatatan_sipil.akta_kelahiran.pencatatan import model_akta, terlambat
from adminduk.permohonan import Kasus, PermohonanDitolak
from adminduk.permohonan.formulir.f201 import Anak, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.akibat import terapkan
from adminduk.register.contoh import HARI_INI, MANOKWARI
from adminduk.register.isi import RegisterMemori
from adminduk.register.perubahan import (
    AktaCatat,
    AnggotaMasuk,
    DokumenTerbit,
    DokumenTutup,
    NikTerbit,
    NomorAktaBaru,
    OrangBaru,
)

LAHIR = date(2026, 11, 2)
WNI = Kewarganegaraan.WNI


@pytest.fixture
def register() -> RegisterMemori:
    return contoh.register_contoh()


def anak(nama: str = "Maria Yuliana Rumbiak", **lain: Any) -> Anak:
    isi: dict[str, Any] = {
        "nama": nama, "jenis_kelamin": JenisKelamin.PEREMPUAN, "tempat_dilahirkan": TempatDilahirkan.RUMAH_SAKIT,
        "tempat_kelahiran": MANOKWARI, "tanggal_lahir": TanggalLahir(LAHIR, Presisi.HARI),
        "jenis_kelahiran": JenisKelahiran.TUNGGAL, "kelahiran_ke": 2, "penolong_kelahiran": PenolongKelahiran.DOKTER,
        "berat_gram": 3100, "panjang_cm": 49,
    }  # fmt: skip
    return Anak(**(isi | lain))


def formulir(*daftar_anak: Anak, **lain: Any) -> F201Kelahiran:
    isi: dict[str, Any] = {
        "pelapor": Pelapor(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP, kewarganegaraan=WNI),
        "ibu": OrangTua(nik=contoh.NIK_MARTHA, nama="Martha Mandacan"),
        "ayah": OrangTua(nik=contoh.NIK_YOSEP, nama="Yosep Rumbiak"),
        "bukti_perkawinan": BuktiPerkawinan.AKTA,
        "anak": daftar_anak or (anak(),),
        "saksi_1": Saksi(nama="Barnabas Saiba", nik=contoh.NIK_SAKSI[0], kewarganegaraan=WNI),
        "saksi_2": Saksi(nama="Yosina Indou", nik=contoh.NIK_SAKSI[1], kewarganegaraan=WNI),
    }  # fmt: skip
    return F201Kelahiran(**(isi | lain))


def kasus(f: F201Kelahiran | None = None, **lain: Any) -> Kasus[F201Kelahiran]:
    isi: dict[str, Any] = {
        "id": UUID(int=900), "formulir": f or formulir(), "kab": MANOKWARI, "tanggal_pengajuan": HARI_INI,
        "tanggal_keputusan": HARI_INI, "lampiran": dict.fromkeys(("surat_lahir", "buku_nikah", "f_2_04"), "a" * 64),
    }  # fmt: skip
    return Kasus(**(isi | lain))


def perubahan(register: RegisterMemori, k: Kasus[F201Kelahiran], jenis: type) -> list[Any]:
    [peristiwa] = layanan.laksanakan(k, register).peristiwa
    return [p for p in peristiwa.perubahan if isinstance(p, jenis)]


def ditolak_karena(k: Kasus[F201Kelahiran], register: RegisterMemori) -> list[str]:
    with pytest.raises(PermohonanDitolak) as ditolak:
        layanan.laksanakan(k, register)
    return [p.pemeriksaan for p in ditolak.value.penolakan]


def test_anak_mendapat_nik_masuk_kk_dan_tiga_dokumen_terbit(register):
    semua = layanan.laksanakan(kasus(), register).peristiwa[0].perubahan
    keluarga = terapkan([contoh.KELUARGA_RUMBIAK], semua)[contoh.RUMBIAK]

    assert [a.penduduk.nama for a in keluarga.anggota if a.shdk is Shdk.ANAK] == [
        "DINA RUMBIAK",
        "MARIA YULIANA RUMBIAK",
    ]
    assert [d.jenis for d in semua if isinstance(d, DokumenTerbit)] == ["AKTA_KELAHIRAN", "KIA", "KK"]
    assert [d.dokumen for d in semua if isinstance(d, DokumenTutup)] == [contoh.KK_RUMBIAK]
    assert [n.nomor.kecamatan for n in semua if isinstance(n, NikTerbit)] == [920212]


@pytest.mark.parametrize(
    ("lahir", "kia", "cara"),
    [
        (date(2021, 11, 24), True, ""),
        (date(2021, 11, 23), False, "memakai pas foto dan diajukan lewat layanan KIA"),
        (date(2009, 11, 23), False, "KTP-el diajukan lewat layanan KTP-BARU"),
    ],
    ids=["empat tahun: KIA tanpa foto", "tepat lima tahun: tanpa KIA", "tujuh belas tahun: KTP-el"],
)
def test_kia_hanya_bagi_balita_yang_lain_diberi_tahu_caranya(register, lahir, kia, cara):
    hasil = layanan.laksanakan(kasus(formulir(anak(tanggal_lahir=TanggalLahir(lahir, Presisi.HARI)))), register)

    terbit = [d.jenis for d in hasil.peristiwa[0].perubahan if isinstance(d, DokumenTerbit)]
    assert terbit == (["AKTA_KELAHIRAN", "KIA", "KK"] if kia else ["AKTA_KELAHIRAN", "KK"])
    assert [c for c in hasil.catatan if "KIA" in c] == [c for c in hasil.catatan if cara and cara in c]
    assert bool(cara) == any("Permendagri" in c and cara in c for c in hasil.catatan)


def test_tepat_waktu_lu_dan_lewat_60_hari_lt(register):
    lama = anak(tanggal_lahir=TanggalLahir(date(2026, 9, 23), Presisi.HARI))

    assert [a.nomor.kode for a in perubahan(register, kasus(), AktaCatat)] == ["LU"]
    assert [a.nomor.kode for a in perubahan(register, kasus(formulir(lama)), AktaCatat)] == ["LT"]
    assert not terlambat(date(2026, 9, 24), HARI_INI)


@pytest.mark.parametrize(
    ("bukti", "ayah", "suami_istri", "model"),
    [
        (BuktiPerkawinan.AKTA, True, True, ModelAkta.AYAH_IBU),
        (BuktiPerkawinan.AKTA, True, False, ModelAkta.AYAH_IBU),
        (BuktiPerkawinan.SPTJM, True, True, ModelAkta.AYAH_IBU_BELUM_TERCATAT),
        (BuktiPerkawinan.SPTJM, True, False, ModelAkta.SEORANG_IBU),
        (BuktiPerkawinan.TIDAK_ADA, True, True, ModelAkta.SEORANG_IBU),
        (BuktiPerkawinan.TIDAK_ADA, False, False, ModelAkta.SEORANG_IBU),
    ],
)
def test_model_akta_dari_dokumen_perkawinan_dan_kk(bukti, ayah, suami_istri, model):
    assert model_akta(bukti, ayah_disebut=ayah, kk_suami_istri=suami_istri) is model


def test_anak_seorang_ibu_tidak_ditolak_dan_ayah_tidak_tercantum(register):
    k = kasus(formulir(bukti_perkawinan=BuktiPerkawinan.TIDAK_ADA, ayah=None), lampiran={"f_2_03": "a" * 64})

    [baru] = perubahan(register, k, OrangBaru)
    assert baru.isi["ayah"] is None and baru.isi["nama_ayah"] is None
    assert baru.isi["nama_ibu"] == "MARTHA MANDACAN"


def test_lahir_di_kabupaten_lain_tetap_dicatat_di_domisili(register):
    [baru] = perubahan(register, kasus(formulir(anak(tempat_kelahiran=9203))), OrangBaru)

    assert baru.isi["tempat_lahir"] == "FAK FAK"
    assert baru.kab == MANOKWARI


def test_anak_kembar_mendapat_akta_dan_nomor_masing_masing(register):
    kembar = [
        anak("Maria Rumbiak", jenis_kelahiran=JenisKelahiran.KEMBAR_2),
        anak("Marta Rumbiak", jenis_kelahiran=JenisKelahiran.KEMBAR_2),
    ]
    nik = [n.nomor for n in perubahan(register, kasus(formulir(*kembar)), NikTerbit)]
    akta = [a.nomor for a in perubahan(register, kasus(formulir(*kembar)), AktaCatat)]

    assert len(set(nik)) == len(set(akta)) == 2
    assert all(isinstance(a, NomorAktaBaru) for a in akta)


def test_anak_dari_anak_kepala_keluarga_menjadi_cucu(register):
    cucu = replace(contoh.ORANG_DINA, tanggal_lahir=date(2004, 1, 1))
    anggota = tuple(
        replace(a, penduduk=cucu) if a.penduduk.id == contoh.DINA else a for a in contoh.KELUARGA_RUMBIAK.anggota
    )
    register.tambah(replace(contoh.KELUARGA_RUMBIAK, anggota=anggota))
    f = formulir(
        ibu=OrangTua(nik=contoh.NIK_DINA, nama="Dina Rumbiak"), ayah=None, bukti_perkawinan=BuktiPerkawinan.TIDAK_ADA
    )

    assert [m.shdk for m in perubahan(register, kasus(f), AnggotaMasuk)] == [Shdk.CUCU]


def test_kutipan_memuat_bunyi_model_dan_nomor_menunggu(register):
    [akta, *_] = perubahan(register, kasus(formulir(bukti_perkawinan=BuktiPerkawinan.SPTJM)), DokumenTerbit)

    assert akta.isi["model"] == ModelAkta.AYAH_IBU_BELUM_TERCATAT
    assert str(akta.nomor) == "nomor baru"
    assert akta.jenis == AktaKelahiran.kode


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    f = formulir()

    assert baca(F201Kelahiran, tulis(f)).formulir == f


def _lain(id_: int, **ubah: Any) -> Any:
    return replace(contoh.ORANG_DINA, id=UUID(int=id_), nik=None, **ubah)


@pytest.mark.parametrize(
    ("alasan", "ubah"),
    [
        ("anak_sudah_lahir", {"anak": (anak(tanggal_lahir=TanggalLahir(date(2026, 11, 24), Presisi.HARI)),)}),
        ("usia_ibu_wajar", {"anak": (anak(tanggal_lahir=TanggalLahir(date(1990, 1, 1), Presisi.HARI)),)}),
        ("nama_anak_menurut_aturan", {"anak": (anak("Maria 2 Rumbiak"),)}),
        ("ibu_sesuai_register", {"ibu": OrangTua(nik=contoh.NIK_YOSEP, nama="Yosep")}),
        ("ayah_sesuai_register", {"ayah": OrangTua(nik=contoh.NIK_DINA, nama="Dina")}),
        ("ayah_disebut_bila_ada_bukti_perkawinan", {"ayah": None}),
        ("jumlah_anak_sesuai_jenis_kelahiran", {"anak": (anak("Maria Rumbiak"), anak("Marta Rumbiak"))}),
        ("belum_pernah_dicatat", {"anak": (anak("Dina Rumbiak", tanggal_lahir=TanggalLahir(date(2017, 1, 1))),)}),
        ("dua_saksi_berbeda", {"saksi_2": Saksi(nama="Barnabas", nik=contoh.NIK_SAKSI[0], kewarganegaraan=WNI)}),
    ],
)  # fmt: skip
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, alasan, ubah):
    assert layanan.periksa(kasus(), register) == []
    assert ditolak_karena(kasus(formulir(**ubah)), register) == [alasan]


def test_orang_tua_harus_terdaftar(register):
    f = formulir(
        ibu=OrangTua(nik=contoh.NIK_SAKSI[0], nama="Siapa"), ayah=None, bukti_perkawinan=BuktiPerkawinan.TIDAK_ADA
    )

    assert ditolak_karena(kasus(f), register) == ["orang_tua_terdaftar", "ibu_sesuai_register"]


def test_kantor_lain_bukan_kantor_domisili(register):
    assert ditolak_karena(kasus(kab=contoh.FAKFAK), register) == ["kantor_domisili_orang_tua"]


def test_orang_tua_asing_memakai_layanan_lain(register):
    register.tambah_penduduk(
        *(replace(o, kewarganegaraan=Kewarganegaraan.WNA) for o in (contoh.ORANG_MARTHA, contoh.ORANG_YOSEP))
    )

    assert ditolak_karena(kasus(), register) == ["orang_tua_wni"]


def test_ibu_yang_wafat_saat_melahirkan_tidak_ditolak_yang_wafat_sebelumnya_ditolak(register):
    wafat = replace(contoh.ORANG_MARTHA, status=StatusPenduduk.MENINGGAL, rinci={"tgl_meninggal": LAHIR.isoformat()})
    register.tambah_penduduk(wafat)
    assert layanan.periksa(kasus(), register) == []

    register.tambah_penduduk(replace(wafat, rinci={"tgl_meninggal": "2020-01-01"}))
    assert ditolak_karena(kasus(), register) == ["ibu_sesuai_register"]


def test_lampiran_yang_kurang_disebut_satu_kali_dengan_pilihannya(register):
    with pytest.raises(PermohonanDitolak) as ditolak:
        layanan.laksanakan(kasus(lampiran={"buku_nikah": "a" * 64}), register)

    [penolakan] = ditolak.value.penolakan
    assert "Surat keterangan kelahiran atau SPTJM kebenaran data kelahiran" in penolakan.kalimat
    assert "Perpres 96/2018" in penolakan.kalimat


def test_semua_alasan_disampaikan_sekaligus(register):
    f = formulir(anak("Maria 2 Rumbiak"), ayah=None)

    assert ditolak_karena(kasus(f), register) == ["ayah_disebut_bila_ada_bukti_perkawinan", "nama_anak_menurut_aturan"]
