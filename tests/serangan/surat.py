"""Documents with hostile words in every field that a person can fill."""

from __future__ import annotations

from dataclasses import fields, replace

from adminduk.dokumen.surat import Surat


def berisi(surat: Surat, teks: str, *awalan: str) -> Surat:
    """Return the document with ``teks`` in every field named so, of the persons it names too."""
    bebas = {f.name: teks for f in fields(surat) if f.name.startswith(awalan) and type(getattr(surat, f.name)) is str}
    orang = {f.name: getattr(surat, f.name) for f in fields(surat) if f.name in ("suami", "istri")}
    isi = bebas | {n: replace(o, nama=teks, nama_ayah=teks, nama_ibu=teks) for n, o in orang.items()}
    assert isi
    return replace(surat, **isi)
