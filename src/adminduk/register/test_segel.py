"""Penyegel: setiap peristiwa mendapat tempat, setiap kepala tertanda, dan yang terpotong ketahuan."""

from __future__ import annotations

import threading
import time

import psycopg
import pytest

from adminduk.register import segel
from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru
from adminduk.register.kepala import JurnalTerpotong, Kepala, baca_kepala, catat_kepala
from adminduk.register.kunci_kepala import KunciBerkas, Publik, kunci_publik, sah
from adminduk.register.merkle import akar, cocok_inklusi
from adminduk.register.segel import jalankan, segel_sekali
from adminduk.register.segel_pohon import BuktiRusak, bukti_tercatat, jalur_inklusi
from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
from adminduk.register.segel_ubin import GudangUbin


@pytest.fixture
def kunci(tmp_path):
    return KunciBerkas.buka(tmp_path)


@pytest.fixture
def penyegel(pemilik, sambung_sebagai):
    return sambung_sebagai("segel")


@pytest.fixture
def web(pemilik, sambung_sebagai):
    return sambung_sebagai("web")


@pytest.fixture
def penerbit(kunci, tmp_path):
    """Publishes without any witness: a head counts by itself."""
    return Penerbit(kunci_publik(tmp_path), GudangUbin(tmp_path / "ubin"), DaftarSaksi((), 0))


def daun_buatan(pemilik, banyak):
    pemilik.execute(
        """insert into antrean_segel select gen_random_uuid(), n, sha256(int8send(n)) from generate_series(1, %s) n""",
        (banyak,),
    )


def test_peristiwa_mendapat_indeks_rapat_dan_kepala_bertanda_tangan(pemilik, web, penyegel, kunci, penerbit, tmp_path):
    p = [keluarga_baru(n) for n in range(3)]
    catat_satu(web, p[0], p[1])
    assert segel_sekali(penyegel, kunci) == 2
    catat_satu(web, p[2])
    assert segel_sekali(penyegel, kunci) == 1
    assert segel_sekali(penyegel, kunci) == 0

    publik = kunci_publik(tmp_path)
    assert bukti_tercatat(pemilik, publik, (), p[0].id) is None, "belum diterbitkan, belum tercatat"
    penerbit.terbitkan(penyegel)
    bukti = [bukti_tercatat(pemilik, publik, (), x.id) for x in p]
    assert [b[:2] for b in bukti] == [(0, 3), (1, 3), (2, 3)]
    daun = [d for (d,) in pemilik.execute("select p.daun from peristiwa p order by urut")]
    kepala = Kepala.terakhir(web)
    assert (kepala.ukuran, kepala.akar) == (3, akar(daun))
    assert kepala.sah(publik)
    assert [b[2].periksa(DaftarSaksi((), 0).kebijakan(publik)).akar for b in bukti] == [kepala.akar] * 3
    assert pemilik.execute("select count(*) from antrean_segel").fetchone() == (0,)


def test_tanda_tangan_atas_kepala_lain_atau_kunci_lain_tidak_sah(kunci, tmp_path):
    publik, pesan = kunci_publik(tmp_path), b"adminduk\n1\n"
    tanda_tangan = kunci.tanda(pesan)
    assert sah(publik, kunci.id, tanda_tangan, pesan)
    assert not sah(publik, kunci.id, tanda_tangan, b"adminduk\n2\n")
    assert not sah(Publik(publik.asal, {}), kunci.id, tanda_tangan, pesan)
    lain = KunciBerkas.buka(tmp_path / "lain")
    keduanya = Publik(publik.asal, {**publik.kunci, **kunci_publik(tmp_path / "lain").kunci})
    assert not sah(keduanya, lain.id, tanda_tangan, pesan)


def test_kunci_dibuat_sekali_dan_hanya_terbaca_pemiliknya(tmp_path):
    pertama, kedua = KunciBerkas.buka(tmp_path), KunciBerkas.buka(tmp_path)
    assert pertama.id == kedua.id
    assert (tmp_path / "kunci.pem").stat().st_mode & 0o777 == 0o600


def test_antrean_panjang_disegel_berturut_turut(pemilik, penyegel, kunci, monkeypatch):
    monkeypatch.setattr(segel, "BATAS", 400)
    daun_buatan(pemilik, 1000)
    assert [segel_sekali(penyegel, kunci) for _ in range(4)] == [400, 400, 200, 0]
    kepala = pemilik.execute("select ukuran, akar from segel_kepala order by ukuran").fetchall()
    daun = [d for (d,) in pemilik.execute("select daun from segel_daun order by indeks")]
    assert kepala == [(n, akar(daun[:n])) for n in (400, 800, 1000)]


@pytest.mark.parametrize("indeks", [0, 1, 255, 256, 511, 700, 66_559, 66_560, 66_566])
def test_bukti_inklusi_memakai_simpul_tersimpan(db, pemilik, penyegel, kunci, indeks):
    daun_buatan(pemilik, 66_567)
    while segel_sekali(penyegel, kunci):
        pass
    kepala = Kepala.terakhir(penyegel)
    [(daun,)] = pemilik.execute("select daun from segel_daun where indeks = %s", (indeks,))
    assert cocok_inklusi(daun, indeks, 66_567, jalur_inklusi(penyegel, indeks, kepala), kepala.akar)


