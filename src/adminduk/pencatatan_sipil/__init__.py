"""Pencatatan sipil: kelahiran, lahir mati, kematian, perkawinan, perceraian, dan akta lainnya."""
