"""What the register seals (ADR 0026): disability and addresses of contact, in the journal and in the state.

The payload is sealed before its leaf is computed, and the reducer copies what is sealed, so that a rebuild gives the
rows that were written. When the state has been sealed anew since (rotation, or data of before), the rebuild takes
over the living seal wherever it opens to the same value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import orjson
from psycopg import Connection, Cursor

from adminduk.sandi import SandiGalat, Tempat, terpasang, tersandi

VERSI = 1  # of a payload that holds sealed values; one of before has no version and nothing sealed
# Elements of F-1.01 and F-1.02 by their last name, in columns, details and forms.
PEKA = frozenset({"disabilitas", "penyandang_cacat", "kelainan_fisik_mental", "telepon", "email"})
_BERORANG = ("orang_baru", "orang_ubah")

Ubah = Callable[[Tempat, Any], Any]


def sandikan_isi(isi: dict[str, Any], peristiwa: str, kab: int) -> dict[str, Any]:
    """Return a payload with its sensitive values sealed and, when there are any, its version.

    What is not known is sealed too: who has nothing to declare must not be told from who has.
    """
    brankas, ada = terpasang, [False]

    def segel(tempat: Tempat, nilai: Any) -> str:
        ada[0] = True
        return brankas().sandikan(tempat, kab, "" if nilai is None else str(nilai))

    fakta = telusuri(isi["fakta"], Tempat("peristiwa", "fakta", peristiwa), segel)
    perubahan = [_satu_perubahan(p, segel) for p in isi["perubahan"]]
    return {"fakta": fakta, "perubahan": perubahan, "sandi": VERSI} if ada[0] else isi


def buka_fakta(isi: Mapping[str, Any], peristiwa: str) -> dict[str, Any]:
    """Return the facts of a payload as they were before it was sealed; one of before is as it is."""
    fakta: dict[str, Any] = isi["fakta"]
    return telusuri(fakta, Tempat("peristiwa", "fakta", peristiwa), _buka) if "sandi" in isi else fakta


def buka_disabilitas(nilai: str | None, orang: str) -> str:
    """Return the column ``disabilitas`` of a person; a value of before it was sealed is as it is."""
    return _buka(Tempat("penduduk", "disabilitas", orang), nilai) or ""


def buka_rinci(rinci: Mapping[str, Any], orang: str) -> dict[str, Any]:
    return telusuri(rinci, Tempat("penduduk", "rinci", orang), _buka)


def _satu_perubahan(perubahan: list[Any], ubah: Ubah) -> list[Any]:
    if perubahan[0] not in _BERORANG:
        return perubahan
    *kepala, isi = perubahan
    return [*kepala, _telusuri_orang(isi, str(kepala[1]), ubah)]


def _telusuri_orang(isi: Mapping[str, Any], orang: str, ubah: Ubah) -> dict[str, Any]:
    baru = dict(isi)
    if "disabilitas" in baru:
        baru["disabilitas"] = ubah(Tempat("penduduk", "disabilitas", orang), baru["disabilitas"])
    if baru.get("rinci"):
        baru["rinci"] = telusuri(baru["rinci"], Tempat("penduduk", "rinci", orang), ubah)
    return baru


def telusuri(isi: Mapping[str, Any], tempat: Tempat, ubah: Ubah) -> dict[str, Any]:
    """Return ``isi`` with ``ubah`` done to every sensitive value in it, each in a place of its own by its path."""
    return {kunci: _telusuri_kunci(kunci, nilai, tempat, ubah) for kunci, nilai in isi.items()}


def _telusuri(isi: Any, tempat: Tempat, ubah: Ubah) -> Any:
    if isinstance(isi, Mapping):
        return telusuri(isi, tempat, ubah)
    if isinstance(isi, list | tuple):
        return [_telusuri(n, tempat._replace(kolom=f"{tempat.kolom}.{ke}"), ubah) for ke, n in enumerate(isi)]
    return isi


def _telusuri_kunci(kunci: Any, nilai: Any, tempat: Tempat, ubah: Ubah) -> Any:
    dalam = tempat._replace(kolom=f"{tempat.kolom}.{kunci}")
    if str(kunci).rpartition(".")[2] in PEKA and not isinstance(nilai, Mapping | list | tuple):
        return ubah(dalam, nilai)
    return _telusuri(nilai, dalam, ubah)


def _buka(tempat: Tempat, nilai: Any) -> Any:
    return terpasang().buka(tempat, nilai) if tersandi(nilai) else nilai


# ---- sealing the state anew
_ISI_PENDUDUK = "select ctid::text, id::text, kab, disabilitas, rinci::text from penduduk where {peka}"
_PEKA_SQL = "disabilitas is not null or rinci ?| array['" + "','".join(sorted(PEKA)) + "']"
_GANTI = """
update penduduk set disabilitas = %(disabilitas)s, rinci = %(rinci)s::jsonb
 where ctid = %(tempat)s::tid and id = %(id)s::uuid
   and disabilitas is not distinct from %(lama)s and rinci is not distinct from %(rinci_lama)s::jsonb
