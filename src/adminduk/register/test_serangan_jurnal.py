"""Tujuh serangan pemilik penuh basis data (pemicu dimatikan, kunci log dicuri) ditemukan dan disebut letaknya.

Setiap serangan mulai dari jurnal yang sama, yang sebelum disentuh dinyatakan utuh: `jurnal` memastikannya.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import psycopg
import pytest

from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru, orang_ke
from adminduk.register.contoh_segel import tiga_saksi
from adminduk.register.jenis import JENIS
from adminduk.register.kepala import JurnalTerpotong, catat_kepala
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.penghapusan import TidakDapatDihapus, hapus_isi
from adminduk.register.periksa import PENGHAPUSAN, periksa
from adminduk.register.periksa_kepala import Luar
from adminduk.register.segel import segel_sekali
from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
from adminduk.register.segel_ubin import GudangUbin
from adminduk.register.tanda_terima import (
    TandaTerima,
    TandaTerimaTidakSah,
    buka_kunci,
    kunci_tanda_terima,
    periksa_tanda_terima,
)

BANYAK = 5
KASUS = orang_ke(77, 0)
GANTI_NAMA = "set isi = convert_to(replace(convert_from(isi, 'UTF8'), 'Yosep', 'Yusuf'), 'UTF8')"


class Jurnal:
    """A journal of five events, sealed, published and witnessed; and a superuser whom no trigger stops."""

    def __init__(self, sambung_sebagai, penuh, data, saksi):
        self.data, self.segel_folder = data, data / "segel"
        self.kunci = KunciBerkas.buka(self.segel_folder)
        self.super, self.segel = penuh, sambung_sebagai("segel")
        self.web, self.auditor = sambung_sebagai("web"), sambung_sebagai("auditor")
        self.super.execute("set session_replication_role = replica")  # no trigger fires for this one
        self.saksi, self.daftar = saksi, DaftarSaksi(tuple(s.dikenal for s in saksi), 2)
        (self.segel_folder / "saksi.json").write_text(self.daftar.ke_json())
        self.gudang = GudangUbin(self.segel_folder / "ubin")
        self.penerbit = Penerbit(kunci_publik(self.segel_folder), self.gudang, self.daftar)
        self.id = []

    def catat(self, n):
        p = keluarga_baru(n)
        catat_satu(self.web, p)
        self.id.append(p.id)

    def segelkan(self, sampai=lambda: True, tenggat=6.0):
        segel_sekali(self.segel, self.kunci)
        catat_kepala(self.segel, self.segel_folder / "kepala.log")
        batas = time.monotonic() + tenggat
        while True:
            self.penerbit.terbitkan(self.segel)
            if sampai() or time.monotonic() > batas:
                return
            time.sleep(0.05)

    def tersaksi(self):
        return self.super.execute("select tersaksi from segel_keadaan").fetchone()[0]

    def periksa(self, **lain):
        return periksa(self.auditor, replace(Luar.milik(self.segel_folder), **lain)).temuan

    def rusak(self, sql, *parameter):
        assert self.super.execute(sql, parameter).rowcount, "perintah perusak tidak mengenai apa pun"

    def tulis_ulang(self, n):
        """Change an event, then compute its leaf, the whole tree and a head anew with the stolen key of the log."""
        self.rusak(f"update peristiwa_isi {GANTI_NAMA} where peristiwa = %s", self.id[n])
        self.rusak(_DAUN_BARU, self.id[n])
        self.super.execute("truncate segel_daun, segel_kepala, segel_simpul, antrean_segel")
        self.super.execute("insert into antrean_segel select id, urut, daun from peristiwa")
        segel_sekali(self.segel, self.kunci)


_DAUN_BARU = """
update peristiwa p set daun = sha256('\\x00'::bytea || uuid_send(p.id) || sha256(convert_to(concat_ws(chr(31),
    p.urut, p.jenis, p.versi, p.kab, p.pelaku, p.dasar, to_char(p.terjadi, 'YYYY-MM-DD'),
    (extract(epoch from p.tercatat) * 1000000)::bigint, coalesce(p.permohonan::text, ''),
    array_to_string(p.subjek, ','), array_to_string(p.peran, ',')), 'UTF8')) || sha256(i.garam || i.isi))
  from peristiwa_isi i where i.peristiwa = p.id and p.id = %s
