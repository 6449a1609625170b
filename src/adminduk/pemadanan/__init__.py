"""Pemadanan: telling that two spellings may be one person."""

from adminduk.pemadanan.nama import normal, token_nama, urut

__all__ = ["normal", "token_nama", "urut"]
