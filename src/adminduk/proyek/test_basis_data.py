"""Commit yang tidak disahkan siaga bukan keberhasilan; ruang yang habis dan basis yang hilang disebut apa adanya."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from adminduk.perintah.peluncur import pangkalan, sambungan, tempat
from adminduk.permohonan.kerja import Jawaban, sekali
from adminduk.register import Keperluan, untuk
from adminduk.register.contoh import OPERATOR_MANOKWARI
from adminduk.register.gangguan import CommitTidakPasti, Gangguan, gangguan
from adminduk.register.muatan_massal import SedangDimuat
from adminduk.register.segel_jaga import SegelTertunda


@contextmanager
def siaga_yang_tidak_ada():
    """Every commit that waits for a standby waits in vain until cancelled; sessions of other tests do not wait."""
    data = Path(os.environ["ADMINDUK_UJI"])
    tujuan = sambungan.parameter(data, "pemilik") | {
        "user": pangkalan.SUPER, "password": tempat.rahasia(data)["sandi_super"]
    }  # fmt: skip
    selesai = Event()
    with psycopg.connect(**tujuan, autocommit=True) as super_:
        super_.execute("alter system set synchronous_standby_names = 'tidak_ada'")
        super_.execute("select pg_reload_conf()")
        pembatal = Thread(target=batalkan_yang_menunggu, args=(super_, selesai))
        pembatal.start()
        try:
            yield
        finally:
            selesai.set()
            pembatal.join()
            super_.execute("alter system reset synchronous_standby_names")
            super_.execute("select pg_reload_conf()")


def batalkan_yang_menunggu(super_: psycopg.Connection, selesai: Event) -> None:
    # No timeout of the server reaches a commit that waits; an operator who cancels it does.
    while not selesai.wait(0.05):
        super_.execute("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'")


def tulis(sql: str = "") -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("set local synchronous_commit = on" + sql)
        kursor.execute("select pg_sleep(0.2)")  # the new names have reached every process by now
        kursor.execute(
            "insert into akun_sesi (session_key, session_data, expire_date, terakhir, alamat, peramban) "
            "values ('uji', '', now(), now(), '', '') on conflict do nothing"
        )


@pytest.mark.django_db(transaction=True)
def test_commit_yang_tidak_disahkan_siaga_bukan_keberhasilan():
    with siaga_yang_tidak_ada(), pytest.raises(CommitTidakPasti):
        tulis()


def kirim(permintaan: UUID) -> tuple[Jawaban, ...]:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN) as reg:
        with connection.cursor() as kursor:
            kursor.execute("set local synchronous_commit = on; select pg_sleep(0.2)")
        return sekali(reg, permintaan, "uji", "", lambda: [Jawaban("", "1", "uji", 1)])


@pytest.mark.django_db(transaction=True)
def test_jawaban_yang_diulang_menunggu_siaga_juga():
    """The row is there, on this machine alone: answered from it, the request would be lost with it."""
    permintaan = uuid4()
    with siaga_yang_tidak_ada():
        for _ in range(2):
            with pytest.raises(CommitTidakPasti):
                kirim(permintaan)

    assert [j.nomor for j in kirim(permintaan)] == ["1"]


@pytest.mark.django_db(transaction=True)
def test_kabar_lain_dari_server_tidak_mengganggu_dan_sesudahnya_koneksi_dapat_dipakai():
    with siaga_yang_tidak_ada(), pytest.raises(CommitTidakPasti):
        tulis()

    tulis("; do $$ begin raise warning 'canceling wait for synchronous replication'; end $$")


def galat_dari(sebab: BaseException, galat: Exception) -> Exception:
    galat.__cause__ = sebab
    return galat


@pytest.mark.parametrize(
    ("galat", "jenis"),
    [
        (OperationalError("putus"), Gangguan.BASIS_DATA),
        (CommitTidakPasti("siaga"), Gangguan.TIDAK_PASTI),
        (galat_dari(psycopg.errors.DiskFull(), OperationalError("penuh")), Gangguan.RUANG_HABIS),
        (OSError(errno.ENOSPC, "penuh"), Gangguan.RUANG_HABIS),
        (SegelTertunda(datetime(2026, 11, 24, tzinfo=UTC)), Gangguan.SEGEL_TERTUNDA),
        (SedangDimuat(), Gangguan.SEDANG_DIMUAT),
        (OSError(errno.ENOENT, "tidak ada"), None),
        (ValueError("salah"), None),
        (None, None),
    ],
)
def test_gangguan_dikenali_dari_kodenya(galat, jenis):
    assert gangguan(galat) is jenis
