"""``make latihan-serangan``: wapiti and sqlmap against the running site, logged out and logged in, a few minutes.

Starts the demonstration (ADMINDUK_DATA, ADMINDUK_PORT, JIWA) unless it already answers there. Prints one line of JSON a
run and ends with 1 when a scanner found something of medium weight or more. The scanners stand in folder ALAT.
"""

from __future__ import annotations

import http.cookiejar
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from adminduk.perintah.akun_demo import kode_totp

ALAT = Path(os.environ.get("ALAT", ".venv/serangan")) / "bin"
SITUS = f"http://localhost:{os.environ.get('ADMINDUK_PORT', '8340')}"
JIWA = os.environ.get("JIWA", "2000")
DETIK = int(os.environ.get("DETIK", "90"))  # of each crawl
MODUL = (
    "sql,timesql,xss,permanentxss,exec,file,crlf,redirect,ssrf,xxe,csrf,cookieflags,csp,http_headers,methods,backup,"
    "htaccess,upload"
)
# Wapiti counts from 1; "information" is 0. The demonstration has no TLS: that is the proxy's (docs/operasi.md).
TANPA_TLS = re.compile(r"Strict[- ]Transport|HSTS|Secure flag|TLS|https", re.IGNORECASE)
# Address, form fields where it is a form, role. An asterisk marks what sqlmap is to try.
SQLMAP = (
    ("/wilayah/cari?teks=wosi&jenis=desa&dekat=9202", "", ""),
    ("/v/7K2M9QXA4TBN*", "", ""),
    ("/api/layanan/lahir*", "", ""),
    ("/petugas/?keadaan=draf&sesudah=2026-01-01", "", "operator"),
    ("/petugas/satuan-lokal/?desa=9202121001", "", "operator"),
    ("/petugas/penduduk/", "nama=yosep&lahir=1983&nomor=", "operator"),
    ("/masuk/", "nama_pengguna=a&sandi=b", ""),
)


def main() -> int:
    with _situs():
        kuki = {"": "", **{peran: _masuk(akun) for peran, akun in _akun().items()}}
        temuan = [t for peran, isi in kuki.items() for t in _wapiti(peran, isi)]
        temuan += [t for alamat, kiriman, peran in SQLMAP for t in _sqlmap(alamat, kiriman, kuki[peran])]
    for satu in temuan:
        print(json.dumps(satu), flush=True)
    return 1 if temuan else 0


@contextmanager
def _situs() -> Iterator[None]:
    if _menjawab():
        yield
        return
    proses = subprocess.Popen([sys.executable, "-m", "adminduk.perintah", "jalan", "--jiwa", JIWA], stdout=sys.stderr)
    try:
        while not _menjawab():
            time.sleep(1)
            if proses.poll() is not None:
                raise SystemExit("adminduk jalan berhenti")
        yield
    finally:
        proses.terminate()
        proses.wait()


def _menjawab() -> bool:
    with suppress(urllib.error.URLError, OSError):
        return bool(urllib.request.urlopen(f"{SITUS}/sehat", timeout=5).status == 200)
    return False


def _akun() -> dict[str, dict[str, Any]]:
    perintah = [sys.executable, "-m", "adminduk.perintah", "akun-demo", "--json"]
    semua = json.loads(subprocess.run(perintah, capture_output=True, text=True, check=True).stdout)
    return {peran: next(a for a in semua if a["peran"].lower().startswith(peran)) for peran in ("operator", "penduduk")}


