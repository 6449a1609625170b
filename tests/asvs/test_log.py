"""Logs that a machine can read and nobody can forge (OWASP ASVS 5.0, V16)."""

from __future__ import annotations

import json
import logging
import logging.handlers
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client, RequestFactory

from adminduk.akun.masuk import selesaikan
from adminduk.akun.sesi import SessionStore
from adminduk.permohonan.contoh_alur import OPERATOR
from adminduk.proyek import catatan
from adminduk.proyek.catatan import pengaturan_catatan
from adminduk.web.contoh import akun, masuk


@pytest.fixture
def tulis(tmp_path):
    """Write one message as the running system would, and return the lines that came of it."""
    berkas = tmp_path / "log" / "web.jsonl"
    atur = pengaturan_catatan(berkas)
    pengirim = logging.handlers.WatchedFileHandler(berkas)
    pengirim.setFormatter(catatan.pembentuk())
    penulis = logging.Logger("adminduk.uji")
    penulis.addHandler(pengirim)

    def satu(pesan: str, *nilai: object) -> list[str]:
        penulis.warning(pesan, *nilai)
        pengirim.flush()
        return berkas.read_text().splitlines()

    yield satu
    pengirim.close()
    assert set(atur["handlers"]) == {"berkas"}


def test_satu_kejadian_satu_baris_json_walau_isinya_memuat_baris_baru(tulis):
    baris = tulis("masuk %s", 'yosep\r\n{"event": "masuk kepala dinas", "level": "info"}\x1b[31m')

    assert len(baris) == 1
    isi = json.loads(baris[0])
    assert isi["level"] == "warning" and isi["event"].startswith("masuk yosep")
    assert "\x1b" not in baris[0]


def test_waktu_dalam_utc_dengan_zona_tertulis(tulis):
    waktu = datetime.fromisoformat(json.loads(tulis("apa saja")[0])["timestamp"])

    assert waktu.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - waktu) < timedelta(minutes=1)


def test_kejadian_menyebut_asal_dan_tingkatnya(tulis):
    isi = json.loads(tulis("apa saja")[0])

    assert isi["logger"] == "adminduk.uji" and {"level", "timestamp", "event"} <= isi.keys()


@pytest.mark.django_db
def test_yang_ditolak_karena_perannya_tercatat_siapa_dan_di_mana(caplog):
    operator = masuk(OPERATOR)

    assert operator.get("/petugas/tanda-tangan/").status_code == 404
    [catatan_] = [c for c in caplog.records if c.name == "adminduk.web.pintu"]
    assert (catatan_.rute, catatan_.sebab) == ("tanda_tangan", "operator")
    assert UUID(catatan_.pelaku)
    assert operator.get("/petugas/").status_code == 200, "halamannya sendiri tidak tercatat sebagai penolakan"
    assert len([c for c in caplog.records if c.name == "adminduk.web.pintu"]) == 1


@pytest.mark.django_db
def test_masuk_yang_gagal_tercatat_tanpa_apa_yang_diketik(caplog):
    for n in range(6):
        Client().post("/masuk/", {"nama_pengguna": "sandi-yang-salah-kolom", "sandi": f"tebakan-{n}"})
    Client().post("/masuk/penduduk/", {"kode": "ABCD-EFGH-JKLM-NPQR"})

    catatan_ = [c for c in caplog.records if c.name == "adminduk.akun.views"]
    assert [(c.getMessage(), c.tahap) for c in catatan_] == [
        *[("bukti ditolak", "sandi")] * 5,
        ("terlalu banyak percobaan", "masuk"),
        ("bukti ditolak", "kode penduduk"),
    ]
    assert not any("tebakan" in str(vars(c)) or "salah-kolom" in str(vars(c)) for c in catatan_)


@pytest.mark.django_db
def test_masuk_yang_berhasil_tercatat_dengan_caranya():
    petugas = akun(OPERATOR)
    permintaan = RequestFactory().get("/")
    permintaan.session = SessionStore()
    selesaikan(permintaan, petugas, "sandi dan kode autentikator")

    catatan_ = petugas.daftar_catatan.get()
    assert (catatan_.tindakan, catatan_.oleh) == ("masuk", petugas)
    assert "sandi dan kode autentikator" in str(catatan_.rincian)


def test_folder_log_hanya_bagi_pemiliknya(tmp_path):
    pengaturan_catatan(tmp_path / "log" / "web.jsonl")

    assert (tmp_path / "log").stat().st_mode & 0o077 == 0
