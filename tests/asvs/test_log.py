"""Logs that a machine can read and nobody can forge (OWASP ASVS 5.0, V16)."""

from __future__ import annotations

import json
import logging
import logging.handlers
from datetime import UTC, datetime, timedelta

import pytest

from adminduk.proyek import catatan
from adminduk.proyek.catatan import pengaturan_catatan


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


def test_folder_log_hanya_bagi_pemiliknya(tmp_path):
    pengaturan_catatan(tmp_path / "log" / "web.jsonl")

    assert (tmp_path / "log").stat().st_mode & 0o077 == 0
