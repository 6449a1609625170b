"""Pagar wilayah dijaga katalog basis data sendiri: tiap tabel, tiap kebijakan, tiap pintu lewat pagar.

A new table is behind a policy or named here with a reason; a policy has one of few shapes, which the planner
evaluates once a statement; a function that passes the policies is in the list below.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from adminduk.register import Keperluan, Pelaku, Peran, contoh, untuk
from adminduk.register.contoh import ELISABET, FAKFAK, MANOKWARI, WARGA_MARTHA

pytestmark = pytest.mark.django_db
PROYEK = Path(__file__).parents[1]
CUPLIKAN = Path(__file__).with_name("rls_matriks.txt")
PERAN = ("adminduk_web", "adminduk_pekerja", "adminduk_segel", "adminduk_auditor")
# Read everywhere: dusun, RT and RW are public; a sealed data key opens nothing without the key that is not there.
TERBUKA = {("satuan_lokal", "umum"), ("kunci_data", "baca")}
BULANAN = re.compile(r"_\d{4}_\d\d$|_lain$")

# A policy of the web or the worker is built of these alone: a column against a setting that is read once a statement.
_NILAI = r"\(?NULLIF\(current_setting\('app\.\w+'::text, true\), ''::text\)\)?(?:::\w+(?:\[\])?)?"
_SETELAN = rf'\( SELECT {_NILAI} AS "nullif"\)'
BATAS = (
    re.compile(rf"\(\w+ = ANY \({_SETELAN}::\w+\[\]\)\)"),
    re.compile(rf"\(\w+ && {_SETELAN}\)"),
    re.compile(rf"\(\w+ = {_SETELAN}\)"),
)
LONGGAR = re.compile(rf"\({_SETELAN} IS NULL\)")
# Narrower still, for village officers only; the row asked for is found by its primary key, behind its own policies.
LEWAT_INDUK = re.compile(r"\(EXISTS \( SELECT FROM (?:permohonan p|keluarga k) WHERE \([pk]\.id = \w+\.\w+\)\)\)")
KEADAAN = re.compile(r"\(keadaan = '[\w ]+'::text\)|\(\w+ IS NULL\)")

# What passes the policies, and the little that it says.
PINTU = {
    "antrekan_segel()": "puts the leaf of a new event into the queue of the sequencer; a trigger",
    "bacaan_alarm(uuid,integer)": "what was read in the window of an alarm of the caller's region",
    "bacaan_petugas(timestamp with time zone)": "the ledger since a moment, for the worker's rules of alarms",
    "cari_nasional(uuid,text,integer,text,text,integer[],date,text)": "same person elsewhere? logs itself",
    "coba_kode_ambil(text)": "counts a try at a link; the caller holds 60 random bits",
    "darurat_tentang(uuid)": "break-glass about the resident of this very session",
    "dokumen_berkode(text)": "the verify page: id and state of the document with this code",
    "dokumen_dicabut(integer)": "the public revocation list: codes only",
    "dokumen_kode_ambil(text)": "files behind a link whose PIN was right",
    "jejak_orang(uuid,integer)": "who read about a person",
    "hapus_isi(uuid)": "erases a payload by law; a trigger wants the event that says so first; the owner's alone",
    "keadaan_kasus(uuid[])": "whether a case of the ledger was ever submitted",
    "keadaan_dokumen(uuid)": "the verify page: what the paper shows, by its random id",
    "keluarga_bernomor(character)": "number to random id, nothing else",
    "lingkup_perubahan(uuid[])": "in which kabupaten the caller's own entities have rows",
    "nik_milik(uuid[])": "numbers of people who live or lived in the caller's region",
    "nomor_kasus(uuid[])": "the number of a case that stands in a ledger, and nothing else",
    "orang_ber_nik(character)": "number to random id, nothing else",
    "periksa_terkena(text,uuid,text,bigint)": "refuses a change that would miss rows; says how many",
    "segel_menunggu_sejak()": "a moment",
    "serumah(uuid)": "who is on the KK of a resident: the scope of the own session",
    "siapkan_partisi()": "makes the months of the journal that are to come",
    "skpwni_lewat(date)": "numbers of letters that are out of time, for the worker",
    "surat_pindah(text)": "a letter for the two offices it is between",
    "surat_pesan(uuid)": "the letter of a message between offices, to the two of them",
    "terakhir_tercatat(uuid[])": "a moment",
    "urutan_antrean(uuid)": "how many cases wait before the resident's own; a number",
}


def test_tiap_tabel_berpagar_paksa_atau_dikecualikan_dengan_alasan(pemilik):
    dikecualikan = set(re.findall(r'"public\.(\w+)"', (PROYEK / "pgrls.toml").read_text()))
    longgar = pemilik.execute(
        """select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
              and not relispartition and not (relrowsecurity and relforcerowsecurity)"""
    ).fetchall()

    assert {nama for (nama,) in longgar} - dikecualikan == set()
    assert {"penduduk", "permohonan", "jejak_akses", "lampiran"}.isdisjoint(n for (n,) in longgar)


def test_pecahan_bulanan_tidak_dibuka_bagi_siapa_pun(pemilik):
    """Row-level security of a partitioned table does not hold for its parts: nobody may name one."""
    dibuka = pemilik.execute(
        """select c.relname, a.grantee::regrole::text from pg_class c, aclexplode(c.relacl) a
            where c.relispartition and a.grantee <> c.relowner"""
    ).fetchall()

    assert dibuka == []


def test_kebijakan_web_dan_pekerja_hanya_berbentuk_tetap(pemilik):
    aneh = [(t, n, u) for t, n, uji in _kebijakan(pemilik) for u in uji if not _tetap(u)]

    assert aneh == []


@pytest.mark.parametrize(
    "uji",
    [
        "(kab IN ( SELECT w.kode FROM wilayah w))",
        "boleh(kab)",
        "(kab = ANY ((current_setting('app.kab'::text))::integer[]))",  # once a row
        "((random() < 0.5) OR (kab = 9202))",
    ],
)
def test_bentuk_lain_memang_tertangkap(uji):
    assert not _tetap(uji)


def test_tiap_perintah_yang_diberikan_punya_kebijakan(pemilik):
    """A right without a policy is dead, and waits for somebody to write a wide one."""
    mati = pemilik.execute(
        """select c.relname, a.privilege_type, a.grantee::regrole::text
             from pg_class c, aclexplode(c.relacl) a
            where c.relrowsecurity and a.grantee = any(%s::regrole[])
              and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive
                                and a.grantee = any(p.polroles)
                                and p.polcmd in ('*', case a.privilege_type when 'SELECT' then 'r'
                                    when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end))""",
        (list(PERAN),),
    ).fetchall()

    assert mati == []


def test_fungsi_lewat_pagar_ada_dalam_daftar_dan_tidak_terbuka_bagi_umum(pemilik):
    ada = pemilik.execute(
        """select p.oid::regprocedure::text, p.proconfig, p.proowner::regrole::text,
                  exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
             from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace"""
    ).fetchall()

    assert {n for n, *_ in ada} - PINTU.keys() == set()
    for nama, setelan, milik, umum in ada:
        assert setelan == ["search_path=public, pg_temp"], nama
        assert (milik, umum) == ("adminduk", False), nama


def test_fungsi_lewat_pagar_yang_tak_terdaftar_tertangkap(pemilik):
    pemilik.execute(
        "create function intip() returns bigint language sql security definer as 'select count(*) from nik'"
    )

    with pytest.raises(AssertionError):
        test_fungsi_lewat_pagar_ada_dalam_daftar_dan_tidak_terbuka_bagi_umum(pemilik)


def test_tidak_ada_pandangan_yang_melangkahi_pagar(pemilik):
    pandangan = pemilik.execute(
        """select relname from pg_class where relnamespace = 'public'::regnamespace and (relkind = 'm'
              or relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false))"""
    ).fetchall()

    assert pandangan == []


@pytest.mark.parametrize("nama", ["web", "pekerja"])
def test_tanpa_wilayah_tidak_satu_baris_pun_tampak(pemilik, sambung_sebagai, nama):
    with untuk(Pelaku(ELISABET, "Pemindah", Peran.OPERATOR, (MANOKWARI, FAKFAK)), Keperluan.PELAYANAN) as reg:
        reg.catat(contoh.peristiwa_contoh())
    masuk, terisi = sambung_sebagai(nama), 0
    for tabel in _tabel_terbaca(pemilik, f"adminduk_{nama}"):
        terisi += bool(pemilik.execute(f"select count(*) from {tabel}").fetchone()[0])
        if tabel not in dict(TERBUKA):
            assert masuk.execute(f"select count(*) from {tabel}").fetchone() == (0,), tabel

    assert terisi >= 9  # the cast fills the register: no table was empty only because nothing is in it


def test_kunjungan_penduduk_mencapai_keluarga_sendiri_saja(pemilik):
    with untuk(Pelaku(ELISABET, "Pemindah", Peran.OPERATOR, (MANOKWARI, FAKFAK)), Keperluan.PELAYANAN) as reg:
        reg.catat(contoh.peristiwa_contoh())
    with untuk(WARGA_MARTHA, Keperluan.DATA_SENDIRI) as reg:
        tampak = {t: _hitung(reg, t) for t in ("penduduk", "perkawinan", "token_nama", "peristiwa", "peristiwa_isi")}
    with untuk(contoh.OPERATOR_MANOKWARI, Keperluan.PELAYANAN) as reg:
        kantor = {t: _hitung(reg, t) for t in tampak}

    assert tampak == {"penduduk": 4, "perkawinan": 1, "token_nama": 12, "peristiwa": 1, "peristiwa_isi": 0}
    assert all(kantor[t] > tampak[t] for t in tampak if t != "perkawinan")


@pytest.mark.parametrize(
    "pernyataan",
    [
        "update akun_petugas set peran = 'kepala dinas'",
        "update akun_petugas set kab = '{9203}'",
        "update akun_petugas set aktif = true",
        "insert into akun_petugas select * from akun_petugas",
        "delete from akun_petugas",
        "update akun_token_sistem set kab = '{9203}', dicabut = null",
        "insert into akun_token_sistem select * from akun_token_sistem",
        "delete from akun_catatan",
    ],
)
def test_web_tidak_mengubah_siapa_petugas_dan_di_mana(pemilik, sambung_sebagai, pernyataan):
    """Whoever takes over the web cannot make itself an officer, nor one of another office."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sambung_sebagai("web").execute(pernyataan)


