"""What a verifier trusts: the published keys and root certificate of ``kunci.terbitan_publik``."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cryptography import x509

from adminduk.dokumen.cabut import DaftarCabut, DaftarCabutTidakSah, baca_daftar_cabut
from adminduk.register.segel_bukti import Kebijakan


class TerbitanTidakSah(ValueError):
    """The file is not the publication of keys."""


@dataclass(frozen=True, slots=True)
class KunciTerbit:
    id: str
    guna: str
    kab: int
    x: bytes
    berlaku_sampai: date


@dataclass(frozen=True)
class Kepercayaan:
    kunci: Mapping[str, KunciTerbit]
    akar: x509.Certificate
    crl: tuple[x509.CertificateRevocationList, ...] = ()
    daftar_cabut: Mapping[int, DaftarCabut] | None = None
    segel: Kebijakan | None = None  # None in what was published before the journal had witnesses

    @classmethod
    def dari_terbitan(cls, terbitan: Mapping[str, Any], cabut: Sequence[bytes] = ()) -> Kepercayaan:
        """Return the trust that a publication and revocation lists give.

        Raises TerbitanTidakSah or DaftarCabutTidakSah; a list counts only under a published key of its office.
        """
        try:
            kunci = {k["id"]: _kunci(k) for k in terbitan["kunci"]}
            sertifikat = [x509.load_pem_x509_certificate(s.encode()) for s in terbitan["sertifikat"]]
            akar = next(s for s in sertifikat if s.issuer == s.subject)
            crl = tuple(x509.load_der_x509_crl(base64.b64decode(c)) for c in terbitan["crl"])
            segel = Kebijakan.dari_terbitan(terbitan["segel"]) if terbitan.get("segel") else None
        except (KeyError, TypeError, ValueError, StopIteration, AttributeError) as galat:
            raise TerbitanTidakSah("Berkas ini bukan terbitan kunci publik.") from galat
        daftar = [_periksa_daftar(baca_daftar_cabut(data), kunci) for data in cabut]
        return cls(kunci, akar, crl, {d.kab: d for d in sorted(daftar, key=lambda d: d.pada)}, segel)

    def kunci_qr(self, id_kunci: str, kab: int) -> KunciTerbit | None:
        """Return the QR key of that id when it belongs to the office."""
        kunci = self.kunci.get(id_kunci)
        return kunci if kunci and kunci.guna == "qr" and kunci.kab == kab else None

    def cabut(self, kab: int) -> DaftarCabut | None:
        return (self.daftar_cabut or {}).get(kab)

    def sertifikat_dicabut(self, nomor_seri: int) -> datetime | None:
        """Return since when a certificate is withdrawn, by the published CRLs."""
        for crl in self.crl:
            if baris := crl.get_revoked_certificate_by_serial_number(nomor_seri):
                return baris.revocation_date_utc
        return None


def _kunci(isi: Mapping[str, Any]) -> KunciTerbit:
    x = base64.urlsafe_b64decode(isi["x"] + "=")
    return KunciTerbit(isi["id"], isi["guna"], isi["kab"], x, date.fromisoformat(isi["berlaku_sampai"]))


def _periksa_daftar(daftar: DaftarCabut, kunci: Mapping[str, KunciTerbit]) -> DaftarCabut:
    terbit = kunci.get(daftar.amplop.kunci)
    if terbit is None or terbit.kab != daftar.kab or not daftar.amplop.sah(terbit.x):
        raise DaftarCabutTidakSah("Daftar pencabutan ini tidak ditandatangani dengan kunci kantor penerbitnya.")
    return daftar
