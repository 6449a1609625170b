"""Pages of docs/ that are written from the code: the catalogue, the law matrix, the list of audit events."""

from adminduk.perintah.pembangkit.halaman import HALAMAN, basi, tulis

__all__ = ["HALAMAN", "basi", "tulis"]
