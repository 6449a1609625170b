"""Kunci kantor: dibuat sekali, utuh setelah dimatikan kapan pun, dan terbitannya tanpa rahasia."""

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from datetime import timedelta

from cryptography.x509.oid import NameOID

from adminduk.dokumen import cetak, kunci
from adminduk.dokumen.conftest import WAKTU, Kantor
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN
from adminduk.dokumen.tanda_tangan import PenandaTangan
from adminduk.dokumen.verifikasi import verifikasi_pdf

NAMA, NIP = "Yohana Mandacan", "197405122000032001"


def isi_folder(folder):
    return {j.relative_to(folder): j.read_bytes() for j in folder.rglob("*") if j.is_file()}


def test_menyiapkan_dua_kali_tidak_mengubah_apa_pun(tmp_path):
    pertama = kunci.siapkan(tmp_path, 9202, NAMA, NIP, waktu=WAKTU)
    berkas = isi_folder(tmp_path)
    kedua = kunci.siapkan(tmp_path, 9202, NAMA, NIP, waktu=WAKTU + timedelta(hours=1))

    assert isi_folder(tmp_path) == berkas
    assert kedua.sertifikat_kadis == pertama.sertifikat_kadis
    assert kedua.qr.publik == pertama.qr.publik


def test_sertifikat_memuat_nama_nip_dan_kantor(tmp_path):
    subjek = kunci.siapkan(tmp_path, 9202, NAMA, NIP, waktu=WAKTU).sertifikat_kadis.subject
    ambil = [NameOID.COMMON_NAME, NameOID.SERIAL_NUMBER, NameOID.ORGANIZATIONAL_UNIT_NAME]

    assert [subjek.get_attributes_for_oid(o)[0].value for o in ambil] == [NAMA, NIP, "9202"]


def test_kepala_dinas_baru_mendapat_kunci_sendiri_dan_kantor_lain_berbagi_otoritas(tmp_path):
    lama = kunci.siapkan(tmp_path, 9202, NAMA, NIP, waktu=WAKTU)
    baru = kunci.siapkan(tmp_path, 9202, "Barnabas Korwa", "198001012005011001", waktu=WAKTU)
    lain = kunci.siapkan(tmp_path, 9203, NAMA, NIP, waktu=WAKTU)

    assert lama.sertifikat_kadis.public_key() != baru.sertifikat_kadis.public_key()
    assert lama.qr.publik == baru.qr.publik != lain.qr.publik
    assert lama.rantai == lain.rantai


def test_crl_diperbarui_setiap_hari(tmp_path):
    lama = kunci.siapkan(tmp_path, 9202, NAMA, NIP, waktu=WAKTU)
    baru = kunci.siapkan(tmp_path, 9202, NAMA, NIP, waktu=WAKTU + timedelta(days=2))

    assert {b.last_update_utc - a.last_update_utc for a, b in zip(lama.crl, baru.crl, strict=True)} == {
        timedelta(days=2)
    }
    assert baru.sertifikat_kadis == lama.sertifikat_kadis


def test_terbitan_publik_tidak_memuat_kunci_privat_dan_folder_tertutup(tmp_path):
    kunci.siapkan(tmp_path, 9202, NAMA, NIP, waktu=WAKTU)
    terbitan = kunci.terbitan_publik(tmp_path)

    assert "PRIVATE" not in json.dumps(terbitan)
    assert {(k["guna"], k["kab"]) for k in terbitan["kunci"]} == {("qr", 9202)}
    assert all(k["berlaku_sejak"] < k["berlaku_sampai"] for k in terbitan["kunci"])
    assert all(stat.S_IMODE(j.stat().st_mode) == 0o600 for j in (tmp_path / "kunci").iterdir())
    assert stat.S_IMODE((tmp_path / "kunci").stat().st_mode) == 0o700


def test_dimatikan_kapan_pun_folder_kunci_tetap_dapat_disiapkan(tmp_path):
    program = (
        "import sys; from pathlib import Path; from adminduk.dokumen import kunci; print('mulai', flush=True);"
        f"kunci.siapkan(Path(sys.argv[1]), 9202, {NAMA!r}, {NIP!r})"
    )
    acak = random.Random(7)

    for putaran in range(6):
        folder = tmp_path / str(putaran)
        proses = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": "src"},
        )
        assert proses.stdout.readline() == b"mulai\n"
        time.sleep(acak.uniform(0, 0.03))
        proses.send_signal(signal.SIGKILL)
        proses.wait()
        milik = kunci.siapkan(folder, 9202, NAMA, NIP)
        kantor = Kantor(folder, milik, PenandaTangan(milik))
        cetakan = cetak.render_surat(AKTA_KELAHIRAN, kantor.qr(AKTA_KELAHIRAN))
        pdf = kantor.penanda.tandatangani(cetakan, milik.crl[0].last_update_utc + timedelta(hours=1))
        assert verifikasi_pdf(pdf, kantor.kepercayaan()).sah