def test_web_mengubah_sandi_dan_waktu_masuk_saja(pemilik, sambung_sebagai):
    sambung_sebagai("web").execute("update akun_petugas set password = '', last_login = now(), sandi_sementara = false")


def test_penduduk_tidak_mencapai_permintaan_orang_lain(pemilik):
    def catat(reg) -> None:
        reg._koneksi.execute(
            "insert into permintaan (id, kab, oleh, sidik, jawaban) values (gen_random_uuid(), %s, %s, '', '{}')",
            (MANOKWARI, reg.pelaku.id),
        )

    for pelaku, keperluan in ((contoh.OPERATOR_MANOKWARI, Keperluan.PENCARIAN), (WARGA_MARTHA, Keperluan.DATA_SENDIRI)):
        with untuk(pelaku, keperluan) as reg:
            catat(reg)
    with untuk(WARGA_MARTHA, Keperluan.DATA_SENDIRI) as reg:
        milik = _hitung(reg, "permintaan")
    with untuk(contoh.OPERATOR_MANOKWARI, Keperluan.PENCARIAN) as reg:
        kantor = _hitung(reg, "permintaan")

    assert (milik, kantor) == (1, 2)


def test_pgrls_tidak_menemukan_apa_pun(pemilik):
    hasil = _pgrls(pemilik, "lint", "--config", str(PROYEK / "pgrls.toml"))

    assert hasil.returncode == 0, hasil.stdout


