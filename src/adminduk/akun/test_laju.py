"""Percobaan dihitung satu kali bagi semua proses, dan hitungannya berakhir sendiri."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import RequestFactory

from adminduk.akun.laju import Batas, TerlaluSering, alamat, batasi, lupakan

LIMA = Batas(5, 60)


def boleh(siapa: str, batas: Batas = LIMA) -> bool:
    try:
        batasi(siapa, batas)
    except TerlaluSering:
        return False
    return True


def habiskan(siapa: str) -> None:
    for _ in range(5):
        batasi(siapa, LIMA)


def lewatkan(detik: int) -> None:
    with connection.cursor() as kursor:
        kursor.execute("update akun_laju set habis = habis - make_interval(secs => %s)", (detik,))


def test_yang_keenam_ditolak_dan_disuruh_menunggu(db):
    habiskan("a")

    with pytest.raises(TerlaluSering) as tolak:
        batasi("a", LIMA)

    assert 55 <= tolak.value.tunggu <= 60
    assert boleh("b"), "yang lain tidak ikut terhitung"


def test_mencoba_terus_tidak_memperpanjang_waktu_tunggu(db):
    habiskan("a")
    lewatkan(50)
    assert not any(boleh("a") for _ in range(20))

    lewatkan(10)

    assert boleh("a")


def test_berhasil_memulai_hitungan_baru(db):
    habiskan("a")

    lupakan("a", "yang tidak pernah ada")

    assert boleh("a")


def _di_proses_lain(siapa: str) -> None:
    for sambungan in connections.all():
        sambungan.connection = None  # the parent's socket is not ours
    raise SystemExit(0 if boleh(siapa) else 7)


def test_proses_lain_ikut_menghitung(transactional_db):
    for _ in range(4):
        batasi("a", LIMA)

    keluar = []
    for _ in range(2):
        anak = multiprocessing.get_context("fork").Process(target=_di_proses_lain, args=("a",))
        anak.start()
        anak.join(30)
        keluar.append(anak.exitcode)

    assert keluar == [0, 7], "percobaan kelima di proses lain diterima, keenam ditolak"
    assert not boleh("a")


def test_dua_puluh_percobaan_serentak_lima_yang_lolos(transactional_db):
    def coba(_: int) -> bool:
        try:
            return boleh("a")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as utas:
        hasil = list(utas.map(coba, range(20)))

    assert sum(hasil) == 5


def test_tabel_tidak_memuat_alamat_dan_yang_lewat_dibuang(db):
    batasi("v 192.0.2.7", LIMA)
    batasi("v 192.0.2.8", LIMA)
    with connection.cursor() as kursor:
        kursor.execute("select string_agg(encode(kunci, 'escape'), ' ') from akun_laju")
        assert "192.0.2" not in kursor.fetchone()[0]
        lewatkan(61)

        batasi("v 192.0.2.9", LIMA)

        kursor.execute("select count(*) from akun_laju")
        assert kursor.fetchone() == (1,)


@pytest.mark.parametrize(
    ("proksi", "terusan", "hasil"),
    [
        (0, "198.51.100.1", "192.0.2.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1, 198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.7"),
        (1, "", "192.0.2.7"),
    ],
)
def test_alamat_hanya_dari_proksi_sendiri(settings, proksi, terusan, hasil):
    settings.ADMINDUK_PROKSI = proksi

    assert alamat(RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=terusan)) == hasil
