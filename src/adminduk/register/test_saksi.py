"""Saksi menandatangani hanya kepala yang meneruskan yang pernah dilihatnya, dan mengingatnya sebelum menjawab."""

from __future__ import annotations

import http.client
import json

import pytest

from adminduk.register.contoh_segel import WAKTU, LogBuatan, SaksiHidup
from adminduk.register.saksi import BATAS_KIRIMAN, BERTENTANGAN, Saksi
from adminduk.register.saksi_tanya import kirim_titik, nama_saksi
from adminduk.register.segel_catatan import Catatan, CatatanRusak, KunciCatatan, Tanda, b64, waktu_saksi


@pytest.fixture
def log():
    return LogBuatan()


@pytest.fixture
def buka(tmp_path, log):
    terbuka = []

    def cara():
        while terbuka:
            terbuka.pop().tutup()
        terbuka.append(Saksi(tmp_path, "saksi.contoh.id", [log.log.kunci], lambda: WAKTU))
        return terbuka[0]

    yield cara
    for saksi in terbuka:
        saksi.tutup()


def minta(log, lama, baru, bukti=None, titik=None):
    bukti = log.konsistensi(lama, baru) if bukti is None else bukti
    atas = "".join([f"old {lama}\n", *(f"{b64(h)}\n" for h in bukti), "\n"])
    return atas.encode() + bytes(titik or log.titik(baru, saksi=()))


def test_kepala_yang_meneruskan_disaksikan_dengan_waktunya(buka, log):
    saksi = buka()
    for lama, baru in ((0, 7), (7, 7), (7, 8), (8, 42)):
        jawaban = saksi.tambah_titik(minta(log, lama, baru))
        assert jawaban.status == 200
        tanda = Catatan(log.kepala(baru).teks, (Tanda.baca(jawaban.isi.decode().rstrip("\n")),)).dari(saksi.kunci)
        assert tanda is not None and waktu_saksi(tanda.isi) == WAKTU


def test_kepala_kosong_boleh_disaksikan_selama_belum_ada_yang_lain(buka, log):
    saksi = buka()
    assert saksi.tambah_titik(minta(log, 0, 0)).status == 200
    assert saksi.tambah_titik(minta(log, 0, 5)).status == 200
    assert saksi.tambah_titik(minta(log, 5, 0, bukti=())).status == 400


def test_ukuran_lama_yang_keliru_dijawab_dengan_ukuran_yang_diingat(buka, log):
    saksi = buka()
    saksi.tambah_titik(minta(log, 0, 7))
    jawaban = saksi.tambah_titik(minta(log, 3, 9))
    assert (jawaban.status, jawaban.isi, jawaban.jenis) == (409, b"7\n", "text/x.tlog.size")


def test_jurnal_yang_ditulis_ulang_ditolak_walau_kunci_lognya_asli(buka, log, tmp_path, caplog):
    """Attacks 3 and 3b of the trust model: the key of the log was stolen."""
    saksi = buka()
    saksi.tambah_titik(minta(log, 0, 7))
    palsu = LogBuatan()
    palsu.log = log.log
    palsu.daun[3] = bytes(32)
    for baru in (7, 20):
        assert saksi.tambah_titik(minta(palsu, 7, baru)).status == 422
    assert "tidak meneruskan 7" in caplog.text
    bertentangan = Catatan.baca((tmp_path / BERTENTANGAN).read_bytes())
    assert bertentangan.dari(log.log.kunci) is not None and bertentangan.teks == palsu.kepala(20).teks
    assert saksi.tambah_titik(minta(log, 7, 20)).status == 200, "yang benar tetap disaksikan"


@pytest.mark.parametrize("rusak", ["potong", "tambah", "ubah"])
def test_bukti_yang_bukan_milik_kepalanya_ditolak(buka, log, rusak):
    saksi = buka()
    saksi.tambah_titik(minta(log, 0, 7))
    asli = log.konsistensi(7, 20)
    bukti = {"potong": asli[:-1], "tambah": (*asli, bytes(32)), "ubah": (bytes(32), *asli[1:])}[rusak]
    assert saksi.tambah_titik(minta(log, 7, 20, bukti=bukti)).status == 422
    assert saksi.tambah_titik(minta(log, 7, 20)).status == 200


