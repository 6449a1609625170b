from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.dasar.kode import JenisDisabilitas, JenisKelamin
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import Presisi, TanggalLahir, tanggal_lahir_baku
from adminduk.permohonan.bentuk import Bagian, baris_terisi, bentuk, ratakan, skema_json
from adminduk.permohonan.isian import Desa, JenisIsian, Kabupaten, KodePekerjaan, baca, isian, sama, selain, tulis

HARI_INI = date(2026, 11, 23)


@dataclass(frozen=True)
class Orang:
    nama: str = isian("Nama lengkap", "Tanpa gelar.", panjang=60, isi_otomatis="name")
    nik: NIK | None = isian("NIK", wajib=False)
    lahir: TanggalLahir = isian("Tanggal lahir")
    jenis_kelamin: JenisKelamin = isian("Jenis kelamin")
    pekerjaan: KodePekerjaan = isian("Pekerjaan")
    disabilitas: bool = isian("Penyandang disabilitas", wajib=False, bawaan=False)
    jenis_disabilitas: JenisDisabilitas | None = isian("Jenis disabilitas", bila=sama("disabilitas", "ya"))


@dataclass(frozen=True)
class Formulir:
    no_kk: NomorKK = isian("Nomor KK")
    desa: Desa = isian("Desa/kelurahan")
    tempat_lahir: Kabupaten | None = isian("Tempat lahir", wajib=False)
    pemohon: Orang = isian("Pemohon")
    wali: Orang | None = isian("Wali", wajib=False)
    anggota: tuple[Orang, ...] = isian("Anggota", baris=3, wajib=False)
    yang_pindah: tuple[NIK, ...] = isian("Yang pindah", baris=5)
    berangkat: date | None = isian("Rencana tanggal", wajib=False, masa_depan=True)
    pukul: time | None = isian("Pukul", wajib=False)
    berat: int | None = isian("Berat (gram)", wajib=False, antara=(200, 9000))
    catatan: str | None = isian("Catatan", bila=selain("pemohon.jenis_kelamin", JenisKelamin.PEREMPUAN), wajib=False)
    benar: bool = isian("Data ini benar", pernyataan=True)


DATA = {
    "no_kk": "9202120101100001",
    "desa": "92.02.12.2003",
    "pemohon.nama": " Martha   Rumbiak ",
    "pemohon.lahir": "1985",
    "pemohon.jenis_kelamin": "PEREMPUAN",
    "pemohon.pekerjaan": "99",
    "yang_pindah.4": "9202124107850001",
    "benar": "ya",
}


def galat(data: dict[str, str], **lain: Any) -> dict[str, str]:
    return {g.isian: g.kalimat for g in baca(Formulir, data, hari_ini=HARI_INI, **lain).galat}


def test_formulir_terbaca_dengan_teks_dirapikan() -> None:
    bacaan = baca(Formulir, DATA)

    assert bacaan.galat == ()
    assert bacaan.formulir is not None
    assert bacaan.formulir.pemohon.nama == "Martha Rumbiak"
    assert bacaan.formulir.pemohon.lahir == TanggalLahir(date(1985, 7, 1), Presisi.TAHUN)
    assert bacaan.formulir.desa == 9202122003
    assert bacaan.formulir.wali is None
    assert bacaan.formulir.yang_pindah == (NIK("9202124107850001"),)


