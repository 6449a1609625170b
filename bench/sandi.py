"""Sealing: a value, a file, a blind index, and what it adds to a person page. Keys are opened before it is measured."""

from __future__ import annotations

import io
import os
import statistics
from collections.abc import Callable
from typing import Any
from uuid import UUID

from bekal import cetak, register_penuh, waktu

KALI, BACAAN = 20_000, 400
_TERSANDI = "p.disabilitas like 's1:%%'"


def mikrodetik(kerja: Callable[[int], object], kali: int = KALI) -> float:
    return statistics.median(waktu(kerja, kali)) * 1e6


def nilai() -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from adminduk.sandi import Tempat, terpasang

    brankas, tempat = terpasang(), Tempat("ukuran", "kolom", "1")
    sandi = brankas.sandikan(tempat, 9202, "CACAT NETRA/BUTA")
    aead, nonce = AESGCM(os.urandom(32)), os.urandom(12)
    batas = round(mikrodetik(lambda n: aead.encrypt(nonce, b"x" * 32, b"penduduk|disabilitas|1|1")), 2)
    for nama, kerja in (
        ("menyandikan satu nilai", lambda n: brankas.sandikan(tempat, 9202, "CACAT NETRA/BUTA")),
        ("membuka satu nilai", lambda n: brankas.buka(tempat, sandi)),
        ("indeks buta satu NIK", lambda n: brankas.indeks_buta("ukuran", b"9202124107850001")),
    ):
        cetak(nama, mikrodetik(kerja), "µs", "< 50", aes_gcm_saja_us=batas)


def berkas(ukuran: int) -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from adminduk.sandi import Tempat, terpasang

    brankas, tempat, isi = terpasang(), Tempat("ukuran", "isi", "1"), os.urandom(ukuran)
    sandi = b"".join(brankas.sandikan_arus(tempat, 0, [isi]))
    aead = AESGCM(os.urandom(32))
    batas = round(mikrodetik(lambda n: aead.encrypt(b"0" * 12, isi, None), 200), 1)
    tulis = mikrodetik(lambda n: b"".join(brankas.sandikan_arus(tempat, 0, [isi])), 200)
    baca = mikrodetik(lambda n: b"".join(brankas.buka_arus(tempat, io.BytesIO(sandi).read)), 200)
    cetak(f"menyandikan berkas {ukuran // 1000} kB", tulis, "µs", "", sekali_jalan_us=batas)
    cetak(f"membuka berkas {ukuran // 1000} kB", baca, "µs", "", sekali_jalan_us=batas)


def orang(db: Any, syarat: str) -> list[UUID]:
    baris = db.execute(
        f"""select p.id from penduduk p
              join keanggotaan a on a.orang = p.id and upper_inf(a.tercatat) and upper_inf(a.masa)
             where p.kab = 9202 and upper_inf(p.tercatat) and upper_inf(p.masa) and {syarat}
             order by md5(p.id::text) limit %s""",
        (BACAAN,),
    )
    return [id_ for (id_,) in baris]


def halaman() -> None:
    """What a person page reads, of persons with and without a sealed value in turn, so that the machine is the same."""
    from bekal_basis import pemilik
    from bekal_kasus import OPERATOR

    from adminduk.register import Keperluan, untuk

    with pemilik() as db:
        kelompok = {"tersandi": orang(db, _TERSANDI), "terbuka": orang(db, f"({_TERSANDI}) is not true")}
    banyak = min(map(len, kelompok.values()))
    assert banyak, "tidak seorang pun bernilai tersandi di kabupaten ini"

    def buka(id_: UUID) -> None:
        with untuk(OPERATOR, Keperluan.PELAYANAN, kasus="ukuran") as reg:
            assert reg.penduduk(id_) and reg.keluarga_dari(id_)
            reg.keadaan_penduduk(id_)
            reg.peristiwa_dari(id_)

    lama: dict[str, list[float]] = {k: [] for k in kelompok}
    for n in range(BACAAN):
        for nama, daftar in kelompok.items():
            lama[nama] += waktu(lambda _, satu=daftar[n % banyak]: buka(satu), 1, pemanasan=n == 0)  # type: ignore[misc]
    tengah = {k: statistics.median(v) * 1000 for k, v in lama.items()}
    batas = {f"{k}_ms": round(v, 2) for k, v in tengah.items()}
    selisih = (tengah["tersandi"] / tengah["terbuka"] - 1) * 100
    cetak("bacaan halaman penduduk bernilai tersandi, tambahan", selisih, "%", "< 5", **batas)


def main() -> None:
    with register_penuh():
        nilai()
        berkas(60_000)
        berkas(5_000_000)
        halaman()


if __name__ == "__main__":
    main()
