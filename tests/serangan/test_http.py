"""Kepala karangan, parameter kembar, dan permintaan yang batasnya dipalsukan: tidak ada yang menggeser apa pun."""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from adminduk.perintah import jalan
from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR, pintu
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan

TERUSAN = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-IP", "CF-Connecting-IP", "True-Client-IP")
GEMA = """
def application(lingkungan, mulai):
    isi = lingkungan["wsgi.input"].read(int(lingkungan.get("CONTENT_LENGTH") or 0))
    teks = f"{lingkungan['REQUEST_METHOD']} {lingkungan['PATH_INFO']} {isi!r}".encode()
    mulai("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(teks)))])
    return [teks]
"""


@pytest.mark.django_db
@pytest.mark.parametrize("kepala", TERUSAN)
def test_batas_laju_tidak_bergeser_oleh_kepala_karangan(kepala):
    semua = [
        Client().post("/verifikasi/", {"teks": "x"}, headers={kepala: f"198.51.100.{n}"}).status_code for n in range(32)
    ]

    assert semua[0] != 429 and semua[-1] == 429


@pytest.mark.django_db
def test_kunci_sandi_tidak_bergeser_oleh_kepala_karangan():
    isi = {"nama_pengguna": "kadis.mkw", "sandi": "salah"}
    semua = [
        Client().post("/masuk/", isi, headers=dict.fromkeys(TERUSAN, f"198.51.100.{k}")).status_code for k in range(7)
    ]

    assert semua[-1] == 429


@pytest.mark.django_db
@pytest.mark.parametrize("tuan", ["jahat.contoh", "localhost.jahat.contoh", "localhost@jahat.contoh", "a b"])
def test_tuan_rumah_karangan_ditolak(tuan):
    assert Client().get("/masuk/", headers={"host": tuan}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kepala",
    [
        {"X-Forwarded-Host": "jahat.contoh"}, {"X-Host": "jahat.contoh"}, {"X-Original-URL": "/petugas/"},
        {"X-Rewrite-URL": "/petugas/"}, {"X-Forwarded-Proto": "https"}, {"X-Forwarded-Prefix": "/jahat"},
        {"Remote-User": "kadis.manokwari"}, {"X-Remote-User": "kadis.manokwari"}, {"X-User": "kadis.manokwari"},
    ],
    ids=lambda k: next(iter(k)),
)  # fmt: skip
def test_kepala_karangan_tidak_mengubah_jawaban(kepala):
    def isi(jawaban) -> tuple[int, str, str]:
        polos = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", jawaban.content.decode())
        return jawaban.status_code, jawaban.headers.get("Location", ""), polos

    for alamat in ("/", "/masuk/", "/petugas/", "/verifikasi/"):
        assert isi(Client().get(alamat, headers=kepala)) == isi(Client().get(alamat)), alamat
        assert "jahat" not in str(isi(Client().get(alamat, headers=kepala)))


@pytest.mark.django_db
def test_parameter_di_alamat_tidak_mengganti_isian_formulir(panggung, peramban):
    kasus, operator = panggung.kasus[Keadaan.DRAF], peramban("operator")
    jawaban = operator.post(f"/petugas/permohonan/{kasus.id}/batalkan/?versi={kasus.versi}&permintaan={uuid4()}")

    assert jawaban.status_code in (404, 409)
    with pintu(OPERATOR):
        assert Permohonan.objects.get(id=kasus.id).keadaan == Keadaan.DRAF


@pytest.mark.django_db
def test_isian_kembar_dibaca_sekali_dan_yang_terakhir(panggung, peramban):
    operator = peramban("operator")
    kembar = operator.get("/petugas/?keadaan=draf&keadaan=tidak-ada&sesudah=x&sesudah=%27--")
    tunggal = operator.get("/petugas/?keadaan=tidak-ada")
    cari = operator.post("/petugas/penduduk/", {"nama": ["Yosep Rumbiak", "Tidak Bernama"]})

    assert kembar.status_code == tunggal.status_code == 200
    assert kembar.content.count(b"<tr") == tunggal.content.count(b"<tr")
    assert "YOSEP RUMBIAK" not in cari.content.decode()


@pytest.mark.django_db
def test_isian_yang_bukan_bagian_formulir_tidak_menjadi_isi_permohonan(panggung, peramban):
    """Mass assignment: neither state, nor office, nor whose it is can be typed; such words are text of the draft."""
    operator, id_ = peramban("operator"), uuid4()
    curang = {"keadaan": "diterbitkan", "kab": "9471", "pembuat": str(uuid4()), "pemohon": str(uuid4()), "versi": "99",
              "kadis": str(OPERATOR.id), "nomor": "1", "batas_waktu": "2030-01-01"}  # fmt: skip
    kiriman = {"draf": id_, "permintaan": uuid4(), "aksi": "simpan", **KELAHIRAN, **curang}

    assert operator.post("/petugas/permohonan/baru/lahir/", kiriman).status_code in (200, 302, 422)
    with pintu(OPERATOR):
        kasus = Permohonan.objects.get(id=id_)
        assert (kasus.keadaan, kasus.kab, kasus.pembuat, kasus.kadis) == (Keadaan.DRAF, 9202, OPERATOR.id, None)
        assert kasus.pemohon is None and kasus.nomor != "1"


