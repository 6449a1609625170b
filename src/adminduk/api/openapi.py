"""The OpenAPI document: operations from their signatures, forms from the declarations of the services."""

from __future__ import annotations

from functools import cache
from typing import Any

from adminduk.api.antarmuka import api
from adminduk.api.masalah import JENIS_ISI
from adminduk.api.skema import Masalah
from adminduk.permohonan.bentuk import skema_json
from adminduk.permohonan.katalog import semua_layanan

JALUR = "/api/"
_RUJUKAN = "#/components/schemas/"


@cache
def dokumen() -> dict[str, Any]:
    """Return the document; every service's form is a component of its own, ``FormulirLahir`` for LAHIR."""
    isi = dict(api.get_openapi_schema(path_prefix=JALUR))
    komponen: dict[str, Any] = isi["components"]["schemas"]
    komponen["Masalah"] = Masalah.model_json_schema(ref_template=_RUJUKAN + "{model}")
    komponen.update(komponen["Masalah"].pop("$defs"))
    for _, layanan in semua_layanan():
        nama = nama_komponen(layanan.kode)
        komponen[f"Formulir{nama}"] = {"title": layanan.nama} | skema_json(layanan.formulir)
        komponen[f"Permohonan{nama}"] = _permohonan(layanan.kode, nama)
    for jalur in isi["paths"].values():
        for operasi in jalur.values():
            operasi["responses"] |= {"4XX": _masalah("Ditolak"), "5XX": _masalah("Tidak dapat dikerjakan sekarang")}
    _rinci_formulir(isi)
    isi["servers"] = [{"url": "/"}]
    return isi


def nama_komponen(kode: str) -> str:
    """
    >>> nama_komponen("KK-GANTI-KEPALA")
    'KkGantiKepala'
    """
    return "".join(k.capitalize() for k in kode.split("-"))


def _permohonan(kode: str, nama: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"kode": {"const": kode, "type": "string"}, "formulir": {"$ref": f"{_RUJUKAN}Formulir{nama}"}},
        "required": ["kode", "formulir"],
        "additionalProperties": False,
    }


def _masalah(uraian: str) -> dict[str, Any]:
    return {"description": uraian, "content": {JENIS_ISI: {"schema": {"$ref": f"{_RUJUKAN}Masalah"}}}}


def _rinci_formulir(isi: dict[str, Any]) -> None:
    """Let the two bodies that carry a form name the forms there are."""
    kode = {layanan.kode: nama_komponen(layanan.kode) for _, layanan in semua_layanan()}
    _badan(isi["paths"]["/api/permohonan"]["post"])["schema"] = {
        "oneOf": [{"$ref": f"{_RUJUKAN}Permohonan{n}"} for n in kode.values()],
        "discriminator": {
            "propertyName": "kode",
            "mapping": {k: f"{_RUJUKAN}Permohonan{n}" for k, n in kode.items()},
        },
    }
    del isi["components"]["schemas"]["PermohonanBaru"]
    isi["components"]["schemas"]["FormulirUbah"]["properties"]["formulir"] = {
        "anyOf": [{"$ref": f"{_RUJUKAN}Formulir{n}"} for n in kode.values()]
    }


def _badan(operasi: dict[str, Any]) -> dict[str, Any]:
    badan: dict[str, Any] = operasi["requestBody"]["content"]["application/json"]
    return badan
