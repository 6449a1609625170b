"""PAdES B-LT: sign a rendered PDF so that it can be verified years later with nothing but the root certificate.

One revision holds the validation data (certificates, CRLs), the signature and its RFC 3161 time stamp,
so the signature covers the whole file. The field is invisible: the page itself shows who signed, and
tags, PDF/A and PDF/UA stay as rendered.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from asn1crypto import algos, cms
from asn1crypto import x509 as asn1_x509
from asn1crypto.crl import CertificateList
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import general
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from adminduk.dokumen.kunci import Kunci, KunciKantor

ISIAN = "TandaTanganKepalaDinas"
_RUANG = 12_288  # hex digits kept for signature and time stamp; measured: about 8,000
_LUAR_HALAMAN = (-2, -2, -2, -2)  # PDF/UA 7.18.1 asks no tag of what lies outside the page
_ALGORITMA = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})


class PenandaTangan:
    """Signs for one office; certificates and CRLs are converted once, keys stay in their store."""

    def __init__(self, kunci: KunciKantor) -> None:
        self._kunci = kunci

    def tandatangani(self, pdf: bytes, waktu: datetime) -> bytes:
        """Return the PDF signed by the head of the office, time-stamped at ``waktu``."""
        waktu = waktu.astimezone(UTC).replace(microsecond=0)
        penulis = _Penulis(io.BytesIO(pdf))
        penulis.urutkan_menurut_tag()
        DocumentSecurityStore.supply_dss_in_writer(penulis, None, certs=self._sertifikat, crls=self._crl)
        penanda = PdfSigner(
            PdfSignatureMetadata(
                field_name=ISIAN,
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                name=self._nama,
                reason="Penerbitan dokumen kependudukan",
            ),
            signer=self._penanda,
            timestamper=_StempelWaktu(self._stempel, self._rantai, self._kunci.stempel_waktu, waktu),
            new_field_spec=SigFieldSpec(ISIAN, box=_LUAR_HALAMAN, readable_field_name="Tanda tangan elektronik"),
        )
        tujuan = io.BytesIO()
        penanda.sign_pdf(penulis, bytes_reserved=_RUANG, output=tujuan)
        return tujuan.getvalue()

    @cached_property
    def _rantai(self) -> list[asn1_x509.Certificate]:
        return [_asn1(s) for s in self._kunci.rantai]

    @cached_property
    def _stempel(self) -> asn1_x509.Certificate:
        return _asn1(self._kunci.sertifikat_stempel)

    @cached_property
    def _sertifikat(self) -> list[asn1_x509.Certificate]:
        return [_asn1(self._kunci.sertifikat_kadis), self._stempel, *self._rantai]

    @cached_property
    def _crl(self) -> list[CertificateList]:
        return [CertificateList.load(c.public_bytes(Encoding.DER)) for c in self._kunci.crl]

    @cached_property
    def _penanda(self) -> Signer:
        return _PenandaKunci(_asn1(self._kunci.sertifikat_kadis), self._rantai, self._kunci.kadis)

    @cached_property
    def _nama(self) -> str:
        return str(self._sertifikat[0].subject.native["common_name"])


class _Penulis(IncrementalPdfFileWriter):
    """Keeps Info and XMP as rendered: pyHanko rewrites XMP in a form that PDF/A-2 does not allow for /Keywords."""

    def _update_meta(self) -> None:
        return

    def urutkan_menurut_tag(self) -> None:
        """PDF/UA 7.18.3: a page with an annotation, here the signature field, is walked in the order of its tags."""
        halaman = self.find_page_for_modification(0)[0].get_object()  # type: ignore[no-untyped-call]
        halaman["/Tabs"] = NameObject("/S")
        self.update_container(halaman)


class _PenandaKunci(Signer):
    """pyHanko's own signer parses the key again for every signature; this one asks the store."""

    def __init__(self, sertifikat: asn1_x509.Certificate, rantai: list[asn1_x509.Certificate], kunci: Kunci) -> None:
        simpanan = SimpleCertificateStore()
        simpanan.register_multiple(rantai)
        super().__init__(signing_cert=sertifikat, cert_registry=simpanan, signature_mechanism=_ALGORITMA)
        self._kunci = kunci

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._kunci.tanda_tangan(data)


class _StempelWaktu(DummyTimeStamper):
    """The local time-stamp authority, by RFC 3161; pyHanko's knows RSA only."""

    def __init__(
        self, sertifikat: asn1_x509.Certificate, rantai: list[asn1_x509.Certificate], kunci: Kunci, waktu: datetime
    ) -> None:
        super().__init__(sertifikat, None, certs_to_embed=rantai, fixed_dt=waktu)  # type: ignore[arg-type]
        self._kunci = kunci

    def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> tuple[bytes, cms.CMSAttributes]:
        ringkas = Hash(SHA256())
        ringkas.update(tst_info_data)
        atribut = cms.CMSAttributes(
            [
                general.simple_cms_attribute("content_type", "tst_info"),
                general.simple_cms_attribute(
                    "signing_certificate_v2", general.as_signing_certificate_v2(self.tsa_cert)
                ),
                general.simple_cms_attribute("message_digest", ringkas.finalize()),
            ]
        )
        return self._kunci.tanda_tangan(atribut.dump()), atribut

    def _build_signed_data(self, *args: Any) -> dict[str, Any]:
        data = super()._build_signed_data(*args)
        data["signer_infos"][0]["signature_algorithm"] = _ALGORITMA
        return data


def _asn1(sertifikat: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(sertifikat.public_bytes(Encoding.DER))