def test_pgrls_memang_menemukan_tabel_tanpa_pagar(pemilik):
    pemilik.execute("create table penduduk_salinan as select * from penduduk")

    hasil = _pgrls(pemilik, "lint", "--config", str(PROYEK / "pgrls.toml"))

    assert hasil.returncode != 0 and "penduduk_salinan" in hasil.stdout


def test_hak_tiap_masuk_atas_tiap_tabel_sesuai_cuplikan(pemilik):
    """What each log-in reaches, for a person to read whenever it changes."""
    hasil = _pgrls(pemilik, "matrix", "--format", "json", "--roles", ",".join(PERAN))
    kini = _matriks(json.loads(hasil.stdout))

    assert kini == CUPLIKAN.read_text(), f"Bila perubahannya memang dimaksud, isi {CUPLIKAN.name} menjadi:\n{kini}"


def _matriks(isi: dict) -> str:
    baris = [f"{'tabel':24} {'perintah':9} {' '.join(f'{p:17}' for p in PERAN)}".rstrip()]
    for satu in isi["rows"]:
        tabel = satu["table"].removeprefix("public.")
        hak = [satu["access"][p]["verdict"] for p in PERAN]
        if set(hak) != {"denied"} and not BULANAN.search(tabel):
            isian = " ".join(f"{'-' if h == 'denied' else h:17}" for h in hak)
            baris.append(f"{tabel:24} {satu['command']:9} {isian}".rstrip())
    return "\n".join(baris) + "\n"


