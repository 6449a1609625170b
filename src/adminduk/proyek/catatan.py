"""Logs: one JSON line an event, made so that no personal data can slip in.

Of an exception the type, the place and PostgreSQL's own code are kept, never its message: a violated
constraint quotes the row, and a parser quotes what was typed.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog

from adminduk.proyek import saring

PAKET = str(Path(__file__).parent.parent)


def pengaturan_catatan(berkas: Path) -> dict[str, Any]:
    """Return Django's LOGGING: everything of WARNING and our INFO, to one file readable by its owner only."""
    saring.pasang()
    berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    diam = {"level": "CRITICAL"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "adminduk.proyek.catatan.pembentuk"}},
        "handlers": {
            "berkas": {
                "class": "logging.handlers.WatchedFileHandler",
                "filename": str(berkas),
                "formatter": "json",
                "delay": True,
            }
        },
        "root": {"handlers": ["berkas"], "level": "WARNING"},
        "loggers": {
            "adminduk": {"level": "INFO"},
            # It repeats what the error page has logged.
            "django.request": diam,
        },
    }


def pembentuk() -> logging.Formatter:
    """Return the formatter that turns a record of the standard library into a line of JSON."""
    return structlog.stdlib.ProcessorFormatter(
        processor=structlog.processors.JSONRenderer(),
        foreign_pre_chain=[
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ExtraAdder(allow=["galat", "rute", "metode", "tahap", "sebab", "pelaku"]),
            _tanpa_isi,
            _samarkan,
        ],
    )


def _tanpa_isi(_logger: Any, _metode: str, kejadian: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    info = kejadian.pop("exc_info", None)
    if info and info[0] is not None:
        kejadian["rantai"] = [ringkas(galat) for galat in _rantai(info[1])]
    return kejadian


def _samarkan(_logger: Any, _metode: str, kejadian: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    kejadian.update({k: saring.samarkan(v) for k, v in kejadian.items() if isinstance(v, str)})
    return kejadian


def ringkas(galat: BaseException) -> dict[str, Any]:
    """Return what may be logged of an exception: type, SQLSTATE and constraint, and where it passed."""
    hasil: dict[str, Any] = {"jenis": f"{type(galat).__module__}.{type(galat).__qualname__}"}
    if sqlstate := getattr(galat, "sqlstate", None):
        hasil["sqlstate"] = sqlstate
        hasil["kendala"] = getattr(galat.diag, "constraint_name", None)  # type: ignore[attr-defined]
    return hasil | {"tempat": _tempat(galat.__traceback__)}


def _tempat(jejak: TracebackType | None) -> list[str]:
    bingkai = traceback.extract_tb(jejak)
    milik = [b for b in bingkai if b.filename.startswith(PAKET)]
    return [f"{b.filename.removeprefix(PAKET + '/')}:{b.lineno} {b.name}" for b in [*milik, *bingkai[-1:]]]


def _rantai(galat: BaseException | None) -> list[BaseException]:
    hasil: list[BaseException] = []
    while galat is not None and galat not in hasil:
        hasil.append(galat)
        galat = galat.__cause__ or galat.__context__
    return hasil
