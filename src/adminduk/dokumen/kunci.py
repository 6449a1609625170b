"""The keys of an office and of the demonstration authority: made at first run, opened afterwards.

In the folder: ``kunci/*.pem`` (private, 0600), ``sertifikat/*.pem``, ``crl/*.crl``, ``publik/*.json``
(what is published of each QR key) and ``cabut.json`` (certificates withdrawn). Each file is
written whole or not at all and only after what it stands on, so that a process killed at any moment
leaves a folder that the next ``siapkan`` completes.
"""

from __future__ import annotations

import base64
import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding

from adminduk.dokumen import sertifikat
from adminduk.dokumen.cose import id_kunci
from adminduk.dokumen.gudang import GudangBerkas, GudangKunci, JenisKunci, KunciPublik, tulis_berkas

CRL_DIPERBARUI = timedelta(days=1)
MASA_KUNCI_QR = timedelta(days=5 * 365)
_AKAR, _PENERBIT, _STEMPEL = "akar", "penerbit", "stempel-waktu"


@dataclass(frozen=True)
class Kunci:
    """One private key in its store, by name."""

    gudang: GudangKunci
    nama: str

    @property
    def publik(self) -> bytes:
        """The 32 bytes of an Ed25519 public key."""
        publik = self.gudang.publik(self.nama)
        assert isinstance(publik, ed25519.Ed25519PublicKey), f"{self.nama} bukan kunci Ed25519"
        return publik.public_bytes_raw()

    def tanda_tangan(self, data: bytes) -> bytes:
        return self.gudang.tanda_tangan(self.nama, data)


@dataclass(frozen=True)
class KunciKantor:
    """All that the worker of an office signs with, and the certificates and CRLs to put into a PDF."""

    kab: int
    kadis: Kunci
    qr: Kunci
    stempel_waktu: Kunci
    sertifikat_kadis: x509.Certificate
    sertifikat_stempel: x509.Certificate
    rantai: tuple[x509.Certificate, ...]  # issuing CA, root
    crl: tuple[x509.CertificateRevocationList, ...]


def siapkan(
    folder: Path,
    kab: int,
    nama: str,
    nip: str,
    *,
    waktu: datetime | None = None,
    gudang: GudangKunci | None = None,
) -> KunciKantor:
    """Return the keys of an office and its head, making what is not there yet.

    Another name or NIP is another head: a new key and certificate beside the old ones. ``gudang``
    holds the keys of office and head; those of the demonstration authority are always files.
    """
    waktu = waktu or datetime.now(UTC)
    with _dikunci(folder):
        berkas = GudangBerkas(folder / "kunci")
        milik = gudang or berkas
        otoritas = _siapkan_otoritas(folder, berkas, waktu)
        kadis = Kunci(milik, f"kadis-{kab}-{nip}")
        qr = Kunci(milik, _nama_qr(kab))
        _umumkan(folder, qr, kab, waktu)
        return KunciKantor(
            kab=kab,
            kadis=kadis,
            qr=qr,
            stempel_waktu=Kunci(berkas, _STEMPEL),
            sertifikat_kadis=_sertifikat_kadis(folder, berkas, otoritas.penerbit, kadis, (kab, nama, nip), waktu),
            sertifikat_stempel=otoritas.stempel,
            rantai=(otoritas.penerbit, otoritas.akar),
            crl=(
                _crl_segar(folder, berkas, _AKAR, otoritas.akar, waktu),
                _crl_segar(folder, berkas, _PENERBIT, otoritas.penerbit, waktu),
            ),
        )


def kunci_qr(folder: Path, kab: int, gudang: GudangKunci | None = None) -> Kunci:
    """Return the QR key of an office alone, which also seals what the office publishes; raise KunciTidakAda."""
    kunci = Kunci(gudang or GudangBerkas(folder / "kunci"), _nama_qr(kab))
    kunci.gudang.publik(kunci.nama)
    return kunci


def cabut_sertifikat(folder: Path, nomor_seri: int, *, waktu: datetime | None = None) -> None:
    """Withdraw a head's certificate from now on: the next CRL names it, documents signed before stay valid."""
    waktu = waktu or datetime.now(UTC)
    with _dikunci(folder):
        dicabut = _sertifikat_dicabut(folder) | {nomor_seri: waktu}
        isi = {str(nomor): sejak.isoformat() for nomor, sejak in dicabut.items()}
        tulis_berkas(folder / "cabut.json", json.dumps(isi).encode())
        _terbitkan_crl(folder, GudangBerkas(folder / "kunci"), _PENERBIT, _muat_sertifikat(folder, _PENERBIT), waktu)


def terbitan_publik(folder: Path) -> dict[str, Any]:
    """Return what every verifier needs and anyone may have: public keys with id and validity, CA certificates, CRLs."""
    return {
        "versi": 1,
        "kunci": [json.loads(j.read_bytes()) for j in sorted((folder / "publik").glob("*.json"))],
        "sertifikat": [(folder / "sertifikat" / f"{n}.pem").read_text() for n in (_AKAR, _PENERBIT)],
        "crl": [base64.b64encode(j.read_bytes()).decode() for j in sorted((folder / "crl").glob("*.crl"))],
    }


class _Otoritas(NamedTuple):
    akar: x509.Certificate
    penerbit: x509.Certificate
    stempel: x509.Certificate


