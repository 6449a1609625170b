"""The receipt of a case, signed anew whenever it is asked for: the same bytes as long as the case is the same."""

from __future__ import annotations

import json
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import connection

from adminduk.permohonan.models import Permohonan
from adminduk.register.kunci_kepala import kunci_publik
from adminduk.register.segel_catatan import Catatan
from adminduk.register.segel_pohon import bukti_tercatat
from adminduk.register.segel_terbit import DaftarSaksi
from adminduk.register.tanda_terima import TandaTerima, buka_kunci, peristiwa_permohonan

_TERSEGEL = """
select p.id, coalesce(d.indeks < s.tersaksi, false)
  from peristiwa p cross join segel_keadaan s left join segel_daun d on d.peristiwa = p.id
 where p.permohonan = %s order by p.urut
"""


def tanda_terima(permohonan: Permohonan) -> Catatan | None:
    """Return the signed receipt of a submitted case, inside its open door; None for a draft."""
    diajukan = permohonan.riwayat.filter(nama="ajukan").order_by("-pada").values_list("pada", flat=True).first()
    if diajukan is None:
        return None
    isi = TandaTerima(
        permohonan.id,
        permohonan.nomor,
        diajukan,
        sidik_kiriman(permohonan),
        peristiwa_permohonan(connection.connection, permohonan.id),
    )
    return isi.tertanda(buka_kunci(settings.ADMINDUK_DATA))


def sidik_kiriman(permohonan: Permohonan) -> bytes:
    """Return the SHA-256 of what was submitted: service, form and attachments as canonical JSON."""
    lampiran = sorted(permohonan.lampiran.values_list("syarat", "berkas_id"))
    isi = {"kode": permohonan.kode, "formulir": permohonan.formulir, "lampiran": lampiran}
    return sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def putusan_tersegel(permohonan: Permohonan) -> list[tuple[UUID, bool]]:
    """Return the events of a case, and whether enough witnesses have seen each."""
    daftar = connection.connection.execute(_TERSEGEL, (permohonan.id,)).fetchall()
    return [(id_, bool(tersegel)) for id_, tersegel in daftar]


def bukti_segel(permohonan: Permohonan, peristiwa: str) -> bytes | None:
    """Return the proof (C2SP tlog-proof) that an event of the case is in the witnessed journal; None before it is."""
    tersegel = {str(id_): id_ for id_, disaksikan in putusan_tersegel(permohonan) if disaksikan}
    if peristiwa not in tersegel:
        return None
    folder = settings.ADMINDUK_DATA / "segel"
    saksi = DaftarSaksi.milik(folder).kunci
    hasil = bukti_tercatat(connection.connection, kunci_publik(folder), saksi, tersegel[peristiwa])
    return bytes(hasil[2]) if hasil else None
