"""Disturbances that are nobody's fault and pass: what may be said of what was being written.

Told apart by PostgreSQL's own codes and never by its words: the database is away, there is no room left, and a commit
that the standby has not confirmed. The last is the treacherous one: when the wait for a synchronous standby is
cancelled, PostgreSQL reports success with a warning (SyncRepWaitForLSN). Two kinds are ours: nobody witnesses the
journal (``segel_jaga``), and a bulk load has the constraints out of its way (``muatan_massal``).
"""

from __future__ import annotations

import errno
from enum import StrEnum

from django.db import InterfaceError, OperationalError
from psycopg.errors import Diagnostic

from adminduk.register.muatan_massal import SedangDimuat
from adminduk.register.segel_jaga import SegelTertunda

# Class 53 "insufficient resources": disk_full. The others of the class (too many connections) pass by themselves.
_SQLSTATE_PENUH = "53100"
_ERRNO_PENUH = frozenset({errno.ENOSPC, errno.EDQUOT})


class Gangguan(StrEnum):
    BASIS_DATA = "basis-data"
    RUANG_HABIS = "ruang-habis"
    TIDAK_PASTI = "tidak-pasti"
    SEGEL_TERTUNDA = "segel-tertunda"
    SEDANG_DIMUAT = "sedang-dimuat"


class CommitTidakPasti(OperationalError):
    """Committed here, not confirmed by the standby: neither kept nor lost. The same request again settles it."""


def gangguan(galat: BaseException | None) -> Gangguan | None:
    """Return what kind of disturbance an exception or one of its causes is, None for any other fault."""
    rantai = list(_rantai(galat))
    if any(isinstance(g, CommitTidakPasti) for g in rantai):
        return Gangguan.TIDAK_PASTI
    if any(isinstance(g, SegelTertunda) for g in rantai):
        return Gangguan.SEGEL_TERTUNDA
    if any(isinstance(g, SedangDimuat) for g in rantai):
        return Gangguan.SEDANG_DIMUAT
    if any(_penuh(g) for g in rantai):
        return Gangguan.RUANG_HABIS
    return Gangguan.BASIS_DATA if isinstance(galat, OperationalError | InterfaceError) else None


def tanda_tidak_pasti(kabar: Diagnostic) -> bool:
    """Tell whether a notice of the server says that the wait for the standby was cancelled, in any language."""
    return kabar.source_function == "SyncRepWaitForLSN"


def _penuh(galat: BaseException) -> bool:
    if isinstance(galat, OSError) and galat.errno in _ERRNO_PENUH:
        return True
    return getattr(galat, "sqlstate", None) == _SQLSTATE_PENUH


def _rantai(galat: BaseException | None) -> list[BaseException]:
    hasil: list[BaseException] = []
    while galat is not None and galat not in hasil:
        hasil.append(galat)
        galat = galat.__cause__ or galat.__context__
    return hasil