def _nama_qr(kab: int) -> str:
    return f"qr-{kab}"


def _siapkan_otoritas(folder: Path, berkas: GudangBerkas, waktu: datetime) -> _Otoritas:
    publik = {nama: berkas.buat(nama, JenisKunci.P256) for nama in (_AKAR, _PENERBIT, _STEMPEL)}
    kunci_akar, kunci_penerbit = _ca(berkas, _AKAR), _ca(berkas, _PENERBIT)
    akar = _sertifikat(folder, _AKAR, publik[_AKAR], lambda p: sertifikat.akar(kunci_akar, waktu))
    penerbit = _sertifikat(
        folder, _PENERBIT, publik[_PENERBIT], lambda p: sertifikat.penerbit(p, akar, kunci_akar, waktu)
    )
    stempel = _sertifikat(
        folder, _STEMPEL, publik[_STEMPEL], lambda p: sertifikat.stempel_waktu(p, penerbit, kunci_penerbit, waktu)
    )
    return _Otoritas(akar, penerbit, stempel)


def _sertifikat_kadis(
    folder: Path,
    berkas: GudangBerkas,
    penerbit: x509.Certificate,
    kunci: Kunci,
    orang: tuple[int, str, str],
    waktu: datetime,
) -> x509.Certificate:
    subjek = sertifikat.nama_pejabat(*orang)
    publik = kunci.gudang.buat(kunci.nama, JenisKunci.P256)
    induk = _ca(berkas, _PENERBIT)
    return _sertifikat(
        folder, kunci.nama, publik, lambda p: sertifikat.pejabat(subjek, p, penerbit, induk, waktu), subjek
    )


def _ca(berkas: GudangBerkas, nama: str) -> ec.EllipticCurvePrivateKey:
    kunci = berkas.privat(nama)
    assert isinstance(kunci, ec.EllipticCurvePrivateKey), f"{nama} bukan kunci P-256"
    return kunci


@contextmanager
def _dikunci(folder: Path) -> Iterator[None]:
    """Let one process at a time make keys in the folder."""
    for nama in ("", "kunci", "sertifikat", "crl", "publik"):
        (folder / nama).mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".giliran").open("w") as giliran:
        fcntl.flock(giliran, fcntl.LOCK_EX)
        yield


def _muat_sertifikat(folder: Path, nama: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / "sertifikat" / f"{nama}.pem").read_bytes())


def _sertifikat(
    folder: Path,
    nama: str,
    publik: KunciPublik,
    terbitkan: Callable[[KunciPublik], x509.Certificate],
    subjek: x509.Name | None = None,
) -> x509.Certificate:
    """Return the certificate on file when it is for this key and subject, else issue one."""
    jalur = folder / "sertifikat" / f"{nama}.pem"
    if jalur.exists():
        ada = _muat_sertifikat(folder, nama)
        if ada.public_key() == publik and subjek in (None, ada.subject):
            return ada
    baru = terbitkan(publik)
    tulis_berkas(jalur, baru.public_bytes(Encoding.PEM), 0o644)
    return baru


def _umumkan(folder: Path, kunci: Kunci, kab: int, waktu: datetime) -> None:
    """Make an Ed25519 key unless it is there, and write down what is published of it."""
    kunci.gudang.buat(kunci.nama, JenisKunci.ED25519)
    id_ = id_kunci(kunci.publik)
    jalur = folder / "publik" / f"{kunci.nama}-{id_}.json"
    if jalur.exists():
        return
    isi = {
        "id": id_,
        "guna": "qr",
        "kab": kab,
        "algoritma": JenisKunci.ED25519,
        "x": base64.urlsafe_b64encode(kunci.publik).decode().rstrip("="),
        "berlaku_sejak": waktu.date().isoformat(),
        "berlaku_sampai": (waktu + MASA_KUNCI_QR).date().isoformat(),
    }
    tulis_berkas(jalur, json.dumps(isi, indent=1).encode(), 0o644)


def _sertifikat_dicabut(folder: Path) -> dict[int, datetime]:
    jalur = folder / "cabut.json"
    isi = json.loads(jalur.read_bytes()) if jalur.exists() else {}
    return {int(nomor): datetime.fromisoformat(sejak) for nomor, sejak in isi.items()}


def _crl_segar(
    folder: Path, berkas: GudangBerkas, nama: str, ca: x509.Certificate, waktu: datetime
) -> x509.CertificateRevocationList:
    jalur = folder / "crl" / f"{nama}.crl"
    if jalur.exists():
        crl = x509.load_der_x509_crl(jalur.read_bytes())
        umur = waktu - crl.last_update_utc
        if crl.is_signature_valid(ca.public_key()) and timedelta() <= umur < CRL_DIPERBARUI:  # type: ignore[arg-type]
            return crl
    return _terbitkan_crl(folder, berkas, nama, ca, waktu)


def _terbitkan_crl(
    folder: Path, berkas: GudangBerkas, nama: str, ca: x509.Certificate, waktu: datetime
) -> x509.CertificateRevocationList:
    dicabut = _sertifikat_dicabut(folder) if nama == _PENERBIT else {}
    crl = sertifikat.daftar_cabut_sertifikat(ca, _ca(berkas, nama), waktu, dicabut)
    tulis_berkas(folder / "crl" / f"{nama}.crl", crl.public_bytes(Encoding.DER), 0o644)
    return crl
