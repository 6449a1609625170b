"""Names looked for in the whole country, as other offices write them: time, and how many are found.

Two ways: the door's own search with the scope of every district, and the audited function that a new NIK waits for. The
limit beside each is the same table read by its primary key.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from bekal import cetak, p95, register_penuh, waktu

KALI = 300
ASING = 9401  # an office whose district holds nobody of this register


EJAAN: dict[str, Callable[[str], str]] = {
    "oe, dj, tj, j": lambda n: n.replace("Y", "J").replace("U", "OE").replace("J", "DJ").replace("C", "TJ"),
    "Muh., Moch., Mohamad": lambda n: n.replace("MUHAMMAD", random.choice(("MUH.", "MOCH.", "MOHAMAD", "M."))),
    "gelar": lambda n: f"Hj. {n.title()}, S.Pd., M.Si.",
    "bin, binti": lambda n: " BINTI ".join(n.split(" ", 1)) if " " in n else n,
    "kata terbalik": lambda n: " ".join(reversed(n.split())),
    "huruf ganda, f/p/v": lambda n: n.replace("L", "LL").replace("V", "F").replace("P", "F"),
    "disambung": lambda n: n.replace(" ", "", 1),
}


def contoh(db: Any) -> list[tuple[UUID, str, date]]:
    return db.execute(
        """select id, nama, lahir from penduduk tablesample system (2) where upper_inf(tercatat) and status = 'aktif'
            order by (nama like 'MUHAMMAD %%') and abs(hashtext(id::text)) %% 7 < 6 desc, md5(id::text) limit %s""",
        (KALI + 40,),
    ).fetchall()


def main() -> None:
    random.seed(1)
    with register_penuh():
        from bekal_basis import pemilik
        from bekal_kasus import OPERATOR

        from adminduk.register import Keperluan, untuk

        with pemilik() as db:
            orang = contoh(db)
            kab = tuple(k for (k,) in db.execute("select kode from wilayah where jenis in ('kabupaten', 'kota')"))
            prima = p95(waktu(lambda n: db.execute("select * from penduduk where id = %s", (orang[n][0],)), KALI))
        nasional, kantor_lain = replace(OPERATOR, kab=kab), replace(OPERATOR, kab=(ASING,))

        def tulis(n: int) -> str:
            return list(EJAAN.values())[n % len(EJAAN)](orang[n][1])

        def cari(n: int, **dengan: Any) -> bool:
            with untuk(nasional, Keperluan.PENCARIAN, kasus="ukuran") as reg:
                return any(t.penduduk.id == orang[n][0] for t in reg.cari(tulis(n), **dengan))

        def kembaran(n: int) -> bool:
            with untuk(kantor_lain, Keperluan.PELAYANAN, kasus="ukuran") as reg:
                return any(k.nama == orang[n][1] for k in reg.kembaran(tulis(n), orang[n][2], ""))

        batas = {"kabupaten": len(kab), "baca_kunci_utama_ms": round(prima, 2)}
        for nama, kerja in (
            ("cari nasional, nama + tanggal lahir, p95", lambda n: cari(n, lahir=orang[n][2])),
            ("cari nasional, nama + tahun lahir, p95", lambda n: cari(n, tahun=orang[n][2].year)),
            ("cari nasional, nama saja, p95", cari),
            ("kembaran di seluruh Indonesia (fungsi tercatat), p95", kembaran),
        ):
            cetak(nama, p95(waktu(kerja, KALI)), "ms", "< 60", **batas)
        for n_ejaan, ejaan in enumerate(EJAAN):
            milik = [n for n in range(n_ejaan, KALI, len(EJAAN)) if tulis(n) != orang[n][1]]
            ditemukan = sum(cari(n, lahir=orang[n][2]) for n in milik)
            serupa = sum(kembaran(n) for n in milik)
            cetak(
                f"ditemukan, ejaan {ejaan}",
                100 * ditemukan / len(milik),
                "%",
                "-",
                kembaran=round(100 * serupa / len(milik), 1),
            )


if __name__ == "__main__":
    main()
