"""The signature of a PDF: whole file, chain to the root, time stamp, validation data inside (PAdES B-LT)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import PdfSignatureStatus, validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from adminduk.dokumen.bukti_segel import baca_kata_kunci
from adminduk.dokumen.kepercayaan import Kepercayaan

BERUBAH = "Isi berkas ini berubah sesudah ditandatangani."
BATAS_PDF = 20_000_000  # bytes; our largest document is 0.2 MB


class PdfDitolak(Exception):
    """Why a PDF is not valid, as a sentence; ``tidak_dikenal``: its signer is nobody we know."""

    def __init__(self, kalimat: str, *, tidak_dikenal: bool = False) -> None:
        self.tidak_dikenal = tidak_dikenal
        super().__init__(kalimat)


@dataclass(frozen=True, slots=True)
class PdfTerbaca:
    """A PDF with a valid signature; of its metadata the QR text and the proof of the seal (none: empty)."""

    qr: str
    bukti: bytes
    penanda_tangan: str
    nip: str
    kab: str
    waktu: datetime


def baca_pdf(pdf: bytes, kepercayaan: Kepercayaan) -> PdfTerbaca:
    """Return what a validly signed PDF says of itself, or raise PdfDitolak."""
    if len(pdf) > BATAS_PDF:
        raise PdfDitolak("Berkas ini terlalu besar untuk dokumen kependudukan.")
    try:
        pembaca = PdfFileReader(io.BytesIO(pdf))
        tanda = list(pembaca.embedded_regular_signatures)
        if not tanda:
            raise PdfDitolak("Berkas PDF ini tidak bertanda tangan elektronik.")
        waktu = _periksa(pdf, pembaca, tanda[-1], kepercayaan)
        teks, bukti = baca_kata_kunci(str(pembaca.trailer["/Info"]["/Keywords"]))
    except PdfDitolak:
        raise
    except Exception as galat:  # a hostile file fails anywhere in the parser
        raise PdfDitolak("Berkas PDF ini rusak atau sudah berubah: tanda tangannya tidak dapat dibaca.") from galat
    subjek = tanda[-1].signer_cert.subject.native
    return PdfTerbaca(
        teks, bukti, subjek["common_name"], subjek["serial_number"], subjek["organizational_unit_name"], waktu
    )


def _periksa(pdf: bytes, pembaca: PdfFileReader, tanda: EmbeddedPdfSignature, kepercayaan: Kepercayaan) -> datetime:
    """Return the moment of the time stamp when all holds, or raise PdfDitolak with the first reason."""
    if tanda.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_FILE:
        raise PdfDitolak("Berkas ini berubah: ada bagian yang ditambahkan sesudah ditandatangani.")
    stempel = _stempel(tanda)
    if stempel is None:
        raise PdfDitolak("Tanda tangan berkas ini tidak memiliki stempel waktu.")
    waktu: datetime = stempel["encap_content_info"]["content"].parsed["gen_time"].native
    konteks = _konteks(pembaca, kepercayaan, waktu)
    status = validate_pdf_signature(tanda, signer_validation_context=konteks, ts_validation_context=konteks)
    if alasan := _alasan(status):
        raise alasan
    _periksa_amplop(pdf, pembaca, tanda)
    dicabut = kepercayaan.sertifikat_dicabut(tanda.signer_cert.serial_number)
    if dicabut and dicabut <= waktu:
        raise PdfDitolak("Sertifikat penanda tangan sudah dicabut ketika berkas ini ditandatangani.")
    return waktu


def _konteks(pembaca: PdfFileReader, kepercayaan: Kepercayaan, waktu: datetime) -> ValidationContext:
    """Judge by the state at the time stamp, with the certificates and CRLs of the file and our own root only."""
    simpanan = DocumentSecurityStore.read_dss(pembaca)
    return ValidationContext(
        trust_roots=[_asn1(kepercayaan.akar)],
        other_certs=list(simpanan.load_certs()),
        crls=[c.get_object().data for c in simpanan.crls],
        moment=waktu,
        allow_fetching=False,
        revocation_mode="require",
    )


def _alasan(status: PdfSignatureStatus) -> PdfDitolak | None:
    stempel = status.timestamp_validity
    if not status.intact or not status.valid:
        return PdfDitolak(BERUBAH)
    if status.revoked:
        return PdfDitolak("Sertifikat penanda tangan sudah dicabut ketika berkas ini ditandatangani.")
    if not status.trusted:
        return PdfDitolak(
            "Sertifikat penanda tangan tidak berasal dari otoritas yang dikenal, atau data pemeriksanya tidak lengkap.",
            tidak_dikenal=True,
        )
    if stempel is None or not (stempel.intact and stempel.valid and stempel.trusted):
        return PdfDitolak("Stempel waktu pada tanda tangan tidak sah.")
    if not status.bottom_line:
        return PdfDitolak("Tanda tangan berkas ini tidak memenuhi ketentuan.")
    return None


def _periksa_amplop(pdf: bytes, pembaca: PdfFileReader, tanda: EmbeddedPdfSignature) -> None:
    """Refuse changes where no signature looks: in the padding, in certificates carried along, in CMS headers."""
    awal, panjang, lanjut, _ = tanda.byte_range
    # Wrapped anew, because the length of the wrapper is signed by nobody either; asn1crypto's own
    # dump(force=True) would do the same in 16 seconds.
    der = cms.ContentInfo({"content_type": "signed_data", "content": tanda.signed_data}).dump()
    celah = pdf[awal + panjang : lanjut]
    if celah != b"<" + der.hex().upper().encode().ljust(len(celah) - 2, b"0") + b">":
        raise PdfDitolak(BERUBAH)
    tersimpan = list(DocumentSecurityStore.read_dss(pembaca).load_certs())
    if not (_baku(tanda.signed_data, "v1", tersimpan) and _baku(_stempel(tanda), "v3", tersimpan)):
        raise PdfDitolak(BERUBAH)


def _baku(data: Any, versi: str, tersimpan: list[asn1_x509.Certificate]) -> bool:
    """Whether what a CMS leaves unsigned is as we write it, its certificates those of the signed store."""
    (penanda,) = data["signer_infos"]
    dibawa = [c.chosen.dump() for c in data["certificates"]]
    return (
        {c.dump() for c in tersimpan}.issuperset(dibawa)
        and data["version"].native == versi
        and penanda["version"].native == "v1"
        and penanda["sid"].chosen["issuer"].dump() in {c.issuer.dump() for c in tersimpan}
        and [a.dump() for a in data["digest_algorithms"]] == [penanda["digest_algorithm"].dump()]
    )


def _stempel(tanda: EmbeddedPdfSignature) -> Any:
    return next(iter(extract_tst_data_iter(tanda.signer_info, signed=False)), None)


def _asn1(sertifikat: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(sertifikat.public_bytes(Encoding.DER))