def test_semua_galat_sekaligus_dan_ketikan_tidak_hilang() -> None:
    ketikan = {"pemohon.nama": "M", "yang_pindah.0": "92021241O7850001", "desa": "Warmare"}

    bacaan = baca(Formulir, ketikan)

    assert bacaan.formulir is None
    assert bacaan.data == ketikan
    assert {g.isian for g in bacaan.galat} == {
        "no_kk", "desa", "pemohon.lahir", "pemohon.jenis_kelamin", "pemohon.pekerjaan", "yang_pindah.0", "benar",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("jalur", "ketikan", "sebab"),
    [
        ("yang_pindah.0", "92021241O7850001", "NIK harus terdiri atas 16 angka."),
        ("no_kk", "123", "Nomor KK harus terdiri atas 16 angka."),
        ("desa", "9202122999", "Desa/kelurahan tidak ada dalam daftar wilayah yang berlaku."),
        ("desa", "9202", "Desa/kelurahan bukan kode desa/kelurahan."),
        ("pemohon.lahir", "2099-01-01", "Tanggal lahir sesudah hari ini."),
        ("pemohon.lahir", "2027", "Tanggal lahir sesudah hari ini."),
        ("pemohon.lahir", "1799", "Tanggal lahir sebelum tahun 1850."),
        ("pemohon.lahir", "31-02-1990", "Tanggal lahir ini tidak ada di kalender."),
        ("pemohon.nama", "A" * 61, "Nama lengkap terlalu panjang: 61 karakter."),
        ("pemohon.nama", "MAR\u202eTHA", "Nama lengkap memuat karakter yang tidak terlihat."),
        ("pemohon.nama", "MAR\x00THA", "Nama lengkap memuat karakter yang tidak terlihat."),
        ("pemohon.jenis_kelamin", "L", "Pilihan untuk Jenis kelamin tidak dikenal."),
        ("pemohon.pekerjaan", "100", "Kode untuk Pekerjaan tidak ada dalam daftar."),
        ("pemohon.disabilitas", "mungkin", "Jawaban untuk Penyandang disabilitas tidak dikenal."),
        ("berat", "3.200", "Berat (gram) harus berupa angka bulat."),
        ("berat", "32000", "Berat (gram) di luar batas yang mungkin."),
        ("berat", "٣٢٠٠", "Berat (gram) harus berupa angka bulat."),
        ("pukul", "24:00", "Pukul bukan jam yang ada."),
        ("berangkat", "besok", "Rencana tanggal tidak terbaca."),
        ("berangkat", "30-02-2027", "Rencana tanggal tidak ada di kalender."),
        ("benar", "tidak", "Pernyataan belum disetujui: Data ini benar."),
    ],
)
def test_isian_buruk_ditolak_dengan_sebab_saran_dan_pasal(jalur: str, ketikan: str, sebab: str) -> None:
    data = {**DATA, "yang_pindah.4": ""} if jalur.startswith("yang_pindah") else DATA

    hasil = galat({**data, jalur: ketikan}, wilayah_ada=lambda kode: kode == 9202122003)

    assert list(hasil) == [jalur]
    assert hasil[jalur].startswith(sebab)
    assert hasil[jalur].endswith(")")


def test_rencana_boleh_di_masa_depan() -> None:
    assert galat({**DATA, "berangkat": "1-2-2027"}) == {}


def test_tahun_ini_saja_bukan_masa_depan_walau_dicatat_1_juli() -> None:
    assert baca(Formulir, {**DATA, "pemohon.lahir": "2026"}, hari_ini=date(2026, 3, 1)).galat == ()


def test_disabilitas_yang_dinyatakan_perlu_jenisnya() -> None:
    assert list(galat({**DATA, "pemohon.disabilitas": "ya"})) == ["pemohon.jenis_disabilitas"]
    assert galat({**DATA, "pemohon.disabilitas": "ya", "pemohon.jenis_disabilitas": "CACAT FISIK"}) == {}


def test_isian_yang_tidak_tampil_tidak_ikut_dibaca() -> None:
    bacaan = baca(Formulir, {**DATA, "pemohon.jenis_disabilitas": "CACAT FISIK"})

    assert bacaan.formulir is not None and bacaan.formulir.pemohon.jenis_disabilitas is None


def test_bagian_opsional_yang_disentuh_harus_lengkap() -> None:
    assert "wali.lahir" in galat({**DATA, "wali.nama": "YOSEP"})


def test_baris_kosong_dilewati_dan_kelebihan_baris_ditolak() -> None:
    kosong = {**DATA, "anggota.0.nama": " "}
    penuh = {**DATA, **{f"anggota.{n}.nama": "A" for n in range(4)}}

    assert baca(Formulir, kosong).formulir is not None
    assert galat(penuh)["anggota"].startswith("Anggota terlalu banyak: 4 baris.")


def test_nik_tidak_pernah_ada_dalam_pesan() -> None:
    salah = baca(Formulir, {**DATA, "yang_pindah.4": "920212410785000X"}).galat

    assert all("920212" not in g.kalimat for g in salah)


def test_isian_kosong_tanpa_tipe_none_tidak_dapat_ditulis() -> None:
    @dataclass(frozen=True)
    class Salah:
        nama: str = isian("Nama", wajib=False)

    with pytest.raises(TypeError, match="None"):
        bentuk(Salah)


def test_bentuk_memuat_semua_isian_dengan_jalurnya() -> None:
    atas, pemohon, wali, anggota, pindah, bawah = bentuk(Formulir)

    assert [b.label for b in (pemohon, wali, anggota, pindah)] == ["Pemohon", "Wali", "Anggota", "Yang pindah"]
    assert [k.jalur for k in atas.isi] == ["no_kk", "desa", "tempat_lahir"]
    assert [k.jalur for k in bawah.isi] == ["berangkat", "pukul", "berat", "catatan", "benar"]
    assert anggota.baris(1).isi[0].jalur == "anggota.1.nama"
    assert pindah.baris(2).isi[0].jalur == "yang_pindah.2"
    jenis = next(k for k in pemohon.isi if k.jalur == "pemohon.jenis_disabilitas")
    assert jenis.bila[0].isian == "pemohon.disabilitas"
    assert baris_terisi(anggota, {"anggota.1.nama": "A"}) == 2


