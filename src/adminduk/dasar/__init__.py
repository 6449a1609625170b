"""Kosakata bersama: NIK, kode, tanggal, nama, wilayah, dasar hukum. Stdlib only; imports nothing else of adminduk."""
