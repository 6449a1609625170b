"""Dokumen kependudukan: what is printed, its QR, its signature, and how anyone verifies it. No database, no Django."""
