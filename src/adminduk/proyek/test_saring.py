"""Log tanpa data pribadi, dari penulis mana pun dan lewat penangan mana pun."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
import threading

import psycopg
import pytest
from django.db import IntegrityError, connection

from adminduk.proyek import saring
from adminduk.register.contoh import NIK_MARTHA

NOMOR = NIK_MARTHA.lengkap


@pytest.fixture
def tulisan():
    """What a handler of somebody else's writes, with logging's own formatter."""
    saluran = io.StringIO()
    penulis, penangan = logging.getLogger("pustaka.lain"), logging.StreamHandler(saluran)
    penulis.addHandler(penangan)
    yield lambda: saluran.getvalue()
    penulis.removeHandler(penangan)


def test_nomor_disamarkan_juga_pada_penangan_pustaka_lain(tulisan):
    logging.getLogger("pustaka.lain").error('127.0.0.1 "GET /cari?q=%s HTTP/1.1" 200', NOMOR)

    assert tulisan() == f'127.0.0.1 "GET /cari?q={NIK_MARTHA} HTTP/1.1" 200\n'


@pytest.mark.django_db
def test_baris_yang_dikutip_postgresql_tidak_ikut(tulisan):
    with pytest.raises(IntegrityError) as galat, connection.cursor() as kursor:
        kursor.execute("insert into nik values (%s, %s, now(), %s)", (NOMOR, None, None))
    assert NOMOR in str(galat.value)

    penulis = logging.getLogger("pustaka.lain")
    penulis.error("gagal: %s", galat.value)
    penulis.error("gagal", exc_info=galat.value)
    penulis.error(galat.value)

    assert NOMOR not in tulisan() and "DETAIL" not in tulisan()
    assert 'null value in column "orang"' in tulisan() and "django.db.utils.IntegrityError" in tulisan()


def test_galat_psycopg_disebut_jenis_dan_tempatnya_saja(tulisan):
    try:
        raise psycopg.errors.UniqueViolation("duplicate key\nDETAIL:  Key (nama)=(MARTHA MANDACAN) already exists.")
    except psycopg.errors.UniqueViolation:
        logging.getLogger("pustaka.lain").exception("menyimpan")

    assert "MANDACAN" not in tulisan()
    assert "psycopg.errors.UniqueViolation" in tulisan() and "test_saring.py" in tulisan()


def test_pesan_yang_tidak_cocok_argumennya_tidak_mencetak_argumennya(tulisan, capsys):
    logging.getLogger("pustaka.lain").error("dua %s %s", NOMOR)

    assert tulisan() == "pesan tidak dapat dibentuk\n" and NOMOR not in capsys.readouterr().err


def test_galat_yang_tidak_ditangkap_tanpa_pesannya(monkeypatch, capsys):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    saring.pasang_jejak_terakhir()

    utas = threading.Thread(target=lambda: int(f"nama MARTHA MANDACAN {NOMOR}"))
    utas.start()
    utas.join()

    keluar = capsys.readouterr().err
    assert "ValueError" in keluar and "test_saring.py" in keluar
    assert "MANDACAN" not in keluar and NOMOR not in keluar


@pytest.mark.parametrize("peran", ["web", "pekerja", "segel", "pemilik"])
def test_setiap_proses_yang_memakai_pengaturan_tertutup(tmp_path, peran):
    naskah = f"import django; django.setup(); raise ValueError('MARTHA MANDACAN {NOMOR}')"
    lingkungan = {
        "ADMINDUK_DATA": str(tmp_path),
        "ADMINDUK_PERAN_DB": peran,
        "DJANGO_SETTINGS_MODULE": "adminduk.proyek.settings",
    }
    proses = subprocess.run([sys.executable, "-c", naskah], env=os.environ | lingkungan, capture_output=True, text=True)
    catatan = (tmp_path / "log" / f"{peran}.jsonl").read_text()

    assert proses.returncode == 1 and "builtins.ValueError" in proses.stderr and "ValueError" in catatan
    assert "MANDACAN" not in proses.stderr + catatan and NOMOR not in proses.stderr + catatan
