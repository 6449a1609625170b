"""The first page of an office that has nothing in its cache, over a satellite and over a telephone line.

Chromium with its own throttle (CDP) on granian as ``adminduk jalan`` starts it; the log-in page, and the longest form.
``byte`` is what came over the line, all files together.
"""

from __future__ import annotations

import statistics
import time

from bekal import cetak, register_penuh
from bekal_server import server

CHROMIUM = "/usr/bin/chromium"
ARGUMEN = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SAMBUNGAN = ((512, 600, 4.0), (128, 800, 12.0))  # kbit/s, ms of round trip, seconds asked for
KALI = 3


def main() -> None:
    with register_penuh():
        from bekal_web import masuk

        sesi = masuk().cookies["sesi"].value
        with server() as situs:
            _ukur_semua(situs, sesi)


def _ukur_semua(situs: str, sesi: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as alat:
        peramban = alat.chromium.launch(executable_path=CHROMIUM, args=ARGUMEN)
        for kbit, jeda, batas in SAMBUNGAN:
            for nama, alamat in (("masuk", "/masuk/"), ("formulir kelahiran", "/petugas/permohonan/baru/lahir/")):
                hasil = [_buka(peramban, situs, alamat, sesi, kbit, jeda) for _ in range(KALI)]
                lama, byte = statistics.median(h[0] for h in hasil), max(h[1] for h in hasil)
                ukuran = f"halaman dingin {nama}, {kbit} kbit/s {jeda} ms"
                cetak(ukuran, lama, "detik", f"<= {batas:g}", byte=byte)
        peramban.close()


def _buka(peramban: object, situs: str, alamat: str, sesi: str, kbit: int, jeda: int) -> tuple[float, int]:
    """Open an address with an empty cache; return seconds until all of it stands, and bytes that came."""
    lingkup = peramban.new_context(locale="id-ID")  # type: ignore[attr-defined]
    lingkup.add_cookies([{"name": "sesi", "value": sesi, "url": situs}])
    halaman = lingkup.new_page()
    jaringan = lingkup.new_cdp_session(halaman)
    jaringan.send("Network.enable")
    laju = kbit * 1000 / 8
    atur = {"offline": False, "latency": jeda, "downloadThroughput": laju, "uploadThroughput": laju}
    jaringan.send("Network.emulateNetworkConditions", atur)
    byte: list[int] = []
    jaringan.on("Network.loadingFinished", lambda p: byte.append(int(p["encodedDataLength"])))
    mulai = time.perf_counter()
    jawaban = halaman.goto(situs + alamat, wait_until="load", timeout=120_000)
    lama = time.perf_counter() - mulai
    if jawaban.status != 200 or halaman.url != situs + alamat:
        raise SystemExit(f"{alamat}: {jawaban.status} {halaman.url}")
    lingkup.close()
    return lama, sum(byte)


if __name__ == "__main__":
    main()
