"""A register that is asked each question once: rules are independent of each other and ask the same again. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from adminduk.register.isi import Keluarga, Penduduk, Register, SuratPindah


class _Ingatan:
    """Answers from what was answered before; a family that was read also answers for its members."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._jawaban: dict[tuple[Any, ...], Any] = {}

    def __getattr__(self, nama: str) -> Callable[..., Any]:
        def jawab(*isi: Any, **pilihan: Any) -> Any:
            kunci = (nama, *isi, *sorted(pilihan.items()))
            if kunci not in self._jawaban:
                self._jawaban[kunci] = jawaban = getattr(self._register, nama)(*isi, **pilihan)
                self._simpulkan(nama, jawaban)
            return self._jawaban[kunci]

        return jawab

    def _simpulkan(self, nama: str, jawaban: Any) -> None:
        if isinstance(jawaban, Keluarga):
            self._jawaban["keluarga", jawaban.id] = jawaban
            self._jawaban.update({("keluarga_dari", a.penduduk.id): jawaban for a in jawaban.anggota})
            self._jawaban.update({("penduduk", a.penduduk.id): a.penduduk for a in jawaban.anggota})
        elif isinstance(jawaban, SuratPindah) and jawaban.keluarga:
            # Its people may be beyond the caller's own region: here and only here they are seen.
            self._simpulkan("keluarga", jawaban.keluarga)
        elif isinstance(jawaban, Penduduk) and nama == "orang_ber_nik":
            self._jawaban["penduduk", jawaban.id] = jawaban


def ingat(register: Register) -> Register:
    """Return the register as it stands now, for rules that run while nobody changes it."""
    return cast(Register, _Ingatan(register))
