"""From a decided document to the signed PDF: QR, page, signature. The only place where cases meet the printer."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from adminduk.dokumen import kunci, qr
from adminduk.dokumen.cetak import render
from adminduk.dokumen.gudang import GudangKunci, GudangPKCS11
from adminduk.dokumen.kunci import KunciKantor
from adminduk.dokumen.tanda_tangan import PenandaTangan
from adminduk.permohonan import berkas
from adminduk.permohonan.terbitan import Terbitan

# Certificates revoked meanwhile must be in the CRL that a new signature carries.
UMUR_KUNCI_DETIK = 3600


def folder_dokumen() -> Path:
    return Path(settings.ADMINDUK_DATA) / "dokumen"


@lru_cache(maxsize=1)
def gudang_dokumen() -> GudangKunci | None:
    """Return the token in which offices sign when one is named, None for files in the data folder."""
    pustaka, _, token = settings.ADMINDUK_PKCS11_DOKUMEN.rpartition(":")
    return GudangPKCS11(pustaka, token, Path(settings.ADMINDUK_PKCS11_PIN).read_text().strip()) if token else None


def cetak(t: Terbitan) -> bytes:
    """Return the signed PDF of exactly what was decided; the QR says where the decision stands in the journal."""
    kantor, penanda = _penanda(t)
    muatan = qr.muatan(t.jenis, t.isi, indeks=t.indeks, ukuran=t.ukuran)
    teks = qr.susun(muatan, t.kode, kantor.qr, settings.ADMINDUK_ALAMAT)
    foto = t.isi.get("foto_sha256")
    pdf = render(t.jenis, t.isi, teks, foto=berkas.baca(foto) if foto else b"", bukti=t.bukti)
    return penanda.tandatangani(pdf, datetime.now(UTC))


def _penanda(t: Terbitan) -> tuple[KunciKantor, PenandaTangan]:
    pejabat = t.isi["pejabat"]
    jam = int(datetime.now(UTC).timestamp()) // UMUR_KUNCI_DETIK
    return _muat(t.kab, pejabat["nama"], pejabat["nip"], jam)


@lru_cache(maxsize=32)
def _muat(kab: int, nama: str, nip: str, jam: int) -> tuple[KunciKantor, PenandaTangan]:
    kantor = kunci.siapkan(folder_dokumen(), kab, nama, nip, gudang=gudang_dokumen())
    return kantor, PenandaTangan(kantor)
