"""Permohonan: how any service is declared, checked, decided and carried out.

Pure and importable from here: the declaration of services. Forms are in ``isian`` and
``bentuk``, steps of a case in ``alur``, the list of services in ``katalog``.
"""

from adminduk.permohonan.layanan import (
    Hasil,
    Kasus,
    Larangan,
    Layanan,
    Penolakan,
    PermohonanDitolak,
    PesanKantor,
    Syarat,
    Tolak,
)

__all__ = ["Hasil", "Kasus", "Larangan", "Layanan", "Penolakan", "PermohonanDitolak", "PesanKantor", "Syarat", "Tolak"]
