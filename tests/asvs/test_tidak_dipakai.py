"""What the system does not use cannot be attacked through it: a requirement that does not apply today is watched here.

Whoever brings one of these in breaks the test, and answers the requirement of OWASP ASVS 5.0 (docs/keamanan/asvs.csv)
before the test is changed.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PROYEK = Path(__file__).parents[2]
SUMBER = PROYEK / "src" / "adminduk"
PYTHON = sorted(b for b in SUMBER.rglob("*.py") if not b.name.startswith(("test_", "conftest")))
PERAMBAN = sorted([*SUMBER.rglob("*.js"), *SUMBER.rglob("*.html")])

# Technology: the import roots that would bring it in, and what would betray it in a page or a script.
IMPOR = {
    "ldap": {"ldap", "ldap3"},
    "xml": {"xml", "lxml", "defusedxml", "xmltodict", "elementpath"},
    "latex": {"pylatex", "latex"},
    "wysiwyg": {"bleach", "nh3", "ckeditor", "tinymce", "markdown", "mistune", "commonmark"},
    "jndi": {"jpype", "py4j", "jnius"},
    "memcache": {"pymemcache", "memcache", "pylibmc", "redis"},
    "surat_elektronik": {"smtplib", "imaplib", "poplib"},
    "sms": {"twilio", "vonage"},
    "graphql": {"graphql", "graphene", "strawberry", "ariadne"},
    "websocket": {"websockets", "channels", "wsproto"},
    "webrtc": {"aiortc", "aioice"},
    "saml": {"saml2", "onelogin"},
    "jwt": {"jwt", "jose", "joserfc", "authlib", "jwcrypto"},
    "oauth": {"authlib", "oauthlib", "oauth2_provider", "oidc_provider", "requests_oauthlib"},
    "objek_python": {"pickle", "marshal", "shelve", "dill", "jsonpickle", "yaml"},
    "templat_lain": {"jinja2", "mako", "chameleon"},
    "peramban_tanpa_kepala": {"selenium", "playwright", "weasyprint", "pdfkit"},
}
PADA_HALAMAN = {
    "websocket": r"\bnew WebSocket\b|\bwss?://",
    "webrtc": r"\bRTCPeerConnection\b|\bRTCDataChannel\b",
    "antarjendela": r"\bpostMessage\b|addEventListener\(\s*['\"]message['\"]",
    "kode_dari_teks": r"\beval\(|\bnew Function\b|\bdocument\.write\b|\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML",
    "teknologi_usang": r"<(?:object|embed|applet)\b|\.swf\b|ActiveXObject",
    "dari_situs_lain": r"(?:src|href|action)=\"(?:https?:)?//",
    "pertanyaan_rahasia": r"nama gadis ibu|pertanyaan rahasia|petunjuk sandi",
}


@cache
def pohon(berkas: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(berkas.read_text())))


@cache
def diimpor(berkas: Path) -> set[str]:
    """Return the top packages that a module imports, wherever in it."""
    simpul = pohon(berkas)
    langsung = {n.name.split(".")[0] for s in simpul if isinstance(s, ast.Import) for n in s.names}
    return langsung | {s.module.split(".")[0] for s in simpul if isinstance(s, ast.ImportFrom) and s.module}


def panggilan(berkas: Path) -> list[ast.Call]:
    return [s for s in pohon(berkas) if isinstance(s, ast.Call)]


def nama(berkas: Path) -> str:
    return berkas.relative_to(SUMBER).as_posix()


@pytest.mark.parametrize("teknologi", IMPOR)
def test_tidak_diimpor(teknologi):
    assert {nama(b): ada for b in PYTHON if (ada := diimpor(b) & IMPOR[teknologi])} == {}


@pytest.mark.parametrize("teknologi", PADA_HALAMAN)
def test_tidak_ada_pada_halaman(teknologi):
    pola = re.compile(PADA_HALAMAN[teknologi], re.IGNORECASE)

    assert [nama(b) for b in PERAMBAN if pola.search(b.read_text())] == []


def test_yang_dicari_memang_akan_ketahuan(tmp_path):
    contoh = tmp_path / "contoh.py"
    contoh.write_text("import os\ndef f():\n    from lxml import etree\n    return eval('1')\n")

    assert diimpor(contoh) & IMPOR["xml"] == {"lxml"}
    assert [p.func.id for p in panggilan(contoh)] == ["eval"]
    assert all(PYTHON) and len(PYTHON) > 200 and len(PERAMBAN) > 20


def test_teks_tidak_pernah_dijalankan_sebagai_kode():
    jahat = {"eval", "exec", "compile", "__import__"}
    temuan = [nama(b) for b in PYTHON for p in panggilan(b) if isinstance(p.func, ast.Name) and p.func.id in jahat]

    assert temuan == []


def test_templat_tidak_pernah_dibuat_dari_teks():
    jahat = {"Template", "from_string", "Engine"}
    temuan = [
        nama(b) for b in PYTHON for p in panggilan(b) if getattr(p.func, "id", getattr(p.func, "attr", "")) in jahat
    ]

    assert temuan == []


def test_perintah_sistem_tidak_lewat_shell():
    jahat = {"system", "popen", "getoutput", "getstatusoutput"}
    lewat_shell = [nama(b) for b in PYTHON for p in panggilan(b) if any(k.arg == "shell" for k in p.keywords)]
    langsung = [
        nama(b)
        for b in PYTHON
        for p in panggilan(b)
        if isinstance(p.func, ast.Attribute)
        and p.func.attr in jahat
        and isinstance(p.func.value, ast.Name)
        and p.func.value.id in {"os", "subprocess"}
    ]

    assert lewat_shell == [] and langsung == []


def test_memori_mentah_hanya_untuk_satu_panggilan_sistem():
    """``prctl``: a child dies with its parent. Everything else is memory-safe Python."""
    mentah = {"ctypes", "cffi", "mmap"}

    assert {nama(b) for b in PYTHON if diimpor(b) & mentah} == {"perintah/peluncur/proses.py", "populasi/pekerja.py"}


def test_bentuk_teks_bukan_dari_pengguna():
    """A text that is formatted is written in code: what comes from users is a value in it, never the format."""
    diterima = re.compile(r"\b(request|POST|GET|body)\b[^\n\"']*\.format(?:_map)?\(")
    temuan = [f"{nama(b)}: {c.group()}" for b in PYTHON if (c := diterima.search(b.read_text()))]

    assert temuan == []


def test_pola_tidak_disusun_dari_masukan():
    """A regular expression is written in code; what is put into one is escaped."""
    disusun = re.compile(r"re\.(?:compile|match|search|fullmatch|sub|split|findall|finditer)\(\s*r?f[\"']")
    temuan = [nama(b) for b in PYTHON if disusun.search(b.read_text())]

    assert temuan == ["dokumen/qr.py"], "di sana hanya tetapan: abjad dan panjang kode"


# Modules that open connections: to the witnesses of the journal, and to the own server to see if it answers.
BOLEH_KELUAR = {"register/saksi_tanya.py", "perintah/jalan.py"}


def test_hanya_dua_modul_yang_menghubungi_luar():
    jaringan = {"requests", "httpx", "aiohttp", "urllib3", "ftplib", "telnetlib"}
    temuan = {nama(b) for b in PYTHON if diimpor(b) & jaringan}
    temuan |= {nama(b) for b in PYTHON if re.search(r"\b(http\.client|urllib\.request|urlopen)\b", b.read_text())}

    assert temuan <= BOLEH_KELUAR


def test_server_tidak_melayani_websocket():
    assert '"--no-ws"' in (SUMBER / "perintah" / "jalan.py").read_text()


def test_acak_untuk_rahasia_dari_pembangkit_yang_aman():
    """``random`` makes synthetic people and nothing else; secrets come from ``secrets`` and the database."""
    pemakai = {nama(b).split("/")[0] for b in PYTHON if "random" in diimpor(b)}

    assert pemakai <= {"populasi"}


def test_hash_yang_usang_tidak_dipakai():
    pola = re.compile(r"\b(md5|sha1|MD5|SHA1|ECB|PKCS1v15|DES|RC4|Blowfish)\b")
    temuan = {nama(b): c.group() for b in PYTHON if (c := pola.search(b.read_text()))}

    # One-time codes are HMAC-SHA-1 by RFC 6238: what the apps on phones compute; collisions are no attack on them.
    assert temuan == {"perintah/akun_demo.py": "sha1"}