"""


def sandi_ulang(koneksi: Connection[Any], sekali: int = 500) -> int:
    """Seal anew what stands open in ``penduduk`` or is sealed by a retired key; return how many rows that was.

    ``koneksi`` is the owner's, in autocommit; rows change in batches of ``sekali``, a transaction each. A row that an
    office closed meanwhile is left to the next call: call again until there is nothing left to do.
    """
    banyak = 0
    with koneksi.cursor(name="sandi_ulang", withhold=True) as baris:
        baris.itersize = sekali
        baris.execute(_ISI_PENDUDUK.format(peka=_PEKA_SQL).encode())
        while potongan := baris.fetchmany(sekali):
            with koneksi.transaction(), koneksi.cursor() as cursor:
                for ganti in filter(None, map(_ganti, potongan)):
                    cursor.execute(_GANTI, ganti)
                    banyak += cursor.rowcount
    return banyak


def _ganti(baris: tuple[Any, ...]) -> dict[str, Any] | None:
    tempat, orang, kab, disabilitas, rinci = baris
    isi = {"disabilitas": disabilitas, "rinci": orjson.loads(rinci) if rinci else None}
    brankas, usang = terpasang(), [False]

    def segel(letak: Tempat, nilai: Any) -> Any:
        if nilai is None or (tersandi(nilai) and not brankas.usang(nilai)):
            return nilai
        usang[0] = True
        return brankas.sandikan(letak, kab, str(_buka(letak, nilai)))

    baru = _telusuri_orang(isi, orang, segel)
    if not usang[0]:
        return None
    return {
        "tempat": tempat, "id": orang, "lama": disabilitas, "rinci_lama": rinci, "disabilitas": baru["disabilitas"],
        "rinci": orjson.dumps(baru["rinci"], option=orjson.OPT_SORT_KEYS).decode() if baru["rinci"] else None,
    }  # fmt: skip


# ---- comparing a rebuild with the state
_BERBEDA = f"""
select u.ctid::text, u.id::text, u.disabilitas, u.rinci::text, p.disabilitas, p.rinci::text
  from ulang.penduduk u join public.penduduk p
    on p.id = u.id and p.masa = u.masa and p.tercatat = u.tercatat and p.peristiwa = u.peristiwa
 where (u.disabilitas, u.rinci) is distinct from (p.disabilitas, p.rinci)
   and (u.{_PEKA_SQL.replace("rinci", "u.rinci")})
"""
_SELARASKAN = "update ulang.penduduk set disabilitas = %s, rinci = %s::jsonb where ctid = %s::tid"


def selaraskan(cursor: Cursor[Any]) -> int:
    """Give rebuilt persons the seal of the living row wherever both open to the same value; return how many.

    What does not open, or says something else, is left as the journal has it, for the comparison to name.
    """
    sama = [
        (hidup[0], hidup[1], tempat)
        for tempat, orang, *isi in cursor.execute(_BERBEDA.encode()).fetchall()
        if _terbuka(orang, *isi[:2]) == _terbuka(orang, *(hidup := isi[2:]))
    ]
    cursor.executemany(_SELARASKAN, sama)
    return len(sama)


def _terbuka(orang: str, disabilitas: str | None, rinci: str | None) -> object:
    try:
        return buka_disabilitas(disabilitas, orang), buka_rinci(orjson.loads(rinci or "{}"), orang)
    except SandiGalat:
        return object()  # equal to nothing
