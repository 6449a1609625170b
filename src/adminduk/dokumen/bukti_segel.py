"""The proof in a document that its decision stands in the sealed journal under the eyes of witnesses; off line."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import UTC, datetime

from adminduk.dokumen.qr import Muatan
from adminduk.register.segel_bukti import BuktiTercatat, BuktiTidakSah, Kebijakan
from adminduk.register.segel_catatan import waktu_saksi

_PISAH = ", bukti-segel:"  # between keywords stands a comma, as typst and XMP write it

_TANPA_BUKTI = "Berkas ini tidak memuat bukti bahwa putusannya tercatat dalam jurnal bersegel."
_TANPA_KEBIJAKAN = "Bukti segel tidak diperiksa: terbitan kunci ini tidak menyebut log dan saksinya."


def kata_kunci(qr: str, bukti: bytes) -> list[str]:
    """Return the keywords of a PDF: the text of its QR, and the proof in one line."""
    return [qr, *([f"{_PISAH.removeprefix(', ')}{b64encode(bukti).decode()}"] if bukti else [])]


def baca_kata_kunci(teks: str) -> tuple[str, bytes]:
    """Return the QR text and the proof (none: empty). Raises ValueError."""
    qr, _, bukti = teks.partition(_PISAH)
    return qr, b64decode(bukti, validate=True)


def periksa_bukti(data: bytes, muatan: Muatan, kebijakan: Kebijakan | None) -> tuple[str, dict[str, str]]:
    """Return a sentence and the facts that the proof in a PDF gives. Raises BuktiTidakSah for one that proves nothing.

    What was printed before there were proofs has none, and is told so; it stays as valid as it was.
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
