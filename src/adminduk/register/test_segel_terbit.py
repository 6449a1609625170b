"""Kepala dan ubin terbit; dua dari tiga saksi cukup, satu tidak; lama tanpa segel, pencatatan berhenti."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru
from adminduk.register.contoh_segel import LogBuatan, tiga_saksi
from adminduk.register.kepala import Kepala
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.merkle import Tepi
from adminduk.register.segel import segel_sekali
from adminduk.register.segel_catatan import Catatan, KepalaPohon
from adminduk.register.segel_jaga import SegelTertunda
from adminduk.register.segel_pohon import bukti_tercatat
from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
from adminduk.register.segel_ubin import GudangUbin, UbinBerbeda, ubin_pohon


class Log:
    """A journal that is sealed and published under three living witnesses, of whom two must sign."""

    def __init__(self, pemilik, sambung_sebagai, folder, saksi):
        self.pemilik, self.folder, self.saksi = pemilik, folder, saksi
        self.segel, self.web = sambung_sebagai("segel"), sambung_sebagai("web")
        self.kunci, self.gudang = KunciBerkas.buka(folder), GudangUbin(folder / "ubin")
        self.daftar = DaftarSaksi(tuple(s.dikenal for s in saksi), 2)
        self.mulai_penerbit()
        self.id = []

    def mulai_penerbit(self):
        self.penerbit = Penerbit(kunci_publik(self.folder), self.gudang, self.daftar)

    def catat(self, n):
        p = keluarga_baru(n)
        catat_satu(self.web, p)
        self.id.append(p.id)

    def terbitkan(self, *, sampai=lambda: True, tenggat=8.0):
        """Seal and publish once, and again until ``sampai`` holds: witnesses are asked ever more rarely."""
        segel_sekali(self.segel, self.kunci)
        batas = time.monotonic() + tenggat
        while True:
            self.penerbit.terbitkan(self.segel)
            if sampai() or time.monotonic() > batas:
                return
            time.sleep(0.1)

    def tersaksi(self):
        return self.pemilik.execute("select tersaksi from segel_keadaan").fetchone()[0]

    def bukti(self, n):
        return bukti_tercatat(self.pemilik, kunci_publik(self.folder), self.daftar.kunci, self.id[n])

    def tua(self, menit):
        self.pemilik.execute(f"update segel_keadaan set pada = pada - interval '{menit} minutes'")
        self.pemilik.execute(f"update antrean_segel set pada = pada - interval '{menit} minutes'")
        self.pemilik.execute(f"update segel_kepala set pada = pada - interval '{menit} minutes'")


@pytest.fixture
def log(pemilik, sambung_sebagai, tmp_path):
    KunciBerkas.buka(tmp_path)
    with tiga_saksi(tmp_path, kunci_publik(tmp_path).catatan) as saksi:
        yield Log(pemilik, sambung_sebagai, tmp_path, saksi)


def test_kepala_terbit_dengan_tanda_tangan_saksi_dan_buktinya_luring(log):
    for n in range(3):
        log.catat(n)
        log.terbitkan(sampai=lambda: log.tersaksi() == len(log.id))
    titik = log.gudang.titik()
    kebijakan = log.daftar.kebijakan(kunci_publik(log.folder))
    assert kebijakan.periksa(titik).ukuran == 3
    for n in range(3):
        indeks, ukuran, bukti = log.bukti(n)
        assert (indeks, ukuran, bukti.isi.peristiwa) == (n, 3, log.id[n])
        assert bukti.periksa(kebijakan).akar == KepalaPohon.baca(titik.teks).akar


def test_satu_saksi_mati_tidak_menghambat(log):
    log.saksi[0].matikan()
    log.catat(0)
    mulai = time.monotonic()
    log.terbitkan()
    assert log.tersaksi() == 1, "dua yang lain cukup pada putaran pertama"
    assert time.monotonic() - mulai < 2
    log.saksi[0].hidupkan()


def test_dua_saksi_mati_peristiwa_menunggu_dan_terbit_sesudah_satu_hidup_lagi(log):
    for s in log.saksi[:2]:
        s.matikan()
    log.catat(0)
    log.terbitkan()
    assert log.tersaksi() == 0
    assert log.bukti(0) is None
    log.saksi[0].hidupkan()
    log.terbitkan(sampai=lambda: log.tersaksi() == 1)
    assert log.bukti(0)[:2] == (0, 1)
    log.saksi[1].hidupkan()


def test_penerbit_yang_dimulai_lagi_meneruskan_dari_ingatan_saksi(log):
    log.catat(0)
    log.terbitkan(sampai=lambda: log.tersaksi() == 1)
    log.pemilik.execute("delete from segel_saksi")  # as after a restore: only the witnesses know what they saw
    log.mulai_penerbit()
    log.catat(1)
    log.terbitkan(sampai=lambda: log.tersaksi() == 2)
    assert log.bukti(0)[:2] == (0, 2)


def test_log_lama_yang_belum_pernah_disaksikan_disaksikan_seluruhnya(log):
    for n in range(5):
        log.catat(n)
        segel_sekali(log.segel, log.kunci)
    log.terbitkan(sampai=lambda: log.tersaksi() == 5)
    assert [log.bukti(n)[:2] for n in range(5)] == [(n, 5) for n in range(5)]


def test_jurnal_yang_ditulis_ulang_tidak_disaksikan_siapa_pun(log, caplog):
    for n in range(3):
        log.catat(n)
    log.terbitkan(sampai=lambda: log.tersaksi() == 3)
    log.pemilik.execute("truncate segel_daun, segel_kepala, segel_simpul, segel_saksi")
    log.pemilik.execute("insert into antrean_segel select id, 10 - urut, daun from peristiwa")
    log.gudang = GudangUbin(log.folder / "ubin-baru")
    log.mulai_penerbit()
    log.catat(3)
    log.terbitkan(sampai=lambda: "422" in caplog.text)
    assert "menolak kepala berukuran 4 dengan 422" in caplog.text
    assert log.tersaksi() == 3
    assert log.bukti(3) is None


def test_ubin_yang_pernah_terbit_tidak_ditimpa(log):
    for n in range(3):
        log.catat(n)
    log.terbitkan(sampai=lambda: log.tersaksi() == 3)
    (log.folder / "ubin" / "tile" / "0" / "000.p" / "3").write_bytes(bytes(96))
    (log.folder / "ubin" / "checkpoint").unlink()
    with pytest.raises(UbinBerbeda, match=r"tile/0/000\.p/3"):
        log.terbitkan()


# ------------------------------------------------------------------ fail closed
def test_lima_belas_menit_tanpa_saksi_pencatatan_berhenti_dan_berlanjut_sendiri(log):
    for s in log.saksi[:2]:
        s.matikan()
    log.catat(0)
    log.terbitkan()
    log.tua(14)
    log.catat(1)
    log.tua(2)
    with pytest.raises(SegelTertunda, match="menunggu segel sejak"):
        log.catat(2)
    log.saksi[0].hidupkan()
    log.terbitkan(sampai=lambda: log.tersaksi() == 2)
    log.catat(3)
    log.saksi[1].hidupkan()


def test_lima_belas_menit_tanpa_peristiwa_bukan_gangguan(log):
    log.catat(0)
    log.terbitkan(sampai=lambda: log.tersaksi() == 1)
    log.tua(60)
    log.catat(1)


def test_penyegel_yang_mati_menghentikan_pencatatan_juga(log):
    log.catat(0)
    log.tua(16)
    with pytest.raises(SegelTertunda):
        log.catat(1)


# ------------------------------------------------------------------ tiles
@pytest.mark.parametrize("benih", range(5))
def test_ubin_dua_langkah_sama_dengan_sekaligus(benih, tmp_path):
    acak = random.Random(benih)
    tengah, ukuran = sorted(acak.sample(range(1, 70_000), 2))
    sekaligus = set(ubin_pohon(ukuran))
    bertahap = set(ubin_pohon(tengah)) | set(ubin_pohon(ukuran, tengah))
    penuh = {u for u in bertahap if u[2] == 256}
    assert penuh == {u for u in sekaligus if u[2] == 256}
    assert sekaligus <= bertahap
    assert all(tengah // 256**t - n * 256 == lebar for t, n, lebar in bertahap - sekaligus)


def test_ubin_penuh_menggantikan_yang_sebagian_dan_cocok_dengan_pohon(tmp_path):
    log, gudang, tepi = LogBuatan(banyak=600), GudangUbin(tmp_path), Tepi()
    for d in log.daun:
        tepi.tambah(d)
    tingkat_satu = [h for t, _, h in tepi.ubin if t == 8]

    def isi(tingkat, awal, akhir):
        return b"".join((log.daun, tingkat_satu)[tingkat][awal:akhir])

    for ukuran in (3, 255, 256, 600):
        gudang.lengkapi(ukuran, isi)
        gudang.tulis_titik(log.titik(ukuran))
    ada = {str(b.relative_to(tmp_path)) for b in tmp_path.rglob("*") if b.is_file()}
    assert ada == {"checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/1", "tile/1/000.p/2"}
    assert gudang.baca(0, 2, 88) == b"".join(log.daun[512:600])
    assert gudang.baca(0, 0, 3) == b"".join(log.daun[:3]), "yang sebagian dibaca dari yang penuh"
    assert gudang.baca(0, 3, 1) is None
    assert gudang.ukuran() == 600
    assert isinstance(gudang.titik(), Catatan)


def test_daftar_saksi_yang_tak_mungkin_dipenuhi_ditolak(tmp_path):
    log = LogBuatan()
    berkas = tmp_path / "saksi.json"
    saksi = [{"kunci": str(s.kunci), "url": "http://contoh.id/"} for s in log.saksi]
    berkas.write_text(f'{{"cukup": 2, "saksi": {saksi}}}'.replace("'", '"'))
    assert DaftarSaksi.baca(berkas).saksi[0].url == "http://contoh.id"
    berkas.write_text(f'{{"cukup": 4, "saksi": {saksi}}}'.replace("'", '"'))
    with pytest.raises(ValueError, match="cukup harus 0 sampai 3"):
        DaftarSaksi.baca(berkas)
    assert DaftarSaksi.milik(tmp_path / "tiada").cukup == 0


def test_saksi_yang_sudah_berhenti_tidak_ditanya_tetapi_tanda_tangannya_tetap_dikenal(log):
    log.catat(0)
    log.terbitkan(sampai=lambda: log.tersaksi() == 1)
    lama = log.bukti(0)[2]
    berhenti = replace(log.saksi[0].dikenal, url="")
    log.daftar = DaftarSaksi((berhenti, *(s.dikenal for s in log.saksi[1:])), 2)
    log.mulai_penerbit()
    log.catat(1)
    log.terbitkan(sampai=lambda: log.tersaksi() == 2)
    kebijakan = log.daftar.kebijakan(kunci_publik(log.folder))
    assert log.saksi[0].dikenal.kunci.nama not in str(log.gudang.titik())
    assert (lama.periksa(kebijakan).ukuran, log.bukti(1)[2].periksa(kebijakan).ukuran) == (1, 2)


def test_kepala_lama_dan_baru_ditandatangani_atas_teks_yang_sama(log):
    """A head of before is a checkpoint already: journals sealed by the first release need nothing done to them."""
    log.catat(0)
    segel_sekali(log.segel, log.kunci)
    kepala = Kepala.terakhir(log.segel)
    assert kepala.sah(kunci_publik(log.folder))
    assert kepala.titik(kunci_publik(log.folder)).dari(kunci_publik(log.folder).catatan[0]) is not None
