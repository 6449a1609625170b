"""Owner, database and log-ins: made once, before the first migration, and harmless to repeat (KEPUTUSAN 10)."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import pangkalan, tempat
from adminduk.perintah.peluncur.sambungan import NAMA_PERAN, parameter, url_luar

VERSI_TERENDAH = 150000
# A page that takes longer has failed for the user anyway, and a forgotten transaction must not hold rows for ever.
PENGATURAN_PERAN = {
    "web": {
        "statement_timeout": "30s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "60s",
        # Policies are parameters to the planner already: planning anew tells it nothing and costs more than the query.
        "plan_cache_mode": "force_generic_plan",
    },
    "pekerja": {"idle_in_transaction_session_timeout": "10min"},
}


def siapkan_pangkalan(milik: pangkalan.Pangkalan, data: Path) -> None:
    """Create the owner and the database in our own cluster."""
    with _sambung(
        {"host": str(milik.soket), "port": str(pangkalan.PORT), "dbname": "postgres", "user": pangkalan.SUPER,
         "password": milik.sandi_super}
    ) as db:  # fmt: skip
        if not _ada(db, "select 1 from pg_roles where rolname = %s", pangkalan.PEMILIK):
            sandi = tempat.rahasia(data)["sandi_pemilik"]
            _buat(db, pangkalan.PEMILIK, sandi, "login createrole")
        if not _ada(db, "select 1 from pg_database where datname = %s", pangkalan.NAMA_DB):
            db.execute(
                sql.SQL("create database {} owner {}").format(
                    sql.Identifier(pangkalan.NAMA_DB), sql.Identifier(pangkalan.PEMILIK)
                )
            )


def siapkan_peran(data: Path) -> None:
    """Create the log-ins of web, worker, sequencer and auditor as the owner, in any PostgreSQL."""
    with _sambung(parameter(data, "pemilik")) as db:
        if db.info.server_version < VERSI_TERENDAH:
            raise Gagal(f"PostgreSQL {db.info.server_version // 10000} terlalu tua. Pakai versi 15 atau lebih baru.")
        rahasia = tempat.rahasia(data)
        for peran in tempat.PERAN_DB:
            nama = NAMA_PERAN[peran]
            if not _ada(db, "select 1 from pg_roles where rolname = %s", nama):
                _buat(db, nama, rahasia[f"sandi_{peran}"], "login")
                _atur(db, peran)
    _periksa_masuk(data)


def _sambung(tujuan: dict[str, str]) -> psycopg.Connection:
    try:
        return psycopg.connect(**{"connect_timeout": "10"} | tujuan, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as galat:
        alasan = str(galat).strip().splitlines()[-1]
        raise Gagal(f"Basis data tidak dapat dihubungi sebagai {tujuan.get('user', 'pemilik')}: {alasan}") from None


def _ada(db: psycopg.Connection, tanya: str, nama: str) -> bool:
    return db.execute(tanya.encode(), (nama,)).fetchone() is not None


def _buat(db: psycopg.Connection, nama: str, sandi: str, hak: str) -> None:
    # Hashed here: the server and its logs never see the password itself.
    teracak = db.pgconn.encrypt_password(sandi.encode(), nama.encode(), b"scram-sha-256").decode()
    perintah = sql.SQL("create role {} {} password {}").format(sql.Identifier(nama), sql.SQL(hak), sql.Literal(teracak))
    try:
        db.execute(perintah)
    except psycopg.errors.InsufficientPrivilege:
        raise Gagal(
            f"Pemilik basis data tidak boleh membuat peran {nama}. Mintalah kepada pengurus PostgreSQL: "
            f'ALTER ROLE "{db.info.user}" CREATEROLE; lalu ulangi.'
        ) from None


def _atur(db: psycopg.Connection, peran: str) -> None:
    for nama, nilai in PENGATURAN_PERAN.get(peran, {}).items():
        db.execute(
            sql.SQL("alter role {} set {} = {}").format(
                sql.Identifier(NAMA_PERAN[peran]), sql.Identifier(nama), sql.Literal(nilai)
            )
        )


def _periksa_masuk(data: Path) -> None:
    """Try one log-in: another installation may have made the roles, with passwords of its own."""
    try:
        _sambung(parameter(data, "web")).close()
    except Gagal as galat:
        sebab = " Salin berkas rahasia dari pemasangan yang membuat peran itu." if url_luar() else ""
        raise Gagal(f"{galat} Kata sandi ada di {data / 'rahasia'}.{sebab}") from None
