"""The proof in a document that its decision stands in the sealed journal under the eyes of witnesses; off line."""

from __future__ import annotations

from datetime import UTC, datetime

from adminduk.dokumen.qr import Muatan
from adminduk.register.segel_bukti import BuktiTercatat, BuktiTidakSah, Kebijakan
from adminduk.register.segel_catatan import waktu_saksi

BERKAS_BUKTI = "bukti-segel.tlog-proof"

_TANPA_BUKTI = "Berkas ini tidak memuat bukti bahwa putusannya tercatat dalam jurnal bersegel."
_TANPA_KEBIJAKAN = "Bukti segel tidak diperiksa: terbitan kunci ini tidak menyebut log dan saksinya."


def periksa_bukti(data: bytes, muatan: Muatan, kebijakan: Kebijakan | None) -> tuple[str, dict[str, str]]:
    """Return a sentence and the facts that an attached proof gives. Raises BuktiTidakSah for one that proves nothing.

    What was printed before proofs were attached has none, and is told so; it stays as valid as it was.
    """
    if not data:
        return _TANPA_BUKTI, {}
    if kebijakan is None:
        return _TANPA_KEBIJAKAN, {}
    bukti = BuktiTercatat.baca(data)
    kepala = bukti.periksa(kebijakan)
    if (bukti.indeks, kepala.ukuran) != (muatan.indeks, muatan.ukuran):
        raise BuktiTidakSah("Bukti segel di dalam berkas ini milik dokumen lain: letaknya tidak sama dengan kode QR.")
    saksi = _saksi(bukti, kebijakan)
    fakta = {"Peristiwa": str(bukti.isi.peristiwa), "Disaksikan oleh": "; ".join(saksi)}
    kalimat = f"Putusannya tercatat dalam jurnal bersegel, disaksikan {len(saksi)} saksi."
    return kalimat, {nama: nilai for nama, nilai in fakta.items() if nilai}


def _saksi(bukti: BuktiTercatat, kebijakan: Kebijakan) -> list[str]:
    tanda = {k.nama: t for k in kebijakan.saksi if (t := bukti.titik.dari(k))}
    return [f"{nama} ({_waktu(t.isi)})" for nama, t in tanda.items()]


def _waktu(isi: bytes) -> str:
    return f"{datetime.fromtimestamp(waktu_saksi(isi), UTC):%d-%m-%Y %H.%M.%S} UTC"