def test_skema_json_menyebut_yang_wajib() -> None:
    skema = skema_json(Formulir)

    assert "wali" not in skema["required"] and "pemohon" in skema["required"]
    assert "jenis_disabilitas" not in skema["properties"]["pemohon"]["required"]
    assert skema["properties"]["anggota"]["items"]["properties"]["nik"]["pattern"] == "^[0-9]{16}$"


def test_setiap_jenis_isian_punya_skema() -> None:
    def jenis(bagian: tuple[Any, ...]) -> set[JenisIsian]:
        isi = [b for bag in bagian for b in (bag.baris(0).isi if isinstance(bag, Bagian) and bag.ulang else bag.isi)]
        dalam = [b for b in isi if isinstance(b, Bagian)]
        return {k.jenis for k in isi if not isinstance(k, Bagian)} | (jenis(tuple(dalam)) if dalam else set())

    assert jenis(bentuk(Formulir)) == set(JenisIsian) - {JenisIsian.BAGIAN, JenisIsian.ULANG}
    assert skema_json(Formulir)["type"] == "object"


def test_json_bersarang_dibaca_seperti_formulir() -> None:
    isi = {
        "no_kk": DATA["no_kk"],
        "desa": 9202122003,
        "pemohon": {"nama": "MARTHA RUMBIAK", "lahir": "1985", "jenis_kelamin": "PEREMPUAN", "pekerjaan": "99"},
        "yang_pindah": ["9202124107850001"],
        "benar": True,
        "pukul": None,
    }

    assert baca(Formulir, ratakan(isi)).galat == ()


HURUF = st.text("ABCDEFGHIJ abcdefghij'-.é", min_size=1, max_size=60).map(lambda t: " ".join(t.split())).filter(bool)
TANGGAL = st.dates(date(1900, 1, 1), HARI_INI)
SERI = st.integers(1, 9999)
NIK_ACAK = st.builds(NIK.bentuk, st.just(920212), TANGGAL, st.booleans(), SERI)
LAHIR = st.one_of(
    st.builds(TanggalLahir, TANGGAL),
    TANGGAL.map(lambda t: TanggalLahir(tanggal_lahir_baku(t.year - 1, t.month, None), Presisi.BULAN)),
    TANGGAL.map(lambda t: TanggalLahir(tanggal_lahir_baku(t.year - 1, None, None), Presisi.TAHUN)),
)


@st.composite
def orang_acak(draw: st.DrawFn) -> Orang:
    disabilitas = draw(st.booleans())
    return Orang(
        nama=draw(HURUF),
        nik=draw(st.none() | NIK_ACAK),
        lahir=draw(LAHIR),
        jenis_kelamin=draw(st.sampled_from(JenisKelamin)),
        pekerjaan=draw(st.sampled_from(["01", "05", "99"])),
        disabilitas=disabilitas,
        jenis_disabilitas=draw(st.sampled_from(JenisDisabilitas)) if disabilitas else None,
    )


@st.composite
def formulir_acak(draw: st.DrawFn) -> Formulir:
    pemohon = draw(orang_acak())
    laki_laki = pemohon.jenis_kelamin is JenisKelamin.LAKI_LAKI
    return Formulir(
        no_kk=draw(st.builds(NomorKK.bentuk, st.just(920212), TANGGAL, SERI)),
        desa=Desa(draw(st.integers(1101012001, 9999999999))),
        tempat_lahir=draw(st.none() | st.integers(1101, 9999).map(Kabupaten)),
        pemohon=pemohon,
        wali=draw(st.none() | orang_acak()),
        anggota=tuple(draw(st.lists(orang_acak(), max_size=3))),
        yang_pindah=tuple(draw(st.lists(NIK_ACAK, min_size=1, max_size=5))),
        berangkat=draw(st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))),
        pukul=draw(st.none() | st.times().map(lambda t: time(t.hour, t.minute))),
        berat=draw(st.none() | st.integers(200, 9000)),
        catatan=draw(st.none() | HURUF) if laki_laki else None,
        benar=True,
    )


@given(formulir_acak())
def test_yang_ditulis_terbaca_kembali_sama(formulir: Formulir) -> None:
    assert baca(Formulir, tulis(formulir), hari_ini=HARI_INI).formulir == formulir


JALUR = [*DATA, "anggota.0.nik", "wali.nama", "berat", "pukul", "anggota.x", "", "pemohon"]


@given(st.dictionaries(st.sampled_from(JALUR), st.text(max_size=40)))
def test_ketikan_apa_pun_dijawab_bukan_gagal(data: dict[str, str]) -> None:
    bacaan = baca(Formulir, {**DATA, **data}, hari_ini=HARI_INI)

    assert (bacaan.formulir is None) == bool(bacaan.galat)
    assert all(g.kalimat for g in bacaan.galat)
