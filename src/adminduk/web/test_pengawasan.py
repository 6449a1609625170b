"""Alarm pembacaan dari buku akses sungguhan: pekerja menemukannya, pengawas membacanya dan menutupnya."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

import psycopg
import pytest

from adminduk.permohonan.contoh_alur import KADIS, OPERATOR, VERIFIKATOR, diajukan, pintu
from adminduk.permohonan.pengawas import awasi
from adminduk.register import Keperluan, Pelaku, Peran, alarm, contoh, untuk
from adminduk.register.contoh import FAKFAK, MANOKWARI, MARTHA, WARGA_MARTHA, YOSEP
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db(transaction=True)
AUDITOR = Pelaku(UUID(int=420), "Auditor", Peran.AUDITOR, (MANOKWARI, FAKFAK))
PUSAT = Pelaku(UUID(int=421), "Pengawas Pusat", Peran.PUSAT, (0, MANOKWARI, FAKFAK))
KADIS_FAKFAK = Pelaku(UUID(int=422), "Kadis Fakfak", Peran.KADIS, (FAKFAK,))


@pytest.fixture(autouse=True)
def pemeran(transactional_db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def isi(jawaban) -> str:
    return jawaban.content.decode()


def bekerja() -> None:
    """Twenty cases of twenty residents, each opened again and again by the verifikator."""
    for _ in range(20):
        kasus = diajukan().permohonan
        for orang in (MARTHA, YOSEP):
            masuk(VERIFIKATOR).get(f"/petugas/penduduk/{orang}/?kasus={kasus}")


def menelusuri() -> None:
    """Forms opened for people one after the other, none of them kept."""
    masuk(OPERATOR).get(f"/petugas/permohonan/baru/lahir/?orang={YOSEP}")
    for _ in range(11):
        with untuk(OPERATOR, Keperluan.PELAYANAN, kasus=str(uuid4())) as reg:
            reg.catat_tindakan("baca", uuid4())


@pytest.fixture
def pengawas(sambung_sebagai) -> Callable[[], int]:
    """The watch with the rights of the worker's log-in."""
    return partial(awasi, sambung_sebagai("pekerja"))


def id_alarm() -> UUID:
    with untuk(KADIS, Keperluan.PENINJAUAN) as reg:
        [satu] = alarm.daftar(reg, ditutup=False)
    return satu.id


def test_hari_kerja_tidak_berbunyi_hari_menelusuri_berbunyi_sekali(pengawas):
    bekerja()
    assert pengawas() == 0

    menelusuri()
    assert pengawas() == 1
    assert pengawas() == 0, "yang sama tidak dibunyikan lagi"

    halaman = isi(masuk(KADIS).get("/petugas/pengawasan/"))
    assert "membuka banyak penduduk tanpa permohonan dalam satu jam" in halaman and OPERATOR.nama in halaman


def test_pengawas_membaca_apa_yang_dibaca_dan_kantor_lain_tidak(pengawas):
    menelusuri()
    pengawas()
    id_ = id_alarm()

    for pelaku in (KADIS, AUDITOR, PUSAT):
        halaman = isi(masuk(pelaku).get(f"/petugas/pengawasan/bacaan/?alarm={id_}"))
        assert "YOSEP RUMBIAK" in halaman and halaman.count("data dibaca") == 12
    assert masuk(KADIS_FAKFAK).get(f"/petugas/pengawasan/bacaan/?alarm={id_}").status_code == 404
    assert "satu jam" not in isi(masuk(KADIS_FAKFAK).get("/petugas/pengawasan/"))
    assert masuk(KADIS).get(f"/petugas/pengawasan/bacaan/?alarm={uuid4()}").status_code == 404
    assert masuk(VERIFIKATOR).get(f"/petugas/pengawasan/bacaan/?alarm={id_}").status_code == 404


def test_melihat_nama_saat_mengawasi_pun_tercatat_bagi_orangnya(pengawas):
    menelusuri()
    pengawas()
    masuk(KADIS).get(f"/petugas/pengawasan/bacaan/?alarm={id_alarm()}")

    with untuk(WARGA_MARTHA, Keperluan.DATA_SENDIRI) as reg:
        assert ("peninjauan akses", "tinjau") in {(j["keperluan"], j["tindakan"]) for j in reg.jejak_akses(MARTHA)}


def test_alarm_ditutup_dengan_catatan_oleh_orang_lain(pengawas):
    menelusuri()
    pengawas()
    id_ = str(id_alarm())

    kosong = masuk(KADIS).post("/petugas/pengawasan/tutup/", {"alarm": id_, "catatan": "ya"})
    assert kosong.status_code == 422 and "ditutup dengan penjelasan" in isi(kosong)
    dibuka = masuk(KADIS).post(
        "/petugas/pengawasan/tutup/", {"alarm": id_, "catatan": "Latihan pegawai baru, disaksikan."}
    )
    assert dibuka.status_code == 302
    assert "Latihan pegawai baru" in isi(masuk(KADIS).get("/petugas/pengawasan/"))
    lagi = masuk(AUDITOR).post("/petugas/pengawasan/tutup/", {"alarm": id_, "catatan": "Sekali lagi, demikian."})
    assert lagi.status_code == 422


def test_alarm_tentang_diri_sendiri_tidak_ditutup_sendiri(pengawas):
    menelusuri()
    pengawas()
    with untuk(KADIS, Keperluan.PENINJAUAN) as reg:
        [satu] = alarm.daftar(reg, ditutup=False)
    diri = replace(KADIS, id=satu.pelaku)

    with pytest.raises(ValueError, match="orang lain"), untuk(diri, Keperluan.PENINJAUAN) as reg:
        alarm.tutup(reg, satu.id, "Tidak ada apa-apa, sungguh.")
    with pytest.raises(psycopg.errors.CheckViolation), untuk(diri, Keperluan.PENINJAUAN) as reg:
        reg._koneksi.execute("update alarm_akses set penutup = pelaku, ditutup = now(), catatan = 'x'")


def test_hanya_pekerja_membaca_buku_akses_dan_menulis_alarm():
    for perintah in ("select * from bacaan_petugas(now())", "insert into alarm_akses default values"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), untuk(KADIS, Keperluan.PENINJAUAN) as reg:
            reg._koneksi.execute(perintah)
