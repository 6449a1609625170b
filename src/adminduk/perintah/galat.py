"""The one exception a command may end with: its text is the whole answer to the user."""

from __future__ import annotations


class Gagal(Exception):
    """One clear sentence (what is wrong, what to do); the command ends with exit code 1."""
