"""Reading on a full register: search, person page, queue, and a family ten years back. p95, in milliseconds.

Pages are asked for through Django's handler with a log-in, template and ledger included; the limit beside each is the
same read as one prepared statement.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from bekal import cetak, p95, register_penuh, waktu

KAB = 9202
KALI = 200


def contoh(db: Any) -> list[tuple[UUID, UUID, str, date]]:
    """Return residents at random: (person, family, name, birth date)."""
    return db.execute(
        """select p.id, a.keluarga, p.nama, p.lahir from penduduk p
             join keanggotaan a on a.orang = p.id and upper_inf(a.tercatat) and upper_inf(a.masa)
            where p.kab = %s and upper_inf(p.tercatat) and lower(a.masa) < '2015-01-01'
            order by md5(p.id::text) limit %s""",
        (KAB, KALI + 20),
    ).fetchall()


def salah_eja(nama: str) -> str:
    """Return the name as another office might have spelt it."""
    return nama.replace("U", "OE").replace("J", "DJ").replace("Y", "J")


def main() -> None:
    random.seed(1)
    with register_penuh():
        from bekal_basis import pemilik
        from bekal_kasus import OPERATOR

        from adminduk.register import Keperluan, untuk

        with pemilik() as db:
            orang = contoh(db)
            prima = p95(
                waktu(lambda n: db.execute("select * from penduduk where id = %s", (orang[n][0],)).fetchall(), KALI)
            )

        def cari(n: int) -> None:
            with untuk(OPERATOR, Keperluan.PENCARIAN, kasus="ukuran") as reg:
                reg.cari(salah_eja(orang[n][2]), lahir=orang[n][3])

        def nama_saja(n: int) -> None:
            with untuk(OPERATOR, Keperluan.PENCARIAN, kasus="ukuran") as reg:
                reg.cari(salah_eja(orang[n][2]))

        def dahulu(n: int) -> None:
            with untuk(OPERATOR, Keperluan.PELAYANAN, kasus="ukuran", pada=date(2016, 6, 1)) as reg:
                assert reg.keluarga(orang[n][1])

        cetak(
            "cari nama (ejaan lain) + tanggal lahir, p95",
            p95(waktu(cari, KALI)),
            "ms",
            "< 60",
            baca_kunci_utama_ms=round(prima, 2),
        )
        cetak(
            "cari nama saja (ejaan lain), p95",
            p95(waktu(nama_saja, KALI)),
            "ms",
            "< 60",
            baca_kunci_utama_ms=round(prima, 2),
        )
        cetak(
            "keluarga sepuluh tahun lalu, p95",
            p95(waktu(dahulu, KALI)),
            "ms",
            "< 20",
            baca_kunci_utama_ms=round(prima, 2),
        )
        halaman(orang, prima)


def kasus_baru(orang: UUID) -> str:
    """Open a case for a person, on whose ground the page is read."""
    from bekal_kasus import OPERATOR

    from adminduk.permohonan import alur
    from adminduk.register import Keperluan, untuk

    with untuk(OPERATOR, Keperluan.PELAYANAN) as reg:
        return alur.buat_draf(reg, uuid4(), "LAHIR", {}, permintaan=uuid4(), pemohon=orang).permohonan


def halaman(orang: list[tuple[UUID, UUID, str, date]], prima: float) -> None:
    from bekal_web import klien

    kasus = [kasus_baru(o) for o, *_ in orang]

    browser = klien()

    def buka(alamat: str) -> None:
        jawaban = browser.get(alamat)
        assert jawaban.status_code == 200, (alamat, jawaban.status_code)

    cetak(
        "halaman penduduk, p95",
        p95(waktu(lambda n: buka(f"/petugas/penduduk/{orang[n][0]}/?kasus={kasus[n]}"), KALI)),
        "ms",
        "< 75",
        baca_kunci_utama_ms=round(prima, 2),
    )
    cetak(
        "antrean, p95", p95(waktu(lambda n: buka("/petugas/"), KALI)), "ms", "< 60", baca_kunci_utama_ms=round(prima, 2)
    )


if __name__ == "__main__":
    main()
