"""The price of row-level security: the ten main queries as the web, behind its policies, and as one who passes them.

The same program, the same statements, turn by turn; the scope of a district, and of a province for its lists. Whoever
passes the policies still names the region in the query where the program does.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import psycopg
from bekal import cetak, p95, register_penuh, waktu

KAB, PROVINSI = 9202, 92
KALI = 200
HARI_INI = datetime.now(UTC).date()


def main() -> None:
    random.seed(2)
    with register_penuh():
        from bekal_basis import parameter, pemilik
        from bekal_kasus import OPERATOR

        from adminduk.perintah.peluncur import pangkalan, tempat
        from adminduk.register import Keperluan, Pelaku, Peran
        from adminduk.register.baca import Saat
        from adminduk.register.pintu import RegisterTerbuka, _buka_lingkup, _koneksi

        with pemilik() as db:
            orang = db.execute(
                """select p.id, a.keluarga, p.nama, p.lahir from penduduk p
                     join keanggotaan a on a.orang = p.id and upper_inf(a.tercatat) and upper_inf(a.masa)
                    where p.kab = %s and upper_inf(p.tercatat) and p.status = 'aktif'
                    order by md5(p.id::text) limit %s""",
                (KAB, KALI + 20),
            ).fetchall()
            kab = tuple(k for (k,) in db.execute(
                "select distinct kode from wilayah where induk = %s and jenis in ('kabupaten', 'kota')", (PROVINSI,)
            ))  # fmt: skip
        provinsi = Pelaku(OPERATOR.id, "Pengukur provinsi", Peran.PROVINSI, (PROVINSI, *kab))
        sandi = tempat.rahasia(tempat.folder_data())["sandi_super"]
        lewat = psycopg.connect(**parameter() | {"user": pangkalan.SUPER, "password": sandi})  # type: ignore[arg-type]
        lewat.prepare_threshold = 3  # as the web has it, and its way with plans
        lewat.execute("set plan_cache_mode = force_generic_plan")
        lewat.commit()

        def ukur(nama: str, pelaku: Pelaku, kerja: Callable[[Any, int], object]) -> None:
            berpagar = _sekali(_koneksi(), pelaku, kerja)
            bebas = _sekali(lewat, pelaku, kerja)
            a, b = _bergantian(berpagar, bebas)
            cetak(
                f"pagar wilayah: {nama}, p95",
                a,
                "ms",
                "<= 1,5 kali atau + 1 ms",
                tanpa_pagar_ms=round(b, 2),
                kali=round(a / b, 2),
            )

        def _sekali(koneksi: Any, pelaku: Pelaku, kerja: Callable[[Any, int], object]) -> Callable[[int], object]:
            def jalan(n: int) -> object:
                with koneksi.transaction():
                    _buka_lingkup(koneksi, pelaku)
                    reg = RegisterTerbuka(koneksi, Saat(HARI_INI), pelaku, Keperluan.PELAYANAN, "ukuran")
                    return kerja(reg, n)

            return jalan

        for nama, kerja in {
            "penduduk menurut id": lambda r, n: r.penduduk(orang[n][0]),
            "keluarga dengan anggotanya": lambda r, n: r.keluarga(orang[n][1]),
            "keluarga seorang": lambda r, n: r.keluarga_dari(orang[n][0]),
            "perkawinan seorang": lambda r, n: r.daftar_perkawinan(orang[n][0]),
            "anak menurut ibu": lambda r, n: r.anak_dari_ibu(orang[n][0]),
            "dokumen yang berlaku": lambda r, n: r.dokumen_berlaku(orang=orang[n][0], keluarga=orang[n][1]),
            "cari nama dan tanggal lahir": lambda r, n: r.cari(orang[n][2], lahir=orang[n][3]),
            "cari nama saja": lambda r, n: r.cari(orang[n][2]),
            "peristiwa seorang": lambda r, n: r.peristiwa_dari(orang[n][0]),
            "antrean kantor": lambda r, n: r._tanya(ANTREAN, kab=[KAB], keadaan="ditandatangani"),
        }.items():
            ukur(nama, OPERATOR, kerja)
        for nama, kerja in {
            "provinsi: antrean semua kabupaten": lambda r, n: r._tanya(
                ANTREAN, kab=list(kab), keadaan="ditandatangani"
            ),
            "provinsi: keluarga sebuah desa": lambda r, n: r._tanya(DESA, desa=9202122003),
        }.items():
            ukur(nama, provinsi, kerja)
        lewat.close()


ANTREAN = """
select id, nomor, kode, perihal, antre_pada from permohonan
 where kab = any(%(kab)s) and keadaan = %(keadaan)s order by antre_pada, id limit 50
"""
DESA = """
select id, nomor, alamat from keluarga where desa = %(desa)s and upper_inf(tercatat) and upper_inf(masa)
 order by nomor limit 50
"""


def _bergantian(satu: Callable[[int], object], lain: Callable[[int], object]) -> tuple[float, float]:
    """Return the p95 of both in milliseconds, measured in turns so that a disturbance meets both."""
    a: list[float] = []
    b: list[float] = []
    for bagian in range(4):
        for kerja, lama in ((satu, a), (lain, b)):
            lama += waktu(kerja, KALI // 4, pemanasan=20 if bagian == 0 else 5)
    return p95(a), p95(b)


if __name__ == "__main__":
    main()
