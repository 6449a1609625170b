"""Uploads over the limit: the file is read to its end and thrown away, so that the form around it survives."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class BatasUkuran(FileUploadHandler):
    """Drop a file once it exceeds BATAS_BERKAS and name its field in ``request.berkas_terlalu_besar``.

    Memory and disk hold at most the limit, whatever the client sends.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.terlalu_besar: list[str] = []
        request.berkas_terlalu_besar = self.terlalu_besar

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.diterima = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.diterima += len(raw_data)
        if self.diterima > settings.BATAS_BERKAS:
            self.terlalu_besar.append(str(self.field_name))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