"""


@pytest.fixture
def penuh(super_):
    assert super_.execute("select rolsuper from pg_roles where rolname = current_user").fetchone() == (True,)
    return super_


@pytest.fixture
def jurnal(penuh, sambung_sebagai, tmp_path):
    KunciBerkas.buka(tmp_path / "segel")
    with tiga_saksi(tmp_path, kunci_publik(tmp_path / "segel").catatan) as saksi:
        hasil = Jurnal(sambung_sebagai, penuh, tmp_path, saksi)
        for n in range(BANYAK):
            hasil.catat(n)
            hasil.segelkan()
        hasil.segelkan(lambda: hasil.tersaksi() == BANYAK)
        assert hasil.periksa() == [], "kontrol: sebelum disentuh jurnal utuh"
        assert hasil.tersaksi() == BANYAK
        yield hasil


def letak(temuan):
    return {(t.peristiwa, t.indeks, t.kolom) for t in temuan}


def kalimat(temuan):
    return "\n".join(map(str, temuan))


def test_1_isi_diubah(jurnal):
    jurnal.rusak(f"update peristiwa_isi {GANTI_NAMA} where peristiwa = %s", jurnal.id[0])
    assert letak(jurnal.periksa()) == {(jurnal.id[0], 0, "peristiwa_isi.isi")}


def test_1_kepala_peristiwa_diubah(jurnal):
    jurnal.rusak("update peristiwa set pelaku = gen_random_uuid() where id = %s", jurnal.id[3])
    assert letak(jurnal.periksa()) == {(jurnal.id[3], 3, "peristiwa.pelaku")}


def test_2_isi_dan_daunnya_diubah(jurnal):
    jurnal.rusak(f"update peristiwa_isi {GANTI_NAMA} where peristiwa = %s", jurnal.id[0])
    jurnal.rusak(_DAUN_BARU, jurnal.id[0])
    [temuan] = jurnal.periksa()
    assert (temuan.peristiwa, temuan.indeks) == (jurnal.id[0], 0)
    assert "ditulis ulang beserta daunnya" in temuan.kalimat and "peristiwa_isi.isi" in temuan.kolom


def test_2_isi_daun_dan_daun_tersegel_diubah(jurnal):
    jurnal.rusak(f"update peristiwa_isi {GANTI_NAMA} where peristiwa = %s", jurnal.id[0])
    jurnal.rusak(_DAUN_BARU, jurnal.id[0])
    jurnal.rusak("update segel_daun d set daun = p.daun from peristiwa p where p.id = d.peristiwa and d.indeks = 0")
    temuan = jurnal.periksa()
    assert (jurnal.id[0], 0, "segel_daun.daun") in letak(temuan), "ubin yang terbit menyebut peristiwanya"
    assert "Akar pohon tidak sama dengan kepala berukuran 1" in kalimat(temuan)


def test_3_seluruhnya_ditulis_ulang_dengan_kunci_log_curian(jurnal, caplog):
    jurnal.tulis_ulang(0)
    temuan = jurnal.periksa()
    assert (jurnal.id[0], 0, "segel_daun.daun") in letak(temuan)
    assert "tanda tangan saksi" in kalimat(temuan).lower()


def test_3_juga_bila_semua_yang_ada_di_kantor_ikut_ditulis_ulang(jurnal):
    """Heads and tiles outside the database rewritten too: only what others hold is left, and it is enough."""
    jurnal.tulis_ulang(0)
    (jurnal.segel_folder / "kepala.log").unlink()
    temuan = jurnal.periksa(ubin=None)
    assert f"Tanda tangan saksi {jurnal.saksi[0].dikenal.kunci.nama} atas kepala berukuran 5 tidak cocok" in kalimat(
        temuan
    )
    assert "hanya 0 dari 2 saksi menandatanganinya" in kalimat(temuan)


def test_3b_ditulis_ulang_lalu_ditambah_ditolak_para_saksi(jurnal, caplog):
    jurnal.tulis_ulang(0)
    (jurnal.segel_folder / "kepala.log").unlink()
    jurnal.gudang = GudangUbin(jurnal.data / "ubin-baru")
    jurnal.penerbit = Penerbit(kunci_publik(jurnal.segel_folder), jurnal.gudang, jurnal.daftar)
    jurnal.catat(BANYAK)
    with caplog.at_level(logging.CRITICAL):
        jurnal.segelkan(lambda: caplog.text.count("422") >= 3)
    assert "menolak kepala berukuran 6 dengan 422" in caplog.text
    assert jurnal.tersaksi() == BANYAK, "tidak ada yang baru dianggap tersaksi, maka tidak ada dokumen terbit"
    assert (jurnal.id[0], 0, "segel_daun.daun") in letak(jurnal.periksa())


def test_4_peristiwa_terakhir_beserta_indeksnya_dihapus(jurnal, caplog):
    for sql in (
        "delete from peristiwa where id = %s",
        "delete from peristiwa_isi where peristiwa = %s",
        "delete from peristiwa_subjek where peristiwa = %s",
        "delete from segel_daun where peristiwa = %s",
    ):
        jurnal.rusak(sql, jurnal.id[4])
    jurnal.rusak("delete from segel_kepala where ukuran = 5")
    jurnal.rusak("delete from segel_saksi where ukuran = 5")
    jurnal.rusak("update segel_keadaan set tersaksi = 4")
    temuan = jurnal.periksa()
    assert (None, 4, "segel_daun") in letak(temuan)
    assert "di luar basis data tersimpan kepala berukuran 5, tetapi hanya ada 4 daun" in kalimat(temuan)
    with pytest.raises(JurnalTerpotong, match="berukuran 5 pernah ditandatangani"):
        jurnal.segelkan()
    (jurnal.segel_folder / "kepala.log").unlink()
    jurnal.penerbit = Penerbit(kunci_publik(jurnal.segel_folder), GudangUbin(jurnal.data / "baru"), jurnal.daftar)
    jurnal.segelkan(lambda: caplog.text.count("pernah melihat 5 daun") >= 2)
    assert "pernah melihat 5 daun, jurnal hanya 4" in caplog.text


def tanda_terima(jurnal, n):
    [(daun,)] = jurnal.super.execute("select daun from peristiwa where id = %s", (jurnal.id[n],)).fetchall()
    return TandaTerima(KASUS, "9202-1", datetime(2026, 11, 24, tzinfo=UTC), bytes(32), ((jurnal.id[n], daun),))


def baca_lagi(jurnal, catatan):
    return TandaTerima.baca(bytes(catatan), kunci_tanda_terima(jurnal.data))


def test_5_dihapus_sebelum_disegel_ketahuan_dari_tanda_terima(jurnal):
    jurnal.catat(BANYAK)
    catatan = tanda_terima(jurnal, BANYAK).tertanda(buka_kunci(jurnal.data))
    tanda = baca_lagi(jurnal, catatan)
    assert periksa_tanda_terima(jurnal.auditor, tanda) == [], "kontrol: sebelum dihapus cocok"
    for sql in (
        "delete from antrean_segel where peristiwa = %s",
        "delete from peristiwa where id = %s",
        "delete from peristiwa_isi where peristiwa = %s",
        "delete from peristiwa_subjek where peristiwa = %s",
    ):
        jurnal.rusak(sql, jurnal.id[BANYAK])
    assert jurnal.periksa() == [], "tanpa tanda terima tidak ada yang tahu"
    [temuan] = periksa_tanda_terima(jurnal.auditor, tanda)
    assert (temuan.peristiwa, temuan.kolom) == (jurnal.id[BANYAK], "peristiwa")
    assert "9202-1" in temuan.kalimat and "dihapus" in temuan.kalimat


def test_5_diganti_sebelum_disegel_ketahuan_juga(jurnal):
    jurnal.catat(6)  # the family of another Yosep
    catatan = tanda_terima(jurnal, BANYAK).tertanda(buka_kunci(jurnal.data))
    jurnal.rusak(f"update peristiwa_isi {GANTI_NAMA} where peristiwa = %s", jurnal.id[BANYAK])
    jurnal.rusak(_DAUN_BARU, jurnal.id[BANYAK])
    jurnal.rusak("update antrean_segel a set daun = p.daun from peristiwa p where p.id = a.peristiwa")
    assert jurnal.periksa() == []
    [temuan] = periksa_tanda_terima(jurnal.auditor, baca_lagi(jurnal, catatan))
    assert (temuan.peristiwa, temuan.kolom) == (jurnal.id[BANYAK], "peristiwa.daun")


def test_tanda_terima_yang_diubah_atau_dari_kantor_lain_tidak_diterima(jurnal, tmp_path):
    asli = bytes(tanda_terima(jurnal, 0).tertanda(buka_kunci(jurnal.data)))
    assert TandaTerima.baca(asli, kunci_tanda_terima(jurnal.data)) == tanda_terima(jurnal, 0)
    for n in range(len(asli)):
        ubahan = asli[:n] + bytes([asli[n] ^ 1]) + asli[n + 1 :]
        with pytest.raises(TandaTerimaTidakSah):
            TandaTerima.baca(ubahan, kunci_tanda_terima(jurnal.data))
    lain = bytes(tanda_terima(jurnal, 0).tertanda(buka_kunci(tmp_path / "lain")))
    with pytest.raises(TandaTerimaTidakSah, match="tidak ditandatangani oleh kunci yang dikenal"):
        TandaTerima.baca(lain, kunci_tanda_terima(jurnal.data))


def test_6_penghapusan_tanpa_peristiwanya_dilaporkan(jurnal):
    jurnal.rusak("delete from peristiwa_isi where peristiwa = %s", jurnal.id[2])
    assert letak(jurnal.periksa()) == {(jurnal.id[2], 2, "peristiwa_isi")}


def test_6_penghapusan_menurut_hukum_diterima_dan_terhitung(jurnal, pemilik):
    oleh = hapus_isi(pemilik, jurnal.id[2], "Penetapan PN Manokwari 12/Pdt.P/2026", date(2026, 11, 24))
    laporan = periksa(jurnal.auditor, Luar.milik(jurnal.segel_folder))
    assert (laporan.temuan, laporan.dihapus) == ([], 1)
    jurnal.segelkan(lambda: jurnal.tersaksi() == BANYAK + 1)
    assert jurnal.periksa() == []
    isi = pemilik.execute("select convert_from(isi, 'UTF8') from peristiwa_isi where peristiwa = %s", (oleh,))
    assert "Penetapan PN Manokwari" in isi.fetchone()[0]
    with pytest.raises(TidakDapatDihapus, match="sudah dihapus sebelumnya"):
        hapus_isi(pemilik, jurnal.id[2], "x", date(2026, 11, 24))
    with pytest.raises(TidakDapatDihapus, match="Catatan penghapusan tidak dapat dihapus"):
        hapus_isi(pemilik, oleh, "x", date(2026, 11, 24))
    with pytest.raises(TidakDapatDihapus, match="Tidak ada peristiwa"):
        hapus_isi(pemilik, KASUS, "x", date(2026, 11, 24))
    assert jurnal.super.execute("select count(*) from peristiwa where jenis = %s", (PENGHAPUSAN,)).fetchone() == (1,)


def test_6_aplikasi_tidak_dapat_menghapus_dan_pemilik_tidak_dapat_tanpa_mencatat(jurnal, pemilik):
    assert (PENGHAPUSAN, 1) in JENIS
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        jurnal.web.execute("select hapus_isi(%s)", (jurnal.id[0],))
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="hanya dapat ditambah"):
        pemilik.execute("select hapus_isi(%s)", (jurnal.id[0],))
    jurnal.web.execute("select set_config('app.kab', '{9202}', false)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        hapus_isi(jurnal.web, jurnal.id[0], "x", date(2026, 11, 24))
    assert jurnal.periksa() == []


def test_peristiwa_sesudah_penghapusan_tetap_dijaga(jurnal, pemilik):
    hapus_isi(pemilik, jurnal.id[2], "x", date(2026, 11, 24))
    jurnal.rusak("update peristiwa set pelaku = %s where id = %s", KASUS, jurnal.id[1])
    assert letak(jurnal.periksa()) == {(jurnal.id[1], 1, "peristiwa.pelaku")}


def test_tanggal_lahir_diubah_di_tabel_keadaan_disebut_baris_dan_kolomnya(jurnal, pemilik):
    assert bangun_ulang(pemilik).beda == []
    jurnal.rusak("update penduduk set lahir = lahir + 1 where id = %s", orang_ke(1, 0))
    [beda] = bangun_ulang(pemilik).beda
    assert (beda.tabel, beda.kunci, beda.kolom) == ("penduduk", str(orang_ke(1, 0)), ("lahir",))
