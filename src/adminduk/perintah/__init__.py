"""``adminduk``: one command, one module of this folder per sub-command.

A module here that has ``daftarkan(sub)`` and ``jalankan(args) -> int`` is a sub-command;
``akun_demo`` is typed ``akun-demo``.
Modules import only light things at their top: Django comes in through ``siapkan_django`` inside ``jalankan``.
"""

from adminduk.perintah.utama import main

__all__ = ["main"]