def test_bukti_ditolak_bila_pohon_dirusak_atau_daun_belum_tersegel(pemilik, penyegel, kunci):
    daun_buatan(pemilik, 600)
    segel_sekali(penyegel, kunci)
    kepala = Kepala.terakhir(penyegel)
    with pytest.raises(ValueError, match="Tidak ada daun 600"):
        jalur_inklusi(penyegel, 600, kepala)
    pemilik.execute("update segel_simpul set simpul = sha256('palsu') where indeks = 1")
    with pytest.raises(BuktiRusak, match="tidak menuju kepala 600"):
        jalur_inklusi(penyegel, 3, kepala)
    pemilik.execute("delete from segel_simpul where indeks = 1")
    with pytest.raises(BuktiRusak, match="hilang"):
        jalur_inklusi(penyegel, 3, kepala)


def test_penyegel_kedua_menunggu_yang_pertama(pemilik, penyegel, sambung_sebagai, kunci):
    daun_buatan(pemilik, 10)
    kedua = sambung_sebagai("segel")
    with penyegel.transaction():
        segel_sekali(penyegel, kunci)
        hasil = []
        utas = threading.Thread(target=lambda: hasil.append(segel_sekali(kedua, kunci)))
        utas.start()
        utas.join(0.3)
        assert utas.is_alive()
    utas.join(5)
    assert hasil == [0]
    assert pemilik.execute("select count(*), max(indeks) from segel_daun").fetchone() == (10, 9)


def test_peran_segel_tidak_dapat_membaca_atau_menulis_jurnal(penyegel):
    for perintah in (
        "select * from peristiwa",
        "select * from penduduk",
        "delete from segel_daun",
        "update segel_kepala set ukuran = 1",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            penyegel.execute(perintah)


def test_kepala_ditulis_di_luar_basis_data_tanpa_ada_yang_terlewat(pemilik, penyegel, kunci, tmp_path):
    berkas = tmp_path / "kepala.log"
    for banyak in (1, 2, 3):
        daun_buatan(pemilik, banyak)
        segel_sekali(penyegel, kunci)
        if banyak != 2:
            catat_kepala(penyegel, berkas)
    tersimpan = list(baca_kepala(berkas))
    assert [k.ukuran for k in tersimpan] == [1, 3, 6]
    assert tersimpan[-1] == Kepala.terakhir(penyegel)
    assert catat_kepala(penyegel, berkas) == 0


def test_baris_terputus_oleh_mati_listrik_dibuang(pemilik, penyegel, kunci, tmp_path):
    berkas = tmp_path / "kepala.log"
    daun_buatan(pemilik, 1)
    segel_sekali(penyegel, kunci)
    catat_kepala(penyegel, berkas)
    utuh = berkas.read_bytes()
    berkas.write_bytes(utuh + utuh[:50])
    assert [k.ukuran for k in baca_kepala(berkas)] == [1]
    catat_kepala(penyegel, berkas)
    assert berkas.read_bytes() == utuh


def test_penyegelan_berhenti_bila_ekor_jurnal_dipotong(pemilik, penyegel, kunci, penerbit, tmp_path):
    berkas = tmp_path / "kepala.log"
    for _ in range(2):
        daun_buatan(pemilik, 2)
        segel_sekali(penyegel, kunci)
    catat_kepala(penyegel, berkas)
    pemilik.execute("delete from segel_kepala where ukuran = 4")
    pemilik.execute("delete from segel_daun where indeks >= 2")
    with pytest.raises(JurnalTerpotong, match="berukuran 4 pernah ditandatangani"):
        jalankan(threading.Event(), lambda: penyegel, kunci, berkas, penerbit)


def test_kepala_dengan_akar_lain_menghentikan_penyegelan(pemilik, penyegel, kunci, tmp_path):
    berkas = tmp_path / "kepala.log"
    daun_buatan(pemilik, 2)
    segel_sekali(penyegel, kunci)
    catat_kepala(penyegel, berkas)
    pemilik.execute("update segel_kepala set akar = sha256('lain')")
    with pytest.raises(JurnalTerpotong):
        catat_kepala(penyegel, berkas)


def test_penyegel_hidup_terus_melewati_basis_data_yang_mati_sebentar(
    pemilik, web, penyegel, kunci, penerbit, tmp_path, monkeypatch
):
    monkeypatch.setattr(segel, "JEDA", 0.05)
    berkas, henti, percobaan = tmp_path / "kepala.log", threading.Event(), []

    def sambung():
        percobaan.append(1)
        if len(percobaan) == 2:
            raise psycopg.OperationalError("server menolak")
        return psycopg.connect(**{**penyegel.info.get_parameters(), "password": penyegel.info.password})

    utas = threading.Thread(target=jalankan, args=(henti, sambung, kunci, berkas, penerbit))
    utas.start()
    try:
        catat_satu(web, keluarga_baru(1))
        _tunggu(lambda: len(list(baca_kepala(berkas))) == 1)
        penyegel.execute(_PUTUSKAN)
        catat_satu(web, keluarga_baru(2))
        _tunggu(lambda: len(list(baca_kepala(berkas))) == 2)
    finally:
        henti.set()
        utas.join(5)
    assert not utas.is_alive()
    assert len(percobaan) >= 3


_PUTUSKAN = """
select pg_terminate_backend(pid) from pg_stat_activity
 where usename = current_user and datname = current_database() and pid <> pg_backend_pid()
"""


def _tunggu(syarat, detik=5.0):
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "penyegel tidak menyusul"
        time.sleep(0.02)