def _masuk(akun: dict[str, Any]) -> str:
    """Log in as anybody does; return the header with the cookies of the session and of its forms."""
    kuki = http.cookiejar.CookieJar()
    buka = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(kuki))

    def kirim(alamat: str, **isi: str) -> None:
        tanda = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', buka.open(f"{SITUS}/masuk/").read().decode())
        isian = {"csrfmiddlewaretoken": tanda[1] if tanda else "", **isi}
        with suppress(urllib.error.HTTPError):
            buka.open(f"{SITUS}{alamat}", urllib.parse.urlencode(isian).encode())

    if "kode" in akun:
        kirim("/masuk/penduduk/", kode=akun["kode"])
    else:
        kirim("/masuk/", nama_pengguna=akun["nama_pengguna"], sandi=akun["sandi"])
        kirim("/masuk/kode/", kode=kode_totp(akun["totp"], time.time()))
    # With the cookie of the forms: without it every form is refused, and all that scanners try ends there.
    buka.open(f"{SITUS}/verifikasi/").read()
    isi = {c.name: c.value for c in kuki if c.name in ("sesi", "csrf")}
    if isi.keys() != {"sesi", "csrf"}:
        raise SystemExit(f"tidak dapat masuk sebagai {akun['peran']}: {sorted(isi)}")
    return "; ".join(f"{nama}={nilai}" for nama, nilai in isi.items())


def _wapiti(peran: str, kuki: str) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        hasil = Path(folder) / "hasil.json"
        perintah = [
            str(ALAT / "wapiti"), "-u", f"{SITUS}/", "--scope", "domain", "-m", MODUL, "-f", "json", "-o", str(hasil),
            "--max-scan-time", str(DETIK), "--max-attack-time", "20", "-x", f"{SITUS}/keluar/", "--flush-session",
            # The log-in answers otherwise after five tries, which the guess of true and false takes for an injection;
            # sqlmap, below, sends this parameter without counting such answers.
            "--skip", "nama_pengguna",
            "--store-session", folder, "--store-config", folder, "--no-bugreport", "--color", "-v", "0",
        ]  # fmt: skip
        mulai = time.monotonic()
        subprocess.run([*perintah, *(["-H", f"Cookie: {kuki}"] if kuki else [])], capture_output=True, check=False)
        laporan = json.loads(hasil.read_text())
    semua = [
        (jenis, t) for bagian in ("vulnerabilities", "anomalies") for jenis, isi in laporan[bagian].items() for t in isi
    ]
    berat = [(j, t) for j, t in semua if t["level"] >= 2 and not TANPA_TLS.search(f"{j} {t['info']}")]
    ringkas = {"alat": "wapiti", "sebagai": peran or "siapa pun", "detik": round(time.monotonic() - mulai)}
    halaman = laporan["infos"].get("crawled_pages_nbr")
    print(
        json.dumps({**ringkas, "halaman": halaman, "temuan": [f"{j}: {t['info']}"[:160] for j, t in semua]}), flush=True
    )
    yield from (
        {**ringkas, "jenis": j, "alamat": t["path"], "parameter": t["parameter"], "uraian": t["info"]} for j, t in berat
    )


def _sqlmap(alamat: str, kiriman: str, kuki: str) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        perintah = [
            str(ALAT / "sqlmap"), "-u", SITUS + alamat, "--batch", "--level", "1", "--risk", "1",
            "--technique", "BEUST", "--dbms", "postgresql", "--time-sec", "2", "--output-dir", folder,
            "--flush-session", "--disable-coloring", "--ignore-code", "*",
        ]  # fmt: skip
        if kiriman:
            perintah += ["--data", f"{kiriman}&csrfmiddlewaretoken=x", "--csrf-token", "csrfmiddlewaretoken"]
            perintah += ["--csrf-url", SITUS + alamat, "--skip", "csrfmiddlewaretoken"]
        mulai = time.monotonic()
        keluaran = subprocess.run(
            [*perintah, *(["--cookie", kuki] if kuki else [])], capture_output=True, text=True, check=False
        ).stdout
    rentan = "is vulnerable" in keluaran or "identified the following injection point" in keluaran
    akhir = [b for b in keluaran.splitlines() if "[CRITICAL]" in b or "[ERROR]" in b][-1:]
    hasil = {"alat": "sqlmap", "alamat": alamat, "detik": round(time.monotonic() - mulai)}
    print(json.dumps({**hasil, "rentan": rentan, "akhir": akhir[0][11:180] if akhir else ""}), flush=True)
    if rentan:
        yield {**hasil, "uraian": keluaran[-600:]}


if __name__ == "__main__":
    raise SystemExit(main())
