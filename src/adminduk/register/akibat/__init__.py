"""What an event in life does to families: pure functions that several services use (KEPUTUSAN 14)."""

from adminduk.register.akibat.kematian import akibat_kematian, calon_kepala
from adminduk.register.akibat.kelahiran import shdk_anak
from adminduk.register.akibat.kepala import ganti_kepala, shdk_terhadap
from adminduk.register.akibat.terapkan import terapkan

__all__ = ["akibat_kematian", "calon_kepala", "ganti_kepala", "shdk_anak", "shdk_terhadap", "terapkan"]
