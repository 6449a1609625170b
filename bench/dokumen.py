"""A document rendered and signed (PAdES B-LT) on one core, against rendering alone and signing alone."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from adminduk.dokumen import cetak, kunci, qr
from adminduk.dokumen.surat import Surat
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, KARTU_KELUARGA, KIA, PEJABAT
from adminduk.dokumen.tanda_tangan import PenandaTangan

BANYAK = int(sys.argv[1]) if len(sys.argv) > 1 else 60
BASE = "https://adminduk.manokwarikab.go.id"
SURAT = (AKTA_KELAHIRAN, KARTU_KELUARGA, KIA)  # what one birth issues


def per_detik(kerja: Callable[[Surat], object]) -> float:
    """Return runs a second of CPU: other processes of the machine do not count. A first round fills the caches."""
    for surat in SURAT:
        kerja(surat)
    mulai = time.process_time()
    for n in range(BANYAK):
        kerja(SURAT[n % len(SURAT)])
    return round(BANYAK / (time.process_time() - mulai), 1)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kantor = kunci.siapkan(Path(folder), 9202, PEJABAT.nama, PEJABAT.nip)
        penanda = PenandaTangan(kantor)

        def render(surat: Surat) -> bytes:
            isi = surat.ke_isi()
            teks = qr.susun(qr.muatan(surat.kode, isi, indeks=1, ukuran=2), qr.kode_baru(), kantor.qr, BASE)
            return cetak.render(surat.kode, isi, teks)

        cetakan = {s.kode: render(s) for s in SURAT}
        hasil = per_detik(lambda s: penanda.tandatangani(render(s), datetime.now(UTC)))
        batas = {
            "render_saja": per_detik(render),
            "tanda_tangan_saja": per_detik(lambda s: penanda.tandatangani(cetakan[s.kode], datetime.now(UTC))),
            "kunci_saja": per_detik(lambda s: kantor.kadis.tanda_tangan(cetakan[s.kode])),
        }
    print(json.dumps({"ukuran": "dokumen_per_detik_per_inti", "hasil": hasil, "batas_fisik": batas, "target": 8}))


if __name__ == "__main__":
    main()
