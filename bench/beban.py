"""Three times what the server can do: what those wait who are let in, and how soon all is well again.

First as much as eight browsers without a pause get answered; then arrivals at three times that rate, each on a
connection of its own and whether or not the last one is answered; then one request each tenth of a second.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from urllib.parse import urlsplit

from bekal import cetak, register_penuh

PERAMBAN, DETIK_DAYA = 8, 10.0
KALI_LIPAT, DETIK_BEBAN = 3, 30.0
SEHAT, BERTURUT = 0.25, 10  # seconds of an answer that is quick again; as many in a row
TENGGAT = 20.0

Jawaban = tuple[int, float, bool]  # status (0: none), seconds, whether it says when to come again


class Penanya:
    def __init__(self, situs: str, sesi: str) -> None:
        alamat = urlsplit(situs)
        self._tujuan = alamat.hostname, alamat.port
        kepala = ("GET /petugas/ HTTP/1.1", f"Host: {alamat.netloc}", f"Cookie: sesi={sesi}", "Connection: close")
        self._kiriman = "\r\n".join((*kepala, "", "")).encode()

    async def tanya(self) -> Jawaban:
        mulai = time.perf_counter()
        try:
            isi = await asyncio.wait_for(self._tukar(), TENGGAT)
        except (TimeoutError, OSError):
            return 0, time.perf_counter() - mulai, False
        kepala = isi.partition(b"\r\n\r\n")[0].lower()
        return int(isi[9:12] or 0), time.perf_counter() - mulai, b"retry-after" in kepala

    async def _tukar(self) -> bytes:
        baca, tulis = await asyncio.open_connection(*self._tujuan)
        tulis.write(self._kiriman)
        isi = await baca.read(-1)
        tulis.close()
        return isi


async def daya(penanya: Penanya) -> tuple[float, list[float]]:
    """Return answers a second to browsers without a pause, and their times."""
    selesai, lama = time.perf_counter() + DETIK_DAYA, []

    async def satu() -> None:
        while time.perf_counter() < selesai:
            status, detik, _ = await penanya.tanya()
            assert status == 200, status
            lama.append(detik)

    await asyncio.gather(*(satu() for _ in range(PERAMBAN)))
    return len(lama) / DETIK_DAYA, lama


async def banjir(penanya: Penanya, laju: float) -> list[Jawaban]:
    tugas: list[asyncio.Task[Jawaban]] = []
    mulai = time.perf_counter()
    for n in range(int(laju * DETIK_BEBAN)):
        await asyncio.sleep(max(0.0, mulai + n / laju - time.perf_counter()))
        tugas.append(asyncio.create_task(penanya.tanya()))
    return list(await asyncio.gather(*tugas))


async def pulih(penanya: Penanya) -> float:
    """Return the seconds from now to the first of ten quick answers in a row."""
    mulai, sejak, baik = time.perf_counter(), 0.0, 0
    while baik < BERTURUT:
        pada = time.perf_counter()
        status, detik, _ = await penanya.tanya()
        cepat = status == 200 and detik < SEHAT
        sejak = pada if cepat and not baik else sejak
        baik = baik + 1 if cepat else 0
        await asyncio.sleep(0.1)
    return sejak - mulai


async def ukur(penanya: Penanya) -> None:
    await daya(penanya)
    laju, lama = await daya(penanya)
    biasa = statistics.quantiles(lama, n=100)[98] * 1000
    jawaban = await banjir(penanya, KALI_LIPAT * laju)
    lama_pulih = await pulih(penanya)
    diterima = [detik for status, detik, _ in jawaban if status == 200]
    ditolak = [ulang for status, _, ulang in jawaban if status == 503]
    lain = len(jawaban) - len(diterima) - len(ditolak)
    assert all(ditolak), "503 tanpa Retry-After"
    cetak(
        "beban tiga kali lipat, p99 yang diterima", statistics.quantiles(diterima, n=100)[98] * 1000, "ms", "<= 2000",
        daya_per_detik=round(laju, 1), p99_biasa_ms=round(biasa, 1), dikirim=len(jawaban), diterima=len(diterima),
        ditolak_503=len(ditolak), tanpa_jawaban=lain,
    )  # fmt: skip
    cetak("pulih sesudah beban tiga kali lipat", lama_pulih, "detik", "<= 10")


def main() -> None:
    with register_penuh():
        from bekal_server import server
        from bekal_web import masuk

        sesi = masuk().cookies["sesi"].value
        with server() as situs:
            asyncio.run(ukur(Penanya(situs, sesi)))


if __name__ == "__main__":
    main()
