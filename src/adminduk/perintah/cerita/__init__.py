"""The steps of ``adminduk peragaan`` in their order, each a sentence and a function that raises Gugur when it fails."""

from collections.abc import Callable

from adminduk.perintah.cerita import kelahiran, kematian, pembuktian, penjagaan, pindah
from adminduk.perintah.cerita.panggung import Panggung

Langkah = Callable[[Panggung], list[str]]

CERITA: tuple[tuple[str, Langkah], ...] = (
    ("Operator menemukan keluarga lewat pintu register", kelahiran.temukan_keluarga),
    ("Kesalahan isian ditolak sekaligus, dengan pasalnya", kelahiran.tolak_isian),
    ("Kelahiran diajukan; yang dikirim dua kali dicatat sekali", kelahiran.ajukan),
    ("Sebelum disimpan, akibatnya terlihat", kelahiran.pratinjau),
    ("Pengisi tidak memverifikasi; verifikator dan kepala bidang meneruskan", kelahiran.verifikasi),
    ("Kepala dinas memutus: jurnal, register, dan nomor dalam satu transaksi", kelahiran.tandatangani),
    ("Tiga dokumen tersegel, dicetak, ditandatangani, dan terbit", kelahiran.terbit),
    ("Keluarga menurut hari: sebelum dan sesudah kelahiran", pembuktian.menurut_hari),
    ("Tanda tangan PDF dibuktikan oleh pdfsig, pembaca lain", pembuktian.pdfsig),
    ("QR dibaca dari gambar kertas dan dibuktikan tanpa jaringan", pembuktian.qr_luring),
    ("Putusannya disaksikan dua dari tiga saksi: bukti di dalam PDF, tanda terima di tangan pemohon", pembuktian.segel),
    ("Satu angka diubah, dan dokumen itu tidak sah lagi", pembuktian.ubahan_ketahuan),
    ("Kantor kabupaten lain tidak melihat apa pun", penjagaan.wilayah_lain),
    ("Dua permohonan atas satu keluarga: satu menang, yang lain diberi tahu", kematian.dua_kantor),
    ("Kematian kepala keluarga: KK berganti nomor, kartu lama berkata diganti", kematian.kepala_keluarga),
    ("Pindah ke Fakfak dibatalkan: di jalan tercatat di asal, sesudahnya kembali seperti semula", pindah.batal),
    ("Pindah lagi, dan diterima di Fakfak: NIK dan nomor KK tetap", pindah.diterima),
    ("Peran web tidak dapat mengubah jurnal", penjagaan.jurnal_tertutup),
    ("Jurnal utuh; satu huruf yang diubah pemilik basis data ditemukan", penjagaan.jurnal_diperiksa),
    ("Register dibangun ulang dari jurnal dan sama", penjagaan.dibangun_ulang),
    ("Setiap bacaan tercatat bagi penduduknya", penjagaan.jejak),
    ("Tanpa permohonan data tertutup; akses darurat ditinjau orang kedua dan diberitahukan", penjagaan.akses_darurat),
)
