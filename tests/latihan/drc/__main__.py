"""``make latihan-drc``: DC and DRC are started, broken and compared, as root, in some five minutes.

Each drill prints one line of JSON. Ends with 1 when anything acknowledged is lost or doubled, writing stands still for
longer than promised, an old primary answers, or the asynchronous control loses nothing (then these drills see nothing).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psycopg
from ketahanan.bunuh import bandingkan
from latihan.drc.klaster import Klaster
from latihan.drc.mesin import masuk_ruang_sendiri
from latihan.drc.penulis import Penulis

from adminduk.perintah.peluncur import tempat

BATAS_BUNUH, BATAS_BELAH = 30.0, 90.0  # seconds without an answer (goal 4)
BEREDAR = 1.0  # seconds in which answers of before a cut may still arrive
LARI = 400  # bytes of answers that show that writing runs again


class Latihan:
    """One cluster with its writers. Each drill leaves it whole."""

    def __init__(self, klaster: Klaster, penulis: Penulis) -> None:
        self.klaster, self.penulis = klaster, penulis
        self.gagal: list[str] = []

    def bunuh(self) -> None:
        """Kill -9 of everything on the primary's machine; it comes back as a standby."""
        utama, mulai = self._utama(), time.monotonic()
        self.klaster.mesin[utama].mati()
        baru = self._pengganti(utama)
        self._lapor("utama dibunuh", BATAS_BUNUH, mulai, dari=utama, ke=baru)
        self.klaster.hidupkan(utama)
        self._utuh()

    def belah(self, *, lama_menjawab: bool = False) -> None:
        """Part the primary and its etcd from the others while clients reach both sides: only one side may answer."""
        utama = self._utama()
        nomor = 90 + len(self.penulis.anak)
        sendiri = self.penulis.hanya(self.klaster.url(utama), nomor)
        self.klaster.tunggu(lambda: self.penulis.jawaban_sendiri(nomor) >= 10, "klien utama lama mulai")
        lain = [m for n, m in self.klaster.mesin.items() if n != utama]
        self.klaster.mesin[utama].belah(lain)
        mulai = time.monotonic()
        time.sleep(BEREDAR)
        sebelum = self.penulis.jawaban_sendiri(nomor)
        baru = self._pengganti(utama)
        time.sleep(5)  # the old primary has longer than anybody needs to answer once more
        sesudah = self.penulis.jawaban_sendiri(nomor) - sebelum
        sendiri.kill()
        sendiri.wait()
        self.klaster.mesin[utama].rujuk(lain)
        self._utuh()
        if bool(sesudah) != lama_menjawab:
            self.gagal.append(f"utama lama menjawab {sesudah} kali sesudah terbelah")
        putar = "running pg_rewind" in self.klaster.log(utama)
        if not putar:
            self.gagal.append(f"{utama} kembali tanpa pg_rewind")
        self._lapor(
            "utama terbelah, klien mencapai kedua sisi", BATAS_BELAH, mulai, dari=utama, ke=baru,
            utama_lama_menjawab=sesudah, pg_rewind=putar,
        )  # fmt: skip

    def putus(self) -> None:
        """Pull the cable of the primary's machine, etcd member and clients included."""
        utama, mulai = self._utama(), time.monotonic()
        self.klaster.mesin[utama].putus()
        baru = self._pengganti(utama)
        self._lapor("kabel utama dicabut", BATAS_BELAH, mulai, dari=utama, ke=baru)
        self.klaster.mesin[utama].sambung()
        self._utuh()

    def belah_siaga(self) -> None:
        """Part the synchronous standby from the others: the next one is waited for, the primary stays."""
        utama, [siaga] = self._utama(), sorted(self.klaster.serentak())
        lain = [m for n, m in self.klaster.mesin.items() if n != siaga]
        mulai = time.monotonic()
        self.klaster.mesin[siaga].belah(lain)
        self.klaster.tunggu(lambda: self.klaster.serentak() == {"drc"}, "DRC menjadi salinan serempak")
        self.penulis.tunggu(LARI, BATAS_BELAH)
        if self.klaster.utama() != utama:
            self.gagal.append("utama berganti karena salinannya terbelah")
        self._lapor("salinan serempak terbelah", BATAS_BELAH, mulai, utama=utama, siaga=siaga, serempak="drc")
        self.klaster.mesin[siaga].rujuk(lain)
        self._utuh()

    def pindah(self) -> None:
        """Move to DRC on purpose and back: nothing is lost, DRC is waited for before it is made primary."""
        self._tunggu_salinan(2)
        mulai, semula = time.monotonic(), self._utama()
        self._pindah_ke("drc")
        self._pindah_ke(semula)
        self._lapor("pindah terencana ke DRC dan kembali", BATAS_BUNUH, mulai, dari=semula)
        self._tunggu_salinan(1)
        self._utuh()

    def _pindah_ke(self, tujuan: str) -> None:
        self.klaster.patronictl("switchover", "--candidate", tujuan, "--force")
        self.klaster.tunggu(lambda: self.klaster.utama() == tujuan, f"{tujuan} menjadi utama")
        self._tunggu_salinan(2)
        self.penulis.tunggu(LARI, 60)

    def dc_hilang(self, *, drc_ditunggu: bool) -> None:
        """Lose both machines of the DC at once; DRC takes over by hand (docs/operasi.md)."""
        if drc_ditunggu:
            self._tunggu_salinan(2)
        self._utama()
        mulai = time.monotonic()
        for nama in ("dc1", "dc2"):
            self.klaster.mesin[nama].mati()
        self.klaster.ambil_alih_drc(paksa=not drc_ditunggu)
        self.penulis.tunggu(LARI, 180)
        self._lapor("DC hilang, DRC diangkat dengan tangan", 180.0, mulai, drc_ditunggu=drc_ditunggu)

    def dc_kembali(self) -> None:
        self.klaster.pulihkan_dc()
        self._utuh()
        self.penulis.tunggu(LARI, 60)

    def _tunggu_salinan(self, banyak: int) -> None:
        self.klaster.ubah(synchronous_node_count=banyak)
        self.klaster.tunggu(lambda: len(self.klaster.serentak()) == banyak, f"{banyak} salinan serempak")

    def periksa(self) -> dict[str, Any]:
        """Compare, on whoever is primary now, what was answered with what is."""
        self.penulis.hentikan()
        with self.klaster.sebagai_super() as db, psycopg.connect(self.klaster.url(), autocommit=True) as pemilik:
            hasil = bandingkan(self.penulis.jawaban(), db, pemilik)
        return {k: v for k, v in asdict(hasil).items() if k not in ("dibunuh", "detik")}

    def _utama(self) -> str:
        self.penulis.tunggu(LARI, 60)
        nama: str = self.klaster.tunggu(self.klaster.utama, "ada utama")
        return nama

    def _pengganti(self, lama: str) -> str:
        baru: str = self.klaster.tunggu(lambda: self.klaster.utama(selain=lama), "utama baru", 120)
        self.penulis.tunggu(LARI, 120)
        return baru

    def _utuh(self) -> None:
        self.klaster.tunggu(self.klaster.utuh, "ketiganya utuh kembali", 180)

    def _lapor(self, nama: str, batas: float, mulai: float, **isi: Any) -> None:
        jeda = self.penulis.jeda(mulai)
        if jeda > batas:
            self.gagal.append(f"{nama}: {jeda:.1f} detik tanpa pencatatan, batasnya {batas:.0f}")
        _cetak({"latihan": nama, "jeda_detik": round(jeda, 1), "batas_detik": batas, **isi})


