"""The demonstration certificate authority: root, issuing CA, time-stamp authority, heads of office, CRLs.

In production the certificates come from BSrE; nothing outside ``kunci`` uses this module.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from adminduk.dokumen.gudang import KunciPublik

SERIKAT = "Adminduk Peragaan"
MASA_AKAR = timedelta(days=20 * 365)
MASA_PENERBIT = timedelta(days=10 * 365)
MASA_PEJABAT = timedelta(days=3 * 365)
MASA_CRL = timedelta(days=30)
_KELONGGARAN = timedelta(hours=1)  # clocks of offices differ
_PENANDATANGANAN_DOKUMEN = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336


def nama_ca(peran: str) -> x509.Name:
    return _nama([(NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, SERIKAT), (NameOID.COMMON_NAME, peran)])


def nama_pejabat(kab: int, nama: str, nip: str) -> x509.Name:
    return _nama(
        [
            (NameOID.COUNTRY_NAME, "ID"),
            (NameOID.ORGANIZATION_NAME, "Dinas Kependudukan dan Pencatatan Sipil"),
            (NameOID.ORGANIZATIONAL_UNIT_NAME, str(kab)),
            (NameOID.SERIAL_NUMBER, nip),
            (NameOID.COMMON_NAME, nama),
        ]
    )


def akar(kunci: ec.EllipticCurvePrivateKey, waktu: datetime) -> x509.Certificate:
    nama = nama_ca("CA Akar Adminduk Peragaan")
    bangunan = _bangunan(nama, nama, kunci.public_key(), kunci.public_key(), waktu, MASA_AKAR)
    return _sebagai_ca(bangunan, jalur=1).sign(kunci, SHA256())


def penerbit(
    publik: KunciPublik, induk: x509.Certificate, kunci_induk: ec.EllipticCurvePrivateKey, waktu: datetime
) -> x509.Certificate:
    nama = nama_ca("CA Penerbit Adminduk Peragaan")
    bangunan = _bangunan(nama, induk.subject, publik, kunci_induk.public_key(), waktu, MASA_PENERBIT)
    return _sebagai_ca(bangunan, jalur=0).sign(kunci_induk, SHA256())


def stempel_waktu(
    publik: KunciPublik, induk: x509.Certificate, kunci_induk: ec.EllipticCurvePrivateKey, waktu: datetime
) -> x509.Certificate:
    nama = nama_ca("Stempel Waktu Adminduk Peragaan")
    bangunan = _bangunan(nama, induk.subject, publik, kunci_induk.public_key(), waktu, MASA_PENERBIT)
    bangunan = bangunan.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return _sebagai_pengguna(bangunan, non_sangkal=False).sign(kunci_induk, SHA256())


def pejabat(
    nama: x509.Name,
    publik: KunciPublik,
    induk: x509.Certificate,
    kunci_induk: ec.EllipticCurvePrivateKey,
    waktu: datetime,
) -> x509.Certificate:
    bangunan = _bangunan(nama, induk.subject, publik, kunci_induk.public_key(), waktu, MASA_PEJABAT)
    guna = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, _PENANDATANGANAN_DOKUMEN])
    return _sebagai_pengguna(bangunan.add_extension(guna, critical=False), non_sangkal=True).sign(kunci_induk, SHA256())


def daftar_cabut_sertifikat(
    induk: x509.Certificate, kunci_induk: ec.EllipticCurvePrivateKey, waktu: datetime, dicabut: dict[int, datetime]
) -> x509.CertificateRevocationList:
    """Return the CRL of a CA: serial numbers with the moment from which they are not valid."""
    bangunan = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(induk.subject)
        .last_update(_detik(waktu) - _KELONGGARAN)
        .next_update(_detik(waktu) + MASA_CRL)
        .add_extension(x509.CRLNumber(int(waktu.timestamp())), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci_induk.public_key()), critical=False)
    )
    for nomor, sejak in dicabut.items():
        baris = x509.RevokedCertificateBuilder().serial_number(nomor).revocation_date(_detik(sejak)).build()
        bangunan = bangunan.add_revoked_certificate(baris)
    return bangunan.sign(kunci_induk, SHA256())


def _nama(bagian: list[tuple[ObjectIdentifier, str]]) -> x509.Name:
    return x509.Name([x509.NameAttribute(oid, nilai) for oid, nilai in bagian])


def _detik(waktu: datetime) -> datetime:
    return waktu.astimezone(UTC).replace(microsecond=0)


def _bangunan(
    subjek: x509.Name,
    induk: x509.Name,
    publik: KunciPublik,
    publik_induk: ec.EllipticCurvePublicKey,
    waktu: datetime,
    masa: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(induk)
        .public_key(publik)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_detik(waktu) - _KELONGGARAN)
        .not_valid_after(_detik(waktu) + masa)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(publik), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(publik_induk), critical=False)
    )


def _sebagai_ca(bangunan: x509.CertificateBuilder, jalur: int) -> x509.CertificateBuilder:
    dasar = bangunan.add_extension(x509.BasicConstraints(ca=True, path_length=jalur), critical=True)
    return dasar.add_extension(_guna(key_cert_sign=True, crl_sign=True), critical=True)


def _sebagai_pengguna(bangunan: x509.CertificateBuilder, *, non_sangkal: bool) -> x509.CertificateBuilder:
    dasar = bangunan.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return dasar.add_extension(_guna(digital_signature=True, content_commitment=non_sangkal), critical=True)


def _guna(**ya: bool) -> x509.KeyUsage:
    semua = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{nama: ya.get(nama, False) for nama in semua})
