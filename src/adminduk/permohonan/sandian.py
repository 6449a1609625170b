"""What a case seals (ADR 0026): disability and addresses of contact in its form, and every file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import orjson
from django.db import models

from adminduk.register.sandian import telusuri
from adminduk.sandi import Tempat, terpasang, tersandi

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection

    from adminduk.permohonan.models import Permohonan


class FormulirTersandi(models.JSONField):
    """The form of a case: open in memory, its sensitive values sealed in the database."""

    def pre_save(self, model_instance: models.Model, add: bool) -> dict[str, Any]:
        kasus: Permohonan = model_instance  # type: ignore[assignment]
        return sandikan_formulir(kasus.formulir, kasus.id, kasus.kab)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        nama, _, args, kwargs = super().deconstruct()
        return nama, "django.db.models.JSONField", args, kwargs


def sandikan_formulir(formulir: Mapping[str, Any], id_: UUID, kab: int) -> dict[str, Any]:
    def segel(tempat: Tempat, nilai: Any) -> Any:
        return terpasang().sandikan(tempat, kab, nilai) if nilai else nilai

    return telusuri(formulir, _tempat(id_), segel)


def buka_formulir(formulir: Mapping[str, Any], id_: UUID) -> dict[str, Any]:
    """Return a form as it was typed; values of before they were sealed are as they are."""
    return telusuri(formulir, _tempat(id_), lambda t, n: terpasang().buka(t, n) if tersandi(n) else n)


def _tempat(id_: UUID | str) -> Tempat:
    return Tempat("permohonan", "formulir", str(id_))


def sandi_ulang(koneksi: Connection[Any], sekali: int = 500) -> int:
    """Seal anew what stands open in forms or is sealed by a retired key; return how many cases that was.

    ``koneksi`` is the owner's, in autocommit. A case that somebody saved meanwhile is left to the next call.
    """
    banyak = 0
    with koneksi.cursor(name="sandi_ulang", withhold=True) as baris:
        baris.execute("select id, kab, formulir::text from permohonan")
        while potongan := baris.fetchmany(sekali):
            with koneksi.transaction(), koneksi.cursor() as cursor:
                for id_, kab, lama in potongan:
                    if (baru := _segel_ulang(orjson.loads(lama), id_, kab)) is not None:
                        cursor.execute(_GANTI, (orjson.dumps(baru).decode(), id_, lama))
                        banyak += cursor.rowcount
    return banyak


_GANTI = "update permohonan set formulir = %s::jsonb where id = %s and formulir = %s::jsonb"


def _segel_ulang(formulir: dict[str, Any], id_: UUID, kab: int) -> dict[str, Any] | None:
    brankas, usang = terpasang(), [False]

    def segel(tempat: Tempat, nilai: Any) -> Any:
        if not nilai or (tersandi(nilai) and not brankas.usang(nilai)):
            return nilai
        usang[0] = True
        return brankas.sandikan(tempat, kab, brankas.buka(tempat, nilai) if tersandi(nilai) else nilai)

    baru = telusuri(formulir, _tempat(id_), segel)
    return baru if usang[0] else None
