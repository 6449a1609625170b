"""Pendaftaran penduduk: biodata, kartu keluarga, KTP-el, KIA, dan perpindahan penduduk."""