# ---- the server itself, as `adminduk jalan` starts it


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Port of granian with our own options, before an application that says what it was asked."""
    folder = tmp_path_factory.mktemp("gema")
    (folder / "gema.py").write_text(GEMA)
    with socket.socket() as bebas:
        bebas.bind(("127.0.0.1", 0))
        port = bebas.getsockname()[1]
    web = jalan._daftar_anak(argparse.Namespace(bind="127.0.0.1", port=port), Path(folder))[0]
    perintah = [*web.perintah[:-1], "gema:application"]
    proses = subprocess.Popen(perintah, cwd=folder, env=os.environ | {"PYTHONPATH": str(folder)})
    batas = time.monotonic() + 20
    while time.monotonic() < batas:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield port
    proses.terminate()
    proses.wait(10)


def kirim(port: int, mentah: bytes) -> list[tuple[int, str]]:
    """Send bytes as they are; return (status, body) of every answer on the connection."""
    with socket.create_connection(("127.0.0.1", port), 3) as sambungan:
        sambungan.settimeout(1.5)
        sambungan.sendall(mentah)
        terima = b""
        try:
            while bagian := sambungan.recv(65536):
                terima += bagian
        except TimeoutError:
            pass
    return [
        (int(status), badan.decode(errors="replace"))
        for status, badan in re.findall(rb"HTTP/1\.1 (\d+).*?\r\n\r\n(.*?)(?=HTTP/1\.1 \d|\Z)", terima, re.DOTALL)
    ]


AKHIR = b"Host: localhost\r\n"
SELUNDUP = b"GET /selundup HTTP/1.1\r\nHost: localhost\r\n\r\n"


def test_permintaan_yang_wajar_dijawab(server):
    """The control: two requests on one connection, one with a body, both understood."""
    isi = b"POST /a HTTP/1.1\r\n" + AKHIR + b"Content-Length: 3\r\n\r\nabc" + SELUNDUP

    assert [s for s, _ in kirim(server, isi)] == [200, 200]
    assert "POST /a b'abc'" in kirim(server, isi)[0][1]


@pytest.mark.parametrize(
    "kepala",
    [
        b"Content-Length: 5\r\nContent-Length: 60\r\n",
        b"Content-Length: 5, 60\r\n",
        b"Content-Length: +5\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 0x5\r\n",
        b"Transfer-Encoding: identity, chunked, identity\r\nContent-Length: 5\r\n",
        b"Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"X: a\r\n Transfer-Encoding: chunked\r\n",
        b"X: a\0b\r\n",
        b"X: a\rTransfer-Encoding: chunked\r\n",
    ],
)
def test_panjang_yang_berbantahan_ditolak_dan_sambungan_ditutup(kepala, server):
    jawaban = kirim(server, b"POST /a HTTP/1.1\r\n" + AKHIR + kepala + b"\r\n0\r\n\r\n" + SELUNDUP)

    assert [s for s, _ in jawaban] in ([400], [])
    assert not [b for _, b in jawaban if "selundup" in b]


@pytest.mark.parametrize("urut", [(0, 1), (1, 0)], ids=["TE lalu CL", "CL lalu TE"])
def test_te_dan_cl_bersama_tidak_menyelundupkan_permintaan(urut, server):
    """RFC 9112, 6.3: chunked governs, or the request is refused; the length never splits what chunks joined."""
    potongan = b"%x\r\n%s\r\n0\r\n\r\n" % (len(SELUNDUP), SELUNDUP)
    dua = (b"Transfer-Encoding: chunked\r\n", b"Content-Length: 4\r\n")
    jawaban = kirim(server, b"POST /a HTTP/1.1\r\n" + AKHIR + dua[urut[0]] + dua[urut[1]] + b"\r\n" + potongan)

    assert len(jawaban) <= 1, jawaban
    assert not [b for _, b in jawaban if b.startswith("GET /selundup")]


@pytest.mark.parametrize("potongan", [b"5;\nabcde\r\n0\r\n\r\n", b"-1\r\n\r\n", b"f" * 17 + b"\r\nabc", b"zz\r\n"])
def test_potongan_yang_rusak_tidak_menjadi_permintaan_berikutnya(potongan, server):
    isi = b"POST /a HTTP/1.1\r\n" + AKHIR + b"Transfer-Encoding: chunked\r\n\r\n" + potongan + SELUNDUP

    assert not [b for _, b in kirim(server, isi) if b.startswith("GET /selundup")]


def test_kepala_raksasa_ditolak(server):
    banyak = b"".join(b"X-%d: %s\r\n" % (n, b"a" * 1000) for n in range(2000))
    status = [s for s, _ in kirim(server, b"GET /a HTTP/1.1\r\n" + AKHIR + banyak + b"\r\n")]

    assert 200 not in status


def test_jawaban_tidak_dapat_dipecah_lewat_alamat(server):
    """What is written into headers of answers comes from us: a line break in an address stays in the address."""
    hasil = kirim(server, b"GET /a%0d%0aSet-Cookie:%20x=1 HTTP/1.1\r\n" + AKHIR + b"\r\n")

    assert json.dumps(hasil).count("HTTP/1.1") == 0 and len(hasil) == 1
