"""Akun: siapa yang boleh masuk, dengan bukti apa, dan sebagai pelaku apa."""
