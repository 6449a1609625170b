"""What every log record of every process passes, whoever made it: no NIK, no row of the database.

Installed as the factory of records, because servers and libraries bring handlers of their own (Granian's access and
error log, the last resort of logging): a filter on our handler would not see what they write.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

_NOMOR = re.compile(r"(?<!\d)(\d{6})\d{6}(\d{4})(?!\d)")
# PostgreSQL quotes the row in these parts of a message, and everything after them.
_BARIS_DATA = re.compile(r"\s*\b(?:DETAIL|CONTEXT|QUERY|STATEMENT|PARAMETERS):.*", re.DOTALL)
_TANPA_ISI = "pesan tidak dapat dibentuk"


def samarkan(teks: str) -> str:
    r"""Return a text without the rows that PostgreSQL quotes, numbers of persons and families masked.

    >>> samarkan("KK 9202120101100001")
    'KK 920212******0001'
    >>> samarkan("duplicate key\nDETAIL:  Key (nomor)=(9202124107850001) already exists.")
    'duplicate key'
    """
    return _NOMOR.sub(r"\1******\2", _BARIS_DATA.sub("", teks))


def saring(rekaman: logging.LogRecord) -> logging.LogRecord:
    """Mask the message of a record, and put type and place of its exception where handlers look for the traceback."""
    if not isinstance(rekaman.msg, dict):  # a dict is structlog's own and passes our formatter
        try:
            rekaman.msg = samarkan(rekaman.getMessage())
        except Exception:  # logging would print the arguments that do not fit
            rekaman.msg = _TANPA_ISI
        rekaman.args = ()
    if rekaman.exc_info and rekaman.exc_info[1] is not None:
        rekaman.exc_text = jejak(rekaman.exc_info[1])
    return rekaman


def jejak(galat: BaseException) -> str:
    """Return a traceback without messages and source lines: where it passed, and the type."""
    tempat = [f'  "{b.filename}", {b.lineno}, {b.name}' for b in traceback.extract_tb(galat.__traceback__)]
    return "\n".join([*tempat, f"{type(galat).__module__}.{type(galat).__qualname__}"])


def pasang() -> None:
    """Let every record of this process pass; harmless to repeat."""
    lama = logging.getLogRecordFactory()
    if getattr(lama, "menyaring", False):
        return

    def buat(*isi: Any, **lain: Any) -> logging.LogRecord:
        return saring(lama(*isi, **lain))

    buat.menyaring = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(buat)


def pasang_jejak_terakhir() -> None:
    """Keep the message of an exception that nobody caught off standard error, in every thread."""
    sys.excepthook = _tak_tertangkap
    threading.excepthook = lambda isi: _tak_tertangkap(isi.exc_type, isi.exc_value, isi.exc_traceback)


def _tak_tertangkap(jenis: type[BaseException], galat: BaseException | None, _jejak: TracebackType | None) -> None:
    if galat is None or issubclass(jenis, KeyboardInterrupt):
        return
    logging.getLogger("adminduk").critical("proses atau utas berhenti", exc_info=galat)
    print(jejak(galat), file=sys.stderr)