def _pgrls(pemilik: psycopg.Connection, perintah: str, *pilihan: str) -> subprocess.CompletedProcess[str]:
    tujuan = psycopg.conninfo.make_conninfo(pemilik.info.dsn, password=pemilik.info.password)
    return subprocess.run(
        [Path(sys.executable).with_name("pgrls"), perintah, "--database-url", tujuan, *pilihan],
        capture_output=True, text=True,
    )  # fmt: skip


def _tabel_terbaca(pemilik: psycopg.Connection, peran: str) -> list[str]:
    baris = pemilik.execute(
        """select relname from pg_class where relrowsecurity and not relispartition
              and has_table_privilege(%s, oid, 'select')""",
        (peran,),
    )
    return [nama for (nama,) in baris.fetchall()]


def _hitung(reg, tabel: str) -> int:
    return reg._tanya(f"select count(*) from {tabel}")[0][0]


def _kebijakan(pemilik: psycopg.Connection) -> list[tuple[str, str, list[str]]]:
    """Return table, name and expressions of the policies that bind the web or the worker, blanks made one."""
    baris = pemilik.execute(
        """select polrelid::regclass::text, polname, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
             from pg_policy where polroles && %s::regrole[]::oid[]""",
        (["adminduk_web", "adminduk_pekerja"],),
    ).fetchall()
    return [
        (t, n, [re.sub(r"\s+", " ", u) for u in uji if u is not None]) for t, n, *uji in baris if (t, n) not in TERBUKA
    ]


def _tetap(uji: str) -> bool:
    """Tell whether an expression consists of the shapes above, with AND and OR between them, and nothing else."""
    sisa, terbatas = uji, False
    for pola in (*BATAS, LONGGAR, LEWAT_INDUK, KEADAAN):
        sisa, banyak = pola.subn("#", sisa)
        terbatas = terbatas or bool(banyak)
    return terbatas and re.fullmatch(r"[#() ]|[#() ]+(?:(?:AND|OR)[#() ]+)*", sisa) is not None
