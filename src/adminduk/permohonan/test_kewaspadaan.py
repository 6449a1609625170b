"""Kapan pembacaan menyerupai penelusuran: hari kerja yang sibuk tidak, hari menelusuri ya."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from adminduk.permohonan.kewaspadaan import AMBANG, Aturan, Bacaan, Kasus, ambang, periksa
from adminduk.register.pelaku import Keperluan, Peran

HARI = date(2026, 11, 24)
PAGI = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
PETUGAS, LAIN = UUID(int=1), UUID(int=2)
PELAYANAN, PENCARIAN, DARURAT = Keperluan.PELAYANAN, Keperluan.PENCARIAN, Keperluan.DARURAT


def baca(n: int, menit: float, kasus: Kasus, keperluan=PELAYANAN, tindakan: str = "baca", **lain) -> Bacaan:
    serumah = tuple(UUID(int=100 * n + i) for i in range(5))
    isi = {"pelaku": PETUGAS, "peran": str(Peran.OPERATOR), "kab": 9202, "subjek": serumah}
    pada = PAGI + timedelta(minutes=menit)
    return Bacaan(**(isi | lain), pada=pada, keperluan=keperluan, tindakan=tindakan, nama_kasus=f"k{n}", kasus=kasus)


def layani(n: int, menit: float) -> list[Bacaan]:
    """One resident at the counter: searched twice, a form filled in from the register, submitted, looked at again."""
    return [
        baca(n, menit, Kasus.TIADA, PENCARIAN, "cari"),
        baca(n, menit + 0.5, Kasus.TIADA, PENCARIAN, "cari"),
        baca(n, menit + 1, Kasus.DIAJUKAN),
        baca(n, menit + 4, Kasus.DIAJUKAN, tindakan="riwayat"),
    ]


def telusuri(n: int, menit: float) -> list[Bacaan]:
    """A form opened for somebody, read, and never kept."""
    return [baca(n, menit, Kasus.TIADA)]


def aturan(bacaan: list[Bacaan]) -> set[Aturan]:
    return {a.aturan for a in periksa(bacaan, HARI)}


def test_hari_kerja_yang_sibuk_tidak_membunyikan_alarm():
    loket = [b for n in range(90) for b in layani(n, n * 5)]
    tiga_draf = [b for n in range(200, 203) for b in telusuri(n, n)]
    tumpukan = [baca(300 + n, 470, Kasus.DIAJUKAN, pelaku=LAIN, peran=str(Peran.KADIS)) for n in range(400)]

    assert periksa(loket + tiga_draf + tumpukan, HARI) == []


def test_hari_menelusuri_membunyikan_alarm_bagi_penelusurnya_saja():
    loket = [b for n in range(90) for b in layani(n, n * 5)]
    lain = [b for n in range(500, 530) for b in telusuri(n, (n - 500) * 2)]
    lain = [replace(b, pelaku=LAIN) for b in lain]

    alarm = periksa(loket + lain, HARI)

    assert {a.pelaku for a in alarm} == {LAIN}
    [sejam] = [a for a in alarm if a.aturan is Aturan.TANPA_KASUS_SEJAM]
    assert (sejam.jumlah, sejam.batas) == (30, 10)
    assert sejam.mulai == PAGI and sejam.sampai == PAGI + timedelta(minutes=58)


def test_menelusuri_perlahan_terlihat_pada_hitungan_sehari():
    perlahan = [b for n in range(30) for b in telusuri(n, n * 15)]

    assert aturan(perlahan) == {Aturan.TANPA_KASUS_SEHARI}


@pytest.mark.parametrize(
    ("satu", "jeda", "hasil"),
    [
        (lambda n, m: baca(n, m, Kasus.TIADA), 1, Aturan.TANPA_KASUS_SEJAM),
        (lambda n, m: baca(n, m, Kasus.TIADA), 20, Aturan.TANPA_KASUS_SEHARI),
        (lambda n, m: baca(n, m, Kasus.DRAF), 10, Aturan.DRAF_SEHARI),
        (lambda n, m: baca(n, m, Kasus.TIADA, PENCARIAN, "cari"), 0.5, Aturan.CARI_SEJAM),
        (lambda n, m: baca(n, m, Kasus.TIADA, DARURAT), 60, Aturan.DARURAT_SEHARI),
    ],
    ids=["sejam", "sehari", "draf", "cari", "darurat"],
)
def test_tiap_aturan_berbunyi_tepat_di_atas_batasnya(satu, jeda, hasil):
    batas = ambang(HARI).batas[hasil]

    assert hasil not in aturan([satu(n, n * jeda) for n in range(batas)])
    assert hasil in aturan([satu(n, n * jeda) for n in range(batas + 1)])


def test_orang_yang_sama_berkali_kali_dihitung_sekali():
    lagi = [replace(baca(1, n, Kasus.TIADA), nama_kasus=f"formulir {n}") for n in range(50)]

    assert aturan(lagi) == set(), "halaman yang dimuat ulang bukan orang baru"


def test_draf_petugas_desa_adalah_pekerjaannya():
    desa = [baca(n, n * 5, Kasus.DRAF, peran=str(Peran.DESA)) for n in range(60)]

    assert aturan(desa) == set()


def test_peninjau_dan_hasil_pencarian_tidak_dihitung_sebagai_membuka():
    tinjauan = [baca(n, n, Kasus.TIADA, Keperluan.PENINJAUAN, "tinjau") for n in range(50)]
    tampil = [baca(n, n, Kasus.TIADA, PENCARIAN, "tanya") for n in range(50)]

    assert aturan(tinjauan + tampil) == set()


def test_ambang_bertanggal():
    assert ambang(HARI) is AMBANG[0] and ambang(date(2020, 1, 1)) is AMBANG[0]
    assert all(a.batas.keys() == set(Aturan) for a in AMBANG)
