"""Keadaan yang dibangun ulang dari jurnal sama dengan keadaan yang ditulis satu transaksi demi satu transaksi."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.contoh import DESA, DESA_FAKFAK, FAKFAK, MANOKWARI
from adminduk.register.contoh_jurnal import (
    biodata,
    catat_satu,
    ganti_nama,
    keluarga_baru,
    keluarga_ke,
    orang_ke,
)
from adminduk.register.jurnal import uuid7
from adminduk.register.peristiwa import Peristiwa, Subjek
from adminduk.register.perubahan import (
    AktaCatat,
    AnggotaKeluar,
    AnggotaMasuk,
    AnggotaUbah,
    CatatanPinggir,
    DokumenTerbit,
    DokumenTutup,
    KawinMulai,
    KawinPulih,
    KawinSelesai,
    KeluargaNomor,
    KeluargaTutup,
    KeluargaUbah,
    NikTerbit,
    NomorAktaBaru,
    NomorKKBaru,
    OrangBaru,
    OrangUbah,
)
from adminduk.register.reduksi import KOLOM

KEADAAN = (*KOLOM, "pencacah")
ORANG = [orang_ke(k, u) for k in range(2) for u in range(3)]
KELUARGA = [keluarga_ke(k) for k in range(3)]
KAWIN, DOKUMEN, AKTA = ([UUID(int=awal + n) for n in range(3)] for awal in (500, 600, 700))
# Few days, so that changes fall on the same day, before one another and on borders.
HARI = [date(2005, 1, 1), date(2010, 1, 4), date(2012, 1, 1), date(2015, 6, 1), date(2020, 1, 1), date(2024, 2, 29)]

hari = st.sampled_from(HARI)
orang, keluarga = st.sampled_from(ORANG), st.sampled_from(KELUARGA)
kawin, dokumen, akta = st.sampled_from(KAWIN), st.sampled_from(DOKUMEN), st.sampled_from(AKTA)
shdk = st.sampled_from(["KEPALA KELUARGA", "ISTRI", "ANAK", "FAMILI LAIN"])
desa = st.sampled_from([DESA, DESA_FAKFAK])
kab = st.sampled_from([MANOKWARI, FAKFAK])
teks = st.sampled_from(["", "a\tb", "garis\nbaru", "None", "\\N", "Jl. 'Ma\"ruf' \\ 7"])
unsur_orang = st.fixed_dictionaries(
    {},
    optional={
        "nama": st.sampled_from(["Yosep Rumbiak", "Maria M.", "Abdurrahman bin Ali", "Ni'matullah"]),
        "lahir": hari,
        "presisi_lahir": st.sampled_from("HBT"),
        "kab": kab,
        "status": st.sampled_from(["aktif", "meninggal"]),
        "ayah": st.none() | orang,
        "nama_ibu": st.none() | teks,
        "rinci": st.none() | st.fixed_dictionaries({"x": teks, "y": st.lists(st.integers(0, 3), max_size=2)}),
    },
)
unsur_keluarga = st.fixed_dictionaries(
    {}, optional={"desa": desa, "alamat": teks, "rt": st.sampled_from(["001", "002"]), "dusun": teks}
)
isi_dokumen = st.fixed_dictionaries({"x": teks})
nomor_akta = st.builds(NomorAktaBaru, kab, st.sampled_from(["LU", "KM"]), hari, st.sampled_from("ab"))
ubahan = st.one_of(
    st.builds(OrangUbah, orang, hari, unsur_orang),
    st.builds(OrangUbah, orang, hari, unsur_orang),
    st.builds(KeluargaUbah, keluarga, hari, unsur_keluarga),
    st.builds(KeluargaNomor, keluarga, hari, st.builds(NomorKKBaru, st.just(920212), hari, st.sampled_from("xy"))),
    st.builds(KeluargaTutup, keluarga, hari),
    st.builds(AnggotaUbah, orang, hari, shdk),
    st.builds(AnggotaKeluar, orang, hari),
    st.builds(AnggotaMasuk, orang, keluarga, hari, shdk, desa),
    st.builds(
        KawinMulai,
        kawin,
        orang,
        orang,
        hari,
        kab,
        st.fixed_dictionaries({"dicatat": st.booleans(), "tanggal": st.none() | hari}),
    ),
    st.builds(KawinSelesai, kawin, hari),
    st.builds(KawinPulih, kawin, hari),
    st.builds(
        CatatanPinggir,
        st.uuids(version=4),
        akta,
        st.sampled_from(["CP.1", "CP.10"]),
        hari,
        kab,
        st.fixed_dictionaries({"teks": teks}),
    ),
    st.builds(AktaCatat, akta, st.just("kelahiran"), nomor_akta, hari, kab, isi_dokumen),
    st.builds(
        DokumenTerbit, dokumen, st.just("KK"), st.just("") | nomor_akta, hari, kab, isi_dokumen, st.none() | orang
    ),
    st.builds(DokumenTutup, dokumen, hari, teks, st.none() | dokumen),
    st.builds(
        lambda urutan, sejak: OrangBaru(orang_ke(9, urutan), sejak, MANOKWARI, biodata(50, urutan)),
        st.integers(0, 3),
        hari,
    ),
)
FAKTA = {"biodata": {"formulir": {}}, "data_awal": {"sumber": "uji", "benih": 1, "potongan": 1}}
peristiwa = st.builds(
    lambda jenis, ubah: (jenis, tuple(ubah)), st.sampled_from(list(FAKTA)), st.lists(ubahan, min_size=1, max_size=4)
)
transaksi = st.lists(peristiwa, min_size=1, max_size=2)


def buat(jenis, ubah):
    subjek = tuple(Subjek(o, "orang") for o in ORANG)
    return Peristiwa(uuid7(), jenis, 1, "uji", date(2026, 11, 23), subjek, FAKTA[jenis], ubah)


def kosongkan(pemilik):
    pemilik.execute(f"truncate peristiwa, peristiwa_isi, peristiwa_subjek, antrean_segel, {', '.join(KEADAAN)}")


@pytest.fixture
def web(pemilik, sambung_sebagai):
    return sambung_sebagai("web")


def coba_catat(web, *p):
    """Record what the constraints of the register accept; what they refuse never was in the journal."""
    try:
        catat_satu(web, *p)
    except psycopg.Error:
        return False
    return True


@pytest.mark.django_db(transaction=True)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(transaksi, min_size=1, max_size=10))
def test_lipatan_dan_transaksi_memberi_baris_yang_sama(pemilik, web, rangkaian):
    kosongkan(pemilik)
    catat_satu(web, keluarga_baru(0, 3), keluarga_baru(1, 3))
    diterima = sum(coba_catat(web, *(buat(*p) for p in t)) for t in rangkaian)
    hasil = bangun_ulang(pemilik)
    assert [str(b) for b in hasil.beda] == []
    assert hasil.peristiwa >= 2 + diterima


@pytest.fixture
def terisi(pemilik, web):
    """A journal with versions: a name changed twice, backwards the second time, and a member who left and came."""
    catat_satu(web, *(keluarga_baru(n, 3) for n in range(4)))
    catat_satu(web, ganti_nama(0, 0, "Yosep Satu", HARI[4]))
    catat_satu(web, ganti_nama(0, 0, "Yosep Dua", HARI[2]))
    pindah = (
        AnggotaKeluar(orang_ke(0, 2), HARI[3]),
        AnggotaMasuk(orang_ke(0, 2), keluarga_ke(1), HARI[3], "FAMILI LAIN", DESA),
        AnggotaUbah(orang_ke(0, 2), HARI[3], "ANAK"),
    )
    catat_satu(web, buat("biodata", pindah))
    return pemilik


def baris(pemilik, tabel):
    return sorted(str(b) for b in pemilik.execute(f"select * from {tabel}"))


def test_keadaan_yang_utuh_tidak_berbeda(terisi):
    hasil = bangun_ulang(terisi)
    assert hasil.beda == []
    assert hasil.tanpa_isi == 0
    assert hasil.baris["penduduk"] == len(baris(terisi, "penduduk")) == 12 - 1 + 6
    assert terisi.execute("select to_regnamespace('ulang')").fetchone() == (None,)


def test_perubahan_di_dalam_peristiwa_yang_biasanya_hanya_menambah_tetap_dilipat(pemilik, web):
    catat_satu(web, keluarga_baru(0, 2))
    catat_satu(web, buat("data_awal", (OrangUbah(orang_ke(0, 0), HARI[3], {"status": "meninggal"}),)))
    assert bangun_ulang(pemilik).beda == []


def test_perkawinan_yang_pulih_berlaku_lagi_dengan_id_lama_tanpa_sela(pemilik, web):
    catat_satu(web, keluarga_baru(0, 2))
    satu, dua = orang_ke(0, 0), orang_ke(0, 1)
    isi = {"dicatat": True, "tanggal": HARI[1], "no_akta": "9202-KW-1"}
    catat_satu(web, buat("biodata", (KawinMulai(KAWIN[0], satu, dua, HARI[1], MANOKWARI, isi),)))
    catat_satu(web, buat("biodata", (KawinSelesai(KAWIN[0], HARI[3]),)))
    assert not coba_catat(web, buat("biodata", (KawinPulih(KAWIN[0], HARI[2]),))), "tidak berakhir pada hari itu"
    catat_satu(web, buat("biodata", (KawinPulih(KAWIN[0], HARI[3]),)))
    assert not coba_catat(web, buat("biodata", (KawinPulih(KAWIN[0], HARI[3]),))), "sudah pulih"

    kini = "select lower(masa), upper(masa), no_akta from perkawinan where id = %s and upper_inf(tercatat)"
    assert pemilik.execute(kini, (KAWIN[0],)).fetchall() == [(HARI[1], None, "9202-KW-1")]
    assert len(baris(pemilik, "perkawinan")) == 3, "yang diketahui dahulu tetap ada"
    assert bangun_ulang(pemilik).beda == []


def test_beberapa_proses_memberi_hasil_yang_sama(terisi):
    satu, dua = bangun_ulang(terisi), bangun_ulang(terisi, proses=2)
    assert (dua.baris, dua.beda) == (satu.baris, [])


@pytest.mark.parametrize(
    ("perintah", "tabel", "kunci", "petunjuk"),
    [
        ("update penduduk set lahir = lahir + 1, agama='X' where id = %s", "penduduk", orang_ke(2, 0), "lahir, agama"),
        ("delete from keanggotaan where orang = %s", "keanggotaan", orang_ke(2, 1), "tidak ada dalam tabel"),
        ("insert into nik select '9' || left(nomor, 15), orang, sejak, peristiwa from nik where orang = %s", "nik",
         orang_ke(3, 0), "tidak berasal dari jurnal"),
        ("update penduduk set tercatat = tstzrange(lower(tercatat), upper(tercatat) + interval '1 second')"
         " where id = %s and not upper_inf(tercatat)", "penduduk", orang_ke(0, 0), "tercatat"),
        ("insert into token_nama select 7, lahir, id, kab from penduduk where id = %s", "token_nama", orang_ke(2, 2),
         "tidak berasal dari jurnal"),
        ("update keluarga set kab = 9203 where id = %s", "keluarga", keluarga_ke(3), "kolom kab berbeda"),
    ],
)  # fmt: skip
def test_keadaan_yang_diubah_di_luar_jurnal_ditemukan_disebut_dan_dikembalikan(
    terisi, perintah, tabel, kunci, petunjuk
):
    semula = {t: baris(terisi, t) for t in KEADAAN}
    terisi.execute(perintah, (kunci,))
    beda = bangun_ulang(terisi).beda
    assert {(b.tabel, b.kunci) for b in beda} == {(tabel, str(kunci))}
    assert petunjuk in str(beda[0])

    bangun_ulang(terisi, ganti=True)

    assert {t: baris(terisi, t) for t in KEADAAN} == semula
    assert bangun_ulang(terisi).beda == []


def test_keadaan_yang_hilang_seluruhnya_dibangun_kembali(terisi):
    semula = {t: baris(terisi, t) for t in KEADAAN}
    terisi.execute(f"truncate {', '.join(KEADAAN)}")
    assert bangun_ulang(terisi).beda
    bangun_ulang(terisi, ganti=True)
    assert {t: baris(terisi, t) for t in KEADAAN} == semula


def test_pencacah_yang_mundur_ditemukan_karena_nomor_akan_terulang(terisi):
    terisi.execute("update pencacah set terakhir = terakhir - 1 where jenis = 'kk'")
    [beda] = bangun_ulang(terisi).beda
    assert "kk 920212…: baru sampai 3, padahal nomor 4 sudah diberikan" in str(beda)
    bangun_ulang(terisi, ganti=True)
    assert bangun_ulang(terisi).beda == []


def test_nomor_dari_tempat_lain_tidak_memajukan_pencacah(terisi, web):
    bawaan = NikTerbit("9202120101990950", orang_ke(8, 0), HARI[0])
    catat_satu(web, buat("data_awal", (bawaan,)))
    assert bangun_ulang(terisi).beda == []
    catat_satu(web, buat("biodata", (replace(bawaan, nomor="9202120101990960"),)))
    assert "padahal nomor 960 sudah diberikan" in str(bangun_ulang(terisi).beda[0])


def test_pencacah_yang_lebih_maju_dibiarkan(terisi):
    terisi.execute("update pencacah set terakhir = terakhir + 5")
    assert bangun_ulang(terisi).beda == []


def test_peristiwa_tanpa_isi_dihitung(terisi):
    terisi.execute("alter table peristiwa_isi disable trigger user")
    terisi.execute(
        "delete from peristiwa_isi where peristiwa = (select peristiwa from nik where orang = %s)", (orang_ke(3, 0),)
    )
    hasil = bangun_ulang(terisi)
    assert hasil.tanpa_isi == 1
    assert {b.kunci for b in hasil.beda if b.tabel == "penduduk"} == {str(orang_ke(3, u)) for u in range(3)}


def test_pemeriksaan_tidak_menghalangi_pencatatan_tetapi_penggantian_menunggu(terisi, web):
    with web.transaction():
        web.execute("select set_config('app.kab', '{9202}', true)")
        web.execute("lock table peristiwa in row exclusive mode")
        assert bangun_ulang(terisi).beda == []
        terisi.execute("set lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            bangun_ulang(terisi, ganti=True)