def test_log_asing_kunci_asing_dan_kiriman_rusak_dibedakan(buka, log):
    saksi = buka()
    lain, tiruan = LogBuatan("lain.id/segel"), LogBuatan()
    assert saksi.tambah_titik(minta(lain, 0, 7)).status == 404
    assert saksi.tambah_titik(minta(tiruan, 0, 7)).status == 403
    assert saksi.tambah_titik(minta(log, 0, 7, titik=Catatan(log.kepala(7).teks, ()))).status == 400
    for kiriman in (
        b"",
        b"old 0\n\n",
        b"old -1\n\n" + bytes(log.titik(7)),
        b"old 00\n\n" + bytes(log.titik(7)),
        b"\xff",
    ):
        assert saksi.tambah_titik(kiriman).status == 400
    assert saksi.tambah_titik(minta(log, 9, 7, bukti=())).status == 400, "lama lebih besar daripada baru"
    assert saksi.tambah_titik(minta(log, 0, 7)).status == 200


def test_saksi_yang_dihidupkan_lagi_ingat_dan_kuncinya_tetap(buka, log, tmp_path):
    pertama = buka()
    pertama.tambah_titik(minta(log, 0, 7))
    kunci = pertama.kunci
    kedua = buka()
    assert kedua.kunci == kunci
    assert kedua.tambah_titik(minta(log, 0, 9)).status == 409
    assert (tmp_path / "kunci").stat().st_mode & 0o777 == 0o600


def test_ingatan_ditulis_sebelum_jawaban_keluar(buka, log, monkeypatch):
    saksi = buka()
    saksi.tambah_titik(minta(log, 0, 7))

    def mati(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(saksi, "_tanda", mati)
    with pytest.raises(KeyboardInterrupt):
        saksi.tambah_titik(minta(log, 7, 9))
    assert buka().tambah_titik(minta(log, 7, 9)).isi == b"9\n"


def test_ingatan_yang_rusak_menghentikan_saksi_bukan_mengosongkannya(buka, log, tmp_path):
    buka().tambah_titik(minta(log, 0, 7))
    (tmp_path / "ingatan.json").write_text("{")
    with pytest.raises(json.JSONDecodeError):
        buka()


def test_satu_folder_satu_saksi(buka, tmp_path):
    buka()
    with pytest.raises(BlockingIOError):
        Saksi(tmp_path, "lain", [])


def test_lewat_http_sama_dan_yang_terlalu_besar_ditolak(tmp_path, log):
    hidup = SaksiHidup(tmp_path, "saksi.contoh.id", [log.log.kunci])
    url = hidup.dikenal.url
    try:
        assert kirim_titik(url, minta(log, 0, 7))[0] == 200
        assert kirim_titik(url, minta(log, 0, 7)) == (409, b"7\n")
        assert kirim_titik(url, bytes(BATAS_KIRIMAN + 1))[0] == 413
        assert KunciCatatan.baca(nama_saksi(url)) == hidup.dikenal.kunci
        sambungan = http.client.HTTPConnection(url.removeprefix("http://"), timeout=5)
        sambungan.request("GET", "/lain")
        assert sambungan.getresponse().status == 404
        sambungan.close()
    finally:
        hidup.matikan()
    assert nama_saksi(url) == ""
    with pytest.raises(OSError, match=r"refused|tidak"):
        kirim_titik(url, b"")
    with pytest.raises(OSError, match="alamat saksi tidak dikenal"):
        kirim_titik("ftp://contoh.id", b"")


def test_catatan_bertanda_tangan_dari_contoh_golang_terbaca():
    """The example of golang.org/x/mod/sumdb/note, which C2SP signed-note took over."""
    kunci = KunciCatatan.baca("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    teks = (
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    catatan = Catatan.baca(teks.encode())
    assert catatan.dari(kunci) is not None
    assert bytes(catatan) == teks.encode()
    with pytest.raises(CatatanRusak, match="tidak cocok"):
        Catatan.baca(teks.replace("your problem is", "your Problem is").encode()).dari(kunci)