def main() -> int:
    masuk_ruang_sendiri("latihan.drc")
    gagal = [*_serempak(), *_kontrol()]
    _drc_tak_ditunggu()
    for kalimat in gagal:
        print(f"GAGAL: {kalimat}", flush=True)
    return 1 if gagal else 0


def _serempak() -> list[str]:
    """Break the cluster as operators run it, in every way; return what was not as promised."""
    with _latihan("serempak", serempak=True) as latihan:
        for satu in (latihan.bunuh, latihan.belah, latihan.putus, latihan.belah_siaga, latihan.pindah):
            satu()
        latihan.dc_hilang(drc_ditunggu=True)
        latihan.dc_kembali()
        hasil = latihan.periksa()
    _cetak({"serempak dan ketat": hasil})
    return latihan.gagal + [f"serempak: {k} = {v}" for k, v in hasil.items() if k != "dijawab" and v]


def _kontrol() -> list[str]:
    """Part an asynchronous primary: it must go on answering, and what it answered must be lost."""
    with _latihan("tak-serempak", serempak=False) as kontrol:
        kontrol.belah(lama_menjawab=True)
        hasil = kontrol.periksa()
    _cetak({"kontrol tanpa serempak": hasil})
    if not hasil["hilang"]:
        kontrol.gagal.append("kontrol tidak kehilangan apa pun: latihan ini tidak melihat kehilangan")
    return kontrol.gagal


def _drc_tak_ditunggu() -> None:
    """Lose the whole DC at once while commits wait for the DC alone: a figure, not a promise."""
    with _latihan("satu-salinan", serempak=True) as latihan:
        latihan.penulis.tunggu(10 * LARI, 120)
        latihan.dc_hilang(drc_ditunggu=False)
        _cetak({"DC hilang sekaligus, DRC tidak ditunggu": latihan.periksa()})


@contextmanager
def _latihan(nama: str, *, serempak: bool) -> Iterator[Latihan]:
    folder = Path("/run") / nama
    klaster = Klaster(folder, serempak=serempak)
    try:
        klaster.pasang()
        data = tempat.siapkan(folder / "data")
        _migrasi(data, klaster.url())
        penulis = Penulis(data, klaster.url())
        penulis.hidupkan()
        try:
            yield Latihan(klaster, penulis)
        finally:
            penulis.hentikan()
    except Exception:
        _simpan_log(folder)
        raise
    finally:
        klaster.bongkar()


def _migrasi(data: Path, url: str) -> None:
    lingkungan = os.environ | {"ADMINDUK_DATA": str(data), "ADMINDUK_DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "adminduk.perintah", "migrasi"], env=lingkungan, check=True)


def _simpan_log(folder: Path) -> None:
    """Keep the logs of a drill that broke off: its folders vanish with its namespaces."""
    tujuan = Path(tempfile.mkdtemp(prefix="latihan-drc-"))
    for log in folder.rglob("*.log"):
        shutil.copy(log, tujuan / f"{log.parent.name}-{log.name}")
    print(f"Log ada di {tujuan}.", file=sys.stderr)


def _cetak(isi: dict[str, Any]) -> None:
    print(json.dumps(isi, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
